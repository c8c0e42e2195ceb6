//! Lists for the browser.

/// Makes a list by pushing.
pub(crate) trait Gather: Iterator + Sized {
    /// All items. In the place of `collect`, which is three functions for each kind of iterator; see docs/adr/0011-bytes.md.
    #[inline(always)]
    fn gather(self) -> Vec<Self::Item> {
        let mut list = Vec::new();
        for item in self {
            list.push(item);
        }
        list
    }
}

impl<I: Iterator> Gather for I {}
