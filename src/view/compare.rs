//! The comparison: the two words, the table, the map with its terms, the checklist.

mod faceoff;
mod controls;
mod table;
mod explore;
pub(super) use table::table as still_table;

use super::act::Act;
use super::el::{El, button, el};
use super::share::{self, Try};
use super::{Scene, checklist, parts};
use crate::pack::{CompareWord, Comparison, Word};
use crate::session::{Action, CompareAction, Session, View, columns};

/// The sections after the first, with the words of their headings.
const SECTIONS: [(&str, CompareWord); 5] = [
    ("table", CompareWord::TableTitle),
    ("boxes", CompareWord::BoxesTitle),
    ("misconceptions", CompareWord::MisconceptionsTitle),
    ("terms", CompareWord::GlossaryTitle),
    ("checklist", CompareWord::ChecklistTitle),
];

pub(super) fn compare(scene: &Scene) -> El {
    let card = parts::card(scene, "section", "card compare", "compare")
        .add(scene.screen_heading(scene.word(Word::CompareTitle)))
        .paragraph_of(scene, Word::CompareLead);
    match scene.pack.comparison() {
        Some(comparison) => whole(scene, comparison, card),
        // In one place, like everything that will be there: the heading keeps its own, and the focus.
        None => card.maybe(None).all([parts::lacking(scene)]),
    }
}

#[inline(never)]
fn whole(scene: &Scene, comparison: &Comparison, card: El) -> El {
    card.maybe(ways(scene, comparison)).all([
        faceoff::faceoff(scene, comparison),
        table::section(scene, comparison),
        explore::boxes(scene, comparison),
        explore::misconceptions(scene, comparison),
        explore::terms(scene, comparison),
        checklist::checklist(scene, comparison),
        end(scene, comparison),
    ])
}

/// Links to the sections: on a phone they are many screens apart.
fn ways(scene: &Scene, comparison: &Comparison) -> Option<El> {
    if scene.options.still {
        return None;
    }
    let mut list = el("ul", "");
    for (section, title) in &SECTIONS {
        let go = Action::Compare(CompareAction::Section(section));
        let way = button("link").id("to-", section).click(scene, go).say(comparison, *title);
        list = list.add(el("li", "").add(way));
    }
    Some(el("nav", "jumps").label(scene, Word::CompareTitle).add(list))
}

/// What follows from it, where it comes from, and where to go next.
fn end(scene: &Scene, comparison: &Comparison) -> El {
    let word = |word| comparison.word(word);
    let print = (!scene.options.still).then(|| {
        button("small")
            .attr("id", "print-comparison")
            .act(scene, Act::Print(".compare"))
            .say(comparison, CompareWord::Print)
    });
    let [copy, field] = if scene.options.still { [None, None] } else { share::small(scene) };
    el("div", "end")
        .paragraph_of(comparison, CompareWord::Conclusion)
        .add(
            el("div", "buttons")
                .maybe(parts::way_to(scene, View::Decide, word(CompareWord::TakeQuiz)))
                .maybe(parts::way_to(scene, View::Check, scene.word(Word::ToCheck)))
                .maybe(print)
                .maybe(copy),
        )
        .maybe(field)
        .maybe(share::feedback(scene, Try::Link))
        .maybe(share::feedback(scene, Try::Way))
        .add(el("p", "fine").say(comparison, CompareWord::Assessment))
        .add(el("p", "fine").say(comparison, CompareWord::Origin))
        .add(parts::folded(word(CompareWord::SourcesTitle), false).add(parts::sources(comparison.sources.iter())))
}

/// What changed in place: how many rows are shown now, or what was chosen on the map.
pub(super) fn announcement(scene: &Scene, old: &Session, new: &Session) -> Option<String> {
    said(scene, scene.pack.comparison()?, old, new)
}

#[inline(never)]
fn said(scene: &Scene, comparison: &Comparison, old: &Session, new: &Session) -> Option<String> {
    let shown = |session: &Session| {
        let columns = columns(scene.pack, session);
        let compare = session.compare();
        (compare.rows(comparison, &columns), columns, compare.differences(), compare.filter())
    };
    if let Some(picked) = new.compare().picked().filter(|_| new.compare().picked() != old.compare().picked()) {
        return scene.pack.outcome(picked).map(|outcome| outcome.summary.clone());
    }
    let now = shown(new);
    let count = || controls::count(scene, comparison, &now.1);
    // Another order of the same is none: the control itself says that it is on.
    (shown(old) != now && old.compare().by_result() == new.compare().by_result())
        .then(|| if now.0.is_empty() { comparison.word(CompareWord::NoneShown).to_owned() } else { count() })
}
