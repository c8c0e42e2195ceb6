// <shoreline-quiz>: the custom element, since Rust cannot extend HTMLElement. It shows the prerendered screens at once,
// notes what the visitor does on them, fetches the program when it is needed and hands the notes over. `BUILD` is made
// by src/site/embed_js.rs: { css, code, wasm, glue, doctor, digests: { file: digest }, langs: { en: { pack,
// dir, screens, views, words } }, attributes: { name: [values] } }; `ASK` makes the other questions' screens.

import { BUILD } from 'build';
import { language, lines, own, valueOf, viewsOf } from './element/attributes.js';
import { complete } from './element/asks.js';
import { define, say } from './element/define.js';
import { Failure, explain, forget, load, program, url } from './element/load.js';
import { follow, look } from './element/look.js';
import { fromText, isMore, keep, keyOf, linkIn, restore, toText, untouched } from './element/notes.js';
import { enter, leave } from './element/widgets.js';
import { build, presses, sheet, show, whenNear } from './element/screen.js';
import { alongTabs, apologise, fill, panelOf, remind, replace, rootOf, stageOf } from './element/stage.js';

class ShorelineQuiz extends HTMLElement {
  static observedAttributes = Object.keys(BUILD.attributes);

  #root; #stage; #id; #core; #loading; #observer; #name; #frame; #clicked;
  #key = ''; #link = ''; #seen = ''; #told = ''; #failed = false; #ready = false; #screen = 0;
  #answers = new Map();
  #queue = [];
  #warned = new Set();
  #swapped = false;
  #press = presses();

  constructor() {
    super();
    const shadow = this.shadowRoot || this.attachShadow({ mode: 'open' });
    try { this.#dress(); } catch { return; }
    [this.#root, this.#stage] = rootOf(shadow);
    const on = (types, then) => types.forEach((type) => this.#root.addEventListener(type, then));
    // A finger, too, enters the widget before it presses.
    on(['pointerover', 'focusin', 'keydown'], () => this.#wake());
    on(['pointerdown', 'keydown'], (event) => event.isTrusted && !this.#swapped && this.#press.begin());
    on(['keydown'], alongTabs);
    on(['click'], (event) => this.#click(event));
    on(['change'], (event) => this.#change(event));
  }

  // Without `light-dark()` there would be no colours: `false` is no list, which throws as older browsers do.
  #dress() { this.shadowRoot.adoptedStyleSheets = CSS.supports('color', 'light-dark(red, red)') && [sheet(BUILD.css)]; }

  connectedCallback() {
    if (!this.#root) return this.#fail(new Failure('old-browser'));
    this.#name = enter(this, () => this.#keeps && restore(this.#key) && this.#keep(), () => {
      if (this.#id || !this.#open(true)) return; // an earlier visit may have seen it
      this.#link = this.#seen;
      this.#load();
      this.#paint();
      this.#stage.querySelector('#heading').scrollIntoView();
    });
    own(this, 'answers');
    // Another document takes the sheets away, and accepts none of ours. Back from there, it is drawn anew. (One call
    // within the other, which takes nothing, is 11 bytes shorter than one after the other.)
    if (!this.shadowRoot.adoptedStyleSheets[0]) try { this.#drop(this.#dress()); } catch { /* it is still there */ }
    // Moved within the page it keeps running, but the new place may look different.
    follow(this, () => this.#look());
    if (this.#id) return this.#call('send', 'settings', this.#settings());
    this.#restore();
    this.#paint();
    this.#arm();
  }

  disconnectedCallback() {
    this.#observer?.disconnect();
    leave(this);
    follow(this);
    // A move is a disconnect and a connect in one go: only an element that stays away is taken down.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#ready = false;
      this.#drop();
    });
  }

  attributeChangedCallback(name, old, value) {
    if (old === value || !this.#root) return;
    if (name === 'storage' && old?.trim() === 'session') this.#keep(true);
    // Removed from the page but not yet taken down, it would come back as it was.
    if (!this.isConnected) this.#drop();
    // Set one by one, the attributes may have kept the view out of reach until now.
    const first = this.#first;
    const turns = name === 'view' || (name === 'views' && first === this.getAttribute('view') && !viewsOf(old || '').includes(first) && untouched(this.#screen, this.#answers));
    if (turns && this.#stage) this.#view = first;
    if (!this.isConnected || !this.#frame) return; // before the first paint there is nothing to change
    this.#look();
    if (name === 'storage') {
      // Some frameworks insert the tag before its attributes: a link that is not opened yet may be one that was.
      if (this.#link) this.#link = this.#seen = '';
      // If the visitor has nothing of their own yet, what was saved is restored now. The host looks at it when it is
      // ready.
      if (this.#id && this.#keeps && untouched(this.#screen, this.#answers) && isMore(restore(keyOf(this.#name)))) {
        this.#drop();
        this.#notes = this.#seen = '';
        this.#ready = false;
      }
      if (!this.#id) this.#restore();
      this.#keep();
    }
    this.#arm();
    if (name === 'pack' || (name === 'lang' && this.#stage?.lang !== this.#lang())) {
      const loaded = this.#loading || this.#failed;
      this.#drop();
      this.#paint();
      if (loaded) this.#load();
    } else {
      if (this.#id) this.#call('send', 'settings', this.#settings());
      else if (/^(heading|storage|view)/.test(name)) this.#paint();
      // As a call, it comes after the earlier calls.
      if (turns && (this.#id || this.#queue.length)) this.#command('view', this.#view);
    }
  }

  // ---- public ---------------------------------------------------------------------------------------
  start() { this.#command('start', ''); }
  restart() {
    // Beyond prerendered questions, the program does it.
    if (!this.#stage || this.#id || this.#queue.length || this.#link || this.#told || this.#view !== 'decide') return this.#command('restart', '');
    // Done at once, it takes nothing of what the visitor does until the program is there.
    this.#notes = '';
    this.#view = 'decide';
    this.#paint();
    this.#keep();
    this.#wake();
  }
  show(view) {
    if (!this.#views.includes(view)) return this.#warn(`No view “${view}” here. Possible are: ${this.#views.join(', ')}.`);
    // Earlier calls come first; of calls for views alone, the last one counts.
    if (!this.#swapped && this.#queue.every(([what]) => what === 'view')) {
      this.#queue = [];
      this.#view = view;
      if (this.#stage) this.#paint();
    }
    this.#command('view', view);
  }

  get answers() {
    if (!this.#id) return Object.fromEntries([...this.#answers].filter(([name]) => name[0] !== '*'));
    return JSON.parse(this.#call('read', 'answers') || '{}');
  }
  set answers(answers) {
    // Frameworks set this for a value that is not there yet.
    if (answers === undefined) return;
    if (Object(answers) !== answers) return this.#warn('answers must map question ids to option ids.');
    this.#command('answers', lines(Object.entries(answers).map(([name, value]) => [String(name).replace(/[\s=]+/g, ' '), value])));
  }
  get result() { return JSON.parse(this.#call('read', 'result') || 'null'); }
  get link() { return this.#call('read', 'link') || ''; }

  #warn(text) {
    if (!this.#warned.has(text)) say(text, this);
    this.#warned.add(text);
  }

  #get(name) { return valueOf(this, name); }
  get #views() { return viewsOf(this.#get('views')); }

  // The view that the host wants first, if it is allowed; else the first allowed one.
  get #first() {
    const view = this.#get('view');
    return this.#views.includes(view) ? view : this.#views[0];
  }

  // The view in front of the visitor; one of the notes, so that it is saved like an answer.
  get #view() {
    const view = this.#answers.get('*view');
    return this.#views.includes(view) ? view : this.#first;
  }
  set #view(view) { this.#answers.set('*view', view); }
  #lang() { return language(this); }

  #settings() {
    const pairs = this.#core.settings(this, BUILD.attributes, this.#lang(), this.#first, this.#views, (name) => this.#get(name), (text) => this.#warn(text));
    return lines(this.#link ? [...pairs, ['link', this.#link]] : pairs);
  }
  #look() { look(this, this.#root, (name) => this.#get(name)); }

  // ---- before the program is there ----------------------------------------------------------------------
  get #content() { return BUILD.langs[this.#lang()]; }

  #paint() {
    const { screens, views, words } = this.#content;
    const view = this.#view;
    // Another pack has other questions; a link, the result and a check that was started need the program.
    const beyond = view === 'decide' ? this.#screen > this.#shown : this.#answers.get('*check') || this.#queue.some(([what]) => what === 'start');
    const waiting = this.#get('pack') || (!this.#failed && (beyond || this.#link));
    const panel = panelOf(!waiting && (views[view] || screens[this.#shown]), words, this.#views.length > 1 && view, this.#get('heading-level'), !this.#stage);
    if (this.#failed) panel.querySelector('[aria-busy]')?.remove(); // nothing is loading
    fill(panel, this.#answers, this.#keeps && words.tab);
    // What surrounds the panel stays while it is the same.
    const frame = this.#lang() + view + this.#views;
    if (this.#frame === frame && !this.#swapped) replace(this.#root, this.#stage.querySelector('#panel'), panel);
    else this.#stage = replace(this.#root, this.#stage, stageOf(this.#content, this.#lang(), this.#views, view, panel));
    this.#frame = frame;
    this.#swapped = false;
  }

  // The question that the visitor waits for has arrived. As at the swap, a press in progress ends first.
  #catchUp() {
    const next = () => this.#stage.querySelector('#heading.waiting') && !this.#swapped && this.#paint();
    if (!this.#press.holds(next, true)) next();
  }

  #go(screen) {
    this.#screen = screen;
    // Only the program can go beyond the last question, so this is another try.
    if (screen < this.#content.screens.length) this.#wake();
    else this.#load();
    this.#paint();
    this.#keep();
    show(this.#stage.querySelector('#heading'));
  }

  // Events from what the host has put into a slot arrive here too: they are not ours.
  #mine(event) { return !this.#swapped && event.target.getRootNode() === this.shadowRoot; }

  #click(event) {
    if (!this.#mine(event)) return;
    // The second half of a double click is not meant for what the first one has brought there.
    const act = event.target.closest('[data-act]')?.dataset.act;
    const before = this.#clicked;
    this.#clicked = event.target;
    if (event.detail > 1 && before && !this.#root.contains(before) && act !== 'retry') return event.preventDefault();
    if (!act) return;
    if (act === 'retry') {
      this.#load();
      show(this.#stage.querySelector('#heading'));
    }
    event.preventDefault();
    if (this.#views.includes(act)) {
      this.#view = act;
      // It comes after the host's calls.
      if (this.#queue.length) this.#queue.push(['view', act]);
      this.#load();
      this.#paint();
      this.#keep();
    } else if (act === 'start') {
      if (this.#view === 'decide') return this.#go(1);
      // Whichever view is in front by then.
      this.#command('view', this.#view);
      this.#command('start', '');
      this.#paint();
      show(this.#stage.querySelector('#heading'));
    }
    if (act === 'next') this.#next();
    if (act === 'back') this.#go(this.#shown - 1);
    if (act === 'skip') {
      this.#answers.delete(this.#stage.querySelector('fieldset').dataset.question);
      this.#next();
    }
  }

  // Where only the program can go on, the last question stays after a failure.
  get #shown() { return Math.min(this.#screen, this.#content.screens.length - 1); }

  #next() {
    // The first question may be skipped.
    if (this.#screen > 1 && !this.#stage.querySelector(':checked')) remind(this.#stage);
    else this.#go(this.#shown + 1);
  }

  #change(event) {
    if (event.target.type !== 'radio' || !this.#mine(event)) return;
    this.#answers.set(event.target.name, event.target.value);
    this.#keep();
  }

  get #keeps() { return this.#get('storage') === 'session'; }

  get #notes() { return toText(this.#screen, this.#answers); }
  set #notes(text) { [this.#screen, this.#answers] = fromText(text); }

  // What was saved before the host disabled storage, or changed the page's address, is deleted.
  #keep(forgets) {
    // A link counts as seen once it is opened.
    const list = this.#keeps && [this.#notes, this.#link ? '' : this.#seen, this.#told];
    if (list || forgets) keep(this.#key, (this.#key = keyOf(this.#name)), list);
  }

  #restore() {
    this.#key = keyOf(this.#name);
    const kept = this.#keeps && !this.#screen && restore(this.#key);
    // What the program has not heard of by then is reported once it has.
    if (kept) [this.#notes, this.#seen, this.#told = ''] = kept;
    this.#linked();
  }

  #linked() { return (this.#link = this.#open() || this.#link); }

  // A link in the address is opened once, even after a reload, and again when it is followed again.
  #open(again) {
    const code = linkIn(this);
    if (!code || (code === this.#seen && !again)) return '';
    return (this.#seen = code);
  }

  #arm() {
    this.#observer?.disconnect();
    // The comparison and a host's own pack show hardly anything without the program.
    const bare = this.#view === 'compare' || this.#get('pack');
    const load = this.#get('load') === 'intent' && bare ? 'near' : this.#get('load');
    if (this.#failed || this.#loading) return;
    if (this.#link || this.#answers.get('*check') || this.#queue.length || this.#screen || load === 'eager') this.#load();
    else if (load === 'near') this.#observer = whenNear(this, () => this.#wake());
  }

  // The pending frame comes first: starting the program would take the CPU from it. After a failure only what needs the
  // program tries again: the visitor's button, a tab, a link, the host's call.
  #wake() { if (!this.#loading) setTimeout(() => this.#failed || this.#load(), 150); }

  #load() {
    if (this.#loading || !this.isConnected) return;
    const again = this.#failed;
    this.#failed = false;
    this.#root.querySelector('.failed')?.remove();
    this.#observer?.disconnect();
    const mine = (this.#loading = (async () => {
      const own = this.#get('pack');
      // A link reads an address as the page does. What is none leads nowhere, and the owner is told.
      const href = own ? build(['a', { href: own }]).href : url(this.#content.pack);
      // The pack first: it is small, and has the questions that the visitor may want before the program is there.
      const content = load(href);
      if (!own) complete(this.#lang(), content).then(() => this.#catchUp(), () => {});
      const [bytes, core] = await Promise.all([content, program({ sheet, show, first: [this.#view, !own && this.#lang()] })]);
      // A link may have come into the address in the meantime; from now on the program watches it.
      this.#linked();
      await core.prepare(this.#view, this.#link, this.#notes + this.#told);
      if (this.#loading !== mine || !this.isConnected) return;
      this.#mount(core, bytes, href);
    })());
    // Everything before the first `await` runs before `mine` is set, and cannot fail.
    mine.catch((error) => this.#loading === mine && this.#fail(error instanceof Failure ? error : new Failure('crash', '', String(error))));
    // What is loading is shown once more.
    if (again) this.#paint();
  }

  // What the program needs from the element is in run.js, and so is what it does with it.
  #mount(core, bytes, href) {
    this.#core = core;
    // In a page that nobody sees yet there was no frame for it.
    this.#look();
    try {
      this.#id = core.mount({
        root: this.shadowRoot,
        notes: () => this.#notes,
        note: (text) => {
          this.#notes = this.#told = text;
          this.#keep();
        },
        held: (then) => this.#press.holds(then),
        swap: (stage, carry) => {
          const carried = carry(this.shadowRoot, this.#stage);
          this.#stage = replace(this.#root, this.#stage, stage);
          carried(stage);
          // It tells another language from another spelling of the same.
          stage.lang = this.#lang();
          this.#swapped = true;
        },
        ready: () => {
          queueMicrotask(() => this.#id && this.#queue.splice(0).forEach((call) => this.#call('send', ...call)));
          // Another language is not a new start.
          return !this.#ready && (this.#ready = true);
        },
        opens: (again) => this.#open(again),
        call: (...values) => this.#call(...values),
        dispatch: (...values) => this.#dispatch(...values),
        crashed: () => this.#fail(new Failure('crash')),
        report: (failure) => this.#report(failure),
        warn: (text) => this.#warn(text),
      }, bytes, href, this.#settings(), this.#told);
      this.#link = '';
    } catch (code) {
      forget(href);
      throw new Failure(code instanceof Error ? 'crash' : code, href);
    }
  }

  #dispatch(name, detail) {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: name === 'shoreline-cta' }));
  }

  #command(what, value) {
    if (this.#id && this.#swapped && !this.#queue.length) return this.#call('send', what, value);
    this.#queue.push([what, value]);
    if (this.isConnected && this.#root) this.#load();
  }

  // A call into the program. A trap in it must not reach the host's code that called us.
  #call(name, ...values) {
    if (!this.#id) return;
    try {
      return this.#core[name](this.#id, ...values);
    } catch {
      this.#core.crash();
    }
  }

  // Takes the program's widget down; the notes stay for the next time, which is another try.
  #drop() {
    this.#failed = false;
    this.#loading = null;
    // What was done but is not drawn yet counts too.
    if (this.#swapped) this.#notes = this.#call('read', 'notes') || this.#notes;
    this.#call('unmount');
    this.#free();
  }

  #free() {
    if (!this.#id) return;
    this.#core.leave(this.shadowRoot);
    this.#id = 0;
  }

  async #report(failure) {
    const told = await explain(failure);
    say(`${told.code}: ${told.message} ${told.fix}`);
    this.#dispatch('shoreline-error', { version: 1, ...told });
  }

  // The visitor keeps the readable content and the answers; the owner hears what to do.
  #fail(failure) {
    const crashed = this.#id;
    this.#free();
    this.#loading = null;
    this.#failed = true;
    this.#ready = false;
    if (!this.#root) {
      this.shadowRoot.replaceChildren(document.createElement('slot'));
    } else if (this.isConnected) {
      // What only the program can show gives way to the last question; another try leads back to it.
      const waited = this.#stage?.querySelector('.waiting');
      apologise(this.#root, this.#content, this.#lang());
      if (crashed || waited || !this.#stage) this.#paint();
    }
    this.#report(failure);
  }
}

define(ShorelineQuiz);
