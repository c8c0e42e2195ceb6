// <shoreline-quiz>: the custom element. Rust cannot extend HTMLElement, so this is the one hand-written
// script that ships. It shows the prerendered screens at once, notes what the visitor does on them, fetches
// the program when it is needed and hands the notes over. `BUILD` is made by src/site/embed_js.rs:
// { version, css, wasm, glue, langs: { en: { pack, dir, screens, words } }, attributes: { name: [values] } }.

import { BUILD } from 'build';
import { parse, readable } from './element/accent.js';
import { language, lines, valueOf } from './element/attributes.js';
import { FAIL, RUNS, crash, runs, widgets } from './element/crash.js';
import { Failure, forget, pack, program, url } from './element/load.js';
import { keep, linkIn, restore } from './element/notes.js';
import { build, sheet, show, whenReleased } from './element/screen.js';

const say = (text, ...more) => console.warn(`<shoreline-quiz> ${text}`, ...more);

let stored = 0;

class ShorelineQuiz extends HTMLElement {
  static observedAttributes = Object.keys(BUILD.attributes);

  #root; #stage; #id = null; #core; #loading; #observer; #key;
  #link = ''; #seen = ''; #told = ''; #failed = false; #pressed = false; #late = null; #ready = false;
  #screen = 0;
  #answers = new Map();
  #queue = [];
  #warned = new Set();
  #swapped = false;

  constructor() {
    super();
    const shadow = this.shadowRoot || this.attachShadow({ mode: 'open' });
    try {
      shadow.adoptedStyleSheets = [sheet(BUILD.css)];
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
    for (const type of ['pointerdown', 'keydown']) {
      this.#root.addEventListener(type, () => this.#press(), { passive: true });
    }
    this.#root.addEventListener('click', (event) => this.#click(event));
    this.#root.addEventListener('change', (event) => this.#change(event));
  }

  connectedCallback() {
    if (!this.#root) return this[FAIL](new Failure('old-browser', 'This browser is too old for the quiz.', 'Nothing to do: the fallback content stays.'));
    widgets.add(this);
    this.#own('answers');
    if (this.#id !== null) {
      // Moved within the page: it lives on, but the new place may look different.
      this.#look();
      this.#call('send', 'settings', this.#settings());
      return;
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
      this.#ready = false;
      this.#drop();
    });
  }

  attributeChangedCallback(name, old, value) {
    if (old === value || !this.#root || !this.isConnected || !widgets.has(this)) return;
    this.#look();
    if (name === 'load') this.#arm();
    if (name === 'pack' || (name === 'lang' && this.#stage?.lang !== this.#lang())) {
      const loaded = this.#loading || this.#failed;
      this.#drop();
      this.#failed = false;
      this.#root.querySelector('.failed')?.remove();
      this.#paint();
      if (loaded) this.#load();
    } else if (this.#id !== null) {
      this.#call('send', 'settings', this.#settings());
    } else if (name === 'heading-level' || name === 'storage') {
      this.#paint();
    }
  }

  // ---- public ---------------------------------------------------------------------------------------

  start() { this.#command('start', ''); }
  restart() { this.#command('restart', ''); }
  show(view) {
    if (!BUILD.attributes.view.includes(view)) this.#warn(`There is no view “${view}”. Possible are: ${BUILD.attributes.view.join(', ')}.`);
    else if (this.isConnected && this.#root) this.#load();
  }

  get answers() {
    if (this.#id === null) return Object.fromEntries(this.#answers);
    return JSON.parse(this.#call('read', 'answers') || '{}');
  }
  set answers(answers) {
    if (typeof answers !== 'object' || answers === null) {
      return this.#warn('answers must be an object of question and option ids. Nothing was changed.');
    }
    this.#command('answers', lines(Object.entries(answers).map(([name, value]) => [String(name).replace(/[\s=]+/g, ' '), value])));
  }
  get result() { return JSON.parse(this.#call('read', 'result') || 'null'); }
  get link() { return this.#call('read', 'link') || ''; }

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

  #get(name) { return valueOf(this, name, (text) => this.#warn(text)); }

  #lang() { return language(this, (text) => this.#warn(text)); }

  #settings() {
    const pairs = this.#core.settings((name) => this.#get(name), (text) => this.#warn(text));
    return lines(this.#link ? [...pairs, ['link', this.#link]] : pairs);
  }

  // Theme and accent. Colours are set through CSSOM, which no style-src forbids.
  #look() {
    const theme = this.#get('theme');
    const host = getComputedStyle(this).colorScheme;
    this.#root.dataset.theme = theme !== 'auto' ? theme : !host || host === 'normal' ? 'system' : 'host';
    const style = this.#root.style;
    const names = ['--accent-light', '--accent-dark', '--on-light', '--on-dark'];
    const accent = this.#get('accent');
    const rgb = accent && parse(accent, this.#root);
    if (accent && !rgb) this.#warn(`accent="${accent}" is no colour. Write for example #0b6e99.`);
    const values = rgb ? readable(rgb) : [];
    names.forEach((name, i) => (values[i] ? style.setProperty(name, values[i]) : style.removeProperty(name)));
    for (const name in BUILD.attributes) this.#get(name);
  }

  // ---- before the program is there ----------------------------------------------------------------------

  get #content() { return BUILD.langs[this.#lang()]; }

  #paint() {
    const { screens, words, dir } = this.#content;
    const screen = screens[Math.min(this.#screen, screens.length - 1)];
    const stage = build(['div', { class: 'stage', lang: this.#lang(), dir }], 2);
    // Another pack's questions are not these; a link and the result need the program.
    const waiting = !this.#failed && (this.#screen >= screens.length || this.#link || this.#get('pack'));
    stage.append(waiting ? build(['section', { class: 'card', part: 'card', 'aria-busy': 'true' }, ['p', { class: 'waiting', id: 'heading', tabindex: '-1' }, words.loading]])
      : build(screen, this.#get('heading-level')));
    stage.append(build(['p', { class: 'unseen', role: 'status' }]));
    const privacy = stage.querySelector('[data-privacy]');
    if (privacy && this.#get('storage') === 'session') privacy.textContent = words.tab;
    for (const radio of stage.querySelectorAll('input')) radio.checked = this.#answers.get(radio.name) === radio.value;
    this.#replace(stage);
    this.#swapped = false;
  }

  // Puts a picture in the place of the one before. The focus stays where it was, or goes to the heading.
  #replace(stage) {
    const focused = this.shadowRoot.activeElement;
    if (this.#stage) this.#stage.replaceWith(stage);
    else this.#root.append(stage);
    const inside = focused && this.#stage?.contains(focused);
    this.#stage = stage;
    if (!inside) return;
    if (focused.id) stage.querySelector(`[id="${focused.id}"]`)?.focus({ preventScroll: true });
    if (!this.shadowRoot.activeElement) stage.querySelector('#heading')?.focus({ preventScroll: true });
  }

  // A press that began on the prerendered picture must end on it: the swap waits until after the click.
  #press() {
    if (this.#swapped || this.#pressed) return;
    this.#pressed = true;
    whenReleased(() => {
      this.#pressed = false;
      this.#late?.();
      this.#late = null;
    });
  }

  #go(screen) {
    this.#screen = screen;
    // Beyond the last question only the program can go on, so that is a wish to try again.
    if (!this.#failed || screen >= this.#content.screens.length) this.#load();
    this.#paint();
    this.#keep();
    show(this.#stage.querySelector('#heading'));
  }

  // Events of what the host has put into a slot come by here too: they are none of ours.
  #mine(event) { return !this.#swapped && event.target.getRootNode() === this.shadowRoot; }

  #click(event) {
    const act = event.target.closest?.('[data-act]')?.dataset.act;
    if (!act || !this.#mine(event)) return;
    if (act === 'retry') this.#retry();
    event.preventDefault();
    if (act === 'start') this.#go(1);
    if (act === 'next') this.#next();
    if (act === 'back') this.#go(this.#screen - 1);
    if (act === 'skip') {
      this.#answers.delete(this.#stage.querySelector('fieldset').dataset.question);
      this.#go(this.#screen + 1);
    }
  }

  #next() {
    const reminder = this.#stage.querySelector('#reminder');
    if (this.#screen > 1 && !this.#stage.querySelector(':checked')) {
      reminder.hidden = false;
      this.#stage.querySelector('fieldset').setAttribute('aria-describedby', 'help reminder');
      reminder.focus({ preventScroll: true });
    } else {
      this.#go(this.#screen + 1);
    }
  }

  #change(event) {
    if (event.target.type !== 'radio' || !this.#mine(event)) return;
    this.#answers.set(event.target.name, event.target.value);
    this.#stage.querySelector('#reminder').hidden = true;
    this.#stage.querySelector('fieldset').setAttribute('aria-describedby', 'help');
    this.#keep();
  }

  // ---- notes --------------------------------------------------------------------------------------------

  get #notes() { return [this.#screen, lines([...this.#answers])].join('\n'); }
  set #notes(text) {
    const [screen, ...pairs] = text.split('\n');
    this.#screen = Number(screen) || 0;
    this.#answers = new Map(pairs.filter(Boolean).map((pair) => pair.split('=')));
  }

  #keep() {
    if (this.#get('storage') === 'session') keep(this.#key, `${this.#seen}\n${this.#notes}`);
  }

  #restore() {
    this.#key ??= `shoreline:${location.pathname}:${this.id || stored++}`;
    if (this.#get('storage') === 'session' && !this.#screen) {
      const [seen, ...notes] = restore(this.#key).split('\n');
      this.#seen = seen;
      this.#notes = this.#told = notes.join('\n');
    }
    const code = linkIn(location.hash);
    if (code && code !== this.#seen) this.#link = this.#seen = code;
  }

  // ---- the program --------------------------------------------------------------------------------------

  #arm() {
    this.#observer?.disconnect();
    const load = this.#get('load');
    if (this.#failed) return;
    if (this.#link || this.#queue.length || this.#screen || load === 'eager') this.#load();
    else if (load === 'near') {
      this.#observer = new IntersectionObserver((entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.#load();
      }, { rootMargin: '300px' });
      this.#observer.observe(this);
    }
  }

  // After a failure only the visitor's button or the host's call tries again.
  #wake() { if (!this.#failed) this.#load(); }

  #load() {
    if (this.#loading || !this.isConnected) return;
    this.#failed = false;
    this.#observer?.disconnect();
    const mine = (this.#loading = (async () => {
      const own = this.#get('pack');
      if (own && !URL.canParse(own, document.baseURI)) this.#warn(`pack="${own}" is no address; the built-in content is used.`);
      const href = own && URL.canParse(own, document.baseURI) ? new URL(own, document.baseURI).href : url(this.#content.pack);
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
          const again = () => {
            handed = this.#notes;
            this.#call('send', 'notes', handed);
          };
          if (this.#pressed) this.#late = again;
          else if (this.#notes !== handed) queueMicrotask(again);
          if (this.#pressed || this.#notes !== handed) return false;
          this.#swap(stage);
        }
        this.#notes = this.#told = json;
        this.#keep();
        return true;
      }
      if (name === 'unknown') return this.#warn(`These answers are unknown and were left out: ${json}.`);
      if (name === 'shoreline-ready') {
        queueMicrotask(() => this.#flush());
        // Another language is no new start.
        if (this.#ready) return true;
        this.#ready = true;
      }
      return this.#dispatch(name, JSON.parse(json));
    };
    try {
      this.#core = core;
      core.strangers(this, Object.keys(BUILD.attributes), (text) => this.#warn(text));
      this.shadowRoot.adoptedStyleSheets = [sheet(BUILD.css), sheet(core.css)];
      this.#id = core.mount(stage, bytes, this.#settings(), handed, this.#told, emit);
      runs(1);
      this.#link = '';
    } catch (code) {
      forget(href);
      if (code instanceof Error) {
        crash();
        throw new Failure('crash', 'The program stopped.', 'Please report this.');
      }
      throw code === 'pack-version'
        ? new Failure(code, `${href} was made for another version.`, 'Build the content again with this version.')
        : new Failure('pack', `${href} is no content of this quiz, or damaged.`, 'Check the file; cargo xtask pack check lists what is wrong with its source.');
    }
  }

  // The program's picture takes the place of the prerendered one; focus and scroll position stay.
  #swap(stage) {
    this.#root.querySelector('.failed')?.remove();
    this.#replace(stage);
    this.#swapped = true;
  }

  #dispatch(name, detail) {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: name === 'shoreline-cta' }));
  }

  #command(what, value) {
    if (this.#id !== null && this.#swapped && !this.#queue.length) return this.#call('send', what, value);
    this.#queue.push([what, value]);
    if (this.isConnected && this.#root) this.#load();
  }

  // A call into the program. A trap in it is no business of the host's code that called us.
  #call(name, ...values) {
    if (this.#id === null) return null;
    try {
      return this.#core[name](this.#id, ...values);
    } catch {
      crash();
      return null;
    }
  }

  #flush() {
    for (const [what, value] of this.#queue.splice(0)) this.#call('send', what, value);
  }

  // Takes the program's widget down; the notes stay for the next time.
  #drop() {
    this.#loading = null;
    if (this.#id === null) return;
    this.#call('unmount');
    this.#free();
  }

  [RUNS]() { return this.#id !== null; }

  #free() {
    if (this.#id !== null) runs(-1);
    this.#id = null;
  }

  #retry() {
    this.#stage.querySelector('#heading')?.focus({ preventScroll: true });
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
    this.#free();
    this.#loading = null;
    this.#failed = true;
    this.#ready = false;
    if (!this.#root) {
      this.shadowRoot.replaceChildren(document.createElement('slot'));
    } else if (this.isConnected) {
      const { words, dir, screens } = this.#content;
      // What only the program can show gives way to the last question, where the visitor can go on from.
      const waited = this.#stage?.querySelector('.waiting');
      this.#screen = Math.min(this.#screen, screens.length - 1);
      if (crashed || waited || !this.#stage) this.#paint();
      this.#root.querySelector('.failed')?.remove();
      this.#root.prepend(build(['div', { class: 'failed notice', part: 'notice', role: 'alert', lang: this.#lang(), dir }, ['p', {}, words.failed],
        ['button', { type: 'button', class: 'small', 'data-act': 'retry' }, words.again], ['slot', {}]]));
    }
    this.#report(failure);
  }
}

// Loaded twice, or two versions on one page: the first one stays.
if (!customElements.get('shoreline-quiz')) {
  ShorelineQuiz.version = BUILD.version;
  customElements.define('shoreline-quiz', ShorelineQuiz);
} else if (customElements.get('shoreline-quiz').version !== BUILD.version) {
  say(`Two versions are on this page: ${customElements.get('shoreline-quiz').version} is used, ${BUILD.version} is not. Load one of them.`);
}
