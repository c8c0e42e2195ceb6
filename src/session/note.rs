//! Notes of a view: a word, then lists of small numbers, as in `abc;1;2,3;;4`.

use crate::list::{Gather, IndexSet};
use crate::pack::{Decimal, Split, parse_u8, split};

/// Adds a list. An empty one is written as well, so that the others keep their places.
#[inline(never)]
pub fn put(note: &mut String, list: &[u8]) {
    let mut before = ';';
    if list.is_empty() {
        note.push(before);
    }
    for number in list {
        note.push(before);
        note.push_str(&number.to_decimal());
        before = ',';
    }
}

/// The word of a note, and its lists.
pub fn read(note: &str) -> (&str, Lists<'_>) {
    let mut parts = split(note, b';');
    (parts.next().unwrap_or(""), Lists(parts))
}

/// Lists, one after the other.
pub struct Lists<'a>(Split<'a>);

impl Lists<'_> {
    /// The next one, skipping anything that is not a small number; empty if it is missing.
    #[inline(never)]
    pub fn list(&mut self) -> Vec<u8> {
        split(self.0.next().unwrap_or(""), b',').filter_map(parse_u8).gather()
    }

    /// The next one as a set of positions in a list of that length.
    pub fn index_set(&mut self, len: usize) -> IndexSet {
        self.list().iter().copied().filter(|at| usize::from(*at) < len).collect()
    }

    /// The first number of the next one.
    pub fn number(&mut self) -> Option<u8> {
        self.list().first().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut note = "ab".to_owned();
        let all: [&[u8]; 4] = [&[1], &[], &[20, 255, 0], &[]];
        all.iter().for_each(|list| put(&mut note, list));
        assert_eq!(note, "ab;1;;20,255,0;");
        let (word, mut lists) = read(&note);
        assert_eq!(word, "ab");
        assert_eq!(all.map(|_| lists.list()), all.map(<[u8]>::to_vec));
        assert!(lists.list().is_empty());
    }

    #[test]
    fn what_is_no_small_number_is_left_out() {
        for (note, list) in [("a;1,", vec![1]), ("a;x", vec![]), ("a;256,2", vec![2]), ("a;-1", vec![]), ("a", vec![])]
        {
            assert_eq!(read(note).1.list(), list, "{note}");
        }
    }
}
