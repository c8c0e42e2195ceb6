//! What the visitor sees. Every function here makes HTML from values and calls no browser API, so the same code renders
//! in the browser and, at build time, natively.
//!
//! Screens are plain functions of a [`Scene`]; only [`App`] is a component, since each further one costs bytes and none
//! of them holds state. Two rules protect Yew from browser translation, which moves text nodes around: every text that
//! can change is the only child of an element, and what changes as a whole has a key.

mod act;
pub use act::{Act, Acts};
mod app;
pub use app::{App, Props};
mod scene;
pub use scene::{CallToAction, Options, Outside, Scene};
mod say;
pub use say::announcement;
mod el;
mod parts;
mod tabs;
mod map;
pub use map::drawing;
use map::map;
mod intro;
mod ask;
mod review;
mod result;
pub use result::signed;
mod share;
pub use share::summary;
mod people;
mod checklist;
mod compare;
mod check;
mod page;
pub use page::{HOME, description, headline, page, who_and_where};
