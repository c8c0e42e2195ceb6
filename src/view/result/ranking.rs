//! All outcomes as bars around a zero line; the excluded ones struck through and explained.

use super::super::el::{El, el};
use super::super::{Scene, parts, say};
use crate::list::Gather;
use crate::pack::{Decimal, Word, concat};
use crate::rules::{Ranked, Verdict};

pub(super) fn ranking(scene: &Scene, verdict: &Verdict) -> El {
    // The scale is at least ten points wide on each side, so that small differences look small.
    let scale = verdict.ranking.iter().map(|r| r.points.abs()).max().unwrap_or(0).max(10);
    let chosen = verdict.recommended();
    let rows = verdict.ranking.iter().filter_map(|r| row(scene, r, scale, chosen.contains(&r.outcome)));
    el("section", "")
        .add(scene.title(1, Word::RankingTitle))
        .add(el("p", "fine").say(scene, Word::RankingNote))
        .add(el("ul", "ranking").part("ranking").items(rows))
}

fn row(scene: &Scene, ranked: &Ranked, scale: i32, chosen: bool) -> Option<El> {
    let outcome = scene.pack.outcome(ranked.outcome)?;
    let class = match (ranked.excluded, chosen) {
        (true, _) => "excluded",
        (_, true) => "chosen",
        _ => "",
    };
    Some(
        el("li", class)
            .part("outcome")
            .attr_owned("data-outcome", outcome.id.as_str())
            .attr_owned("data-points", ranked.points.to_decimal())
            .add(el("span", "name").text(&scene.pack.capital(&outcome.name)))
            .add(bar(ranked.points, scale))
            .add(el("span", "points").text(&signed(ranked.points)))
            .maybe(ranked.excluded.then(|| el("span", "why").say(scene, Word::Excluded))),
    )
}

/// What each of the visitor's hard rules excludes, and why, in the words of the pack.
#[inline(never)]
fn ruled_out<'a>(scene: &'a Scene) -> Vec<(String, &'a str)> {
    let mut rules = Vec::new();
    for question in scene.pack.question_ixs() {
        if let Some(option) = scene.session.answers().chosen(scene.pack, question).filter(|o| o.is_rule()) {
            let names: Vec<&str> = option.excludes.iter().map(|ix| say::name(scene.pack, Some(*ix))).gather();
            rules.push((scene.pack.capital(&say::join(scene.pack, &names)), option.rule.as_str()));
        }
    }
    rules
}

/// The visitor's hard rules, one per line, and what they mean for the steps that follow.
pub(in super::super) fn rule_texts(scene: &Scene) -> Vec<String> {
    let mut texts: Vec<String> = ruled_out(scene).iter().map(|(names, why)| concat(&[names, ": ", why])).gather();
    if !texts.is_empty() {
        texts.push(scene.word(Word::RulesFirst).to_owned());
    }
    texts
}

/// The visitor's hard rules, on the screen.
pub(super) fn rules(scene: &Scene) -> Option<El> {
    let rules = ruled_out(scene);
    if rules.is_empty() {
        return None;
    }
    let rule = |(names, why): &(String, &str)| el("li", "").add(el("b", "").text(names)).paragraph(why);
    let list = el("ul", "ruled").items(rules.iter().map(rule));
    Some(el("section", "").add(scene.title(1, Word::RuledOutTitle)).add(list))
}

/// A bar from the zero line in the middle; the number next to it says the same in text.
pub(super) fn bar(points: i32, scale: i32) -> El {
    let (width, zero) = ((scale * 2).to_decimal(), scale.to_decimal());
    let rect = |class, x: i32, width: &str| {
        el("rect", class).attr_owned("x", x.to_decimal()).attr_owned("width", width).attr("height", "1")
    };
    parts::bar_frame(&width)
        .add(rect("groove", 0, &width))
        .add(rect(if points < 0 { "minus" } else { "plus" }, scale.min(scale + points), &points.abs().to_decimal()))
        .add(
            el("line", "zero")
                .attr_owned("x1", zero.as_str())
                .attr_owned("x2", zero.as_str())
                .attr("y1", "0")
                .attr("y2", "1"),
        )
}

/// "+3", "−3", "0", with a real minus sign.
pub fn signed(points: i32) -> String {
    match points {
        0 => "0".to_owned(),
        p if p < 0 => concat(&["−", &p.unsigned_abs().to_decimal()]),
        p => concat(&["+", &p.to_decimal()]),
    }
}
