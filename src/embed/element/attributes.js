// Attributes: flat strings, checked against the table of src/embed/attributes.rs. `warn` says a thing once.

import { BUILD } from 'build';

/** Pairs as lines of `name=value`. */
export const lines = (pairs) => pairs.map(([name, value]) => `${name}=${String(value).replace(/\s+/g, ' ').trim()}`).join('\n');

/** The value of an attribute; a bad one is named and the default used. */
export function valueOf(element, name, warn) {
  const values = BUILD.attributes[name];
  const value = element.getAttribute(name)?.trim() ?? '';
  if (!values.length || values.includes(value)) return value;
  if (value) warn(`${name}="${value}" is not possible; “${values[0]}” is used. Possible are: ${values.join(', ')}.`);
  return values[0];
}

/** The language to show: the nearest `lang` in the page, with BCP 47 fallback, then English. */
export function language(element, warn) {
  let wanted = '';
  for (let node = element; node && !wanted; node = node.parentNode || node.host) wanted = node.lang || '';
  for (let tag = wanted.toLowerCase(); tag; tag = tag.replace(/-?[^-]*$/, '')) {
    const found = Object.keys(BUILD.langs).find((lang) => lang.toLowerCase() === tag);
    if (found) return found;
  }
  if (element.getAttribute('lang')) warn(`There is no content in “${wanted}”; English is shown.`);
  return 'en';
}
