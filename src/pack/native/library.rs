//! A checked pack file.

use crate::pack::{Pack, Pages};

/// Everything in one pack file.
#[derive(Clone, Debug, PartialEq)]
pub struct Library {
    /// The pack with all of its parts.
    pub pack: Pack,
    /// What the result pages say in addition.
    pub pages: Pages,
    /// All sources with how far they were read; the parts carry those that they cite.
    pub sources: Vec<SourceNote>,
}

/// A source with what it was used for.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceNote {
    /// Short tag such as `S12`.
    pub id: String,
    /// Authors, year, title.
    pub title: String,
    /// Where to read it; may be empty.
    pub url: String,
    /// What is based on it.
    pub used_for: String,
    /// How far it was read when the content was written.
    pub read: SourceState,
    /// A remark on that; may be empty.
    pub note: String,
}

/// How far a source was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceState {
    /// The page or an excerpt of it.
    Read,
    /// Only a summary or a second-hand copy.
    Summary,
    /// Not read: from memory.
    Memory,
}
