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

/** The views of a list, in its order; unknown ones are named and left out. */
export function viewsOf(text, all, warn) {
  const wanted = [...new Set(text.split(/[\s,]+/).filter(Boolean))];
  const views = wanted.filter((view) => all.includes(view));
  if (views.length < wanted.length) warn(`views="${text}" names what does not exist. Possible are: ${all.join(', ')}.`);
  return views.length ? views : all;
}

/** The view that the host wants first, of those that may be reached. */
export function firstView(element, view, views, warn) {
  if (views.includes(view)) return view;
  if (element.hasAttribute('view')) warn(`view="${view}" is not among views="${views.join(' ')}"; “${views[0]}” is shown.`);
  return views[0];
}

/** Takes over a property that a framework has set before the element was defined. */
export function own(element, name) {
  if (!Object.hasOwn(element, name)) return;
  const value = element[name];
  delete element[name];
  element[name] = value;
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
