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
// The page of the application that is shown: on another one, another widget may answer.
let path;

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
  const wanting = [];
  for (const [root, { tell }] of places) {
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
    // Who looks at somebody else's result leaves nothing for another one.
    } else if (other && (!known || root.querySelector('.visit'))) {
      wanting.push(root);
    }
  }
  // Going through entries, the browser scrolls.
  linked(wanting, globalThis.navigation);
}

// As browsers do for what an address leads to.
function unfold(host) {
  for (let fold = host; (fold = fold.parentElement?.closest('details')); ) fold.open = true;
}

// Opens a link that has come into the address, in the first of these widgets that can show it, as at load. What reads it
// comes first: while it does not, a reload must not take the link for one that was seen. What it opens comes into sight,
// unless it `stays`; the focus stays with the link.
function linked(roots, stays) {
  if (!roots.length || !/[#&]s=/i.test(location.hash)) return;
  const show = (root) => {
    // The same link once more has made another entry of its own.
    answered.add(entry());
    // As an anchor does.
    if (!stays) root.querySelector('#heading')?.scrollIntoView();
  };
  piece(2).then(() => roots.some((root) => {
    const { tell, opens } = places.get(root) ?? {};
    const code = opens && root.host.isConnected && opens(true);
    if (!code) return false;
    unfold(root.host);
    tell('link', code);
    requestAnimationFrame(() => show(root));
    return true;
  }), (failure) => places.get(roots.find(({ host }) => host.checkVisibility()) ?? roots[0])?.tell('unread', failure));
}

// As `moved`, for a link that was followed here.
const followed = () => linked([...places.keys()]);

// Routers follow links without a word to the page: only the browser's list of entries has them.
function went({ navigationType, from }) {
  const wasHere = location.pathname === path;
  path = location.pathname;
  if (navigationType === 'replace') {
    // What a host notes down about an entry makes another one of it. Of a link that takes its place, `moved` hears first.
    const again = answered.has(from?.id) && entry();
    setTimeout(() => {
      if (again) answered.add(again);
      hash = location.hash;
    });
  }
  const other = location.hash !== hash;
  if (navigationType !== 'push') return;
  hash = location.hash;
  // A host may give its page the link of the result that stands there.
  const isOwn = [...places.keys()].some(({ host }) => hash && host.link.endsWith(hash));
  if (wasHere && other && !isOwn) followed();
}

// The same link once more is nothing that a browser would tell.
function pressed(event) {
  // What the host has made of its address since is no link that was followed.
  hash = location.hash;
  const link = event.composedPath().find(({ href }) => href === location.href);
  const elsewhere = event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (link && !elsewhere && !link.matches('[download], [target]:not([target="_self"])')) followed();
}

// The widget has gone: nothing of it stays with the page.
function gone(root) {
  places.delete(root);
  if (places.size) return;
  removeEventListener('popstate', moved);
  removeEventListener('click', pressed);
  globalThis.navigation?.removeEventListener('currententrychange', went);
}

function enter(place, root, tell, opens) {
  if (!places.size) {
    // What the address has now is nothing new, whatever it had for a widget before.
    [path, hash] = [location.pathname, location.hash];
    addEventListener('popstate', moved);
    addEventListener('click', pressed);
    globalThis.navigation?.addEventListener('currententrychange', went);
  }
  // A link may have come while the first picture was drawn.
  const first = !places.has(root);
  if (first) answered.add(entry());
  const code = first && opens();
  if (code) tellPeople(tell, 'link', code);
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
