//! Which rows of the comparison are shown. Ratings are compared row by row and never added up.

use crate::list::{Gather, Marks};
use crate::pack::{Comparison, Dimension, DimensionIx, OutcomeIx};

/// Which rows the visitor wants to see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All of them.
    #[default]
    All,
    /// Those of one group, by its position.
    Group(u8),
    /// Those that the visitor marked.
    Marked,
}

impl Filter {
    /// As a number, for notes.
    pub fn to_number(self) -> u8 {
        match self {
            Filter::All => 0,
            Filter::Marked => 1,
            Filter::Group(group) => group.saturating_add(2),
        }
    }

    /// The filter of a number.
    pub fn from_number(number: u8) -> Filter {
        match number {
            0 => Filter::All,
            1 => Filter::Marked,
            group => Filter::Group(group - 2),
        }
    }
}

/// Whether the outcomes are rated differently in this row.
pub fn differs(row: &Dimension, outcomes: &[OutcomeIx]) -> bool {
    let mut ratings = outcomes.iter().filter_map(|ix| row.cell(*ix)).map(|cell| cell.rating);
    let first = ratings.next();
    ratings.any(|rating| Some(rating) != first)
}

/// The rows to show, in the order of the content.
pub fn rows(
    comparison: &Comparison,
    outcomes: &[OutcomeIx],
    filter: Filter,
    differences: bool,
    marked: &Marks,
) -> Vec<DimensionIx> {
    let wanted = |ix: &DimensionIx, row: &Dimension| match filter {
        Filter::All => true,
        Filter::Group(group) => row.group == group,
        Filter::Marked => marked.has(ix.0),
    };
    let there = |ix: &DimensionIx| {
        comparison.dimension(*ix).is_some_and(|row| wanted(ix, row) && (!differences || differs(row, outcomes)))
    };
    comparison.dimension_ixs().filter(there).gather()
}
