import 'shoreline-quiz/react';
import type { ShorelineQuiz } from 'shoreline-quiz';
import { useRef } from 'react';

export function Right() {
  const quiz = useRef<ShorelineQuiz>(null);
  return (
    <shoreline-quiz ref={quiz} className="wide" view="decide" theme="dark" heading-level="3" answers={{ core: 'a' }}
      onshoreline-result={({ detail }) => console.log(detail.outcome, quiz.current?.link)}>
      <a href="/">Take the quiz</a>
    </shoreline-quiz>
  );
}

// @ts-expect-error: there is no such theme
export const wrong = <shoreline-quiz theme="pink" />;
// @ts-expect-error: the check tells whether it was right, not a number
export const also = <shoreline-quiz onshoreline-check={({ detail }) => detail.correct.toFixed()} />;
