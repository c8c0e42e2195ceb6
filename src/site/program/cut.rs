//! The cut: what goes into which piece, and how the pieces find each other.

use super::super::Error;
use super::graph::{Graph, table};
use std::collections::{BTreeMap, BTreeSet};
use walrus::ir::{Call, CallIndirect, Const, Instr, InstrSeq, Value, VisitorMut, dfs_pre_order_mut};
use walrus::{
    ConstExpr, ElementItems, ElementKind, FunctionId, FunctionKind, GlobalKind, Module, TableId, TypeId, passes,
};

/// The module that a piece imports from: the program's exports.
const PROGRAM: &str = "p";

/// Which function goes where.
pub struct Plan<'a> {
    graph: &'a Graph,
    /// The piece of each function that leaves the program.
    piece_of: BTreeMap<usize, usize>,
    /// Functions that are called from another file, with their slots in the table.
    entries: BTreeMap<usize, u64>,
    table_len: u64,
}

impl<'a> Plan<'a> {
    /// Every piece gets its gates and what only these call.
    pub fn new(graph: &'a Graph, pieces: &[(&str, &[&str])]) -> Result<Self, Error> {
        let mut gates = BTreeMap::new();
        for (piece, (_, paths)) in pieces.iter().enumerate() {
            for path in *paths {
                gates.insert(graph.gate(path)?, piece);
            }
        }
        let kept = graph.reach(graph.roots(), |function| gates.contains_key(&function));
        // What two pieces call stays with the program.
        let mut owners: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for piece in 0..pieces.len() {
            let own = gates.iter().filter(|(_, of)| **of == piece).map(|(gate, _)| *gate).collect();
            let other = |function: usize| gates.get(&function).is_some_and(|of| *of != piece);
            for function in graph.reach(own, |f| kept.contains(&f) || other(f)) {
                owners.entry(function).or_default().insert(piece);
            }
        }
        let is_local = |function: &usize| graph.calls.contains_key(function);
        let piece_of: BTreeMap<usize, usize> = owners
            .iter()
            .filter(|(function, _)| is_local(function))
            .filter_map(|(function, pieces)| (pieces.len() == 1).then_some((*function, *pieces.first()?)))
            .collect();
        let mut plan = Plan { graph, piece_of, entries: BTreeMap::new(), table_len: graph.table_len };
        plan.connect();
        Ok(plan)
    }

    /// Calls from one file into another go through the table: the program's functions first, then the pieces'.
    fn connect(&mut self) {
        let calls = self.graph.calls.iter().flat_map(|(from, calls)| calls.iter().map(move |to| (from, to)));
        let away = calls.filter(|(from, to)| self.piece_of.get(from) != self.piece_of.get(to));
        let called: BTreeSet<_> = away.map(|(_, to)| (self.piece_of.get(to), *to)).collect();
        let slot_of: BTreeMap<usize, u64> =
            self.graph.slots.iter().map(|(slot, function)| (*function, *slot)).collect();
        let mut end = self.table_len;
        for (_, function) in called {
            let slot = slot_of.get(&function).copied().unwrap_or_else(|| {
                end += 1;
                end - 1
            });
            self.entries.insert(function, slot);
        }
        self.table_len = end;
    }

    /// The program without its pieces. Their slots in the table hold a trap until the piece is loaded.
    pub fn program(&self, mut module: Module) -> Result<Vec<u8>, Error> {
        let table = table(&module)?;
        let ids = ids(&module);
        self.call_through_table(&mut module, &ids, table, None);
        let trap = super::lean::trap(&mut module);
        for element in module.elements.iter_mut() {
            if let ElementItems::Functions(functions) = &mut element.items {
                for function in functions.iter_mut().filter(|f| self.piece_of.contains_key(&f.index())) {
                    *function = trap;
                }
            }
        }
        let functions = module.tables.get_mut(table);
        functions.initial = self.table_len;
        functions.maximum = functions.maximum.map(|most| most.max(self.table_len));
        let lent = self
            .entries
            .iter()
            .filter(|(function, slot)| !self.piece_of.contains_key(function) && !self.graph.slots.contains_key(slot));
        put(&mut module, &ids, table, lent.map(|(function, slot)| (*slot, *function)).collect());
        for id in module.tables.iter().map(|table| table.id()).collect::<Vec<_>>() {
            module.exports.add(&name('t', id.index()), id);
        }
        for id in module.globals.iter().map(|global| global.id()).collect::<Vec<_>>() {
            module.exports.add(&name('g', id.index()), id);
        }
        for id in module.memories.iter().map(|memory| memory.id()).collect::<Vec<_>>() {
            module.exports.add(&name('m', id.index()), id);
        }
        for function in self.piece_of.keys() {
            if let Some(id) = ids.get(function) {
                module.funcs.delete(*id);
            }
        }
        passes::gc::run(&mut module);
        Ok(module.emit_wasm())
    }

    /// One piece: everything else in the module is the program's.
    pub fn piece(&self, mut module: Module, piece: usize) -> Result<Vec<u8>, Error> {
        let table = table(&module)?;
        let ids = ids(&module);
        let own = |function: usize| self.piece_of.get(&function) == Some(&piece);
        self.call_through_table(&mut module, &ids, table, Some(piece));
        for id in module.exports.iter().map(|export| export.id()).collect::<Vec<_>>() {
            module.exports.delete(id);
        }
        module.start = None;
        for id in module.data.iter().map(|data| data.id()).collect::<Vec<_>>() {
            module.data.delete(id);
        }
        for id in module.elements.iter().map(|element| element.id()).collect::<Vec<_>>() {
            module.elements.delete(id);
        }
        for id in module.memories.iter().map(|memory| memory.id()).collect::<Vec<_>>() {
            let import = module.imports.add(PROGRAM, &name('m', id.index()), id);
            let memory = module.memories.get_mut(id);
            memory.data_segments.clear();
            memory.import = Some(import);
        }
        for id in module.tables.iter().map(|table| table.id()).collect::<Vec<_>>() {
            let import = module.imports.add(PROGRAM, &name('t', id.index()), id);
            let one = module.tables.get_mut(id);
            one.elem_segments.clear();
            one.import = Some(import);
            // What is imported may be larger than what is asked for.
            one.maximum = None;
            if id == table {
                one.initial = self.table_len;
            }
        }
        for id in module.globals.iter().map(|global| global.id()).collect::<Vec<_>>() {
            let import = module.imports.add(PROGRAM, &name('g', id.index()), id);
            module.globals.get_mut(id).kind = GlobalKind::Import(import);
        }
        let slots = self.graph.slots.iter().map(|(slot, function)| (*slot, *function));
        let entries = self.entries.iter().map(|(function, slot)| (*slot, *function));
        put(&mut module, &ids, table, slots.chain(entries).filter(|(_, function)| own(*function)).collect());
        passes::gc::run(&mut module);
        Ok(module.emit_wasm())
    }

    /// In the functions of a piece, or of the program, calls what is elsewhere through the table.
    fn call_through_table(
        &self,
        module: &mut Module,
        ids: &BTreeMap<usize, FunctionId>,
        table: TableId,
        piece: Option<usize>,
    ) {
        let here = |function: &usize| self.piece_of.get(function).copied() == piece;
        let away: BTreeMap<FunctionId, (i32, TypeId)> = self
            .entries
            .iter()
            .filter(|(function, _)| !here(function))
            .filter_map(|(function, slot)| Some((*ids.get(function)?, *slot as i32)))
            .map(|(id, slot)| (id, (slot, module.funcs.get(id).ty())))
            .collect();
        for id in self.graph.calls.keys().filter(|f| here(f)).filter_map(|f| ids.get(f)) {
            if let FunctionKind::Local(function) = &mut module.funcs.get_mut(*id).kind {
                let entry = function.entry_block();
                dfs_pre_order_mut(&mut ThroughTable { away: &away, table }, function, entry);
            }
        }
    }
}

struct ThroughTable<'a> {
    away: &'a BTreeMap<FunctionId, (i32, TypeId)>,
    table: TableId,
}

impl VisitorMut for ThroughTable<'_> {
    fn start_instr_seq_mut(&mut self, block: &mut InstrSeq) {
        for (instruction, place) in std::mem::take(&mut block.instrs) {
            match &instruction {
                Instr::Call(Call { func }) if self.away.contains_key(func) => {
                    if let Some((slot, ty)) = self.away.get(func).copied() {
                        block.instrs.push((Const { value: Value::I32(slot) }.into(), place));
                        block.instrs.push((CallIndirect { ty, table: self.table }.into(), place));
                    }
                }
                _ => block.instrs.push((instruction, place)),
            }
        }
    }
}

/// Puts functions where the program, its pieces, and their data look for them.
fn put(module: &mut Module, ids: &BTreeMap<usize, FunctionId>, table: TableId, places: BTreeMap<u64, usize>) {
    let mut runs: Vec<(u64, Vec<FunctionId>)> = Vec::new();
    for (slot, function) in places {
        let Some(id) = ids.get(&function) else { continue };
        match runs.last_mut() {
            Some((first, run)) if *first + run.len() as u64 == slot => run.push(*id),
            _ => runs.push((slot, vec![*id])),
        }
    }
    for (first, run) in runs {
        let offset = ConstExpr::Value(Value::I32(first as i32));
        let id = module.elements.add(ElementKind::Active { table, offset }, ElementItems::Functions(run));
        module.tables.get_mut(table).elem_segments.insert(id);
    }
}

/// The name under which the program exports something to its pieces.
fn name(kind: char, number: usize) -> String {
    format!("{kind}{number}")
}

fn ids(module: &Module) -> BTreeMap<usize, FunctionId> {
    module.funcs.iter().map(|function| (function.id().index(), function.id())).collect()
}
