//! The recommendation: the answer in the first sentence, everything to check it below.

mod head;
mod ranking;
mod why;
mod advice;
mod edit;

use super::{Scene, parts};
use crate::pack::Word;
use crate::session::Action;
use crate::share::encode;
use yew::{Html, html};

pub(super) fn result(scene: &Scene) -> Html {
    let verdict = scene.session.verdict(scene.pack);
    let outcome = verdict.outcome().and_then(|ix| scene.pack.outcome(ix)).map_or("", |o| o.id.as_str());
    // Browser translation may have moved the old texts: a new result is new elements. Only the list of
    // answers stays, since the visitor's focus is in it.
    let key = encode(scene.pack, scene.session);
    html! {
        <section
            class="card result"
            part="card result"
            key="result"
            data-outcome={outcome.to_owned()}
            data-level={verdict.level.id()}
        >
            { parts::notice(scene) }
            { scene.screen_heading(&super::say::headline(scene, &verdict)) }
            <div class="sections" key={key.clone()}>
                { head::head(scene, &verdict) }
                { ranking::ranking(scene, &verdict) }
                { ranking::rules(scene) }
                { why::reasons_lists(scene, &verdict) }
                { why::hinge_list(scene, &verdict) }
                { advice::advice(scene, &verdict) }
            </div>
            { advice::host(scene, &verdict) }
            { edit::answers(scene, &verdict) }
            <div class="sections" key={key + "s"}>{ advice::sources(scene) }</div>
            <div class="buttons">
                <button type="button" class="plain" id="restart" part="restart" onclick={scene.on(Action::Restart)}
                    aria-describedby="restart-note">
                    { scene.word(Word::Restart).to_owned() }
                </button>
                <span class="fine" id="restart-note">{ scene.word(Word::RestartNote).to_owned() }</span>
            </div>
        </section>
    }
}
