//! Native tests: no browser, seconds.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;
mod pack;
mod pack_faults;
mod addresses;
mod rules;
mod session;
mod share;
mod links;
mod people;
mod together;
mod anything;
mod events;
mod compare;
mod check;
mod screens;
mod claims;
mod hosts;
mod big;
mod growth;
mod budget;
mod tidy;
mod readme;
mod guide;
mod styles;
