// How the host wants it: theme and accent. Colours are set through CSSOM, which no style-src forbids.

import { parse, readable } from './accent.js';

const followers = new WeakMap();

/** Calls `then` for the element's place, and when its color-scheme may have changed; without it, no longer. */
export function follow(element, then) {
  const scheme = () => getComputedStyle(element).colorScheme;
  const begin = () => {
    followers.get(element)?.disconnect();
    if (!then) return;
    then();
    let last = scheme();
    const observer = new MutationObserver(() => last !== (last = scheme()) && then());
    followers.set(element, observer);
    // Sites switch by a class or a style of the page, of the element, or of something around it.
    for (let node = element; node; node = node.parentNode || node.host) observer.observe(node, { attributes: true });
  };
  // While the page loads, styles are not asked for before the browser makes them for its first picture.
  if (then && document.readyState !== 'complete') requestAnimationFrame(begin);
  else begin();
}

/** Puts the wishes of the element's attributes on its root. */
export function look(element, root, get) {
  const theme = get('theme');
  const host = getComputedStyle(element).colorScheme;
  root.dataset.theme = theme !== 'auto' ? theme : !host || host === 'normal' ? 'system' : 'host';
  const names = ['--accent-light', '--accent-dark', '--on-light', '--on-dark'];
  const accent = get('accent');
  const rgb = accent && parse(accent, root);
  const values = rgb ? readable(rgb) : [];
  names.forEach((name, i) => (values[i] ? root.style.setProperty(name, values[i]) : root.style.removeProperty(name)));
}
