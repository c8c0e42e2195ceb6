// For pages that hold the quiz in an <iframe>: each such iframe gets the height of its content, and the quiz's events
// are dispatched on it. An iframe is identified by its window, so several on one page do not mix, and only the quiz's
// own are listened to.

const NAME = 'shoreline-quiz';
// The greatest height of an iframe. The comparison on a phone takes a third of it.
const HIGHEST = 100000;

// A sandboxed iframe has no origin to be identified by, only its address. Some hosts serve it without its extension:
// next to this script, where its tag is there, since others have pages of that name as well.
function isOurs(page) {
  const tag = document.querySelector('script[src*="/frame.js"]');
  return page.endsWith('/embed.html') || (tag ? page === tag.src.replace(/frame\.js.*/, 'embed') : page.endsWith('/embed'));
}
const frames = () => [...document.querySelectorAll('iframe')].filter(({ src }) => isOurs(src.split(/[?#]/)[0]));
const say = (frame, message) => frame.contentWindow?.postMessage({ source: NAME, ...message }, '*');

const sum = (style, ...names) => names.reduce((sum, name) => sum + parseFloat(style[name]), 0);

// What a border-box counts in addition to the content.
function edges(frame) {
  const style = getComputedStyle(frame);
  return style.boxSizing === 'border-box' ? sum(style, 'borderTopWidth', 'borderBottomWidth', 'paddingTop', 'paddingBottom') : 0;
}

// What each iframe has asked for. One that the page keeps lower, now or on the way there, scrolls inside.
const asked = new WeakMap();
const room = (frame) => frame.clientHeight - sum(getComputedStyle(frame), 'paddingTop', 'paddingBottom');
const answer = (frame) => say(frame, { fits: room(frame) + 1 >= asked.get(frame) });
const sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => answer(target)));

// Scrolls a part of the iframe into view: in each pane around it, such as a dialog, and in the window.
function reveal(frame, top, bottom) {
  for (let pane = frame.parentElement; pane; pane = pane.parentElement) {
    const style = getComputedStyle(pane);
    const isPage = pane === document.documentElement;
    if (!isPage && !/auto|scroll/.test(style.overflowY)) continue;
    const first = isPage ? 0 : pane.getBoundingClientRect().top + pane.clientTop;
    const last = first + (isPage ? innerHeight : pane.clientHeight);
    // A bar covers what the page has declared for its own links.
    const bar = parseFloat(style.scrollPaddingTop) || 0;
    const from = frame.getBoundingClientRect().top + frame.clientTop;
    const [above, below] = [from + top - first - bar, from + bottom - last];
    const by = above < 0 ? above - 8 : below > 0 ? Math.min(above - 8, below + 8) : 0;
    // Without a doctype it is not the root element that scrolls.
    if (by) (isPage ? window : pane).scrollBy({ top: by, behavior: 'instant' });
  }
}

addEventListener('message', ({ source, data }) => {
  if (!source || typeof data !== 'object' || data?.source !== NAME) return;
  const frame = frames().find((frame) => frame.contentWindow === source);
  if (!frame) return;
  const { height, top, bottom, event, detail } = data;
  if (Number.isFinite(height) && height >= 1) {
    asked.set(frame, height);
    frame.style.setProperty('height', `${Math.ceil(Math.min(height, HIGHEST)) + edges(frame)}px`, 'important');
    answer(frame);
    sizes.observe(frame);
  }
  // The visitor's own step has moved the focus.
  if (Number.isFinite(top) && Number.isFinite(bottom) && document.activeElement === frame) reveal(frame, top, bottom);
  // As on the element itself, but afterwards: there is nothing to cancel. If this script is loaded twice, both hear the
  // same message.
  if (/^shoreline-[a-z]+$/.test(event) && Object(detail) === detail) {
    delete data.event;
    frame.dispatchEvent(new CustomEvent(event, { detail, bubbles: true, composed: true }));
  }
});

// Iframes that were there before this script have spoken to nobody: they are asked.
for (const frame of frames()) say(frame, { ask: 'height' });
