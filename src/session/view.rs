//! The views, and what each keeps while another one is shown.

use super::{Check, Compare};
use crate::pack::Part;

/// A view of the widget.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Which way of sourcing fits.
    #[default]
    Decide,
    /// How they differ.
    Compare,
    /// Whether the visitor can tell the two words apart.
    Check,
}

impl View {
    /// All views, in the order of the tabs.
    pub const ALL: [View; 3] = [View::Decide, View::Compare, View::Check];

    /// The public id, as in attributes and events.
    pub fn id(self) -> &'static str {
        match self {
            View::Decide => "decide",
            View::Compare => "compare",
            View::Check => "check",
        }
    }

    /// The view with this public id.
    pub fn by_id(id: &str) -> Option<View> {
        View::ALL.into_iter().find(|view| view.id() == id)
    }

    /// The part of the pack that the view shows beyond the pack itself.
    pub fn part(self) -> Option<Part> {
        match self {
            View::Decide => None,
            View::Compare => Some(Part::Comparison),
            View::Check => Some(Part::Knowledge),
        }
    }
}

/// The state of the views other than the quiz.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// The view in front of the visitor.
    pub view: View,
    /// The comparison.
    pub compare: Compare,
    /// The knowledge check.
    pub check: Check,
}
