//! Catches up with what happened before the program was there.
//!
//! `element.js` shows the prerendered screens and notes what the visitor does on them. Notes become a session only as
//! far as they make sense, so it cannot reach a state that the program itself would not allow.

use super::{Ask, Screen, Session, choice_id};
use super::{Beside, Check, Compare, People, View};
use crate::pack::{Decimal, Pack, Values, concat, parse_u32, split_once};
use crate::rules::Choice;
use std::rc::Rc;

/// The session that notes describe, up to the first missing answer. What is not understood is left out; a screen after
/// a missing answer becomes that question. What is noted for the question on the screen is only marked; it counts when
/// the visitor moves on. What they had given before stays.
pub fn replay(pack: &Pack, notes: &str) -> Session {
    let mut session = Session::new(pack);
    // The intro is 0, the context question 1, then each has one; after the last come the review and the result.
    let screen =
        parse_u32(split_once(notes, b'\n').map_or(notes, |(screen, _)| screen)).map_or(0, |screen| screen as usize);
    let mut values = Values::of(notes);
    let others = People::others_of(pack, values.get("*others").unwrap_or(""));
    let visits = !others.is_empty() && values.get("*visiting").is_some_and(|note| !note.is_empty());
    let team = visits && others.len() > 1;
    // Somebody else's answers have no gaps, as when their link was opened.
    let here = screen.checked_sub(1).filter(|_| !visits).and_then(|step| Ask::at(pack, step));
    let mut gap = None;
    for ask in Ask::all(pack).filter(|ask| Some(*ask) != here) {
        match noted(pack, &mut values, ask) {
            Some(choice) => session.give(ask, Some(choice)),
            None if ask != Ask::Context && ask.step() + 1 < screen && !visits => gap = gap.or(Some(ask)),
            None => {}
        }
    }
    let last = Ask::count(pack);
    let beside = Beside {
        view: values.get("*view").and_then(View::by_id).unwrap_or_default(),
        compare: Compare::from_note(pack, values.get("*compare").unwrap_or("")),
        check: Check::from_note(values.get("*check").or_else(|| values.get("*linked")).unwrap_or("")),
    };
    let kept = values.get("*kept").filter(|kept| !kept.is_empty());
    let kept = kept.map(|kept| replay(pack, &exchanged(kept, [('/', '\n'), (':', '=')])));
    let kept = match kept {
        // There is nobody left to visit.
        Some(own) if !visits => return own.with_beside(beside),
        kept => kept,
    };
    session.started = kept.as_ref().map_or(screen > 0 && !visits, |own| own.started);
    session.people = People { others, visiting: visits, kept: kept.map(Rc::new) };
    match gap.or(here) {
        Some(ask) => {
            // What is marked may be a change of what was given.
            let given = values.get("*given").and_then(|given| split_once(given, b','));
            let given = given.and_then(|(question, option)| Ask::answer_by_ids(pack, question, option));
            session.give(ask, given.filter(|(of, _)| *of == ask).map(|(_, choice)| choice));
            session.ask(ask);
            session.draft = noted(pack, &mut values, ask);
        }
        None if team => session.go(Screen::Team),
        None if visits => session.settle(pack),
        None if screen == 0 => {}
        None => session.go(if screen == last + 1 { Screen::Review } else { Screen::Result }),
    }
    session.with_beside(beside)
}

fn noted(pack: &Pack, values: &mut Values, ask: Ask) -> Option<Choice> {
    ask.choice_by_id(pack, values.get(ask.id(pack))?).filter(|choice| ask.has(pack, *choice))
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
    screen.to_decimal()
}

/// Notes as text: the screen's number, then one `question=option` per line, then the other views after a star.
pub fn notes_of(pack: &Pack, session: &Session) -> String {
    let mut text = screen_number(pack, session);
    for ask in Ask::all(pack) {
        let here = session.screen() == Screen::Ask(ask);
        let choice = if here { session.draft() } else { session.answer(ask) };
        if let Some(choice) = choice {
            text.push_str(&concat(&["\n", ask.id(pack), "=", choice_id(pack, ask, choice)]));
        }
    }
    // A star distinguishes them from questions.
    if let Screen::Ask(ask) = session.screen()
        && let Some(choice) = session.answer(ask)
    {
        // With its question: on the prerendered screens the visitor may go on from here.
        text.push_str(&concat(&["\n*given=", ask.id(pack), ",", choice_id(pack, ask, choice)]));
    }
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
    // A check that `element.js` sees as begun needs the program; a link's order and score do not.
    let check = &beside.check;
    if check.begun() || check.linked() {
        put(if check.begun() { "\n*check=" } else { "\n*linked=" }, &check.to_note());
    }
    text
}

/// Notes as one line within other notes.
fn within(notes: &str) -> String {
    exchanged(notes, [('\n', '/'), ('=', ':')])
}

/// The text with two characters replaced by others.
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
