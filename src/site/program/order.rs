//! The order of a program's functions: similar ones next to each other, where compression finds them.

use super::super::Error;
use super::unreadable;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use wasmparser::{Parser, Payload, TypeRef};

/// The number of the section that holds the code.
const CODE: u8 = 10;
/// This many bytes in a row count as something in common.
const GRAM: usize = 4;
/// What more functions than this share says nothing.
const COMMON: usize = 1_000;

/// The program with names that sort its functions: `wasm-opt` has a pass that puts them in the order of their names.
pub fn with_order(wasm: Vec<u8>) -> Result<Vec<u8>, Error> {
    let mut imported = 0;
    let mut bodies: Vec<&[u8]> = Vec::new();
    for payload in Parser::new(0).parse_all(&wasm) {
        match payload.map_err(unreadable)? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += usize::from(matches!(import.map_err(unreadable)?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(wasm.get(body.range()).unwrap_or_default()),
            _ => {}
        }
    }
    let mut ranks = vec![0; bodies.len()];
    for (rank, function) in order(&bodies).into_iter().enumerate() {
        if let Some(place) = ranks.get_mut(function) {
            *place = rank;
        }
    }
    let mut names = Vec::new();
    put_number(&mut names, ranks.len());
    for (function, rank) in ranks.into_iter().enumerate() {
        let name = format!("{rank:05}");
        put_number(&mut names, imported + function);
        put_number(&mut names, name.len());
        names.extend(name.bytes());
    }
    // The name section's subsection for functions.
    let mut section = vec![1];
    put_number(&mut section, names.len());
    section.extend(names);
    Ok(with_section(wasm, "name", &section))
}

/// Starts with the largest function; each next one has the most in common with the one before.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let grams: Vec<BTreeSet<&[u8]>> = bodies.iter().map(|body| body.windows(GRAM).collect()).collect();
    let mut having: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
    for (function, grams) in grams.iter().enumerate() {
        for gram in grams {
            having.entry(gram).or_default().push(function);
        }
    }
    let size = |function: usize| grams.get(function).map_or(0, BTreeSet::len);
    let mut by_size: Vec<usize> = (0..bodies.len()).collect();
    by_size.sort_by_key(|function| size(*function));
    let mut left: BTreeSet<usize> = by_size.iter().copied().collect();
    let mut order: Vec<usize> = Vec::with_capacity(bodies.len());
    while !left.is_empty() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        let last = order.last().copied();
        for gram in last.and_then(|last| grams.get(last)).into_iter().flatten() {
            for function in having.get(gram).filter(|all| all.len() <= COMMON).into_iter().flatten() {
                if left.contains(function) {
                    *shared.entry(*function).or_default() += 1;
                }
            }
        }
        // Jaccard similarity of the two sets of 4-grams, in thousandths.
        let likeness = |(function, shared): &(usize, usize)| {
            shared * 1_000 / (size(*function) + last.map_or(0, size)).saturating_sub(*shared).max(1)
        };
        let next = shared.into_iter().max_by_key(likeness).map(|(function, _)| function);
        let largest = || by_size.iter().rev().copied().find(|function| left.contains(function));
        let Some(next) = next.or_else(largest) else { break };
        left.remove(&next);
        order.push(next);
    }
    order
}

/// The program with a custom section appended.
fn with_section(mut wasm: Vec<u8>, name: &str, content: &[u8]) -> Vec<u8> {
    let mut section = Vec::new();
    put_number(&mut section, name.len());
    section.extend([name.as_bytes(), content].concat());
    wasm.push(0);
    put_number(&mut wasm, section.len());
    wasm.extend(section);
    wasm
}

/// The program with this code instead of its own. `sections` are all of its own, by number and position.
pub(super) fn with_code(wasm: &[u8], sections: &[(u8, Range<usize>)], code: &[u8]) -> Vec<u8> {
    let mut out = wasm.get(..8).unwrap_or_default().to_vec();
    for (id, range) in sections {
        let content = if *id == CODE { code } else { wasm.get(range.clone()).unwrap_or_default() };
        out.push(*id);
        put_number(&mut out, content.len());
        out.extend(content);
    }
    out
}

/// Seven bits per byte; in the last byte the eighth is not set.
pub(super) fn put_number(to: &mut Vec<u8>, mut number: usize) {
    while number > 127 {
        to.push(number as u8 & 127 | 128);
        number >>= 7;
    }
    to.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::{order, with_section};
    use walrus::Module;

    #[test]
    fn a_section_stands_behind_the_program() {
        let empty = b"\0asm\x01\0\0\0".to_vec();
        let wasm = with_section(empty, "pieces", &[7; 300]);
        let module = Module::from_buffer(&wasm).ok();
        let customs = module.iter().flat_map(|module| module.customs.iter());
        let found: Vec<_> = customs.map(|(_, s)| (s.name(), s.data(&Default::default()).into_owned())).collect();
        assert_eq!(found, [("pieces", vec![7; 300])]);
    }

    #[test]
    fn similar_functions_stand_together() {
        let bodies: [&[u8]; 4] = [b"abcdefghijkl", b"0123456789abcdef--", b"bcdefghijklm", b"0123456789!"];
        assert_eq!(order(&bodies), [1, 3, 2, 0]);
    }
}
