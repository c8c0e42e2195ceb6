//! What ran, how long, and how it ended.

use crate::{commands::Told, step::clock};
use anyhow::{Context as _, Result, bail};
use std::{
    io::{BufRead as _, BufReader},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// The results so far.
#[derive(Debug, Default)]
pub struct Report {
    lines: Vec<Line>,
    counts: Counts,
    /// Whether a test program ran with a filter.
    has_filter: bool,
    /// How many tests the filter let pass.
    filtered: u64,
}

#[derive(Debug)]
struct Line {
    name: &'static str,
    time: Duration,
    /// What went wrong.
    error: Option<String>,
}

/// How many tests ended how. A check without tests of its own, such as formatting, counts as one.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    passed: u64,
    failed: u64,
}

impl Report {
    /// Runs a command that succeeds or fails as a whole.
    pub fn check(&mut self, name: &'static str, expect: &str, command: impl FnOnce() -> Result<Command>) {
        self.value(name, expect, || {
            let status = command()?.status().context("cannot run cargo")?;
            match status.success() {
                true => Ok(()),
                false => bail!("see above"),
            }
        });
    }

    /// Does something that later steps need.
    pub fn value<T>(&mut self, name: &'static str, expect: &str, work: impl FnOnce() -> Result<T>) -> Option<T> {
        let start = announce(name, expect);
        let result = work();
        let counts = match result {
            Ok(_) => Counts { passed: 1, failed: 0 },
            Err(_) => Counts { passed: 0, failed: 1 },
        };
        let error = result.as_ref().err().map(|error| format!("{error:#}"));
        self.add(name, start, counts, error);
        result.ok()
    }

    /// Runs tests, shows their output as it comes and counts them. Zero tests are acceptable only if a filter was
    /// given.
    pub fn tests(&mut self, name: &'static str, expect: &str, is_filtered: bool, command: Command) {
        let start = announce(name, expect);
        match count(command) {
            Ok((counts, true)) if counts == Counts::default() && !is_filtered => {
                self.add(name, start, Counts { passed: 0, failed: 1 }, Some("no test was run".to_owned()));
            }
            Ok((counts, true)) => self.add_tests(name, start, counts, is_filtered),
            Ok((counts, false)) => {
                // Without a failed test, the program did not compile or was aborted.
                let failed = counts.failed.max(1);
                self.add(name, start, Counts { failed, ..counts }, Some("see above".to_owned()));
            }
            Err(error) => self.add(name, start, Counts { passed: 0, failed: 1 }, Some(format!("{error:#}"))),
        }
    }

    fn add_tests(&mut self, name: &'static str, start: Instant, counts: Counts, is_filtered: bool) {
        // Tests that run whatever the filter say nothing about it.
        if is_filtered {
            self.has_filter = true;
            self.filtered += counts.passed;
        }
        self.add(name, start, counts, None);
    }

    fn add(&mut self, name: &'static str, start: Instant, counts: Counts, error: Option<String>) {
        if let Some(error) = &error {
            eprintln!("{name} failed: {error}");
        }
        self.counts.passed += counts.passed;
        self.counts.failed += counts.failed;
        self.lines.push(Line { name, time: start.elapsed(), error });
    }

    /// Prints the summary.
    ///
    /// # Errors
    /// When anything failed.
    pub fn finish(mut self) -> Result<()> {
        // A filter may leave out whole programs, but not all of them.
        if self.has_filter && self.filtered == 0 && self.counts.failed == 0 {
            let error = "no test has such a name; for kinds of tests see cargo xtask test --help".to_owned();
            self.add("Filter", Instant::now(), Counts { passed: 0, failed: 1 }, Some(error));
        }
        println!("\n== Summary");
        for line in &self.lines {
            let verdict = if line.error.is_none() { "ok" } else { "FAILED" };
            println!("{verdict:>8}  {:<24} {:>12}", line.name, clock(line.time));
        }
        // The last line, also for machines: nothing is printed after it.
        println!("{} passed, {} failed", self.counts.passed, self.counts.failed);
        match self.lines.iter().all(|line| line.error.is_none()) {
            true => Ok(()),
            false => bail!(Told),
        }
    }
}

fn announce(name: &str, expect: &str) -> Instant {
    println!("\n== {name} ({expect})");
    Instant::now()
}

fn count(mut command: Command) -> Result<(Counts, bool)> {
    let mut child = command.stdout(Stdio::piped()).spawn().context("cannot run cargo")?;
    let mut counts = Counts::default();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            counts.add_line(&line);
        }
    }
    Ok((counts, child.wait()?.success()))
}

impl Counts {
    /// Adds a line such as `test result: ok. 12 passed; 0 failed; 1 ignored; …`.
    fn add_line(&mut self, line: &str) {
        let Some(result) = line.trim().strip_prefix("test result:") else { return };
        let number = |word: &str| {
            let part = result.split([';', '.']).find_map(|part| part.trim().strip_suffix(word));
            part.and_then(|number| number.trim().parse::<u64>().ok()).unwrap_or(0)
        };
        self.passed += number("passed");
        self.failed += number("failed");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn a_filter_that_no_test_has_is_a_failure() {
        let saying = |text: &str| {
            let mut command = Command::new("echo");
            command.arg(text);
            command
        };
        let none = "test result: ok. 0 passed; 0 failed; 0 ignored";
        let one = "test result: ok. 1 passed; 0 failed; 0 ignored";
        for (programs, is_right) in [([none, none], false), ([none, one], true)] {
            let mut report = Report::default();
            report.value("Browsers", "no time", || Ok(()));
            for program in programs {
                report.tests("Tests", "no time", true, saying(program));
                report.tests("Byte budget", "no time", false, saying(one));
            }
            assert_eq!(report.finish().is_ok(), is_right, "{programs:?}");
        }
    }

    #[test]
    fn results_of_all_programs_add_up() {
        let mut counts = Counts::default();
        counts
            .add_line("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.03s");
        counts.add_line("test result: FAILED. 3 passed; 2 failed; 0 ignored");
        counts.add_line("test a::result ... ok");
        assert_eq!(counts, Counts { passed: 15, failed: 2 });
    }
}
