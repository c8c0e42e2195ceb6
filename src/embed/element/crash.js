// A panic in the program is a trap: an error without words that reaches the call or the window.

import { BUILD } from 'build';
import { Failure, spent } from './load.js';

/** The widgets in the page. */
export const widgets = new Set();
/** Names of what this module needs of a widget; symbols, since they are no part of the public element. */
export const FAIL = Symbol('fail');
export const RUNS = Symbol('runs');

/** Takes every widget of a stopped program back to its prerendered screen and its notes. */
export function crash() {
  spent();
  for (const widget of widgets) {
    if (widget[RUNS]()) {
      widget[FAIL](new Failure('crash'));
    }
  }
}

// Ours is the trap whose stack names our file.
const trapped = ({ error }) => {
  if (error instanceof WebAssembly.RuntimeError && String(error.stack).includes(BUILD.glue)) crash();
};

let running = 0;

/** Counts running widgets. While there are any, this is the only listener outside of them. */
export function runs(count) {
  if (!running) addEventListener('error', trapped);
  running += count;
  if (!running) removeEventListener('error', trapped);
}
