// Throws everything at a widget: attributes, properties, calls, events and messages, at random but always the same.
// fuzz(seed, steps, done) calls back with the errors that reached us.
window.fuzz = async (seed, steps, done) => {
  const random = (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const pick = (list) => list[random(list.length)];
  const host = document.getElementById('quiz');
  const texts = ['', ' ', 'x', 'decide', 'compare', 'check', 'decide check', 'decide,decide', 'auto', 'light', 'dark', 'en', 'de-CH', 'zz', '0', '2', '5', '99', '-1', 'NaN',
    '#ff0', 'rgb(300 0 0)', 'transparent', 'var(--x)', 'url(x)', 'color-mix(', '</style><script>', 'javascript:alert(1)', 'https://example.org/{outcome}', 'mailto:a@b', 'data:,x',
    'session', 'none', '\u0000', '\n\n=\n', 'a=b\nview=check', '😀'.repeat(50), 'x'.repeat(5000), '\ud800', '{}', '[object Object]', 'constructor', '__proto__', '\u202e'];
  const names = ['view', 'views', 'lang', 'theme', 'accent', 'share-url', 'cta-label', 'cta-href', 'storage', 'load', 'heading-level', 'title', 'data-x', 'dir', 'hidden', 'style'];
  const things = [undefined, null, true, 0, -1, NaN, Infinity, '', 'x', [], [[]], {}, () => {}, Symbol.iterator, new Date(), new Map(), document.body, Object.create(null),
    { core: 'a' }, { core: 'zz' }, { core: null }, { core: { toString: () => 'b' } }, { 'a=b': 'c\nd' }, { __proto__: null, core: 'c' }, { context: 'web', goal: 'not-sure' }];
  const errors = [];
  const acts = [
    () => host.setAttribute(pick(names), pick(texts)),
    () => host.removeAttribute(pick(names)),
    () => host.setAttribute(pick(names), String.fromCharCode(...Array.from({ length: random(20) }, () => random(65536)))),
    () => { host.answers = pick(things); },
    () => host.show(pick([...things, ...texts])),
    () => host.start(pick(things)),
    () => host.restart(),
    () => [host.answers, host.result, host.link],
    () => host.dispatchEvent(new CustomEvent(`shoreline-${pick(['ready', 'result', 'error', 'cta'])}`, { detail: {}, bubbles: false })),
    () => postMessage(pick([null, '', 0, [], {}, { source: 'shoreline-quiz' }, { source: 'shoreline-quiz', ask: 'height', fits: {} }, pick(texts)]), '*'),
    () => host.shadowRoot.querySelector('[part~="root"]').dispatchEvent(new Event(pick(['click', 'change', 'keydown', 'focusin', 'pointerdown', 'input']), { bubbles: true })),
    () => { const from = host.parentNode; const box = document.createElement('div'); from.append(box); box.append(host); from.append(host); box.remove(); },
    () => { const next = host.nextSibling; const from = host.parentNode; host.remove(); from.insertBefore(host, next); },
    // Not what opens a dialog of the browser, which would wait for somebody.
    () => pick([...host.shadowRoot.querySelectorAll('button, input')].filter(({ id }) => !/print|picture|native|copy|text/.test(id)))?.click(),
  ];
  addEventListener('error', (event) => errors.push(`uncaught: ${event.message}`));
  for (let step = 0; step < steps; step += 1) {
    try {
      pick(acts)();
    } catch (error) {
      // What a script of the host gets wrong may be told to it, but only as a TypeError of its own value.
      errors.push(`${step}: ${error}`);
    }
    if (step % 50 === 0) await new Promise((next) => setTimeout(next));
  }
  for (const name of host.getAttributeNames()) if (name !== 'id') host.removeAttribute(name);
  // Only what every driver can carry.
  const plain = (text) => text.replace(/[^ -~]/g, '?').slice(0, 200);
  __spy.console = __spy.console.map(plain);
  done(errors.map(plain));
};
