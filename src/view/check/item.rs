//! One item: the question, and after the answer its explanation.

use super::super::el::{El, el, named};
use super::super::map::ground;
use super::super::{Scene, parts};
use super::{answer_text, answers, in_words, step};
use crate::list::Gather;
use crate::pack::{BoxAnswer, CheckWord, Decimal, Item, ItemKind, Knowledge, Who, concat, fill};
use crate::session::{Action, CheckAction, CompareAction, Origin, View};

#[inline(never)]
pub(super) fn item(scene: &Scene, knowledge: &Knowledge, item: &Item) -> El {
    let check = scene.session.check();
    let given = check.given().last().copied().filter(|_| check.explained());
    let ask = match item.kind {
        ItemKind::Box4(_) => Some(CheckWord::WhoWhere),
        ItemKind::TrueFalse(_) => Some(CheckWord::TrueOrFalse),
        ItemKind::Choice(..) => None,
    };
    let reminder = el("p", "reminder")
        .attr("id", "reminder")
        .attr("tabindex", "-1")
        .flag("hidden", !check.reminded())
        .say(knowledge, CheckWord::ChooseOne);
    let fieldset = el("fieldset", "").part("item").attr_owned("data-question", item.id.as_str());
    // A reminder that is not seen would be read as part of the description.
    let fieldset = match (ask, check.reminded() && check.draft().is_none()) {
        (Some(_), true) => fieldset.attr("aria-describedby", "help reminder"),
        (Some(_), false) => fieldset.attr("aria-describedby", "help"),
        (None, true) => fieldset.attr("aria-describedby", "reminder"),
        (None, false) => fieldset,
    };
    let fieldset = fieldset
        .add(el("legend", "").add(scene.screen_heading(&item.text).attr("aria-describedby", "progress")))
        .maybe(ask.map(|word| el("p", "help").attr("id", "help").say(knowledge, word)))
        .add(reminder)
        .add(options(scene, knowledge, item, given));
    parts::card(scene, "form", "card check", &item.id)
        .flag("novalidate", true)
        .add(progress(scene, knowledge))
        .add(fieldset)
        .maybe(given.map(|given| feedback(scene, knowledge, item, given)))
        .add(buttons(scene, knowledge, item, given.is_some()))
}

/// The answers as native radios; the four boxes are on the map.
fn options(scene: &Scene, knowledge: &Knowledge, item: &Item, given: Option<u8>) -> El {
    let (mut list, order) = match item.kind {
        // Above own people, below an outside company; first one's own country, then another one.
        ItemKind::Box4(_) => (el("div", "sheet").add(ground(scene.pack)), vec![0, 2, 1, 3]),
        _ => (el("div", "options"), (0..item.answers()).gather()),
    };
    for answer in order {
        list = list.add(option(scene, knowledge, item, answer, given));
    }
    list
}

fn option(scene: &Scene, knowledge: &Knowledge, item: &Item, answer: u8, given: Option<u8>) -> El {
    let square = knowledge.boxes.get(usize::from(answer)).filter(|_| matches!(item.kind, ItemKind::Box4(_)));
    let value = match (square, &item.kind) {
        (Some(square), _) => square.id.clone(),
        (None, ItemKind::TrueFalse(_)) => (if answer == 0 { "true" } else { "false" }).to_owned(),
        _ => answer.to_decimal(),
    };
    let marked = given.or(scene.session.check().draft()) == Some(answer);
    let radio = el("input", "")
        .attr("type", "radio")
        .attr_owned("id", concat(&[item.id.as_str(), "-", &value]))
        .attr_owned("name", item.id.as_str())
        .flag("disabled", given.is_some())
        .checkable(value, marked)
        .change(scene, step(CheckAction::Mark(answer)));
    let (class, mark) = match given {
        Some(_) if answer == item.right() => ("option right", Some(CheckWord::Right)),
        Some(given) if given == answer => ("option wrong", Some(CheckWord::Wrong)),
        Some(_) => ("option past", None),
        None => ("option", None),
    };
    let name = square.map_or_else(|| answer_text(knowledge, item, answer), |square| &square.short);
    let mut words = el("span", "words").add(el("span", "name").text(name));
    if let Some(square) = square {
        for word in &axes(square) {
            words = words.add(el("span", "axis").say(knowledge, *word));
        }
    }
    let words = words.maybe(mark.map(|word| el("b", "mark-text").say(knowledge, word)));
    el("label", class).part("option").add(radio).add(words)
}

/// The two answers that a box stands for: who, where.
fn axes(square: &BoxAnswer) -> [CheckWord; 2] {
    [
        if square.who == Who::Own { CheckWord::WhoOwn } else { CheckWord::WhoOutside },
        if square.abroad { CheckWord::WhereAbroad } else { CheckWord::WhereHome },
    ]
}

/// Right or not, and why. Its heading gets the focus, and its name says what is right as well: a message
/// beside the focus may be lost.
fn feedback(scene: &Scene, knowledge: &Knowledge, item: &Item, given: u8) -> El {
    let right = given == item.right();
    let square = match item.kind {
        ItemKind::Box4(right) => knowledge.boxes.get(usize::from(right)),
        _ => None,
    };
    let text = |class, on: bool, word| on.then(|| el("p", class).say(knowledge, word));
    let sources = item.sources.iter().filter_map(|ix| knowledge.sources.get(ix.get()));
    let folded = || parts::folded(knowledge.word(CheckWord::Sources), false).add(parts::sources(sources));
    let about = || {
        let row = scene.pack.dimensions.get(item.dimension.get())?;
        let to = CompareAction::Row(item.dimension, Some(Origin::Check));
        let text = fill(knowledge.word(CheckWord::About), &[("row", row)]);
        parts::way_by(scene, View::Compare, Action::Compare(to), &text)
    };
    let result = knowledge.word(if right { CheckWord::Right } else { CheckWord::Wrong });
    let answer = in_words(knowledge, CheckWord::Is, item, item.right());
    let heading = scene
        .heading(1, result)
        .attr("id", "feedback")
        .attr("tabindex", "-1")
        .attr_owned("aria-label", fill(knowledge.word(CheckWord::Said), &[("result", result), ("answer", &answer)]));
    let words = answers(el("div", "why").add(heading), knowledge, item, given)
        .maybe(square.map(|square| who_where(knowledge, square)))
        .add(el("p", "explanation").text(&item.explanation))
        .maybe(text("trap", item.trap, CheckWord::Trap))
        .maybe(text("fine", item.judgement, CheckWord::Judgement))
        .maybe((!item.sources.is_empty()).then(folded))
        .maybe(about());
    el("div", if right { "feedback right" } else { "feedback wrong" }).part("feedback").add(words)
}

fn who_where(knowledge: &Knowledge, square: &BoxAnswer) -> El {
    let [who, place] = axes(square);
    let row = |term, word| parts::term(knowledge.word(term), knowledge.word(word));
    el("dl", "axes").add(row(CheckWord::Who, who)).add(row(CheckWord::Where, place))
}

fn buttons(scene: &Scene, knowledge: &Knowledge, item: &Item, explained: bool) -> El {
    let check = scene.session.check();
    let last = check.given().len() >= check.round(knowledge).len();
    let (action, word) = match explained {
        false => (CheckAction::Answer, CheckWord::Answer),
        true => (CheckAction::Next, if last { CheckWord::Finish } else { CheckWord::Next }),
    };
    let button = named("main", "next").attr("type", "submit");
    // A different button, so that a double click does not skip the explanation.
    let button = button.key(concat(&[item.id.as_str(), if explained { "-next" } else { "-answer" }]));
    el("div", "buttons").add(button.click(scene, step(action)).say(knowledge, word))
}

fn progress(scene: &Scene, knowledge: &Knowledge) -> El {
    let check = scene.session.check();
    let (step, of) = ((check.at() + 1).to_decimal(), check.round(knowledge).len().to_decimal());
    let text = fill(knowledge.word(CheckWord::Step), &[("step", &step), ("of", &of)]);
    parts::progress(&text, &step, &of)
}
