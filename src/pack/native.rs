//! What is done where packs are written and built, never in the browser: reading JSON, checking it, writing the binary form.

mod reader;
pub use reader::Problem;
mod library;
pub use library::{
    Answer, Box4, Cell, Checklist, Dimension, Item, ItemKind, Library, ScoreLevel, SourceNote, SourceState,
};
mod check;
mod check_compare;
mod check_decide;
pub use super::binary::to_bytes;
pub use check::load;
