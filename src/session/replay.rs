//! Catching up with what happened before the program was there.
//!
//! `element.js` shows the prerendered screens and notes what the visitor does on them. Notes become a session
//! only as far as they make sense, so it cannot come into a state that the program itself would not allow.

use super::{Ask, Screen, Session, choice_id};
use super::{Beside, Check, Compare, People, View};
use crate::list::Gather;
use crate::pack::{Digits, Pack, cat};
use crate::rules::Choice;

/// Notes of an earlier visit or of the time before the program was there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resume {
    /// The screen: 0 the intro, 1 the context question, then one each; after the last the review, then the result.
    pub screen: usize,
    /// Question id and option id, in any order; what does not exist is left out.
    pub answers: Vec<(String, String)>,
}

impl Resume {
    /// Whether there is a note of that name.
    pub fn has(&self, name: &str) -> bool {
        self.answers.iter().any(|(n, _)| n == name)
    }

    /// The last note of that name; empty without one.
    pub fn note(&self, name: &str) -> &str {
        self.answers.iter().rev().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }
}

/// The session that notes describe, as far as the answers carry: a screen behind a missing answer becomes that
/// question. What is noted for the question on the screen is only marked; it counts when the visitor moves on.
pub fn replay(pack: &Pack, notes: &Resume) -> Session {
    let mut session = Session::new(pack);
    let note = |name: &str| notes.note(name);
    let others = People::others_of(pack, note("*others"));
    let visits = !others.is_empty() && !note("*visiting").is_empty();
    let team = visits && others.len() > 1;
    // Somebody else's answers have no gaps, as when their link was opened.
    let here = notes.screen.checked_sub(1).filter(|_| !visits).and_then(|step| Ask::at(pack, step));
    let mut near = 0;
    for ask in Ask::all(pack).filter(|ask| Some(*ask) != here) {
        if let Some(choice) = noted(pack, notes, ask, &mut near) {
            session.give(ask, Some(choice));
        }
    }
    let before = |ask: &Ask| here.is_none_or(|here| ask.step() < here.step());
    let missing = |ask: &Ask| *ask != Ask::Context && session.answer(*ask).is_none();
    let gap = Ask::all(pack).find(|ask| notes.screen > 0 && !visits && before(ask) && missing(ask));
    let last = Ask::count(pack);
    let beside = Beside {
        view: View::by_id(note("*view")).unwrap_or_default(),
        compare: Compare::from_note(pack, note("*compare")),
        check: Check::from_note(if notes.has("*check") { note("*check") } else { note("*linked") }),
    };
    let kept = note("*kept");
    let kept = (!kept.is_empty()).then(|| replay(pack, &read_notes(&exchanged(kept, [('/', '\n'), (':', '=')]))));
    let kept = match kept {
        // Nobody is left to be visited.
        Some(own) if !visits => return own.with(beside),
        kept => kept,
    };
    session.started = kept.as_ref().map_or(notes.screen > 0 && !visits, |own| own.started);
    session.people = People { others, visiting: visits, kept: kept.map(Box::new) };
    match gap.or(here) {
        Some(ask) => {
            session.ask(ask);
            session.draft = noted(pack, notes, ask, &mut near);
        }
        None if team => session.go(Screen::Team),
        None if visits => session.take(pack, session.context(), &session.answers().clone()),
        None if notes.screen == 0 => {}
        None => session.go(if notes.screen == last + 1 { Screen::Review } else { Screen::Result }),
    }
    session.with(beside)
}

/// Notes stand mostly in the order of the questions, so the search begins where the last one ended.
fn noted(pack: &Pack, notes: &Resume, ask: Ask, near: &mut usize) -> Option<Choice> {
    let id = ask.id(pack);
    for step in 0..notes.answers.len() {
        let at = (*near + step) % notes.answers.len();
        let (question, option) = notes.answers.get(at)?;
        if question == id {
            *near = at + 1;
            return ask.choice_by_id(pack, option);
        }
    }
    None
}

pub(super) fn screen_number(pack: &Pack, session: &Session) -> String {
    let last = Ask::count(pack);
    let screen = match session.screen() {
        Screen::Intro => 0,
        Screen::Ask(ask) => ask.step() + 1,
        Screen::Review => last + 1,
        Screen::Result => last + 2,
        Screen::Team => last + 3,
    };
    screen.digits()
}

/// Notes as text: the screen's number, then one `question=option` a line, then the other views behind a star.
pub fn notes_of(pack: &Pack, session: &Session) -> String {
    let mut text = screen_number(pack, session);
    for ask in Ask::all(pack) {
        let here = session.screen() == Screen::Ask(ask);
        let choice = if here { session.draft() } else { session.answer(ask) };
        if let Some(choice) = choice {
            text.push_str(&cat(&["\n", ask.id(pack), "=", choice_id(pack, ask, choice)]));
        }
    }
    // A star sets them apart from questions.
    let mut put = |name: &str, note: &str| {
        text.push_str(name);
        text.push_str(note);
    };
    let (beside, people) = (session.beside(), session.people());
    if !people.others.is_empty() {
        put("\n*others=", &people.to_note(pack));
    }
    if people.visiting {
        put("\n*visiting=", "1");
    }
    if let Some(kept) = &people.kept {
        put("\n*kept=", &within(&notes_of(pack, kept)));
    }
    put("\n*view=", beside.view.id());
    if beside.compare != Compare::default() {
        put("\n*compare=", &beside.compare.to_note(pack));
    }
    // What `element.js` knows as begun needs the program; the order of a link and its score do not.
    if beside.check.begun() {
        put("\n*check=", &beside.check.to_note());
    } else if beside.check.linked() {
        put("\n*linked=", &beside.check.to_note());
    }
    text
}

/// Notes as one line within other notes.
fn within(notes: &str) -> String {
    exchanged(notes, [('\n', '/'), ('=', ':')])
}

/// The text with others in the place of two characters.
fn exchanged(text: &str, [one, two]: [(char, char); 2]) -> String {
    let mut all = String::new();
    for c in text.chars() {
        all.push(match c {
            c if c == one.0 => one.1,
            c if c == two.0 => two.1,
            c => c,
        });
    }
    all
}

/// Reads notes; what is not understood is left out.
pub fn read_notes(text: &str) -> Resume {
    let mut lines = text.split('\n');
    let screen = lines.next().and_then(|line| line.parse().ok()).unwrap_or(0);
    let pair = |line: &str| line.split_once('=').map(|(question, option)| (question.to_owned(), option.to_owned()));
    Resume { screen, answers: lines.filter_map(pair).gather() }
}
