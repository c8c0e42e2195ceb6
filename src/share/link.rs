//! Where a code goes in an address.

use crate::list::Gather;
use crate::pack::{concat, join, split, split_once};

/// The address that opens a result: `share_url` with the code in its fragment.
///
/// A fragment in which a page keeps state (`#name=value`) stays in front. So does a route (`#/…`, `#!…`), after which
/// the code is a parameter: routers take anything else for a part of the route. A plain anchor is replaced, and so is a
/// code that is there already.
pub fn link_to(share_url: &str, code: &str) -> String {
    let (page, fragment) = split_once(share_url, b'#').unwrap_or((share_url, ""));
    let is_code = |part: &str| {
        // Some programs capitalise addresses. A date, or a number, is the page's own.
        matches!(part.as_bytes(), [b's' | b'S', b'=', b'0'..=b'9', b'-', after, ..] if after.is_ascii_alphabetic())
    };
    let others: Vec<&str> = split(fragment, b'&').filter(|part| !is_code(part)).gather();
    let others = join(&others, "&");
    let route = matches!(others.as_bytes().first(), Some(b'/' | b'!'));
    // A named parameter in front, since readers find the code by its `&`: some routers drop empty ones.
    let ends = match split_once(&others, b'?') {
        None if route => "?quiz&",
        Some((_, "")) if route => "quiz&",
        _ => "&",
    };
    let state = route || others.bytes().any(|b| b == b'=');
    let before = if state { concat(&[&others, ends]) } else { String::new() };
    concat(&[page, "#", &before, "s=", code])
}
