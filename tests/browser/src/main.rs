//! The widget as its visitors and hosts meet it: real pointers and real keys in three browser engines.
//!
//! `cargo xtask test browser` sets everything up and runs this. Each case is one trial per engine, named
//! `chromium::decide::pointer`. One browser per engine lives for the whole run; engines run side by side.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../../native/big.rs"]
mod big;
mod cases;
mod engine;
mod picture;
mod printer;
mod process;
mod quiz;
mod reference;
mod tab;
mod web_server;
mod wish;

use engine::Engine;
use libtest_mimic::{Arguments, Failed, Trial};
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};
use tab::Tab;

/// The browser of an engine: started by its first trial; after a failed start, the reason for all others.
static TABS: [Mutex<Option<Result<Tab, String>>>; 3] = [Mutex::new(None), Mutex::new(None), Mutex::new(None)];

thread_local! {
    static PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

fn main() -> ExitCode {
    let engines = match engine::wanted() {
        Ok(engines) => engines,
        Err(problem) => {
            eprintln!("{problem}");
            return ExitCode::FAILURE;
        }
    };
    // A failed check is reported with its trial, not in the middle of the list.
    std::panic::set_hook(Box::new(|info| PANIC.set(info.to_string())));
    let mut arguments = Arguments::from_args();
    arguments.test_threads.get_or_insert(engines.len());
    let mut trials = Vec::new();
    for (group, name, run) in cases::all() {
        // Engines in turn, so that threads seldom wait for the same browser.
        for &engine in engines.iter().filter(|engine| cases::is_for(**engine, group, name)) {
            let name = format!("{}::{group}::{name}", engine.name());
            trials.push(Trial::test(name, move || trial(engine, run)));
        }
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    for tab in &TABS {
        drop(tab.lock().unwrap_or_else(PoisonError::into_inner).take());
    }
    conclusion.exit_code()
}

fn trial(engine: Engine, run: cases::Run) -> Result<(), Failed> {
    let mut place = TABS[engine as usize].lock().unwrap_or_else(PoisonError::into_inner);
    let tab = place.get_or_insert_with(|| start(engine));
    let tab = match tab {
        Ok(tab) => tab,
        Err(problem) => return Err(problem.as_str().into()),
    };
    let result = caught(|| {
        tab.begin();
        run(tab);
        tab.leave();
    });
    if result.is_err() && !tab.alive() {
        // The browser has gone: the next trial gets a new one.
        *place = None;
    }
    result.map_err(Failed::from)
}

/// Just installed and read from the disk for the first time, a browser may be slower than its driver or its screen
/// waits for it.
fn start(engine: Engine) -> Result<Tab, String> {
    let once = || caught(|| Tab::start(engine)).and_then(|tab| tab);
    once().or_else(|_| once()).or_else(|_| once())
}

fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| PANIC.take())
}
