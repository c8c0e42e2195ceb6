// <shoreline-quiz>: the custom element. Rust cannot extend HTMLElement, so this is the one hand-written
// script that ships. It shows the prerendered screens at once, notes what the visitor does on them, fetches
// the program when it is needed and hands the notes over. `BUILD` is put in front by the build:
// { version, css, wasm, glue, langs: { en: { pack, dir, screens, words } }, attributes: { name: [values] } }.

const url = (file) => new URL(file, import.meta.url).href;
const say = (text, ...more) => console.warn(`<shoreline-quiz> ${text}`, ...more);

class Failure extends Error {
  constructor(code, message, fix) {
    super(message);
    this.code = code;
    this.fix = fix;
  }
}

// ---- what all widgets of the page share -------------------------------------------------------------

const promises = new Map();

// One promise for each thing to load; forgotten when it fails, so that another try can succeed.
function once(key, load) {
  if (!promises.has(key)) {
    const promise = load();
    promises.set(key, promise);
    promise.catch(() => promises.delete(key));
  }
  return promises.get(key);
}

let sheet;
function styles() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(BUILD.css);
  }
  return sheet;
}

async function get(href, what) {
  let response;
  try {
    response = await fetch(href);
  } catch (error) {
    throw new Failure('network', `${what} could not be fetched from ${href}.`,
      `Check that the file is there and that the page may load it: connect-src in the Content-Security-Policy, and Access-Control-Allow-Origin where it lies on another origin.`);
  }
  if (!response.ok) {
    throw new Failure('network', `${what} was answered with status ${response.status}: ${href}`,
      'Copy the whole built folder, and keep the files of one build together.');
  }
  return response;
}

// The eight bytes of an empty program: if not even that compiles, a policy forbids it.
const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

async function compile() {
  if (typeof WebAssembly !== 'object') {
    throw new Failure('old-browser', 'This browser has no WebAssembly.', 'Nothing can be done on the host: the fallback content stays.');
  }
  try {
    new WebAssembly.Module(EMPTY);
  } catch {
    throw new Failure('csp-wasm', 'The page does not allow WebAssembly.', "Add 'wasm-unsafe-eval' to script-src in the Content-Security-Policy.");
  }
  const response = await get(url(BUILD.wasm), 'The program');
  const type = (response.headers.get('content-type') || '').split(';')[0].trim();
  // Read once whatever the type says: asking for it a second time would cost the visitor twice.
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (EMPTY.some((byte, at) => bytes[at] !== byte)) {
    throw new Failure('mime', `The server answered with something else (${type || 'no type'}) instead of the program.`,
      `Make ${url(BUILD.wasm)} reachable as it is, with Content-Type: application/wasm.`);
  }
  const warning = type === 'application/wasm' ? null
    : new Failure('mime', `The program was sent as ${type || 'no type'}; it works, but starts more slowly.`, 'Send .wasm files with Content-Type: application/wasm.');
  return { module: await WebAssembly.compile(bytes), warning };
}

// Not part of the public element, but the module must reach it.
const FAIL = Symbol('fail');
let round = 0;
const widgets = new Set();

// After a crash the program is spent. A fragment makes the browser build a fresh one from the same file.
const program = () => once('program', async () => {
  const glue = import(url(BUILD.glue) + (round ? `#${round}` : '')).catch(() => {
    throw new Failure('network', 'A part of the program could not be fetched.', `Make ${url(BUILD.glue)} reachable, with Content-Type: text/javascript.`);
  });
  const [core, { module, warning }] = await Promise.all([glue, once('wasm', compile)]);
  await core.default({ module_or_path: module });
  const mine = round;
  core.watch((message) => mine === round && crash(message));
  return { core, warning };
});

function crash(message) {
  round += 1;
  promises.delete('program');
  // Not from inside the panic: the program is still on the stack.
  queueMicrotask(() => {
    for (const widget of widgets) {
      widget[FAIL](new Failure('crash', message, 'Please report this; the visitor can try again and keeps the answers.'));
    }
  });
}

const pack = (href) => once(href, async () =>
  new Uint8Array(await (await get(href, 'The content')).arrayBuffer()));

// ---- prerendered screens ------------------------------------------------------------------------------

const SVG = 'http://www.w3.org/2000/svg';

// A screen is [tag, attributes, ...children]: no markup is parsed, so Trusted Types have nothing to forbid.
function build(node, level, ns) {
  if (typeof node === 'string') return document.createTextNode(node);
  let [tag, attributes, ...children] = node;
  if (tag === 'svg') ns = SVG;
  if (tag === 'h2') tag = `h${level}`;
  const element = ns ? document.createElementNS(ns, tag) : document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  element.append(...children.map((child) => build(child, level, ns)));
  return element;
}

const lines = (pairs) => pairs.map(([name, value]) => `${name}=${String(value).replace(/\s+/g, ' ').trim()}`).join('\n');

const SAFE = /^(https?:\/\/[^/]|mailto:.|tel:.)/i;
const safe = (href) => SAFE.test(href) && !/[\s\x00-\x1f]/.test(href);
const GLOBAL = /^(id|class|style|slot|part|dir|title|hidden|role|tabindex|translate|nonce|inert|popover|exportparts|is|draggable|spellcheck|autofocus|item.+|(data-|aria-|on|v-|ng-|x-|_ng).*|.*[:@.#[(*].*)$/;

let stored = 0;

class ShorelineQuiz extends HTMLElement {
  static observedAttributes = Object.keys(BUILD.attributes);

  #root; #stage; #id = null; #core; #loading; #observer; #link; #key;
  #screen = 0;
  #answers = new Map();
  #queue = [];
  #warned = new Set();
  #swapped = false;

  constructor() {
    super();
    const shadow = this.shadowRoot || this.attachShadow({ mode: 'open' });
    try {
      shadow.adoptedStyleSheets = [styles()];
    } catch {
      return;
    }
    this.#root = document.createElement('div');
    this.#root.className = 'shoreline';
    this.#root.setAttribute('part', 'root');
    shadow.replaceChildren(this.#root);
    for (const type of ['pointerover', 'focusin', 'keydown', 'touchstart']) {
      this.#root.addEventListener(type, () => this.#wake(), { passive: true });
    }
    this.#root.addEventListener('click', (event) => this.#click(event));
    this.#root.addEventListener('submit', (event) => this.#submit(event));
    this.#root.addEventListener('change', (event) => this.#change(event));
  }

  connectedCallback() {
    if (!this.#root) return this[FAIL](new Failure('old-browser', 'This browser is too old for the quiz.', 'Nothing can be done on the host: the fallback content stays.'));
    widgets.add(this);
    this.#own('answers');
    if (this.#id !== null) return; // moved within the page: it lives on
    for (const { name } of this.attributes) {
      if (!(name in BUILD.attributes) && !GLOBAL.test(name)) {
        this.#warn(`The attribute “${name}” is unknown. Known are: ${Object.keys(BUILD.attributes).join(', ')}.`);
      }
    }
    this.#look();
    this.#restore();
    this.#paint();
    this.#arm();
  }

  disconnectedCallback() {
    this.#observer?.disconnect();
    // A move is a disconnect and a connect in one go: only what stays away is taken down.
    queueMicrotask(() => {
      if (this.isConnected) return;
      widgets.delete(this);
      this.#drop();
    });
  }

  attributeChangedCallback(name, old, value) {
    if (old === value || !this.#root || !this.isConnected || !widgets.has(this)) return;
    this.#look();
    if (name === 'load') this.#arm();
    if (name === 'pack' || name === 'lang') {
      const loaded = this.#loading;
      this.#drop();
      this.#paint();
      if (loaded) this.#load();
    } else if (this.#id !== null) {
      this.#send('settings', this.#settings());
    } else if (name === 'heading-level') {
      this.#paint();
    }
  }

  // ---- public ---------------------------------------------------------------------------------------

  start() { this.#command('start', ''); }
  restart() { this.#command('restart', ''); }
  show(view) {
    if (!BUILD.attributes.view.includes(view)) this.#warn(`There is no view “${view}”. Possible are: ${BUILD.attributes.view.join(', ')}.`);
  }

  get answers() {
    if (this.#id === null) return Object.fromEntries(this.#answers);
    return JSON.parse(this.#core.read(this.#id, 'answers'));
  }
  set answers(answers) {
    if (typeof answers !== 'object' || answers === null) {
      return this.#warn('answers must be an object of question ids and option ids. Nothing was changed.');
    }
    this.#command('answers', lines(Object.entries(answers).map(([name, value]) => [String(name).replace(/[\s=]+/g, ' '), value])));
  }
  get result() { return this.#id === null ? null : JSON.parse(this.#core.read(this.#id, 'result')); }
  get link() { return this.#id === null ? '' : this.#core.read(this.#id, 'link'); }

  // ---- attributes -------------------------------------------------------------------------------------

  #warn(text) {
    if (!this.#warned.has(text)) say(text, this);
    this.#warned.add(text);
  }

  // A framework may have set the property before the element was defined.
  #own(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }

  #get(name) {
    const values = BUILD.attributes[name];
    const value = this.getAttribute(name)?.trim() ?? '';
    if (!values.length || values.includes(value)) return value;
    if (value) this.#warn(`${name}="${value}" is not possible; “${values[0]}” is used. Possible are: ${values.join(', ')}.`);
    return values[0];
  }

  #lang() {
    let wanted = '';
    for (let node = this; node && !wanted; node = node.parentNode || node.host) wanted = node.lang || '';
    for (let tag = wanted.toLowerCase(); tag; tag = tag.replace(/-?[^-]*$/, '')) {
      const found = Object.keys(BUILD.langs).find((lang) => lang.toLowerCase() === tag);
      if (found) return found;
    }
    if (this.getAttribute('lang')) this.#warn(`There is no content in “${wanted}”; English is shown.`);
    return 'en';
  }

  #settings() {
    const href = this.#get('cta-href');
    const label = this.#get('cta-label');
    if (href && !safe(href)) this.#warn(`cta-href="${href}" is not used: write a whole address with https:, http:, mailto: or tel:.`);
    if (!href !== !label) this.#warn('A call to action needs both cta-label and cta-href.');
    let share = this.#get('share-url');
    if (share && !safe(share)) this.#warn(`share-url="${share}" is not used: write a whole address with https: or http:.`);
    share = safe(share) ? share : location.href;
    const pairs = [['heading-level', this.#get('heading-level')], ['storage', this.#get('storage')], ['share-url', share]];
    if (label && safe(href)) pairs.push(['cta-label', label], ['cta-href', href]);
    if (this.#link) pairs.push(['link', this.#link]);
    return lines(pairs);
  }

  // Theme and accent. Colours are set through CSSOM, which no style-src forbids.
  #look() {
    const theme = this.#get('theme');
    const host = getComputedStyle(this).colorScheme;
    this.#root.dataset.theme = theme !== 'auto' ? theme : !host || host === 'normal' ? 'system' : 'host';
    const style = this.#root.style;
    const names = ['--accent-light', '--accent-dark', '--on-light', '--on-dark'];
    const rgb = this.#colour(this.#get('accent'));
    const values = rgb ? readable(rgb) : [];
    names.forEach((name, i) => (values[i] ? style.setProperty(name, values[i]) : style.removeProperty(name)));
    for (const name in BUILD.attributes) this.#get(name);
  }

  // The browser reads the colour, in whatever notation: mixed with itself it comes out as plain sRGB.
  #colour(text) {
    if (!text) return null;
    if (!CSS.supports('color', text) || /^(currentcolor|inherit|initial|unset|revert|var\()/i.test(text)) {
      this.#warn(`accent="${text}" is no colour. Write for example #0b6e99.`);
      return null;
    }
    const probe = document.createElement('i');
    probe.hidden = true;
    probe.style.color = text;
    probe.style.color = `color-mix(in srgb, ${text}, ${text})`;
    this.#root.append(probe);
    const computed = getComputedStyle(probe).color;
    probe.remove();
    const scale = computed.startsWith('rgb') ? 255 : 1;
    const parts = computed.match(/-?[\d.]+(e-?\d+)?/g)?.slice(0, 3).map((n) => Math.min(1, Math.max(0, n / scale)));
    return parts?.length === 3 ? parts : null;
  }

  // ---- before the program is there ----------------------------------------------------------------------

  get #content() { return BUILD.langs[this.#lang()]; }

  #paint() {
    const { screens, words, dir } = this.#content;
    const screen = screens[Math.min(this.#screen, screens.length - 1)];
    const stage = build(['div', { class: 'stage', lang: this.#lang(), dir }], 2);
    const waiting = this.#screen >= screens.length || this.#link;
    stage.append(waiting ? build(['section', { class: 'card', part: 'card', 'aria-busy': 'true' }, ['p', { class: 'waiting', id: 'heading', tabindex: '-1' }, words.loading]])
      : build(screen, this.#get('heading-level')));
    stage.append(build(['p', { class: 'unseen', role: 'status' }]));
    const privacy = stage.querySelector('[data-privacy]');
    if (privacy && this.#get('storage') === 'session') privacy.textContent = words.tab;
    for (const radio of stage.querySelectorAll('input')) radio.checked = this.#answers.get(radio.name) === radio.value;
    if (this.#stage) this.#stage.replaceWith(stage);
    else this.#root.append(stage);
    this.#stage = stage;
    this.#swapped = false;
  }

  #go(screen) {
    this.#screen = screen;
    this.#paint();
    this.#keep();
    this.#load();
    const heading = this.#stage.querySelector('#heading');
    heading?.focus({ preventScroll: true });
    const box = heading?.getBoundingClientRect();
    if (box && (box.top < 0 || box.bottom > innerHeight)) heading.scrollIntoView({ block: 'nearest' });
  }

  #click(event) {
    const act = event.target.closest?.('[data-act]')?.dataset.act;
    if (this.#swapped || !act) return;
    if (act === 'retry') this.#retry();
    if (act === 'start') this.#go(1);
    if (act === 'back') this.#go(this.#screen - 1);
    if (act === 'skip') {
      this.#answers.delete(this.#stage.querySelector('fieldset').dataset.question);
      this.#go(this.#screen + 1);
    }
  }

  #submit(event) {
    if (this.#swapped) return;
    event.preventDefault();
    const reminder = this.#stage.querySelector('#reminder');
    if (this.#screen > 1 && !this.#stage.querySelector(':checked')) {
      reminder.hidden = false;
      reminder.focus({ preventScroll: true });
    } else {
      this.#go(this.#screen + 1);
    }
  }

  #change(event) {
    if (this.#swapped || event.target.type !== 'radio') return;
    this.#answers.set(event.target.name, event.target.value);
    this.#stage.querySelector('#reminder').hidden = true;
    this.#keep();
  }

  // ---- notes --------------------------------------------------------------------------------------------

  get #notes() { return [this.#screen, lines([...this.#answers])].join('\n'); }
  set #notes(text) {
    const [screen, ...pairs] = text.split('\n');
    this.#screen = Number(screen) || 0;
    this.#answers = new Map(pairs.filter(Boolean).map((pair) => pair.split('=')));
  }

  // Storage may be missing or refuse: everything works without it.
  #keep() {
    if (this.#get('storage') !== 'session') return;
    try { sessionStorage.setItem(this.#key, this.#notes); } catch { /* works without */ }
  }

  #restore() {
    this.#key ??= `shoreline:${location.pathname}:${this.id || stored++}`;
    if (this.#get('storage') === 'session' && !this.#screen) {
      try { this.#notes = sessionStorage.getItem(this.#key) || '0'; } catch { /* works without */ }
    }
    // A result link opens in the first widget of the page.
    if (!opened) {
      opened = this;
      this.#link = location.hash.slice(1).split('&').find((part) => part.startsWith('s='))?.slice(2) ?? '';
      try { this.#link = decodeURIComponent(this.#link); } catch { /* damaged: the program says so */ }
    }
  }

  // ---- the program --------------------------------------------------------------------------------------

  #arm() {
    this.#observer?.disconnect();
    const load = this.#get('load');
    if (this.#link || this.#queue.length || this.#screen || load === 'eager') this.#load();
    else if (load === 'near') {
      this.#observer = new IntersectionObserver((entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.#load();
      }, { rootMargin: '300px' });
      this.#observer.observe(this);
    }
  }

  #wake() { if (!this.#loading) this.#load(); }

  #load() {
    if (this.#loading || !this.isConnected) return;
    this.#observer?.disconnect();
    const mine = (this.#loading = (async () => {
      const own = this.#get('pack');
      const href = own ? new URL(own, document.baseURI).href : url(this.#content.pack);
      const [{ core, warning }, bytes] = await Promise.all([program(), pack(href)]);
      if (this.#loading !== mine || !this.isConnected) return;
      if (warning && !warning.told) {
        warning.told = true;
        this.#report(warning);
      }
      this.#mount(core, bytes, href);
    })());
    // The first line above runs before `mine` is set, but everything after an `await` runs later.
    mine.catch((error) => this.#loading === mine && this[FAIL](error instanceof Failure ? error : new Failure('crash', String(error), 'Please report this.')));
  }

  #mount(core, bytes, href) {
    const stage = document.createElement('div');
    stage.className = 'mount';
    let handed = this.#notes;
    const emit = (name, json) => {
      if (name === 'notes') {
        if (!this.#swapped) {
          // What the visitor did while the program was drawing goes to it before the swap.
          if (this.#notes !== handed) {
            handed = this.#notes;
            queueMicrotask(() => core.send(this.#id, 'notes', handed));
            return false;
          }
          this.#swap(stage);
        }
        this.#notes = json;
        this.#keep();
        return true;
      }
      if (name === 'unknown') return this.#warn(`These answers are unknown and were left out: ${json}.`);
      if (name === 'shoreline-ready') queueMicrotask(() => this.#flush());
      return this.#dispatch(name, JSON.parse(json));
    };
    try {
      this.#core = core;
      this.#id = core.mount(stage, bytes, this.#settings(), handed, emit);
      this.#link = '';
    } catch (code) {
      promises.delete(href);
      throw code === 'pack-version'
        ? new Failure(code, `The content at ${href} was made for another version.`, 'Build the content again with this version: cargo xtask build.')
        : new Failure('pack', `What ${href} holds is no content of this quiz, or damaged.`, 'Check the file; cargo xtask pack check FILE lists what is wrong with its source.');
    }
  }

  // The program's picture takes the place of the prerendered one; focus and scroll position stay.
  #swap(stage) {
    const id = this.shadowRoot.activeElement?.id;
    const within = this.shadowRoot.activeElement;
    this.#stage.replaceWith(stage);
    this.#root.querySelector('.failed')?.remove();
    this.#stage = stage;
    this.#swapped = true;
    if (within) (stage.querySelector(`[id="${id}"]`) || stage.querySelector('#heading'))?.focus({ preventScroll: true });
  }

  #dispatch(name, detail) {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: name === 'shoreline-cta' }));
  }

  #command(what, value) {
    if (this.#id !== null && this.#swapped) return this.#core.send(this.#id, what, value);
    this.#queue.push([what, value]);
    if (this.isConnected && this.#root) this.#load();
  }

  #send(what, value) { this.#core.send(this.#id, what, value); }

  #flush() {
    for (const [what, value] of this.#queue.splice(0)) this.#send(what, value);
  }

  // Takes the program's widget down; the notes stay for the next time.
  #drop() {
    this.#loading = null;
    if (this.#id === null) return;
    const id = this.#id;
    this.#id = null;
    try { this.#core.unmount(id); } catch { /* a crashed program cannot clean up */ }
  }

  #retry() {
    this.#root.querySelector('.failed')?.remove();
    this.#load();
  }

  #report(failure) {
    const { code, message, fix } = failure;
    say(`${code}: ${message} ${fix}`);
    this.#dispatch('shoreline-error', { version: 1, code, message, fix });
  }

  // The visitor keeps the readable content and the answers; the owner hears what to do.
  [FAIL](failure) {
    const crashed = this.#id !== null;
    this.#id = null;
    this.#loading = null;
    if (!this.#root) {
      this.shadowRoot.replaceChildren(document.createElement('slot'));
    } else if (this.isConnected) {
      if (crashed || !this.#stage) this.#paint();
      this.#root.querySelector('.failed')?.remove();
      const { words } = this.#content;
      this.#root.prepend(build(['div', { class: 'failed notice', part: 'notice', role: 'alert' }, ['p', {}, words.failed],
        ['button', { type: 'button', class: 'small', 'data-act': 'retry' }, words.again], ['slot', {}]]));
    }
    this.#report(failure);
  }
}

let opened;

// ---- accent ---------------------------------------------------------------------------------------------

const luminance = (rgb) => rgb.reduce((sum, c, i) =>
  sum + [0.2126, 0.7152, 0.0722][i] * (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4), 0);
const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
const css = (rgb) => `rgb(${rgb.map((c) => Math.round(c * 255)).join(' ')})`;

// The colour, mixed with black or white until text in it is readable (5:1) on the light and on the dark
// surface; with the text colour that is readable on it.
function readable(rgb) {
  const fit = (surface, towards) => {
    for (let part = 0; ; part += 0.02) {
      const mixed = rgb.map((c) => c + (towards - c) * Math.min(1, part));
      if (part >= 1 || contrast(luminance(mixed), surface) >= 5) return mixed;
    }
  };
  const on = (mixed) => (contrast(luminance(mixed), 1) >= 4.5 ? '#fff' : '#0b1116');
  const light = fit(0.93, 0);
  const dark = fit(0.022, 1);
  return [css(light), css(dark), on(light), on(dark)];
}

// Loaded twice, or two versions on one page: the first one stays.
if (!customElements.get('shoreline-quiz')) {
  ShorelineQuiz.version = BUILD.version;
  customElements.define('shoreline-quiz', ShorelineQuiz);
} else if (customElements.get('shoreline-quiz').version !== BUILD.version) {
  say(`Two versions are on this page: ${customElements.get('shoreline-quiz').version} is used, ${BUILD.version} is not. Load one of them.`);
}
