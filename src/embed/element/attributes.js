// Attributes: flat strings, checked against the table of src/embed/attributes.rs. `warn` says a thing once.

import { BUILD } from 'build';

const SAFE = /^(https?:\/\/[^/]|mailto:.|tel:.)/i;
const safe = (href) => SAFE.test(href) && !/[\s\x00-\x1f]/.test(href);
const GLOBAL = /^(id|class|style|slot|part|dir|title|hidden|role|tabindex|translate|nonce|inert|popover|exportparts|is|draggable|spellcheck|autofocus|item.+|(data-|aria-|on|v-|ng-|x-|_ng).*|.*[:@.#[(*].*)$/;

/** Names the attributes that this element does not know and that are none of HTML's or a framework's. */
export function strangers(element, warn) {
  for (const { name } of element.attributes) {
    if (!(name in BUILD.attributes) && !GLOBAL.test(name)) {
      warn(`The attribute “${name}” is unknown. Known are: ${Object.keys(BUILD.attributes).join(', ')}.`);
    }
  }
}

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

/** What the program wants to know of the host, as pairs. */
export function settings(element, warn) {
  const get = (name) => valueOf(element, name, warn);
  const href = get('cta-href');
  const label = get('cta-label');
  if (href && !safe(href)) warn(`cta-href="${href}" is not used: write a whole address with https:, http:, mailto: or tel:.`);
  if (!href !== !label) warn('A call to action needs both cta-label and cta-href.');
  const share = get('share-url');
  if (share && !safe(share)) warn(`share-url="${share}" is not used: write a whole address with https: or http:.`);
  const pairs = [['heading-level', get('heading-level')], ['storage', get('storage')], ['share-url', safe(share) ? share : location.href]];
  if (label && safe(href)) pairs.push(['cta-label', label], ['cta-href', href]);
  return pairs;
}
