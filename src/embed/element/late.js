// What is only needed once the program is there, and so is loaded with it: src/site/embed_js.rs appends this to the
// program's glue. It imports nothing.

// A file that few need, fetched on request. If it cannot be loaded, the owner is told.
const lost = (name, about, { report }) => (error) => {
  report(new page.Failure('', beside(files[name]), about));
  throw error;
};
// Browsers remember a failed import by its URL: the next try has another fragment.
let tries = 0;
const extra = (name, widget) => import(`${beside(files[name])}${tries ? `#${tries}` : ''}`).catch((error) => {
  tries += 1;
  return lost(name, 'script', widget)(error);
});

const headAndRest = (text) => {
  const at = text.indexOf('\n');
  return [text.slice(0, at), text.slice(at + 1)];
};

// The old way works in frames and on pages without https, where the new one is missing or refused.
function copied(text, stage, root) {
  const before = root.activeElement;
  const field = Object.assign(document.createElement('textarea'), { className: 'unseen', readOnly: true, value: text });
  stage.append(field);
  field.focus({ preventScroll: true });
  field.select();
  let done = false;
  try { done = root.activeElement === field && document.execCommand('copy'); } catch { /* the visitor copies by hand */ }
  field.remove();
  before?.focus({ preventScroll: true });
  return done;
}

// What few visitors take away is worded, or drawn, by the piece that reads other people's answers.
const need = (widget) => piece(2).catch((failure) => {
  widget.report(failure);
  throw failure;
});
const worded = (what, widget) => need(widget).then(() => widget.call('read', what));

// What is under way, and what was just done: a second press, as in a double click, does not begin it again.
// By what it is about, with the timer of its end.
const busy = new Map();
const begins = (what) => !busy.has(what) && busy.set(what);
const over = (what, wait) => {
  clearTimeout(busy.get(what));
  busy.set(what, setTimeout(() => busy.delete(what), wait));
};

// What the program asks the browser for: each takes a text, the stage, its root and a way to answer.
const does = {
  copy(text, stage, root, tell) {
    const [way, content] = headAndRest(text);
    const refused = () => {
      const done = copied(content, stage, root);
      tell(done ? 'done' : 'refused', way);
      // There may be no field until the refusal has been drawn.
      const field = { text: '#share-summary', team: '#team-link' }[way] ?? '#share-link';
      if (!done) requestAnimationFrame(() => stage.querySelector(field)?.select());
    };
    if (!navigator.clipboard) return refused();
    navigator.clipboard.writeText(content).then(() => tell('done', way), refused);
  },

  text(_, stage, root, tell, widget) {
    const text = worded('text', widget);
    const late = () => text.then((text) => does.copy(`text\n${text}`, stage, root, tell), () => tell('refused', 'picture'));
    // Safari forgets the press until the piece is there, but waits for a promise.
    try {
      navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]).then(() => tell('done', 'text'), late);
    } catch { late(); }
  },

  native(text, stage, root, tell) {
    const [url, words] = headAndRest(text);
    navigator.share({ text: words, url }).then(() => tell('done', 'native'), ({ name }) => /^(Abort|InvalidState)Error$/.test(name) || tell('refused', 'native'));
  },

  place(place, stage, root, tell, { opens }) { enter(place, root, tell, opens); },

  // What is typed until it can be read counts as well.
  paste(selector, stage, root, tell) {
    const field = stage.querySelector(selector);
    const what = field.value ? field : root;
    if (!begins(what)) return false;
    piece(2).then(() => tell('join', field.value), (failure) => tell('unjoined', failure)).then(() => over(what));
  },

  // What could not be read stays in front of the person who pasted it. With the first neighbour the field is another
  // one. Whoever has just filled it knows why it is empty.
  rest(text, stage, root) {
    setTimeout(() => {
      const field = stage.querySelector('#join');
      if (field) field.value = text;
      if (!text) over(root, 500);
    });
  },

  unknown(names, stage, root, tell, { warn }) { warn(`These answers are unknown and were left out: ${names}.`); },
};

// In away.js. Whoever has gone on by then does not want it any more, nor hear that it has not come.
for (const name of ['print', 'paper', 'picture', 'qr']) {
  does[name] = async (text, stage, root, tell, widget) => {
    const key = (widget[name + text] ??= {});
    if (!begins(key)) return;
    const here = stage.querySelector('.card');
    let wait;
    try {
      const file = await extra('away', widget);
      const lent = {
        extra: (name) => extra(name, widget), qrWasm: beside(files.qrWasm), lost: lost('qrWasm', 'file', widget),
        need: () => need(widget), worded: (what) => worded(what, widget), headAndRest,
      };
      if (here.isConnected) wait = await file[name](text, stage, root, tell, lent);
    } catch {
      if (here.isConnected) tell('refused', name === 'paper' ? 'print' : name);
    }
    over(key, wait);
  };
}
