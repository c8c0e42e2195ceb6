//! What the visitor has answered.

use crate::list::Gather;
use crate::pack::{ChoiceOption, OptionIx, Pack, QuestionIx};

/// An answer to a scored question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// "Not sure": no points, rules nothing out, does not count as answered.
    NotSure,
    /// One of the question's options.
    Option(OptionIx),
}

/// One place for each scored question: empty, "not sure" or an option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers(Vec<Option<Choice>>);

impl Answers {
    /// No question answered.
    pub fn none(pack: &Pack) -> Self {
        Answers(pack.question_ixs().map(|_| None).gather())
    }

    /// The answer to `question`.
    pub fn get(&self, question: QuestionIx) -> Option<Choice> {
        self.0.get(question.get()).copied().flatten()
    }

    /// The chosen option of `question`; nothing for "not sure".
    pub fn option(&self, question: QuestionIx) -> Option<OptionIx> {
        match self.get(question)? {
            Choice::Option(ix) => Some(ix),
            Choice::NotSure => None,
        }
    }

    /// The same option, with all that the pack says of it.
    #[inline(never)]
    pub fn chosen<'a>(&self, pack: &'a Pack, question: QuestionIx) -> Option<&'a ChoiceOption> {
        pack.option(question, self.option(question)?)
    }

    /// The same answers with one changed.
    #[must_use]
    pub fn with(&self, question: QuestionIx, choice: Option<Choice>) -> Self {
        let mut next = self.clone();
        next.set(question, choice);
        next
    }

    /// Changes one answer.
    pub fn set(&mut self, question: QuestionIx, choice: Option<Choice>) {
        if let Some(place) = self.0.get_mut(question.get()) {
            *place = choice;
        }
    }

    /// Whether no question has one.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }
}
