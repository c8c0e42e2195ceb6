// The widgets of the page, and what they are told while there are any.

const all = new Map();

// A host may change the page's address after the last step. What it has deleted itself stays deleted.
const left = () => all.forEach(([, keep]) => keep());
// A link may come into the address before the program is there. A widget that has the program has opened the link by
// now.
const changed = () => all.forEach(([, , look]) => look());

function hear(how) {
  if (all.size) return;
  how('pagehide', left);
  how('hashchange', changed);
}

/**
 * A widget is inserted into the page; returns its name there: its id, or a number, its place on the page as long as all
 * are there. `keep` is called when the page is left, `look` when its address may have got a link.
 */
export function enter(widget, keep, look) {
  hear(addEventListener);
  let name = widget.id || 0;
  while ([...all.values()].some(([other]) => other === name)) name += 1;
  all.set(widget, [name, keep, look]);
  return name;
}

/** It is removed. */
export function leave(widget) {
  all.delete(widget);
  hear(removeEventListener);
}
