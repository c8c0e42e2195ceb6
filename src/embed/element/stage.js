// The stage before the program is there: tabs and the first screen of the shown view, as src/view makes them.

import { build } from './screen.js';

/** The whole of it. `level` is the heading's level; `waiting` shows that the program is needed to go on. */
export function stageOf({ words, dir, screens, views }, lang, allowed, view, screen, level, waiting) {
  const tab = (id) => ['button', { class: 'tab', part: 'tab', type: 'button', role: 'tab', id: `tab-${id}`, 'data-act': id, 'aria-selected': id === view, 'aria-controls': 'panel', tabindex: id === view ? 0 : -1 }, words.views[id]];
  const tabs = allowed.length > 1;
  const busy = ['section', { class: 'card', part: 'card', 'aria-busy': 'true' }, ['p', { class: 'waiting', id: 'heading', tabindex: '-1' }, words.loading]];
  const panel = build(['div', { class: 'panel', id: 'panel', ...(tabs && { role: 'tabpanel', 'aria-labelledby': `tab-${view}` }) }]);
  panel.append(build(waiting ? busy : views[view] || screens[screen], level));
  const stage = build(['div', { class: 'stage', lang, dir }]);
  if (tabs) stage.append(build(['div', { class: 'tabs', role: 'tablist', 'aria-label': words.views.all }, ...allowed.map(tab)]));
  stage.append(panel, build(['p', { class: 'unseen', role: 'status' }]));
  return stage;
}

/**
 * The root of a shadow tree, alone in it, and its stage. What the page brought as declarative shadow DOM stays where it
 * is until the first picture takes its place.
 */
export function rootOf(shadow) {
  const made = shadow.querySelector('.shoreline');
  const root = made || build(['div', { class: 'shoreline', part: 'root' }]);
  for (const other of [...shadow.children]) if (other !== made) other.remove();
  if (!made) shadow.append(root);
  return [root, root.querySelector('.stage')];
}

/** Puts the answers so far on a stage, and where the answers are kept, if they are. */
export function fill(stage, answers, privacy) {
  const line = stage.querySelector('[data-privacy]');
  if (line && privacy) line.textContent = privacy;
  for (const radio of stage.querySelectorAll('input')) radio.checked = answers.get(radio.name) === radio.value;
}

/** Shows or hides the reminder that a choice is missing; shown, it has the focus. */
export function remind(stage, on) {
  const reminder = stage.querySelector('#reminder');
  reminder.hidden = !on;
  stage.querySelector('fieldset').setAttribute('aria-describedby', on ? 'help reminder' : 'help');
  if (on) reminder.focus({ preventScroll: true });
}

/** What the visitor reads after a failure, above what is still readable. */
export const apology = ({ words, dir }, lang) => build(['div', { class: 'failed notice', part: 'notice', role: 'alert', lang, dir }, ['p', {}, words.failed],
  ['button', { type: 'button', class: 'small', 'data-act': 'retry' }, words.again], ['slot', {}]]);

/** Arrow keys, Home and End move the focus along the tabs, in reading direction. */
export function alongTabs(event) {
  const tab = event.target.closest?.('[role="tab"]');
  if (!tab) return;
  const tabs = [...tab.parentNode.children];
  const forward = getComputedStyle(tab).direction === 'rtl' ? -1 : 1;
  const at = tabs.indexOf(tab) + ({ ArrowRight: forward, ArrowLeft: -forward }[event.key] ?? NaN);
  const next = { Home: tabs[0], End: tabs.at(-1) }[event.key] ?? tabs.at(at % tabs.length);
  if (Number.isNaN(at) && !['Home', 'End'].includes(event.key)) return;
  event.preventDefault();
  next.focus();
}
