//! Removes from the linked program what Yew and its libraries bring and the quiz does not need.
//!
//! Functions are identified by their paths: a list of them costs less than a fork of Yew, and the build says which of
//! them are no longer there. It runs before `wasm-opt`, which then removes what depended on them. See
//! docs/adr/0018-stand-ins.md.

mod changes;
mod unread;

use super::super::Error;
use super::graph::Graph;
use changes::{CHANGES, Change, NEVER, NOTHING};
use std::collections::{BTreeMap, BTreeSet};
use walrus::ir::{Call, Const, Load, LocalSet, Store, Unreachable, Value, VisitorMut, dfs_pre_order_mut};
use walrus::{ElementItems, FunctionBuilder, FunctionId, FunctionKind, ImportKind, LocalFunction, Module, ValType};

/// How JavaScript calls closures. It does so through exports; closures that are only in the table are of unused kinds,
/// left by what the crates tell wasm-bindgen.
const CLOSURE: &str = "::convert::closures::_::invoke::";

/// The program with traps for what never runs and without what only that calls, and the listed names that do not occur.
///
/// A release also gets the stand-ins and the constant answers. Another compiler may have inlined a function: then the
/// program is larger than it could be, and works as well.
///
/// # Errors
/// If it is not a program as the compiler makes it.
pub fn lean(mut module: Module, release: bool) -> Result<(Vec<u8>, Vec<&'static str>), Error> {
    let graph = Graph::of(&module)?;
    let mut never = graph.which(|path, called| !called && path.contains(CLOSURE));
    let mut in_vain = Vec::new();
    let (mut known, mut instead, mut bare) = (BTreeMap::new(), BTreeMap::new(), BTreeSet::new());
    let mut names = NEVER.to_vec();
    let mut nothing: BTreeSet<_> = graph.which(|path, _| NOTHING.contains(&path));
    for change in CHANGES.iter().filter(|_| release) {
        match change.found(&module, &graph) {
            Ok(found) => {
                known.extend(found.known);
                nothing.extend(found.nothing);
                instead.extend(found.instead);
                bare.extend(found.bare);
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
    let ids: Vec<_> = module.funcs.iter().map(|function| function.id()).collect();
    for id in ids {
        let results = shape(&module, id).1.to_vec();
        let FunctionKind::Local(function) = &mut module.funcs.get_mut(id).kind else { continue };
        let entry = function.entry_block();
        if bare.contains(&id.index()) {
            forget_argument(function);
        }
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
    // What the page lends is called through Rust functions; the table still has it only because of how these were made.
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
    if release {
        in_vain
            .extend(unread::UNREAD.iter().filter(|texts| !unread::empty(&mut module, **texts)).map(|(first, _)| first));
    }
    Ok((module.emit_wasm(), in_vain))
}

/// Makes a function work as if its last argument were zero: a value to begin with that nobody has.
fn forget_argument(function: &mut LocalFunction) {
    let Some(local) = function.args.last().copied() else { return };
    let zero = Const { value: Value::I32(0) }.into();
    let none = [(zero, Default::default()), (LocalSet { local }.into(), Default::default())];
    let entry = function.entry_block();
    function.block_mut(entry).instrs.splice(..0, none);
}

/// The functions of a change.
struct Found {
    known: Vec<(FunctionId, f64)>,
    nothing: Vec<usize>,
    bare: Vec<usize>,
    instead: Vec<(FunctionId, FunctionId)>,
}

impl Change {
    /// Its functions, or the path of one that is missing or does not fit.
    fn found(&self, module: &Module, graph: &Graph) -> Result<Found, &'static str> {
        let answer = |(path, answer): &(&'static str, f64)| {
            let number = |function: &FunctionId| matches!(shape(module, *function).1, [ValType::I32 | ValType::F64]);
            Ok((one(module, graph, path).filter(number).ok_or(*path)?, *answer))
        };
        let idle = |path: &&'static str| {
            let gives_nothing = |function: &FunctionId| shape(module, *function).1.is_empty();
            Ok(one(module, graph, path).filter(gives_nothing).ok_or(*path)?.index())
        };
        let alone = |path: &&'static str| {
            let takes_any = |function: &FunctionId| matches!(shape(module, *function).0, [.., ValType::I32]);
            Ok(one(module, graph, path).filter(takes_any).ok_or(*path)?.index())
        };
        let pair = |(path, other): &(&'static str, &str)| {
            let pair = one(module, graph, path).zip(one(module, graph, other));
            pair.filter(|(from, to)| shape(module, *from) == shape(module, *to)).ok_or(*path)
        };
        for path in self.own {
            let own = graph.which(|name, _| name.starts_with(path));
            let gone = graph.which(|name, _| self.instead.iter().any(|(from, _)| *from == name) || is_made(name));
            let others = graph.calls.iter().filter(|(from, _)| !own.contains(from) && !gone.contains(from));
            if others.flat_map(|(_, calls)| calls).any(|to| own.contains(to)) {
                return Err(path);
            }
        }
        Ok(Found {
            known: self.known.iter().map(answer).collect::<Result<_, _>>()?,
            nothing: self.nothing.iter().map(idle).collect::<Result<_, _>>()?,
            bare: self.bare.iter().map(alone).collect::<Result<_, _>>()?,
            instead: self.instead.iter().map(pair).collect::<Result<_, _>>()?,
        })
    }
}

/// Whether a function initializes a thread-local and drops an earlier value, which never exists.
fn is_made(path: &str) -> bool {
    path.starts_with("std::sys::thread_local::no_threads::LazyStorage")
}

/// The one function with that path.
fn one(module: &Module, graph: &Graph, path: &str) -> Option<FunctionId> {
    let found = graph.which(|name, _| name == path);
    let mut ids = module.funcs.iter().map(|function| function.id()).filter(|id| found.contains(&id.index()));
    ids.next().filter(|_| ids.next().is_none())
}

/// What a function takes and returns.
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

/// Calls the stand-ins.
struct Calls<'a>(&'a BTreeMap<FunctionId, FunctionId>);

impl VisitorMut for Calls<'_> {
    fn visit_call_mut(&mut self, call: &mut Call) {
        call.func = self.0.get(&call.func).copied().unwrap_or(call.func);
    }
}

/// Declares every memory access as naturally aligned. It is a hint that no engine needs, and one that is the same
/// everywhere compresses better.
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
    use super::changes::NO_CHANGE;
    use super::*;
    use walrus::ir::Instr;

    /// A module whose functions return these numbers and are exported by their names; `twice` calls the first.
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
        assert_eq!(in_vain.len(), NEVER.len() - 1 + CHANGES.len() + unread::UNREAD.len());
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
    fn nothing_is_done_by_halves() {
        let change = Change { instead: &[("a::push", "b::push")], own: &["a::Tree"], ..NO_CHANGE };
        for (first, whole) in [("a::Tree::insert", false), ("a::push", true)] {
            // `twice` calls the first one.
            let module = module(&[first, "a::push", "b::push", "a::Tree::insert"][usize::from(whole)..]);
            let graph = Graph::of(&module).unwrap();
            assert_eq!(change.found(&module, &graph).map(|found| found.instead.len()).ok(), whole.then_some(1));
        }
    }

    #[test]
    fn what_gives_a_number_cannot_do_nothing() {
        let change = Change { nothing: &["a::b"], ..NO_CHANGE };
        let module = module(&["a::b"]);
        assert_eq!(change.found(&module, &Graph::of(&module).unwrap()).err(), Some("a::b"));
    }

    #[test]
    fn what_gets_nothing_to_begin_with_finds_nothing() {
        let mut module = module(&["a::b"]);
        let mut one = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[ValType::I32]);
        one.name("a::make".to_owned());
        let argument = module.locals.add(ValType::I32);
        one.func_body().local_get(argument);
        let one = one.finish(vec![argument], &mut module.funcs);
        module.exports.add("make", one);
        let change = Change { bare: &["a::make"], ..NO_CHANGE };
        let found = change.found(&module, &Graph::of(&module).unwrap()).map_err(str::to_owned).unwrap();
        assert_eq!(found.bare, [one.index()]);
        let FunctionKind::Local(function) = &mut module.funcs.get_mut(one).kind else { panic!("not ours") };
        forget_argument(function);
        let first: Vec<_> = function.block(function.entry_block()).instrs.iter().take(2).map(|(i, _)| i).collect();
        assert!(matches!(first[0], Instr::Const(Const { value: Value::I32(0) })), "{first:?}");
        assert!(matches!(first[1], Instr::LocalSet(set) if set.local == argument), "{first:?}");
        let change = Change { bare: &["a::b"], ..NO_CHANGE };
        assert_eq!(change.found(&module, &Graph::of(&module).unwrap()).err(), Some("a::b"));
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
