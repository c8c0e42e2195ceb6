// Tells the host page how high the content is: rounded up, growing at once, shrinking when it is calm, and never in a
// loop. Calls `heard` with the origin of a page that answers.

const NAME = 'shoreline-quiz';
const CALM = 150;

export function heights(quiz, body, heard) {
  const say = (message) => parent.postMessage({ source: NAME, ...message }, '*');
  const now = () => Math.ceil(body.getBoundingClientRect().height);
  let [before, told, at, turns, timer] = [0, 0, 0, 0, 0];

  function tell(height) {
    // Two heights that cause each other, as when the host page changes our width with our height: the larger stays.
    turns = height === before && performance.now() - at < 1000 ? turns + 1 : 0;
    if (turns > 3 && height < told) return;
    [before, told, at] = [told, height, performance.now()];
    say({ height });
  }

  function look() {
    const height = now();
    clearTimeout(timer);
    if (height > told + 1) tell(height);
    // Without layout, as in a closed tab, there is no height.
    else if (height && height < told - 1) timer = setTimeout(tell, CALM, height);
  }

  new ResizeObserver(look).observe(body);
  quiz.addEventListener('focusin', (event) => {
    const [target] = event.composedPath();
    // Only what a step has focused; the browser itself scrolls to what Tab reaches.
    if (target.tabIndex >= 0) return;
    // The host page must be high enough first.
    look();
    const { top, bottom } = target.getBoundingClientRect();
    say({ top, bottom });
  });
  addEventListener('message', ({ source, origin, data }) => {
    if (source !== parent || typeof data !== 'object' || data?.source !== NAME) return;
    // The host page takes care of the height: a scrollbar inside would only take width away.
    if ('fits' in data) document.documentElement.classList.toggle('fits', data.fits === true);
    if (data.ask === 'height' && now()) tell(now());
    if (typeof data.fits === 'boolean') heard(origin);
  });
}
