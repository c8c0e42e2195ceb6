//! The knowledge check: what it is, one item per screen with its explanation, the score.

mod item;
mod score;

use super::el::{El, button, el, fresh};
use super::{Scene, map, parts};
use crate::pack::{CheckWord, Decimal, Item, ItemKind, Knowledge, Word, fill};
use crate::session::{Action, CheckAction, Session};

pub(super) fn check(scene: &Scene) -> El {
    let state = scene.session.check();
    if !state.begun() {
        return intro(scene);
    }
    let Some(knowledge) = scene.pack.knowledge() else {
        return parts::card(scene, "section", "card check", "check-waiting")
            .add(scene.screen_heading(scene.word(Word::CheckTitle)))
            .add(parts::lacking(scene));
    };
    match state.item(knowledge) {
        Some(item) => item::item(scene, knowledge, item),
        None => score::score(scene, knowledge),
    }
}

fn intro(scene: &Scene) -> El {
    let of = scene.pack.check_items.to_decimal();
    let start = button("main").attr("id", "check-start").part("start").attr("data-act", "start");
    let words = el("div", "")
        .add(scene.screen_heading(scene.word(Word::CheckTitle)))
        .paragraph(&scene.fill(Word::CheckLead, &[("of", &of)]))
        .paragraph_of(scene, Word::CheckFacts)
        .add(el("div", "buttons").add(start.click(scene, step(CheckAction::Begin)).say(scene, Word::Start)));
    parts::card(scene, "section", "card check intro", "check")
        .maybe(shared(scene))
        .add(el("div", "split").add(words).add(map(scene.pack, None)))
}

/// Where the order comes from, if it is from a link.
fn shared(scene: &Scene) -> Option<El> {
    let knowledge = scene.pack.knowledge().filter(|_| scene.session.check().linked())?;
    Some(note_of_link(scene, knowledge))
}

#[inline(never)]
fn note_of_link(scene: &Scene, knowledge: &Knowledge) -> El {
    let check = scene.session.check();
    // A round of missed situations had a score of its own; the next round has all of them.
    let text = match check.shared().filter(|(_, of)| *of == scene.pack.check_items) {
        Some((correct, of)) => {
            let values = [("correct", &*correct.to_decimal()), ("of", &*of.to_decimal())];
            fill(knowledge.word(CheckWord::SharedScore), &values)
        }
        None => knowledge.word(CheckWord::Shared).to_owned(),
    };
    fresh("p", "notice", &text).part("notice")
}

fn step(action: CheckAction) -> Action {
    Action::Check(action)
}

/// An answer in words.
fn answer_text<'a>(knowledge: &'a Knowledge, item: &'a Item, answer: u8) -> &'a str {
    let at = usize::from(answer);
    match &item.kind {
        ItemKind::Box4(_) => knowledge.boxes.get(at).map_or("", |b| &b.text),
        ItemKind::TrueFalse(_) => knowledge.word(if answer == 0 { CheckWord::True } else { CheckWord::False }),
        ItemKind::Choice(options, _) => options.get(at).map_or("", String::as_str),
    }
}

/// Adds "It is: …", and if that was wrong, "You said: …".
#[inline(never)]
fn answers(to: El, knowledge: &Knowledge, item: &Item, given: u8) -> El {
    let say = |class, word, answer| {
        let text = fill(knowledge.word(word), &[("answer", answer_text(knowledge, item, answer))]);
        el("p", class).text(&text)
    };
    let yours = (given != item.right()).then(|| say("yours", CheckWord::Yours, given));
    to.add(say("is", CheckWord::Is, item.right())).maybe(yours)
}

/// Right or not, and what is right: the explanation gets the focus, but not every screen reader reads a focused text.
pub(super) fn announcement(scene: &Scene, old: &Session, new: &Session) -> Option<String> {
    said(scene.pack.knowledge()?, old, new)
}

#[inline(never)]
fn said(knowledge: &Knowledge, old: &Session, new: &Session) -> Option<String> {
    let check = new.check();
    let given = *check.given().last().filter(|_| check.explained() && !old.check().explained())?;
    let item = check.item(knowledge)?;
    let result = knowledge.word(if given == item.right() { CheckWord::Right } else { CheckWord::Wrong });
    let answer = fill(knowledge.word(CheckWord::Is), &[("answer", answer_text(knowledge, item, item.right()))]);
    Some(fill(knowledge.word(CheckWord::Said), &[("result", result), ("answer", &answer)]))
}
