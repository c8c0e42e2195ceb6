// Reads pages as a chat program does, with unfurl.js: node read.cjs MODULES URL… prints a JSON list of what it found.
const [modules, ...urls] = process.argv.slice(2);
const { unfurl } = require(`${modules}/unfurl.js`);

// Width and height stand at a fixed place in a PNG.
async function picture(url) {
  const response = await fetch(url);
  const bytes = Buffer.from(await response.arrayBuffer());
  const png = bytes.subarray(1, 4).toString() === 'PNG';
  return { status: response.status, type: response.headers.get('content-type'), length: bytes.length,
    size: png ? [bytes.readUInt32BE(16), bytes.readUInt32BE(20)] : null };
}

async function read(url) {
  const { title, description, canonical_url, open_graph = {}, twitter_card = {} } = await unfurl(url, { oembed: false });
  const images = open_graph.images ?? [];
  return { url, title, description, canonical: canonical_url, open_graph, twitter_card,
    pictures: await Promise.all(images.map((image) => picture(image.url))) };
}

Promise.all(urls.map(read)).then((pages) => console.log(JSON.stringify(pages)));
