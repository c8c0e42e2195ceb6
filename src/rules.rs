//! The rules of the recommendation: pure functions from answers to a verdict with all its reasons.
//!
//! Raw sums are compared; nothing is rescaled per outcome, because that could change the order.

mod order;
pub use order::sort_by;
mod answers;
pub use answers::{Answers, Choice};
mod tally;
pub use tally::{Tally, tally};
mod verdict;
pub use verdict::{Level, Ranked, Verdict, judge, verdict};
mod lean;
pub use lean::{Leaning, leaning};
mod reasons;
pub use reasons::{Reason, conflict, deciders, hinge_rules, hinges, reasons};
mod people;
pub use people::{Split, splits, spread, together, turns_to};
mod comparison;
pub use comparison::{Filter, differs, rows};
mod knowledge;
pub use knowledge::{correct, level_text, round, shuffle};
#[cfg(not(target_arch = "wasm32"))]
pub mod proof;
