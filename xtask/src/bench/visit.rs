//! One visit to an app, measured: only looking, or going through the quiz.

use super::{apps::App, browser::Browser, profile::Profile, quiz::Quiz, tab::Tab, traffic::Bytes};
use anyhow::{Context as _, Result, bail};
use serde::Deserialize;
use serde_json::{Value, from_value};
use std::time::Duration;

/// What a visitor who only looks experiences.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// First Contentful Paint, in milliseconds from the beginning of the navigation, like all times here.
    pub fcp: f64,
    /// Largest Contentful Paint.
    pub lcp: f64,
    /// Cumulative Layout Shift.
    pub cls: f64,
    /// What long tasks took beyond 50 ms each, until the page was quiet.
    pub blocking: f64,
}

/// What a visitor who cannot wait experiences.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    /// When the question after the first one was on the screen, for somebody who tries from the start.
    pub time: f64,
    /// What had arrived by then.
    pub bytes: Bytes,
}

/// What a visitor who finishes the quiz experiences.
#[derive(Debug, Clone, PartialEq)]
pub struct Walk {
    /// From each later click on Next to the paint of the next question.
    pub steps: Vec<f64>,
    /// From the click that asks for the result to its paint.
    pub result: f64,
    /// What had arrived when the result was there.
    pub bytes: Bytes,
    /// Bytes of memory on the result.
    pub memory: f64,
}

#[derive(Deserialize)]
struct Seen {
    fcp: Option<f64>,
    lcp: Option<f64>,
    /// Time and score.
    shifts: Vec<(f64, f64)>,
    /// Time and duration.
    tasks: Vec<(f64, f64)>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Spot {
    x: f64,
    y: f64,
    is_radio: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct State {
    is_result: bool,
    paints: usize,
}

#[derive(Deserialize)]
struct Paint {
    /// A question's number, or a word for another screen.
    to: Value,
    time: f64,
}

/// Where the apps are and what they show.
#[derive(Debug)]
pub struct Place<'a> {
    /// The server's address.
    pub origin: String,
    /// The quiz.
    pub quiz: &'a Quiz,
}

impl Place<'_> {
    /// Looks at an app without touching it.
    ///
    /// # Errors
    /// When the app does not work.
    pub fn look(&self, browser: &mut Browser, profile: Profile, app: App) -> Result<Look> {
        let mut tab = Tab::open(browser, profile, &self.origin, app.id(), include_str!("watch.js"))?;
        tab.settle()?;
        let seen: Seen = from_value(tab.evaluate("benchSeen")?)?;
        tab.close()?;
        Ok(Look {
            fcp: seen.fcp.context("nothing was painted")?,
            lcp: seen.lcp.context("no largest paint was reported")?,
            cls: worst_window(&seen.shifts),
            blocking: seen.tasks.iter().map(|(_, duration)| (duration - 50.0).max(0.0)).sum(),
        })
    }

    /// Answers the first question as early as possible, and goes.
    ///
    /// # Errors
    /// When the app does not work.
    pub fn answer(&self, browser: &mut Browser, profile: Profile, app: App) -> Result<Answer> {
        let (tab, answer) = self.insist(browser, profile, app)?;
        tab.close()?;
        Ok(answer)
    }

    /// Takes the quiz: the first answer as early as possible, the rest with the mouse on a quiet page.
    ///
    /// # Errors
    /// If the app does not work, or gets another result than ours.
    pub fn walk(&self, browser: &mut Browser, profile: Profile, app: App) -> Result<(Answer, Walk)> {
        let (mut tab, answer) = self.insist(browser, profile, app)?;
        if !press_on(&mut tab)?.is_result {
            bail!("the quiz has no end");
        }
        if tab.evaluate("benchPerson.isRight()")? != true {
            bail!("the ranking is not the one that these answers lead to");
        }
        let paints: Vec<Paint> = from_value(tab.evaluate("benchPerson.paints")?)?;
        tab.settle()?;
        let bytes = tab.traffic.until(f64::INFINITY);
        let memory = tab.memory()?;
        tab.close()?;
        let steps: Vec<f64> = paints.iter().filter(|paint| paint.to.is_number()).map(|paint| paint.time).collect();
        let result = paints.iter().find(|paint| paint.to == "result").context("the result was not painted")?.time;
        Ok((answer, Walk { steps, result, bytes, memory }))
    }

    fn insist<'b>(&self, browser: &'b mut Browser, profile: Profile, app: App) -> Result<(Tab<'b>, Answer)> {
        let person = include_str!("person.js");
        let script = format!("const QUIZ = {};\n{person}\nbenchPerson.insist();", self.quiz.script);
        let mut tab = Tab::open(browser, profile, &self.origin, app.id(), &script)?;
        // Asked only on a quiet page: questions would take time from it.
        tab.settle()?;
        let time = tab.wait("benchPerson.first")?.as_f64().context("no first answer")?;
        let bytes = tab.traffic.until(time);
        Ok((tab, Answer { time, bytes }))
    }
}

/// Answers and goes on until the result is there.
fn press_on(tab: &mut Tab) -> Result<State> {
    let look = |tab: &mut Tab| -> Result<State> { Ok(from_value(tab.evaluate("benchPerson.state()")?)?) };
    let mut state = look(tab)?;
    // Two clicks per question, and some for screens in between.
    for _ in 0..40 {
        if state.is_result {
            break;
        }
        let spot: Spot = from_value(tab.wait("benchPerson.spot()")?)?;
        let before = state.paints;
        tab.click(spot.x, spot.y)?;
        // As if somebody were reading; what the click has started comes to rest.
        tab.listen(Duration::from_millis(150))?;
        if !spot.is_radio {
            tab.wait(&format!("benchPerson.paints.length > {before}"))?;
        }
        state = look(tab)?;
    }
    Ok(state)
}

/// The score of the worst window of shifts: at most a second between two, at most five seconds in all.
fn worst_window(shifts: &[(f64, f64)]) -> f64 {
    let (mut worst, mut sum, mut begin, mut last) = (0.0_f64, 0.0, f64::NEG_INFINITY, f64::NEG_INFINITY);
    for &(time, score) in shifts {
        if time - last > 1000.0 || time - begin > 5000.0 {
            (sum, begin) = (0.0, time);
        }
        last = time;
        sum += score;
        worst = worst.max(sum);
    }
    worst
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_shifts_in_one_window_add_up() {
        let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-9, "{a} is not {b}");
        close(worst_window(&[]), 0.0);
        close(worst_window(&[(100.0, 0.1), (900.0, 0.1), (2500.0, 0.15)]), 0.2);
        let steady: Vec<(f64, f64)> = (0..12).map(|n| (f64::from(n) * 900.0, 0.1)).collect();
        close(worst_window(&steady), 0.6);
    }
}
