// Links that come into the address of the page while the program runs: pressed, pushed by a router, or gone back to
// (history.js). Comes with the program, like late.js, and imports nothing.

// The fragment that was looked at last.
let hash;

// The entries whose link has been answered: Back to one of them, in somebody else's page, is no wish to see it again.
// Where browsers do not name their entries, it is taken for one.
const answered = new Set();
const entry = () => globalThis.navigation?.currentEntry?.id ?? {};

// The page of the application that is shown: on another one, another widget may answer.
let path;

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
    // As an anchor does, with what is said of it: whose result it is.
    if (!stays) root.querySelector('.visit, .notice, #heading')?.scrollIntoView();
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
