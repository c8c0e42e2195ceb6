// The prerendered screens: [tag, attributes, ...children]. No markup is parsed, so Trusted Types have nothing to
// forbid.

const SVG = 'http://www.w3.org/2000/svg';

/** The element of a tree; `level` is the level of its first heading. */
export function build(node, level, ns) {
  if (typeof node === 'string') return document.createTextNode(node);
  let [tag, attributes, ...children] = node;
  if (tag === 'svg') ns = SVG;
  if (tag === 'h2') tag = `h${level}`;
  const element = ns ? document.createElementNS(ns, tag) : document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  element.append(...children.map((child) => build(child, level, ns)));
  return element;
}

const sheets = new Map();

/** The sheet of a text, shared by all widgets. Constructed sheets need no leave of a style-src. */
export function sheet(text) {
  if (!sheets.has(text)) {
    sheets.set(text, new CSSStyleSheet());
    sheets.get(text).replaceSync(text);
  }
  return sheets.get(text);
}
