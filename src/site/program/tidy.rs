//! Removes detours through locals: `wasm-opt` puts each of a function's two results into a local of its own before it
//! goes where it is wanted. See docs/adr/0019-two-values.md.

use super::super::Error;
use super::order::{put_number, with_code};
use super::unreadable;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;
use wasmparser::{FunctionBody, Operator, Parser, Payload, ValType};

/// An instruction.
#[derive(Clone, Debug, PartialEq)]
enum Op {
    Get(u32),
    Set(u32),
    Tee(u32),
    Drop,
    /// Any other, by its position in the program.
    Other(Range<usize>),
}

/// How often a local is read, and how often it is written.
type Uses = BTreeMap<u32, (usize, usize)>;

/// The program without detours through locals.
pub fn tidy(wasm: &[u8]) -> Result<Vec<u8>, Error> {
    let (mut sections, mut params_of_type, mut params, mut code) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.map_err(unreadable)?;
        sections.extend(payload.as_section());
        match payload {
            Payload::TypeSection(types) => {
                for ty in types.into_iter_err_on_gc_types() {
                    params_of_type.push(ty.map_err(unreadable)?.params().len() as u32);
                }
            }
            Payload::FunctionSection(types) => {
                for ty in types {
                    let ty = ty.map_err(unreadable)? as usize;
                    params.push(params_of_type.get(ty).copied().unwrap_or_default());
                }
                // In the order of their code.
                params.reverse();
            }
            Payload::CodeSectionStart { count, .. } => put_number(&mut code, count as usize),
            Payload::CodeSectionEntry(body) => {
                let body = tidied(wasm, &body, params.pop().unwrap_or_default())?;
                put_number(&mut code, body.len());
                code.extend(body);
            }
            _ => {}
        }
    }
    Ok(with_code(wasm, &sections, &code))
}

/// A function with fewer locals, in the order of their use.
fn tidied(wasm: &[u8], body: &FunctionBody, params: u32) -> Result<Vec<u8>, Error> {
    let mut ops = Vec::new();
    let mut reader = body.get_operators_reader().map_err(unreadable)?;
    while !reader.eof() {
        let start = reader.original_position();
        ops.push(match reader.read().map_err(unreadable)? {
            Operator::LocalGet { local_index } => Op::Get(local_index),
            Operator::LocalSet { local_index } => Op::Set(local_index),
            Operator::LocalTee { local_index } => Op::Tee(local_index),
            Operator::Drop => Op::Drop,
            _ => Op::Other(start..reader.original_position()),
        });
    }
    while let Some(shorter) = shorter(&ops) {
        ops = shorter;
    }
    let uses = uses(&ops);
    let mut groups: Vec<(ValType, Vec<u32>)> = Vec::new();
    let mut local = params;
    for group in body.get_locals_reader().map_err(unreadable)? {
        let (count, ty) = group.map_err(unreadable)?;
        let used = (local..local + count).filter(|local| uses.contains_key(local));
        match groups.iter_mut().find(|(known, _)| *known == ty) {
            Some((_, all)) => all.extend(used),
            None => groups.push((ty, used.collect())),
        }
        local += count;
    }
    groups.retain(|(_, all)| !all.is_empty());
    let mut numbers: BTreeMap<u32, usize> = (0..params).map(|param| (param, param as usize)).collect();
    let mut out = Vec::new();
    put_number(&mut out, groups.len());
    for (ty, mut all) in groups {
        put_number(&mut out, all.len());
        out.push(number_of(ty)?);
        // The most used ones get numbers of one byte.
        all.sort_by_key(|local| Reverse(uses.get(local).map(|(read, written)| read + written)));
        for local in all {
            numbers.insert(local, numbers.len());
        }
    }
    for op in &ops {
        let (code, local) = match op {
            Op::Get(local) => (0x20, local),
            Op::Set(local) => (0x21, local),
            Op::Tee(local) => (0x22, local),
            Op::Drop => {
                out.push(0x1a);
                continue;
            }
            Op::Other(range) => {
                out.extend(wasm.get(range.clone()).unwrap_or_default());
                continue;
            }
        };
        out.push(code);
        put_number(&mut out, numbers.get(local).copied().unwrap_or_default());
    }
    Ok(out)
}

/// How WebAssembly writes a type.
pub(super) fn number_of(ty: ValType) -> Result<u8, Error> {
    match ty {
        ValType::I32 => Ok(0x7f),
        ValType::I64 => Ok(0x7e),
        ValType::F32 => Ok(0x7d),
        ValType::F64 => Ok(0x7c),
        ValType::Ref(reference) if reference.is_extern_ref() => Ok(0x6f),
        _ => Err(Error::Other(format!("the program has a local of a type that is not known here: {ty}"))),
    }
}

fn uses(ops: &[Op]) -> Uses {
    let mut uses = Uses::new();
    for op in ops {
        match op {
            Op::Get(local) => uses.entry(*local).or_default().0 += 1,
            Op::Set(local) | Op::Tee(local) => uses.entry(*local).or_default().1 += 1,
            Op::Drop | Op::Other(_) => {}
        }
    }
    uses
}

/// The same with fewer instructions, or none if there is nothing left to do.
fn shorter(ops: &[Op]) -> Option<Vec<Op>> {
    use Op::{Drop, Get, Set, Tee};
    let uses = uses(ops);
    let of = |local: &u32| uses.get(local).copied().unwrap_or_default();
    let unread = |local: &u32| of(local).0 == 0;
    // Written and read once: the code after the read does not need it.
    let once = |local: &u32| of(local) == (1, 1);
    let mut out = Vec::with_capacity(ops.len());
    let mut rest = ops;
    while let Some((first, others)) = rest.split_first() {
        let (new, taken): (Vec<Op>, usize) = match rest {
            [Tee(a), ..] if unread(a) => (vec![], 1),
            [Set(a), ..] if unread(a) => (vec![Drop], 1),
            [Set(a), Get(b), ..] if a == b && once(a) => (vec![], 2),
            [Set(a), Get(b), ..] if a == b => (vec![Tee(*a)], 2),
            // The upper value was only moved out of the way of the lower one.
            [Set(a), Set(low), Get(b), Set(up), ..] if a == b && once(a) && low != up => (vec![Set(*up), Set(*low)], 4),
            [Set(a), Tee(low), Get(b), Set(up), ..] if a == b && once(a) && low != up => (vec![Set(*up), Tee(*low)], 4),
            [Set(a), Set(low), Get(b), Tee(up), ..] if a == b && once(a) && low != up => {
                (vec![Set(*up), Set(*low), Get(*up)], 4)
            }
            [Set(a), Tee(low), Set(also), Get(b), Set(up), ..] if a == b && once(a) && low != up && also != up => {
                (vec![Set(*up), Tee(*low), Set(*also)], 5)
            }
            _ => {
                out.push(first.clone());
                rest = others;
                continue;
            }
        };
        out.extend(new);
        rest = rest.get(taken..).unwrap_or_default();
    }
    (out != ops).then_some(out)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Op::{self, Drop, Get, Set, Tee};
    use super::{shorter, tidy};
    use walrus::{FunctionBuilder, Module, ValType};

    fn all_done(mut ops: Vec<Op>) -> Vec<Op> {
        while let Some(fewer) = shorter(&ops) {
            ops = fewer;
        }
        ops
    }

    #[test]
    fn detours_go() {
        let call = || Op::Other(0..1);
        for (before, after) in [
            // Two values used in the order in which they come.
            (vec![call(), Set(1), Tee(2), Get(1), call()], vec![call(), call()]),
            // … through two locals each.
            (vec![call(), Set(1), Tee(2), Set(3), Get(1), Set(4), Get(3), Get(4)], vec![call()]),
            // … each in a local, one of which is read again.
            (
                vec![call(), Set(1), Set(3), Get(1), Set(4), Get(3), Get(4), Get(3)],
                vec![call(), Set(4), Tee(3), Get(4), Get(3)],
            ),
            (
                vec![call(), Set(1), Tee(2), Get(1), Set(4), Get(2), Get(4)],
                vec![call(), Set(4), Tee(2), Get(2), Get(4)],
            ),
            // One of them is not wanted.
            (vec![call(), Set(1), Get(2)], vec![call(), Drop, Get(2)]),
            // What is read later is kept.
            (vec![call(), Set(1), Get(1), Get(1)], vec![call(), Tee(1), Get(1)]),
            // Both go into the same local: the order matters.
            (vec![call(), Set(1), Set(2), Get(1), Set(2), Get(2)], vec![call(), Set(1), Drop, Get(1)]),
        ] {
            assert_eq!(all_done(before.clone()), after, "{before:?}");
        }
    }

    /// `(a, b) -> a - b` through five locals, of which one is left.
    #[test]
    fn a_program_means_the_same_in_fewer_bytes() {
        let mut module = Module::default();
        let [a, b, c, d, e] = [0; 5].map(|_| module.locals.add(ValType::I32));
        let mut function = FunctionBuilder::new(&mut module.types, &[ValType::I32; 2], &[ValType::I32]);
        let mut body = function.func_body();
        body.local_get(a).local_get(b).local_set(c).local_tee(d).local_get(c).local_set(e).drop();
        body.local_get(d).local_get(e).binop(walrus::ir::BinaryOp::I32Sub);
        let function = function.finish(vec![a, b], &mut module.funcs);
        module.exports.add("minus", function);
        let before = module.emit_wasm();
        let after = tidy(&before).unwrap();
        assert!(after.len() < before.len(), "{} for {}", after.len(), before.len());
        assert!(Module::from_buffer(&after).is_ok());
        assert_eq!(tidy(&after).unwrap(), after);
    }
}
