// Compares a part of two pictures, each a PNG in base64 with the place of the part: how many pixels differ in any channel by more than the third argument,
// and the largest difference.
const [first, second, tolerance, done] = arguments;
const pixels = ([png, [left, top, width, height, whole]]) => new Promise((resolve, reject) => {
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [width, height];
    const paper = canvas.getContext('2d');
    const scale = image.width / whole;
    paper.drawImage(image, left * scale, top * scale, width * scale, height * scale, 0, 0, width, height);
    resolve(paper.getImageData(0, 0, width, height));
  };
  image.onerror = () => reject(new Error('no picture'));
  image.src = `data:image/png;base64,${png}`;
});
Promise.all([pixels(first), pixels(second)]).then(([one, two]) => {
  if (one.width !== two.width || one.height !== two.height) {
    return done({ sizes: [one.width, one.height, two.width, two.height] });
  }
  const count = { differing: 0, largest: 0, all: one.width * one.height, colours: new Set(new Uint32Array(one.data.buffer)).size };
  for (let at = 0; at < one.data.length; at += 4) {
    let most = 0;
    for (let channel = 0; channel < 3; channel += 1) most = Math.max(most, Math.abs(one.data[at + channel] - two.data[at + channel]));
    if (most > tolerance) count.differing += 1;
    count.largest = Math.max(count.largest, most);
  }
  return done(count);
}).catch((error) => done({ error: String(error) }));
