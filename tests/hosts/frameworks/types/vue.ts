import 'shoreline-quiz/vue';
import type { GlobalComponents } from 'vue';

type Props = InstanceType<GlobalComponents['shoreline-quiz']>['$props'];
export const right: Props = { view: 'check', theme: 'auto', onShorelineScore: ({ detail }) => console.log(detail.correct + 1) };
// @ts-expect-error: there is no such theme
export const wrong: Props = { theme: 'pink' };
