//! What to do with the result: why, watch out, first steps; then the host's own offer, and the sources.

use super::super::{Scene, parts};
use crate::pack::{Outcome, Source, Word};
use crate::rules::{Level, Verdict};
use yew::{Html, html};

/// The pack's advice for the outcome, or for both of a close pair.
pub(super) fn advice(scene: &Scene, verdict: &Verdict) -> Html {
    let pack = scene.pack;
    let first = verdict.outcome().and_then(|ix| pack.outcome(ix));
    let second = verdict.second().filter(|_| verdict.level == Level::Close).and_then(|ix| pack.outcome(ix));
    match (first, second) {
        (Some(first), Some(second)) => html! {
            <div class="columns pair">{ one(scene, first, true) }{ one(scene, second, true) }</div>
        },
        (Some(first), None) => one(scene, first, false),
        _ => html! {},
    }
}

fn one(scene: &Scene, outcome: &Outcome, beside: bool) -> Html {
    let block = |class: &'static str, title: Word, list: &[String]| {
        html! {
            <section class={class}>
                { scene.heading(if beside { 2 } else { 1 }, scene.word(title)) }
                <ul>{ parts::sentences(list) }</ul>
            </section>
        }
    };
    html! {
        <div class={if beside { "beside" } else { "advice" }}>
            if beside {
                { scene.heading(1, &outcome.headline) }
                <p>{ outcome.summary.clone() }</p>
            }
            <div class="columns">
                { block("", Word::WhyTitle, &outcome.why) }
                { block("", Word::WatchTitle, &outcome.watch) }
            </div>
            { block("steps", Word::StepsTitle, &outcome.steps) }
            { block("", Word::ShiftTitle, &outcome.change) }
            { web(scene, outcome) }
        </div>
    }
}

/// Open where the visitor said that it is about a website, a click away elsewhere.
fn web(scene: &Scene, outcome: &Outcome) -> Html {
    html! {
        <details open={scene.session.about_website(scene.pack)}>
            <summary>{ scene.word(Word::WebTitle).to_owned() }</summary>
            <p>{ outcome.web.clone() }</p>
        </details>
    }
}

/// The host's call to action and whatever it puts into the slot.
pub(super) fn host(scene: &Scene, verdict: &Verdict) -> Html {
    let outcome = verdict.outcome().and_then(|ix| scene.pack.outcome(ix)).map_or("no_clear", |o| o.id.as_str());
    html! {
        <div class="host">
            if let Some(cta) = &scene.options.call_to_action {
                <a class="main" part="cta" href={cta.href.replace("{outcome}", outcome)} onclick={scene.cta.clone()}>
                    { cta.label.clone() }
                </a>
            }
            <slot name="result"></slot>
        </div>
    }
}

/// Our assessment, and what it rests on.
pub(super) fn sources(scene: &Scene) -> Html {
    let item = |source: &Source| {
        html! {
            <li>
                if source.url.is_empty() {
                    <span>{ source.title.clone() }</span>
                } else {
                    <a href={source.url.clone()} target="_blank" rel="noopener noreferrer">{ source.title.clone() }</a>
                }
            </li>
        }
    };
    html! {
        <div class="fine">
            <p>{ scene.word(Word::Assessment).to_owned() }</p>
            <p>{ scene.word(Word::Advice).to_owned() }</p>
            <details>
                <summary>{ scene.word(Word::SourcesTitle).to_owned() }</summary>
                <ul class="sources">{ scene.pack.sources.iter().map(item).collect::<Html>() }</ul>
            </details>
        </div>
    }
}
