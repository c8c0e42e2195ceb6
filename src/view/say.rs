//! Sentences that more than one place says: on the screen and to a screen reader.

use super::{Scene, check, compare};
use crate::pack::{OutcomeIx, Pack, Word, cat, fill, join as list};
use crate::rules::{Level, Verdict};
use crate::session::{Notice, Screen, Session, View};

/// What to tell a screen reader beyond the new focus: what changed in place.
pub fn announcement(scene: &Scene, old: &Session, new: &Session) -> Option<String> {
    match new.view() {
        _ if old.view() != new.view() => None,
        View::Decide => of_result(scene, old, new),
        View::Compare => compare::announcement(scene, old, new),
        View::Check => check::announcement(scene, old, new),
    }
}

fn of_result(scene: &Scene, old: &Session, new: &Session) -> Option<String> {
    let in_place = old.screen() == Screen::Result && new.screen() == Screen::Result;
    let verdict = new.verdict(scene.pack);
    (in_place && old.answers() != new.answers()).then(|| result_now(scene, &verdict))
}

/// Headline and level in one sentence each.
pub(super) fn result_now(scene: &Scene, verdict: &Verdict) -> String {
    let (headline, level) = (headline(scene, verdict), level_sentence(scene, verdict));
    let tag = scene.word(level_tag(verdict.level));
    let values = [("headline", &*headline), ("tag", tag), ("level", &*level)];
    scene.fill(Word::ResultNow, &values)
}

/// The recommendation in words.
pub(super) fn headline(scene: &Scene, verdict: &Verdict) -> String {
    let pack = scene.pack;
    match verdict.outcome().and_then(|ix| pack.outcome(ix)) {
        None => pack.word(Word::NoClearTitle).to_owned(),
        Some(first) if verdict.level == Level::Close => pack.capital(
            &scene.fill(Word::CloseTitle, &[("first", &first.name), ("second", name(pack, verdict.second()))]),
        ),
        Some(outcome) => outcome.headline.clone(),
    }
}

/// The full name of an outcome.
pub(super) fn name(pack: &Pack, ix: Option<OutcomeIx>) -> &str {
    ix.and_then(|ix| pack.outcome(ix)).map_or("", |o| &o.name)
}

/// How sure we are, in a sentence.
pub(super) fn level_sentence(scene: &Scene, verdict: &Verdict) -> String {
    let pack = scene.pack;
    let lead = verdict.lead.unwrap_or(0);
    let points = scene.points(lead);
    let first = name(pack, verdict.leader());
    let second = name(pack, verdict.second());
    let values = [("points", &*points), ("first", first), ("second", second)];
    match verdict.level {
        Level::Clear => scene.fill(Word::LevelClear, &values),
        Level::Likely => scene.fill(Word::LevelLikely, &values),
        Level::Close if lead == 0 => pack.capital(&scene.fill(Word::LevelTie, &values)),
        Level::Close => pack.capital(&scene.fill(Word::LevelClose, &values)),
        Level::OnlyLeft => scene.word(Word::LevelOnly).to_owned(),
        Level::NoClear if verdict.answered < usize::from(pack.rules.min_answered) => {
            let (answered, needed) = (verdict.answered.to_string(), pack.rules.min_answered.to_string());
            scene.fill(Word::LevelFew, &[("answered", &answered), ("needed", &needed)])
        }
        Level::NoClear => scene.word(Word::LevelCrowd).to_owned(),
    }
}

/// One or two words for the level.
pub(super) fn level_tag(level: Level) -> Word {
    match level {
        Level::Clear => Word::TagClear,
        Level::Likely => Word::TagLikely,
        Level::Close => Word::TagClose,
        Level::NoClear => Word::TagNoClear,
        Level::OnlyLeft => Word::TagOnly,
    }
}

/// "a, b and c".
pub(super) fn join(pack: &Pack, names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => cat(&[&list(most, ", "), " ", pack.word(Word::And), " ", last]),
    }
}

/// What to say about a link.
pub(super) fn notice(pack: &Pack, notice: Notice) -> String {
    match notice {
        Notice::FromLink { dropped: 0 } => pack.word(Word::LinkShown).to_owned(),
        Notice::FromLink { dropped } => fill(pack.word(Word::LinkDropped), &[("count", &dropped.to_string())]),
        Notice::LinkDamaged => pack.word(Word::LinkDamaged).to_owned(),
        Notice::LinkOtherPack => pack.word(Word::LinkOtherPack).to_owned(),
        Notice::LinkNewer => pack.word(Word::LinkNewer).to_owned(),
    }
}
