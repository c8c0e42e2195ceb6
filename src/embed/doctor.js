// Finds out why something failed, and says what the owner of the page can do. Loaded only after a failure: it asks
// again in other ways, and distinguishes causes by what the browser does, never by its messages.

import { policies } from './doctor/policy.js';

// A host may have a constant of that name.
const { URL } = globalThis;

/** The eight bytes of an empty program: if not even that runs, a policy forbids it. */
export const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
const COPY = 'Copy the whole built folder again, byte by byte; its files belong together.';

const told = ({ code, message, fix }) => ({ code, message, fix });
const verdict = (code, message, fix) => ({ code, message, fix });

/** What is reported about a failure: { code, message, fix }. `base` is the folder of embed.js. */
export async function examine({ code, href, about, integrity, type }, base) {
  switch (code) {
    case '': return told(about === 'script' ? await script(href) : await file(href, integrity, about === 'file' ? COPY : undefined));
    case 'csp-wasm': return runs() ? examine({ code: 'old-browser' }) : wasm();
    case 'mime': return mime(href, type, 'it works, but starts later');
    case 'old-browser': return verdict(code, 'This browser is too old for the quiz.', 'There is nothing to do: visitors see the fallback content, and what can be shown without the program.');
    case 'pack-version': return verdict(code, `${href} was made for another version.`, 'Make the .pack again with this version: cargo xtask pack make FILE FOLDER.');
    case 'pack': return about === 'part'
      ? verdict(code, `${href} has no such part.`, 'Build the content again; or leave the view out by the attribute views.')
      : verdict(code, `${href} is no content of this quiz, or damaged, or a part that does not belong to its pack.`, 'Check the file; cargo xtask pack check lists what is wrong with its source. A pack and its parts are made together and copied together.');
    default: return verdict('crash', `The program stopped. ${about}`.trim(), `Please report this, with the address of your page and what was done. ${base}`);
  }
}

function mime(href, type, effect) {
  const [ending, right] = href.includes('.wasm') ? ['wasm', 'application/wasm'] : ['js', 'text/javascript'];
  return verdict('mime', `${href} was sent as ${type || 'no type'}; ${effect}.`,
    `Send it with the header Content-Type: ${right}. nginx, in mime.types: ${right} ${ending}; Apache: AddType ${right} .${ending}`);
}

// The line to add is the page's own policy with one more word.
async function wasm() {
  const [seen] = await policies(() => new WebAssembly.Instance(new WebAssembly.Module(EMPTY)));
  const word = "'wasm-unsafe-eval'";
  return verdict('csp-wasm', 'The page does not allow WebAssembly.',
    seen ? `Send this header: Content-Security-Policy: ${allow(seen.policy, ['script-src', 'default-src'], word)}` : `Add ${word} to script-src in the Content-Security-Policy.`);
}

// Whether it is not a policy that keeps the program from running.
function runs() {
  try {
    return !!new WebAssembly.Instance(new WebAssembly.Module(EMPTY));
  } catch {
    return !globalThis.WebAssembly;
  }
}

/** A policy with one more source in the first of these directives that it has. */
export function allow(policy, directives, source) {
  const parts = policy.split(';').map((part) => part.trim()).filter(Boolean);
  const at = directives.map((name) => parts.findIndex((part) => part.split(/\s/)[0] === name)).find((at) => at >= 0);
  const name = parts[at]?.split(/\s/)[0];
  const rest = (parts[at] ?? '').split(/\s+/).slice(1).filter((word) => word !== "'none'");
  const line = [directives[0], ...rest, source].join(' ');
  // What else default-src covers is left as it is.
  if (name === directives[0]) parts[at] = line;
  else parts.push(line);
  return parts.join('; ');
}

function refused(seen, directive, href) {
  const { origin } = new URL(href);
  const source = origin === location.origin ? "'self'" : origin;
  return verdict('network', `The page does not allow ${href}.`, `Send this header: Content-Security-Policy: ${allow(seen.policy, [directive, 'default-src'], source)}`);
}

// There is no digest for the host's own content, nor for what few visitors need.
async function file(href, integrity, lost = integrity ? COPY : 'Check the address in the attribute pack.') {
  const ask = (more) => fetch(href, { cache: 'no-store', ...more });
  let response;
  const [seen] = await policies(async () => { response = await ask().catch(() => null); });
  if (!response && seen) return refused(seen, 'connect-src', href);
  if (!response) {
    // A response that may not be read is one: the server is there, but has not allowed us.
    const there = await ask({ mode: 'no-cors' }).catch(() => null);
    return there && new URL(href).origin !== location.origin ? cors(href) : verdict('network', `${href} could not be reached.`, 'Check the network, and that a browser can open this address.');
  }
  if (!response.ok) return verdict('network', `${href} was answered with status ${response.status}.`, lost);
  const type = response.headers.get('content-type') || '';
  const bytes = await response.arrayBuffer().then((buffer) => new Uint8Array(buffer), () => null);
  if (!bytes) return verdict('network', `${href} was cut off on the way.`, 'Look at the server: it announces more bytes than it sends.');
  if (!integrity || await ask({ integrity }).catch(() => null)) {
    return { ...verdict('network', `${href} could not be reached at first; now it can.`, 'There is nothing to do: another try works.'), type, arrives: true };
  }
  if (type.startsWith('text/html') && !/\.html$/.test(href)) {
    return verdict('mime', `${href} was answered with a page (${type}).`, `${COPY} If the server shows a page for what is missing, switch that off for this folder.`);
  }
  return verdict('integrity', `${href} is not the file that was built.`, `${COPY} Switch off what changes files on the way, such as a minifier or a proxy.`);
}

async function script(href) {
  let loaded = false;
  const [seen] = await policies(() => import(`${href}#doctor`).then(() => { loaded = true; }, () => {}));
  if (seen) return refused(seen, 'script-src', href);
  const { arrives, type, ...found } = await file(href, undefined, COPY);
  if (!arrives || loaded) return found;
  // It arrives and still does not run: either its media type is not a script's, or it is another file.
  return /javascript/.test(type) ? verdict('integrity', `${href} is not the file that was built.`, COPY) : mime(href, type, 'scripts of that type do not run');
}

function cors(href) {
  return verdict('cors', `${new URL(href).origin} does not let pages of ${location.origin} read ${href}.`,
    'Send this header with every file of the folder: Access-Control-Allow-Origin: *');
}
