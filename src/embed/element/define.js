// The element's name in the page, and its messages on the console.

import { BUILD } from 'build';

/** A message to the owner of the page. */
export const say = (text, ...more) => console.warn('<shoreline-quiz> ' + text, ...more);

/**
 * Defines the element. If it is loaded twice, or in two versions, the first one stays. The name of the program's script
 * tells also builds of one version apart.
 */
export function define(element) {
  const first = customElements.get('shoreline-quiz');
  if (!first) {
    element.build = BUILD.glue;
    customElements.define('shoreline-quiz', element);
  } else if (first.build !== BUILD.glue) {
    say(`Load one version: ${first.build} is used, ${BUILD.glue} is not.`);
  }
}
