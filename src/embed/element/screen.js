// The prerendered screens: [tag, attributes if any, ...children], an option as [label, value, text]. No markup is
// parsed, so Trusted Types have nothing to forbid.

const SVG = 'http://www.w3.org/2000/svg';

/**
 * The element of a tree. `level` is the level of its first heading; `late` lets the lines of a map be drawn a frame
 * later; `name` is the question that it is in.
 */
export function build(node, level, late, name, ns) {
  if (typeof node === 'string') return document.createTextNode(node);
  let [tag, ...children] = node;
  if (tag === 'label') {
    const [value, text] = children;
    const radio = ['input', { type: 'radio', id: `${name}-${value}`, name, value }];
    children = [{ class: value === 'not-sure' ? 'option quiet' : 'option', part: 'option' }, radio, ['span', text]];
  }
  const attributes = children[0]?.constructor === Object ? children.shift() : {};
  name = attributes['data-question'] ?? name;
  if (tag === 'svg') ns = SVG;
  if (tag === 'h2') tag = 'h' + level;
  const element = ns ? document.createElementNS(ns, tag) : document.createElement(tag);
  // Its own alone: what a page has added to all objects must not become an attribute, let alone a handler of events.
  for (const pair of Object.entries(attributes)) element.setAttribute(...pair);
  const fill = () => element.append(...children.map((child) => build(child, level, late, name, ns)));
  // Nobody waits for the lines of a screen that is gone.
  if (late && attributes.class === 'map') requestAnimationFrame(() => setTimeout(() => element.isConnected && fill()));
  else fill();
  return element;
}

const sheets = new Map();

/** The sheet of a text, shared by all widgets. Constructed sheets need no permission from a style-src. */
export function sheet(text) {
  if (!sheets.has(text)) {
    sheets.set(text, new CSSStyleSheet());
    sheets.get(text).replaceSync(text);
  }
  return sheets.get(text);
}

/** Calls back when the element comes near the viewport; returns what stops that. */
export function whenNear(element, then) {
  const observer = new IntersectionObserver((entries) => entries.at(-1).isIntersecting && then(), { rootMargin: '300px' });
  observer.observe(element);
  return observer;
}

/**
 * A press that began on the prerendered screen must end on it: what would replace it waits until pointer and keys are
 * up again and their click is over. `holds` says whether `then` has to wait; of several the last one counts, or, if it
 * gives `way`, the one before. Of `blur` only the window's own counts: a press takes the focus from something in the
 * page before it ends.
 */
export function presses() {
  const types = ['pointerup', 'pointercancel', 'keyup', 'blur'];
  let pressed = false;
  let late;
  const released = () => {
    for (const type of types) removeEventListener(type, released, type !== 'blur');
    setTimeout(() => {
      pressed = false;
      late?.();
      late = null;
    });
  };
  return {
    begin() {
      pressed = true;
      // A listener that is added again is still one.
      for (const type of types) addEventListener(type, released, type !== 'blur');
    },
    holds(then, way) {
      if (pressed) late = (way && late) || then;
      return pressed;
    },
  };
}

/**
 * Gives an element the focus and scrolls only if it, or all that it stands for, is out of sight, by the least amount.
 * What is under a bar of the host is out of sight too: the scroll margin knows about it.
 */
export function show(element, all = element) {
  element?.focus({ preventScroll: true });
  all?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
}
