// Where notes and links are kept outside the widget. Storage may be missing or refuse: everything works without it.

import { BUILD } from 'build';
import { lines, valueOf, viewsOf } from './attributes.js';

/** Notes as the program reads them: the screen's number, then `question=option`, one per line. */
export const toText = (screen, answers) => [screen, lines([...answers])].join('\n');

/** The screen's number and the answers of notes. */
export function fromText(text) {
  const [screen, ...pairs] = text.split('\n');
  return [+screen || 0, new Map(pairs.filter(Boolean).map((pair) => pair.split('=')))];
}

/** Whether the visitor has nothing of their own: only the beginning, or what a link has opened. */
export const untouched = (screen, answers) => (answers.has('*visiting') ? !answers.has('*kept') : !screen && answers.size < 2);

/** Whether what was saved is more than an untouched beginning. */
export const isMore = (kept) => /^[1-9]|(\n.*){2}/.test(kept?.[0]);

/** Where the notes of a widget with this name are saved. A page is identified by its path and query, as they are now. */
export const keyOf = (name) => `shoreline:${location.pathname}${location.search}:${name}`;

/** Saves a list for this tab, replacing an older one, which stays if there is no room; without a list, only removes it. */
export function keep(old, key, list) {
  try {
    if (list) sessionStorage.setItem(key, list.join('\t'));
    if (!list || old !== key) sessionStorage.removeItem(old);
  } catch { /* works without */ }
}

/** What was saved for this tab, if it is there: the notes, the link seen last, and the notes that the host has heard of. */
export function restore(key) {
  try { return sessionStorage.getItem(key).split('\t'); } catch { /* works without */ }
}

let taken;
let taker;

/**
 * The code in a fragment. A fragment is opened once: a result opens in the first widget of the page whose `views`
 * include what it shows (by the first segment that is neither head nor checksum) and which has the pack that it names,
 * its own or the built-in one; a visible one, if there is one, since some pages have a copy for phones and hide it
 * elsewhere. If there is none, the first widget says so. The page may have its own `s`: a code, also a damaged one,
 * begins with its format and a dash, and neither a date nor a word does. Another widget opens it once the first one is
 * no longer visible.
 */
export function linkIn(element) {
  const hash = location.hash.toLowerCase();
  if (hash === taken && taker.deref() !== element && taker.deref()?.checkVisibility()) return '';
  const code = /.*[#&]s=((%..)*\d{1,3}-(?!\d)[^&]*)/.exec(hash)?.[1] ?? '';
  const [, pack = BUILD.code, shows] = /^\w+-(\w*)-\w*-(?:(\w)\w*-)?/.exec(code) ?? [];
  const view = { c: 'compare', k: 'check' }[shows] ?? 'decide';
  // A widget within another shadow tree is not among them.
  const all = [...document.querySelectorAll('shoreline-quiz'), element];
  const fits = (one) => viewsOf(valueOf(one, 'views')).includes(view) && !valueOf(one, 'pack') === (pack === BUILD.code);
  // While the page is loading, that one may not be there yet.
  const hidden = document.readyState !== 'loading' && (all.find(fits) ?? all[0]);
  if (!code || (all.find((one) => fits(one) && one.checkVisibility()) ?? hidden) !== element) return '';
  // A removed one is not kept for it.
  [taken, taker] = [hash, new WeakRef(element)];
  // E-mail programs insert line breaks.
  return code.replace(/%0[ad]/g, '');
}
