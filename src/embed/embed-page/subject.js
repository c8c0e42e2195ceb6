// What the page says by itself: language, direction, title and fallback. The file has those of the built-in quiz in
// English; with `lang` they are another language's, with `pack` none of the built-in quiz's.

import { BUILD } from 'build';
import { language } from '../element/attributes.js';

export function speak(quiz, page) {
  const lang = language(quiz);
  const { dir, title, text, again } = BUILD.langs[lang];
  const [words, way] = ['p', 'a'].map((name) => quiz.querySelector(name));
  Object.assign(page, { lang, dir });
  if (!quiz.getAttribute('pack')?.trim()) {
    document.title = way.textContent = title;
    words.textContent = text;
    return;
  }
  // Nobody knows what it is about until it is there.
  document.title = 'Shoreline';
  words.remove();
  Object.assign(way, { textContent: again, href: location.href, target: '_self' });
  quiz.addEventListener('shoreline-ready', () => {
    const { lang, dir } = quiz.shadowRoot.querySelector('.stage');
    Object.assign(page, { lang, dir });
    document.title = quiz.shadowRoot.querySelector('[part~=heading]')?.textContent || document.title;
  }, { once: true });
}
