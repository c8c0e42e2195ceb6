//! Where the focus belongs after a step.

use super::{Ask, Session};

/// The element that takes the focus; the view gives it the id that the embed layer looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The heading of the new screen.
    Heading,
    /// The reminder that an answer is missing.
    Reminder,
    /// The options of an answer that was opened for change.
    Editor(Ask),
    /// The button that had opened it.
    ChangeButton(Ask),
}

impl Focus {
    /// Where the focus goes between two sessions; nowhere when the visitor stays where he is.
    pub fn between(old: &Session, new: &Session) -> Option<Focus> {
        if old.screen() != new.screen() {
            return Some(Focus::Heading);
        }
        match (old.editing(), new.editing()) {
            (a, Some(b)) if a != Some(b) => Some(Focus::Editor(b)),
            (Some(a), None) => Some(Focus::ChangeButton(a)),
            _ if new.reminded() && !old.reminded() => Some(Focus::Reminder),
            _ => None,
        }
    }
}
