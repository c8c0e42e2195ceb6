// embed.html?doctor: everything the quiz needs from a host, tried in this browser, as a readable list.

import { readable, parse } from '../element/accent.js';
import { EMPTY, examine } from '../doctor.js';

const url = (file) => new URL(file, import.meta.url).href;
const ok = (found = '') => ({ passed: true, found });
const bad = (found, fix) => ({ passed: false, found, fix });
const tried = (work) => { try { return work(); } catch { return false; } };

async function told(file, integrity) {
  const type = (await fetch(url(file), { cache: 'no-store' }).catch(() => null))?.headers.get('content-type');
  const { code, message, fix } = await examine({ code: '', href: url(file), about: '', integrity, type }, url('./'));
  return bad(`${code}: ${message}`, fix);
}

// One file of the folder: there, unchanged, of the right type, cached as long as it may be, and compressed.
async function file(name, integrity) {
  const href = url(name);
  const response = await fetch(href, { integrity, cache: 'no-store' }).catch(() => null);
  if (!response?.ok) return told(name, integrity);
  await response.arrayBuffer();
  const type = response.headers.get('content-type') || 'no type';
  const wanted = { wasm: 'application/wasm', js: 'javascript', css: 'text/css', html: 'text/html', pack: '', svg: 'image/svg+xml', png: 'image/png' }[name.split('.').at(-1)] ?? '';
  if (!type.includes(wanted)) return bad(`sent as ${type}`, `Content-Type: ${wanted.replace(/^javascript/, 'text/javascript')}`);
  const [timing] = performance.getEntriesByName(href).slice(-1);
  const squeezed = timing && timing.encodedBodySize && timing.encodedBodySize < timing.decodedBodySize;
  const large = timing && timing.decodedBodySize > 2000;
  const open = response.headers.get('access-control-allow-origin');
  const notes = [type, `${timing?.decodedBodySize ?? '?'} bytes`, squeezed ? 'compressed' : '', open ? `for ${open}` : ''];
  const wishes = [];
  if (large && !squeezed && !/png|html/.test(type)) wishes.push('Send it compressed: .br and .gz lie beside it. nginx: gzip_static on;');
  if (/\.[0-9a-f]{10}\./.test(name) && !/max-age=\d{6}/.test(response.headers.get('cache-control'))) {
    wishes.push('Its name changes with its content: Cache-Control: public, max-age=31536000, immutable');
  }
  return { passed: true, found: notes.filter(Boolean).join(', '), fix: wishes.join(' ') };
}

async function program() {
  const runs = tried(() => new WebAssembly.Instance(new WebAssembly.Module(EMPTY)));
  if (runs) return ok('it runs');
  const { message, fix } = await examine({ code: typeof WebAssembly === 'object' ? 'csp-wasm' : 'old-browser' }, url('./'));
  return bad(message, fix);
}

const browser = () => [
  ['Shadow roots', HTMLElement.prototype.attachShadow ? ok() : bad('missing', 'The fallback content is shown.')],
  ['Shadow roots in HTML', 'shadowRootMode' in HTMLTemplateElement.prototype ? ok() : bad('missing', 'The inline form shows its content only once the script has come.')],
  ['Constructed style sheets', tried(() => new CSSStyleSheet()) ? ok() : bad('missing', 'The fallback content is shown.')],
  ['light-dark() in styles', CSS.supports('color', 'light-dark(red, red)') ? ok() : bad('missing', 'The fallback content is shown.')],
  ['Storage', tried(() => sessionStorage) ? ok('only used with storage="session"') : { passed: true, found: 'refused', fix: 'The quiz works; storage="session" has no effect.' }],
  ['Clipboard', navigator.clipboard ? ok() : { passed: true, found: 'missing', fix: 'Links can be selected and copied by hand. In a frame: allow="clipboard-write; web-share"; the page must use https.' }],
  ['Frame', parent === window ? ok('not in a frame') : ok('in a frame; frame.js on the page around gives it its height')],
];

function colour(quiz, body) {
  const accent = quiz.getAttribute('accent');
  if (!accent) return [];
  const rgb = parse(accent, body);
  if (!rgb) return [['Accent', bad(`${accent} is no colour`, 'Write for example #0b6e99.')]];
  const [light, dark, onLight, onDark] = readable(rgb);
  return [['Accent', ok(`${accent} becomes ${light} with text in ${onLight} on light, ${dark} with text in ${onDark} on dark`)]];
}

/** Replaces the widget with the list. */
export async function show(quiz, body) {
  const make = (tag, text = '', ...children) => {
    const element = document.createElement(tag);
    element.append(text, ...children);
    return element;
  };
  const rows = make('tbody');
  const row = (name, { passed, found, fix }) => {
    const mark = make('td', passed ? (fix ? 'could be better' : 'passed') : 'failed');
    const line = make('tr', '', make('th', name), mark, make('td', found, ...(fix ? [make('p', fix)] : [])));
    line.firstChild.scope = 'row';
    line.className = passed ? (fix ? 'better' : 'passed') : 'failed';
    rows.append(line);
  };
  document.title = 'Shoreline: checks';
  const table = make('table', '', make('thead', '', make('tr', '', ...['Check', 'Outcome', 'What was found, and what to do'].map((text) => {
    const head = make('th', text);
    head.scope = 'col';
    return head;
  }))), rows);
  const verdict = make('p', 'The checks are running.');
  verdict.setAttribute('role', 'status');
  const report = make('main', '', make('h1', 'What the quiz needs of this host'), make('p', `Tried in this browser, for the folder ${url('./')}`), verdict, table);
  report.className = 'doctor';
  quiz.replaceWith(report);
  row('WebAssembly', await program());
  for (const [name, outcome] of [...browser(), ...colour(quiz, body)]) row(name, outcome);
  const list = await fetch(url('integrity.json'), { cache: 'no-store' }).then((response) => response.json(), () => null);
  if (!list) row('integrity.json', await told('integrity.json', ''));
  for (const [name, integrity] of Object.entries(list ?? {})) {
    // Files that hosts read themselves are not served.
    if (!/^(cards\/|r\/|_headers$)/.test(name)) row(name, await file(name, integrity));
  }
  const failed = rows.querySelectorAll('.failed').length;
  verdict.textContent = failed ? `${failed} of ${rows.children.length} checks failed.` : `All ${rows.children.length} checks passed.`;
}
