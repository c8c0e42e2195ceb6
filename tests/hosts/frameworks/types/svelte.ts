import 'shoreline-quiz/svelte';
import type { SvelteHTMLElements } from 'svelte/elements';

type Props = SvelteHTMLElements['shoreline-quiz'];
export const right: Props = { view: 'check', 'onshoreline-score': ({ detail }) => console.log(detail.correct + 1) };
// @ts-expect-error: there is no such theme
export const wrong: Props = { theme: 'pink' };
