//! What is measured, and the median of many measurements.

use super::run::Visit;
use serde::Serialize;

/// One thing that is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Metric {
    /// First Contentful Paint.
    Fcp,
    /// Largest Contentful Paint.
    Lcp,
    /// Until the first answer is accepted.
    FirstAnswer,
    /// Total blocking time of a visit without a click.
    Blocking,
    /// From a click on Next to the next question on the screen.
    Step,
    /// From the last click to the result on the screen.
    Result,
    /// Cumulative Layout Shift.
    Cls,
    /// Bytes until the first answer is accepted.
    BytesFirst,
    /// Bytes until the result.
    BytesResult,
    /// Memory with the result on the screen.
    Memory,
}

impl Metric {
    /// All, in the order of the tables.
    pub const ALL: [Self; 10] = [
        Self::Fcp,
        Self::Lcp,
        Self::FirstAnswer,
        Self::Blocking,
        Self::Step,
        Self::Result,
        Self::Cls,
        Self::BytesFirst,
        Self::BytesResult,
        Self::Memory,
    ];

    /// The name in files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Fcp => "fcp",
            Self::Lcp => "lcp",
            Self::FirstAnswer => "first_answer",
            Self::Blocking => "blocking",
            Self::Step => "click_to_paint",
            Self::Result => "click_to_result",
            Self::Cls => "cls",
            Self::BytesFirst => "bytes_until_first_answer",
            Self::BytesResult => "bytes_until_result",
            Self::Memory => "memory",
        }
    }

    /// The name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fcp => "First paint (FCP)",
            Self::Lcp => "Largest paint (LCP)",
            Self::FirstAnswer => "First answer accepted",
            Self::Blocking => "Blocking time (TBT)",
            Self::Step => "Click to next question",
            Self::Result => "Click to result",
            Self::Cls => "Layout shift (CLS)",
            Self::BytesFirst => "Loaded until first answer",
            Self::BytesResult => "Loaded until result",
            Self::Memory => "Memory on the result",
        }
    }

    /// A value for people.
    pub fn show(self, value: f64) -> String {
        match self {
            Self::Cls if value == 0.0 => "0".to_owned(),
            Self::Cls => format!("{value:.3}"),
            Self::BytesFirst | Self::BytesResult => format!("{:.1} KB", value / 1000.0),
            Self::Memory => format!("{:.1} MB", value / 1e6),
            Self::Step | Self::Result => format!("{value:.1} ms"),
            Self::Fcp | Self::Lcp | Self::FirstAnswer | Self::Blocking => format!("{value:.0} ms"),
        }
    }

    /// Every value of this that a round has measured.
    pub fn of(self, visit: &Visit) -> Vec<f64> {
        let Visit { looks, answers, walk } = visit;
        match self {
            Self::Fcp => looks.iter().map(|look| look.fcp).collect(),
            Self::Lcp => looks.iter().map(|look| look.lcp).collect(),
            Self::FirstAnswer => answers.iter().map(|answer| answer.time).collect(),
            Self::Blocking => looks.iter().map(|look| look.blocking).collect(),
            Self::Step => walk.steps.clone(),
            Self::Result => vec![walk.result],
            Self::Cls => looks.iter().map(|look| look.cls).collect(),
            Self::BytesFirst => answers.iter().map(|answer| answer.bytes.total() as f64).collect(),
            Self::BytesResult => vec![walk.bytes.total() as f64],
            Self::Memory => vec![walk.memory],
        }
    }
}

/// The median of some values and their spread.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Middle {
    /// Half of the values are lower.
    pub median: f64,
    /// A quarter is lower.
    pub low: f64,
    /// A quarter is higher.
    pub high: f64,
}

impl Middle {
    /// From these values; zeros if there are none.
    pub fn of(values: &[f64]) -> Self {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        Self { median: quantile(&sorted, 0.5), low: quantile(&sorted, 0.25), high: quantile(&sorted, 0.75) }
    }
}

/// The value at a share of a sorted list, interpolated between its neighbours.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * sorted.len().saturating_sub(1) as f64;
    let at = |index: f64| sorted.get(index as usize).copied().unwrap_or_default();
    let (below, above) = (at(place.floor()), at(place.ceil()));
    below + (above - below) * place.fract()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_between_two_when_there_is_no_single_one() {
        let middle = Middle::of(&[4.0, 1.0, 3.0, 2.0]);
        assert_eq!(middle, Middle { median: 2.5, low: 1.75, high: 3.25 });
        assert_eq!(Middle::of(&[7.0]).median, 7.0);
        assert_eq!(Middle::of(&[]).median, 0.0);
    }

    #[test]
    fn values_have_the_unit_that_people_compare() {
        assert_eq!(Metric::BytesResult.show(105_240.0), "105.2 KB");
        assert_eq!(Metric::Cls.show(0.0), "0");
        assert_eq!(Metric::Fcp.show(612.4), "612 ms");
    }
}
