// What few visitors take away: prints, pictures, QR codes. Fetched with the first of them; late.js asks for it, and lends
// what it has.

import { print as onto } from './paper.js';
import { save } from './picture.js';

// Prints what the selector finds, once `ready` is over; returns whether it did. If the visitor goes on in the meantime,
// or asks for something else, the last request counts.
let latest;
async function onPaper(selector, stage, { adoptedStyleSheets }, tell, ready) {
  const mine = (latest = {});
  const wanted = () => latest === mine && stage.querySelector(selector)?.isConnected;
  try {
    await ready?.();
    if (!wanted()) return false;
    onto(stage.querySelector(selector), adoptedStyleSheets);
    return true;
  } catch {
    if (wanted()) tell('refused', 'print');
    return false;
  }
}

export async function print(selector, stage, root, tell) { await onPaper(selector, stage, root, tell); }

export async function qr(text, stage, root, tell, { extra, qrWasm, lost, need, headAndRest }) {
  const [way, link] = headAndRest(text);
  try {
    const { default: start, qr } = await extra('qr');
    await start({ module_or_path: qrWasm }).catch(lost);
    const path = qr(link);
    // It holds 2,953 bytes.
    if (!path) throw new RangeError('too long');
    await need();
    tell('qr', `${link}\n${path}`);
    tell('done', way);
  } catch {
    tell('refused', way);
  }
}

export async function paper(text, stage, root, tell, lent) {
  const [selector, link] = lent.headAndRest(text);
  // Print is worth having even without the QR code.
  const code = async () => {
    if (!stage.querySelector('.qr')) await qr(`\n${link}`, stage, root, (what, value) => what === 'qr' && tell(what, value), lent);
    await new Promise(requestAnimationFrame);
  };
  if (await onPaper(selector, stage, root, tell, code)) tell('done', 'print');
}

// Returns for how long, in milliseconds, another press still belongs to the one that was heard.
export async function picture(_, stage, root, tell, { worded }) {
  // Whoever has gone on in the meantime does not want it any more.
  const map = stage.querySelector('.map');
  try {
    const text = await worded('picture');
    if (!map.isConnected) return 0;
    await save(map, text.split('\n'));
    tell('done', 'picture');
    return 500;
  } catch {
    if (map.isConnected) tell('refused', 'picture');
    return 0;
  }
}
