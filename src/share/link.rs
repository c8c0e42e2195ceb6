//! Where a code stands in an address.

use crate::list::Gather;
use crate::pack::{cat, join};

/// The address that opens a result: `share_url` with the code in its fragment.
///
/// A fragment in which a page keeps state (`#name=value`) stays in front. So does a route (`#/…`, `#!…`), behind which the
/// code is a parameter: routers take anything else for a part of the route. A mere anchor makes way, and so does a code
/// that is there already.
pub fn link_to(share_url: &str, code: &str) -> String {
    let (page, fragment) = share_url.split_once('#').unwrap_or((share_url, ""));
    let is_code = |part: &str| {
        part.strip_prefix("s=").is_some_and(|code| code.bytes().next().is_some_and(|b| b.is_ascii_digit()))
    };
    let others: Vec<&str> = fragment.split('&').filter(|part| !is_code(part)).gather();
    let others = join(&others, "&");
    let route = others.starts_with('/') || others.starts_with('!');
    // A parameter in front, with a name, since readers know the code by its `&`: some routers leave out what is empty.
    let ends = match others.split_once('?') {
        None if route => "?quiz&",
        Some((_, "")) if route => "quiz&",
        _ => "&",
    };
    let state = route || others.bytes().any(|b| b == b'=');
    let before = if state { cat(&[&others, ends]) } else { String::new() };
    cat(&[page, "#", &before, "s=", code])
}
