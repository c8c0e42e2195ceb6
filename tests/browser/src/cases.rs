//! All cases by topic.

use crate::tab::Tab;

mod decide;
mod hosts;
mod result;

/// What a case does in a browser.
pub type Run = fn(&Tab);
type Cases = &'static [(&'static str, Run)];

/// Topic, name and code of every case.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str, Run)> {
    let groups: [(&str, Cases); 3] = [("decide", decide::CASES), ("result", result::CASES), ("hosts", hosts::CASES)];
    groups.into_iter().flat_map(|(group, cases)| cases.iter().map(move |(name, run)| (group, *name, *run)))
}
