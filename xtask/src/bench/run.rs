//! Rounds of visits, all apps in turn in each, so that disturbances of the machine affect all of them alike.

use super::{
    apps::App,
    browser::Browser,
    metric::{Metric, Middle},
    profile::Profile,
    traffic::Bytes,
    visit::{Answer, Look, Place, Walk},
};
use crate::step::clock;
use anyhow::{Context as _, Result};
use std::{collections::BTreeMap, path::Path, time::Instant};

/// What a round has measured of an app under a profile.
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    /// Somebody only looked.
    pub looks: Vec<Look>,
    /// Somebody answered at once.
    pub answers: Vec<Answer>,
    /// Somebody went to the end.
    pub walk: Walk,
}

/// Everything that was measured.
#[derive(Debug, Default)]
pub struct Measured {
    visits: BTreeMap<(Profile, App), Vec<Visit>>,
}

impl Measured {
    /// Adds a visit.
    pub fn add(&mut self, profile: Profile, app: App, visit: Visit) {
        self.visits.entry((profile, app)).or_default().push(visit);
    }

    /// The median over all rounds.
    pub fn middle(&self, profile: Profile, app: App, metric: Metric) -> Middle {
        Middle::of(&self.values(profile, app, metric))
    }

    /// Every single value.
    pub fn values(&self, profile: Profile, app: App, metric: Metric) -> Vec<f64> {
        self.of(profile, app).iter().flat_map(|visit| metric.of(visit)).collect()
    }

    /// Shoreline's median divided by that of another; none if there is nothing to divide by.
    pub fn ratio(&self, profile: Profile, metric: Metric, other: App) -> Option<f64> {
        let [ours, theirs] = [App::Shoreline, other].map(|app| self.middle(profile, app, metric).median);
        (theirs > 0.0).then(|| ours / theirs)
    }

    /// Bytes by type: until the first answer, and until the result; those of the median visit.
    pub fn bytes(&self, profile: Profile, app: App) -> (Bytes, Bytes) {
        let middle = |mut all: Vec<Bytes>| {
            all.sort_by_key(|bytes| bytes.total());
            all.get(all.len() / 2).copied().unwrap_or_default()
        };
        let visits = self.of(profile, app);
        let first = visits.iter().flat_map(|visit| &visit.answers).map(|answer| answer.bytes);
        let result = visits.iter().map(|visit| visit.walk.bytes);
        (middle(first.collect()), middle(result.collect()))
    }

    fn of(&self, profile: Profile, app: App) -> &[Visit] {
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
    // Once without counting: files and programs get into memory, and a broken app is noticed at once.
    for app in App::ALL {
        visit(&mut browser, place, Profile::Full, app)?;
    }
    for round in 0..rounds {
        let start = Instant::now();
        for profile in Profile::ALL {
            for app in in_turn(round) {
                measured.add(profile, app, visit(&mut browser, place, profile, app)?);
            }
        }
        println!("  round {} of {rounds} ({})", round + 1, clock(start.elapsed()));
    }
    Ok((measured, version))
}

fn visit(browser: &mut Browser, place: &Place, profile: Profile, app: App) -> Result<Visit> {
    let what = || format!("{}, {}", app.name(), profile.name());
    let (answer, walk) = place.walk(browser, profile, app).with_context(what)?;
    let mut visit = Visit { looks: Vec::new(), answers: vec![answer], walk };
    while visit.looks.len() < profile.tries() {
        visit.looks.push(place.look(browser, profile, app).with_context(what)?);
        if visit.answers.len() < profile.tries() {
            visit.answers.push(place.answer(browser, profile, app).with_context(what)?);
        }
    }
    Ok(visit)
}

/// All apps, starting with another one in every round.
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
                let answer = Answer { time: time + 50.0, bytes: Bytes { js: js.min(40_000), ..Bytes::default() } };
                let walk = Walk {
                    steps: vec![time / 10.0; 9],
                    result: time / 5.0,
                    bytes: Bytes { js, ..Bytes::default() },
                    memory: time * 10_000.0,
                };
                measured.add(profile, app, Visit { looks: vec![look], answers: vec![answer], walk });
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
