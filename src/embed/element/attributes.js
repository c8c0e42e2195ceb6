// Attributes: flat strings, by the table of src/attributes.rs. What is wrong with them is reported by owner.js.

import { BUILD } from 'build';

/** Pairs as lines of `name=value`. */
export const lines = (pairs) => pairs.map(([name, value]) => `${name}=${String(value).replace(/\s+/g, ' ').trim()}`).join('\n');

/** The value of an attribute, or the default if it is not one of the allowed ones. */
export function valueOf(element, name) {
  const values = BUILD.attributes[name];
  const value = element.getAttribute(name)?.trim() ?? '';
  return !values.length || values.includes(value) ? value : values[0];
}

/** The views of a list, in its order, without unknown ones. */
export function viewsOf(text) {
  const all = BUILD.attributes.view;
  const views = [...new Set(text.split(/[\s,]+/))].filter((view) => all.includes(view));
  return views.length ? views : all;
}

/** Takes over a property that a framework has set before the element was defined. */
export function own(element, name) {
  if (!Object.hasOwn(element, name)) return;
  const value = element[name];
  delete element[name];
  element[name] = value;
}

/** The language to show: the nearest `lang` in the page, with BCP 47 fallback, then English. */
export function language(element) {
  let wanted = '';
  // As an attribute: a form's `lang` may be a field of that name.
  for (let node = element; node && !wanted; node = node.parentNode || node.host) wanted = node.getAttribute?.('lang') || '';
  for (let tag = wanted.toLowerCase(); tag; tag = tag.replace(/-?[^-]*$/, '')) {
    const found = Object.keys(BUILD.langs).find((lang) => lang.toLowerCase() === tag);
    if (found) return found;
  }
  return 'en';
}
