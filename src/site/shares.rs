//! How often each outcome of a pack wins: what its author cannot see in the points.

use crate::pack::Pack;
use crate::rules::proof::{combinations, enumerate};

/// Above this, judging all sets of answers takes longer than anybody waits.
const MOST: u128 = 5_000_000;

/// A line for each outcome, and a warning for one that never wins.
pub fn shares(pack: &Pack) -> Vec<String> {
    let count = combinations(pack);
    if count > MOST {
        return vec![format!("How often each outcome wins is not counted: there are {count} sets of answers.")];
    }
    let all = enumerate(pack).all;
    let percent = |wins: u64| wins as f64 * 100.0 / all.combinations.max(1) as f64;
    let line = |(at, (outcome, wins)): (usize, (&crate::pack::Outcome, &u64))| match wins {
        0 => format!(
            "warning: outcomes[{at}] ({}) wins with no set of answers; give it more points, or exclude it less often",
            outcome.id
        ),
        _ => format!("{} wins with {:.1}% of all {count} sets of answers.", outcome.id, percent(*wins)),
    };
    let mut lines: Vec<String> = pack.outcomes.iter().zip(&all.wins).enumerate().map(line).collect();
    lines.push(format!("With {:.1}% two or more outcomes have the same points.", percent(all.ties)));
    lines
}
