//! Rounds of visits, all apps in turn in every one, so that what disturbs the machine disturbs them alike.

use super::{
    apps::App,
    browser::Browser,
    metric::{Metric, Middle},
    profile::Profile,
    traffic::Bytes,
    visit::{Look, Place, Walk},
};
use crate::step::clock;
use anyhow::{Context as _, Result};
use std::{collections::BTreeMap, path::Path, time::Instant};

/// Everything that was measured.
#[derive(Debug, Default)]
pub struct Measured {
    visits: BTreeMap<(Profile, App), Vec<(Look, Walk)>>,
}

impl Measured {
    /// Takes a visit in.
    pub fn add(&mut self, profile: Profile, app: App, look: Look, walk: Walk) {
        self.visits.entry((profile, app)).or_default().push((look, walk));
    }

    /// The middle over all rounds.
    pub fn middle(&self, profile: Profile, app: App, metric: Metric) -> Middle {
        Middle::of(&self.values(profile, app, metric))
    }

    /// Every single value.
    pub fn values(&self, profile: Profile, app: App, metric: Metric) -> Vec<f64> {
        self.of(profile, app).iter().flat_map(|(look, walk)| metric.of(look, walk)).collect()
    }

    /// Shoreline's median divided by that of another; none when there is nothing to divide by.
    pub fn ratio(&self, profile: Profile, metric: Metric, other: App) -> Option<f64> {
        let [ours, theirs] = [App::Shoreline, other].map(|app| self.middle(profile, app, metric).median);
        (theirs > 0.0).then(|| ours / theirs)
    }

    /// Bytes by type: until the first answer, and until the result; those of the visit in the middle.
    pub fn bytes(&self, profile: Profile, app: App) -> (Bytes, Bytes) {
        let middle = |of: fn(&Walk) -> Bytes| {
            let mut all: Vec<Bytes> = self.of(profile, app).iter().map(|(_, walk)| of(walk)).collect();
            all.sort_by_key(|bytes| bytes.total());
            all.get(all.len() / 2).copied().unwrap_or_default()
        };
        (middle(|walk| walk.bytes_first), middle(|walk| walk.bytes_result))
    }

    fn of(&self, profile: Profile, app: App) -> &[(Look, Walk)] {
        self.visits.get(&(profile, app)).map_or(&[], Vec::as_slice)
    }
}

/// Starts a browser and measures. Returns the browser's version too.
///
/// # Errors
/// When the browser or an app fails.
pub fn run(chromium: &Path, place: &Place, rounds: usize) -> Result<(Measured, String)> {
    let mut browser = Browser::start(chromium)?;
    let version = browser.version()?;
    let mut measured = Measured::default();
    // Once without counting: files and programs come into memory, and a broken app shows itself at once.
    for app in App::ALL {
        visit(&mut browser, place, Profile::Full, app)?;
    }
    for round in 0..rounds {
        let start = Instant::now();
        for profile in Profile::ALL {
            for app in in_turn(round) {
                let (look, walk) = visit(&mut browser, place, profile, app)?;
                measured.add(profile, app, look, walk);
            }
        }
        println!("  round {} of {rounds} ({})", round + 1, clock(start.elapsed()));
    }
    Ok((measured, version))
}

fn visit(browser: &mut Browser, place: &Place, profile: Profile, app: App) -> Result<(Look, Walk)> {
    let what = || format!("{}, {}", app.name(), profile.name());
    let look = place.look(browser, profile, app).with_context(what)?;
    let walk = place.walk(browser, profile, app).with_context(what)?;
    Ok((look, walk))
}

/// All apps, another one first in every round.
fn in_turn(round: usize) -> impl Iterator<Item = App> {
    App::ALL.into_iter().cycle().skip(round % App::ALL.len()).take(App::ALL.len())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::bench::record::Setting;

    /// Numbers that are easy to check: paints of 100 ms, 200 ms, …
    pub fn measured() -> Measured {
        let mut measured = Measured::default();
        for profile in Profile::ALL {
            for (app, factor) in App::ALL.into_iter().zip([1.0, 2.0, 3.0, 4.0, 50.0]) {
                let time = 100.0 * factor;
                let look = Look { fcp: time, lcp: time, cls: 0.0, blocking: 0.0 };
                let js = if app == App::Shoreline { 50_000 } else { 20_000 };
                let walk = Walk {
                    first_answer: time + 50.0,
                    bytes_first: Bytes { js: js.min(40_000), ..Bytes::default() },
                    steps: vec![time / 10.0; 9],
                    result: time / 5.0,
                    bytes_result: Bytes { js, ..Bytes::default() },
                    memory: time * 10_000.0,
                };
                measured.add(profile, app, look, walk);
            }
        }
        measured
    }

    pub fn setting() -> Setting {
        Setting {
            commit: "0123456789ab".to_owned(),
            day: "2026-01-31".to_owned(),
            browser: "Chrome/150.0".to_owned(),
            machine: "2 cores".to_owned(),
            rounds: 1,
            versions: vec![(App::React, "19.3.1".to_owned())],
        }
    }

    #[test]
    fn every_app_is_the_first_once() {
        let firsts: Vec<_> = (0..5).filter_map(|round| in_turn(round).next()).collect();
        assert_eq!(firsts, App::ALL);
        assert_eq!(in_turn(7).count(), 5);
    }
}
