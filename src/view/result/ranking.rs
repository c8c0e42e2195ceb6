//! All outcomes as bars around a zero line; the excluded ones struck and explained.

use super::super::Scene;
use crate::pack::{OutcomeIx, Word};
use crate::rules::{Ranked, Verdict};
use yew::{Html, html};

pub(super) fn ranking(scene: &Scene, verdict: &Verdict) -> Html {
    // The scale is at least ten points wide on each side, so that small differences look small.
    let scale = verdict.ranking.iter().map(|r| r.points.abs()).max().unwrap_or(0).max(10);
    let rows = verdict.ranking.iter().map(|r| row(scene, r, scale, verdict.outcome() == Some(r.outcome)));
    html! {
        <section>
            { scene.heading(1, "", scene.word(Word::RankingTitle)) }
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
            <span class="name">{ outcome.name.clone() }</span>
            { bar(ranked.points, scale) }
            <span class="points">{ signed(ranked.points) }</span>
            if ranked.excluded {
                <div class="why">
                    <b>{ scene.word(Word::Excluded).to_owned() }</b>
                    { rules_against(scene, ranked.outcome) }
                </div>
            }
        </li>
    }
}

/// The rules that exclude an outcome, in the words of the pack.
fn rules_against(scene: &Scene, outcome: OutcomeIx) -> Html {
    let rule = |question| {
        let option = scene.pack.option(question, scene.session.answers().option(question)?)?;
        option.excludes.contains(&outcome).then(|| html! { <p>{ option.rule.clone() }</p> })
    };
    scene.pack.question_ixs().filter_map(rule).collect()
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
