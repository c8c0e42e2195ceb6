//! What to do with the result: why, watch out, first steps; then the host's own offer, and the sources.

use super::super::act::Act;
use super::super::el::{El, button, el};
use super::super::{Scene, checklist, parts};
use crate::pack::{Advice, Outcome, OutcomeIx, Word};
use crate::rules::Verdict;
use crate::session::{Action, Ask, CompareAction};

/// The pack's advice for the outcome, or for both of a close pair.
pub(super) fn advice(scene: &Scene, verdict: &Verdict) -> Option<El> {
    let new = |ix: &OutcomeIx, beside| Some(one(scene, scene.pack.outcome(*ix)?, beside));
    match verdict.recommended().as_slice() {
        [first, second] => Some(el("div", "columns pair").maybe(new(first, true)).maybe(new(second, true))),
        [only] => new(only, false),
        _ => None,
    }
}

/// The advice for one outcome, alone or next to another one.
pub(in super::super) fn one(scene: &Scene, outcome: &Outcome, beside: bool) -> El {
    let name = beside.then(|| scene.heading(1, &outcome.headline));
    let new = el("div", if beside { "beside" } else { "advice" })
        .maybe(name)
        .maybe(beside.then(|| el("p", "").text(&outcome.summary)));
    lists(scene, new, &outcome.advice, scene.word(Word::WhyTitle), beside)
}

/// Puts advice into an element, one level deeper if it is `beside` another one.
pub(in super::super) fn lists(scene: &Scene, to: El, advice: &Advice, why: &str, beside: bool) -> El {
    let block = |class, title: &str, list: &[String]| {
        el("section", class).add(scene.heading(if beside { 2 } else { 1 }, title)).add(parts::sentences(list))
    };
    let open = scene.options.still || scene.session.about_website(scene.pack);
    let web = || parts::folded(scene.word(Word::WebTitle), open).paragraph(&advice.web);
    let watch = block("", scene.word(Word::WatchTitle), &advice.watch);
    to.add(el("div", "columns").add(block("", why, &advice.why)).add(watch))
        .add(block("steps", scene.word(Word::StepsTitle), &advice.steps))
        .add(block("", scene.word(Word::ShiftTitle), &advice.change))
        .maybe((open || scene.session.answer(Ask::Context).is_none()).then(web))
}

/// The checklist for website projects, a click away: it is below the advice of every outcome.
pub(super) fn website_checklist(scene: &Scene) -> El {
    let open = scene.session.compare().checklist_open();
    let button = button("small")
        .attr("id", "checklist-toggle")
        .state("aria-expanded", open)
        .click(scene, Action::Compare(CompareAction::Checklist))
        // Browser translation moves texts; the button stays, since it has the focus.
        .add(
            el("span", "")
                .key(if open { "close" } else { "open" })
                .say(scene, if open { Word::ChecklistClose } else { Word::ChecklistOpen }),
        );
    let list = || match scene.pack.comparison() {
        Some(comparison) => checklist::checklist(scene, comparison),
        None => parts::lacking(scene),
    };
    el("div", "website").add(button).maybe(open.then(list))
}

/// The host's call to action and whatever it puts into the slot.
pub(super) fn host(scene: &Scene, verdict: &Verdict) -> El {
    let outcome = verdict.outcome().and_then(|ix| scene.pack.outcome(ix)).map_or("no_clear", |o| &o.id);
    let button = scene.options.call_to_action.as_ref().map(|cta| {
        el("a", "main")
            .part("cta")
            .attr_owned("href", cta.address(outcome))
            .act(scene, Act::CallToAction)
            .text(&cta.label)
    });
    el("div", "host").maybe(button).add(el("slot", "").attr("name", "result"))
}

/// Our assessment, and what it is based on.
pub(in super::super) fn sources(scene: &Scene) -> El {
    el("div", "fine")
        .paragraph_of(scene, Word::Assessment)
        .paragraph_of(scene, Word::Advice)
        .add(parts::folded(scene.word(Word::SourcesTitle), false).add(parts::sources(scene.pack.sources.iter())))
}
