//! Whether the rules of some answers together exclude every outcome.

use super::reader::Node;
use crate::pack::*;

/// The most tries; any pack that people write needs a few dozen.
const TRIES: usize = 20_000;

/// Reports it if there are answers whose rules together exclude every outcome.
pub(super) fn leave_one(root: &Node, questions: &[Question], outcomes: usize) {
    let mut search = Search { questions, taken: vec![None; questions.len()], tries: TRIES };
    let all_out = outcomes > 0 && search.excludes(&OutcomeIx::all(outcomes).collect::<Vec<_>>());
    if search.tries == 0 {
        root.field("questions").problem(
            "have so many rules that it cannot be told whether they always leave an outcome; leave one that no rule \
             excludes",
        );
    } else if all_out {
        root.field("questions").problem(format!(
            "some answers together rule out every outcome: {}; leave at least one that no rule excludes",
            search.answers()
        ));
    }
}

/// Looks for an answer against each outcome, one per question, beginning with the outcome that has the fewest.
struct Search<'a> {
    questions: &'a [Question],
    /// The answer that each question has so far.
    taken: Vec<Option<&'a ChoiceOption>>,
    tries: usize,
}

impl<'a> Search<'a> {
    fn excludes(&mut self, left: &[OutcomeIx]) -> bool {
        let rarest = left.iter().map(|outcome| self.against(*outcome)).min_by_key(Vec::len);
        let Some(rarest) = rarest else { return true };
        for (question, option) in rarest {
            self.tries = self.tries.saturating_sub(1);
            if self.tries == 0 {
                return false;
            }
            let rest: Vec<OutcomeIx> = left.iter().copied().filter(|o| !option.excludes.contains(o)).collect();
            self.take(question, Some(option));
            if self.excludes(&rest) {
                return true;
            }
            self.take(question, None);
        }
        false
    }

    /// The answers that exclude an outcome, from questions that have none yet.
    fn against(&self, outcome: OutcomeIx) -> Vec<(usize, &'a ChoiceOption)> {
        let free = self.questions.iter().zip(&self.taken).enumerate().filter(|(_, (_, taken))| taken.is_none());
        let options = free.flat_map(|(at, (question, _))| question.options.iter().map(move |option| (at, option)));
        options.filter(|(_, option)| option.excludes.contains(&outcome)).collect()
    }

    fn take(&mut self, question: usize, taken: Option<&'a ChoiceOption>) {
        if let Some(place) = self.taken.get_mut(question) {
            *place = taken;
        }
    }

    /// The answers that exclude all outcomes, once they are found.
    fn answers(&self) -> String {
        let pairs = self.questions.iter().zip(&self.taken).enumerate();
        let place = |(at, (question, taken)): (usize, (&Question, &Option<&ChoiceOption>))| {
            let id = &(*taken)?.id;
            let option = question.options.iter().position(|o| o.id == *id)?;
            Some(format!("“{}” with “{id}” (questions[{at}].options[{option}])", question.id))
        };
        pairs.filter_map(place).collect::<Vec<_>>().join(", ")
    }
}
