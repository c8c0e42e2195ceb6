//! Sentences used in more than one place: on the screen and for screen readers.

use super::{Scene, compare};
use crate::list::{Gather, IndexSet};
use crate::pack::{Decimal, OutcomeIx, Pack, QuestionIx, Word, concat, fill, join as list};
use crate::rules::{Level, Verdict};
use crate::session::{Feedback, MOST_OTHERS, Notice, Screen, Session, View, Way};

/// What to tell a screen reader beyond the new focus: what changed in place.
pub fn announcement(scene: &Scene, old: &Session, new: &Session) -> Option<String> {
    if let Some(feedback) = new.feedback().filter(|feedback| old.feedback() != Some(*feedback)) {
        return Some(self::feedback(scene.pack, feedback));
    }
    let news =
        new.notice().filter(|notice| old.notice() != Some(*notice)).map(|notice| self::notice(scene.pack, notice));
    if let Some(text) = news.filter(|text| !text.is_empty()) {
        return Some(text);
    }
    // A link on the host's page: it may still have the focus.
    if new.people().visiting() && !old.people().visiting() {
        return Some(shown(scene));
    }
    match new.view() {
        _ if old.view() != new.view() => None,
        View::Decide => of_result(scene, old, new),
        View::Compare => compare::announcement(scene, old, new),
        // What is said of an answer gets the focus.
        View::Check => None,
    }
}

/// Whose results are shown, if they are not the visitor's.
pub(super) fn shown(scene: &Scene) -> String {
    match scene.session.people().others().len() {
        1 => scene.word(Word::LinkShown).to_owned(),
        count => scene.fill(Word::LinkTeam, &[("count", &count.to_decimal())]),
    }
}

fn of_result(scene: &Scene, old: &Session, new: &Session) -> Option<String> {
    let in_place = old.screen() == Screen::Result && new.screen() == Screen::Result;
    // From somebody else's result to one's own the focus goes to the headline, and what was said of theirs is over.
    let back = old.people().visiting() && !new.people().visiting();
    let verdict = new.verdict(scene.pack);
    (in_place && old.answers() != new.answers()).then(|| if back { String::new() } else { result_now(scene, &verdict) })
}

/// Headline and level in one sentence each.
pub(super) fn result_now(scene: &Scene, verdict: &Verdict) -> String {
    let (headline, level) = (headline(scene, verdict), level_sentence(scene, verdict));
    let tag = scene.word(level_tag(verdict));
    let values = [("headline", &*headline), ("tag", tag), ("level", &*level)];
    scene.fill(Word::ResultNow, &values)
}

/// The recommendation in words.
pub(super) fn headline(scene: &Scene, verdict: &Verdict) -> String {
    let pack = scene.pack;
    match verdict.outcome().and_then(|ix| pack.outcome(ix)) {
        None => pack.word(Word::NoClearTitle).to_owned(),
        Some(first) if verdict.level == Level::Close => close_headline(pack, &first.name, name(pack, verdict.second())),
        Some(outcome) => outcome.headline.clone(),
    }
}

/// The recommendation of two, by their names.
pub(super) fn close_headline(pack: &Pack, first: &str, second: &str) -> String {
    pack.capital(&fill(pack.word(Word::CloseTitle), &[("first", first), ("second", second)]))
}

/// The full name of an outcome.
pub(super) fn name(pack: &Pack, ix: Option<OutcomeIx>) -> &str {
    ix.and_then(|ix| pack.outcome(ix)).map_or("", |o| &o.name)
}

/// How sure we are, in a sentence.
pub(super) fn level_sentence(scene: &Scene, verdict: &Verdict) -> String {
    let pack = scene.pack;
    let lead = verdict.lead.unwrap_or(0);
    let points = points(pack, lead);
    let first = name(pack, verdict.leader());
    let second = name(pack, verdict.second());
    let (answered, needed) = (verdict.answered.to_decimal(), pack.rules.min_answered.to_decimal());
    let word = match verdict.level {
        Level::Clear => Word::LevelClear,
        Level::Likely => Word::LevelLikely,
        Level::Close if lead == 0 => Word::LevelTie,
        Level::Close => Word::LevelClose,
        Level::OnlyLeft => Word::LevelOnly,
        Level::NoClear if verdict.answered < usize::from(pack.rules.min_answered) => Word::LevelFew,
        Level::NoClear => Word::LevelCrowd,
    };
    let values =
        [("points", &*points), ("first", first), ("second", second), ("answered", &answered), ("needed", &needed)];
    let text = scene.fill(word, &values);
    // These begin with a name.
    if verdict.level == Level::Close { pack.capital(&text) } else { text }
}

/// "1 point", "14 points".
#[inline(never)]
pub(super) fn points(pack: &Pack, points: i32) -> String {
    let word = if points.abs() == 1 { Word::PointsOne } else { Word::Points };
    fill(pack.word(word), &[("points", &points.to_decimal())])
}

/// One or two words for the level.
pub(super) fn level_tag(verdict: &Verdict) -> Word {
    match verdict.level {
        Level::Clear | Level::Likely if verdict.weak() => Word::TagWeak,
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
        [most @ .., last] => concat(&[&list(most, ", "), " ", pack.word(Word::And), " ", last]),
    }
}

/// What to say about a link; nothing if all of it is shown.
pub(super) fn notice(pack: &Pack, notice: &Notice) -> String {
    let word = match notice {
        Notice::FromLink { dropped, fresh, left_out } => return from_link(pack, *dropped, fresh, *left_out),
        Notice::LinkDamaged => Word::LinkDamaged,
        Notice::LinkOtherPack => Word::LinkOtherPack,
        Notice::LinkNotHere => Word::LinkNotHere,
        Notice::LinkNewer => Word::LinkNewer,
        Notice::CheckGoesOn => Word::CheckGoesOn,
        Notice::ReaderMissing => Word::PartFailed,
    };
    pack.word(word).to_owned()
}

/// What of a link differs from what was sent.
#[inline(never)]
fn from_link(pack: &Pack, dropped: usize, fresh: &IndexSet, left_out: usize) -> String {
    let is_fresh = |ix: &QuestionIx| fresh.has(ix.0);
    let fresh = pack.question_ixs().filter(is_fresh).filter_map(|ix| pack.question(ix));
    let topics: Vec<&str> = fresh.map(|q| q.topic.as_str()).gather();
    let unsure = (!topics.is_empty()).then(|| fill(pack.word(Word::LinkFresh), &[("questions", &join(pack, &topics))]));
    behind_each_other(&[counted(pack, Word::LinkDropped, dropped), unsure, counted(pack, Word::LinkLeftOut, left_out)])
}

/// A sentence with a number in it; none for 0.
fn counted(pack: &Pack, word: Word, count: usize) -> Option<String> {
    (count > 0).then(|| fill(pack.word(word), &[("count", &count.to_decimal())]))
}

/// The sentences that are not empty.
fn behind_each_other(sentences: &[Option<String>]) -> String {
    let mut text = String::new();
    for sentence in sentences.iter().flatten() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(sentence);
    }
    text
}

/// How the last try to share or to compare went.
pub(super) fn feedback(pack: &Pack, feedback: Feedback) -> String {
    let word = match feedback {
        Feedback::Joined { people: 0, again: 0, left_out: 0 } => Word::JoinNothing,
        Feedback::Joined { people, again, left_out } => return joined(pack, people, again, left_out),
        Feedback::TeamFull => return fill(pack.word(Word::TeamFull), &[("most", &MOST_OTHERS.to_decimal())]),
        Feedback::Unread => Word::PartFailed,
        Feedback::Done(Way::Picture) => Word::PictureSaved,
        Feedback::Done(_) => Word::Copied,
        Feedback::Refused(Way::Copy | Way::Team) => Word::CopyRefused,
        Feedback::Refused(Way::Text) => Word::TextRefused,
        Feedback::Refused(Way::Qr | Way::Picture) => Word::NotLoaded,
        Feedback::Refused(_) => Word::ShareRefused,
    };
    pack.word(word).to_owned()
}

/// Who was added by the pasted links.
#[inline(never)]
fn joined(pack: &Pack, people: usize, again: usize, left_out: usize) -> String {
    behind_each_other(&[
        counted(pack, Word::Joined, people),
        counted(pack, Word::JoinAgain, again),
        counted(pack, Word::JoinLeftOut, left_out),
    ])
}
