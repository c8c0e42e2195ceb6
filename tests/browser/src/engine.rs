//! The three engines: where their programs are, and how each wants to be started.

use crate::process::Process;
use serde_json::{Value, json};
use std::env;
use std::path::PathBuf;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    Webkit,
}

const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::Webkit];

/// The engines to test: those that `SHORELINE_ENGINES` names, or all.
pub fn wanted() -> Result<Vec<Engine>, String> {
    let Some(names) = env::var("SHORELINE_ENGINES").ok().filter(|names| !names.trim().is_empty()) else {
        return Ok(ALL.to_vec());
    };
    let engine = |name: &str| {
        let found = ALL.into_iter().find(|engine| engine.name() == name.trim());
        found.ok_or(format!("SHORELINE_ENGINES names “{name}”; there are chromium, firefox and webkit."))
    };
    names.split(',').map(engine).collect()
}

fn program(variable: &str) -> Result<PathBuf, String> {
    let path = env::var_os(variable).map(PathBuf::from);
    let path = path.ok_or(format!("{variable} is not set. Run the browser tests with: cargo xtask test browser"))?;
    if path.is_file() { Ok(path) } else { Err(format!("{variable} names {}, which is not there.", path.display())) }
}

impl Engine {
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::Webkit => "webkit",
        }
    }

    /// Starts the WebDriver program; answers with what a session of it should be like.
    pub fn start(self) -> Result<(Process, Value), String> {
        let (driver, browser) = match self {
            Engine::Chromium => ("SHORELINE_CHROMEDRIVER", "SHORELINE_CHROMIUM"),
            Engine::Firefox => ("SHORELINE_GECKODRIVER", "SHORELINE_FIREFOX"),
            Engine::Webkit => ("SHORELINE_WEBKITDRIVER", "SHORELINE_MINIBROWSER"),
        };
        let (driver, browser) = (program(driver)?, program(browser)?);
        let process = match self {
            Engine::Chromium => Process::start(&[], &driver, |port| vec![format!("--port={port}")]),
            // Its second port would be a fixed one, which another run may have taken. System access sets preferences.
            Engine::Firefox => Process::start(&[], &driver, |port| {
                ["--port", &port.to_string(), "--websocket-port", "0", "--allow-system-access"]
                    .map(str::to_owned)
                    .to_vec()
            }),
            Engine::Webkit => {
                let screen = ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1600x1200x24"];
                Process::start(&screen, &driver, |port| vec![format!("--port={port}")])
            }
        }?;
        let capabilities = match self {
            Engine::Chromium => json!({
                "browserName": "chrome",
                "goog:chromeOptions": { "binary": browser, "args": [
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    "--disable-dev-shm-usage",
                    format!("--user-data-dir={}", process.scratch().display()),
                ]},
            }),
            Engine::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": { "binary": browser, "args": ["-headless"] },
            }),
            Engine::Webkit => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": { "binary": browser, "args": ["--automation"] },
            }),
        };
        Ok((process, capabilities))
    }
}
