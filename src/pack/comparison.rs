//! The content of the comparison. It is separate from the decide pack, so that only its visitors load it.

use super::wire::wire;
use super::{CompareWord, DimensionIx, Outcome, OutcomeIx, Pack, Source, SourceIx, Who};

/// The most points in a checklist: ticked points are stored as bytes.
pub(crate) const MOST_POINTS: usize = 256;

/// Everything that the compare view shows beyond the outcomes.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The id of the pack that it belongs to.
    pub pack: String,
    /// The two words, one against the other.
    pub face_off: FaceOff,
    /// Headings over the rows.
    pub groups: Vec<String>,
    /// The rows, sorted by group.
    pub dimensions: Vec<Dimension>,
    /// The four boxes of WHO × WHERE: neither, outsourcing only, offshoring only, both.
    pub boxes: Vec<Box4>,
    /// The glossary.
    pub terms: Vec<Entry>,
    /// Cases that could be counted either way, decided once.
    pub edge_cases: Vec<Entry>,
    /// What people often say, and what is true.
    pub misconceptions: Vec<Entry>,
    /// The checklist for website projects.
    pub checklist: Vec<Checklist>,
    /// What all of this is based on.
    pub sources: Vec<Source>,
    pub(crate) words: Vec<String>,
}

/// The two words over the five differences.
#[derive(Clone, Debug, PartialEq)]
pub struct FaceOff {
    /// Outsourcing and offshoring.
    pub sides: [Side; 2],
    /// The differences.
    pub rows: Vec<Difference>,
    /// Sentences that are true of both.
    pub both: Vec<String>,
    /// Doing both at once.
    pub together: Balance,
    /// Doing neither.
    pub neither: Balance,
}

/// One of the two words.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// The word.
    pub name: String,
    /// The question that it answers.
    pub question: String,
    /// What it means.
    pub definition: String,
    /// Where it takes place.
    pub example: String,
    /// Why people do it.
    pub motive: String,
    /// For and against.
    pub balance: Balance,
    /// What the texts are based on.
    pub sources: Vec<SourceIx>,
}

/// Benefits and challenges.
#[derive(Clone, Debug, PartialEq)]
pub struct Balance {
    /// Its advantages.
    pub benefits: Vec<String>,
    /// What it costs or risks.
    pub challenges: Vec<String>,
}

/// A difference between the two words.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Its name.
    pub name: String,
    /// The row of the table with the details.
    pub dimension: DimensionIx,
    /// One text for each side.
    pub texts: [String; 2],
    /// How far the difference holds.
    pub note: String,
}

/// A row of the comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Dimension {
    /// Public id.
    pub id: String,
    /// Heading of the row.
    pub name: String,
    /// Position in `Comparison::groups`.
    pub group: u8,
    /// What the best rating means.
    pub five_means: String,
    /// One cell for each outcome, in pack order.
    pub cells: Vec<Cell>,
    /// Why the ratings are in this order.
    pub rationale: String,
    /// What may be said in addition; may be empty.
    pub note: String,
    /// What the ratings are based on.
    pub sources: Vec<SourceIx>,
    /// Words for the ratings 1 to 5 of a row where weak and strong would be wrong; none or five.
    pub degrees: Vec<String>,
}

/// One outcome in one row.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
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
    /// Its name, with the usual word for it.
    pub text: String,
    /// Its name alone.
    pub short: String,
    /// Who and where, in words.
    pub definition: String,
    /// Whose people do the work.
    pub who: Who,
    /// Whether they do it in another country.
    pub abroad: bool,
}

impl Box4 {
    /// Whether an outcome is in it.
    pub fn holds(&self, outcome: &Outcome) -> bool {
        outcome.who == self.who && outcome.abroad() == self.abroad
    }
}

/// A term with its meaning, a case with its decision, a claim with the truth.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What is looked up.
    pub title: String,
    /// What is found.
    pub text: String,
    /// What it is based on; may be empty.
    pub sources: Vec<SourceIx>,
}

/// A part of the website checklist.
#[derive(Clone, Debug, PartialEq)]
pub struct Checklist {
    /// Its heading.
    pub title: String,
    /// Its points.
    pub points: Vec<String>,
}

impl Comparison {
    /// A word or sentence of the compare view.
    #[inline(never)]
    pub fn word(&self, word: CompareWord) -> &str {
        self.words.get(word as usize).map_or("", String::as_str)
    }

    /// The row at `ix`.
    pub fn dimension(&self, ix: DimensionIx) -> Option<&Dimension> {
        self.dimensions.get(ix.get())
    }

    /// All rows' indices in order.
    pub fn dimension_ixs(&self) -> impl Iterator<Item = DimensionIx> + Clone + use<> {
        DimensionIx::all(self.dimensions.len())
    }

    /// The number of points in the whole checklist.
    pub fn checklist_len(&self) -> usize {
        self.checklist.iter().map(|part| part.points.len()).sum()
    }

    /// Whether it fits the pack: bytes may come from elsewhere.
    pub(super) fn fits(&self, pack: &Pack) -> bool {
        self.pack == pack.id
            && !self.groups.is_empty()
            && self.dimensions.iter().all(|d| d.cells.len() == pack.outcomes.len())
            && self.dimensions.len() == pack.dimensions.len()
            && self.sources.iter().all(Source::is_safe)
    }
}

impl Dimension {
    /// The row's own word for a rating.
    pub fn degree(&self, rating: u8) -> Option<&str> {
        self.degrees.get(usize::from(rating).checked_sub(1)?).map(String::as_str)
    }

    /// The cell of an outcome.
    pub fn cell(&self, outcome: OutcomeIx) -> Option<&Cell> {
        self.cells.get(outcome.get())
    }
}

wire! {
    Comparison { pack, face_off, groups, dimensions, boxes, terms, edge_cases, misconceptions, checklist, sources, words };
    FaceOff { sides, rows, both, together, neither };
    Side { name, question, definition, example, motive, balance, sources };
    Balance { benefits, challenges };
    Difference { name, dimension, texts, note };
    Dimension { id, name, group, five_means, cells, rationale, note, sources, degrees };
    Cell { rating, text };
    Box4 { id, text, short, definition, who, abroad };
    Entry { title, text, sources };
    Checklist { title, points };
}
