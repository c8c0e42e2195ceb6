//! One person's answers.

use super::Ask;
use crate::pack::{OptionIx, Pack};
use crate::rules::{Answers, Choice};

/// A whole set of answers: the visitor's, or somebody else's from a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The kind of work.
    pub context: Option<OptionIx>,
    /// The scored answers.
    pub answers: Answers,
}

impl Person {
    /// A person who has not answered anything.
    pub fn silent(pack: &Pack) -> Person {
        Person { context: None, answers: Answers::none(pack) }
    }

    /// Whether nothing is answered.
    pub fn is_silent(&self) -> bool {
        self.context.is_none() && self.answers.is_empty()
    }

    /// The answer to a question of either kind.
    pub fn answer(&self, ask: Ask) -> Option<Choice> {
        match ask {
            Ask::Context => self.context.map(Choice::Option),
            Ask::Question(ix) => self.answers.get(ix),
        }
    }

    /// Answers a question of either kind, or removes the answer. "Not sure" about the kind of work is no answer.
    #[inline(never)]
    pub fn give(&mut self, ask: Ask, choice: Option<Choice>) {
        match (ask, choice) {
            (Ask::Question(ix), choice) => self.answers.set(ix, choice),
            (Ask::Context, Some(Choice::Option(ix))) => self.context = Some(ix),
            (Ask::Context, _) => self.context = None,
        }
    }
}
