// How the host wants it: theme and accent. Colours are set through CSSOM, which no style-src forbids.

import { BUILD } from 'build';
import { parse, readable } from './accent.js';

const followers = new WeakMap();

/** Calls `then` when the color-scheme of the element's place may have changed; without it, no longer. */
export function follow(element, then) {
  followers.get(element)?.disconnect();
  if (!then) return;
  const scheme = () => getComputedStyle(element).colorScheme;
  let last = scheme();
  const observer = new MutationObserver(() => last !== (last = scheme()) && then());
  followers.set(element, observer);
  // Sites switch by a class or a style of the page, of the element, or of something around it.
  for (let node = element; node; node = node.parentNode || node.host) observer.observe(node, { attributes: true });
}

const told = new Set();

/** Puts the wishes of the element's attributes on its root; every attribute is read, so that each bad value is named. */
export function look(element, root, get, warn) {
  const theme = get('theme');
  const host = getComputedStyle(element).colorScheme;
  root.dataset.theme = theme !== 'auto' ? theme : !host || host === 'normal' ? 'system' : 'host';
  const names = ['--accent-light', '--accent-dark', '--on-light', '--on-dark'];
  const accent = get('accent');
  const rgb = accent && parse(accent, root);
  if (accent && !rgb) warn(`accent="${accent}" is no colour. Write for example #0b6e99.`);
  const values = rgb ? readable(rgb) : [];
  if (rgb && !told.has(accent)) {
    told.add(accent);
    console.info(`<shoreline-quiz> accent="${accent}" is shown as ${values[0]} on light and ${values[1]} on dark.`);
  }
  names.forEach((name, i) => (values[i] ? root.style.setProperty(name, values[i]) : root.style.removeProperty(name)));
  for (const name in BUILD.attributes) get(name);
}
