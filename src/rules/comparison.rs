//! Which rows of the comparison are shown. Ratings are compared row by row and never added up.

use crate::list::IndexSet;
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
    let mut first = None;
    for outcome in outcomes {
        let Some(cell) = row.cell(*outcome) else { continue };
        if *first.get_or_insert(cell.rating) != cell.rating {
            return true;
        }
    }
    false
}

/// The rows to show, in the order of the content.
pub fn rows(
    comparison: &Comparison,
    outcomes: &[OutcomeIx],
    filter: Filter,
    differences: bool,
    marked: &IndexSet,
) -> Vec<DimensionIx> {
    let mut rows = Vec::new();
    for ix in comparison.dimension_ixs() {
        let Some(row) = comparison.dimension(ix) else { continue };
        let wanted = match filter {
            Filter::All => true,
            Filter::Group(group) => row.group == group,
            Filter::Marked => marked.has(ix.0),
        };
        if wanted && (!differences || differs(row, outcomes)) {
            rows.push(ix);
        }
    }
    rows
}
