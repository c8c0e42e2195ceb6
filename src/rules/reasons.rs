//! Why: the answers for and against, those that the result hinges on, and conflicts between rules and answers.

use super::{Answers, Verdict, judge, sort_by, tally};
use crate::list::Gather;
use crate::pack::{OutcomeIx, Pack, QuestionIx};

/// An answer that speaks for or against an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The question.
    pub question: QuestionIx,
    /// Points that the answer gives the outcome.
    pub points: i32,
}

/// The answers that speak for and against `outcome`, the strongest first.
pub fn reasons(pack: &Pack, answers: &Answers, outcome: OutcomeIx) -> (Vec<Reason>, Vec<Reason>) {
    let least = pack.rules.reason_points;
    let reason = |question| {
        let option = pack.option(question, answers.option(question)?)?;
        Some(Reason { question, points: option.points_for(outcome) })
    };
    let all: Vec<Reason> = pack.question_ixs().filter_map(reason).gather();
    let mut because: Vec<_> = all.iter().copied().filter(|r| r.points >= least).gather();
    let mut against: Vec<_> = all.iter().copied().filter(|r| r.points <= -least).gather();
    strongest_first(&mut because);
    strongest_first(&mut against);
    (because, against)
}

fn strongest_first(reasons: &mut [Reason]) {
    sort_by(reasons, |reason| -reason.points.abs());
}

/// Answers without which, each by itself, another outcome would lead. Hard rules are left out: they are no matter of
/// degree.
pub fn hinges(pack: &Pack, answers: &Answers) -> Vec<QuestionIx> {
    decisive(pack, answers, false)
}

/// Hard rules without which, each by itself, another outcome would lead.
pub fn hinge_rules(pack: &Pack, answers: &Answers) -> Vec<QuestionIx> {
    decisive(pack, answers, true)
}

/// Each answer is taken out of one tally, so that the work grows with the number of questions, not with its square.
fn decisive(pack: &Pack, answers: &Answers, rules: bool) -> Vec<QuestionIx> {
    let all = tally(pack, answers);
    let leader = judge(&pack.rules, &all).leader();
    let decides = |question: &QuestionIx| {
        let option = answers.option(*question).and_then(|o| pack.option(*question, o));
        option.is_some_and(|o| o.is_rule() == rules && judge(&pack.rules, &all.without(o)).leader() != leader)
    };
    pack.question_ixs().filter(decides).gather()
}

/// The answers on which two outcomes differ most, at most three, the largest difference first.
pub fn deciders(pack: &Pack, answers: &Answers, first: OutcomeIx, second: OutcomeIx) -> Vec<QuestionIx> {
    let difference = |question| {
        let option = pack.option(question, answers.option(question)?)?;
        let points = option.points_for(first) - option.points_for(second);
        (points != 0).then_some(Reason { question, points })
    };
    let mut all = pack.question_ixs().filter_map(difference).gather();
    strongest_first(&mut all);
    all.iter().take(3).map(|reason| reason.question).gather()
}

/// Excluded outcomes that the other answers favour clearly over the best allowed one, in pack order.
pub fn conflict(pack: &Pack, verdict: &Verdict) -> Vec<OutcomeIx> {
    let top = verdict.ranking.first().map_or(0, |r| r.points);
    let torn = |r: &&super::Ranked| r.excluded && r.points - top >= pack.rules.conflict_lead;
    verdict.ranking.iter().filter(torn).map(|r| r.outcome).gather()
}
