//! The visitor's answers with the points of each, open for change in place.

use super::super::el::{El, el, fresh};
use super::super::{Scene, parts, review, say};
use super::ranking::{bar, signed};
use crate::pack::{Word, concat};
use crate::rules::Verdict;
use crate::session::{Action, Ask};

pub(super) fn answers(scene: &Scene, verdict: &Verdict) -> El {
    el("section", "given-answers")
        .add(scene.title(1, Word::AnswersTitle))
        .maybe((!scene.session.people().visiting()).then(|| el("p", "").say(scene, Word::AnswersNote)))
        .add(el("ul", "answers").items(Ask::all(scene.pack).map(|ask| row(scene, verdict, ask))))
}

/// Keys: under browser translation a changed text must become a new element.
fn row(scene: &Scene, verdict: &Verdict, ask: Ask) -> El {
    let id = ask.id(scene.pack);
    let open = scene.session.editing() == Some(ask);
    let (question, _) = parts::question_text(scene, ask);
    let answer = parts::answer_text(scene, ask, scene.session.answer(ask));
    let (name, word) = if open {
        (concat(&[scene.word(Word::Done), ": ", review::topic(scene, ask)]), Word::Done)
    } else {
        (review::change_label(scene, ask), Word::Change)
    };
    let button = || {
        parts::small_button(scene, &name, word, Action::Edit(ask))
            .part("change")
            .key(if open { "done" } else { "change" })
            .id("change-", id)
            .state("aria-expanded", open)
    };
    el("li", "answer")
        .key(id)
        .add(el("span", "asked").text(question))
        .add(fresh("span", "given", answer))
        .add(weight(scene, verdict, ask))
        .maybe((!scene.session.people().visiting()).then(button))
        .add(if open { editor(scene, verdict, ask) } else { el("div", "editor") })
}

/// The points that the answer gave what is recommended: for each a small bar and the number.
fn weight(scene: &Scene, verdict: &Verdict, ask: Ask) -> El {
    let new = el("span", "weight");
    let Ask::Question(ix) = ask else { return new };
    let option = scene.session.answers().chosen(scene.pack, ix);
    let said = |text: &str| el("span", "points").text(text);
    if option.is_some_and(|o| o.is_rule()) {
        let text = scene.word(Word::AnswerRule);
        return new.key(text).add(said(text));
    }
    let (mut new, mut key) = (new, String::new());
    for ix in verdict.recommended() {
        let Some(outcome) = scene.pack.outcome(ix) else { continue };
        let points = option.map_or(0, |option| option.points_for(ix));
        let text = scene.fill(Word::AnswerPoints, &[("points", &signed(points)), ("outcome", &outcome.short)]);
        new = new.add(bar(points, 4)).add(said(&text));
        key.push_str(&text);
    }
    new.key(key)
}

/// What opens below an answer: the whole question, and what the result is now. Closed, all of it is removed.
fn editor(scene: &Scene, verdict: &Verdict, ask: Ask) -> El {
    let id = ask.id(scene.pack);
    let (question, help) = parts::question_text(scene, ask);
    let now = say::result_now(scene, verdict);
    let group = concat(&["edit-", id, "-is"]);
    let fieldset = el("fieldset", "")
        .attr_owned("data-question", id)
        .id("edit-", id)
        .attr("tabindex", "-1")
        .attr("aria-describedby", "help")
        .add(el("legend", "unseen").text(question))
        .add(el("p", "help").attr("id", "help").text(help))
        .add(parts::choices(scene, ask, &group, scene.session.answer(ask), Action::Change));
    el("div", "editor").add(parts::unsent("").add(fieldset)).add(fresh("p", "now", &now))
}
