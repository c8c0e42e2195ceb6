//! Notes of a view: a word, then lists of small numbers, as in `abc;1;2,3;;4`.

use crate::pack::{Digits, small};

/// A word and lists as one line.
pub fn write(word: String, lists: &[&[u8]]) -> String {
    let mut note = word;
    for list in lists {
        let mut before = ';';
        // An empty list is there as well, so that the others keep their places.
        if list.is_empty() {
            note.push(before);
        }
        for number in *list {
            note.push(before);
            note.push_str(&number.digits());
            before = ',';
        }
    }
    note
}

/// The word and the lists of a line; nothing where one holds something else than small numbers.
pub fn read(note: &str) -> Option<(&str, Vec<Vec<u8>>)> {
    let mut parts = note.split(';');
    let word = parts.next()?;
    let mut lists = Vec::new();
    for part in parts {
        let mut list = Vec::new();
        if !part.is_empty() {
            for number in part.split(',') {
                list.push(small(number)?);
            }
        }
        lists.push(list);
    }
    Some((word, lists))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let note = write("ab".to_owned(), &[&[1], &[], &[20, 255, 0], &[]]);
        assert_eq!(note, "ab;1;;20,255,0;");
        assert_eq!(read(&note), Some(("ab", vec![vec![1], vec![], vec![20, 255, 0], vec![]])));
        assert_eq!(read(""), Some(("", vec![])));
    }

    #[test]
    fn what_is_no_small_number_is_nothing() {
        for note in ["a;1,", "a;x", "a;256", "a;1;-1", "a; 1"] {
            assert_eq!(read(note), None, "{note}");
        }
    }
}
