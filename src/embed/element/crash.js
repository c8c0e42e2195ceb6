// What a trap of the program means for the page; what finds one is in run.js.

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
