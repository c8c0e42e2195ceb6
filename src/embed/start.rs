//! What a widget begins with: notes of what the visitor did, the host's settings, a link.

use super::settings::Settings;
use crate::events::result_json;
use crate::pack::{Decimal, Pack, Values, checksum, concat, split_once};
use crate::session::{Action, Ask, CheckAction, Notice, Screen, Session, notes_of, replay};
use crate::share::{decode, encode};

/// The session that notes describe, in the view that the host wants first if they name none that is allowed.
fn resume(pack: &Pack, settings: &Settings, notes: &str) -> Session {
    let session = replay(pack, notes);
    if Values::of(notes).get("*view").is_some() && settings.options.views.contains(&session.view()) {
        return session;
    }
    session.apply(pack, Action::View(settings.view))
}

/// The session that the host knows. If another pack says something else about the same answers, their result still has
/// to be reported.
pub(super) fn resume_reported(pack: &Pack, settings: &Settings, notes: &str) -> Session {
    let reported = resume(pack, settings, notes);
    let digest = Values::of(notes).get(RESULT).unwrap_or("");
    if reported.screen() != Screen::Result || digest == result_digest(pack, &reported) {
        return reported;
    }
    let review = (Ask::count(pack) + 1).to_decimal();
    let values = split_once(notes, b'\n').map_or("", |(_, values)| values);
    resume(pack, settings, &concat(&[&review, "\n", values]))
}

/// The session's notes, with a digest that tells its result from another pack's.
pub(super) fn noted(pack: &Pack, session: &Session) -> String {
    let notes = notes_of(pack, session);
    match session.screen() {
        Screen::Result => concat(&[&notes, "\n", RESULT, "=", &result_digest(pack, session)]),
        _ => notes,
    }
}

/// The name of the note; a star distinguishes it from questions.
const RESULT: &str = "*result";

fn result_digest(pack: &Pack, session: &Session) -> String {
    checksum(result_json(pack, session, &|session| encode(pack, session)).as_str().as_bytes()).to_decimal()
}

/// The session a widget begins with: the notes resumed, a random check order, the link opened.
pub(super) fn begin(pack: &Pack, settings: &Settings, link: &str, notes: &str) -> Session {
    let session = resume(pack, settings, notes).apply(pack, Action::Check(CheckAction::Seed(settings.seed)));
    if link.is_empty() {
        return session;
    }
    let actions = opened(pack, settings, &session, link);
    actions.iter().fold(session, |session, action| session.apply(pack, action))
}

/// The actions that open a link; for a view that is not allowed here, the notice that says so.
#[inline(never)]
pub(super) fn opened(pack: &Pack, settings: &Settings, session: &Session, link: &str) -> Vec<Action> {
    let actions = decode(pack, link);
    let shown = actions.iter().fold(session.clone(), |session, action| session.apply(pack, action));
    if settings.options.views.contains(&shown.view()) { actions } else { vec![Action::Refuse(Notice::LinkNotHere)] }
}
