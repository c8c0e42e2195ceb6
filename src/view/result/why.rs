//! The answers for and against, and those that decide.

use super::super::{Scene, parts, review, say};
use super::ranking::signed;
use crate::pack::{OutcomeIx, QuestionIx, Word};
use crate::rules::{Level, Reason, Verdict, deciders, hinges, reasons};
use crate::session::{Action, Ask};
use yew::{Html, html};

/// For and against, for the recommended outcome; for a close pair, both outcomes.
pub(super) fn reasons_lists(scene: &Scene, verdict: &Verdict) -> Html {
    let shown: Vec<OutcomeIx> = match verdict.level {
        Level::NoClear => Vec::new(),
        Level::Close => verdict.leader().into_iter().chain(verdict.second()).collect(),
        _ => verdict.leader().into_iter().collect(),
    };
    if shown.is_empty() {
        return html! {};
    }
    html! {
        <section class="reasons" part="reasons">
            { scene.heading(1, scene.word(Word::ReasonsTitle)) }
            { shown.into_iter().map(|outcome| pair(scene, outcome)).collect::<Html>() }
        </section>
    }
}

fn pair(scene: &Scene, outcome: OutcomeIx) -> Html {
    let (because, against) = reasons(scene.pack, scene.session.answers(), outcome);
    let name = [("outcome", say::name(scene.pack, Some(outcome)))];
    html! {
        <div class="columns">
            <div class="for">
                { scene.heading(2, &scene.fill(Word::Because, &name)) }
                { list(scene, &because, Word::NoBecause) }
            </div>
            <div class="against">
                { scene.heading(2, &scene.fill(Word::Against, &name)) }
                { list(scene, &against, Word::NoAgainst) }
            </div>
        </div>
    }
}

fn list(scene: &Scene, reasons: &[Reason], none: Word) -> Html {
    if reasons.is_empty() {
        return html! { <p>{ scene.word(none).to_owned() }</p> };
    }
    let item = |r: &Reason| {
        let option = scene.pack.option(r.question, scene.session.answers().option(r.question)?)?;
        Some(html! {
            <li>
                <b class="points">{ signed(r.points) }</b>
                <span>{ option.because.clone() }</span>
            </li>
        })
    };
    html! { <ul class="weighed">{ reasons.iter().filter_map(item).collect::<Html>() }</ul> }
}

/// What the result hinges on; for a close pair, what would decide it.
pub(super) fn hinge_list(scene: &Scene, verdict: &Verdict) -> Html {
    let answers = scene.session.answers();
    let (title, note, list) = match (verdict.level, verdict.leader(), verdict.second()) {
        (Level::Clear | Level::Likely, _, _) => {
            let list = hinges(scene.pack, answers);
            let note = match list.len() {
                0 => Word::HingesNone,
                1 => Word::HingesOne,
                _ => Word::HingesSome,
            };
            (Word::HingesTitle, scene.word(note).to_owned(), list)
        }
        (Level::Close, Some(first), Some(second)) => {
            let names =
                [("first", say::name(scene.pack, Some(first))), ("second", say::name(scene.pack, Some(second)))];
            (Word::DecidersTitle, scene.fill(Word::DecidersNote, &names), deciders(scene.pack, answers, first, second))
        }
        _ => return html! {},
    };
    html! {
        <section>
            { scene.heading(1, scene.word(title)) }
            <p>{ note }</p>
            <ul class="hinges">{ list.into_iter().map(|q| hinge(scene, q)).collect::<Html>() }</ul>
        </section>
    }
}

fn hinge(scene: &Scene, question: QuestionIx) -> Html {
    let ask = Ask::Question(question);
    let (text, _) = parts::question_text(scene, ask);
    let answer = parts::answer_text(scene, ask, scene.session.answer(ask));
    html! {
        <li part="hinge">
            <span class="asked">{ text.to_owned() }</span>
            <span class="given">{ answer.to_owned() }</span>
            <button type="button" class="small" aria-label={review::change_label(scene, ask)} onclick={scene.on(Action::Edit(ask))}>
                { scene.word(Word::ChangeAnswer).to_owned() }
            </button>
        </li>
    }
}
