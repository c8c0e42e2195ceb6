// The text to paste, as src/site/snippets.rs makes it; a browser test compares the two.

const ALL_VIEWS = 'decide compare check';

/** For HTML and JSX between double quotes. Two braces, or one with a percent sign, are code in Vue and Liquid. */
const attribute = (value) => value
  .replace(/[&"<>]/g, (c) => ({ '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' })[c])
  .replace(/\{(?=[{%])/g, '&#123;');

/** For HTML and JSX between tags: there, JSX takes every brace for code. */
const text = (value) => attribute(value).replaceAll('{', '&#123;').replaceAll('}', '&#125;');

/** For JavaScript between single quotes. */
const quoted = (value) => value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('<', '\\x3c');

// The attributes that differ from their defaults, in the order of the documentation.
function differing(kit, { attributes }) {
  const views = (attributes.views || ALL_VIEWS).split(' ');
  const first = views.includes('decide') ? 'decide' : views[0];
  return kit.attributes
    .map(([name, value]) => [name, attributes[name] ?? '', name === 'view' ? first : value])
    .filter(([, value, usual]) => value && value !== usual);
}

function tag(kit, choice, language, indent) {
  const all = differing(kit, choice).map(([name, value]) => `${name}="${attribute(value)}"`);
  const names = Object.keys(choice.variables).filter((name) => choice.variables[name]).sort();
  if (language === 'jsx') {
    const style = names.map((name) => `'--shoreline-${name}': '${quoted(choice.variables[name])}'`);
    if (style.length) all.push(`style={{ ${style.join(', ')} }}`);
  } else {
    const style = names.map((name) => `--shoreline-${name}: ${choice.variables[name]}`);
    if (style.length) all.push(`style="${attribute(style.join('; '))}"`);
  }
  // Many are easier to read one below another.
  const between = all.length > 2 ? `\n${' '.repeat(indent + 2)}` : ' ';
  return all.map((one) => between + one).join('');
}

/** The place of the host's own form, on a line of its own. */
function slot(language, indent) {
  const note = language === 'jsx' ? '{/* your form */}' : '<!-- your form -->';
  return `\n${' '.repeat(indent)}<div slot="result">${note}</div>`;
}

function pin(language, digest) {
  return digest ? ` integrity="${attribute(digest)}" ${language === 'jsx' ? 'crossOrigin' : 'crossorigin'}="anonymous"` : '';
}

function frame(kit, choice) {
  const query = differing(kit, choice).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return `${choice.base}embed.html${query && '?'}${query}`;
}

/** Where a plain link leads. */
export const address = (kit, choice) => differing(kit, choice).length ? frame(kit, choice) : choice.base;

/** The text to paste. */
export function snippet(kit, choice) {
  const language = kit.hosts.find((host) => host.id === choice.host).template;
  const fill = (line) => {
    const values = {
      base: () => attribute(choice.base),
      url: () => quoted(choice.base),
      frame: () => attribute(frame(kit, choice)),
      address: () => attribute(address(kit, choice)),
      title: () => attribute(choice.label),
      label: () => text(choice.label),
      pin: () => pin(language, choice.pins[0]),
      'pin-frame': () => pin(language, choice.pins[1]),
      slot: () => (choice.slot ? slot(language, line.search(/\S/)) : ''),
      attributes: () => tag(kit, choice, language, line.search(/\S/)),
    };
    return line.replace(/\{([\w-]+)\}/g, (whole, name) => values[name]?.() ?? whole);
  };
  return kit.templates[language][choice.form].map(fill).join('\n');
}

/** Lines for the host's style sheet, which reserve the space of the first screen until the script is there. */
export function keep({ keep: { lines, heights } }, views, view) {
  const [wide, narrow] = heights[view || views[0]][views.length > 1 ? 'tabs' : 'alone'];
  return lines.map((line) => line.replace('{wide}', wide).replace('{narrow}', narrow)).join('\n');
}
