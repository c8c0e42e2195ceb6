//! The program in pieces: what every visitor runs, and what comes with a view or a link that needs it.
//!
//! The linked program is cut along its gates: functions that only run once their piece is there, because they take
//! what comes with it or are called by nothing else. With a gate goes all that only gates of its piece call. A piece
//! uses the memory and the table of the program and puts its functions into the table, where the program calls
//! them. See docs/adr/0013-program-in-pieces.md.

mod graph;
mod cut;
mod order;
mod optimize;

use super::{Error, Options};
use cut::Plan;
use graph::Graph;
use walrus::ir::Unreachable;
use walrus::{FunctionKind, Module, ModuleConfig};

/// The pieces beside the program, each with its gates.
///
/// The comparison's and the check's take the part of the pack that is only read by their piece; those of the people
/// have somebody's answers before them, and `late.js` hands in no link and no such notes before the piece is there.
const PIECES: [(&str, &[&str]); 3] = [
    (
        "compare",
        &["pack::Pack::add_comparison", "view::compare::whole", "view::compare::said", "view::checklist::checklist"],
    ),
    (
        "check",
        &[
            "pack::Pack::add_knowledge",
            "session::check::Check::round",
            "events::check_events",
            "view::check::item::item",
            "view::check::score::score",
            "view::check::said",
            "view::check::note_of_link",
        ],
    ),
    (
        "people",
        &[
            "share::decode",
            "share::join",
            "session::Session::people_step",
            "view::people::Group::sections",
            "view::people::team",
            "view::people::visit",
        ],
    ),
];

/// The program without its pieces, and these by their names.
pub(super) struct Pieces {
    pub program: Vec<u8>,
    pub pieces: Vec<(&'static str, Vec<u8>)>,
    /// Names that the glue has for what it lends the program, with the short ones that the program has now.
    pub renamed: Names,
}

/// Long names with the short ones in their place.
pub(super) type Names = Vec<(String, String)>;

/// What Yew has for kinds of nodes that no view makes: a list of what is not there costs less than a fork of Yew.
const NEVER: [&str; 8] = [
    "yew::virtual_dom::vraw::VRaw as yew::dom_bundle::traits::Reconcilable::attach",
    "yew::virtual_dom::vraw::VRaw as yew::dom_bundle::traits::Reconcilable::reconcile",
    "yew::virtual_dom::vraw::VRaw as yew::dom_bundle::traits::Reconcilable::reconcile_node",
    "yew::virtual_dom::vsuspense::VSuspense as yew::dom_bundle::traits::Reconcilable::attach",
    "yew::virtual_dom::vsuspense::VSuspense as yew::dom_bundle::traits::Reconcilable::reconcile",
    "yew::virtual_dom::vportal::VPortal as yew::dom_bundle::traits::Reconcilable::attach",
    "yew::virtual_dom::vportal::VPortal as yew::dom_bundle::traits::Reconcilable::reconcile",
    "yew::dom_bundle::braw::BRaw::detach_bundle",
];

/// Cuts a program that still has its functions' names, and makes everything small.
///
/// # Errors
/// When it is no program, or when a gate is not exactly one of its functions.
pub(super) fn cut(options: &Options, wasm: &[u8]) -> Result<Pieces, Error> {
    let (wasm, renamed) = &prepared(wasm)?;
    let graph = Graph::of(&parse(wasm)?)?;
    let plan = Plan::new(&graph, &PIECES)?;
    let small = |wasm| match options.is_release {
        true => optimize::optimize(&options.staging, &order::with_order(wasm)?),
        false => Ok(wasm),
    };
    let pieces: Result<Vec<_>, Error> =
        PIECES.iter().enumerate().map(|(at, (name, _))| Ok((*name, small(plan.piece(parse(wasm)?, at)?)?))).collect();
    Ok(Pieces { program: small(plan.program(parse(wasm)?)?)?, pieces: pieces?, renamed: renamed.clone() })
}

/// The module that the glue is for the program.
const GLUE: &str = "./shoreline_bg.js";

/// The program with a trap for what never runs, without what only that calls, and with short names for what it imports:
/// each of the compiler's has sixteen digits that say nothing, here and in the glue.
fn prepared(wasm: &[u8]) -> Result<(Vec<u8>, Names), Error> {
    let mut config = ModuleConfig::new();
    let mut module = config.generate_producers_section(false).parse(wasm).map_err(unreadable)?;
    let is_one = |name: &str| NEVER.contains(&graph::plain(name).as_str());
    let all = module.funcs.iter().filter(|function| function.name.as_deref().is_some_and(is_one));
    for id in all.map(|function| function.id()).collect::<Vec<_>>() {
        if let FunctionKind::Local(function) = &mut module.funcs.get_mut(id).kind {
            let entry = function.entry_block();
            function.block_mut(entry).instrs = vec![(Unreachable {}.into(), Default::default())];
        }
    }
    walrus::passes::gc::run(&mut module);
    let mut renamed = Vec::new();
    for import in module.imports.iter_mut().filter(|import| import.module == GLUE) {
        let short = format!("i{}", renamed.len());
        renamed.push((std::mem::replace(&mut import.name, short.clone()), short));
    }
    Ok((module.emit_wasm(), renamed))
}

/// The glue with the short names.
pub(super) fn renamed(mut glue: String, names: &Names) -> Result<String, Error> {
    for (long, short) in names {
        let [from, to] = [long, short].map(|name| format!("{name}: function"));
        if glue.matches(&from).count() != 1 {
            return Err(Error::Other(format!("the glue does not have exactly one “{from}”")));
        }
        glue = glue.replace(&from, &to);
    }
    Ok(glue)
}

fn unreadable(error: impl std::fmt::Display) -> Error {
    Error::Other(format!("the program cannot be read: {error:#}"))
}

/// The module; its numbers are the same each time.
fn parse(wasm: &[u8]) -> Result<Module, Error> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    config.parse(wasm).map_err(unreadable)
}

/// The program with a custom section behind it.
pub(super) fn with_section(mut wasm: Vec<u8>, name: &str, content: &[u8]) -> Vec<u8> {
    let mut section = Vec::new();
    put_number(&mut section, name.len());
    section.extend([name.as_bytes(), content].concat());
    wasm.push(0);
    put_number(&mut wasm, section.len());
    wasm.extend(section);
    wasm
}

/// Seven bits a byte, the last byte without the eighth.
fn put_number(to: &mut Vec<u8>, mut number: usize) {
    while number > 127 {
        to.push(number as u8 & 127 | 128);
        number >>= 7;
    }
    to.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_stands_behind_the_program() {
        let empty = b"\0asm\x01\0\0\0".to_vec();
        let wasm = with_section(empty, "pieces", &[7; 300]);
        let module = parse(&wasm).ok();
        let customs = module.iter().flat_map(|module| module.customs.iter());
        let found: Vec<_> = customs.map(|(_, s)| (s.name(), s.data(&Default::default()).into_owned())).collect();
        assert_eq!(found, [("pieces", vec![7; 300])]);
    }
}
