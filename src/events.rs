//! The public events: what the widget tells its host.
//!
//! Events follow from two sessions, never from a click handler, so nothing can happen without its event
//! and no event without something having happened.

mod json;
pub use json::Json;
mod report;
pub use report::{answers_json, result_json};

use crate::pack::{OutcomeIx, Pack};
use crate::session::{Ask, Screen, Session, choice_id};

/// A public event.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its name, `shoreline-…`.
    pub name: &'static str,
    /// Its `detail` object.
    pub detail: Json,
}

/// Name, occasion and detail fields of every event, for the README and the tests.
pub const TABLE: &[(&str, &str, &[&str])] = &[
    ("shoreline-ready", "the app answers clicks", &["view"]),
    ("shoreline-start", "first question shown", &["view"]),
    ("shoreline-answer", "an answer given or changed", &["question", "option", "step", "of"]),
    (
        "shoreline-result",
        "a decide result is first shown, or changes",
        &["outcome", "level", "ranking", "answered", "of", "link"],
    ),
    ("shoreline-cta", "the call to action is used (cancelable)", &["href", "outcome"]),
    ("shoreline-error", "something failed", &["code", "message", "fix"]),
];

fn event(name: &'static str, fields: Vec<(&'static str, Json)>) -> Event {
    let mut all = vec![("version", Json::Int(1))];
    all.extend(fields);
    Event { name, detail: Json::Object(all) }
}

/// The program answers clicks.
pub fn ready() -> Event {
    event("shoreline-ready", vec![("view", Json::text("decide"))])
}

/// The host's call to action is used.
pub fn call_to_action(pack: &Pack, href: &str, outcome: Option<OutcomeIx>) -> Event {
    event("shoreline-cta", vec![("href", Json::text(href)), ("outcome", report::outcome(pack, outcome))])
}

/// What happened between two sessions, in the order in which it happened.
pub fn between(pack: &Pack, old: &Session, new: &Session, link: &dyn Fn(&Session) -> String) -> Vec<Event> {
    let mut events = Vec::new();
    if new.started() && !old.started() {
        events.push(event("shoreline-start", vec![("view", Json::text("decide"))]));
    }
    for ask in Ask::all(pack) {
        let answer = new.answer(ask);
        if let Some(choice) = answer.filter(|_| answer != old.answer(ask)) {
            events.push(event(
                "shoreline-answer",
                vec![
                    ("question", Json::text(ask.id(pack))),
                    ("option", Json::text(choice_id(pack, ask, choice))),
                    ("step", Json::count(ask.step())),
                    ("of", Json::count(pack.questions.len())),
                ],
            ));
        }
    }
    let shown = |s: &Session| s.screen() == Screen::Result;
    if shown(new) && (!shown(old) || new.verdict(pack) != old.verdict(pack)) {
        let wanted = ["outcome", "level", "ranking", "answered", "of", "link"];
        let fields = report::result_fields(pack, new, link);
        let fields = fields.into_iter().filter(|(name, _)| wanted.contains(name)).collect();
        events.push(event("shoreline-result", fields));
    }
    events
}
