// The widgets of the page, and what they hear of it while there are some.

const all = new Map();

const heard = {
  // A host may give the page another address after the last step. What it has forgotten itself stays so.
  pagehide: () => all.forEach(([, keep]) => keep()),
  // A link may come into the address before the program does. A widget that has it has answered by now.
  hashchange: () => all.forEach(([, , look]) => look()),
};

function hear(how) {
  if (!all.size) for (const type in heard) how(type, heard[type]);
}

/**
 * A widget comes into the page; gives its name there: its id, or a number, the place on the page as long as all are there.
 * `keep` is called when the page is left, `look` when its address may have got a link.
 */
export function enter(widget, keep, look) {
  hear(addEventListener);
  let name = widget.id || 0;
  while ([...all.values()].some(([other]) => other === name)) name += 1;
  all.set(widget, [name, keep, look]);
  return name;
}

/** It goes. */
export function leave(widget) {
  all.delete(widget);
  hear(removeEventListener);
}
