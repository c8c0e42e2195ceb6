//! The program in pieces: what every visitor runs, and what comes with a view or a link that needs it.
//!
//! The linked program is cut along its gates: functions that only run once their piece is there, because they take
//! what comes with it or are called by nothing else. With a gate goes all that only gates of its piece call. A piece
//! uses the memory and the table of the program: each puts its functions into the table, where the other calls
//! them. See docs/adr/0013-program-in-pieces.md.

mod glue;
mod graph;
mod cut;
mod order;
mod optimize;

use super::{Error, Options};
use cut::Plan;
use graph::Graph;
use walrus::ir::{Load, Store, Unreachable, VisitorMut, dfs_pre_order_mut};
use walrus::{FunctionKind, Module, ModuleConfig};

/// The pieces beside the program, each with its gates.
///
/// The comparison's and the check's take the part of the pack that is only read by their piece; those of the people
/// have somebody's answers before them, and `pieces.js` hands in no link and no such notes before the piece is there.
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
            "session::check::Check::go_on",
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
    /// With the names that the program has for what it takes from there.
    pub glue: String,
}

/// What Yew has for what no view makes, by how its functions' names begin: a list of what is not there costs less than
/// a fork of Yew.
const NEVER: [&str; 34] = [
    // Kinds of nodes. The one component is mounted, it is no node of another's picture.
    "yew::virtual_dom::vraw::VRaw as yew::dom_bundle::",
    "yew::virtual_dom::vsuspense::VSuspense as yew::dom_bundle::",
    "yew::virtual_dom::vportal::VPortal as yew::dom_bundle::",
    "yew::virtual_dom::vcomp::VComp as yew::dom_bundle::",
    "alloc::rc::Rcyew::virtual_dom::vsuspense::VSuspense as yew::utils::RcExt",
    "alloc::rc::Rcyew::virtual_dom::vportal::VPortal as yew::utils::RcExt",
    "alloc::rc::Rcyew::virtual_dom::vcomp::VComp as yew::utils::RcExt",
    "yew::dom_bundle::braw::BRaw",
    "yew::dom_bundle::bportal::BPortal",
    "yew::dom_bundle::bsuspense::BSuspense",
    "yew::html::component::lifecycle::ComponentState::suspend",
    "yew::suspense::suspension::Suspension::listen",
    "yew::html::component::scope::AnyScope::find_parent_scope::yew::suspense::",
    "yew::html::component::scope::feat_csr_ssr::MsgQueueyew::suspense::",
    "alloc::rc::Rcyew::virtual_dom::vsuspense::VSuspense::drop_slow",
    "alloc::rc::Rcyew::virtual_dom::vportal::VPortal::drop_slow",
    "alloc::rc::Rcyew::virtual_dom::vcomp::VComp::drop_slow",
    // Copies of nodes: each has one owner.
    "yew::virtual_dom::vnode::VNode as core::clone::Clone",
    "yew::virtual_dom::vlist::VList as core::clone::Clone",
    "yew::virtual_dom::AttributeOrProperty as core::clone::Clone",
    "alloc::vec::Vecyew::virtual_dom::vnode::VNode as core::clone::Clone",
    "implicit_clone::unsync::string::IString as core::clone::Clone",
    "alloc::boxed::Box::option::Optionyew::virtual_dom::AttributeOrProperty as core::clone::Clone",
    "alloc::boxed::Box::option::Optionalloc::rc::Rcdyn yew::virtual_dom::listeners::Listener as core::clone::Clone",
    // Listeners: controls have numbers, see src/view/act.rs.
    "yew::dom_bundle::btag::listeners::ListenerRegistration::register",
    "yew::dom_bundle::btag::listeners::Registry::unregister",
    "yew::dom_bundle::subtree_root::SubtreeData::add_listener",
    "yew::dom_bundle::subtree_root::BSubtree::ensure_handled",
    "yew::dom_bundle::subtree_root::EventDescriptor as core::cmp::PartialEq",
    "hashbrown::raw::RawTableInner::drop_elements::(yew::dom_bundle::subtree_root::EventDescriptor",
    "std::collections::hash::map::HashMapyew::dom_bundle::subtree_root::EventDescriptor",
    "std::collections::hash::map::Entryyew::dom_bundle::subtree_root::EventDescriptor",
    "hashbrown::map::HashMapu32, std::collections::hash::map::HashMapyew::dom_bundle::subtree_root::EventDescriptor",
    // Attributes in an ordered hash map: every element has a list of names, see src/view/el.rs.
    "indexmap::map::IndexMapimplicit_clone::unsync::string::IString, yew::virtual_dom::AttributeOrProperty",
];

/// What is called and has nothing to do: an element without listeners gets none.
const NOTHING: &str = "yew::virtual_dom::listeners::Listeners as yew::dom_bundle::btag::Apply::apply_diff";

/// How JavaScript calls closures. It does so by exports; what only stands in the table is for kinds of closures that
/// are not here, left from what the crates tell wasm-bindgen.
const CLOSURE: &str = "::convert::closures::_::invoke::";

/// Cuts a program that still has its functions' names, and makes everything small.
///
/// # Errors
/// When it is no program, or when a gate is not exactly one of its functions.
pub(super) fn cut(options: &Options, wasm: &[u8], glue: String) -> Result<Pieces, Error> {
    let (wasm, glue) = prepared(wasm, glue, options.is_release)?;
    let wasm = wasm.as_slice();
    let graph = Graph::of(&parse(wasm)?)?;
    let plan = Plan::new(&graph, &PIECES)?;
    let small = |wasm| match options.is_release {
        true => optimize::optimize(&options.staging, &order::with_order(wasm)?),
        false => Ok(wasm),
    };
    let pieces: Result<Vec<_>, Error> =
        PIECES.iter().enumerate().map(|(at, (name, _))| Ok((*name, small(plan.piece(parse(wasm)?, at)?)?))).collect();
    Ok(Pieces { program: small(plan.program(parse(wasm)?)?)?, pieces: pieces?, glue })
}

/// The program with a trap for what never runs, without what only that calls, and with short names.
///
/// # Errors
/// In a release, when something that never runs is not there at all: then it has another name, and weighs.
fn prepared(wasm: &[u8], glue: String, release: bool) -> Result<(Vec<u8>, String), Error> {
    let mut config = ModuleConfig::new();
    let mut module = config.generate_producers_section(false).parse(wasm).map_err(unreadable)?;
    let graph = Graph::of(&module)?;
    let mut never = graph.which(|path, called| !called && path.contains(CLOSURE));
    for name in NEVER {
        let found = graph.which(|path, _| path.starts_with(name));
        if found.is_empty() && release {
            return Err(Error::Other(format!(
                "the program has no function whose name begins with {name}: take it out of src/site/program.rs, or put \
                 in what it is called now"
            )));
        }
        never.extend(found);
    }
    let nothing = graph.which(|path, _| path == NOTHING);
    if nothing.len() != 1 && release {
        return Err(Error::Other(format!(
            "the program has {} functions {NOTHING}, see src/site/program.rs",
            nothing.len()
        )));
    }
    let ids: Vec<_> = module.funcs.iter().map(|function| function.id()).collect();
    for id in ids {
        if let FunctionKind::Local(function) = &mut module.funcs.get_mut(id).kind {
            let entry = function.entry_block();
            if never.contains(&id.index()) {
                function.block_mut(entry).instrs = vec![(Unreachable {}.into(), Default::default())];
            }
            if nothing.contains(&id.index()) {
                function.block_mut(entry).instrs.clear();
            }
            dfs_pre_order_mut(&mut Aligned, function, entry);
        }
    }
    walrus::passes::gc::run(&mut module);
    let glue = glue::shorten(&mut module, glue)?;
    // What only the exports held that are gone now.
    walrus::passes::gc::run(&mut module);
    Ok((module.emit_wasm(), glue))
}

/// Says of every access to memory that it is aligned as its type wants. It is a hint that no engine needs, and one
/// that is the same everywhere compresses better.
struct Aligned;

impl VisitorMut for Aligned {
    fn visit_load_mut(&mut self, load: &mut Load) {
        load.arg.align = load.kind.width();
    }

    fn visit_store_mut(&mut self, store: &mut Store) {
        store.arg.align = store.kind.width();
    }
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
