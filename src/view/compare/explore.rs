//! The map to explore, and what helps to distinguish the words: boxes, misconceptions, cases, terms.

use super::super::el::{El, el};
use super::super::map::map_with;
use super::super::{Scene, parts, say};
use crate::list::Gather;
use crate::pack::{Box4, CompareWord, Comparison, Entry, Outcome, OutcomeIx};
use crate::session::{Action, CompareAction, own_verdict};

pub(super) fn boxes(scene: &Scene, comparison: &Comparison) -> El {
    let word = |word| comparison.word(word);
    let verdict = own_verdict(scene.pack, scene.session);
    let first = verdict.as_ref().and_then(|v| v.outcome()).or_else(|| scene.pack.outcome_ixs().next());
    let picked = scene.session.compare().picked().or(first).filter(|_| !scene.options.still);
    let shown = picked.and_then(|ix| scene.pack.outcome(ix));
    let choose = picked.map(|picked| {
        let chips = scene.pack.outcome_ixs().filter_map(|ix| chip(scene, ix, ix == picked));
        parts::unsent("").add(
            el("fieldset", "filter")
                .part("filter")
                .add(el("legend", "").say(comparison, CompareWord::BoxesChoose))
                .add(el("div", "chips").items(chips)),
        )
    });
    let left = el("div", "").maybe(choose).maybe(shown.map(|outcome| about(scene, comparison, outcome)));
    el("section", "explore")
        .add(parts::reached(scene, "boxes", word(CompareWord::BoxesTitle)))
        .paragraph_of(comparison, CompareWord::BoxesLead)
        .add(el("div", "split").add(left).add(map_with(scene.pack, verdict.as_ref(), picked.as_slice())))
        .add(el("dl", "boxes").items(comparison.boxes.iter().map(|square| in_box(scene, square))))
}

fn chip(scene: &Scene, ix: OutcomeIx, on: bool) -> Option<El> {
    let outcome = scene.pack.outcome(ix)?;
    let radio = el("input", "")
        .attr("type", "radio")
        .id("pick-", &outcome.id)
        .attr("name", "pick")
        .checkable(outcome.id.clone(), on)
        .change(scene, Action::Compare(CompareAction::Pick(ix)));
    Some(el("label", "chip").add(radio).add(el("span", "").text(&scene.pack.capital(&outcome.short))))
}

/// The outcome that was chosen on the map: its box, and what it is.
fn about(scene: &Scene, comparison: &Comparison, outcome: &Outcome) -> El {
    let square = comparison.boxes.iter().find(|square| square.holds(outcome)).map_or("", |square| &square.text);
    el("div", "about")
        .key(outcome.id.as_str())
        .add(scene.heading(2, &scene.pack.capital(&outcome.name)))
        .add(el("p", "fine").text(square))
        .paragraph(&outcome.summary)
}

fn in_box(scene: &Scene, square: &Box4) -> El {
    let names: Vec<&str> =
        scene.pack.outcomes.iter().filter(|outcome| square.holds(outcome)).map(|o| o.name.as_str()).gather();
    parts::term(&square.text, &square.definition)
        .add(el("dd", "fine").text(&scene.pack.capital(&say::join(scene.pack, &names))))
}

pub(super) fn misconceptions(scene: &Scene, comparison: &Comparison) -> El {
    let entry = |entry: &Entry| {
        let sources = entry.sources.iter().filter_map(|ix| comparison.sources.get(ix.get()));
        let sources = (!entry.sources.is_empty()).then(|| parts::sources(sources));
        el("li", "").add(parts::folded(&entry.title, false).paragraph(&entry.text).maybe(sources))
    };
    el("section", "")
        .add(parts::reached(scene, "misconceptions", comparison.word(CompareWord::MisconceptionsTitle)))
        .paragraph_of(comparison, CompareWord::MisconceptionsLead)
        .add(el("ul", "claims").items(comparison.misconceptions.iter().map(entry)))
}

pub(super) fn terms(scene: &Scene, comparison: &Comparison) -> El {
    let word = |word| comparison.word(word);
    el("section", "")
        .add(parts::reached(scene, "terms", word(CompareWord::GlossaryTitle)))
        .add(entries(&comparison.terms))
        .add(scene.heading(2, word(CompareWord::EdgeTitle)))
        .paragraph_of(comparison, CompareWord::EdgeLead)
        .add(entries(&comparison.edge_cases))
}

fn entries(list: &[Entry]) -> El {
    el("dl", "terms").items(list.iter().map(|entry| parts::term(&entry.title, &entry.text)))
}
