// What the host wants it to look like: theme and accent. Colours are set through CSSOM, which no style-src forbids.

import { parse, readable } from './accent.js';

const followers = new WeakMap();
// Where the host has set none, its page's own counts, which is in the head.
const scheme = (element) => getComputedStyle(element).colorScheme + document.querySelector('[name=color-scheme]')?.content;

/** Calls `then` when the element is inserted, and when its color-scheme may have changed; without `then`, stops. */
export function follow(element, then) {
  const begin = () => {
    followers.get(element)?.disconnect();
    if (!then || !element.isConnected) return;
    then();
    let last = scheme(element);
    const observer = new MutationObserver(() => last !== (last = scheme(element)) && then());
    followers.set(element, observer);
    // Sites switch by a class or a style of the page, of the element, or of something around it.
    for (let node = element; node; node = node.parentNode || node.host) observer.observe(node, { attributes: true });
  };
  // While the page loads, styles are not read before the browser computes them for its first paint.
  if (then && document.readyState !== 'complete') requestAnimationFrame(begin);
  else begin();
}

/** Applies the element's attributes to its root. */
export function look(element, root, get) {
  const theme = get('theme');
  root.dataset.theme = theme !== 'auto' ? theme : /light|dark/.test(scheme(element)) ? 'host' : 'system';
  const names = ['--accent-light', '--accent-dark', '--on-light', '--on-dark'];
  const accent = get('accent');
  const rgb = accent && parse(accent, root);
  const values = rgb ? readable(rgb) : [];
  names.forEach((name, i) => (values[i] ? root.style.setProperty(name, values[i]) : root.style.removeProperty(name)));
}
