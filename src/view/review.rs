//! All answers before the result.

use super::el::{El, el, named};
use super::{Scene, parts};
use crate::pack::Word;
use crate::session::{Action, Ask};

#[inline(never)]
pub(super) fn review(scene: &Scene) -> El {
    let button = |class, name, action, word| named(class, name).click(scene, action).say(scene, word);
    parts::card(scene, "section", "card review", "review")
        .add(scene.screen_heading(scene.word(Word::ReviewTitle)))
        .paragraph_of(scene, Word::ReviewLead)
        .add(el("dl", "answers").items(Ask::all(scene.pack).map(|ask| row(scene, ask))))
        .add(el("div", "buttons").add(button("main", "next", Action::Next, Word::ShowResult)).add(button(
            "plain",
            "back",
            Action::Back,
            Word::Back,
        )))
}

fn row(scene: &Scene, ask: Ask) -> El {
    let (question, _) = parts::question_text(scene, ask);
    let answer = parts::answer_text(scene, ask, scene.session.answer(ask));
    let change = parts::small_button(scene, &change_label(scene, ask), Word::Change, Action::Revise(ask));
    el("div", "answer")
        .add(el("dt", "").text(question))
        .add(el("dd", "given").text(answer))
        .add(el("dd", "do").add(change.part("change").id("change-", ask.id(scene.pack))))
}

/// The name of a "Change" button says what it changes.
pub(super) fn change_label(scene: &Scene, ask: Ask) -> String {
    scene.fill(Word::ChangeOf, &[("topic", topic(scene, ask))])
}

/// What a question is about, in a few words.
pub(super) fn topic<'a>(scene: &'a Scene, ask: Ask) -> &'a str {
    match ask {
        Ask::Context => &scene.pack.context.topic,
        Ask::Question(ix) => scene.pack.question(ix).map_or("", |q| &q.topic),
    }
}
