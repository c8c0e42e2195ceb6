//! Which function calls which, by their numbers.

use super::super::Error;
use std::collections::{BTreeMap, BTreeSet};
use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, ElementItems, ElementKind, ExportItem, FunctionId, Module, RefType, TableId};

/// The program's functions.
#[derive(Default)]
pub struct Graph {
    /// The functions that each function calls.
    pub calls: BTreeMap<usize, Vec<usize>>,
    /// Slots in the table with their functions.
    pub slots: BTreeMap<u64, usize>,
    /// The length of the table.
    pub table_len: u64,
    names: BTreeMap<usize, String>,
    exported: BTreeSet<usize>,
    start: Option<usize>,
}

struct Calls<'a>(&'a mut Vec<usize>);

impl<'i> Visitor<'i> for Calls<'_> {
    fn visit_function_id(&mut self, function: &FunctionId) {
        self.0.push(function.index());
    }
}

/// The table of functions that the program calls through.
pub fn table(module: &Module) -> Result<TableId, Error> {
    let mut tables = module.tables.iter().filter(|t| t.element_ty == RefType::FUNCREF);
    match (tables.next(), tables.next()) {
        (Some(table), None) => Ok(table.id()),
        _ => Err(Error::Other("the program has not exactly one table of functions".into())),
    }
}

impl Graph {
    /// Builds it from the module.
    pub fn of(module: &Module) -> Result<Self, Error> {
        let table = table(module)?;
        let mut graph = Graph { table_len: module.tables.get(table).initial, ..Graph::default() };
        for (id, function) in module.funcs.iter_local() {
            let mut calls = Vec::new();
            dfs_in_order(&mut Calls(&mut calls), function, function.entry_block());
            graph.calls.insert(id.index(), calls);
            let name = module.funcs.get(id).name.as_deref().unwrap_or("");
            graph.names.insert(id.index(), plain(name));
        }
        for export in module.exports.iter() {
            if let ExportItem::Function(function) = export.item {
                graph.exported.insert(function.index());
            }
        }
        graph.start = module.start.map(|function| function.index());
        for element in module.elements.iter() {
            let (ElementKind::Active { table: of, offset }, ElementItems::Functions(functions)) =
                (&element.kind, &element.items)
            else {
                return Err(Error::Other("the program fills its tables in a way that is not known here".into()));
            };
            let ConstExpr::Value(Value::I32(first)) = offset else { continue };
            if *of == table {
                let slots = (*first as u64..).zip(functions.iter().map(|function| function.index()));
                graph.slots.extend(slots);
            }
        }
        Ok(graph)
    }

    /// The function with that path.
    pub fn gate(&self, path: &str) -> Result<usize, Error> {
        let wanted = format!("shoreline::{path}");
        let found: Vec<usize> =
            self.names.iter().filter(|(_, name)| **name == wanted).map(|(function, _)| *function).collect();
        match found.as_slice() {
            [one] if !self.exported.contains(one) => Ok(*one),
            _ => Err(Error::Other(format!(
                "the program has {} functions {wanted}, but needs one, to be cut there: give it #[inline(never)], or \
                 put its new path into src/site/program.rs",
                found.len()
            ))),
        }
    }

    /// The functions that satisfy the predicate: given their path, and whether another function calls them or the page
    /// can.
    pub fn which(&self, holds: impl Fn(&str, bool) -> bool) -> BTreeSet<usize> {
        let called: BTreeSet<_> = self.calls.values().flatten().chain(&self.exported).collect();
        let all = self.names.iter().filter(|(function, name)| holds(name, called.contains(function)));
        all.map(|(function, _)| *function).collect()
    }

    /// What is called from outside: exports, the start function, and everything in the table.
    pub fn roots(&self) -> Vec<usize> {
        self.exported.iter().chain(&self.start).chain(self.slots.values()).copied().collect()
    }

    /// Everything called from some functions on, without what is behind others.
    pub fn reach(&self, from: Vec<usize>, stops: impl Fn(usize) -> bool) -> BTreeSet<usize> {
        let mut seen = BTreeSet::new();
        let mut todo = from;
        while let Some(function) = todo.pop() {
            if !stops(function) && seen.insert(function) {
                todo.extend(self.calls.get(&function).into_iter().flatten());
            }
        }
        seen
    }
}

/// A function's path without the compiler's additions: `<a[1f…]::B>::c` is `a::B::c`, and so is `a::B::c::h1f…`.
pub fn plain(name: &str) -> String {
    let mut plain = String::new();
    let mut hash = false;
    for c in name.chars() {
        match c {
            '[' => hash = true,
            ']' => hash = false,
            '<' | '>' => {}
            c if !hash => plain.push(c),
            _ => {}
        }
    }
    match plain.rsplit_once("::h") {
        Some((path, hash)) if hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()) => path.to_owned(),
        _ => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn both_ways_to_write_a_name_are_read() {
        assert_eq!(plain("<shoreline[6fccd488cfab8ae7]::pack::Pack>::add"), "shoreline::pack::Pack::add");
        assert_eq!(plain("shoreline::pack::Pack::add::h0123456789abcdef"), "shoreline::pack::Pack::add");
        assert_eq!(plain("shoreline::a::heading"), "shoreline::a::heading");
    }
}
