//! All outcomes as bars around a zero line; the excluded ones struck and explained.

use super::super::{Scene, say};
use crate::pack::Word;
use crate::rules::{Ranked, Verdict};
use yew::{Html, html};

pub(super) fn ranking(scene: &Scene, verdict: &Verdict) -> Html {
    // The scale is at least ten points wide on each side, so that small differences look small.
    let scale = verdict.ranking.iter().map(|r| r.points.abs()).max().unwrap_or(0).max(10);
    let rows = verdict.ranking.iter().map(|r| row(scene, r, scale, verdict.outcome() == Some(r.outcome)));
    html! {
        <section>
            { scene.heading(1, scene.word(Word::RankingTitle)) }
            <p class="fine">{ scene.word(Word::RankingNote).to_owned() }</p>
            <ul class="ranking" part="ranking">{ rows.collect::<Html>() }</ul>
        </section>
    }
}

fn row(scene: &Scene, ranked: &Ranked, scale: i32, chosen: bool) -> Html {
    let Some(outcome) = scene.pack.outcome(ranked.outcome) else { return html! {} };
    let class = match (ranked.excluded, chosen) {
        (true, _) => "excluded",
        (_, true) => "chosen",
        _ => "",
    };
    html! {
        <li class={class} part="outcome" data-outcome={outcome.id.clone()} data-points={ranked.points.to_string()}>
            <span class="name">{ say::capital(&outcome.name) }</span>
            { bar(ranked.points, scale) }
            <span class="points">{ signed(ranked.points) }</span>
            <span class="why" hidden={!ranked.excluded}>{ scene.word(Word::Excluded).to_owned() }</span>
        </li>
    }
}

/// The visitor's hard rules: what each excludes, and why, in the words of the pack.
pub(super) fn rules(scene: &Scene) -> Html {
    let rule = |question| {
        let option = scene.pack.option(question, scene.session.answers().option(question)?)?;
        let names: Vec<&str> = option.excludes.iter().map(|ix| say::name(scene.pack, Some(*ix))).collect();
        option.is_rule().then(|| {
            html! {
                <li>
                    <b>{ say::capital(&say::join(scene.pack, &names)) }</b>
                    <p>{ option.rule.clone() }</p>
                </li>
            }
        })
    };
    let rules: Vec<Html> = scene.pack.question_ixs().filter_map(rule).collect();
    if rules.is_empty() {
        return html! {};
    }
    html! {
        <section>
            { scene.heading(1, scene.word(Word::RuledOutTitle)) }
            <ul class="ruled">{ rules.into_iter().collect::<Html>() }</ul>
        </section>
    }
}

/// A bar from the zero line in the middle; the number beside it says the same in text.
pub(super) fn bar(points: i32, scale: i32) -> Html {
    let class = if points < 0 { "minus" } else { "plus" };
    html! {
        <svg class="bar" viewBox={format!("0 0 {} 1", scale * 2)} preserveAspectRatio="none" aria-hidden="true">
            <rect class="track" width={(scale * 2).to_string()} height="1" />
            <rect class={class} x={scale.min(scale + points).to_string()} width={points.abs().to_string()} height="1" />
            <line class="zero" x1={scale.to_string()} x2={scale.to_string()} y1="0" y2="1" />
        </svg>
    }
}

/// "+3", "−3", "0", with a real minus sign.
pub(super) fn signed(points: i32) -> String {
    match points {
        0 => "0".to_owned(),
        p if p < 0 => format!("−{}", -p),
        p => format!("+{p}"),
    }
}
