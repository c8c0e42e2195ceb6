// The program and its pieces. Like late.js, which needs it, it comes behind the program's glue.

// Where a file is that lies beside this one. `files` stands at the end: src/site/embed_js.rs writes it.
const beside = (name) => new URL(name, import.meta.url).href;

// What only a view or a link needs, by its number; each is linked to the program once. Their digests come in a section
// of the program, whose own was checked.
const pieces = [];
// What the page lends, the same to all widgets: { digests, beside, load, forget, spent, Failure } of load.js, and
// { sheet, show } of screen.js. `beside` is where the styles of the comparison and the check are.
let page;

/** Starts the program, and learns what it needs of the page. */
export async function begin(module, shared) {
  page = shared;
  const [section] = WebAssembly.Module.customSections(module, 'p');
  new TextDecoder().decode(section).split(' ').forEach((digest, at) => { page.digests[files.pieces[at]] = digest; });
  __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);
  // Its first picture is drawn in another task: in one with this, a slow phone would not answer for too long.
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

/** Fetches the piece that a view needs, and waits for it where a link, or notes, have somebody else's answers in them. */
export async function prepare(view, link, notes) {
  piece(['compare', 'check'].indexOf(view))?.catch(() => {});
  if (link || notes.includes('*others')) await piece(2);
}

// What holds answers of others is told to the program when it can read them; else the program and the owner hear why.
const tellPeople = (tell, what, value) => piece(2).then(() => tell(what, value), (failure) => tell(what === 'join' ? 'unjoined' : 'unread', failure));
