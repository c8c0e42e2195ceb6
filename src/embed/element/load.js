// Fetching the program and the content: once for all widgets of the page, with the cause of every failure.

import { BUILD } from 'build';

export const url = (file) => new URL(file, import.meta.url).href;

/** A failure with its public code, what happened, and what the owner of the page can do. */
export class Failure extends Error {
  constructor(code, message, fix) {
    super(message);
    this.code = code;
    this.fix = fix;
  }
}

const promises = new Map();

// One promise for each thing to load; forgotten when it fails, so that another try can succeed.
function once(key, load) {
  if (!promises.has(key)) {
    const promise = load();
    promises.set(key, promise);
    promise.catch(() => promises.delete(key));
  }
  return promises.get(key);
}

async function get(href, what) {
  let response;
  try {
    response = await fetch(href);
  } catch (error) {
    throw new Failure('network', `${what} could not be fetched from ${href}.`,
      'Check that the file is there, and allowed: connect-src; on another origin Access-Control-Allow-Origin.');
  }
  if (!response.ok) {
    throw new Failure('network', `${what} was answered with status ${response.status}: ${href}`,
      'Copy the whole built folder; its files belong together.');
  }
  return response;
}

async function read(response, what) {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch {
    throw new Failure('network', `${what} was cut off on the way.`, 'Look at the server.');
  }
}

// The eight bytes of an empty program: if not even that runs, a policy forbids it.
const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

async function compile() {
  if (typeof WebAssembly !== 'object') {
    throw new Failure('old-browser', 'This browser has no WebAssembly.', 'Nothing to do: the fallback content stays.');
  }
  try {
    new WebAssembly.Instance(new WebAssembly.Module(EMPTY));
  } catch {
    throw new Failure('csp-wasm', 'The page does not allow WebAssembly.', "Add 'wasm-unsafe-eval' to script-src in the Content-Security-Policy.");
  }
  const response = await get(url(BUILD.wasm), 'The program');
  const type = (response.headers.get('content-type') || '').split(';')[0].trim();
  // Read once whatever the type says: asking for it a second time would cost the visitor twice.
  const bytes = await read(response, 'The program');
  if (EMPTY.some((byte, at) => bytes[at] !== byte)) {
    throw new Failure('mime', `The server sent something else (${type || 'no type'}) than the program.`,
      `Make ${url(BUILD.wasm)} reachable as it is.`);
  }
  const warning = type === 'application/wasm' ? null
    : new Failure('mime', `The program was sent as ${type || 'no type'}; it works.`, 'Send .wasm files with Content-Type: application/wasm.');
  const module = await WebAssembly.compile(bytes).catch(() => {
    throw new Failure('network', 'The program arrived damaged.', `Copy ${url(BUILD.wasm)} again, as it is.`);
  });
  return { module, warning };
}

let round = 0;

// After a crash the program is spent. A fragment makes the browser build a fresh one from the same file.
export const program = () => once('program', async () => {
  const glue = import(url(BUILD.glue) + (round ? `#${round}` : '')).catch(() => {
    // Some browsers remember a failed import by its address.
    round += 1;
    throw new Failure('network', 'The program could not be fetched.', `Make ${url(BUILD.glue)} reachable, with Content-Type: text/javascript.`);
  });
  const [core, { module, warning }] = await Promise.all([glue, once('wasm', compile)]);
  await core.default({ module_or_path: module });
  return { core, warning };
});

/** What it means that a pack could not be mounted: `cause` is the program's code, or the trap. */
export function mountFailure(cause, href) {
  if (cause instanceof Error) return new Failure('crash', 'The program stopped.', 'Please report this.');
  return cause === 'pack-version'
    ? new Failure(cause, `${href} was made for another version.`, 'Build the content again with this version.')
    : new Failure('pack', `${href} is no content of this quiz, or damaged.`, 'Check the file; cargo xtask pack check lists what is wrong with its source.');
}

/** Forgets the program, so that the next one is a fresh one. */
export function spent() {
  round += 1;
  promises.delete('program');
}

/** Forgets what was loaded from `href`. */
export const forget = (href) => promises.delete(href);

/** The bytes of a pack. */
export const pack = (href) => once(href, async () =>
  read(await get(href, 'The content'), 'The content'));


const text = (href) => once(href, async () => new TextDecoder().decode(await read(await get(href, 'The styles'), 'The styles')));

/** A further part of the pack at `base`, and the styles of the views beside the quiz. */
export function beside(file, base) {
  if (!file) return Promise.reject(new Failure('pack', `${base} has no such part.`, 'Build the content again; or leave the view out by the attribute views.'));
  const both = Promise.all([pack(new URL(file, base).href), text(url(BUILD.beside))]);
  both.catch(() => {});
  return both;
}
