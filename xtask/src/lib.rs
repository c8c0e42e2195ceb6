//! The commands behind `cargo xtask`, as a library so that the browser tests use the same [`server`] as `serve`.
//!
//! Reading order: [`project`] (where things are), [`pins`] (which versions), [`tools`] (getting them), [`step`]
//! (reporting long steps), [`commands`] (what a person calls), [`server`], [`sizes`], [`bench`].

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

pub mod project;
pub mod pins;
pub mod tools;
pub mod process;
pub mod step;
pub mod cli;
pub mod commands;
pub mod fingerprint;
pub mod server;
pub mod sizes;
pub mod bench;
