//! Lines of `name=value` from the element.

use crate::list::Gather;
use crate::pack::{Values, is_safe_url, parse_u8, parse_u32, split};
use crate::session::View;
use crate::view::{CallToAction, Options};
use std::rc::Rc;

/// What the element says about its host.
pub(super) struct Settings {
    /// The view that the host wants first.
    pub view: View,
    /// Chance decides the order of the check; everything else follows from it. Even: odd ones are for further rounds.
    pub seed: u32,
    /// What the view needs.
    pub options: Rc<Options>,
}

impl Settings {
    /// Reads settings. `element.js` has checked the values and warned about bad ones already; here they only must not
    /// do harm.
    pub fn read(text: &str) -> Settings {
        let mut values = Values::of(text);
        let mut get = |name: &str| values.get(name).unwrap_or("");
        let (label, href) = (get("cta-label"), get("cta-href"));
        let call_to_action = (!label.is_empty() && is_safe_url(href))
            .then(|| CallToAction { label: label.to_owned(), href: href.to_owned() });
        let views = split(get("views"), b' ').filter_map(View::by_id).gather();
        Settings {
            view: View::by_id(get("view")).unwrap_or_default(),
            seed: parse_u32(get("seed")).unwrap_or_default(),
            options: Rc::new(Options {
                heading_level: parse_u8(get("heading-level")).unwrap_or(2),
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
