//! Texts that nothing reads any more: the linker kept them for functions that are gone.

use std::ops::Range;
use walrus::ir::{Const, Load, Store, Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, Data, DataId, DataKind, Module};

/// Runs of adjacent texts, by the first and the last one.
pub const UNREAD: &[(&str, &str)] = &[
    // The names of all events, for Yew's listeners.
    ("onabortonauxclick", "ontransitionrunontransitionstart"),
];

/// Empties such a run. Returns whether it was there, once, and nothing points into it.
pub fn empty(module: &mut Module, (first, last): (&str, &str)) -> bool {
    let Some((id, start, end, base)) = find(module, first, last) else { return false };
    let addresses = base + start as u32..base + end as u32;
    let in_code = module.funcs.iter_local().any(|(_, function)| {
        let mut pointers = Pointers { addresses: addresses.clone(), found: false };
        dfs_in_order(&mut pointers, function, function.entry_block());
        pointers.found
    });
    let words = |data: &Data| {
        let Some(base) = address(data) else { return true };
        let behind = (4 - base as usize % 4) % 4;
        let bytes = data.value.get(behind..).unwrap_or_default();
        bytes.as_chunks().0.iter().any(|word| addresses.contains(&u32::from_le_bytes(*word)))
    };
    if in_code || module.data.iter().any(words) {
        return false;
    }
    match module.data.get_mut(id).value.get_mut(start..end) {
        Some(text) => {
            text.fill(0);
            true
        }
        None => false,
    }
}

/// The run's data segment, its offset in there, and where the segment begins in memory.
fn find(module: &Module, first: &str, last: &str) -> Option<(DataId, usize, usize, u32)> {
    let place = |bytes: &[u8], text: &str| bytes.windows(text.len()).position(|window| window == text.as_bytes());
    let mut found = module.data.iter().filter_map(|data| {
        let start = place(&data.value, first)?;
        let end = start + place(data.value.get(start..)?, last)? + last.len();
        Some((data.id(), start, end, address(data)?))
    });
    found.next().filter(|_| found.next().is_none())
}

fn address(data: &Data) -> Option<u32> {
    match data.kind {
        DataKind::Active { offset: ConstExpr::Value(Value::I32(offset)), .. } => Some(offset as u32),
        _ => None,
    }
}

/// Looks for a number that is one of these addresses.
struct Pointers {
    addresses: Range<u32>,
    found: bool,
}

impl Visitor<'_> for Pointers {
    fn visit_const(&mut self, constant: &Const) {
        self.found |= matches!(constant.value, Value::I32(number) if self.addresses.contains(&(number as u32)));
    }

    fn visit_load(&mut self, load: &Load) {
        self.found |= u32::try_from(load.arg.offset).is_ok_and(|offset| self.addresses.contains(&offset));
    }

    fn visit_store(&mut self, store: &Store) {
        self.found |= u32::try_from(store.arg.offset).is_ok_and(|offset| self.addresses.contains(&offset));
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::empty;
    use walrus::{ConstExpr, DataKind, FunctionBuilder, Module, ValType, ir::Value};

    /// A program with texts at 1,000 and a word at 2,000, whose one function returns a number.
    fn module(texts: &[u8], word: u32, number: i32) -> Module {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        for (at, bytes) in [(1_000, texts), (2_000, &word.to_le_bytes())] {
            let offset = ConstExpr::Value(Value::I32(at));
            module.data.add(DataKind::Active { memory, offset }, bytes.to_vec());
        }
        let mut function = FunctionBuilder::new(&mut module.types, &[], &[ValType::I32]);
        function.func_body().i32_const(number);
        let function = function.finish(Vec::new(), &mut module.funcs);
        module.exports.add("number", function);
        module
    }

    #[test]
    fn only_what_nothing_points_to_is_emptied() {
        let texts = b"keep-one-two-three-keep";
        for (texts, word, number, emptied) in [
            (texts.as_slice(), 1_004, 1_018, true),
            (texts, 1_005, 0, false),
            (texts, 0, 1_017, false),
            (b"one-two-three one-two-three", 0, 0, true),
            (b"one-two", 0, 0, false),
        ] {
            let mut module = module(texts, word, number);
            assert_eq!(empty(&mut module, ("one-", "three")), emptied, "{word} {number}");
            let left = module.data.iter().next().unwrap().value.clone();
            assert_eq!(left != texts, emptied);
            assert!(!emptied || left.iter().filter(|byte| **byte == 0).count() == 13);
        }
    }
}
