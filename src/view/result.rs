//! The recommendation: the answer in the first sentence, everything to check it below.

mod head;
mod ranking;
mod why;
mod advice;
mod edit;
pub(super) use advice::{lists as advice_lists, one as advice_of, sources};

use super::el::{El, el, named};
use super::{Scene, parts, people, say, share};
use crate::pack::Word;
use crate::session::Action;
use crate::share::encode;
pub(super) use head::{conflict_text, fit_note, notes};
pub(super) use ranking::rule_texts;
pub use ranking::signed;
pub(super) use why::reason_texts;

#[inline(never)]
pub(super) fn result(scene: &Scene) -> El {
    let verdict = scene.session.verdict(scene.pack);
    let outcome = verdict.outcome().and_then(|ix| scene.pack.outcome(ix)).map_or("", |o| &o.id);
    // The advice is general.
    let rules = !outcome.is_empty() && verdict.ruled();
    // Browser translation may have moved the old texts: a new result is new elements. Only the list of answers stays,
    // since the visitor's focus is in it.
    let key = encode(scene.pack, scene.session);
    let headline = say::headline(scene, &verdict);
    let website = scene.session.about_website(scene.pack) || scene.session.compare().checklist_open();
    let visiting = scene.session.people().visiting();
    let compare = || parts::folded(scene.word(Word::CompareWith), false).add(people::join(scene));
    let others = !visiting && !scene.session.people().others().is_empty();
    el("section", "card result")
        .part("card result")
        .key("result")
        .attr_owned("data-outcome", outcome)
        .attr("data-level", verdict.level.id())
        .maybe(visiting.then(|| people::visit(scene)))
        .maybe(parts::notice(scene))
        .add(scene.screen_heading(&headline).key(headline.as_str()))
        .add(
            head::head(scene, &verdict, el("div", "sections").key(key.as_str()))
                .add(ranking::ranking(scene, &verdict))
                .maybe(ranking::rules(scene))
                .maybe(why::reasons_lists(scene, &verdict))
                .maybe(why::hinge_list(scene, &verdict))
                .maybe(rules.then(|| el("p", "").say(scene, Word::RulesFirst)))
                .maybe(advice::advice(scene, &verdict)),
        )
        .maybe(website.then(|| advice::website_checklist(scene)))
        .add(advice::host(scene, &verdict))
        .maybe(others.then(|| people::people(scene)))
        .add(share::panel(scene))
        .maybe((!visiting && !others).then(compare))
        .add(edit::answers(scene, &verdict))
        .add(advice::sources(scene))
        .maybe((!visiting).then(|| {
            let restart = named("plain", "restart")
                .attr("aria-describedby", "restart-note")
                .click(scene, Action::Restart)
                .say(scene, Word::Restart);
            let note = el("span", "fine").attr("id", "restart-note").say(scene, Word::RestartNote);
            el("div", "buttons").add(restart).add(note)
        }))
}
