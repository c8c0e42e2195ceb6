//! Where the focus belongs after a step.

use super::{Ask, Check, Compare, Feedback, Origin, Screen, Session, View};
use crate::pack::{DimensionIx, QuestionIx};

/// The element that gets the focus; the view gives it the id that the embed layer looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The heading of the new screen.
    Heading,
    /// What is said about an answer of the knowledge check.
    Feedback,
    /// The reminder that an answer is missing.
    Reminder,
    /// A row of the comparison.
    Row(DimensionIx),
    /// The heading of a section of the comparison, by its name.
    Section(&'static str),
    /// The reason that led to a row of the comparison.
    Reason(QuestionIx),
    /// The options of an answer that was opened for change.
    Editor(Ask),
    /// The button that opened it.
    ChangeButton(Ask),
    /// The people side by side.
    People,
    /// The field for links of others.
    Join,
    /// The button that opens the checklist on the result.
    Checklist,
}

impl Focus {
    /// Where the focus goes between two sessions; nowhere if the visitor stays where they are.
    pub fn between(old: &Session, new: &Session) -> Option<Focus> {
        if new.view() == View::Compare
            && let Some(row) = Compare::focus(old, new)
        {
            return Some(row);
        }
        if let Some(origin) = old.compare().origin().filter(|_| new.compare().origin().is_none()) {
            match (origin, new.view()) {
                (Origin::Reason(question), View::Decide) => return Some(Focus::Reason(question)),
                (Origin::Check, View::Check) if new.check().explained() => return Some(Focus::Feedback),
                _ => {}
            }
        }
        if old.view() == new.view()
            && let (Screen::Ask(ask), Screen::Review) = (old.screen(), new.screen())
            && old.revising()
        {
            return Some(Focus::ChangeButton(ask));
        }
        if old.view() != new.view() || old.screen() != new.screen() {
            return Some(Focus::Heading);
        }
        if new.view() == View::Check {
            return Check::focus(old.check(), new.check());
        }
        let (before, after) = (old.people(), new.people());
        if before.visiting() != after.visiting() {
            return Some(Focus::Heading);
        }
        // The button that was pressed is gone, or no longer in its place.
        if after.others().len() < before.others().len() || before.others().is_empty() && !after.others().is_empty() {
            return Some(match new.feedback() {
                _ if after.others().is_empty() => Focus::Heading,
                // What could not be read is left in the field, with a message next to it.
                Some(Feedback::Joined { left_out: 1.., .. }) => Focus::Join,
                _ => Focus::People,
            });
        }
        match (old.editing(), new.editing()) {
            (a, Some(b)) if a != Some(b) => Some(Focus::Editor(b)),
            (Some(a), None) => Some(Focus::ChangeButton(a)),
            _ if new.reminded() && !old.reminded() => Some(Focus::Reminder),
            _ => None,
        }
    }
}
