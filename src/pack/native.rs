//! What is done where packs are written and built, never in the browser: reading JSON, checking it, writing the binary
//! form.

mod reader;
pub use reader::Problem;
mod once;
mod plain;
mod language;
mod library;
pub use library::{Library, SourceNote, SourceState};
mod check;
mod check_compare;
mod check_items;
mod check_decide;
mod check_rules;
mod check_sides;
mod alike;
pub use super::binary::{part_to_bytes, to_bytes};
pub use alike::differences;
pub use check::load;
