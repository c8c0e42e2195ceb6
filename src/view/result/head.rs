//! How sure, what it means, and where the visitor is on the map.

use super::super::el::{El, el};
use super::super::{Scene, map, parts, say};
use crate::list::Gather;
use crate::pack::{Decimal, Rider, Word};
use crate::rules::{Level, Verdict, conflict};

/// Puts the head into the element around all sections.
pub(super) fn head(scene: &Scene, verdict: &Verdict, to: El) -> El {
    let pack = scene.pack;
    // The last one left is not recommended.
    let recommended = !matches!(verdict.level, Level::Close | Level::OnlyLeft);
    let summary = verdict.outcome().filter(|_| recommended).and_then(|ix| pack.outcome(ix));
    let [who, place] = map::leanings(pack, verdict);
    let even = pack.word(Word::LeanEven);
    let leans = who != even || place != even;
    let note = match verdict.level {
        Level::Close => (!verdict.weak()).then_some(Word::CloseNote),
        Level::NoClear if verdict.answered >= usize::from(pack.rules.min_answered) => {
            leans.then_some(Word::NoClearNote)
        }
        Level::NoClear => verdict.ruled().then_some(Word::FewNote),
        Level::OnlyLeft | Level::Clear | Level::Likely => None,
    };
    let leaning = |title, text: &str| parts::term(scene.word(title), text);
    // Filled means reliable.
    let sure = matches!(verdict.level, Level::Clear | Level::Likely) && !verdict.weak();
    let level = el("p", "level")
        .add(el("b", if sure { "tag" } else { "tag weak" }).say(scene, say::level_tag(verdict)))
        .add(el("span", "").text(&say::level_sentence(scene, verdict)));
    let words = el("div", "")
        .maybe(summary.map(|outcome| el("p", "").text(&outcome.summary)))
        .maybe(note.map(|note| el("p", "").say(scene, note)))
        .all(notes(scene, verdict).iter().map(|text| el("p", "").text(text)))
        .add(el("dl", "leanings").add(leaning(Word::WhoTitle, &who)).add(leaning(Word::WhereTitle, &place)))
        .maybe(conflict_note(scene, verdict));
    to.add(level).add(el("div", "split").add(words).add(map(pack, Some(verdict))))
}

/// What the level does not say about a recommendation: that little speaks for it, how many answers it is based on, and
/// on which condition.
pub(in super::super) fn notes(scene: &Scene, verdict: &Verdict) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(word) = fit_note(verdict) {
        notes.push(scene.word(word).to_owned());
    }
    let of = scene.pack.questions.len();
    if verdict.outcome().is_some() && verdict.answered < of {
        let values = [("answered", &*verdict.answered.to_decimal()), ("of", &*of.to_decimal())];
        notes.push(scene.fill(Word::FromAnswers, &values));
    }
    let recommended = verdict.recommended();
    for rider in &scene.pack.riders {
        if recommended.contains(&rider.outcome) && applies(scene, verdict, rider) {
            notes.push(rider.text.clone());
        }
    }
    notes
}

/// That what is recommended is no good fit, or need not be one.
#[inline(never)]
pub(in super::super) fn fit_note(verdict: &Verdict) -> Option<Word> {
    match verdict.level {
        Level::OnlyLeft => Some(Word::OnlyNote),
        Level::NoClear => None,
        _ if !verdict.weak() => None,
        Level::Close => Some(Word::CloseWeak),
        Level::Clear | Level::Likely => Some(Word::WeakNote),
    }
}

/// Whether a note that the pack adds to an outcome is for everybody, or for the answer that was given; and whether what
/// it mentions is an alternative here.
fn applies(scene: &Scene, verdict: &Verdict, rider: &Rider) -> bool {
    for row in &verdict.ranking {
        if (row.excluded || row.points <= 0) && rider.mentions.contains(&row.outcome) {
            return false;
        }
    }
    let Some(when) = &rider.when else { return true };
    scene.session.answers().option(when.question).is_some_and(|given| when.options.contains(&given))
}

fn conflict_note(scene: &Scene, verdict: &Verdict) -> Option<El> {
    conflict_text(scene, verdict).map(|text| el("p", "notice kept").part("notice").text(&text))
}

/// Says that an excluded outcome fits the other answers better, if it does; a few answers say nothing of a fit.
pub(in super::super) fn conflict_text(scene: &Scene, verdict: &Verdict) -> Option<String> {
    if verdict.answered < usize::from(scene.pack.rules.min_answered) {
        return None;
    }
    let names: Vec<&str> = conflict(scene.pack, verdict).iter().map(|ix| say::name(scene.pack, Some(*ix))).gather();
    let text = || scene.fill(Word::Conflict, &[("outcomes", &say::join(scene.pack, &names))]);
    (!names.is_empty()).then(text)
}
