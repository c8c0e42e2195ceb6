// The quiz in SurveyJS: a model as its documentation shows it, drawn by its own package for pages without a framework.

import { Model } from 'survey-core';
import 'survey-js-ui';
import 'survey-core/survey-core.fontless.min.css';
import './result.css';
import data from 'quiz-data';
import { result } from '../shared/result.js';

const { words, questions } = data;
const list = (items) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;

const intro = `<h2>${words.intro_title}</h2>
  <p>${words.intro_who}</p><p>${words.intro_where}</p><p>${words.intro_both}</p><p>${words.intro_facts}</p>`;

const survey = new Model({
  firstPageIsStartPage: true,
  startSurveyText: words.start,
  pageNextText: words.next,
  pagePrevText: words.back,
  completeText: words.show_result,
  showQuestionNumbers: false,
  showProgressBar: true,
  progressBarType: 'questions',
  pages: [
    { elements: [{ type: 'html', name: 'intro', html: `${intro}<p><small>${words.intro_privacy}</small></p>` }] },
    ...questions.map(({ id, text, help, options }) => ({
      elements: [{
        type: 'radiogroup',
        name: id,
        title: text,
        description: help,
        isRequired: true,
        requiredErrorText: words.choose_one,
        choices: [...options.map((o) => ({ value: o.id, text: o.text })), { value: 'not-sure', text: words.not_sure }],
      }],
    })),
  ],
});

// Its last page is HTML in a string; everything in it comes from the pack.
survey.onCompleting.add(() => {
  const { title, tag, sentence, summary, ranking, reasons, lists } = result(data, survey.data);
  const row = ({ name, points, excluded, chosen }) => {
    const text = `${excluded ? `<s>${name}</s> ${words.excluded}` : name}: ${points}`;
    return chosen ? `<b>${text}</b>` : text;
  };
  survey.completedHtml = `<h2>${title}</h2><p><b>${tag}</b> ${sentence}</p>${summary ? `<p>${summary}</p>` : ''}
    <h3>${words.ranking_title}</h3><p><small>${words.ranking_note}</small></p>${list(ranking.map(row))}
    ${reasons.length ? `<h3>${words.reasons_title}</h3>` : ''}
    ${reasons.map((side) => `<h4>${side.title}</h4>${side.items.length ? list(side.items.map((item) => item.text)) : `<p>${side.none}</p>`}`).join('')}
    ${lists.map(([heading, items]) => `<h3>${heading}</h3>${list(items)}`).join('')}
    <p><small>${words.assessment} ${words.advice}</small></p>
    <button type="button" class="sd-btn" data-restart>${words.restart}</button>`;
});

const root = document.getElementById('quiz');
root.addEventListener('click', (event) => {
  if (event.target.closest('[data-restart]')) survey.clear(true, true);
});
survey.render(root);
