// Where notes and links are kept outside of the widget. Storage may be missing or refuse: all works without.

import { lines } from './attributes.js';

/** Notes as the program reads them: the screen's number, then `question=option`, one a line. */
export const toText = (screen, answers) => [screen, lines([...answers])].join('\n');

/** The screen's number and the answers of notes. */
export function fromText(text) {
  const [screen, ...pairs] = text.split('\n');
  return [Number(screen) || 0, new Map(pairs.filter(Boolean).map((pair) => pair.split('=')))];
}

let stored = 0;

/**
 * Where a widget's notes are kept: under its id, or its place among those of the page. A page is told by its path and
 * query; `data-alone="path"` by its path alone, since its builder changes the query.
 */
export const keyOf = (element) => `shoreline:${location.pathname}${element.dataset.alone === 'path' ? '' : location.search}:${element.id || stored++}`;

/** Keeps a text for this tab; without one, nothing any more. */
export function keep(key, text) {
  try { text ? sessionStorage.setItem(key, text) : sessionStorage.removeItem(key); } catch { /* works without */ }
}

/** The text kept for this tab: a link's code, then notes, one a line. */
export function restore(key) {
  try { return sessionStorage.getItem(key) || '\n0'; } catch { return '\n0'; }
}

let taken;

/**
 * The code in a fragment. A fragment is answered once: a result opens in the first widget of a page whose `views` have
 * what it shows, by the first segment that is neither head nor checksum. Where it is the only one, it says so.
 * `again` is for a fragment that has come anew.
 */
export function linkIn(hash, views, again) {
  if (hash === taken && !again) return '';
  const code = /[#&]s=([^&]*)/.exec(hash)?.[1] ?? '';
  const view = { c: 'compare', k: 'check' }[code.split('-').slice(3, -1)[0]?.[0]] ?? 'decide';
  if (!views.includes(view) && document.querySelectorAll('shoreline-quiz')[1]) return '';
  if (code) taken = hash;
  try { return decodeURIComponent(code); } catch { return code; }
}
