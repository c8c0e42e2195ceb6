//! Positions in the pack's lists. They come from the pack check, but also from links, notes and third-party packs:
//! lookups return an `Option` and never panic.

use super::wire::{Reader, Wire};

/// The most entries that a list may have; the check says so.
pub(crate) const MOST_ENTRIES: usize = 255;
/// The most groups of rows that a comparison can have: notes number them in a byte, after two other filters.
pub const MOST_GROUPS: usize = MOST_ENTRIES - 1;

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(pub(crate) u8);

        impl Wire for $name {
            fn read(from: &mut Reader) -> Self {
                Self(u8::read(from))
            }

            #[cfg(not(target_arch = "wasm32"))]
            fn write(&self, to: &mut super::wire::Writer) {
                self.0.write(to);
            }
        }

        impl $name {
            /// The position as a number, counted from 0.
            pub fn get(self) -> usize {
                usize::from(self.0)
            }

            /// The index at a position below [`MOST_ENTRIES`].
            pub(crate) fn at(position: usize) -> Self {
                Self(position as u8)
            }

            /// The index of the first matching entry.
            #[allow(dead_code)] // not every list is searched
            pub(crate) fn position<T>(list: &[T], is: impl Fn(&T) -> bool) -> Option<Self> {
                Self::all(list.len()).find(|ix| list.get(ix.get()).is_some_and(&is))
            }

            /// Every index of a list with `len` entries, in order.
            pub fn all(len: usize) -> impl Iterator<Item = Self> + Clone {
                let (mut at, end) = (0, len.min(MOST_ENTRIES));
                std::iter::from_fn(move || {
                    at += 1;
                    (at <= end).then(|| Self::at(at - 1))
                })
            }
        }
    };
}

index!(
    /// One of the sourcing choices that the quiz recommends.
    OutcomeIx
);
index!(
    /// A scored question.
    QuestionIx
);
index!(
    /// An option of one question, or of the context question; meaningful only together with that question.
    OptionIx
);
index!(
    /// A source in the list of sources of the part that names it.
    SourceIx
);
index!(
    /// A row of the comparison.
    DimensionIx
);
index!(
    /// An item of the knowledge check.
    ItemIx
);
