//! The `result` and `answers` properties of the element.

use super::Json;
use crate::pack::{OutcomeIx, Pack};
use crate::rules::{conflict, hinges, leaning};
use crate::session::{Action, Ask, Screen, Session, View, choice_id};

/// `element.result`: null until the result is shown.
pub fn result_json(pack: &Pack, session: &Session, link: &dyn Fn(&Session) -> String) -> Json {
    if session.screen() != Screen::Result {
        return Json::null();
    }
    let mut fields = vec![("version", Json::int(1))];
    fields.extend(result_fields(pack, session, link));
    Json::object(&fields)
}

/// `element.answers`: question id to option id or `not-sure`, for what was answered so far.
pub fn answers_json(pack: &Pack, session: &Session) -> Json {
    let answer = |ask: Ask| {
        let choice = session.answer(ask)?;
        Some((ask.id(pack), Json::text(choice_id(pack, ask, choice))))
    };
    let answers: Vec<(&str, Json)> = Ask::all(pack).filter_map(answer).collect();
    Json::object(&answers)
}

pub(super) fn outcome(pack: &Pack, ix: Option<OutcomeIx>) -> Json {
    ix.and_then(|ix| pack.outcome(ix)).map_or_else(Json::null, |o| Json::text(&o.id))
}

pub(super) fn result_fields(
    pack: &Pack,
    session: &Session,
    link: &dyn Fn(&Session) -> String,
) -> Vec<(&'static str, Json)> {
    // The link is the result's, whatever view is in front of it.
    let decided = session.apply(pack, Action::View(View::Decide));
    let verdict = session.verdict(pack);
    let lean = leaning(pack, &verdict);
    let row = |r: &crate::rules::Ranked| {
        Json::object(&[
            ("outcome", outcome(pack, Some(r.outcome))),
            ("points", Json::int(r.points)),
            ("excluded", Json::bool(r.excluded)),
        ])
    };
    let hinge = |ix| Json::text(Ask::Question(ix).id(pack));
    let list = |values: &mut dyn Iterator<Item = Json>| Json::list(&values.collect::<Vec<_>>());
    vec![
        ("outcome", outcome(pack, verdict.outcome())),
        ("level", Json::text(verdict.level.id())),
        ("ranking", list(&mut verdict.ranking.iter().map(row))),
        ("answered", Json::count(verdict.answered)),
        ("of", Json::count(pack.questions.len())),
        ("hinges", list(&mut hinges(pack, session.answers()).into_iter().map(hinge))),
        ("conflict", list(&mut conflict(pack, &verdict).into_iter().map(|ix| outcome(pack, Some(ix))))),
        ("who", Json::number(lean.who)),
        ("where", Json::number(lean.place)),
        ("link", Json::text(&link(&decided))),
    ]
}
