// embed.html, the widget as a page of its own: takes its attributes from the address, reports its height and its events
// to the host page. `BUILD` is made by src/site/frame.rs: { attributes: [names], events: [names], checks: file,
// langs: { tag: what the page says } }.

import { BUILD } from 'build';
import { events } from './embed-page/events.js';
import { heights } from './embed-page/heights.js';
import { speak } from './embed-page/subject.js';

const quiz = document.querySelector('shoreline-quiz');
// Parameters that links and e-mails add; none of them is meant for us.
const FOREIGN = /^(utm_.*|.*clid|ref)$/i;

const wishes = new URLSearchParams(location.search);
for (const [name, value] of wishes) {
  if (BUILD.attributes.includes(name)) quiz.setAttribute(name, value);
  else if (name !== 'doctor' && !FOREIGN.test(name)) {
    console.warn(`<shoreline-quiz> The parameter “${name}” is unknown. Known are: ${BUILD.attributes.join(', ')}.`);
  }
}
speak(quiz, document.documentElement);
// An iframe shows its own page's scheme: with a fixed theme the whole page follows it.
if (['light', 'dark'].includes(quiz.getAttribute('theme'))) document.documentElement.style.colorScheme = quiz.getAttribute('theme');
if (parent !== window) heights(quiz, document.body, events(quiz, BUILD.events));
if (wishes.has('doctor')) import(new URL(BUILD.checks, import.meta.url)).then(({ show }) => show(quiz, document.body));
