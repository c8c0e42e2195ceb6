//! Exhaustive proof of a pack's balance: every combination of answers, judged.

use super::{Level, Tally, judge};
use crate::pack::Pack;

/// How often each outcome wins and each level occurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shares {
    /// Combinations judged.
    pub combinations: u64,
    /// Combinations in which each outcome leads alone, in pack order.
    pub wins: Vec<u64>,
    /// Combinations with equal points at the top.
    pub ties: u64,
    /// Combinations of each level, in the order of `Level::ALL`.
    pub levels: [u64; 5],
}

/// The shares over all combinations, and over those without a hard rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Every combination.
    pub all: Shares,
    /// Only combinations in which no chosen answer excludes an outcome.
    pub without_rules: Shares,
}

/// Judges every full set of answers ("not sure" left out).
///
/// The shipped pack has 691,200 of them (docs/adr/0015-growth.md has the time it takes); the number grows with the
/// product of the options, so ask `combinations` first.
pub fn enumerate(pack: &Pack) -> Proof {
    let empty = || Shares { combinations: 0, wins: vec![0; pack.outcomes.len()], ties: 0, levels: [0; 5] };
    let mut proof = Proof { all: empty(), without_rules: empty() };
    descend(pack, 0, &Tally::empty(pack.outcomes.len()), false, &mut proof);
    proof
}

/// How many full sets of answers a pack has.
pub fn combinations(pack: &Pack) -> u128 {
    pack.questions.iter().map(|q| q.options.len() as u128).product()
}

fn descend(pack: &Pack, question: usize, so_far: &Tally, ruled: bool, proof: &mut Proof) {
    let Some(current) = pack.questions.get(question) else {
        let verdict = judge(&pack.rules, so_far);
        let count = |shares: &mut Shares| {
            shares.combinations += 1;
            if let Some(n) = Level::ALL.iter().position(|l| *l == verdict.level).and_then(|i| shares.levels.get_mut(i))
            {
                *n += 1;
            }
            let leader = verdict.leader().filter(|_| verdict.lead != Some(0));
            match leader.and_then(|o| shares.wins.get_mut(o.get())) {
                Some(n) => *n += 1,
                None => shares.ties += 1,
            }
        };
        count(&mut proof.all);
        if !ruled {
            count(&mut proof.without_rules);
        }
        return;
    };
    for option in &current.options {
        let mut next = so_far.clone();
        next.add(option);
        descend(pack, question + 1, &next, ruled || option.is_rule(), proof);
    }
}
