// Where notes and links are kept outside of the widget. Storage may be missing or refuse: all works without.

import { BUILD } from 'build';
import { lines, valueOf, viewsOf } from './attributes.js';

/** Notes as the program reads them: the screen's number, then `question=option`, one a line. */
export const toText = (screen, answers) => [screen, lines([...answers])].join('\n');

/** The screen's number and the answers of notes. */
export function fromText(text) {
  const [screen, ...pairs] = text.split('\n');
  return [+screen || 0, new Map(pairs.filter(Boolean).map((pair) => pair.split('=')))];
}

/** Whether there is nothing of the visitor's own: he looks at the beginning, or at what a link has opened. */
export const untouched = (screen, answers) => (answers.has('*visiting') ? !answers.has('*kept') : !screen && answers.size < 2);

/** Whether a kept text is more than an untouched beginning. */
export const isMore = (text) => /\n[1-9]|(\n.*){3}/.test(text);

/**
 * Where the notes of a widget with this name are kept. A page is told by its path and query, as they are now; `data-alone="path"` by its path
 * alone, since its builder changes the query.
 */
export const keyOf = ({ dataset }, name) => `shoreline:${location.pathname}${dataset.alone ? '' : location.search}:${name}`;

/** Keeps a text for this tab, in the place of an older one; without a text, nothing any more. */
export function keep(old, key, text) {
  try {
    sessionStorage.removeItem(old);
    if (text) sessionStorage.setItem(key, text);
  } catch { /* works without */ }
}

/** The text kept for this tab, if there is one: a link's code, then notes, one a line. */
export function restore(key) {
  try { return sessionStorage.getItem(key); } catch { /* works without */ }
}

let taken;
let taker;

/**
 * The code in a fragment. A fragment is answered once: a result opens in the first widget of a page whose `views` have what
 * it shows, by the first segment that is neither head nor checksum, and which has the pack that it names, of its own or
 * built in; one that can be seen, if there is one, since some pages have a copy for phones and hide it elsewhere. Where none
 * has, the first one says so. The page may have an `s` of its own in front.
 * Another widget answers it once the first one is not seen any more.
 */
export function linkIn(element) {
  const hash = location.hash.toLowerCase();
  if (hash === taken && taker !== element && taker.checkVisibility()) return '';
  const code = /[#&]s=(\d[^&]*|[^&]*$)/.exec(hash)?.[1] ?? '';
  const [, pack = BUILD.code, shows] = /^\w+-(\w*)-\w*-(?:(\w)\w*-)?/.exec(code) ?? [];
  const view = { c: 'compare', k: 'check' }[shows] ?? 'decide';
  // One within another shadow tree is not among them.
  const all = [...document.querySelectorAll('shoreline-quiz'), element];
  const fits = (one) => viewsOf(valueOf(one, 'views')).includes(view) && !valueOf(one, 'pack') === (pack === BUILD.code);
  // While the page is on its way, that one may not be there yet.
  const hidden = document.readyState !== 'loading' && (all.find(fits) ?? all[0]);
  if (!code || (all.find((one) => fits(one) && one.checkVisibility()) ?? hidden) !== element) return '';
  [taken, taker] = [hash, element];
  // Mails make line breaks, and among the notes one would end it.
  try { return decodeURIComponent(code).replace(/[\n\r]/g, ''); } catch { return code; }
}
