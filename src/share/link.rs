//! Where a code stands in an address.

use crate::pack::{cat, join};

/// The address that opens a result: `share_url` with the code in its fragment.
///
/// A fragment in which a page keeps state (`#name=value`) stays in front; so does a route (`#/…`, `#!…`), to which the code
/// is a parameter, since routers take what is not for a part of the route; a mere anchor makes way.
pub fn link_to(share_url: &str, code: &str) -> String {
    let (page, fragment) = share_url.split_once('#').unwrap_or((share_url, ""));
    let (first, more) = fragment.split_once('?').unwrap_or((fragment, ""));
    let others = |part: &str| {
        let others: Vec<&str> = part.split('&').filter(|part| !part.is_empty() && !part.starts_with("s=")).collect();
        join(&others, "&")
    };
    let (first, more) = (others(first), others(more));
    let ends = |text: &str| if text.is_empty() { "" } else { "&" };
    let before = if first.starts_with(['/', '!']) {
        cat(&[&first, "?", &more, ends(&more)])
    } else if first.bytes().any(|b| b == b'=') {
        cat(&[&first, "&"])
    } else {
        String::new()
    };
    cat(&[page, "#", &before, "s=", code])
}
