// Finds its way through the quiz as a person does, by what is visible: buttons by their words, questions by their
// headings, options by being radios. The same for every app, shadow roots included. `QUIZ` comes from quiz.rs.
(() => {
  const person = { first: null, paints: [] };
  let before;
  globalThis.benchPerson = person;

  // The memories of the page's programs, to measure them. Finding them in the heap (Runtime.queryObjects) hangs the
  // browser on the page with Shoreline's program.
  const { instantiate } = WebAssembly;
  person.memories = new Set();
  WebAssembly.instantiate = async (...what) => {
    const made = await instantiate(...what);
    const { exports } = made.instance ?? made;
    for (const value of Object.values(exports)) if (value instanceof WebAssembly.Memory) person.memories.add(value);
    return made;
  };

  const text = (element) => (element.value && element.localName === 'input' ? element.value : element.textContent)
    .replace(/\s+/g, ' ').trim();
  const isShown = (element) => element.getClientRects().length > 0;

  function roots(root = document, found = [root]) {
    for (const { shadowRoot } of root.querySelectorAll('*')) {
      if (shadowRoot) {
        found.push(shadowRoot);
        roots(shadowRoot, found);
      }
    }
    return found;
  }
  const all = (selector) => roots().flatMap((root) => [...root.querySelectorAll(selector)]).filter(isShown);
  const button = (words) => all('button, input[type="button"], input[type="submit"]').find((e) => words.includes(text(e)));
  const radios = () => all('input[type="radio"]');
  // The titles of SurveyJS are not headings.
  const headings = () => all('h1, h2, h3, h4, h5, h6, .sd-question__title').map(text);

  // The number of the question on the screen, the optional one before the first being −1; null elsewhere.
  function question() {
    const titles = headings();
    const is = (wanted) => titles.some((title) => title.startsWith(wanted));
    const at = QUIZ.questions.findIndex(is);
    return radios().length === 0 ? null : at >= 0 ? at : is(QUIZ.context) ? -1 : null;
  }

  // What to do next: an element to press, or null if there is nothing yet.
  function next() {
    const start = button([QUIZ.start]);
    if (start) return start;
    const options = radios();
    if (!options.length || options.some((option) => option.checked)) return button(QUIZ.forward) ?? null;
    return options[QUIZ.picks[question()] ?? 0] ?? null;
  }

  // The time when what a frame has changed is on the screen, or about to be.
  function painted(done) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(null);
  }

  // Tries again, once a frame, until an answer was accepted: until the question after the first is there.
  person.insist = () => {
    let begun = null;
    const attempt = () => {
      const at = question();
      if (begun === null) begun = at;
      if (at !== null && at !== begun) {
        painted((now) => { person.first = now; });
        return;
      }
      next()?.click();
      requestAnimationFrame(attempt);
    };
    requestAnimationFrame(attempt);
  };

  const result = () => headings().includes(QUIZ.headline);
  const screen = () => (result() ? 'result' : question() ?? headings().join());

  person.state = () => ({ screen: screen(), isResult: result(), paints: person.paints.length });

  // Where to click for the next step. What is out of sight is scrolled to first.
  person.spot = () => {
    const element = next();
    if (!element) return null;
    before = screen();
    const target = element.labels?.[0] ?? element.closest('label') ?? element;
    let box = target.getBoundingClientRect();
    if (box.top < 0 || box.bottom > innerHeight) {
      target.scrollIntoView({ block: 'center', behavior: 'instant' });
      box = target.getBoundingClientRect();
    }
    return { x: box.left + Math.min(box.width / 2, 60), y: box.top + box.height / 2, isRadio: element.type === 'radio' };
  };

  // From the click on a button to the frame that shows another screen.
  addEventListener('click', (event) => {
    const pressed = event.composedPath()[0];
    if (!event.isTrusted || !pressed.closest?.('button, input[type="button"], input[type="submit"]')) return;
    const look = () => {
      if (screen() === before) requestAnimationFrame(look);
      else painted((now) => person.paints.push({ to: screen(), time: now - event.timeStamp }));
    };
    requestAnimationFrame(look);
  }, { capture: true });

  // Whether the ranking says what it must, to be sure that all apps do the same work.
  person.isRight = () => {
    const rows = all('li').map(text);
    return QUIZ.ranking.every(([name, points]) => rows.some((row) => row.startsWith(name) && row.includes(points)));
  };
})();
