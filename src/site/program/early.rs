//! Puts right what the compiler gets wrong about calls that return two values: in `select(second, …, f(first))`, LLVM reads
//! the second value before the call that makes it. See docs/adr/0019-two-values.md.
//!
//! No compiler stores into a local while an earlier read of it is still on the stack: values that are needed at the same
//! time have locals of their own. So each such read is one that came too early.

use super::super::Error;
use super::order::{put_number, with_code};
use super::tidy::number_of;
use super::unreadable;
use std::ops::Range;
use wasmparser::{
    FuncValidator, FunctionBody, Operator, OperatorsReader, Parser, Payload, ValType, ValidPayload, Validator,
    ValidatorResources, WasmFeatures,
};

/// A read that comes too early.
struct Early {
    /// Its position among the function's instructions, and its local.
    read: usize,
    local: u32,
    /// The value's place on the stack.
    place: usize,
    /// The instruction that takes the value, and the types of what is above it then.
    taken: Option<(usize, Vec<ValType>)>,
}

/// The program with each such read moved to where its value is taken, and how many there were.
///
/// # Errors
/// If the program is not valid, or a read cannot be moved.
pub fn mend(wasm: &[u8]) -> Result<(Vec<u8>, usize), Error> {
    let (mended, count) = pass(wasm)?;
    match count {
        0 => Ok((wasm.to_vec(), 0)),
        // The second look validates what the first one made, too.
        _ if pass(&mended)?.1 == 0 => Ok((mended, count)),
        _ => Err(Error::Other("a read that the compiler put too early is still there".into())),
    }
}

fn pass(wasm: &[u8]) -> Result<(Vec<u8>, usize), Error> {
    let mut validator = Validator::new_with_features(WasmFeatures::all());
    let (mut sections, mut code, mut count) = (Vec::new(), Vec::new(), 0);
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.map_err(unreadable)?;
        sections.extend(payload.as_section());
        if let Payload::CodeSectionStart { count, .. } = &payload {
            put_number(&mut code, *count as usize);
        }
        if let ValidPayload::Func(function, body) = validator.payload(&payload).map_err(unreadable)? {
            let mut validator = function.into_validator(Default::default());
            let (ops, all) = look(&mut validator, &body)?;
            count += all.len();
            let body = match all.is_empty() {
                true => wasm.get(body.range()).unwrap_or_default().to_vec(),
                false => mended(wasm, &body, validator.len_locals() as usize, ops, &all)?,
            };
            put_number(&mut code, body.len());
            code.extend(body);
        }
    }
    Ok((with_code(wasm, &sections, &code), count))
}

/// The instructions of a function, by their positions in the program, and its reads that come too early.
fn look(
    validator: &mut FuncValidator<ValidatorResources>,
    body: &FunctionBody,
) -> Result<(Vec<Range<usize>>, Vec<Early>), Error> {
    let mut reader = body.get_binary_reader();
    validator.read_locals(&mut reader).map_err(unreadable)?;
    let mut reader = OperatorsReader::new(reader);
    // What is on the stack: the reads of locals, by position and local.
    let mut stack: Vec<Option<(usize, u32)>> = Vec::new();
    let (mut ops, mut all) = (Vec::new(), Vec::<Early>::new());
    while !reader.eof() {
        let start = reader.original_position();
        let op = reader.read().map_err(unreadable)?;
        let height = validator.operand_stack_height() as usize;
        let (taken, _) = op.operator_arity(validator).unwrap_or_default();
        let kept = height.saturating_sub(taken as usize);
        stack.resize(height, None);
        for early in all.iter_mut().filter(|early| early.taken.is_none() && early.place >= kept) {
            let above = (early.place + 1..height).rev().map(|place| validator.get_operand_type(height - 1 - place));
            let above: Option<Vec<ValType>> = above.map(Option::flatten).collect();
            early.taken = above.map(|above| (ops.len(), above));
        }
        if let Operator::LocalSet { local_index } | Operator::LocalTee { local_index } = op {
            for (place, value) in stack.iter_mut().enumerate().take(kept) {
                if let Some((read, local)) = value.take_if(|(_, local)| *local == local_index) {
                    all.push(Early { read, local, place, taken: None });
                }
            }
        }
        validator.op(start, &op).map_err(unreadable)?;
        let height = validator.operand_stack_height() as usize;
        stack.truncate(kept);
        stack.resize(height, None);
        if let (Operator::LocalGet { local_index }, Some(top)) = (&op, stack.last_mut()) {
            *top = Some((ops.len(), *local_index));
        }
        ops.push(start..reader.original_position());
    }
    Ok((ops, all))
}

/// The function with these reads where their values are taken. `locals` is how many locals it has.
fn mended(
    wasm: &[u8],
    body: &FunctionBody,
    locals: usize,
    ops: Vec<Range<usize>>,
    all: &[Early],
) -> Result<Vec<u8>, Error> {
    let mut takers = Vec::new();
    let mut temporaries: Vec<ValType> = Vec::new();
    for early in all {
        let Some((taker, above)) = &early.taken else {
            return Err(Error::Other("a read that the compiler put too early cannot be moved".into()));
        };
        // What is above it makes room, and comes back.
        let first = locals + temporaries.len();
        let mut moved = Vec::new();
        (0..above.len()).for_each(|at| put_local(&mut moved, SET, first + at));
        put_local(&mut moved, GET, early.local as usize);
        (0..above.len()).rev().for_each(|at| put_local(&mut moved, GET, first + at));
        temporaries.extend(above);
        takers.push((*taker, moved));
    }
    let mut out = Vec::new();
    let groups: Result<Vec<_>, _> = body.get_locals_reader().map_err(unreadable)?.into_iter().collect();
    let mut groups = groups.map_err(unreadable)?;
    groups.extend(temporaries.into_iter().map(|ty| (1, ty)));
    put_number(&mut out, groups.len());
    for (count, ty) in groups {
        put_number(&mut out, count as usize);
        out.push(number_of(ty)?);
    }
    for (at, op) in ops.into_iter().enumerate() {
        for (_, moved) in takers.iter().filter(|(taker, _)| *taker == at) {
            out.extend(moved);
        }
        if all.iter().all(|early| early.read != at) {
            out.extend(wasm.get(op).unwrap_or_default());
        }
    }
    Ok(out)
}

const GET: u8 = 0x20;
const SET: u8 = 0x21;

fn put_local(to: &mut Vec<u8>, what: u8, local: usize) {
    to.push(what);
    put_number(to, local);
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::mend;
    use wasmparser::{Operator, Parser, Payload};

    /// A program whose first function returns two numbers; the second one is `body`, with a local.
    fn program(body: &[u8]) -> Vec<u8> {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.extend([1, 10, 2, 0x60, 0, 2, 0x7f, 0x7f, 0x60, 0, 1, 0x7f]);
        wasm.extend([3, 3, 2, 0, 1]);
        let first = [6, 0, 0x41, 1, 0x41, 7, 0x0b];
        let len = body.len() as u8 + 4;
        wasm.extend([10, 1 + first.len() as u8 + 1 + len, 2]);
        wasm.extend(first);
        wasm.extend([len, 1, 1, 0x7f]);
        wasm.extend(body);
        wasm.push(0x0b);
        wasm
    }

    fn last_function(wasm: &[u8]) -> Vec<String> {
        let bodies = Parser::new(0).parse_all(wasm).filter_map(|payload| match payload.unwrap() {
            Payload::CodeSectionEntry(body) => Some(body),
            _ => None,
        });
        let ops = bodies.last().unwrap().get_operators_reader().unwrap().into_iter();
        ops.map(|op| match op.unwrap() {
            Operator::LocalGet { local_index } => format!("get {local_index}"),
            Operator::LocalSet { local_index } => format!("set {local_index}"),
            Operator::I32Const { value } => value.to_string(),
            op => format!("{op:?}").split(' ').next().unwrap().to_owned(),
        })
        .collect()
    }

    #[test]
    fn a_read_waits_for_its_value() {
        // select(second, 0, first & 1)
        let early = program(&[0x20, 0, 0x41, 0, 0x10, 0, 0x21, 0, 0x41, 1, 0x71, 0x1b]);
        let (mended, count) = mend(&early).unwrap();
        assert_eq!(count, 1);
        let wanted =
            "0 Call set 0 1 I32And set 1 set 2 get 0 get 2 get 1 Select End".split(' ').collect::<Vec<_>>().join(" ");
        assert_eq!(last_function(&mended).join(" "), wanted);
        assert_eq!(mend(&mended).unwrap(), (mended, 0));
    }

    #[test]
    fn what_is_read_in_time_stays() {
        // A sum with the old value of another local, and one that is taken before the local changes.
        let right = program(&[0x20, 0, 0x21, 0, 0x10, 0, 0x21, 0, 0x20, 0, 0x6a]);
        assert_eq!(mend(&right).unwrap(), (right, 0));
        assert!(mend(b"\0asm\x01\0\0\0\x0a\x01").is_err());
    }
}
