//! Everything that can happen to a session.

use super::{
    Ask, CheckAction, CompareAction, Feedback, MOST_OTHERS, Notice, PeopleAction, Person, Screen, Session, View,
};
use crate::pack::{OptionIx, Pack};
use crate::rules::{Answers, Choice};
use std::borrow::Borrow;

/// A step by the visitor or the host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Go to the first question: from the intro or a result, and from somebody else's result unless the visitor's own quiz
    /// is under way; then it goes on.
    Start,
    /// Select an option on the question screen; it counts when the visitor moves on.
    Select(Choice),
    /// Take the marked option and move on; on the review, show the result.
    Next,
    /// Move on from a question that may be skipped.
    Skip,
    /// One step back. What is marked is kept.
    Back,
    /// From the review to one question.
    Revise(Ask),
    /// On the result, open one answer for change; the same again closes it.
    Edit(Ask),
    /// On the result, open one answer for change, or leave it open.
    Open(Ask),
    /// On the result, change an answer at once.
    Change(Ask, Choice),
    /// Forget the check's answers if the check is shown, otherwise the quiz's, and show its beginning. From somebody
    /// else's answers, go to the visitor's own.
    Restart,
    /// Show a view; the focus stays on its tab.
    View(View),
    /// Show a view and go to its heading.
    Visit(View),
    /// A step in the comparison.
    Compare(CompareAction),
    /// A step in the knowledge check.
    Check(CheckAction),
    /// A step that has to do with other people's answers.
    People(PeopleAction),
    /// How the last try to share or to compare went; none if what was said about it is over.
    Feedback(Option<Feedback>),
    /// The host gives a whole set of answers: missing ones become "not sure", the result is shown.
    Show {
        /// The kind of work.
        context: Option<OptionIx>,
        /// The scored answers.
        answers: Box<Answers>,
    },
    /// Another place, by the browser's Back or Forward.
    Go(String),
    /// A link could not be read.
    Refuse(Notice),
}

impl Session {
    /// The session after `action`. An action that makes no sense here changes nothing.
    #[must_use]
    pub fn apply(&self, pack: &Pack, action: impl Borrow<Action>) -> Session {
        self.after(pack, action.borrow())
    }

    /// By reference: cloning an action is a kilobyte of code.
    fn after(&self, pack: &Pack, action: &Action) -> Session {
        let mut next = self.clone();
        if !matches!(action, Action::Select(_) | Action::Edit(_) | Action::Open(_)) {
            next.notice = None;
            next.feedback = None;
        }
        match (self.screen, action) {
            (_, Action::Start) if self.people.visiting => {
                next.people_step(pack, &PeopleAction::Own);
                if matches!(next.screen, Screen::Intro | Screen::Result) {
                    next.ask(Ask::Context);
                }
            }
            (Screen::Intro | Screen::Result, Action::Start) => next.ask(Ask::Context),
            (Screen::Ask(ask), Action::Select(choice)) if ask.has(pack, *choice) => {
                next.draft = Some(*choice);
            }
            (Screen::Ask(ask), Action::Next) => match self.draft {
                None if ask != Ask::Context => next.reminded = true,
                draft => {
                    next.give(ask, draft);
                    next.forward(pack, ask);
                }
            },
            (Screen::Ask(Ask::Context), Action::Skip) => {
                next.give(Ask::Context, None);
                next.forward(pack, Ask::Context);
            }
            (Screen::Ask(ask), Action::Back) => {
                if self.draft.is_some() {
                    next.give(ask, self.draft);
                }
                match ask.previous(pack) {
                    _ if self.revising => next.go(Screen::Review),
                    Some(previous) => next.ask(previous),
                    None => next.go(Screen::Intro),
                }
            }
            (Screen::Review, Action::Revise(ask)) => {
                next.ask(*ask);
                next.revising = true;
            }
            (Screen::Review, Action::Next) => next.go(Screen::Result),
            (Screen::Review, Action::Back) => {
                if let Some(last) = Ask::at(pack, Ask::count(pack) - 1) {
                    next.ask(last);
                }
            }
            // Somebody else's answers are read-only.
            (Screen::Result, Action::Edit(_) | Action::Open(_) | Action::Change(..)) if self.people.visiting => {
                return self.clone();
            }
            (Screen::Result, Action::Edit(ask)) => next.editing = Some(*ask).filter(|ask| self.editing != Some(*ask)),
            (Screen::Result, Action::Open(ask)) => next.editing = Some(*ask),
            (Screen::Result, Action::Change(ask, choice)) if ask.has(pack, *choice) => next.give(*ask, Some(*choice)),
            (_, Action::Restart) if self.view() == View::Check => {
                next.check_step(pack, &CheckAction::Leave);
            }
            (_, Action::Restart) if self.people.has_kept() => {
                next.people_step(pack, &PeopleAction::Own);
            }
            (_, Action::Restart) => {
                next.forget(pack);
                next.started = false;
            }
            (_, Action::View(view)) => next.beside.view = *view,
            (_, Action::Visit(view)) => {
                next.beside.view = *view;
                next.beside.compare.arrive();
            }
            (_, Action::Compare(action)) if next.compare_step(pack, action) => {}
            (_, Action::Check(action)) if next.check_step(pack, action) => {}
            (_, Action::People(action)) if next.people_step(pack, action) => {}
            (_, Action::Show { context, answers }) => {
                next.forget(pack);
                next.person = Person { context: *context, answers: (**answers).clone() };
                next.settle(pack);
            }
            (_, Action::Go(position)) => return next.at(pack, position),
            (_, Action::Feedback(feedback)) => next.feedback = *feedback,
            (_, Action::Refuse(notice)) => next.notice = Some(*notice),
            _ => return self.clone(),
        }
        next
    }

    pub(super) fn go(&mut self, screen: Screen) {
        self.screen = screen;
        self.draft = None;
        self.revising = false;
        self.reminded = false;
        self.editing = None;
    }

    pub(super) fn ask(&mut self, ask: Ask) {
        self.go(Screen::Ask(ask));
        self.draft = self.answer(ask);
        self.started = true;
    }

    pub(super) fn give(&mut self, ask: Ask, choice: Option<Choice>) {
        self.person.give(ask, choice);
    }

    /// Starts over, in the quiz, where what is forgotten is visible. The other views stay as they are, and so do as
    /// many other people as fit: a team's link holds one more.
    pub(super) fn forget(&mut self, pack: &Pack) {
        self.go(Screen::Intro);
        self.person = Person::silent(pack);
        self.beside.view = View::Decide;
        self.people.visiting = false;
        self.people.kept = None;
        self.people.others.truncate(MOST_OTHERS);
    }

    /// Shows the result: what is missing, and what the pack does not have, becomes "not sure".
    pub(super) fn settle(&mut self, pack: &Pack) {
        for ask in Ask::all(pack) {
            let given = self.answer(ask).filter(|choice| ask.has(pack, *choice));
            self.give(ask, given.or(Some(Choice::NotSure)));
        }
        self.go(Screen::Result);
    }

    fn forward(&mut self, pack: &Pack, from: Ask) {
        match from.next(pack) {
            Some(next) if !self.revising => self.ask(next),
            _ => self.go(Screen::Review),
        }
    }
}
