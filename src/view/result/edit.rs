//! The visitor's answers with what each one gave, open for change in place.

use super::super::{Scene, parts, review, say};
use super::ranking::{bar, signed};
use crate::pack::Word;
use crate::rules::Verdict;
use crate::session::{Action, Ask};
use yew::{Html, html};

pub(super) fn answers(scene: &Scene, verdict: &Verdict) -> Html {
    html! {
        <section class="given-answers" key="answers">
            { scene.heading(1, scene.word(Word::AnswersTitle)) }
            <p>{ scene.word(Word::AnswersNote).to_owned() }</p>
            <ul class="answers">{ Ask::all(scene.pack).map(|ask| row(scene, verdict, ask)).collect::<Html>() }</ul>
        </section>
    }
}

fn row(scene: &Scene, verdict: &Verdict, ask: Ask) -> Html {
    let id = ask.id(scene.pack);
    let open = scene.session.editing() == Some(ask);
    let (question, _) = parts::question_text(scene, ask);
    let answer = parts::answer_text(scene, ask, scene.session.answer(ask));
    let word = if open { Word::Done } else { Word::Change };
    // Keys: under browser translation a changed text must become a new element.
    html! {
        <li class="answer" key={id.to_owned()}>
            <span class="asked">{ question.to_owned() }</span>
            <span class="given" key={answer.to_owned()}>{ answer.to_owned() }</span>
            { weight(scene, verdict, ask) }
            <button type="button" class="small" part="change" key={if open { "done" } else { "change" }}
                id={["change-", id].concat()} aria-expanded={if open { "true" } else { "false" }}
                aria-label={label(scene, ask, open)} onclick={scene.on(Action::Edit(ask))}>
                { scene.word(word).to_owned() }
            </button>
            <div class="editor" key="editor">{ if open { editor(scene, verdict, ask) } else { html! {} } }</div>
        </li>
    }
}

fn label(scene: &Scene, ask: Ask, open: bool) -> String {
    if open {
        [scene.word(Word::Done), ": ", review::topic(scene, ask)].concat()
    } else {
        review::change_label(scene, ask)
    }
}

/// What the answer gave the outcome that is ahead: a small bar and the number.
fn weight(scene: &Scene, verdict: &Verdict, ask: Ask) -> Html {
    let Ask::Question(ix) = ask else { return html! { <span class="weight" key="weight"></span> } };
    let option = scene.session.answers().option(ix).and_then(|o| scene.pack.option(ix, o));
    let leader = verdict.leader();
    let points = option.zip(leader).map_or(0, |(option, leader)| option.points_for(leader));
    let outcome = leader.and_then(|ix| scene.pack.outcome(ix)).map_or("", |o| o.short.as_str());
    let text = scene.fill(Word::AnswerPoints, &[("points", &signed(points)), ("outcome", outcome)]);
    html! {
        <span class="weight" key={["weight", &text].concat()}>
            { bar(points, 4) }
            <span class="points">{ text }</span>
        </span>
    }
}

fn editor(scene: &Scene, verdict: &Verdict, ask: Ask) -> Html {
    let id = ask.id(scene.pack);
    let (question, help) = parts::question_text(scene, ask);
    let now = say::result_now(scene, verdict);
    html! {
        <>
            <fieldset data-question={id.to_owned()} id={["edit-", id].concat()} tabindex="-1">
                <legend class="unseen">{ question.to_owned() }</legend>
                <p class="help">{ help.to_owned() }</p>
                { parts::choices(scene, ask, &["edit-", id, "-is"].concat(), scene.session.answer(ask), |c| Action::Change(ask, c)) }
            </fieldset>
            <p class="now" key={now.clone()}>{ now }</p>
        </>
    }
}
