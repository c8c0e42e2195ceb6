import { load, type Answers, type Outcome } from 'shoreline-quiz';

load('/shoreline/');
const quiz = document.querySelector('shoreline-quiz')!;
quiz.show('compare');
quiz.answers = { core: 'a' } satisfies Answers;
const best: Outcome | null | undefined = quiz.result?.outcome;
quiz.addEventListener('shoreline-result', ({ detail }) => console.log(best, detail.level, detail.ranking[0]?.points.toFixed(1)));
document.addEventListener('shoreline-error', ({ detail }) => console.log(detail.code === 'csp-wasm', detail.fix));

// @ts-expect-error: rules may leave one side only, and then there is no leaning
console.log(quiz.result?.who.toFixed());
// @ts-expect-error: there is no such view
quiz.show('moon');
// @ts-expect-error: the result is only read
quiz.result = null;
// @ts-expect-error: events have no such field
quiz.addEventListener('shoreline-start', ({ detail }) => detail.level);
