// The quiz in React 19: the same components as in Preact, in React's own words.

import { Fragment, useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import data from 'quiz-data';
import { progress, result } from '../shared/result.js';
import '../shared/quiz.css';

const { words, questions } = data;

// The visitor's own step moves the focus to the heading of the new screen; the first screen takes none.
function Heading({ isFirst, children }) {
  const heading = useRef(null);
  useEffect(() => {
    if (!isFirst) heading.current.focus();
  }, []);
  return <h2 tabIndex={-1} ref={heading}>{children}</h2>;
}

function Intro({ isFirst, onStart }) {
  return (
    <section className="card">
      <Heading isFirst={isFirst}>{words.intro_title}</Heading>
      <p className="lead">{words.intro_who}</p>
      <p className="lead">{words.intro_where}</p>
      <p>{words.intro_both}</p>
      <p>{words.intro_facts}</p>
      <div className="buttons"><button type="button" className="main" onClick={onStart}>{words.start}</button></div>
      <p className="fine">{words.intro_privacy}</p>
    </section>
  );
}

function Question({ step, answer, onAnswer, onNext, onBack }) {
  const { id, text, help, options } = questions[step];
  const [isReminded, setReminded] = useState(false);
  const submit = (event) => {
    event.preventDefault();
    if (answer) onNext();
    else setReminded(true);
  };
  const all = [...options, { id: 'not-sure', text: words.not_sure }];
  return (
    <form className="card" onSubmit={submit}>
      <p className="progress">{progress(data, step)}</p>
      <fieldset>
        <legend><Heading>{text}</Heading></legend>
        <p className="help">{help}</p>
        {isReminded && !answer && <p className="reminder" role="alert">{words.choose_one}</p>}
        <div className="options">
          {all.map((option) => (
            <label className="option" key={option.id}>
              <input type="radio" name={id} value={option.id} checked={answer === option.id} onChange={() => onAnswer(option.id)} />
              <span>{option.text}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="buttons">
        <button className="main">{step === questions.length - 1 ? words.show_result : words.next}</button>
        <button type="button" onClick={onBack}>{words.back}</button>
      </div>
    </form>
  );
}

function Result({ answers, onRestart }) {
  const { title, tag, sentence, summary, ranking, reasons, lists } = result(data, answers);
  return (
    <section className="card">
      <Heading>{title}</Heading>
      <p><b className="tag">{tag}</b> {sentence}</p>
      {summary && <p className="lead">{summary}</p>}
      <h3>{words.ranking_title}</h3>
      <p className="fine">{words.ranking_note}</p>
      <ul className="ranking">
        {ranking.map((row) => (
          <li key={row.name} className={row.excluded ? 'excluded' : row.chosen ? 'chosen' : ''}>
            <span className="name">{row.name}</span>
            {row.excluded && <span>{words.excluded}</span>}
            <span className="points">{row.points}</span>
          </li>
        ))}
      </ul>
      {reasons.length > 0 && <h3>{words.reasons_title}</h3>}
      <div className="columns">
        {reasons.map((side) => (
          <div key={side.title}>
            <h4>{side.title}</h4>
            {side.items.length ? <ul>{side.items.map((item) => <li key={item.text}>{item.text}</li>)}</ul> : <p>{side.none}</p>}
          </div>
        ))}
      </div>
      {lists.map(([heading, items]) => (
        <Fragment key={heading}>
          <h3>{heading}</h3>
          <ul>{items.map((item) => <li key={item}>{item}</li>)}</ul>
        </Fragment>
      ))}
      <p className="fine">{words.assessment}</p>
      <p className="fine">{words.advice}</p>
      <div className="buttons"><button type="button" onClick={onRestart}>{words.restart}</button></div>
    </section>
  );
}

function Quiz() {
  // −1 is the intro, the number of questions is the result.
  const [step, setStep] = useState(-1);
  const [answers, setAnswers] = useState({});
  const [isFirst, setFirst] = useState(true);
  const go = (to) => {
    setFirst(false);
    setStep(to);
  };
  if (step < 0) return <Intro isFirst={isFirst} onStart={() => go(0)} />;
  if (step === questions.length) {
    const restart = () => {
      setAnswers({});
      go(-1);
    };
    return <Result answers={answers} onRestart={restart} />;
  }
  const { id } = questions[step];
  return (
    <Question
      key={id}
      step={step}
      answer={answers[id]}
      onAnswer={(answer) => setAnswers({ ...answers, [id]: answer })}
      onNext={() => go(step + 1)}
      onBack={() => go(step - 1)}
    />
  );
}

createRoot(document.getElementById('quiz')).render(<Quiz />);
