//! All answers before the result.

use super::{Scene, parts};
use crate::pack::Word;
use crate::session::{Action, Ask};
use yew::{Html, html};

pub(super) fn review(scene: &Scene) -> Html {
    html! {
        <section class="card review" part="card" key="review">
            { parts::notice(scene) }
            { scene.screen_heading(scene.word(Word::ReviewTitle)) }
            <p>{ scene.word(Word::ReviewLead).to_owned() }</p>
            <dl class="answers">{ Ask::all(scene.pack).map(|ask| row(scene, ask)).collect::<Html>() }</dl>
            <div class="buttons">
                <button type="button" class="main" id="next" part="next" onclick={scene.on(Action::Next)}>
                    { scene.word(Word::ShowResult).to_owned() }
                </button>
                <button type="button" class="plain" id="back" part="back" onclick={scene.on(Action::Back)}>
                    { scene.word(Word::Back).to_owned() }
                </button>
            </div>
        </section>
    }
}

fn row(scene: &Scene, ask: Ask) -> Html {
    let id = ask.id(scene.pack);
    let (question, _) = parts::question_text(scene, ask);
    let answer = parts::answer_text(scene, ask, scene.session.answer(ask));
    html! {
        <div class="answer">
            <dt>{ question.to_owned() }</dt>
            <dd class="given">{ answer.to_owned() }</dd>
            <dd class="do">
                <button type="button" class="small" part="change" id={["change-", id].concat()}
                    aria-label={change_label(scene, ask)} onclick={scene.on(Action::Revise(ask))}>
                    { scene.word(Word::Change).to_owned() }
                </button>
            </dd>
        </div>
    }
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
