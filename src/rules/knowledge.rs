//! The rounds of the knowledge check and their score.

use crate::list::Gather;
use crate::pack::{ItemIx, ItemKind, Knowledge};

/// The items of one round in their order: the same for everybody with the same seed.
///
/// An even seed takes the items of the normal round. An odd one lets the spare items replace others, but each of the
/// four boxes remains the right answer of at least one item.
pub fn round(knowledge: &Knowledge, seed: u32) -> Vec<ItemIx> {
    let normal = usize::from(knowledge.round);
    let mut items: Vec<ItemIx> = ItemIx::all(knowledge.items.len()).gather();
    let spare = items.split_off(normal.min(items.len()));
    shuffle(&mut items, seed);
    if seed % 2 == 1 {
        let mut spare = spare.iter();
        for at in 0..items.len() {
            if !can_go(knowledge, &items, at) {
                continue;
            }
            let (Some(item), Some(new)) = (items.get_mut(at), spare.next()) else { break };
            *item = *new;
        }
        // Otherwise the spare ones would always come first.
        shuffle(&mut items, seed);
    }
    items
}

/// Whether the item there is not the last one of its box.
fn can_go(knowledge: &Knowledge, items: &[ItemIx], at: usize) -> bool {
    let in_box = |ix: &ItemIx| match knowledge.item(*ix).map(|item| &item.kind) {
        Some(ItemKind::Box4(right)) => Some(*right),
        _ => None,
    };
    let here = items.get(at).and_then(in_box);
    let mut alike = 0;
    for ix in items {
        alike += usize::from(in_box(ix) == here);
    }
    here.is_none() || alike > 1
}

/// Fisher–Yates shuffle with the generator x → 1664525 x + 1013904223 (mod 2³²) from Numerical Recipes. It uses the
/// upper half, since the lower bits repeat soon. Good enough to mix a few items, and the same everywhere.
pub fn shuffle(items: &mut [ItemIx], seed: u32) {
    let mut state = seed;
    let mut next = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) as usize % below
    };
    // The first number hardly differs between neighbouring seeds.
    next(1);
    for last in (1..items.len()).rev() {
        items.swap(last, next(last + 1));
    }
}

/// How many of the answers, given in the order of the items, are right.
pub fn correct(knowledge: &Knowledge, items: &[ItemIx], given: &[u8]) -> usize {
    let mut correct = 0;
    for (ix, answer) in items.iter().zip(given) {
        correct += usize::from(knowledge.item(*ix).is_some_and(|item| item.right() == *answer));
    }
    correct
}

/// What is said about the score of a whole round.
pub fn level_text(knowledge: &Knowledge, correct: usize) -> &str {
    let level = knowledge.levels.iter().find(|level| correct >= level.from.into());
    level.or(knowledge.levels.last()).map_or("", |level| &level.text)
}
