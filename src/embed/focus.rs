//! Which element of a picture gets the focus after a step.

use crate::pack::{Pack, cat};
use crate::session::{Ask, Focus};

/// The selector of the element that `focus` names.
pub(super) fn selector(pack: &Pack, focus: Focus) -> String {
    match focus {
        Focus::Heading => "#heading".to_owned(),
        Focus::Feedback => "#feedback".to_owned(),
        Focus::Row(row) => {
            let id = pack.comparison().and_then(|c| c.dimension(row)).map_or("", |row| &row.id);
            if id.is_empty() { "#heading".to_owned() } else { cat(&["#row-", id]) }
        }
        Focus::Section(name) => cat(&["#at-", name]),
        Focus::Reason(question) => cat(&["[data-reason=\"reason-", Ask::Question(question).id(pack), "\"] button"]),
        Focus::People => "#people".to_owned(),
        Focus::Join => "#join".to_owned(),
        Focus::Checklist => "#checklist-toggle".to_owned(),
        Focus::Reminder => "#reminder".to_owned(),
        Focus::Editor(ask) => cat(&["#edit-", ask.id(pack)]),
        Focus::ChangeButton(ask) => cat(&["#change-", ask.id(pack)]),
    }
}
