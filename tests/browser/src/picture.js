// Compares a part of two pictures, each a PNG in base64 with the place of the part: how many pixels differ in any channel by more than the third argument,
// and the largest difference. With the fourth, a pixel only differs from what lies outside of the colours around it in the other picture.
const [first, second, tolerance, soft, done] = arguments;
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
  // How far a value lies outside of those of the other picture within a pixel's distance.
  const outside = (value, other, at) => {
    let [least, most] = [255, 0];
    for (let dy = -1; dy <= 1; dy += 1) {
      for (let dx = -1; dx <= 1; dx += 1) {
        const near = other.data[at + 4 * (dx + dy * other.width)] ?? value;
        [least, most] = [Math.min(least, near), Math.max(most, near)];
      }
    }
    return Math.max(least - value, value - most, 0);
  };
  for (let at = 0; at < one.data.length; at += 4) {
    let most = 0;
    for (let channel = at; channel < at + 3; channel += 1) {
      const [a, b] = [one.data[channel], two.data[channel]];
      let difference = Math.abs(a - b);
      if (soft && difference > tolerance) difference = Math.max(outside(a, two, channel), outside(b, one, channel));
      most = Math.max(most, difference);
    }
    if (most > tolerance) count.differing += 1;
    count.largest = Math.max(count.largest, most);
  }
  return done(count);
}).catch((error) => done({ error: String(error) }));
