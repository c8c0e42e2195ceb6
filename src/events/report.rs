//! The `result` and `answers` properties of the element.

use super::Json;
use crate::pack::{OutcomeIx, Pack};
use crate::rules::{conflict, hinges, leaning};
use crate::session::{Ask, Screen, Session, choice_id};

/// `element.result`: null until the result is shown.
pub fn result_json(pack: &Pack, session: &Session, link: &dyn Fn(&Session) -> String) -> Json {
    if session.screen() != Screen::Result {
        return Json::Null;
    }
    let mut fields = vec![("version", Json::Int(1))];
    fields.extend(result_fields(pack, session, link));
    Json::Object(fields)
}

/// `element.answers`: question id to option id or `not-sure`, for what was answered so far.
pub fn answers_json(pack: &Pack, session: &Session) -> Json {
    let answer = |ask: Ask| {
        let choice = session.answer(ask)?;
        Some((ask.id(pack).to_owned(), Json::text(choice_id(pack, ask, choice))))
    };
    Json::Map(Ask::all(pack).filter_map(answer).collect())
}

pub(super) fn outcome(pack: &Pack, ix: Option<OutcomeIx>) -> Json {
    ix.and_then(|ix| pack.outcome(ix)).map_or(Json::Null, |o| Json::text(&o.id))
}

pub(super) fn result_fields(
    pack: &Pack,
    session: &Session,
    link: &dyn Fn(&Session) -> String,
) -> Vec<(&'static str, Json)> {
    let verdict = session.verdict(pack);
    let lean = leaning(pack, &verdict);
    let row = |r: &crate::rules::Ranked| {
        Json::Object(vec![
            ("outcome", outcome(pack, Some(r.outcome))),
            ("points", Json::Int(r.points)),
            ("excluded", Json::Bool(r.excluded)),
        ])
    };
    let hinge = |ix| Json::text(Ask::Question(ix).id(pack));
    let conflicts = conflict(pack, &verdict).into_iter().map(|ix| outcome(pack, Some(ix)));
    vec![
        ("outcome", outcome(pack, verdict.outcome())),
        ("level", Json::text(verdict.level.id())),
        ("ranking", Json::List(verdict.ranking.iter().map(row).collect())),
        ("answered", Json::count(verdict.answered)),
        ("of", Json::count(pack.questions.len())),
        ("hinges", Json::List(hinges(pack, session.answers()).into_iter().map(hinge).collect())),
        ("conflict", Json::List(conflicts.collect())),
        ("who", Json::number(lean.who)),
        ("where", Json::number(lean.place)),
        ("link", Json::Text(link(session))),
    ]
}
