//! Where a code stands in an address.

use crate::pack::{cat, join};

/// The address that opens a result: `share_url` with the code in its fragment.
///
/// A fragment in which a page keeps state (`#/…`, `#!…`, `#name=value`) stays in front; a mere anchor makes way.
pub fn link_to(share_url: &str, code: &str) -> String {
    let (page, fragment) = share_url.split_once('#').unwrap_or((share_url, ""));
    let others: Vec<&str> = fragment.split('&').filter(|part| !part.starts_with("s=")).collect();
    let others = join(&others, "&");
    let state = others.starts_with(['/', '!']) || others.bytes().any(|b| b == b'=');
    let between = if state { cat(&[others.as_str(), "&"]) } else { String::new() };
    cat(&[page, "#", &between, "s=", code])
}

/// The code in an address's fragment (with or without `#`), if there is one.
pub fn code_in_fragment(fragment: &str) -> Option<&str> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    fragment.split('&').find_map(|part| part.strip_prefix("s=")).filter(|code| !code.is_empty())
}
