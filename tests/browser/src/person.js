// What a person finds on a widget, by what things are and what they say. Called with the widget's id, a
// question and its details; only what the public contract names is used.
const [id, what, detail] = arguments;
const host = document.getElementById(id);
const root = host.shadowRoot;
const shown = (e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility === 'visible';
const text = (e) => (e ? e.textContent.replace(/\s+/g, ' ').trim() : '');
const name = (e) => e.getAttribute('aria-label') || text(e);
const all = (selector) => [...root.querySelectorAll(selector)].filter(shown);

function find({ button, radio, css }) {
  let found;
  if (button) found = all('button, a[href], summary').filter((e) => name(e) === button);
  if (radio) found = all(`fieldset[data-question="${radio[0]}"] input[type="radio"]`).filter((e) => e.value === radio[1]);
  if (css) found = all(css);
  if (found.length === 1) return found[0];
  throw new Error(`${found.length} of ${JSON.stringify(detail)} on: ${text(root.querySelector('[part~="card"]')).slice(0, 300)}`);
}

// What to click: of a radio, its label. What is out of sight is only scrolled to, for another look. Sees what
// lies on top.
function spot() {
  let e = find(detail);
  if (e.labels?.length) e = e.labels[0];
  const box = e.getBoundingClientRect();
  // The page around a frame may show less of it.
  const end = window.frameElement ? Math.min(innerHeight, parent.innerHeight - frameElement.getBoundingClientRect().top) : innerHeight;
  if (box.top < 0 || box.bottom > end) {
    e.scrollIntoView({ block: 'center', behavior: 'instant' });
    return null;
  }
  const look = () => {
    const { left, top, width, height } = e.getClientRects()[0];
    const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    return [x, y, root.elementFromPoint(x, y)];
  };
  let [x, y, hit] = look();
  if (!e.contains(hit)) {
    // It may be out of sight within a box that scrolls by itself.
    e.scrollIntoView({ block: 'center', behavior: 'instant' });
    [x, y, hit] = look();
  }
  if (!e.contains(hit)) throw new Error(`${JSON.stringify(detail)} lies at ${x}, ${y}, but there is ${hit?.outerHTML.slice(0, 120)}`);
  return e;
}

function state() {
  const result = root.querySelector('[data-level]');
  const fieldset = root.querySelector('fieldset[data-question]');
  const screen = result ? 'result' : fieldset ? 'question' : root.querySelector('[part~="start"]') ? 'intro'
    : root.querySelector('[aria-busy]') ? 'waiting' : 'review';
  const row = (e) => ({ outcome: e.dataset.outcome, points: Number(e.dataset.points) });
  return {
    screen,
    heading: text(root.querySelector('[part~="heading"]')),
    question: fieldset?.dataset.question ?? null,
    checked: fieldset?.querySelector(':checked')?.value ?? null,
    outcome: result?.dataset.outcome ?? null,
    level: result?.dataset.level ?? null,
    ranking: result ? all('[part~="ranking"] [data-outcome]').map(row) : [],
    text: text(root.querySelector('[part~="card"]')),
    notices: all('[part~="notice"]').map(text),
    live: [...root.querySelectorAll('[role="status"]')].map(text).filter(Boolean),
  };
}

function active() {
  const e = root.activeElement;
  return e && {
    tag: e.localName, part: e.getAttribute('part') ?? '', name: name(e), value: e.value ?? null, checked: e.checked ?? null,
    question: e.closest('fieldset')?.dataset.question ?? null,
  };
}

return {
  find: () => find(detail),
  spot,
  state,
  active,
  there: () => { try { find(detail); return true; } catch { return false; } },
  styles: () => detail.map(([selector, property]) => getComputedStyle(root.querySelector(selector))[property]),
}[what]();
