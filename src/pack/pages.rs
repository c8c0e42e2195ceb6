//! The content of the result pages beyond the outcomes. It is used when they are built and goes no further.

use super::{Advice, PageWord};

/// What the result pages say in addition to the outcomes' own texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Pages {
    /// What is said if there is no clear winner.
    pub no_clear: NoClear,
    pub(crate) words: Vec<String>,
}

/// The texts of the page without a clear winner.
#[derive(Clone, Debug, PartialEq)]
pub struct NoClear {
    /// What it means, in one or two sentences.
    pub summary: String,
    /// What to do about it.
    pub advice: Advice,
}

impl Pages {
    /// A word or sentence of the pages.
    pub fn word(&self, word: PageWord) -> &str {
        self.words.get(word as usize).map_or("", String::as_str)
    }
}
