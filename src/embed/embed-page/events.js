// Tells the page around a frame what the widget's events tell its own page. Only a page that has `frame.js` asks for
// them, and only it hears them: what happened before is kept until then.

const NAME = 'shoreline-quiz';

/** Gives the function to call when the page around has asked from this origin. */
export function events(quiz, names) {
  const kept = [];
  // An origin that is no address, as in a sandbox, cannot be named; the frame goes when its page does.
  const say = (message, origin) => parent.postMessage({ source: NAME, ...message }, origin === 'null' ? '*' : origin);
  let tell = (message) => kept.push(message);
  for (const name of names) quiz.addEventListener(name, ({ type, detail }) => tell({ event: type, detail }));
  return (origin) => {
    tell = (message) => say(message, origin);
    kept.splice(0).forEach(tell);
  };
}
