//! Ranking and level.

use super::{Answers, Tally, sort_by, tally};
use crate::pack::{OutcomeIx, Pack, Rules};

/// How sure the recommendation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The lead is at least `clear_lead`.
    Clear,
    /// The lead is at least `likely_lead`.
    Likely,
    /// The lead is smaller: the first two are shown side by side.
    Close,
    /// Too few answers, or a crowd at the top.
    NoClear,
    /// Rules leave one outcome.
    OnlyLeft,
}

impl Level {
    /// All levels, in the order in which shares are reported.
    pub const ALL: [Level; 5] = [Level::Clear, Level::Likely, Level::Close, Level::NoClear, Level::OnlyLeft];

    /// The public id, as in events and attributes.
    pub fn id(self) -> &'static str {
        match self {
            Level::Clear => "clear",
            Level::Likely => "likely",
            Level::Close => "close",
            Level::NoClear => "no_clear",
            Level::OnlyLeft => "only_left",
        }
    }
}

/// One row of the ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// Which outcome.
    pub outcome: OutcomeIx,
    /// Its sum.
    pub points: i32,
    /// Whether a rule excludes it.
    pub excluded: bool,
}

/// The whole judgement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Allowed outcomes best first, then the excluded in pack order. Ties keep pack order.
    pub ranking: Vec<Ranked>,
    /// How sure.
    pub level: Level,
    /// Points between the first and the second allowed outcome; none when only one is left.
    pub lead: Option<i32>,
    /// Questions answered with an option.
    pub answered: usize,
}

impl Verdict {
    /// The best allowed outcome, whatever the level.
    pub fn leader(&self) -> Option<OutcomeIx> {
        self.ranking.first().filter(|r| !r.excluded).map(|r| r.outcome)
    }

    /// The second allowed outcome.
    pub fn second(&self) -> Option<OutcomeIx> {
        self.ranking.get(1).filter(|r| !r.excluded).map(|r| r.outcome)
    }

    /// The recommended outcome; none without a clear winner.
    pub fn outcome(&self) -> Option<OutcomeIx> {
        self.leader().filter(|_| self.level != Level::NoClear)
    }

    /// What is recommended, best first: one outcome, two that are close, or none.
    #[inline(never)]
    pub fn recommended(&self) -> Vec<OutcomeIx> {
        let mut outcomes = Vec::new();
        if let Some(first) = self.outcome() {
            outcomes.push(first);
        }
        if let Some(second) = self.second().filter(|_| self.level == Level::Close) {
            outcomes.push(second);
        }
        outcomes
    }

    /// The same in pack order: a close pair is one pair, whichever of the two is ahead.
    pub fn in_pack_order(&self) -> Vec<OutcomeIx> {
        let mut outcomes = self.recommended();
        if let [first, second] = *outcomes.as_slice()
            && second < first
        {
            outcomes.reverse();
        }
        outcomes
    }

    /// Whether no more speaks for the leading outcome than against it.
    pub fn weak(&self) -> bool {
        self.ranking.first().is_none_or(|row| row.points <= 0)
    }

    /// Whether a rule excludes an outcome.
    pub fn ruled(&self) -> bool {
        self.ranking.last().is_some_and(|row| row.excluded)
    }

    /// Whether an excluded outcome has more points than the leading one.
    pub fn held(&self) -> bool {
        let top = self.ranking.first().map_or(0, |row| row.points);
        self.ranking.iter().any(|row| row.points > top)
    }
}

/// Ranks a tally and finds its level.
pub fn judge(rules: &Rules, tally: &Tally) -> Verdict {
    let mut ranking = Vec::new();
    for outcome in tally.outcomes() {
        ranking.push(Ranked { outcome, points: tally.points(outcome), excluded: tally.excluded(outcome) });
    }
    // Excluded last and in pack order; the sort is stable, so ties keep pack order too.
    sort_by(&mut ranking, |r| if r.excluded { i32::MAX } else { -r.points });
    let top = ranking.first().map_or(0, |r| r.points);
    let behind = |at: usize| ranking.get(at).filter(|r| !r.excluded).map(|r| top - r.points);
    let lead = behind(1);
    // The ranking is sorted: there is a crowd if the last of that many is near.
    let crowd_lead = behind(usize::from(rules.crowd).saturating_sub(1));
    let level = match lead {
        None => Level::OnlyLeft,
        Some(_) if tally.answered < usize::from(rules.min_answered) => Level::NoClear,
        Some(_) if crowd_lead.is_some_and(|lead| lead < rules.likely_lead) => Level::NoClear,
        Some(lead) if lead >= rules.clear_lead => Level::Clear,
        Some(lead) if lead >= rules.likely_lead => Level::Likely,
        Some(_) => Level::Close,
    };
    Verdict { ranking, level, lead, answered: tally.answered }
}

/// Judges answers.
pub fn verdict(pack: &Pack, answers: &Answers) -> Verdict {
    judge(&pack.rules, &tally(pack, answers))
}
