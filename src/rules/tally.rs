//! Sums and exclusions.

use super::Answers;
use crate::pack::{ChoiceOption, OutcomeIx, Pack};

/// The points of each outcome, and which are ruled out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    points: Vec<i32>,
    /// How many rules exclude it.
    excluded: Vec<u8>,
    /// Questions answered with an option; "not sure" does not count.
    pub answered: usize,
}

impl Tally {
    /// Nothing answered.
    pub fn empty(outcomes: usize) -> Self {
        Tally { points: vec![0; outcomes], excluded: vec![0; outcomes], answered: 0 }
    }

    /// Counts one answer.
    pub fn add(&mut self, option: &ChoiceOption) {
        self.count(option, 1);
    }

    /// Adds an answer (1), or removes one that is counted (-1); what other rules exclude stays.
    pub(super) fn count(&mut self, option: &ChoiceOption, by: i8) {
        self.answered = self.answered.saturating_add_signed(by.into());
        for (sum, points) in self.points.iter_mut().zip(&option.points) {
            *sum += i32::from(*points) * i32::from(by);
        }
        for outcome in &option.excludes {
            if let Some(place) = self.excluded.get_mut(outcome.get()) {
                *place = place.saturating_add_signed(by);
            }
        }
    }

    /// Adds another tally: what either excludes is excluded.
    pub fn join(&mut self, other: &Tally) {
        self.answered += other.answered;
        for (sum, points) in self.points.iter_mut().zip(&other.points) {
            *sum += points;
        }
        for (place, excluded) in self.excluded.iter_mut().zip(&other.excluded) {
            *place = place.saturating_add(*excluded);
        }
    }

    /// The points of an outcome, excluded or not.
    pub fn points(&self, outcome: OutcomeIx) -> i32 {
        self.points.get(outcome.get()).copied().unwrap_or(0)
    }

    /// Whether a rule excludes the outcome.
    pub fn excluded(&self, outcome: OutcomeIx) -> bool {
        self.excluded.get(outcome.get()).is_some_and(|rules| *rules > 0)
    }

    pub(super) fn outcomes(&self) -> impl Iterator<Item = OutcomeIx> + Clone + use<> {
        OutcomeIx::all(self.points.len())
    }
}

/// Adds up all answers.
pub fn tally(pack: &Pack, answers: &Answers) -> Tally {
    let mut tally = Tally::empty(pack.outcomes.len());
    for question in pack.question_ixs() {
        if let Some(option) = answers.chosen(pack, question) {
            tally.add(option);
        }
    }
    tally
}
