//! The answers to the title question: WHO and WHERE.

use super::Verdict;
use crate::pack::{Outcome, OutcomeIx, Pack};

/// Leanings in points; none when rules leave only one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaning {
    /// Best outsourced outcome minus best own one; positive = an outside company.
    pub who: Option<i32>,
    /// Best outcome abroad minus best at home; positive = another country.
    pub place: Option<i32>,
}

/// Both leanings over the allowed outcomes.
pub fn leaning(pack: &Pack, verdict: &Verdict) -> Leaning {
    let best = |wanted: &dyn Fn(&Outcome) -> bool| {
        let is = |ix: OutcomeIx| pack.outcome(ix).is_some_and(wanted);
        // The ranking is sorted: the first that fits is the best.
        verdict.ranking.iter().find(|r| !r.excluded && is(r.outcome)).map(|r| r.points)
    };
    let minus = |a: Option<i32>, b: Option<i32>| Some(a? - b?);
    Leaning {
        who: minus(best(&|o| o.outsourced()), best(&|o| !o.outsourced())),
        place: minus(best(&|o| o.abroad()), best(&|o| !o.abroad())),
    }
}
