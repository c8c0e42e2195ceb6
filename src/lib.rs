//! Shoreline
pub mod pack;
pub mod rules;
