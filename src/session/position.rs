//! Where the visitor is, apart from the answers: what a browser history entry stands for.

use super::{Check, Notice, People, PeopleAction, Screen, Session, View, notes_of, replay, screen_number};
use crate::list::IndexSet;
use crate::pack::{Decimal, Pack, concat, join, split, split_once};

impl Session {
    /// The place as one line: the screen's number, the people of a link that are shown, the view, the item of the
    /// check; these distinguish places. After them, the check as it was there.
    ///
    /// Answers to the quiz are not included, so that Back loses none; those of the check are, since an item that was
    /// explained is not asked again.
    pub fn position(&self, pack: &Pack) -> String {
        let people = if self.people.visiting { self.people.to_note(pack) } else { String::new() };
        let (item, check) = match self.view() {
            // Its beginning is a place of its own.
            View::Check => {
                let item = if self.check().begun() { self.check().at() + 1 } else { 0 };
                (item.to_decimal(), self.check().to_note())
            }
            _ => (String::new(), String::new()),
        };
        join(&[&*screen_number(pack, self), &people, self.view().id(), &item, &check], " ")
    }

    /// The session at another place, with everything that was answered; a place that the answers do not reach is
    /// replaced by the nearest one that they do.
    #[must_use]
    pub fn at(&self, pack: &Pack, position: &str) -> Session {
        // One line: further lines would be read as notes.
        let mut parts = split(split_once(position, b'\n').map_or(position, |(line, _)| line), b' ');
        let mut next = || parts.next().unwrap_or("");
        let (screen, people, view, _, check) = (next(), next(), next(), next(), next());
        let mut session = self.clone();
        let others = People::others_of(pack, people);
        let here: &[_] = if self.people.visiting { &self.people.others } else { &[] };
        if others.is_empty() && self.people.visiting {
            session.people_step(pack, &PeopleAction::Own);
        } else if *here != *others {
            let notice = Notice::FromLink { dropped: 0, fresh: IndexSet::default(), left_out: 0 };
            session.people_step(pack, &PeopleAction::Visit(others, notice));
        }
        if !session.people.visiting {
            // What is marked counts on the way to another place.
            if let (Screen::Ask(ask), Some(choice)) = (session.screen, session.draft) {
                session.give(ask, Some(choice));
            }
            let notes = notes_of(pack, &session);
            let rest = split_once(&notes, b'\n').map_or("", |(_, rest)| rest);
            let given = session;
            session = replay(pack, &concat(&[screen, "\n", rest]));
            // A check that has not begun is not in the notes.
            session.beside.check = given.beside.check.clone();
            // Nor is what was said on the way to the visitor's own answers.
            session.feedback = given.feedback;
            // An answer that was given stays on its own question, as with the widget's Back.
            if let Screen::Ask(ask) = session.screen {
                session.give(ask, given.answer(ask));
            }
        }
        // Going back to the intro does not undo the start.
        session.started |= self.started;
        session.beside.view = View::by_id(view).unwrap_or_default();
        if !check.is_empty() {
            session.beside.check = Check::from_note(check);
        }
        session
    }
}
