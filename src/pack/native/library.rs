//! The whole of a checked pack file: the decide pack and the content of the other views.

use crate::pack::{OutcomeIx, Pack};

/// Everything in one pack file.
#[derive(Clone, Debug, PartialEq)]
pub struct Library {
    /// What the decide view needs; the binary form holds just this.
    pub pack: Pack,
    /// The rows of the comparison.
    pub dimensions: Vec<Dimension>,
    /// The four boxes of WHO × WHERE, as answers of the knowledge check.
    pub boxes: Vec<Box4>,
    /// The knowledge check's items.
    pub items: Vec<Item>,
    /// Feedback by number of right answers, best first.
    pub score_levels: Vec<ScoreLevel>,
    /// The checklist for website projects.
    pub checklist: Vec<Checklist>,
    /// All sources with how far they were read.
    pub sources: Vec<SourceNote>,
    /// The dimensions that each question informs, in question order, as positions in `dimensions`.
    pub informs: Vec<Vec<usize>>,
}

/// A row of the comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Dimension {
    /// Public id.
    pub id: String,
    /// Heading of the row.
    pub name: String,
    /// One of the five differences that the product's article starts from.
    pub core: bool,
    /// What the best rating means.
    pub five_means: String,
    /// One cell for each outcome, in pack order.
    pub cells: Vec<Cell>,
    /// Why the ratings are in this order.
    pub rationale: String,
    /// What may be said in addition; may be empty.
    pub note: String,
    /// Positions in `Library::sources`.
    pub sources: Vec<usize>,
}

/// One outcome in one row.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The outcome.
    pub outcome: OutcomeIx,
    /// 1 to 5, 5 = best for the client in this row. An editorial judgement.
    pub rating: u8,
    /// The text.
    pub text: String,
}

/// One of the four boxes.
#[derive(Clone, Debug, PartialEq)]
pub struct Box4 {
    /// `neither`, `out`, `off` or `both`.
    pub id: String,
    /// Its name.
    pub text: String,
}

/// An item of the knowledge check.
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
    /// The difference that it belongs to.
    pub dimension: String,
    /// Built around a common misconception.
    pub trap: bool,
    /// Rests on an editorial reading.
    pub judgement: bool,
    /// In reserve, not in the normal round.
    pub spare: bool,
    /// Positions in `Library::sources`.
    pub sources: Vec<usize>,
}

/// How an item is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum ItemKind {
    /// One of the four boxes; the position of the right one.
    Box4(usize),
    /// True or false.
    TrueFalse(bool),
    /// One of several texts.
    Choice(Answer),
}

/// Texts to choose from.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The texts.
    pub options: Vec<String>,
    /// The position of the right one.
    pub correct: usize,
}

/// Feedback from a number of right answers on.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreLevel {
    /// Right answers needed.
    pub from: u8,
    /// What is said.
    pub text: String,
}

/// A part of the website checklist.
#[derive(Clone, Debug, PartialEq)]
pub struct Checklist {
    /// Its heading.
    pub title: String,
    /// Its points.
    pub points: Vec<String>,
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
    /// What rests on it.
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
