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

/// One place for each scored question: 0 is empty, 1 is "not sure", options follow. Copying bytes takes little code,
/// and no question has more than 35 options, each with a character of its own in links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers(Vec<u8>);

impl Answers {
    /// No question answered.
    pub fn none(pack: &Pack) -> Self {
        Answers(pack.question_ixs().map(|_| 0).gather())
    }

    /// The answer to `question`.
    pub fn get(&self, question: QuestionIx) -> Option<Choice> {
        match *self.0.get(question.get())? {
            0 => None,
            1 => Some(Choice::NotSure),
            option => Some(Choice::Option(OptionIx(option - 2))),
        }
    }

    /// The chosen option of `question`; nothing for "not sure".
    pub fn option(&self, question: QuestionIx) -> Option<OptionIx> {
        match self.get(question)? {
            Choice::Option(ix) => Some(ix),
            Choice::NotSure => None,
        }
    }

    /// The same option, with everything the pack says about it.
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
            *place = match choice {
                None => 0,
                Some(Choice::NotSure) => 1,
                Some(Choice::Option(option)) => option.0.saturating_add(2),
            };
        }
    }

    /// Whether no question has one.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|place| *place == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Answers, Choice, OptionIx, QuestionIx};

    #[test]
    fn each_answer_is_found_again() {
        let mut answers = Answers(vec![0]);
        let question = QuestionIx(0);
        let options = OptionIx::all(35).map(|option| Some(Choice::Option(option)));
        for choice in [None, Some(Choice::NotSure)].into_iter().chain(options) {
            answers.set(question, choice);
            assert_eq!((answers.get(question), answers.is_empty()), (choice, choice.is_none()));
        }
        answers.set(QuestionIx(1), Some(Choice::NotSure));
        assert_eq!(answers.get(QuestionIx(1)), None);
    }
}
