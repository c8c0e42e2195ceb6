// A widget that the program runs. Loaded with the program, like late.js; what it needs from the element is `widget`.

// A panic in the program is a trap: an error without a message that reaches the call or the window. Ours is the one
// whose stack names this file.
const trapped = ({ error }) => {
  if (error instanceof WebAssembly.RuntimeError && String(error.stack).includes(new URL(import.meta.url).pathname)) crash();
};

// What embed/stand_ins.rs calls.
const here = () => window;
const soon = () => queueMicrotask(turn);
const isDrawn = (element) => element instanceof SVGElement;

// … and embed/border.rs, by the numbers of the widgets.
const byNumber = new Map();
const toElement = (id, name, json) => {
  try {
    const answer = byNumber.get(id).emit(name, json);
    return answer === undefined || !!answer;
  } catch (error) {
    // The program is in the midst of something: it goes on, and the owner hears of it.
    reportError(error);
    return true;
  }
};
// The tabs are not among what a step takes away.
const hasFocus = (id) => byNumber.get(id).stage.querySelector('#panel').matches(':focus-within');
const pageAddress = () => location.href;

// The running widgets, by their shadow roots. While there are any, this is the only outside listener.
const byRoot = new Map();

let stopped = false;

/** Takes every widget of the stopped program back to its prerendered screen and its notes. */
export function crash() {
  // A widget that was still starting here must not discard the fresh program.
  if (!stopped) page.spent();
  stopped = true;
  for (const widget of [...byRoot.values()]) widget.crashed();
}

/**
 * Starts a widget; returns its number. What the visitor does goes to it by the number on the control. `widget` is what
 * it may do with its element:
 *   root: the shadow root
 *   notes(), note(text): reads and writes what the visitor did
 *   held(then): whether a press is in progress; `then` is called at its end
 *   swap(stage, carry): replaces the prerendered screen with the stage
 *   ready(): sends the host's queued calls; whether it is ready for the first time
 *   opens(again): the code of a link in the address, if this element opens it; `again` if it was followed again
 *   call(name, …): calls this file's or the program's function of that name with its number
 *   dispatch(event, detail), report(failure), warn(text): tell the host
 *   crashed(): the program has stopped
 */
export function mount(widget, bytes, href, settings, told) {
  if (stopped) throw new Error();
  const { root, call } = widget;
  const stage = document.createElement('div');
  stage.className = 'mount';
  // What the host puts into a slot keeps the direction of its own page, whichever way the pack's language goes.
  stage.style.setProperty('--host-direction', getComputedStyle(root.host).direction);
  // Safari anchors nothing: what grows above an answer that is changed on the result would move it out of sight.
  if (!CSS.supports('overflow-anchor: auto')) stage.addEventListener('change', ({ target }) => {
    const place = () => target.getBoundingClientRect().top;
    const before = place();
    setTimeout(() => target.isConnected && scrollBy({ top: place() - before, behavior: 'instant' }));
  }, true);
  // Somebody else's result stays with its link: elsewhere in this tab, storage brings back only the visitor's own.
  const found = widget.notes();
  const isElsewhere = /^link=/m.test(settings) || !hasCode();
  if (isElsewhere && found !== root.noted && found.includes('\n*visiting=')) {
    const theirs = found.includes('\n*kept=') ? /^\*visiting.*$/m : /^([^*]|\*others|\*visiting).*$/gm;
    widget.note(found.replace(theirs, ''));
    told = widget.notes();
  }
  let handed = widget.notes();
  let swapped = false;
  const dress = (...more) => { root.adoptedStyleSheets = [root.adoptedStyleSheets[0], ...[css, ...more].map(page.sheet)]; };
  const runs = () => byRoot.get(root) === widget;
  // A late answer is not for the widget that has taken its place.
  const tell = (what, value) => runs() && (value instanceof Error && widget.report(value), call('send', what, `${value}`));

  // The program has drawn. What the visitor did while it was drawing goes to it before its first screen is shown, and a
  // press that began on the prerendered one ends there.
  function noted(notes) {
    const again = () => {
      handed = widget.notes();
      tell('notes', handed);
    };
    if (!swapped) {
      if (widget.held(again)) return false;
      if (widget.notes() !== handed) {
        queueMicrotask(again);
        return false;
      }
      // Focus, selection and scroll position stay.
      widget.swap(stage, carry);
      swapped = true;
    }
    widget.note(notes);
    // What is not from here comes out of storage.
    root.noted = notes;
    return true;
  }

  // A further part of the pack, with the styles of what it shows. A failure leaves everything else as it is, and what
  // arrives for a removed widget is not for the one in its place.
  async function supply(part, file) {
    let from;
    try {
      // A pack from a blob has no neighbours.
      if (!file || !URL.canParse(file, href)) throw new page.Failure('pack', href, 'part');
      from = new URL(file, href).href;
      const [bytes, style] = await Promise.all([page.load(from), page.load(beside(files.views)), piece(part)]);
      if (!runs()) return;
      dress(new TextDecoder().decode(style));
      if (call('supply', Number(part), bytes) === false) throw new page.Failure('pack', from);
    } catch (failure) {
      page.forget(from);
      if (!runs()) return;
      call('supply', Number(part), new Uint8Array());
      widget.report(failure);
    }
  }

  function emit(name, json) {
    if (name === 'notes') return noted(json);
    if (name === 'focus') {
      const target = stage.querySelector(json) ?? stage.querySelector('#heading');
      // What follows from the verdict is to be seen with it.
      return page.show(target, target?.closest('.feedback') ?? target);
    }
    if (name === 'need') return supply(...json.split(' '));
    if (does[name]) return does[name](json, stage, root, tell, widget);
    if (name === 'shoreline-ready' && !widget.ready()) return true;
    return widget.dispatch(name, JSON.parse(json));
  }

  dress();
  if (/^link=/m.test(settings)) {
    anew = false;
    unfold(root.host);
  }
  let id;
  try {
    // The program has no chance of its own.
    id = open(stage, bytes, `${settings}\nseed=${Math.random() * 1e6 & ~1}`, handed, told);
  } catch (error) {
    // A trap stops the program, and with it all widgets.
    if (error instanceof WebAssembly.RuntimeError) crash();
    throw error;
  }
  byNumber.set(id, { root, stage, emit });
  if (warning) widget.report(warning);
  warning = null;
  // The second half of a double click is not meant for what the first one has brought there.
  const controls = 'button, label, summary, a, [data-click]';
  // Before the first click here, the first half was on the prerendered screen.
  let there = new Set();
  stage.addEventListener('click', (event) => {
    const control = event.target.closest?.(controls);
    if (event.detail > 1 && there && stage.contains(control) && !there.has(control)) {
      event.preventDefault();
      event.stopPropagation();
    }
    // A key in between makes it two clicks. The third one counts again.
    there = event.detail && new Set(stage.querySelectorAll(controls));
  }, true);
  for (const [type, attribute] of [['click', 'click'], ['auxclick', 'click'], ['change', 'change']]) {
    stage.addEventListener(type, (event) => {
      const control = event.target.closest?.(`[data-${attribute}]`);
      // The middle button opens links in another tab, and presses nothing.
      if (event.button && (event.button > 1 || !control?.href)) return;
      // What the host has put into a slot may have such attributes as well.
      const taken = stage.contains(control) && act(id, control.dataset[attribute]);
      if (taken) event.preventDefault();
      // If a focused element were removed between the two renders, the browser would lay out both.
      if (taken > 1) control.blur();
    });
  }
  let address = location.href;
  // Nobody reports what the host does to the address: before one of our links is followed there is a pointer, or the
  // focus.
  for (const type of ['pointerdown', 'focusin']) {
    stage.addEventListener(type, () => address !== (address = location.href) && tell('address', ''));
  }
  // In a task of its own: together with the start, a slow phone would not respond for too long.
  setTimeout(() => runs() && draw(id));
  if (!byRoot.size) addEventListener('error', trapped);
  byRoot.set(root, widget);
  return id;
}

/** The widget is gone. */
export function leave(root) {
  gone(root);
  byRoot.delete(root);
  // Not before the program has said all that it was about to say: a listener may have taken the widget down.
  for (const [id, mounted] of byNumber) if (mounted.root === root) queueMicrotask(() => byNumber.delete(id));
  if (!byRoot.size) removeEventListener('error', trapped);
}
