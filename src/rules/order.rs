//! One small stable sort for every list here.
//!
//! The standard library's sort is compiled again for each type and key, about 5 KB of wasm each time; these lists have
//! a handful of entries.

/// Sorts by `key`, smallest first; equal ones keep their order. Quadratic in the worst case.
pub fn sort_by<T>(list: &mut [T], key: impl Fn(&T) -> i32) {
    for end in 1..list.len() {
        let mut at = end;
        while let Some([a, b]) = at.checked_sub(1).and_then(|before| list.get_mut(before..=at)) {
            if key(a) <= key(b) {
                break;
            }
            std::mem::swap(a, b);
            at -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sort_by;

    #[test]
    fn sorts_stably() {
        let mut list = [(3, 'a'), (1, 'b'), (3, 'c'), (-2, 'd'), (1, 'e')];
        sort_by(&mut list, |(n, _)| *n);
        assert_eq!(list, [(-2, 'd'), (1, 'b'), (1, 'e'), (3, 'a'), (3, 'c')]);
        sort_by(&mut [0; 0], |n| *n);
    }
}
