// How the host wants it: theme and accent. Colours are set through CSSOM, which no style-src forbids.

import { BUILD } from 'build';
import { parse, readable } from './accent.js';

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
  names.forEach((name, i) => (values[i] ? root.style.setProperty(name, values[i]) : root.style.removeProperty(name)));
  for (const name in BUILD.attributes) get(name);
}
