//! The steps of the quiz: the unscored context question first, then the scored ones.

use crate::pack::{MOST_ENTRIES, Pack, QuestionIx};
use crate::rules::Choice;

/// A question of either kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// The unscored question about the kind of work. It may be skipped.
    Context,
    /// A scored question.
    Question(QuestionIx),
}

impl Ask {
    /// All questions in asking order.
    pub fn all(pack: &Pack) -> impl Iterator<Item = Ask> + use<> {
        let (mut next, end) = (0, Ask::count(pack));
        // As a chain, the two kinds would be code of their own in every loop.
        std::iter::from_fn(move || {
            next += 1;
            (next <= end).then(|| Ask::of_step(next - 1))
        })
    }

    /// The step's number: 0 for the context question, then from 1.
    pub fn step(self) -> usize {
        match self {
            Ask::Context => 0,
            Ask::Question(ix) => ix.get() + 1,
        }
    }

    /// How many there are.
    pub fn count(pack: &Pack) -> usize {
        pack.questions.len().min(MOST_ENTRIES) + 1
    }

    fn of_step(step: usize) -> Ask {
        step.checked_sub(1).map_or(Ask::Context, |at| Ask::Question(QuestionIx::at(at)))
    }

    /// The question with this step number.
    pub fn at(pack: &Pack, step: usize) -> Option<Ask> {
        (step < Ask::count(pack)).then(|| Ask::of_step(step))
    }

    /// The question after this one.
    pub fn next(self, pack: &Pack) -> Option<Ask> {
        Ask::at(pack, self.step() + 1)
    }

    /// The question before this one.
    pub fn previous(self, pack: &Pack) -> Option<Ask> {
        self.step().checked_sub(1).and_then(|step| Ask::at(pack, step))
    }

    /// The public id of the question.
    pub fn id(self, pack: &Pack) -> &str {
        match self {
            Ask::Context => &pack.context.id,
            Ask::Question(ix) => pack.question(ix).map_or("", |q| &q.id),
        }
    }

    /// The question with this public id.
    pub fn by_id(pack: &Pack, id: &str) -> Option<Ask> {
        if id == pack.context.id { Some(Ask::Context) } else { pack.question_by_id(id).map(Ask::Question) }
    }

    /// The question and the choice with these public ids.
    pub fn answer_by_ids(pack: &Pack, question: &str, option: &str) -> Option<(Ask, Choice)> {
        let ask = Ask::by_id(pack, question)?;
        Some((ask, ask.choice_by_id(pack, option)?))
    }

    /// The choice with this public id. For the question that may be skipped, `not-sure` is the same as no answer.
    pub fn choice_by_id(self, pack: &Pack, id: &str) -> Option<Choice> {
        match self {
            _ if id == "not-sure" || id == "not_sure" => Some(Choice::NotSure),
            Ask::Context => pack.context_by_id(id).map(Choice::Option),
            Ask::Question(ix) => pack.option_by_id(ix, id).map(Choice::Option),
        }
    }

    /// Whether `choice` exists for this question.
    pub fn has(self, pack: &Pack, choice: Choice) -> bool {
        match (self, choice) {
            (Ask::Context, Choice::NotSure) => false,
            (Ask::Question(_), Choice::NotSure) => true,
            (Ask::Context, Choice::Option(o)) => pack.context_option(o).is_some(),
            (Ask::Question(ix), Choice::Option(o)) => pack.option(ix, o).is_some(),
        }
    }
}

/// The public id of a choice: the option's id or `not-sure`.
pub fn choice_id(pack: &Pack, ask: Ask, choice: Choice) -> &str {
    let id = match (ask, choice) {
        (_, Choice::NotSure) => return "not-sure",
        (Ask::Context, Choice::Option(o)) => pack.context_option(o).map(|o| &o.id),
        (Ask::Question(ix), Choice::Option(o)) => pack.option(ix, o).map(|o| &o.id),
    };
    id.map_or("", String::as_str)
}
