//! The answers to the title question: WHO and WHERE.

use super::Verdict;
use crate::pack::Pack;

/// Leanings in points; none if rules leave only one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaning {
    /// Best outsourced outcome minus best own one; positive = an outside company.
    pub who: Option<i32>,
    /// Best outcome abroad minus best at home; positive = another country.
    pub place: Option<i32>,
}

/// Both leanings over the allowed outcomes.
pub fn leaning(pack: &Pack, verdict: &Verdict) -> Leaning {
    let (mut outside, mut own, mut abroad, mut home) = (None, None, None, None);
    for row in &verdict.ranking {
        let Some(outcome) = pack.outcome(row.outcome).filter(|_| !row.excluded) else { continue };
        let who = if outcome.outsourced() { &mut outside } else { &mut own };
        let place = if outcome.abroad() { &mut abroad } else { &mut home };
        // The ranking is sorted: the first that fits is the best.
        who.get_or_insert(row.points);
        place.get_or_insert(row.points);
    }
    let minus = |a: Option<i32>, b: Option<i32>| Some(a? - b?);
    Leaning { who: minus(outside, own), place: minus(abroad, home) }
}
