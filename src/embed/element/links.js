// Links that come into the page's address while the program runs: clicked, pushed by a router, or gone back to
// (history.js). Loaded with the program, like late.js, and imports nothing.

// The fragment that was looked at last.
let hash;

// The entries whose link has been opened: Back to one of them, in somebody else's page, is not a wish to see it again.
// In browsers that do not identify entries, it counts as one: there, an entry is ''.
const answered = new Set();
const entry = () => globalThis.navigation?.currentEntry?.id ?? '';

// The application's page on screen: on another one, another widget may open the link.
let path;

// As browsers do for the target of an address.
function unfold(host) {
  for (let fold = host; (fold = fold.parentElement?.closest('details')); ) fold.open = true;
}

// Whether the document was opened by a link, and not by a reload or the way back: then one that was seen before is
// wanted again. A fresh program after a crash, whose address has a fragment, goes on where the visitor was.
let anew = !import.meta.url.includes('#') && performance.getEntriesByType?.('navigation')[0]?.type === 'navigate';

// Whether the address has a code, as notes.js looks for it. Anything else is the host's own.
const hasCode = () => /[#&]s=(%..)*\d{1,3}-(?!\d)/i.test(location.hash);

// Opens a link that has come into the address, in the first of these widgets that can show it, as on load. The code
// that reads it is loaded first: until then, a reload must not take the link for one that was seen. What it opens
// scrolls into view, unless it `stays`; the focus stays on the link.
function linked(roots, stays) {
  if (!roots.length || !hasCode()) return;
  anew = false;
  const show = (root) => {
    // The same link again has made a new entry.
    answered.add(entry());
    // Like an anchor, with the note that says whose result it is.
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

// Routers follow links without telling the page: only the browser's list of entries shows them.
function went({ navigationType, from }) {
  const wasHere = location.pathname === path;
  path = location.pathname;
  if (navigationType === 'replace') {
    // Replacing an entry, as a host does to store something with it, gives it a new id. If a link replaces it, `moved`
    // hears first.
    const again = answered.has(from?.id) && entry();
    setTimeout(() => {
      if (again) answered.add(again);
      hash = location.hash;
    });
  }
  const other = location.hash !== hash;
  if (navigationType !== 'push') return;
  hash = location.hash;
  // A host may put the link of the result on screen into the address.
  const isOwn = [...places.keys()].some(({ host }) => hash && host.link.endsWith(hash));
  if (wasHere && other && !isOwn) followed();
}

// The browser reports nothing when the same link is clicked again.
function pressed(event) {
  // If the host has changed its address since, no link was followed.
  hash = location.hash;
  // A host's global `href` is the window's.
  const link = event.composedPath().find(({ href, matches }) => matches && href === location.href);
  const elsewhere = event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (link && !elsewhere && !link.matches('[download], [target]:not([target="_self"])')) followed();
}
