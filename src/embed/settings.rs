//! Lines of `name=value` from the element.

use crate::list::Gather;
use crate::pack::{is_safe_url, small};
use crate::session::View;
use crate::view::{CallToAction, Options};
use std::rc::Rc;

/// What the element says about its host.
#[derive(Default)]
pub(super) struct Settings {
    /// The code of a link that was opened; empty for none.
    pub link: String,
    /// The view that the host wants first.
    pub view: View,
    /// What the view needs.
    pub options: Rc<Options>,
}

/// The pairs of a text; lines without `=` are left out.
pub(super) fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split('\n').filter_map(|line| line.split_once('='))
}

impl Settings {
    /// Reads settings. `element.js` has checked the values and warned about bad ones already; here they
    /// only must not do harm.
    pub fn read(text: &str) -> Settings {
        let get = |name: &str| pairs(text).find(|(n, _)| *n == name).map_or("", |(_, value)| value);
        let (label, href) = (get("cta-label"), get("cta-href"));
        let call_to_action = (!label.is_empty() && is_safe_url(href))
            .then(|| CallToAction { label: label.to_owned(), href: href.to_owned() });
        let views = get("views").split(' ').filter_map(View::by_id).gather();
        Settings {
            view: View::by_id(get("view")).unwrap_or_default(),
            link: get("link").to_owned(),
            options: Rc::new(Options {
                heading_level: small(get("heading-level")).unwrap_or(2),
                call_to_action,
                share_url: get("share-url").to_owned(),
                pages: get("pages") == "1",
                native_share: !get("native").is_empty(),
                kept_in_tab: get("storage") == "session",
                views,
                still: false,
            }),
        }
    }
}
