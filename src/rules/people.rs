//! Several people's answers compared: where they differ, what would change one person's result, what they share.

use super::{Answers, Choice, Level, Tally, Verdict, judge, sort_by, tally, verdict};
use crate::pack::{OutcomeIx, Pack, QuestionIx, Rules};

/// A question that people answered differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// The question.
    pub question: QuestionIx,
    /// Each answer with the positions of those who gave it, in the order of the first to give it.
    pub groups: Vec<(Choice, Vec<usize>)>,
    /// Pairs of people who answered differently: the measure of disagreement.
    pub pairs: usize,
}

/// The questions that people answered differently, most disagreement first. A missing answer counts as "not sure".
pub fn splits(pack: &Pack, people: &[&Answers]) -> Vec<Split> {
    let mut splits = Vec::new();
    for question in pack.question_ixs() {
        let mut groups: Vec<(Choice, Vec<usize>)> = Vec::new();
        for (person, answers) in people.iter().enumerate() {
            let choice = answers.get(question).unwrap_or(Choice::NotSure);
            match groups.iter_mut().find(|(given, _)| *given == choice) {
                Some((_, who)) => who.push(person),
                None => groups.push((choice, vec![person])),
            }
        }
        // Each pair occurs twice, once from each side.
        let mut met = 0;
        for (_, who) in &groups {
            met += who.len() * (people.len() - who.len());
        }
        if met > 0 {
            splits.push(Split { question, groups, pairs: met / 2 });
        }
    }
    sort_by(&mut splits, |split| -(split.pairs as i32));
    splits
}

/// What is recommended for `mine` once the answer to `question` is that of `theirs`, if that is something else; nothing
/// is "no clear winner".
pub fn turns_to(pack: &Pack, mine: &Answers, theirs: &Answers, question: QuestionIx) -> Option<Vec<OutcomeIx>> {
    let choice = theirs.get(question).or(Some(Choice::NotSure));
    let moved = verdict(pack, &mine.with(question, choice)).in_pack_order();
    (moved != verdict(pack, mine).in_pack_order()).then_some(moved)
}

/// How many people are recommended what, most first; nothing is "no clear winner".
pub fn spread(verdicts: &[Verdict]) -> Vec<(Vec<OutcomeIx>, usize)> {
    let mut counts: Vec<(Vec<OutcomeIx>, usize)> = Vec::new();
    for verdict in verdicts {
        let outcomes = verdict.in_pack_order();
        match counts.iter_mut().find(|(found, _)| *found == outcomes) {
            Some((_, count)) => *count += 1,
            None => counts.push((outcomes, 1)),
        }
    }
    sort_by(&mut counts, |(_, count)| -(*count as i32));
    counts
}

/// The judgement with everybody's points added up and without what anybody's rule excludes. Several people with the
/// same answers get the result that one of them gets: with more people, the points need a proportionally larger lead.
pub fn together(pack: &Pack, people: &[&Answers]) -> Verdict {
    let mut sum = Tally::empty(pack.outcomes.len());
    let mut times = 0_u8;
    for answers in people {
        let one = tally(pack, answers);
        // A person who has answered nothing asks for nothing.
        times = times.saturating_add(u8::from(one.answered > 0));
        sum.join(&one);
    }
    let one = &pack.rules;
    let lead = |of_one: i32| of_one.saturating_mul(times.max(1).into());
    let rules = Rules { likely_lead: lead(one.likely_lead), clear_lead: lead(one.clear_lead), ..*one };
    let mut verdict = judge(&rules, &sum);
    let too_few = sum.answered < usize::from(one.min_answered) * usize::from(times);
    if too_few && verdict.level != Level::OnlyLeft {
        verdict.level = Level::NoClear;
    }
    verdict
}
