//! The three browser engines with their WebDriver programs.

use super::{cargo_tool::CargoTool, debian, lock};
use crate::{cli::Engine, process, project::Project};
use anyhow::{Context as _, Result, bail};
use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

/// An engine that can be driven.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Browser {
    /// Which one.
    pub engine: Engine,
    /// The WebDriver program.
    pub driver: PathBuf,
    /// The browser.
    pub browser: PathBuf,
}

impl Browser {
    /// The variables that tell the browser tests where it is.
    pub fn vars(&self) -> [(&'static str, OsString); 2] {
        let (driver, browser) = match self.engine {
            Engine::Chromium => ("SHORELINE_CHROMEDRIVER", "SHORELINE_CHROMIUM"),
            Engine::Firefox => ("SHORELINE_GECKODRIVER", "SHORELINE_FIREFOX"),
            Engine::Webkit => ("SHORELINE_WEBKITDRIVER", "SHORELINE_MINIBROWSER"),
        };
        [(driver, self.driver.clone().into()), (browser, self.browser.clone().into())]
    }
}

/// Finds or installs these engines.
///
/// # Errors
/// If any is still missing in the end: all that are, and what to do about each.
pub fn set_up(project: &Project, engines: &[Engine]) -> Result<Vec<Browser>> {
    let _lock = lock(project)?;
    let mut found = Vec::new();
    let mut missing = String::new();
    for &engine in engines {
        match set_up_one(project, engine) {
            Ok(browser) => found.push(browser),
            Err(error) => missing.push_str(&format!("\n- {}: {error:#}", engine.name())),
        }
    }
    if !missing.is_empty() {
        bail!(
            "not every browser engine is there:{missing}\n\n\
             To test with fewer on this machine, name those you have, such as --engines chromium"
        );
    }
    Ok(found)
}

fn set_up_one(project: &Project, engine: Engine) -> Result<Browser> {
    let browser = match find(engine) {
        Ok(browser) => browser,
        Err(first) if debian::is_debian() => {
            let why = format!("tests run in {}; only the first time", engine.name());
            debian::install(project, packages(engine), &why, "about half a minute")
                .map_err(|error| error.context(first))?;
            find(engine)?
        }
        Err(error) => return Err(error),
    };
    let driver = match browser.1 {
        Some(driver) => driver,
        None => geckodriver(project)?,
    };
    Ok(Browser { engine, driver, browser: browser.0 })
}

fn geckodriver(project: &Project) -> Result<PathBuf> {
    let tool = CargoTool {
        program: "geckodriver",
        package: "geckodriver",
        version: &project.pins.geckodriver,
        args: &["--locked"],
        why: "it drives Firefox",
        expect: "about a minute on 2 cores",
    };
    tool.set_up(project)
}

fn packages(engine: Engine) -> &'static [&'static str] {
    match engine {
        Engine::Chromium => &["chromium", "chromium-driver", "fonts-liberation"],
        Engine::Firefox => &["firefox-esr", "fonts-liberation"],
        // MiniBrowser comes with the driver's library; xvfb-run needs xauth.
        Engine::Webkit => &["webkit2gtk-driver", "xvfb", "xauth", "fonts-liberation"],
    }
}

/// The browser, and its driver if the system brings one.
fn find(engine: Engine) -> Result<(PathBuf, Option<PathBuf>)> {
    match engine {
        Engine::Chromium => {
            let browser =
                first(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"], CHROME)
                    .context("install Chromium or Chrome")?;
            let driver = first(&["chromedriver", "chromium.chromedriver"], &[])
                .context("install chromedriver of the browser's version so that it is in PATH")?;
            same_major(&browser, &driver)?;
            Ok((browser, Some(driver)))
        }
        Engine::Firefox => {
            let browser = first(&["firefox-esr", "firefox"], FIREFOX).context("install Firefox")?;
            Ok((browser, None))
        }
        Engine::Webkit if cfg!(target_os = "linux") => {
            let driver = first(&["WebKitWebDriver"], &[])
                .context("install WebKitGTK's driver (Debian: webkit2gtk-driver) so that WebKitWebDriver is in PATH")?;
            let browser = mini_browser().context("install WebKitGTK's MiniBrowser; it was found in no usual folder")?;
            process::find_on_path("xvfb-run")
                .context("install xvfb: the browser needs a screen, if only a pretended one")?;
            Ok((browser, Some(driver)))
        }
        Engine::Webkit => bail!("it is tested through WebKitGTK, which exists on Linux only"),
    }
}

const CHROME: &[&str] = &[
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
];
const FIREFOX: &[&str] =
    &["/Applications/Firefox.app/Contents/MacOS/firefox", r"C:\Program Files\Mozilla Firefox\firefox.exe"];

fn first(names: &[&str], places: &[&str]) -> Option<PathBuf> {
    let on_path = names.iter().find_map(|name| process::find_on_path(name));
    on_path.or_else(|| places.iter().map(PathBuf::from).find(|file| file.is_file()))
}

/// chromedriver refuses another version of Chrome, with a message that few understand.
fn same_major(browser: &Path, driver: &Path) -> Result<()> {
    let major = |file| Some(process::version_of(file)?.split('.').next()?.to_owned());
    match (major(browser), major(driver)) {
        (Some(of_browser), Some(of_driver)) if of_browser != of_driver => bail!(
            "{} has version {of_browser}, but {} has {of_driver}: install the same",
            browser.display(),
            driver.display()
        ),
        // Chrome on Windows prints no version: then chromedriver decides.
        _ => Ok(()),
    }
}

fn mini_browser() -> Option<PathBuf> {
    let lib = fs::read_dir("/usr/lib").into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let places = ["/usr/libexec", "/usr/lib", "/usr/lib64"].into_iter().map(PathBuf::from).chain(lib);
    places
        .flat_map(|dir| ["webkit2gtk-4.1", "webkitgtk-6.0"].map(|api| dir.join(api).join("MiniBrowser")))
        .find(|file| file.is_file())
}
