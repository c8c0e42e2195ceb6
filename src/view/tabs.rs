//! The views as tabs. The element moves the focus along them by arrow keys; Enter, Space or a click shows a view.

use super::Scene;
use super::el::{El, el};
use crate::pack::{Word, concat};
use crate::session::{Action, View};

/// The tabs; none if the host allows only one view.
#[inline(never)]
pub(super) fn tabs(scene: &Scene) -> Option<El> {
    let views = &scene.options.views;
    let shown = scene.session.view();
    let tab = |view: &View| {
        let selected = *view == shown;
        el("button", "tab")
            .part("tab")
            .attr("type", "button")
            .attr("role", "tab")
            .id("tab-", view.id())
            .attr("data-act", view.id())
            .state("aria-selected", selected)
            .attr("aria-controls", "panel")
            .attr("tabindex", if selected { "0" } else { "-1" })
            .key(view.id())
            .click(scene, Action::View(*view))
            .say(scene, name(*view))
    };
    (views.len() > 1)
        .then(|| el("div", "tabs").attr("role", "tablist").label(scene, Word::Views).items(views.iter().map(tab)))
}

/// What a view is called.
pub(super) fn name(view: View) -> Word {
    match view {
        View::Decide => Word::ViewDecide,
        View::Compare => Word::ViewCompare,
        View::Check => Word::ViewCheck,
    }
}

/// The panel around the shown view.
pub(super) fn panel(scene: &Scene, screen: El) -> El {
    let panel = el("div", "panel").attr("id", "panel");
    let panel = match scene.options.views.len() {
        0 | 1 => panel,
        _ => panel.attr("role", "tabpanel").attr_owned("aria-labelledby", concat(&["tab-", scene.session.view().id()])),
    };
    panel.add(screen)
}
