// What the page shows for a choice: snippet, steps, problems, the accent as the quiz corrects it. Everything through
// text nodes, never through markup.

import { readable } from '../../embed/element/accent.js';
import { address } from './snippet.js';

const find = (id) => document.getElementById(id);

const hex = (color) => color.startsWith('#') ? color
  : `#${color.match(/\d+/g).slice(0, 3).map((n) => Number(n).toString(16).padStart(2, '0')).join('')}`;

// A sentence, with what is between backticks as code.
function sentence(text) {
  return text.split('`').map((span, at) => {
    if (at % 2 === 0) return span;
    const code = document.createElement('code');
    code.textContent = span;
    return code;
  });
}

function list(place, sentences) {
  place.replaceChildren(...sentences.map((text) => {
    const item = document.createElement('li');
    item.append(...sentence(text));
    return item;
  }));
}

/** Sets a text, but only if it differs: a live region announces everything that is set. */
export function say(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

/** The steps for the chosen host. */
export function steps(kit, choice) {
  const host = kit.hosts.find((one) => one.id === choice.host);
  const to = address(kit, choice);
  find('why').replaceChildren(...sentence(host.why));
  list(find('steps'), host.steps[choice.form].map((step) => step.replaceAll('{address}', to)));
  const care = [...host.care];
  if (choice.attributes.theme === 'auto' && choice.form !== 'link') care.push(kit.word('light'));
  // Also an address that somebody has sent fills the field in.
  const { origin, host: from } = new URL(choice.base);
  if (origin !== location.origin) care.unshift(kit.word('elsewhere').replace('{host}', from));
  list(find('care'), care);
  for (const form of document.getElementsByName('form')) {
    form.closest('label').classList.toggle('best', form.value === host.form);
  }
  say(find('best'), kit.word('best').replace('{host}', host.name).concat(': ', kit.forms.find((one) => one.id === host.form).name, '.'));
}

/** What some controls mean in the chosen form, and whether its snippet has a place for a digest. */
export function forms(kit, { elements }) {
  const [id, host] = ['form', 'host'].map((name) => elements.namedItem(name).value);
  const { label, leads, pin } = kit.forms.find((one) => one.id === id);
  const { template } = kit.hosts.find((one) => one.id === host);
  const pinned = kit.templates[template][id].some((line) => line.includes('{pin'));
  find('label-hint').textContent = label;
  elements.namedItem('share').options[0].textContent = leads;
  find('pin-hint').replaceChildren(...sentence(pinned ? pin : kit.word('unpinned')));
  elements.namedItem('pin').disabled = !pinned;
}

/** Each message next to its control, which refers to it. */
export function problems(form, found, notes) {
  for (const place of form.querySelectorAll('.problem')) {
    const name = place.id.replace(/-problem$/, '');
    say(place, found[name] ?? notes[name] ?? '');
    place.classList.toggle('mild', !found[name]);
    for (const control of form.querySelectorAll(`[aria-describedby~="${place.id}"]`)) {
      control.setAttribute('aria-invalid', Boolean(found[name]));
    }
  }
}

/** The accent as it will be on light and on dark. */
export function swatches(kit, rgb) {
  const usual = ['#0a6078', '#7fcbe0', '#fff', '#07141a'];
  const [light, dark, onLight, onDark] = rgb ? readable(rgb) : usual;
  const own = rgb && hex(`rgb(${rgb.map((c) => Math.round(c * 255)).join(' ')})`);
  for (const [scheme, back, front] of [['light', light, onLight], ['dark', dark, onDark]]) {
    const swatch = find('swatches').querySelector(`[data-scheme="${scheme}"]`);
    swatch.firstElementChild.style.backgroundColor = back;
    swatch.firstElementChild.style.color = front;
    swatch.lastElementChild.textContent = hex(back);
  }
  const changed = [light, dark].map((color) => hex(color) !== own);
  const said = changed[0] && changed[1] ? 'correctedBoth' : changed[0] ? 'correctedLight' : changed[1] ? 'correctedDark' : 'asIs';
  say(find('swatches').querySelector('small'), rgb ? kit.word(said) : '');
  find('picker').value = own || usual[0];
}
