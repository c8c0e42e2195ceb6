//! The first screen: the core sentence, the picture, what to expect.

use super::{Scene, map, parts};
use crate::pack::Word;
use crate::session::Action;
use yew::{Html, html};

pub(super) fn intro(scene: &Scene) -> Html {
    let of = scene.pack.questions.len().to_string();
    let privacy = if scene.options.kept_in_tab { Word::IntroPrivacyTab } else { Word::IntroPrivacy };
    html! {
        <section class="card intro" part="card" key="intro">
            { parts::notice(scene) }
            <div class="split">
                <div>
                    { scene.screen_heading(scene.word(Word::IntroTitle)) }
                    <p class="lead">{ scene.word(Word::IntroWho).to_owned() }</p>
                    <p class="lead">{ scene.word(Word::IntroWhere).to_owned() }</p>
                    <p>{ scene.word(Word::IntroBoth).to_owned() }</p>
                    <p class="facts">{ scene.fill(Word::IntroFacts, &[("of", &of)]) }</p>
                    <div class="buttons">
                        <button type="button" class="main" id="start" part="start" data-act="start" onclick={scene.on(Action::Start)}>
                            { scene.word(Word::Start).to_owned() }
                        </button>
                    </div>
                    <p class="fine" data-privacy="">{ scene.word(privacy).to_owned() }</p>
                </div>
                { map(scene.pack, None) }
            </div>
        </section>
    }
}
