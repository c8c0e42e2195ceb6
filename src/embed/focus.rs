//! Moves the focus after a step without making the host's page jump.

use crate::pack::{Pack, cat};
use crate::session::{Ask, Focus};
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Focuses the element that `focus` names and scrolls only if it is out of sight, by the least amount.
pub(super) fn put(stage: &HtmlElement, pack: &Pack, focus: Focus) {
    let selector = match focus {
        Focus::Heading => "#heading".to_owned(),
        Focus::Feedback => "#feedback".to_owned(),
        Focus::Row(row) => {
            let id = pack.comparison().and_then(|c| c.dimension(row)).map_or("", |row| &row.id);
            if id.is_empty() { "#heading".to_owned() } else { cat(&["#row-", id]) }
        }
        Focus::Reason(question) => cat(&["[data-reason=\"reason-", Ask::Question(question).id(pack), "\"] button"]),
        Focus::People => "#people".to_owned(),
        Focus::Reminder => "#reminder".to_owned(),
        Focus::Editor(ask) => cat(&["#edit-", ask.id(pack)]),
        Focus::ChangeButton(ask) => cat(&["#change-", ask.id(pack)]),
    };
    let found = stage.query_selector(&selector).ok().flatten();
    let Some(element) = found.and_then(|e| e.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // A failing focus call is no reason to stop: the visitor can still reach everything.
    let _ = element.focus_with_options(&options);
    let rect = element.get_bounding_client_rect();
    let height = web_sys::window().and_then(|w| w.inner_height().ok()).and_then(|h| h.as_f64());
    if rect.top() < 0.0 || height.is_some_and(|h| rect.bottom() > h) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
