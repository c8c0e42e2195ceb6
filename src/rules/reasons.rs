//! Why: the answers for and against, those that the result hinges on, and conflicts between rules and answers.

use super::{Answers, Verdict, judge, sort_by, tally};
use crate::list::Gather;
use crate::pack::{OutcomeIx, Pack, QuestionIx};

/// An answer that speaks for or against an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The question.
    pub question: QuestionIx,
    /// Points that the answer gives the outcome, or gives one outcome more than another.
    pub points: i32,
}

/// The answers that speak for and against `outcome`, the strongest first.
pub fn reasons(pack: &Pack, answers: &Answers, outcome: OutcomeIx) -> (Vec<Reason>, Vec<Reason>) {
    let least = pack.rules.reason_points;
    let (mut because, mut against) = (Vec::new(), Vec::new());
    for question in pack.question_ixs() {
        let Some(option) = answers.chosen(pack, question) else { continue };
        let points = option.points_for(outcome);
        if points >= least {
            because.push(Reason { question, points });
        } else if points <= -least {
            against.push(Reason { question, points });
        }
    }
    strongest_first(&mut because);
    strongest_first(&mut against);
    (because, against)
}

fn strongest_first(reasons: &mut [Reason]) {
    sort_by(reasons, |reason| -reason.points.abs());
}

/// Answers without which, each by itself, another outcome would lead. Hard rules are left out: they are not a matter of
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
    let mut tally = tally(pack, answers);
    let leader = judge(&pack.rules, &tally).leader();
    let mut decisive = Vec::new();
    for question in pack.question_ixs() {
        let Some(option) = answers.chosen(pack, question).filter(|option| option.is_rule() == rules) else { continue };
        tally.count(option, -1);
        if judge(&pack.rules, &tally).leader() != leader {
            decisive.push(question);
        }
        tally.count(option, 1);
    }
    decisive
}

/// The answers on which two outcomes differ most, at most three, the largest difference first.
pub fn deciders(pack: &Pack, answers: &Answers, first: OutcomeIx, second: OutcomeIx) -> Vec<QuestionIx> {
    let mut all = Vec::new();
    for question in pack.question_ixs() {
        let Some(option) = answers.chosen(pack, question) else { continue };
        let points = option.points_for(first) - option.points_for(second);
        if points != 0 {
            all.push(Reason { question, points });
        }
    }
    strongest_first(&mut all);
    all.iter().take(3).map(|reason| reason.question).gather()
}

/// Excluded outcomes that the other answers favour clearly over the best allowed one, in pack order.
pub fn conflict(pack: &Pack, verdict: &Verdict) -> Vec<OutcomeIx> {
    let top = verdict.ranking.first().map_or(0, |r| r.points);
    let mut favoured = Vec::new();
    for row in &verdict.ranking {
        if row.excluded && row.points - top >= pack.rules.conflict_lead {
            favoured.push(row.outcome);
        }
    }
    favoured
}
