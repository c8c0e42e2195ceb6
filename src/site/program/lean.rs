//! What Yew and its libraries bring and the quiz does not need, taken out of the linked program.
//!
//! Functions are told by their paths: a list of them costs less than a fork of Yew, and the build says which of them are
//! no longer there. It comes before `wasm-opt`, which then takes out what hung on them. See
//! docs/adr/0018-stand-ins.md.

use super::super::Error;
use super::graph::Graph;
use std::collections::{BTreeMap, BTreeSet};
use walrus::ir::{Call, Const, Load, Store, Unreachable, Value, VisitorMut, dfs_pre_order_mut};
use walrus::{ElementItems, FunctionBuilder, FunctionId, FunctionKind, ImportKind, Module, ValType};

/// What never runs, by how the paths of such functions begin: a trap stands for each.
const NEVER: &[&str] = &[
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
    "hashbrown::raw::RawTableInner::drop_elements::(u32, std::collections::hash::map::HashMapyew::dom_bundle::subtree_root",
    // Attributes in an ordered hash map: every element has a list of names, see src/view/el.rs.
    "indexmap::map::IndexMapimplicit_clone::unsync::string::IString, yew::virtual_dom::AttributeOrProperty",
    // Messages to a component: pictures come by its properties.
    "yew::html::component::lifecycle::UpdateRunner as yew::scheduler::Runnable",
    // Words for the console, and attributes that are properties.
    "gloo_console::",
    "js_sys::Reflect::set",
];

/// What is otherwise here than in Yew. It belongs together: where one function is missing, nothing of it is done.
struct Change {
    /// What a function always answers, in the place of all that it does.
    known: &'static [(&'static str, f64)],
    /// What stands in for what, by the paths of both: a function of Yew's, and one of `embed/stand_ins.rs` that takes
    /// and gives the same.
    instead: &'static [(&'static str, &'static str)],
    /// What never runs then, as in [`NEVER`].
    never: &'static [&'static str],
}

/// Only in a release: a build for development has Yew as it is. See docs/adr/0018-stand-ins.md.
const CHANGES: [Change; 5] = [
    // Yew's scheduler looks at the clock, to go on in another task after 16 ms. Between a picture and its focus, nobody
    // should see or press anything. So there are no futures and no closures, and nothing searches for the window.
    Change {
        known: &[("js_sys::Date::now", 0.0)],
        instead: &[
            ("web_sys::window", "shoreline::embed::stand_ins::window"),
            ("yew::scheduler::arch::start", "shoreline::embed::stand_ins::start"),
            ("shoreline::embed::stand_ins::scheduler", "yew::scheduler::arch::run_scheduler"),
        ],
        never: &[
            "yew::scheduler::arch::set_timeout",
            "yew::scheduler::arch::run_scheduler::{closure#2} as wasm_bindgen::closure::WasmClosureFnOnce",
            "wasm_bindgen::__rt::wbg_cast::wasm_bindgen::closure::OwnedClosure",
            "wasm_bindgen::closure::ScopedClosure",
            "js_sys::global::get_global_object",
            "js_sys::futures::",
            "core::cell::lazy::LazyCelljs_sys::futures::",
            "alloc::rc::Rcjs_sys::futures::",
        ],
    },
    // A list of all that is mounted, for listeners that come later. What would be put into it is given up: a hundred
    // bytes for each widget that ever was.
    Change {
        known: &[(
            "hashbrown::map::HashMapyew::dom_bundle::subtree_root::WeakSubtree, (), \
             std::hash::random::RandomState::insert",
            0.0,
        )],
        instead: &[],
        never: &["hashbrown::raw::RawTableInner::drop_elements::(yew::dom_bundle::subtree_root::WeakSubtree"],
    },
    // No list is taken apart and sorted by the keys of its nodes. A key still makes a node another one.
    Change { known: &[("yew::virtual_dom::vlist::VList::fully_keyed", 0.0)], instead: &[], never: &[] },
    Change {
        known: &[],
        instead: &[(
            "std::thread::local::LocalKeycore::cell::RefCellstd::collections::hash::map::HashMapalloc::string::String, \
             web_sys::features::gen_Element::Element::with::yew::virtual_dom::vtag::VTag::create_element::{closure#4}, \
             web_sys::features::gen_Element::Element",
            "shoreline::embed::stand_ins::create",
        )],
        never: &[],
    },
    Change {
        known: &[],
        instead: &[(
            "yew::virtual_dom::Attributes as yew::dom_bundle::btag::Apply::apply_diff",
            "shoreline::embed::stand_ins::update",
        )],
        never: &[],
    },
];

/// What is called and has nothing to do: an element without listeners gets none.
const NOTHING: [&str; 1] = ["yew::virtual_dom::listeners::Listeners as yew::dom_bundle::btag::Apply::apply_diff"];

/// How JavaScript calls closures. It does so by exports; what only stands in the table is for kinds of closures that
/// are not here, left from what the crates tell wasm-bindgen.
const CLOSURE: &str = "::convert::closures::_::invoke::";

/// The program with a trap for what never runs, without what only that calls, and what the lists name in vain.
///
/// In a release it also gets what stands in, and what is known. Another compiler may have put a function into its
/// callers: then the program is larger than it could be, and works as well.
///
/// # Errors
/// When it is no such program as the compiler makes.
pub fn lean(mut module: Module, release: bool) -> Result<(Vec<u8>, Vec<&'static str>), Error> {
    let graph = Graph::of(&module)?;
    let mut never = graph.which(|path, called| !called && path.contains(CLOSURE));
    let mut in_vain = Vec::new();
    let (mut known, mut instead) = (BTreeMap::new(), BTreeMap::new());
    let mut names = NEVER.to_vec();
    for change in CHANGES.iter().filter(|_| release) {
        match change.found(&module, &graph) {
            Ok((answers, pairs)) => {
                known.extend(answers);
                instead.extend(pairs);
                names.extend(change.never);
            }
            Err(path) => in_vain.push(path),
        }
    }
    for name in names {
        let found = graph.which(|path, _| path.starts_with(name));
        if found.is_empty() {
            in_vain.push(name);
        }
        never.extend(found);
    }
    let nothing: BTreeSet<_> = graph.which(|path, _| NOTHING.contains(&path));
    let ids: Vec<_> = module.funcs.iter().map(|function| function.id()).collect();
    for id in ids {
        let results = shape(&module, id).1.to_vec();
        let FunctionKind::Local(function) = &mut module.funcs.get_mut(id).kind else { continue };
        let entry = function.entry_block();
        if let Some(answer) = known.get(&id) {
            let value = match results.as_slice() {
                [ValType::F64] => Value::F64(*answer),
                _ => Value::I32(*answer as i32),
            };
            function.block_mut(entry).instrs = vec![(Const { value }.into(), Default::default())];
        }
        if never.contains(&id.index()) {
            function.block_mut(entry).instrs = vec![(Unreachable {}.into(), Default::default())];
        }
        if nothing.contains(&id.index()) {
            function.block_mut(entry).instrs.clear();
        }
        dfs_pre_order_mut(&mut Calls(&instead), function, entry);
        dfs_pre_order_mut(&mut Aligned, function, entry);
    }
    // What the page lends is called through functions of Rust's; in the table it is only left from their making.
    let trap = trap(&mut module);
    let lent: BTreeSet<_> = module
        .imports
        .iter()
        .filter_map(|i| match i.kind {
            ImportKind::Function(f) => Some(f),
            _ => None,
        })
        .collect();
    for element in module.elements.iter_mut() {
        if let ElementItems::Functions(functions) = &mut element.items {
            functions.iter_mut().filter(|function| lent.contains(function)).for_each(|function| *function = trap);
        }
    }
    walrus::passes::gc::run(&mut module);
    Ok((module.emit_wasm(), in_vain))
}

/// Functions with their answers, and those that others stand in for.
type Found = (Vec<(FunctionId, f64)>, Vec<(FunctionId, FunctionId)>);

impl Change {
    /// The functions of it, or the path of one that is not there or does not fit.
    fn found(&self, module: &Module, graph: &Graph) -> Result<Found, &'static str> {
        let answer = |(path, answer): &(&'static str, f64)| {
            let number = |function: &FunctionId| matches!(shape(module, *function).1, [ValType::I32 | ValType::F64]);
            Ok((one(module, graph, path).filter(number).ok_or(*path)?, *answer))
        };
        let pair = |(path, other): &(&'static str, &str)| {
            let pair = one(module, graph, path).zip(one(module, graph, other));
            pair.filter(|(from, to)| shape(module, *from) == shape(module, *to)).ok_or(*path)
        };
        Ok((
            self.known.iter().map(answer).collect::<Result<_, _>>()?,
            self.instead.iter().map(pair).collect::<Result<_, _>>()?,
        ))
    }
}

/// The one function with that path.
fn one(module: &Module, graph: &Graph, path: &str) -> Option<FunctionId> {
    let found = graph.which(|name, _| name == path);
    let mut ids = module.funcs.iter().map(|function| function.id()).filter(|id| found.contains(&id.index()));
    ids.next().filter(|_| ids.next().is_none())
}

/// What a function takes and gives.
fn shape(module: &Module, function: FunctionId) -> (&[ValType], &[ValType]) {
    let kind = module.types.get(module.funcs.get(function).ty());
    (kind.params(), kind.results())
}

/// A new function that traps.
pub fn trap(module: &mut Module) -> FunctionId {
    let mut trap = FunctionBuilder::new(&mut module.types, &[], &[]);
    trap.func_body().unreachable();
    trap.finish(Vec::new(), &mut module.funcs)
}

/// Calls what stands in.
struct Calls<'a>(&'a BTreeMap<FunctionId, FunctionId>);

impl VisitorMut for Calls<'_> {
    fn visit_call_mut(&mut self, call: &mut Call) {
        call.func = self.0.get(&call.func).copied().unwrap_or(call.func);
    }
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

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
mod tests {
    use super::*;

    /// A module whose functions give these numbers and are exported by their names; `twice` calls the first.
    fn module(names: &[&str]) -> Module {
        let mut module = Module::default();
        module.tables.add_local(false, 0, None, walrus::RefType::FUNCREF);
        let mut first = None;
        for (number, name) in names.iter().enumerate() {
            let mut function = FunctionBuilder::new(&mut module.types, &[], &[ValType::I32]);
            function.name((*name).to_owned());
            function.func_body().i32_const(number as i32);
            let id = function.finish(Vec::new(), &mut module.funcs);
            module.exports.add(name, id);
            first.get_or_insert(id);
        }
        let mut twice = FunctionBuilder::new(&mut module.types, &[], &[ValType::I32]);
        if let Some(first) = first {
            twice.func_body().call(first);
        }
        let twice = twice.finish(Vec::new(), &mut module.funcs);
        module.exports.add("twice", twice);
        module
    }

    #[test]
    fn what_is_not_there_is_told() {
        let (_, in_vain) = lean(module(&["a::b", NEVER[0]]), true).unwrap();
        assert_eq!(in_vain.len(), NEVER.len() - 1 + CHANGES.len());
        assert!(!in_vain.contains(&NEVER[0]) && in_vain.contains(&CHANGES[0].known[0].0), "{in_vain:?}");
    }

    #[test]
    fn one_function_means_one() {
        let (once, twice) = (module(&["a::b", "a::c"]), module(&["a::b", "a::b"]));
        for (module, found) in [(&once, true), (&twice, false)] {
            assert_eq!(one(module, &Graph::of(module).unwrap(), "a::b").is_some(), found);
        }
    }

    #[test]
    fn calls_go_to_what_stands_in() {
        let mut module = module(&["a::b", "a::c"]);
        let graph = Graph::of(&module).unwrap();
        let [from, to] = ["a::b", "a::c"].map(|path| one(&module, &graph, path).unwrap());
        let twice = module.exports.iter().find(|export| export.name == "twice").unwrap().item;
        let walrus::ExportItem::Function(twice) = twice else { panic!("no function") };
        let instead = BTreeMap::from([(from, to)]);
        let FunctionKind::Local(function) = &mut module.funcs.get_mut(twice).kind else { panic!("not ours") };
        let entry = function.entry_block();
        dfs_pre_order_mut(&mut Calls(&instead), function, entry);
        assert_eq!(Graph::of(&module).unwrap().calls[&twice.index()], [to.index()]);
    }
}
