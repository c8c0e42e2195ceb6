//! What Shoreline must achieve, compared with whom.

use super::{apps::App, metric::Metric, profile::Profile, run::Measured};

/// A limit for Shoreline's median as a multiple of another app's.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Goal {
    /// What is measured.
    pub metric: Metric,
    /// Compared with whom.
    pub beside: App,
    /// At most this many times theirs.
    pub limit: f64,
}

/// All goals; they hold under every profile.
pub const GOALS: [Goal; 4] = [
    Goal { metric: Metric::Fcp, beside: App::Plain, limit: 1.1 },
    Goal { metric: Metric::Lcp, beside: App::Plain, limit: 1.1 },
    Goal { metric: Metric::FirstAnswer, beside: App::Preact, limit: 1.0 },
    Goal { metric: Metric::BytesResult, beside: App::React, limit: 1.0 },
];

/// Whether a goal is met under a profile, and by how much.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// The goal.
    pub goal: Goal,
    /// Under which conditions.
    pub profile: Profile,
    /// Shoreline's median divided by theirs.
    pub ratio: f64,
}

impl Standing {
    /// Whether the goal is met. Nothing is rounded in our favour.
    pub fn is_held(&self) -> bool {
        self.ratio <= self.goal.limit
    }

    /// All goals under all profiles.
    pub fn all(measured: &Measured) -> Vec<Self> {
        let standing = |goal: Goal, profile| {
            let ratio = measured.ratio(profile, goal.metric, goal.beside).unwrap_or(f64::INFINITY);
            Self { goal, profile, ratio }
        };
        GOALS.into_iter().flat_map(|goal| Profile::ALL.map(|profile| standing(goal, profile))).collect()
    }
}
