//! The score: how many, what to look at again, where to go from here.

use super::super::el::{El, button, el};
use super::super::{Scene, parts, share};
use super::{answers, step};
use crate::pack::{CheckWord, Decimal, ItemIx, Knowledge, fill};
use crate::rules::level_text;
use crate::session::{CheckAction, View};

#[inline(never)]
pub(super) fn score(scene: &Scene, knowledge: &Knowledge) -> El {
    let check = scene.session.check();
    let (correct, of) = check.score(knowledge).unwrap_or_default();
    let values = [("correct", &*correct.to_decimal()), ("of", &*of.to_decimal())];
    let missed = check.missed(knowledge);
    let bar = parts::done_bar(&correct.to_decimal(), &of.to_decimal());
    let again = match missed.is_empty() {
        true => el("p", "").say(knowledge, CheckWord::AllRight),
        false => el("section", "")
            .add(scene.heading(1, knowledge.word(CheckWord::AgainTitle)))
            .add(el("ul", "again").items(missed.iter().filter_map(|(ix, given)| look_again(knowledge, *ix, *given)))),
    };
    let word = |word| knowledge.word(word);
    // Its score says nothing of all situations, which is where its link leads.
    let whole = of >= knowledge.round.into();
    let level = if whole { level_text(knowledge, correct) } else { word(CheckWord::MissedRound) };
    parts::card(scene, "section", "card check score", "score")
        .add(scene.screen_heading(&fill(word(CheckWord::Score), &values)))
        .add(bar)
        .paragraph(level)
        // Before the list, which is ten phone screens long after a bad round.
        .add(buttons(scene, knowledge, missed.len()))
        .add(again)
        .maybe(whole.then(|| share::panel(scene)))
        .add(
            el("div", "buttons ways-on")
                .maybe(parts::way_to(scene, View::Decide, word(CheckWord::ToDecide)))
                .maybe(parts::way_to(scene, View::Compare, word(CheckWord::ToCompare))),
        )
}

fn look_again(knowledge: &Knowledge, ix: ItemIx, given: u8) -> Option<El> {
    let item = knowledge.item(ix)?;
    let new = el("li", "").key(item.id.as_str()).add(el("p", "name").text(&item.text));
    Some(answers(new, knowledge, item, given).add(el("p", "explanation").text(&item.explanation)))
}

fn buttons(scene: &Scene, knowledge: &Knowledge, missed: usize) -> El {
    let button = |class, id: &'static str, action, word| {
        let new = button(class).attr("id", id).key(id).click(scene, step(action));
        new.say(knowledge, word)
    };
    el("div", "buttons")
        .maybe((missed > 0).then(|| {
            let word = if missed == 1 { CheckWord::MissedOne } else { CheckWord::Missed };
            button("main", "missed", CheckAction::Missed, word)
        }))
        .add(button("", "another", CheckAction::Another, CheckWord::Another))
}
