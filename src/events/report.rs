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
    let mut json = result(pack, session, true, link);
    json.close('}');
    json
}

/// `element.answers`: question id to option id or `not-sure`, for what was answered so far.
pub fn answers_json(pack: &Pack, session: &Session) -> Json {
    let mut json = Json::object();
    for ask in Ask::all(pack) {
        if let Some(choice) = session.answer(ask) {
            json.text(ask.id(pack), choice_id(pack, ask, choice));
        }
    }
    json.close('}');
    json
}

/// The public id of an outcome.
pub(super) fn id(pack: &Pack, outcome: Option<OutcomeIx>) -> Option<&str> {
    pack.outcome(outcome?).map(|outcome| outcome.id.as_str())
}

/// What is reported about a result, still open; the property has `more` to say than the event.
pub(super) fn result(pack: &Pack, session: &Session, more: bool, link: &dyn Fn(&Session) -> String) -> Json {
    let verdict = session.verdict(pack);
    let mut json = Json::versioned();
    json.text_or_null("outcome", id(pack, verdict.outcome()));
    json.text("level", verdict.level.id());
    json.list("ranking");
    for row in &verdict.ranking {
        json.open('{');
        json.text_or_null("outcome", id(pack, Some(row.outcome)));
        json.int("points", row.points);
        json.bool("excluded", row.excluded);
        json.close('}');
    }
    json.close(']');
    json.count("answered", verdict.answered);
    json.count("of", pack.questions.len());
    if more {
        json.list("hinges");
        for question in &hinges(pack, session.answers()) {
            json.item(Ask::Question(*question).id(pack));
        }
        json.close(']');
        json.list("conflict");
        for outcome in &conflict(pack, &verdict) {
            json.item(id(pack, Some(*outcome)).unwrap_or_default());
        }
        json.close(']');
        let lean = leaning(pack, &verdict);
        json.number("who", lean.who);
        json.number("where", lean.place);
    }
    // The link is the result's, whatever view is in front of it.
    json.text("link", &link(&session.apply(pack, Action::View(View::Decide))));
    json
}
