//! The content of the result pages beyond the outcomes. It is used when they are built and never travels further.

use super::PageWord;

/// What the result pages say beside the outcomes' own texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Pages {
    /// What there is to say where there is no clear winner.
    pub no_clear: NoClear,
    pub(crate) words: Vec<String>,
}

/// The texts of the page without a clear winner, as an outcome has them.
#[derive(Clone, Debug, PartialEq)]
pub struct NoClear {
    /// What it means, in one or two sentences.
    pub summary: String,
    /// Why there is none.
    pub why: Vec<String>,
    /// What to watch out for.
    pub watch: Vec<String>,
    /// First steps.
    pub steps: Vec<String>,
    /// What would change it.
    pub change: Vec<String>,
    /// Advice for a website or web shop.
    pub web: String,
}

impl Pages {
    /// A word or sentence of the pages.
    pub fn word(&self, word: PageWord) -> &str {
        self.words.get(word as usize).map_or("", String::as_str)
    }
}
