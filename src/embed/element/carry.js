// What the visitor has in hand when the program's screen replaces the prerendered one. Loaded with the program, like
// late.js, and imports nothing. Notes and focus are element.js's part.

const nothing = () => {};

/** Remembers what is selected and whether a reminder shows; returns a function that restores it in the new screen. */
export function carry(root, stage) {
  const reselect = selection(root, stage);
  const reminded = stage?.querySelector(':not(:has(:checked)) > #reminder:not([hidden])');
  return (fresh) => {
    reselect(fresh);
    // The program shows the same reminder itself. Its screen has to be in place for that, and the host hears no click.
    if (reminded) queueMicrotask(() => fresh.querySelector('#next')?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })));
  };
}

// Both screens have the same text, so a selection is two positions in it. If an engine does not report selections in a
// shadow tree, there is nothing to carry.
function selection(root, stage) {
  const chosen = getSelection();
  let range;
  try { [range] = chosen.getComposedRanges({ shadowRoots: [root] }); } catch { /* an engine without */ }
  if (!range || range.collapsed || !stage?.contains(range.startContainer) || !stage.contains(range.endContainer)) return nothing;
  const length = (node, offset) => {
    const before = document.createRange();
    before.setStart(stage, 0);
    before.setEnd(node, offset);
    return before.toString().length;
  };
  const ends = [length(range.startContainer, range.startOffset), length(range.endContainer, range.endOffset)];
  if (chosen.direction === 'backward') ends.reverse();
  const text = stage.textContent;
  return (fresh) => {
    if (fresh.textContent === text) chosen.setBaseAndExtent(...ends.flatMap((at) => place(fresh, at)));
  };
}

// The text node of a position, and the position in it.
function place(stage, at) {
  const texts = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { length } = texts.currentNode;
    if (at <= length) return [texts.currentNode, at];
    at -= length;
  }
  return [stage, 0];
}
