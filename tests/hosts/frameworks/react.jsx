// A React site: attributes and listeners as props, state of its own around the widget.
import 'shoreline-quiz/react';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

function App() {
  const [shown, setShown] = useState(true);
  const [theme, setTheme] = useState('light');
  const [answers, setAnswers] = useState(undefined);
  const [told, setTold] = useState('');
  window.host = { setShown, setTheme, setAnswers };
  return (
    <main>
      <h1>A React site</h1>
      {shown && (
        <shoreline-quiz id="quiz" view="decide" theme={theme} cta-label="Talk" cta-href="https://example.org/"
          load="eager" answers={answers} onshoreline-result={(event) => setTold(event.detail.level)}>
          <a href="/">Take the quiz</a>
        </shoreline-quiz>
      )}
      <p id="told">{told}</p>
    </main>
  );
}

createRoot(document.getElementById('app')).render(<StrictMode><App /></StrictMode>);
