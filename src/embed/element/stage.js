// The stage before the program is there: tabs and the first screen of the current view, as src/view makes them.

import { build, show } from './screen.js';

/** A screen's panel; without a screen it says that the program is needed to go on. `tab` is the view's, if any. */
export function panelOf(screen, words, tab, level, late) {
  const busy = ['section', { class: 'card', part: 'card', 'aria-busy': 'true' }, ['p', { class: 'waiting', id: 'heading', tabindex: '-1' }, words.loading]];
  return build(['div', { class: 'panel', id: 'panel', ...(tab && { role: 'tabpanel', 'aria-labelledby': 'tab-' + tab }) }, screen || busy], level, late);
}

/** All of it. */
export function stageOf({ words, dir }, lang, allowed, view, panel) {
  const tab = (id) => ['button', { class: 'tab', part: 'tab', type: 'button', role: 'tab', id: 'tab-' + id, 'data-act': id, 'aria-selected': id === view, 'aria-controls': 'panel', tabindex: (id === view) - 1 }, words.views[id]];
  const stage = build(['div', { class: 'stage', lang, dir }, ['p', { class: 'unseen', role: 'status' }]]);
  stage.prepend(panel);
  if (allowed.length > 1) stage.prepend(build(['div', { class: 'tabs', role: 'tablist', 'aria-label': words.views.all }, ...allowed.map(tab)]));
  return stage;
}

/**
 * The root of a shadow tree, alone in it, and its stage. What the page brought as declarative shadow DOM stays where it
 * is until the first screen replaces it.
 */
export function rootOf(shadow) {
  const made = shadow.querySelector('.shoreline');
  // Most likely: look.js decides in the frame of the first paint, and there a change would style everything once more.
  const root = made || build(['div', { class: 'shoreline', 'data-theme': document.querySelector('[name=color-scheme]') ? 'host' : 'system', part: 'root' }]);
  for (const other of [...shadow.children]) if (other !== made) other.remove();
  if (!made) shadow.append(root);
  return [root, root.querySelector('.stage')];
}

/** Replaces a screen, or a part of it. The focus stays, or goes to the heading. */
export function replace(root, before, fresh) {
  const shadow = root.parentNode;
  const focused = shadow.activeElement;
  const inside = before?.contains(focused);
  if (before) before.replaceWith(fresh);
  else root.append(fresh);
  for (const id of inside ? [focused.id, 'heading'] : []) {
    if (!shadow.activeElement) shadow.getElementById(id)?.focus({ preventScroll: true });
  }
  return fresh;
}

/** Fills in the answers so far, and says where the answers are kept, if they are. */
export function fill(stage, answers, privacy) {
  const line = stage.querySelector('[data-privacy]');
  if (line && privacy) line.textContent = privacy;
  for (const radio of stage.querySelectorAll('input')) radio.checked = answers.get(radio.name) === radio.value;
}

/** Shows the reminder that a choice is missing, with the focus. Once there is one, the styles hide it in its place. */
export function remind(stage) {
  const reminder = stage.querySelector('#reminder');
  reminder.hidden = false;
  show(reminder);
}

/**
 * What the visitor reads after a failure, above what is still readable. With the focus on what says that it is loading,
 * they go on here, and not where the last question is put in its place.
 */
export function apologise(root, { words, dir }, lang) {
  const notice = build(['div', { class: 'failed notice', part: 'notice', role: 'alert', lang, dir }, ['p', words.failed],
    ['button', { type: 'button', class: 'small', 'data-act': 'retry' }, words.again], ['slot', {}]]);
  root.prepend(notice);
  if (root.parentNode.activeElement?.matches('.waiting')) show(notice.querySelector('button'), notice);
}

/** Arrow keys, Home and End move the focus along the tabs, in reading direction. */
export function alongTabs(event) {
  const tab = event.target.closest?.('[role="tab"]');
  // The host may have tabs of its own in a slot. With a modifier, these keys are the browser's or the screen reader's.
  if (!event.currentTarget.contains(tab) || event.ctrlKey || event.altKey || event.metaKey) return;
  const tabs = [...tab.parentNode.children];
  const forward = tab.matches(':dir(rtl)') ? -1 : 1;
  const at = tabs.indexOf(tab);
  const to = { ArrowRight: at + forward, ArrowLeft: at - forward, Home: 0, End: -1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  tabs.at(to % tabs.length).focus();
}
