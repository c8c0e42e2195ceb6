//! How sure, what it means, and where the visitor stands on the map.

use super::super::{Scene, map, say};
use crate::pack::Word;
use crate::rules::{Level, Verdict, conflict};
use yew::{Html, html};

pub(super) fn head(scene: &Scene, verdict: &Verdict) -> Html {
    let pack = scene.pack;
    let summary = verdict.outcome().filter(|_| verdict.level != Level::Close).and_then(|ix| pack.outcome(ix));
    let note = match verdict.level {
        Level::Close => Some(Word::CloseNote),
        Level::NoClear => Some(Word::NoClearNote),
        Level::OnlyLeft => Some(Word::OnlyNote),
        Level::Clear | Level::Likely => None,
    };
    let [who, place] = map::leanings(pack, verdict);
    html! {
        <>
            <p class="level">
                <b class="tag">{ scene.word(say::level_tag(verdict.level)).to_owned() }</b>
                <span>{ say::level_sentence(scene, verdict) }</span>
            </p>
            <div class="split">
                <div>
                    if let Some(outcome) = summary {
                        <p class="lead">{ outcome.summary.clone() }</p>
                    }
                    if let Some(note) = note {
                        <p>{ scene.word(note).to_owned() }</p>
                    }
                    { riders(scene, verdict) }
                    <dl class="leanings">
                        <div>
                            <dt>{ scene.word(Word::WhoTitle).to_owned() }</dt>
                            <dd>{ who }</dd>
                        </div>
                        <div>
                            <dt>{ scene.word(Word::WhereTitle).to_owned() }</dt>
                            <dd>{ place }</dd>
                        </div>
                    </dl>
                    { conflict_note(scene, verdict) }
                </div>
                { map::map(pack, Some(verdict)) }
            </div>
        </>
    }
}

/// Notes that the pack adds to an outcome, always or for certain answers.
fn riders(scene: &Scene, verdict: &Verdict) -> Html {
    let outcome = verdict.outcome();
    let applies = |rider: &&crate::pack::Rider| {
        Some(rider.outcome) == outcome
            && rider.when.as_ref().is_none_or(|when| {
                scene.session.answers().option(when.question).is_some_and(|given| when.options.contains(&given))
            })
    };
    scene.pack.riders.iter().filter(applies).map(|r| html! { <p>{ r.text.clone() }</p> }).collect()
}

fn conflict_note(scene: &Scene, verdict: &Verdict) -> Html {
    let torn = conflict(scene.pack, verdict);
    if torn.is_empty() {
        return html! {};
    }
    let names: Vec<&str> = torn.into_iter().map(|ix| say::name(scene.pack, Some(ix))).collect();
    let text = scene.fill(Word::Conflict, &[("outcomes", &say::join(scene.pack, &names))]);
    html! { <p class="notice" part="notice">{ text }</p> }
}
