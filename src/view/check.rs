//! The knowledge check: what it is, one item per screen with its explanation, the score.

mod item;
mod score;

use super::el::{El, button, el, fresh};
use super::{Scene, map, parts};
use crate::pack::{CheckWord, Decimal, Item, ItemKind, Knowledge, Word, fill};
use crate::session::{Action, CheckAction};

pub(super) fn check(scene: &Scene) -> El {
    let state = scene.session.check();
    if !state.begun() {
        return intro(scene);
    }
    let Some(knowledge) = scene.pack.knowledge() else {
        let lacking = parts::lacking(scene);
        // Another title than on the screen before, or a screen reader would seem to stay there.
        return match scene.outside.part_failed {
            true => parts::card(scene, "section", "card check", "check-failed")
                .add(scene.screen_heading(scene.word(Word::CheckTitle)))
                .add(lacking),
            false => parts::card(scene, "section", "card check", "check-waiting")
                .add(lacking.attr("id", "heading").attr("tabindex", "-1")),
        };
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

#[inline(never)]
fn in_words(knowledge: &Knowledge, word: CheckWord, item: &Item, answer: u8) -> String {
    fill(knowledge.word(word), &[("answer", answer_text(knowledge, item, answer))])
}

/// Adds "It is: …", and if that was wrong, "You said: …".
#[inline(never)]
fn answers(to: El, knowledge: &Knowledge, item: &Item, given: u8) -> El {
    let say = |class, word, answer| el("p", class).text(&in_words(knowledge, word, item, answer));
    let yours = (given != item.right()).then(|| say("yours", CheckWord::Yours, given));
    to.add(say("is", CheckWord::Is, item.right())).maybe(yours)
}
