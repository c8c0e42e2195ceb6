//! Shoreline: one web component, `<shoreline-quiz>`, for people who decide about outsourcing and offshoring.
//!
//! The order of the modules is the reading order, and each knows only those before it: content, rules, the visitor's
//! session, links and events made from it, the view, the element's attributes, and the browser boundary.

mod list;
pub mod pack;
pub mod rules;
pub mod session;
pub mod share;
pub mod events;
pub mod view;
pub mod attributes;
pub mod embed;
#[cfg(feature = "site")]
pub mod site;
