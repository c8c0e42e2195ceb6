// Fetches the program and the content: once for all widgets of the page, each file with the digest from the build. The
// doctor finds out why something failed, and is loaded only then.

import { BUILD } from 'build';

// Not by `URL`: a host may have a constant of that name.
export const url = (file) => import.meta.resolve('./' + file);

/** A failure: its public code, empty until the doctor has found the cause, and the URL it is about. */
export class Failure extends Error {
  constructor(code, href = '', about = '') {
    Object.assign(super(code), { code, href, about });
  }
}

/** What is reported to the host about a failure: { code, message, fix }. */
export async function explain(failure) {
  const { code, href } = failure;
  try {
    const { examine } = await import(url(BUILD.doctor));
    return await examine({ ...failure, ...digest(href), type: types.get(href) }, url('./'));
  } catch {
    return { code: code || 'network', message: (href || 'The quiz') + ' did not load.', fix: `Is embed.js beside its files? See ${url('embed.html?doctor')}.` };
  }
}

const promises = new Map();
const types = new Map();

// One promise for each thing to load; dropped when it fails, so that another try can succeed.
function once(key, load) {
  if (!promises.has(key)) {
    const promise = load();
    promises.set(key, promise);
    promise.catch(() => promises.delete(key));
  }
  return promises.get(key);
}

// Files have names that no other content has.
function digest(href) {
  const found = BUILD.digests[href.split('/').at(-1)];
  return found && { integrity: 'sha256-' + found };
}

async function read(href) {
  try {
    const response = await fetch(href, digest(href));
    types.set(href, response.headers.get('content-type') || '');
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
  } catch { /* the doctor will know */ }
  throw new Failure('', href);
}

async function compile() {
  try {
    // Where a policy forbids even an empty program, which is these two numbers, nothing is fetched. WebKit compiles it
    // all the same.
    new WebAssembly.Instance(new WebAssembly.Module(Uint32Array.of(0x6d736100, 1)));
    // Read once, whatever the type: asking for it a second time would cost the visitor twice.
    return await WebAssembly.compile(await read(url(BUILD.wasm)));
  } catch (error) {
    // What was read is right: if it is not the policy, the browser does not support it. The doctor knows.
    throw error.href ? error : new Failure('csp-wasm');
  }
}

let round = 0;

/**
 * The program, started; `shared` is what it needs from the page. After a crash it is spent: a fragment makes the
 * browser instantiate a fresh one from the same file.
 */
export const program = (shared) => once('program', async () => {
  const href = url(BUILD.glue);
  const glue = import(href + (round ? '#' + round : '')).catch(() => {
    // Some browsers remember a failed import by its URL.
    round += 1;
    throw new Failure('', href, 'script');
  });
  // Both are loading.
  const compiled = once('wasm', compile);
  const core = await glue;
  await core.begin(compiled, { digests: BUILD.digests, types, load, forget, spent, Failure, ...shared });
  return core;
});

// Forgets the program, so that the next one is a fresh one.
function spent() {
  round += 1;
  forget('program');
}

/** Forgets what was loaded from `href`. */
export const forget = (href) => promises.delete(href);

/** The bytes of a file. */
export const load = (href) => once(href, () => read(href));
