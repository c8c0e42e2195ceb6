// What is only needed once the program is there, and so comes with it: src/site/embed_js.rs puts this behind the
// program's glue. It imports nothing.

// A file that few need, fetched when somebody asks for it.
const extra = (name) => import(beside(files[name]));

const lines = (text) => {
  const at = text.indexOf('\n');
  return [text.slice(0, at), text.slice(at + 1)];
};

// The old way works in frames and on pages without https, where the new one is missing or refused.
function copyField(field, root) {
  field.focus();
  field.select();
  return root.activeElement === field && document.execCommand('copy');
}

// Steps as entries of the browser's history, on pages that are the quiz's own: their tag says `data-alone`. In
// somebody else's page, and in a frame, there are none: Back there belongs to the host.
const alone = ({ host }) => host.hasAttribute('data-alone') && parent === window;
const places = new Map();
let hash = location.hash;
let entered = false;
let going = false;
// On the way to the entry before: what the widget's own Back waits for.
let leaving = null;

// What stands behind the last space may change within a place.
const where = (place) => place?.slice(0, place.lastIndexOf(' '));

function moved({ state }) {
  if (leaving) {
    const enterThere = leaving;
    leaving = null;
    return enterThere();
  }
  const other = location.hash !== hash;
  hash = location.hash;
  for (const [root, { tell, opens }] of places) {
    if (!root.host.isConnected) places.delete(root);
    else if (alone(root) && state?.shoreline) {
      const place = state.shoreline;
      const go = () => {
        going = true;
        tell('go', place);
        going = false;
      };
      // Somebody else's answers are in it.
      if (/^\d* \S*,/.test(place)) piece(2).then(go, (failure) => tell('unread', failure));
      else go();
    // Another link in the address of the same page; as at load, the first widget that can show it answers.
    } else if (other && opens()) return tellPeople(tell, 'link', hash);
  }
}

// The widget has gone: nothing of it stays with the page.
function gone(root) {
  places.delete(root);
  if (!places.size) removeEventListener('popstate', moved);
}

function enter(place, root, tell, opens) {
  if (!places.size) addEventListener('popstate', moved);
  places.set(root, { tell, opens });
  if (!alone(root)) return;
  const there = () => enter(place, root, tell, opens);
  if (leaving) {
    leaving = there;
    return;
  }
  const here = history.state?.shoreline;
  const fresh = entered && !going && here !== undefined && where(here) !== where(place);
  // The questions that were answered before the program was there are steps as well.
  const early = !entered && here === undefined && / decide /.test(place) && root.querySelector('fieldset');
  const before = early ? Array.from({ length: parseInt(place, 10) }, (_, step) => place.replace(/^\d+/, step)) : [];
  entered = true;
  if (here === place) return;
  // A step back is one in the history as well, so that the browser's Back goes on from there.
  if (fresh && history.state.before === where(place)) {
    leaving = there;
    history.back();
    return;
  }
  try {
    [...before, place].forEach((to, step) => {
      const pushes = fresh || step;
      const last = history.state?.shoreline;
      history[pushes ? 'pushState' : 'replaceState']({ ...history.state, shoreline: to, ...(pushes && { before: where(last) }) }, '');
    });
  } catch { /* too many in a short time: a step without an entry is still a step */ }
}

// What the program asks the browser for: each takes a text, the stage, its root and a way to answer.
const does = {
  print(selector, stage, { adoptedStyleSheets }, tell) {
    try {
      print(stage.querySelector(selector), adoptedStyleSheets);
    } catch {
      tell('refused', 'print');
    }
  },

  copy(text, stage, root, tell) {
    const [way, content] = lines(text);
    const refused = () => {
      // Without a field so far, there is one after the refusal.
      const find = () => stage.querySelector({ text: '#share-summary', team: '#team-link' }[way] ?? '#share-link');
      const field = find();
      let done = false;
      if (field?.value === content) {
        try { done = copyField(field, root); } catch { /* the field is selected all the same */ }
      }
      tell(done ? 'done' : 'refused', way);
      if (!done) requestAnimationFrame(() => find()?.select());
    };
    if (!navigator.clipboard) return refused();
    navigator.clipboard.writeText(content).then(() => tell('done', way), refused);
  },

  native(text, stage, root, tell) {
    const [url, words] = lines(text);
    navigator.share({ text: words, url }).then(() => tell('done', 'native'), ({ name }) => name === 'AbortError' || tell('refused', 'native'));
  },

  place(place, stage, root, tell, { opens }) { enter(place, root, tell, opens); },

  paste(selector, stage, root, tell) { tellPeople(tell, 'join', stage.querySelector(selector).value); },

  unknown(names, stage, root, tell, { warn }) { warn(`These answers are unknown and were left out: ${names}.`); },

  async qr(text, stage, root, tell) {
    const [way, link] = lines(text);
    try {
      const { default: start, qr } = await extra('qr');
      await start({ module_or_path: beside(files.qrWasm) });
      tell('qr', `${link}\n${qr(link)}`);
      tell('done', way);
    } catch {
      tell('refused', way);
    }
  },

  async paper(text, stage, root, tell) {
    const [selector, link] = lines(text);
    // Without its code the paper is still worth having.
    if (!stage.querySelector('.qr')) await does.qr(`\n${link}`, stage, root, (what, value) => what === 'qr' && tell(what, value));
    requestAnimationFrame(() => {
      try {
        print(stage.querySelector(selector), root.adoptedStyleSheets);
        tell('done', 'print');
      } catch {
        tell('refused', 'print');
      }
    });
  },

  async picture(text, stage, root, tell) {
    try {
      const { save } = await extra('picture');
      await save(stage.querySelector('.map'), text.split('\n'));
      tell('done', 'picture');
    } catch {
      tell('refused', 'picture');
    }
  },
};

// Prints one element alone, in a frame of its own, with these sheets.
function print(element, sheets) {
  const frame = document.createElement('iframe');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  Object.assign(frame.style, { position: 'fixed', inlineSize: '0', blockSize: '0', border: '0', insetInlineEnd: '100%' });
  document.body.append(frame);
  const { contentWindow: page, contentDocument: paper } = frame;
  // In a sandbox without an origin, nobody may look into a frame.
  if (!paper) {
    frame.remove();
    throw new Error();
  }
  paper.title = document.title;
  paper.documentElement.lang = element.closest('[lang]')?.lang ?? '';
  paper.adoptedStyleSheets = sheets.map(({ cssRules }) => {
    const copy = new page.CSSStyleSheet();
    copy.replaceSync([...cssRules].map((rule) => rule.cssText).join('\n'));
    return copy;
  });
  const root = paper.createElement('div');
  root.className = 'shoreline';
  root.dataset.theme = 'light';
  root.append(paper.importNode(element, true));
  // What is ticked is state, not markup, and is not copied by every engine.
  const copies = root.querySelectorAll('input');
  element.querySelectorAll('input').forEach((input, at) => (copies[at].checked = input.checked));
  paper.body.append(root);
  page.addEventListener('afterprint', () => frame.remove());
  page.print();
}
