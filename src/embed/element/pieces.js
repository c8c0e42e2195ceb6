// The program and its pieces. Like late.js, which needs it, it is appended to the program's glue.

// A host may have a constant of that name.
const { URL } = globalThis;

// The URL of a file next to this one. `files` is at the end: src/site/embed_js.rs writes it.
const beside = (name) => import.meta.resolve('./' + name);

// What only a view or a link needs, by its number; each is linked to the program once.
const pieces = [];
const VIEWS = ['compare', 'check'];
// What the page lends, the same for all widgets: { digests, types, load, forget, spent, Failure } of load.js,
// { sheet, show } of screen.js, and the `first` view with the language of its content, if that is built in.
let page;
// What works, but could be better: for the first widget's owner.
let warning;

/**
 * Starts the program as soon as it is `compiled`. What else the first view needs is requested at once: only this
 * script, small and soon there, knows its digests.
 */
export async function begin(compiled, shared) {
  page = shared;
  Object.assign(page.digests, files.digests);
  const [view, lang] = page.first;
  const at = VIEWS.indexOf(view);
  for (const file of at < 0 ? [] : [files.pieces[at], files.views, files.parts[lang]?.[at]]) if (file) page.load(beside(file)).catch(() => {});
  const module = await compiled;
  for (const [href, type] of page.types) {
    if (href.endsWith('.wasm') && !type.startsWith('application/wasm')) warning ??= new page.Failure('mime', href, 'works');
  }
  __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);
  // It is first drawn in another task: if both were one, a slow phone would not respond for too long.
  await new Promise((then) => setTimeout(then));
}

// Links a piece: 0 the comparison, 1 the check, 2 other people's answers; any other number is none.
function piece(number) {
  if (!files.pieces[number]) return null;
  pieces[number] ??= page.load(beside(files.pieces[number]))
    .then((bytes) => WebAssembly.instantiate(bytes, { p: wasm }))
    .catch((failure) => {
      pieces[number] = null;
      throw failure;
    });
  return pieces[number];
}

/** Fetches the piece that a view needs, and waits for it if a link or notes contain somebody else's answers. */
export async function prepare(view, link, notes) {
  piece(VIEWS.indexOf(view))?.catch(() => {});
  if (link || notes.includes('*others')) await piece(2);
}

// A link is passed to the program once it can read it; otherwise the program and the owner hear why.
const tellLink = (tell, code) => piece(2).then(() => tell('link', code), (failure) => tell('unread', failure));
