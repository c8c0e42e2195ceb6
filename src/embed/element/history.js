// Steps as entries of the browser's history, on pages that are the quiz's own: their tag says `data-alone`. In
// somebody else's page, and in a frame, there are none: Back there belongs to the host. Comes with the program, like
// late.js, and imports nothing.

const alone = ({ host }) => host.hasAttribute('data-alone') && parent === window;
const places = new Map();
let hash;
let entered = false;
let wanted;
let going = false;
// On the way to the entry before: what the widget's own Back waits for.
let leaving = null;

// The entries whose link has been answered: Back to one of them, in somebody else's page, is no wish to see it again.
// Where browsers do not name their entries, it is taken for one.
const answered = new Set();
const entry = () => globalThis.navigation?.currentEntry?.id ?? {};

// The widget whose link has been followed in the page: its result is not drawn yet.
let followed;

// What stands behind the last space may change within a place.
const where = (place) => `${place ?? ''}`.replace(/ [^ ]*$/, '');

function moved({ state }) {
  if (leaving) {
    const enterThere = leaving;
    leaving = null;
    return enterThere();
  }
  const now = entry();
  const other = location.hash !== hash;
  const known = answered.has(now);
  answered.add(now);
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
      wanted = go;
      // Somebody else's answers are in it. Who has gone on meanwhile does not want it any more.
      if (/^[^ ]* [^ ]*,/.test(place)) piece(2).then(() => wanted === go && go(), (failure) => tell('unread', failure));
      else go();
    // Another link in the address of the same page; as at load, the first widget that can show it answers.
    } else {
      // Who looks at somebody else's result leaves nothing for another one.
      const code = other && (!known || root.querySelector('.visit')) && opens(true);
      if (code) return follow(code, root, tell);
    }
  }
}

function follow(code, root, tell) {
  followed = root;
  return tellPeople(tell, 'link', code);
}

// The same link once more changes nothing that a browser would tell. And what the host has made of its address since is
// no link that was followed.
function pressed(event) {
  hash = location.hash;
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
  if (elsewhere || !event.composedPath().some(({ href }) => href === location.href)) return;
  for (const [root, { tell, opens }] of places) {
    const code = opens(true);
    if (code) return follow(code, root, tell);
  }
}

// Routers follow links without a word to the page: only the browser's list of entries has them.
const went = ({ navigationType }) => /push|replace/.test(navigationType) && location.hash !== hash && moved({});

// The widget has gone: nothing of it stays with the page.
function gone(root) {
  places.delete(root);
  if (places.size) return;
  removeEventListener('popstate', moved);
  removeEventListener('click', pressed, true);
  globalThis.navigation?.removeEventListener('currententrychange', went);
}

function enter(place, root, tell, opens) {
  if (!places.size) {
    // What the address has now is nothing new, whatever it had for a widget before.
    hash = location.hash;
    addEventListener('popstate', moved);
    addEventListener('click', pressed, true);
    globalThis.navigation?.addEventListener('currententrychange', went);
  }
  // A link may have come while the first picture was drawn.
  const first = !places.has(root);
  if (first) answered.add(entry());
  // One that came after the page, before the program, was followed as well.
  if (first && root.querySelector('.visit') && performance.getEntriesByType('navigation')[0]?.name !== location.href) followed = root;
  const code = first && opens();
  if (code) tellPeople(tell, 'link', code);
  places.set(root, { tell, opens });
  // Who has pressed a link far away looks for what it opens; the focus stays with the link.
  if (followed === root) {
    followed = null;
    // All of it, or as much as there is room for, from its heading on.
    for (const part of [root.host, root.querySelector('#heading')]) part?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }
  if (!alone(root)) return;
  const there = () => enter(place, root, tell, opens);
  if (leaving) {
    leaving = there;
    return;
  }
  const here = history.state?.shoreline;
  const fresh = entered && !going && here !== undefined && where(here) !== where(place);
  // The questions that were answered before the program was there are steps as well.
  const early = !entered && here === undefined && / decide /.test(place) && root.querySelector('fieldset, .review');
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
