//! Catching up with what happened before the program was there.
//!
//! `element.js` shows the prerendered screens and notes what the visitor does on them. The notes are
//! replayed as actions, so the session cannot come into a state that the program itself would not allow.

use super::{Action, Ask, Screen, Session, choice_id};
use crate::pack::Pack;

/// Notes of an earlier visit or of the time before the program was there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resume {
    /// The screen: 0 the intro, 1 the context question, then one each; after the last the review, then the result.
    pub screen: usize,
    /// Question id and option id, in any order; what does not exist is left out.
    pub answers: Vec<(String, String)>,
}

/// Replays notes on a fresh session: walks from the start as far as the answers carry, at most to `screen`.
pub fn replay(pack: &Pack, notes: &Resume) -> Session {
    let mut session = Session::new(pack);
    for _ in 0..notes.screen {
        let action = match session.screen() {
            Screen::Intro => Action::Start,
            Screen::Review => Action::Next,
            Screen::Result => break,
            Screen::Ask(ask) => {
                mark(pack, &mut session, ask, notes);
                Action::Next
            }
        };
        let next = session.apply(pack, action);
        if next.screen() == session.screen() {
            // An answer is missing here: stop without the reminder, the visitor did not press anything.
            break;
        }
        session = next;
    }
    if let Screen::Ask(ask) = session.screen() {
        mark(pack, &mut session, ask, notes);
    }
    session
}

fn mark(pack: &Pack, session: &mut Session, ask: Ask, notes: &Resume) {
    let id = ask.id(pack);
    let given = notes.answers.iter().rev().find(|(question, _)| question == id);
    if let Some(choice) = given.and_then(|(_, option)| ask.choice_by_id(pack, option)) {
        *session = session.apply(pack, Action::Mark(choice));
    }
}

/// Notes as text: the screen's number, then one `question=option` a line.
pub fn notes_of(pack: &Pack, session: &Session) -> String {
    let last = Ask::all(pack).count();
    let screen = match session.screen() {
        Screen::Intro => 0,
        Screen::Ask(ask) => ask.step() + 1,
        Screen::Review => last + 1,
        Screen::Result => last + 2,
    };
    let mut text = screen.to_string();
    for ask in Ask::all(pack) {
        let here = session.screen() == Screen::Ask(ask);
        let choice = if here { session.draft() } else { session.answer(ask) };
        if let Some(choice) = choice {
            for part in ["\n", ask.id(pack), "=", choice_id(pack, ask, choice)] {
                text.push_str(part);
            }
        }
    }
    text
}

/// Reads notes; what is not understood is left out.
pub fn read_notes(text: &str) -> Resume {
    let mut lines = text.lines();
    let screen = lines.next().and_then(|line| line.trim().parse().ok()).unwrap_or(0);
    let pair = |line: &str| line.split_once('=').map(|(question, option)| (question.to_owned(), option.to_owned()));
    Resume { screen, answers: lines.filter_map(pair).collect() }
}
