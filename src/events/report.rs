//! The `result` and `answers` properties of the element.

use super::{Fields, Json, versioned};
use crate::list::Gather;
use crate::pack::{OutcomeIx, Pack};
use crate::rules::{Ranked, Verdict, conflict, hinges, leaning};
use crate::session::{Action, Ask, Screen, Session, View, choice_id};

/// `element.result`: null until the result is shown.
pub fn result_json(pack: &Pack, session: &Session, link: &dyn Fn(&Session) -> String) -> Json {
    if session.screen() != Screen::Result {
        return Json::null();
    }
    let verdict = session.verdict(pack);
    let lean = leaning(pack, &verdict);
    let hinges = hinges(pack, session.answers()).iter().map(|ix| Json::text(Ask::Question(*ix).id(pack))).gather();
    let conflict = conflict(pack, &verdict).iter().map(|ix| outcome(pack, Some(*ix))).gather();
    let more = vec![
        ("hinges", Json::list(&hinges)),
        ("conflict", Json::list(&conflict)),
        ("who", Json::number(lean.who)),
        ("where", Json::number(lean.place)),
    ];
    versioned(result_fields(pack, session, &verdict, more, link))
}

/// `element.answers`: question id to option id or `not-sure`, for what was answered so far.
pub fn answers_json(pack: &Pack, session: &Session) -> Json {
    let answer = |ask: Ask| {
        let choice = session.answer(ask)?;
        Some((ask.id(pack), Json::text(choice_id(pack, ask, choice))))
    };
    let answers: Vec<(&str, Json)> = Ask::all(pack).filter_map(answer).gather();
    Json::object(&answers)
}

pub(super) fn outcome(pack: &Pack, ix: Option<OutcomeIx>) -> Json {
    ix.and_then(|ix| pack.outcome(ix)).map_or_else(Json::null, |o| Json::text(&o.id))
}

/// What is told of a result, with `more` before its link.
pub(super) fn result_fields(
    pack: &Pack,
    session: &Session,
    verdict: &Verdict,
    more: Fields,
    link: &dyn Fn(&Session) -> String,
) -> Fields {
    // The link is the result's, whatever view is in front of it.
    let decided = session.apply(pack, Action::View(View::Decide));
    let row = |r: &Ranked| {
        Json::object(&[
            ("outcome", outcome(pack, Some(r.outcome))),
            ("points", Json::int(r.points)),
            ("excluded", Json::bool(r.excluded)),
        ])
    };
    let mut fields = vec![
        ("outcome", outcome(pack, verdict.outcome())),
        ("level", Json::text(verdict.level.id())),
        ("ranking", Json::list(&verdict.ranking.iter().map(row).gather())),
        ("answered", Json::count(verdict.answered)),
        ("of", Json::count(pack.questions.len())),
    ];
    fields.extend(more);
    fields.push(("link", Json::text(&link(&decided))));
    fields
}
