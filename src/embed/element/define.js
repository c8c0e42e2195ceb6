// The element's name in the page, and its messages on the console.

import { BUILD } from 'build';

/** A message to the owner of the page. */
export const say = (text, ...more) => console.warn('<shoreline-quiz> ' + text, ...more);

/** Defines the element. If it is loaded twice, or in two versions, the first one stays. */
export function define(element) {
  const first = customElements.get('shoreline-quiz');
  if (!first) {
    element.version = BUILD.version;
    customElements.define('shoreline-quiz', element);
  } else if (first.version !== BUILD.version) {
    say(`Load one version: ${first.version} is used, ${BUILD.version} is not.`);
  }
}
