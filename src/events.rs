//! The public events: what the widget tells its host.
//!
//! Events are derived from the session before and after, so nothing can happen without its event and no event is sent
//! without a change. Only the call to action and sharing come from clicks: they change nothing in the session.

mod json;
pub use json::Json;
mod report;
pub use report::{answers_json, result_json};

use crate::pack::{Knowledge, OutcomeIx, Pack};
use crate::rules::Choice;
use crate::session::{Action, Ask, Check, Screen, Session, View, Way, choice_id};

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
    ("shoreline-check", "a scenario is answered", &["item", "correct", "step", "of"]),
    ("shoreline-score", "the check is finished", &["correct", "of", "link"]),
    ("shoreline-view", "the view changes", &["view"]),
    ("shoreline-share", "a link is copied or handed to the system", &["method", "link"]),
    ("shoreline-cta", "the call to action is used (cancelable)", &["href", "outcome"]),
    ("shoreline-error", "something failed", &["code", "message", "fix"]),
];

/// An event from its finished detail.
fn event(name: &'static str, mut detail: Json) -> Event {
    detail.close('}');
    Event { name, detail }
}

/// An event that only says the view.
#[inline(never)]
fn of_view(name: &'static str, view: View) -> Event {
    let mut detail = Json::versioned();
    detail.text("view", view.id());
    event(name, detail)
}

/// The program answers clicks.
pub fn ready(view: View) -> Event {
    of_view("shoreline-ready", view)
}

/// The host's call to action is used.
pub fn call_to_action(pack: &Pack, href: &str, outcome: Option<OutcomeIx>) -> Event {
    let mut detail = Json::versioned();
    detail.text("href", href);
    detail.text_or_null("outcome", report::id(pack, outcome));
    event("shoreline-cta", detail)
}

/// A result is shared.
pub fn share(way: Way, link: &str) -> Event {
    // The team's link is copied as well: the link distinguishes it.
    let method = if way == Way::Team { Way::Copy } else { way };
    let mut detail = Json::versioned();
    detail.text("method", method.id());
    detail.text("link", link);
    event("shoreline-share", detail)
}

fn started(view: View) -> Event {
    of_view("shoreline-start", view)
}

/// Whether the host does not know it already. `reported` is the session of the last result it knows; `revisits` says that
/// the browser's Back or Forward led here, where everything but the view and an answer on the way has happened before.
pub fn is_news(event: &Event, new: &Session, reported: Option<&Session>, revisits: bool) -> bool {
    match event.name {
        "shoreline-result" if revisits && new.people().visiting() => false,
        "shoreline-result" => reported.is_none_or(|reported| !is_same_result(reported, new)),
        "shoreline-start" | "shoreline-check" | "shoreline-score" => !revisits,
        _ => true,
    }
}

/// Whether a step throws away the answers whose result the host knows, so that the same result is news again: not where
/// a check or somebody else's answers are left instead.
pub fn starts_over(old: &Session, action: &Action) -> bool {
    matches!(action, Action::Restart) && old.view() != View::Check && !old.people().has_kept()
}

/// Whether two sessions have the same result, link included: it depends on the answers alone.
fn is_same_result(one: &Session, other: &Session) -> bool {
    one.person() == other.person()
}

/// Reports what happened between two sessions, in the order in which it happened.
pub fn between(
    pack: &Pack,
    old: &Session,
    new: &Session,
    link: &dyn Fn(&Session) -> String,
    tell: &mut dyn FnMut(Event),
) {
    if new.started() && !old.started() {
        tell(started(View::Decide));
    }
    // What a link holds is somebody else's, and the visitor's own was reported before it.
    let visited = old.people().visiting();
    let adopted = visited && !old.people().has_kept() && is_same_result(old, new);
    let own = !new.people().visiting() && !adopted;
    let mine = if visited { old.people().kept() } else { Some(old) };
    for ask in Ask::all(pack).filter(|_| own) {
        let (before, answer) = (mine.and_then(|mine| mine.answer(ask)), new.answer(ask));
        // Starting again takes no answer back.
        let skipped = answer.is_none() && ask == Ask::Context && new.screen() != Screen::Intro;
        if answer == before || answer.is_none() && !skipped {
            continue;
        }
        let mut detail = Json::versioned();
        detail.text("question", ask.id(pack));
        detail.text("option", choice_id(pack, ask, answer.unwrap_or(Choice::NotSure)));
        detail.count("step", ask.step());
        detail.count("of", pack.questions.len());
        tell(event("shoreline-answer", detail));
    }
    if new.view() != old.view() {
        tell(of_view("shoreline-view", new.view()));
    }
    let fresh = |check: &Check| check.begun() && check.given().is_empty();
    if fresh(new.check()) && !fresh(old.check()) || new.check().begun() && !old.check().begun() {
        tell(started(View::Check));
    }
    let shown = |s: &Session| s.screen() == Screen::Result;
    // A result made behind another view is seen only with this one.
    let revealed = new.view() == View::Decide && old.view() != View::Decide;
    if shown(new) && (!shown(old) || revealed || !is_same_result(new, old)) {
        tell(event("shoreline-result", report::result(pack, new, false, link)));
    }
    if let Some(knowledge) = pack.knowledge() {
        check_events(knowledge, old, new, link, tell);
    }
}

/// What happened in the knowledge check.
#[inline(never)]
fn check_events(
    knowledge: &Knowledge,
    old: &Session,
    new: &Session,
    link: &dyn Fn(&Session) -> String,
    tell: &mut dyn FnMut(Event),
) {
    let (before, after) = (old.check(), new.check());
    let of = after.round(knowledge).len();
    let answered = after.explained() && (!before.explained() || before.given() != after.given());
    let answered = after.item(knowledge).zip(after.given().last()).filter(|_| answered);
    let scored = after.score(knowledge).filter(|_| before.score(knowledge).is_none());
    if let Some((item, given)) = answered {
        let mut detail = Json::versioned();
        detail.text("item", &item.id);
        detail.bool("correct", item.right() == *given);
        detail.count("step", after.given().len());
        detail.count("of", of);
        tell(event("shoreline-check", detail));
    }
    if let Some((correct, _)) = scored {
        let mut detail = Json::versioned();
        detail.count("correct", correct);
        detail.count("of", of);
        detail.text("link", &link(new));
        tell(event("shoreline-score", detail));
    }
}
