//! The content of the knowledge check. It is separate from the decide pack, so that only its visitors load it.

use super::wire::{Reader, Wire, wire};
use super::{CheckWord, DimensionIx, ItemIx, Pack, Source, SourceIx, Who};

/// Everything that the check view shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Knowledge {
    /// The id of the pack that it belongs to.
    pub pack: String,
    /// The four boxes as answers, in the order neither, outsourcing only, offshoring only, both.
    pub boxes: Vec<BoxAnswer>,
    /// The items: those of the normal round first, then the spare ones.
    pub items: Vec<Item>,
    /// How many items a round has.
    pub round: u8,
    /// Feedback by number of right answers, best first.
    pub levels: Vec<ScoreLevel>,
    /// What the explanations are based on.
    pub sources: Vec<Source>,
    pub(crate) words: Vec<String>,
}

/// One of the four boxes as an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct BoxAnswer {
    /// `neither`, `out`, `off` or `both`.
    pub id: String,
    /// Its name.
    pub text: String,
    /// Its name in one or two words.
    pub short: String,
    /// Whose people do the work.
    pub who: Who,
    /// Whether they do it in another country.
    pub abroad: bool,
}

/// A scenario or a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Public id.
    pub id: String,
    /// How it is answered, with the right answer.
    pub kind: ItemKind,
    /// The scenario or statement.
    pub text: String,
    /// What the visitor reads after answering.
    pub explanation: String,
    /// The row of the comparison that it belongs to.
    pub dimension: DimensionIx,
    /// Built around a common misconception.
    pub trap: bool,
    /// Based on an editorial reading.
    pub judgement: bool,
    /// What the explanation is based on.
    pub sources: Vec<SourceIx>,
}

/// How an item is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum ItemKind {
    /// One of the four boxes; the position of the right one.
    Box4(u8),
    /// True or false.
    TrueFalse(bool),
    /// One of several texts, and the position of the right one.
    Choice(Vec<String>, u8),
}

/// Feedback from a number of right answers upwards.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreLevel {
    /// Right answers needed, out of a whole round.
    pub from: u8,
    /// What is said.
    pub text: String,
}

impl Knowledge {
    /// A word or sentence of the check view.
    #[inline(never)]
    pub fn word(&self, word: CheckWord) -> &str {
        self.words.get(word as usize).map_or("", String::as_str)
    }

    /// The item at `ix`.
    pub fn item(&self, ix: ItemIx) -> Option<&Item> {
        self.items.get(ix.get())
    }

    /// Whether it fits the pack: bytes may come from elsewhere.
    pub(super) fn fits(&self, pack: &Pack) -> bool {
        self.pack == pack.id
            && self.boxes.len() == 4
            && self.round > 0
            && self.items.len() >= usize::from(self.round)
            && self.sources.iter().all(Source::is_safe)
    }
}

impl Item {
    /// The number of answers to choose from.
    pub fn answers(&self) -> u8 {
        match &self.kind {
            ItemKind::Box4(_) => 4,
            ItemKind::TrueFalse(_) => 2,
            ItemKind::Choice(options, _) => options.len() as u8,
        }
    }

    /// The position of the right answer; of true and false, true comes first.
    pub fn right(&self) -> u8 {
        match self.kind {
            ItemKind::Box4(right) | ItemKind::Choice(_, right) => right,
            ItemKind::TrueFalse(right) => u8::from(!right),
        }
    }
}

wire! {
    Knowledge { pack, boxes, items, round, levels, sources, words };
    BoxAnswer { id, text, short, who, abroad };
    Item { id, kind, text, explanation, dimension, trap, judgement, sources };
    ScoreLevel { from, text };
}

impl Wire for ItemKind {
    fn read(from: &mut Reader) -> Self {
        match u8::read(from) {
            0 => ItemKind::Box4(u8::read(from)),
            1 => ItemKind::TrueFalse(bool::read(from)),
            _ => ItemKind::Choice(Vec::read(from), u8::read(from)),
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self, to: &mut super::wire::Writer) {
        match self {
            ItemKind::Box4(right) => (0u8.write(to), right.write(to)),
            ItemKind::TrueFalse(right) => (1u8.write(to), right.write(to)),
            ItemKind::Choice(options, right) => {
                2u8.write(to);
                (options.write(to), right.write(to))
            }
        };
    }
}
