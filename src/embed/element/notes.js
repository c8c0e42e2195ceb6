// Where notes and links are kept outside of the widget. Storage may be missing or refuse: all works without.

/** Keeps a text for this tab. */
export function keep(key, text) {
  try { sessionStorage.setItem(key, text); } catch { /* works without */ }
}

/** The text kept for this tab: a link's code, then notes, one a line. */
export function restore(key) {
  try { return sessionStorage.getItem(key) || '\n0'; } catch { return '\n0'; }
}

let taken;

/** The code in a fragment. A fragment is answered once, so that a result opens in the first widget of a page. */
export function linkIn(hash) {
  if (hash === taken) return '';
  const code = hash.slice(1).split('&').find((part) => part.startsWith('s='))?.slice(2) ?? '';
  if (code) taken = hash;
  try { return decodeURIComponent(code); } catch { return code; }
}
