// The preview: the real element, changed in place, so that answers given in it stay.

import { say } from './show.js';

const find = (id) => document.getElementById(id);

// One of many ways through the quiz that lead to a likely result.
const EXAMPLE = { core: 'b', volume: 'c', goal: 'c', start: 'b', contact: 'b', clarity: 'b', data: 'c', who: 'b', skills: 'b', experience: 'c' };

/**
 * Makes the preview look as chosen. What cannot be seen is left out: it would store things here, or break this page's
 * outline.
 */
export function show(kit, choice, allowed) {
  const preview = find('preview');
  const put = (name, value) => {
    if (!value) preview.removeAttribute(name);
    else if (preview.getAttribute(name) !== value) preview.setAttribute(name, value);
  };
  // Setting both at once would pass through a state in which the first view is not among the allowed ones.
  const { view, views } = choice.attributes;
  const same = preview.getAttribute('views') === views && (preview.getAttribute('view') ?? '') === view;
  if (!same) {
    put('view', '');
    put('views', views);
    put('view', view);
  }
  // Between two of them the element says nothing: it looks once all attributes of a moment are set.
  for (const name of ['theme', 'accent', 'cta-label', 'cta-href']) put(name, choice.attributes[name]);
  for (const { name } of kit.variables) {
    const value = choice.variables[name];
    if (value) preview.style.setProperty(`--shoreline-${name}`, value);
    else preview.style.removeProperty(`--shoreline-${name}`);
  }
  find('pane').dataset.theme = choice.attributes.theme;
  preview.hidden = choice.form === 'link';
  find('link-preview').hidden = choice.form !== 'link';
  say(find('link-preview').firstElementChild, choice.label);
  for (const button of document.querySelectorAll('[data-screen]')) button.disabled = choice.form === 'link' || !allowed.includes('decide');
}

// Which screen is shown, whoever has brought it there.
const SCREENS = { start: '.intro', question: '.ask', result: '.result' };
customElements.whenDefined('shoreline-quiz').then(() => {
  const { shadowRoot } = find('preview');
  if (!shadowRoot) return;
  const press = () => {
    for (const button of document.querySelectorAll('[data-screen]')) {
      button.setAttribute('aria-pressed', shadowRoot.querySelector(SCREENS[button.dataset.screen]) !== null);
    }
  };
  new MutationObserver(press).observe(shadowRoot, { childList: true, subtree: true });
  press();
});

/** Makes the preview as narrow as on a phone, or as wide as before. */
export function phone(button) {
  const narrow = button.getAttribute('aria-pressed') !== 'true';
  button.setAttribute('aria-pressed', narrow);
  find('preview').classList.toggle('narrow', narrow);
}

/** Shows a screen of the quiz in the preview. */
export function screen(name) {
  const preview = find('preview');
  preview.show?.('decide');
  if (name === 'start') preview.restart?.();
  if (name === 'question') {
    preview.restart?.();
    preview.start?.();
  }
  if (name === 'result') preview.answers = EXAMPLE;
}

const marks = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, marks];
let marked = '';
let watch;

/** Marks a part in the preview, or none; says what it is and whether it is visible now. */
export function mark(kit, name) {
  marked = name === marked ? '' : name;
  for (const button of document.querySelectorAll('[data-part]')) {
    button.setAttribute('aria-pressed', button.dataset.part === marked);
  }
  marks.replaceSync(marked && `#preview::part(${marked}) { outline: 3px dashed #d9480f; outline-offset: 3px; }`);
  tell(kit);
  // Only the pane scrolls: the page stays where the button is.
  const part = seen();
  if (part) {
    const pane = find('pane');
    const [at, frame] = [part, pane].map((e) => e.getBoundingClientRect());
    if (at.top < frame.top || at.bottom > frame.bottom) pane.scrollTop += at.top - frame.top - 16;
  }
  // The next screen may have it, or not.
  watch?.disconnect();
  watch = marked && find('preview').shadowRoot ? new MutationObserver(() => tell(kit)) : null;
  watch?.observe(find('preview').shadowRoot, { childList: true, subtree: true });
}

// The first marked part, if it is visible.
function seen() {
  const part = marked ? find('preview').shadowRoot?.querySelector(`[part~="${marked}"]`) : null;
  return part?.getClientRects().length ? part : null;
}

function tell(kit) {
  const text = kit.word(seen() ? 'part' : 'noPart').replace('{part}', marked).replace('{what}', kit.parts[marked]);
  say(find('part-said'), marked && text);
}
