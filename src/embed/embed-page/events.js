// Passes the widget's events on to the host page. Only a page that has `frame.js` asks for them, and only that page
// gets them: what happened before is queued until then.

const NAME = 'shoreline-quiz';

/** Returns the function to call when the host page has asked from this origin. */
export function events(quiz, names) {
  const kept = [];
  // An opaque origin, as in a sandbox, cannot be named; the iframe goes when its page does.
  const say = (message, origin) => parent.postMessage({ source: NAME, ...message }, origin === 'null' ? '*' : origin);
  let tell = (message) => kept.push(message);
  for (const name of names) quiz.addEventListener(name, ({ type, detail }) => tell({ event: type, detail }));
  return (origin) => {
    tell = (message) => say(message, origin);
    kept.splice(0).forEach(tell);
  };
}
