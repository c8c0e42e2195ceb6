//! Which element gets the focus after a step.

use crate::pack::{Pack, concat};
use crate::session::{Ask, Focus};

/// The selector of the element that `focus` names.
pub(super) fn selector(pack: &Pack, focus: Focus) -> String {
    let (before, id, behind) = match focus {
        Focus::Heading => ("#heading", "", ""),
        Focus::Feedback => ("#feedback", "", ""),
        Focus::Row(row) => match pack.comparison().and_then(|c| c.dimension(row)) {
            Some(row) => ("#row-", &*row.id, ""),
            None => ("#heading", "", ""),
        },
        Focus::Section(name) => ("#at-", name, ""),
        Focus::Reason(question) => ("[data-reason=\"reason-", Ask::Question(question).id(pack), "\"] button"),
        Focus::People => ("#people", "", ""),
        Focus::Join => ("#join", "", ""),
        Focus::Checklist => ("#checklist-toggle", "", ""),
        Focus::Reminder => ("#reminder", "", ""),
        Focus::Editor(ask) => ("#edit-", ask.id(pack), ""),
        Focus::ChangeButton(ask) => ("#change-", ask.id(pack), ""),
    };
    concat(&[before, id, behind])
}
