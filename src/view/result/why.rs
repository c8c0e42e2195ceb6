//! The answers for and against, and those that decide.

use super::super::el::{El, button, el};
use super::super::{Scene, parts, review, say};
use super::ranking::signed;
use crate::list::Gather;
use crate::pack::{Decimal, DimensionIx, OutcomeIx, QuestionIx, Word, concat};
use crate::rules::{Level, Reason, Verdict, deciders, hinge_rules, hinges, reasons};
use crate::session::{Action, Ask, CompareAction, Origin, View};

/// For and against, for the recommended outcome; for a close pair, both outcomes.
pub(super) fn reasons_lists(scene: &Scene, verdict: &Verdict) -> Option<El> {
    let shown = verdict.recommended();
    let section = || el("section", "reasons").part("reasons").add(scene.title(1, Word::ReasonsTitle));
    (!shown.is_empty()).then(|| section().all(shown.iter().map(|outcome| pair(scene, *outcome))))
}

fn pair(scene: &Scene, outcome: OutcomeIx) -> El {
    let (because, against) = reasons(scene.pack, scene.session.answers(), outcome);
    let name = [("outcome", say::name(scene.pack, Some(outcome)))];
    let side = |class, title, list: &[Reason], none| {
        el("div", class).add(scene.heading(2, &scene.fill(title, &name))).add(weighed(scene, list, none))
    };
    el("div", "columns").add(side("for", Word::Because, &because, Word::NoBecause)).add(side(
        "against",
        Word::Against,
        &against,
        Word::NoAgainst,
    ))
}

/// The reasons for and against an outcome in full sentences, the strongest first.
pub(in super::super) fn reason_texts<'a>(scene: &'a Scene, outcome: OutcomeIx) -> [Vec<&'a str>; 2] {
    let (because, against) = reasons(scene.pack, scene.session.answers(), outcome);
    [because_of(scene, &because), because_of(scene, &against)]
}

#[inline(never)]
fn because_of<'a>(scene: &'a Scene, reasons: &[Reason]) -> Vec<&'a str> {
    let mut texts = Vec::new();
    for reason in reasons {
        if let Some(option) = scene.session.answers().chosen(scene.pack, reason.question) {
            texts.push(option.because.as_str());
        }
    }
    texts
}

fn weighed(scene: &Scene, reasons: &[Reason], none: Word) -> El {
    if reasons.is_empty() {
        return el("p", "").say(scene, none);
    }
    let item = |r: &Reason| {
        let option = scene.session.answers().chosen(scene.pack, r.question)?;
        let points = el("b", "points").text(&signed(r.points));
        let text = el("span", "").text(&option.because);
        Some(el("li", "").add(points).add(el("div", "").add(text).maybe(rests_on(scene, r.question))))
    };
    el("ul", "weighed").items(reasons.iter().filter_map(item))
}

/// Links to the rows of the comparison that a question weighs.
fn rests_on(scene: &Scene, question: QuestionIx) -> Option<El> {
    let rows = &scene.pack.question(question)?.informs;
    let id = concat(&["reason-", Ask::Question(question).id(scene.pack)]);
    let way = |row: &DimensionIx| {
        let name = scene.pack.dimensions.get(row.get())?;
        let step = Action::Compare(CompareAction::Row(*row, Some(Origin::Reason(question))));
        let label = scene.fill(Word::SeeRow, &[("row", name)]);
        Some(button("link").attr_owned("aria-label", label).click(scene, step).text(name))
    };
    scene.options.views.contains(&View::Compare).then(|| {
        let lead = el("span", "").say(scene, Word::SeeInComparison);
        el("p", "rests-on").attr_owned("data-reason", id).add(lead).all(rows.iter().filter_map(way))
    })
}

/// What the result hinges on; for a close pair, what would decide it; without a winner, what is not known yet, or else
/// what would decide between the first two.
pub(super) fn hinge_list(scene: &Scene, verdict: &Verdict) -> Option<El> {
    let answers = scene.session.answers();
    let decide = || {
        let (first, second) = (verdict.leader()?, verdict.second()?);
        let names = [("first", say::name(scene.pack, Some(first))), ("second", say::name(scene.pack, Some(second)))];
        let note = scene.fill(Word::DecidersNote, &names);
        let list = deciders(scene.pack, answers, first, second);
        (!list.is_empty()).then_some((Word::DecidersTitle, note, list))
    };
    let unsure = || {
        let is_open = |q: &QuestionIx| answers.option(*q).is_none();
        let list: Vec<QuestionIx> = scene.pack.question_ixs().filter(is_open).gather();
        (!list.is_empty()).then(|| (Word::UnsureTitle, unsure_note(scene, verdict), list))
    };
    let (mut rules, mut rule) = (Vec::new(), "");
    let (title, note, list) = match verdict.level {
        Level::Clear | Level::Likely => {
            rules = hinge_rules(scene.pack, answers);
            // Several may decide together where none does alone.
            if !rules.is_empty() || verdict.held() {
                rule = scene.word(Word::HingesRule);
            }
            let list = hinges(scene.pack, answers);
            let note = match list.len() {
                // Saying that no points decide would sound as if nothing did.
                0 if !rule.is_empty() => "",
                0 => scene.word(Word::HingesNone),
                1 => scene.word(Word::HingesOne),
                _ => scene.word(Word::HingesSome),
            };
            (Word::HingesTitle, note.to_owned(), list)
        }
        // What is answered may count the same for both.
        Level::Close => decide().or_else(unsure)?,
        Level::NoClear => unsure().or_else(decide)?,
        Level::OnlyLeft => return None,
    };
    let section = el("section", "").add(scene.title(1, title));
    Some(named(scene, named(scene, section, rule, &rules), &note, &list))
}

fn named(scene: &Scene, section: El, note: &str, list: &[QuestionIx]) -> El {
    let hinges = || el("ul", "hinges").items(list.iter().map(|question| hinge(scene, *question)));
    section.maybe((!note.is_empty()).then(|| el("p", "").text(note))).maybe((!list.is_empty()).then(hinges))
}

/// How many of the open questions it takes.
fn unsure_note(scene: &Scene, verdict: &Verdict) -> String {
    match usize::from(scene.pack.rules.min_answered).saturating_sub(verdict.answered) {
        0 => scene.word(Word::UnsureNote).to_owned(),
        missing => scene.fill(Word::UnsureFew, &[("count", &missing.to_decimal())]),
    }
}

fn hinge(scene: &Scene, question: QuestionIx) -> El {
    let ask = Ask::Question(question);
    let (text, _) = parts::question_text(scene, ask);
    let answer = parts::answer_text(scene, ask, scene.session.answer(ask));
    let change = || {
        let name = scene.fill(Word::ChangeAnswerOf, &[("topic", review::topic(scene, ask))]);
        parts::small_button(scene, &name, Word::ChangeAnswer, Action::Open(ask)).part("change")
    };
    el("li", "")
        .part("hinge")
        .add(el("span", "asked").text(text))
        .add(el("span", "given").text(answer))
        .maybe((!scene.session.people().visiting()).then(change))
}
