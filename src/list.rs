//! Lists for the browser, and sets of positions in them.

/// Makes a list by pushing.
pub(crate) trait Gather: Iterator + Sized {
    /// All items. Used instead of `collect`, which is three functions for each kind of iterator; see
    /// docs/adr/0011-bytes.md.
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

/// A set of positions in a list: copying it takes no code, unlike a `Vec`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IndexSet([u32; 8]);

impl IndexSet {
    /// Whether a position is in it.
    #[inline(never)]
    pub fn has(&self, at: u8) -> bool {
        self.0.get(usize::from(at / 32)).is_some_and(|word| word >> (at % 32) & 1 == 1)
    }

    /// Adds a position, or removes it.
    #[inline(never)]
    pub fn flip(&mut self, at: u8) {
        if let Some(word) = self.0.get_mut(usize::from(at / 32)) {
            *word ^= 1 << (at % 32);
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        *self == IndexSet::default()
    }

    /// All of them, in order.
    #[inline(never)]
    pub fn list(&self) -> Vec<u8> {
        (0..=u8::MAX).filter(|at| self.has(*at)).gather()
    }
}

impl Extend<u8> for IndexSet {
    fn extend<I: IntoIterator<Item = u8>>(&mut self, positions: I) {
        for at in positions {
            if !self.has(at) {
                self.flip(at);
            }
        }
    }
}

impl FromIterator<u8> for IndexSet {
    fn from_iter<I: IntoIterator<Item = u8>>(positions: I) -> Self {
        let mut set = IndexSet::default();
        set.extend(positions);
        set
    }
}

#[cfg(test)]
mod tests {
    use super::IndexSet;

    #[test]
    fn positions_are_in_it_once_and_in_order() {
        let mut set: IndexSet = [255, 0, 32, 31, 0].into_iter().collect();
        assert_eq!((set.list(), set.len()), (vec![0, 31, 32, 255], 4));
        assert!(set.has(31) && !set.has(30));
        set.list().iter().for_each(|at| set.flip(*at));
        assert!(set.is_empty());
    }
}
