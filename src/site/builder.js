// The snippet builder of the front page: form controls become a live preview, a snippet and its steps. Only this page
// loads it. `KIT` is site/builder.json with the attributes and digests that src/site/snippets.rs adds.

import { KIT } from 'build';
import { choice } from './builder/choice.js';
import * as preview from './builder/preview.js';
import { forms, problems, say, steps, swatches } from './builder/show.js';
import { keep, snippet } from './builder/snippet.js';
import { read, write } from './builder/state.js';

const kit = { ...KIT, word: (name) => KIT.words[name] };
const find = (id) => document.getElementById(id);
const form = find('builder');
const named = (name) => form.elements.namedItem(name);

// The recommended form is the default, so that only another one goes into the address.
function recommend(choose) {
  const { form: best } = kit.hosts.find((host) => host.id === named('host').value);
  for (const radio of named('form')) {
    radio.defaultChecked = radio.value === best;
    if (choose) radio.checked = radio.defaultChecked;
  }
}

// Slider and lists are controls for the variables' own fields.
function handles() {
  const radius = named('--radius').value.trim();
  const px = radius.endsWith('px') ? parseFloat(radius) : radius === '0' ? 0 : NaN;
  find('radius').value = Number.isNaN(px) ? 12 : px;
  find('radius-value').textContent = Number.isNaN(px) ? radius || '12 px' : `${px} px`;
  const font = named('--font').value.trim();
  const known = [...find('font').options].some((option) => option.value === font);
  const own = !known || (find('font').value === 'own' && document.activeElement === find('font-name'));
  if (find('font').value !== 'own' || font) find('font').value = own ? 'own' : font;
  find('own-font').hidden = find('font').value !== 'own';
  if (document.activeElement !== find('font-name')) find('font-name').value = known ? '' : font;
  find('own-share').hidden = named('share').value !== 'own';
}

let due;

function update() {
  // Open or close first: what is closed takes no part.
  const closed = named('form').value !== 'script';
  for (const id of ['radius', 'font', 'font-name']) find(id).disabled = closed;
  for (const { name } of kit.variables) named(`--${name}`).disabled = closed;
  named('slot').disabled = closed;
  find('closed').hidden = !closed;
  find('closed').textContent = kit.word('closed');
  forms(kit, form);
  const { choice: chosen, problems: found, notes, rgb, views } = choice(kit, form);
  handles();
  for (const option of named('view').options) option.disabled = !views.includes(option.value);
  find('snippet').textContent = snippet(kit, chosen);
  find('keep-lines').textContent = keep(kit, views, chosen.attributes.view);
  find('keep').hidden = closed;
  find('events').hidden = chosen.form === 'link';
  problems(form, found, notes);
  swatches(kit, rgb);
  steps(kit, chosen);
  preview.show(kit, chosen, views);
  for (const id of ['snippet-said', 'keep-lines-said', 'event-lines-said']) say(find(id), '');
  // Browsers limit how often the address may change in a row.
  clearTimeout(due);
  due = setTimeout(() => history.replaceState(history.state, '', location.pathname + write(form, location.search) + location.hash), 200);
}

async function copy(id) {
  const place = find(id);
  const said = find(`${id}-said`);
  try {
    await navigator.clipboard.writeText(place.textContent);
    say(said, kit.word('copied'));
  } catch {
    getSelection().selectAllChildren(place);
    say(said, kit.word('uncopied'));
  }
}

form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('reset', () => setTimeout(() => {
  recommend(true);
  update();
}));
form.addEventListener('input', ({ target }) => {
  if (target.id === 'picker') named('accent').value = target.value;
  if (target.id === 'radius') named('--radius').value = target.value === '12' ? '' : `${target.value}px`;
  if (target.id === 'font') named('--font').value = target.value === 'own' ? find('font-name').value : target.value;
  if (target.id === 'font-name') named('--font').value = target.value;
  if (target.name === 'host') recommend(true);
  update();
});
form.addEventListener('click', ({ target }) => {
  const button = target.closest('button');
  if (button?.dataset.copy) copy(button.dataset.copy);
  if (button?.dataset.screen) preview.screen(button.dataset.screen);
  if (button?.id === 'phone') preview.phone(button);
  if (button?.dataset.part) preview.mark(kit, button.dataset.part);
});

// Opened from a disk, the page has no address that others could use.
if (location.protocol.startsWith('http')) named('base').value = named('base').defaultValue = new URL('.', location.href).href;
{
  // The host first: it decides which form is the default.
  const hosts = new URLSearchParams(location.search).getAll('host');
  for (const radio of named('host')) radio.checked ||= hosts.includes(radio.value);
  recommend(true);
  read(form, location.search);
}
update();
form.dataset.ready = '';
