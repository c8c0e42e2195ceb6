// Steps as entries of the browser's history, on the quiz's own pages: their tag says `data-alone`. In somebody else's
// page, and in an iframe, there are none: Back belongs to the host there. Loaded with the program, like late.js, and
// imports nothing.

const alone = ({ host }) => host.hasAttribute('data-alone') && parent === window;
const places = new Map();
let entered = false;
let wanted;
let going = false;
// On the way to the previous entry: what the widget's own Back waits for.
let leaving = null;

// What follows the last space may change within a place.
const where = (place) => `${place ?? ''}`.replace(/ [^ ]*$/, '');

function moved({ state }) {
  if (leaving) {
    const enterThere = leaving;
    leaving = null;
    return enterThere();
  }
  const now = entry();
  const other = location.hash !== hash;
  const known = now && answered.has(now);
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
      // Somebody else's answers are in it. A visitor who has gone on in the meantime does not want it any more.
      if (/^[^ ]* [^ ]*,/.test(place)) piece(2).then(() => wanted === go && go(), (failure) => tell('unread', failure));
      else go();
    // A visitor who looks at somebody else's result leaves nothing for another one.
    } else if (other && (!known || root.querySelector('.visit'))) {
      wanting.push(root);
    }
  }
  // The browser scrolls when it goes through entries.
  linked(wanting, 'navigation' in window);
}

// The widget is gone: nothing of it stays with the page.
function gone(root) {
  places.delete(root);
  if (places.size) return;
  leaving = null;
  removeEventListener('popstate', moved);
  removeEventListener('click', pressed);
  globalThis.navigation?.removeEventListener?.('currententrychange', went);
}

function enter(place, root, tell, opens) {
  if (!places.size) {
    // What the address has now is not new, whatever it had for an earlier widget.
    [path, hash] = [location.pathname, location.hash];
    addEventListener('popstate', moved);
    addEventListener('click', pressed);
    globalThis.navigation?.addEventListener?.('currententrychange', went);
  }
  // A link may have come during the first render.
  const first = !places.has(root);
  if (first) answered.add(entry());
  const code = first && opens(anew);
  if (code) anew = false;
  if (code) tellLink(tell, code);
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
