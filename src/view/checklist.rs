//! The checklist for website projects: on the comparison, and on a result about a website. To tick and to print.

use super::act::Act;
use super::el::{El, button, el, fresh};
use super::{Scene, parts, share};
use crate::pack::{Checklist, CompareWord, Comparison, Decimal, fill};
use crate::session::{Action, CompareAction};

/// The whole list.
#[inline(never)]
pub(super) fn checklist(scene: &Scene, comparison: &Comparison) -> El {
    let word = |word| comparison.word(word);
    let all = comparison.checklist_len();
    let done = scene.session.compare().ticked(all).to_decimal();
    let done = fill(word(CompareWord::ChecklistDone), &[("done", &done), ("all", &all.to_decimal())]);
    let mut before = 0;
    let parts = comparison.checklist.iter().map(|part| {
        let first = before;
        before += part.points.len();
        self::part(scene, part, first)
    });
    let end = || {
        let print = button("small")
            .attr("id", "print-checklist")
            .act(scene, Act::Print("#checklist"))
            .say(comparison, CompareWord::PrintChecklist);
        el("div", "buttons").add(print).add(fresh("span", "fine", &done))
    };
    el("section", "checklist")
        .attr("id", "checklist")
        .add(parts::reached(scene, "checklist", word(CompareWord::ChecklistTitle)))
        .paragraph_of(comparison, CompareWord::ChecklistLead)
        .add(el("div", "parts").items(parts))
        .maybe((!scene.options.still).then(end))
        .maybe(share::refused_print(scene))
}

fn part(scene: &Scene, part: &Checklist, first: usize) -> El {
    let points = part.points.iter().enumerate().map(|(at, text)| point(scene, (first + at) as u8, text));
    el("div", "").add(scene.heading(2, &part.title)).add(el("ul", "points-list").items(points))
}

fn point(scene: &Scene, at: u8, text: &str) -> El {
    if scene.options.still {
        return el("li", "").text(text);
    }
    let number = at.to_decimal();
    let tick = el("input", "")
        .attr("type", "checkbox")
        .id("tick-", &number)
        .checkable(number, scene.session.compare().is_ticked(at))
        .change(scene, Action::Compare(CompareAction::Tick(at)));
    el("li", "").add(el("label", "tick").add(tick).add(el("span", "").text(text)))
}
