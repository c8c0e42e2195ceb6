// The quiz in plain JavaScript: state in variables, one function a screen, elements made by `h`.

import data from 'quiz-data';
import { progress, result } from '../shared/result.js';
import '../shared/quiz.css';

const { words, questions } = data;
const root = document.getElementById('quiz');
let answers = {};

function h(tag, props, ...children) {
  const { dataset, ...rest } = props ?? {};
  const element = Object.assign(document.createElement(tag), rest);
  Object.assign(element.dataset, dataset);
  element.append(...children.flat().filter((child) => child != null && child !== false));
  return element;
}

const button = (text, onclick, className = '') => h('button', { type: 'button', className, onclick }, text);

function show(card, isFirst = false) {
  root.replaceChildren(card);
  if (!isFirst) card.querySelector('h2').focus();
}

function intro() {
  return h('section', { className: 'card' },
    h('h2', { tabIndex: -1 }, words.intro_title),
    h('p', { className: 'lead' }, words.intro_who),
    h('p', { className: 'lead' }, words.intro_where),
    h('p', null, words.intro_both),
    h('p', null, words.intro_facts),
    h('div', { className: 'buttons' }, button(words.start, () => show(question(0)), 'main')),
    h('p', { className: 'fine' }, words.intro_privacy));
}

function question(step) {
  const { id, text, help, options } = questions[step];
  const isLast = step === questions.length - 1;
  const reminder = h('p', { className: 'reminder', hidden: true, role: 'alert' }, words.choose_one);
  const option = (value, label) => h('label', { className: 'option' },
    h('input', {
      type: 'radio', name: id, value, checked: answers[id] === value,
      onchange: () => {
        answers[id] = value;
        reminder.hidden = true;
      },
    }),
    h('span', null, label));
  const onsubmit = (event) => {
    event.preventDefault();
    if (!answers[id]) reminder.hidden = false;
    else show(isLast ? outcome() : question(step + 1));
  };
  return h('form', { className: 'card', onsubmit },
    h('p', { className: 'progress' }, progress(data, step)),
    h('fieldset', null,
      h('legend', null, h('h2', { tabIndex: -1 }, text)),
      h('p', { className: 'help' }, help),
      reminder,
      h('div', { className: 'options' }, options.map((o) => option(o.id, o.text)), option('not-sure', words.not_sure))),
    h('div', { className: 'buttons' },
      h('button', { className: 'main' }, isLast ? words.show_result : words.next),
      button(words.back, () => show(step ? question(step - 1) : intro()))));
}

function outcome() {
  const { title, tag, sentence, summary, ranking, reasons, lists } = result(data, answers);
  const restart = () => {
    answers = {};
    show(intro());
  };
  return h('section', { className: 'card' },
    h('h2', { tabIndex: -1 }, title),
    h('p', null, h('b', { className: 'tag' }, tag), ' ', sentence),
    summary && h('p', { className: 'lead' }, summary),
    h('h3', null, words.ranking_title),
    h('p', { className: 'fine' }, words.ranking_note),
    h('ul', { className: 'ranking' }, ranking.map((row) =>
      h('li', { className: row.excluded ? 'excluded' : row.chosen ? 'chosen' : '' },
        h('span', { className: 'name' }, row.name),
        row.excluded && h('span', null, words.excluded),
        h('span', { className: 'points' }, row.points)))),
    reasons.length > 0 && h('h3', null, words.reasons_title),
    h('div', { className: 'columns' }, reasons.map(({ title: heading, none, items }) =>
      h('div', null,
        h('h4', null, heading),
        items.length ? h('ul', null, items.map((item) => h('li', null, item.text))) : h('p', null, none)))),
    lists.map(([heading, items]) => [h('h3', null, heading), h('ul', null, items.map((item) => h('li', null, item)))]),
    h('p', { className: 'fine' }, words.assessment),
    h('p', { className: 'fine' }, words.advice),
    h('div', { className: 'buttons' }, button(words.restart, restart)));
}

show(intro(), true);
