//! With what a widget begins: notes of what the visitor did, the host's settings, a link.

use super::settings::Settings;
use crate::pack::Pack;
use crate::session::{Action, CheckAction, Notice, Session, read_notes, replay};
use crate::share::decode;

/// The session that notes describe, in the view that the host wants first if they name none that may be reached.
pub(super) fn resume(pack: &Pack, settings: &Settings, notes: &str) -> Session {
    let noted = read_notes(notes);
    let session = replay(pack, &noted);
    if noted.has("*view") && settings.options.views.contains(&session.view()) {
        return session;
    }
    session.apply(pack, Action::View(settings.view))
}

/// The same with what chance and the link add.
pub(super) fn begin(pack: &Pack, settings: &Settings, notes: &str) -> Session {
    // Chance decides the order of the check; everything else follows from it.
    let seed = (js_sys::Math::random() * 500_000.0) as u32 * 2;
    let session = resume(pack, settings, notes).apply(pack, Action::Check(CheckAction::Seed(seed)));
    if settings.link.is_empty() {
        return session;
    }
    let actions = opened(pack, settings, &session, &settings.link);
    actions.iter().fold(session, |session, action| session.apply(pack, action))
}

/// What opens a link; one for a view that may not be reached here is told.
pub(super) fn opened(pack: &Pack, settings: &Settings, session: &Session, link: &str) -> Vec<Action> {
    let actions = decode(pack, link);
    let shown = actions.iter().fold(session.clone(), |session, action| session.apply(pack, action));
    if settings.options.views.contains(&shown.view()) { actions } else { vec![Action::Refuse(Notice::LinkNotHere)] }
}
