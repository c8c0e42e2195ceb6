//! The first screen: the core sentence, the picture, what to expect.

use super::el::{El, button, el};
use super::{Scene, map, parts};
use crate::pack::{Digits, Word};
use crate::session::Action;

#[inline(never)]
pub(super) fn intro(scene: &Scene) -> El {
    let of = scene.pack.questions.len().digits();
    let privacy = if scene.options.kept_in_tab { Word::IntroPrivacyTab } else { Word::IntroPrivacy };
    let start = button("main").at("id", "start").part("start").at("data-act", "start");
    let words = el("div", "")
        .add(scene.screen_heading(scene.word(Word::IntroTitle)))
        .add(el("p", "").say(scene, Word::IntroWho))
        .add(el("p", "").say(scene, Word::IntroWhere))
        .add(el("p", "").say(scene, Word::IntroBoth))
        .add(el("p", "").text(&scene.fill(Word::IntroFacts, &[("of", &of)])))
        .add(el("div", "buttons").add(start.click(scene, Action::Start).say(scene, Word::Start)))
        .add(el("p", "fine").at("data-privacy", "").say(scene, privacy));
    el("section", "card intro")
        .part("card")
        .key("intro")
        .maybe(parts::notice(scene))
        .add(el("div", "split").add(words).add(map(scene.pack, None)))
}
