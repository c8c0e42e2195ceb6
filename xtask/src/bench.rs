//! Measures the widget against the same quiz in plain JavaScript, Preact, React and SurveyJS.
//!
//! Reading order: [`quiz`] (what all of them show), [`apps`] (who takes part), [`browser`] and [`tab`] (a Chromium and
//! one page in it), [`visit`] (one page load, measured), [`metric`] (what is measured), [`run`] (rounds of visits),
//! [`goal`] (what Shoreline must achieve), [`table`] and [`chart`] (the result for people), [`record`] (for programs).

pub mod quiz;
pub mod apps;
pub mod browser;
pub mod profile;
pub mod traffic;
pub mod tab;
pub mod visit;
pub mod metric;
pub mod run;
pub mod goal;
pub mod record;
pub mod table;
pub mod chart;
