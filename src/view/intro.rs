//! The first screen: the core sentence, the picture, what to expect.

use super::el::{El, el, named};
use super::{Scene, map, parts};
use crate::pack::{Decimal, Word};
use crate::session::Action;

#[inline(never)]
pub(super) fn intro(scene: &Scene) -> El {
    let of = scene.pack.questions.len().to_decimal();
    let privacy = if scene.options.kept_in_tab { Word::IntroPrivacyTab } else { Word::IntroPrivacy };
    let start = named("main", "start").attr("data-act", "start");
    let words = el("div", "")
        .add(scene.screen_heading(scene.word(Word::IntroTitle)))
        .paragraph_of(scene, Word::IntroWho)
        .paragraph_of(scene, Word::IntroWhere)
        .paragraph_of(scene, Word::IntroBoth)
        .paragraph(&scene.fill(Word::IntroFacts, &[("of", &of)]))
        .add(el("div", "buttons").add(start.click(scene, Action::Start).say(scene, Word::Start)))
        .add(el("p", "fine").attr("data-privacy", "").say(scene, privacy));
    parts::card(scene, "section", "card intro", "intro").add(el("div", "split").add(words).add(map(scene.pack, None)))
}
