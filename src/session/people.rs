//! Answers of other people that came from links, and the visitor's own while somebody else's result is shown.

use super::{Ask, Feedback, Notice, Person, Screen, Session, View, choice_id};
use crate::list::Gather;
use crate::pack::{Pack, concat, split, split_once};
use std::rc::Rc;

/// How many others fit next to the visitor.
pub const MOST_OTHERS: usize = 8;
/// How many people a team's link holds: everybody who fits side by side, including the sender.
pub const MOST_PEOPLE: usize = MOST_OTHERS + 1;

/// The other people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    pub(super) others: Vec<Person>,
    /// Whether a link's result or team is shown instead of the visitor's own.
    pub(super) visiting: bool,
    /// The visitor's own quiz in the meantime.
    pub(super) kept: Option<Rc<Session>>,
}

/// A step that has to do with other people's answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeopleAction {
    /// A link was opened: show what it holds. The visitor's own answers are kept.
    Visit(Vec<Person>, Notice),
    /// Go to the visitor's own answers: back to those that were kept, or to the first question.
    Own,
    /// Go on with the answers of the link as the visitor's own; only if no answers of their own are kept.
    Adopt,
    /// Put others next to the visitor's own answers; say what could not be read.
    Join(Vec<Person>, Feedback),
    /// Take one of the others out.
    Leave(usize),
}

impl People {
    /// The others, in the order in which they came.
    pub fn others(&self) -> &[Person] {
        &self.others
    }

    /// Whether a link's result or team is shown instead of the visitor's own.
    pub fn visiting(&self) -> bool {
        self.visiting
    }

    /// The visitor's own session, while a link's is shown.
    pub fn kept(&self) -> Option<&Session> {
        self.kept.as_deref()
    }

    /// Whether the visitor has answers of their own to go back to.
    pub fn has_kept(&self) -> bool {
        self.kept.is_some()
    }

    /// The others as one line: ids of questions and options alternately. Called only if there are some.
    #[inline(never)]
    pub(super) fn to_note(&self, pack: &Pack) -> String {
        let mut note = String::new();
        for (place, person) in self.others.iter().enumerate() {
            if place > 0 {
                note.push('+');
            }
            // A person who has answered nothing still counts.
            if person.is_silent() {
                note.push(',');
            }
            for ask in Ask::all(pack) {
                if let Some(choice) = person.answer(ask) {
                    note.push_str(&concat(&[ask.id(pack), ",", choice_id(pack, ask, choice), ","]));
                }
            }
        }
        note
    }

    /// Reads what [`People::to_note`] wrote; what does not exist in the pack is left out.
    pub(super) fn others_of(pack: &Pack, note: &str) -> Vec<Person> {
        // Without a comma there is nobody. `history.js` and `pieces.js` fetch the piece of `read_all` for anything that
        // has one.
        if note.bytes().any(|byte| byte == b',') { read_all(pack, note) } else { Vec::new() }
    }
}

#[inline(never)]
fn read_all(pack: &Pack, note: &str) -> Vec<Person> {
    split(note, b'+')
        .filter(|person| split_once(person, b',').is_some())
        .take(MOST_PEOPLE)
        .map(|p| read(pack, p))
        .gather()
}

fn read(pack: &Pack, note: &str) -> Person {
    let mut person = Person::silent(pack);
    let mut ids = split(note, b',');
    while let (Some(question), Some(option)) = (ids.next(), ids.next()) {
        if let Some((ask, choice)) = Ask::answer_by_ids(pack, question, option) {
            person.give(ask, Some(choice));
        }
    }
    person
}

impl Session {
    /// The other people.
    pub fn people(&self) -> &People {
        &self.people
    }

    /// The visitor's own answers as a person's; none while somebody else's are shown or there is no result.
    pub fn own(&self) -> Option<Person> {
        let own = self.screen == Screen::Result && !self.people.visiting;
        own.then(|| self.person.clone())
    }

    /// Everybody whose answers are compared: the visitor first, if they have a result.
    #[inline(never)]
    pub fn everybody(&self) -> Vec<Person> {
        let mut all: Vec<Person> = self.own().into_iter().gather();
        all.extend(self.people.others.iter().cloned());
        all
    }

    /// Whether the step makes sense here. Earlier messages go in any case.
    #[inline(never)]
    pub(super) fn people_step(&mut self, pack: &Pack, action: &PeopleAction) -> bool {
        self.notice = None;
        self.feedback = None;
        match action {
            PeopleAction::Visit(others, notice) => {
                let mut others = others.clone();
                others.truncate(MOST_PEOPLE);
                let Some(first) = others.first().cloned() else { return false };
                let kept = match self.people.visiting {
                    true => self.people.kept.take(),
                    // If the visitor has done nothing, nothing is kept, unless other people would be lost.
                    false if self.is_untouched() && self.people.others.iter().all(|one| others.contains(one)) => None,
                    false => Some(Rc::new(self.clone())),
                };
                self.forget(pack);
                if others.len() == 1 {
                    self.person = first;
                    self.settle(pack);
                } else {
                    self.go(Screen::Team);
                }
                self.people = People { others, visiting: true, kept };
                self.notice = Some(*notice);
            }
            PeopleAction::Own if self.people.visiting => {
                let People { mut others, kept, .. } = std::mem::take(&mut self.people);
                let beside = std::mem::take(&mut self.beside);
                *self = match kept {
                    Some(kept) => (*kept).clone(),
                    None => {
                        let mut new = Session::new(pack);
                        new.ask(Ask::Context);
                        new
                    }
                }
                .with_beside(beside);
                // The visitor's own link does not make them a second person.
                if let Some(own) = self.own() {
                    others.retain(|one| *one != own);
                }
                for person in std::mem::take(&mut self.people.others) {
                    if !others.contains(&person) {
                        others.push(person);
                    }
                }
                self.feedback = (others.len() > MOST_OTHERS).then_some(Feedback::TeamFull);
                others.truncate(MOST_OTHERS);
                self.people.others = others;
                self.notice = None;
                self.beside.view = View::Decide;
            }
            PeopleAction::Adopt if self.people.visiting && self.screen == Screen::Result && !self.people.has_kept() => {
                self.people.visiting = false;
            }
            PeopleAction::Join(others, feedback) if !self.people.visiting => {
                self.people.others.extend(others.iter().cloned());
                let over = self.people.others.len() > MOST_OTHERS;
                self.people.others.truncate(MOST_OTHERS);
                self.feedback = Some(if over { Feedback::TeamFull } else { *feedback });
            }
            PeopleAction::Leave(place) if !self.people.visiting && *place < self.people.others.len() => {
                self.people.others.remove(*place);
            }
            _ => return false,
        }
        true
    }
}
