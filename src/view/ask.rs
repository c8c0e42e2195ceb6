//! One question a screen.

use super::{Scene, parts};
use crate::pack::Word;
use crate::session::{Action, Ask};
use yew::{Callback, Html, SubmitEvent, html};

pub(super) fn ask(scene: &Scene, ask: Ask) -> Html {
    let id = ask.id(scene.pack).to_owned();
    let (text, help) = parts::question_text(scene, ask);
    let of = scene.pack.questions.len();
    let reminded = scene.session.reminded();
    let next = if scene.session.revising() { Word::Save } else { Word::Next };
    html! {
        <form
            class="card ask"
            part="card"
            key={id.clone()}
            novalidate=true
            onsubmit={submit(scene)}
        >
            { parts::notice(scene) }
            { progress(scene, ask, of) }
            <fieldset data-question={id.clone()} aria-describedby="help reminder">
                <legend>{ scene.screen_heading(text) }</legend>
                <p class="help" id="help">{ help.to_owned() }</p>
                { parts::choices(scene, ask, &id, scene.session.draft(), Action::Mark) }
            </fieldset>
            <p class="reminder" id="reminder" tabindex="-1" hidden={!reminded}>
                { scene.word(Word::ChooseOne).to_owned() }
            </p>
            <div class="buttons">
                <button type="submit" class="main" id="next" part="next" data-act="next">{ scene.word(next).to_owned() }</button>
                if ask == Ask::Context && !scene.session.revising() {
                    <button type="button" id="skip" part="skip" data-act="skip" onclick={scene.on(Action::Skip)}>
                        { scene.word(Word::Skip).to_owned() }
                    </button>
                }
                <button type="button" class="plain" id="back" part="back" data-act="back" onclick={scene.on(Action::Back)}>
                    { scene.word(Word::Back).to_owned() }
                </button>
            </div>
        </form>
    }
}

fn submit(scene: &Scene) -> Callback<SubmitEvent> {
    let act = scene.act.clone();
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        act.emit(Action::Next);
    })
}

/// The number is text; the bar is decoration.
fn progress(scene: &Scene, ask: Ask, of: usize) -> Html {
    let step = ask.step();
    let text = match ask {
        Ask::Context => scene.word(Word::ContextStep).to_owned(),
        Ask::Question(_) => scene.fill(Word::Progress, &[("step", &step.to_string()), ("of", &of.to_string())]),
    };
    let view_box = format!("0 0 {of} 1");
    html! {
        <div class="progress" part="progress">
            <p>{ text }</p>
            <svg class="bar" viewBox={view_box} preserveAspectRatio="none" aria-hidden="true">
                <rect class="track" width={of.to_string()} height="1" />
                <rect class="done" width={step.to_string()} height="1" />
            </svg>
        </div>
    }
}
