//! The program in pieces: what every visitor runs, and what comes with a view or a link that needs it.
//!
//! The linked program is cut along its gates: functions that only run once their piece is there, because they take what
//! is loaded with it or are called by nothing else. With a gate goes everything that only gates of its piece call. A
//! piece uses the memory and the table of the program: each puts its functions into the table, where the other calls
//! them. See docs/adr/0013-program-in-pieces.md.

mod early;
mod graph;
mod lean;
mod glue;
mod cut;
mod order;
mod optimize;
mod tidy;

use super::{Error, Options};
use cut::Plan;
use graph::Graph;
use walrus::{Module, ModuleConfig};

/// The pieces apart from the program, each with its gates.
///
/// Those of the comparison and the check take the part of the pack that only their piece reads; those of the people
/// handle other people's answers, or what came with them; links, notes and history entries that may contain any are
/// passed on only once the piece is there (`pieces.js`, `history.js`, `links.js`). So are what shows a QR code and what
/// words the text and the picture to take away, which few visitors ask for (`late.js`).
const PIECES: [(&str, &[&str]); 3] = [
    (
        "compare",
        &[
            "pack::Pack::add_comparison",
            "session::Session::compare_on",
            "view::compare::whole",
            "view::compare::said",
            "view::checklist::checklist",
        ],
    ),
    (
        "check",
        &[
            "pack::Pack::add_knowledge",
            "session::check::Check::round",
            "session::check::Check::go_on",
            "events::check_events",
            "view::check::item::item",
            "view::check::score::score",
            "view::check::note_of_link",
        ],
    ),
    (
        "people",
        &[
            "share::decode",
            "share::join",
            "share::team",
            "session::Session::everybody",
            "session::Session::people_step",
            "session::people::People::to_note",
            "session::people::read_all",
            "view::people::people",
            "view::say::from_link",
            "view::say::joined",
            "view::people::team",
            "view::people::visit",
            "view::share::code",
            "view::share::summary",
            "view::scene::Scene::picture_lines",
            "embed::start::opened",
            "embed::instance::Instance::join",
        ],
    ),
];

/// The program without its pieces, and these by their names.
pub(super) struct Pieces {
    pub program: Vec<u8>,
    pub pieces: Vec<(&'static str, Vec<u8>)>,
    /// With the program's names for its imports.
    pub glue: String,
}

/// Cuts a program that still has its functions' names, and makes everything small.
///
/// # Errors
/// If it is not such a program, or if a gate is not exactly one of its functions.
pub(super) fn cut(options: &Options, wasm: &[u8], glue: String) -> Result<Pieces, Error> {
    let (wasm, _) = early::mend(wasm)?;
    let (lean, in_vain) = lean::lean(parse_with_names(&wasm)?, options.is_release)?;
    for path in in_vain.into_iter().filter(|_| options.is_release) {
        eprintln!(
            "warning: src/site/program/lean/changes.rs names {path}, which this program does not have: it is larger for it"
        );
    }
    let lean = match options.is_release {
        true => optimize::before_cut(&options.staging, &lean)?,
        false => lean,
    };
    let mut module = parse_with_names(&lean)?;
    let glue = glue::shorten(&mut module, glue)?;
    // What only the exports that are gone now had kept.
    walrus::passes::gc::run(&mut module);
    let wasm = module.emit_wasm();
    let wasm = wasm.as_slice();
    let graph = Graph::of(&parse_with_names(wasm)?)?;
    let plan = Plan::new(&graph, &PIECES)?;
    let small = |wasm| match options.is_release {
        true => tidy::tidy(&optimize::behind_cut(&options.staging, &order::with_order(wasm)?)?),
        false => Ok(wasm),
    };
    let pieces: Result<Vec<_>, Error> =
        PIECES.iter().enumerate().map(|(at, (name, _))| Ok((*name, small(plan.piece(parse(wasm)?, at)?)?))).collect();
    Ok(Pieces { program: small(plan.program(parse(wasm)?)?)?, pieces: pieces?, glue })
}

/// A program that is not cut: without mistakes of the compiler, and small.
///
/// # Errors
/// If it is not a program.
pub(super) fn whole(options: &Options, wasm: &[u8]) -> Result<Vec<u8>, Error> {
    let (wasm, _) = early::mend(wasm)?;
    if options.is_release { optimize::whole(&options.staging, &wasm) } else { Ok(wasm) }
}

fn unreadable(error: impl std::fmt::Display) -> Error {
    Error::Other(format!("the program cannot be read: {error:#}"))
}

/// The module with the names of its functions.
fn parse_with_names(wasm: &[u8]) -> Result<Module, Error> {
    ModuleConfig::new().generate_producers_section(false).parse(wasm).map_err(unreadable)
}

/// The module; its numbers are the same each time.
fn parse(wasm: &[u8]) -> Result<Module, Error> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    config.parse(wasm).map_err(unreadable)
}
