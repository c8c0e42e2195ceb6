//! Tools that come from npm, at the versions of `xtask/npm/package-lock.json`.

use super::{debian, step};
use crate::{fingerprint, process, project::Project};
use anyhow::{Context as _, Result, bail};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The files that say what to install.
const FILES: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];

/// The folder with the installed packages.
#[derive(Debug, Clone)]
pub struct NpmTools {
    modules: PathBuf,
}

impl NpmTools {
    /// Finds or installs them. The folder in the cache is named after the lock file's content.
    ///
    /// # Errors
    /// Without npm, or when npm fails.
    pub fn set_up(project: &Project) -> Result<Self> {
        let why = "they make the bundle small and check its accessibility and link previews; only the first time";
        find_node(project)?;
        let modules =
            modules(project, "xtask/npm", "npm", "Install wasm-opt, esbuild, terser, axe and unfurl from npm", why)?;
        Ok(Self { modules })
    }

    /// The folder with the programs, including wasm-opt.
    pub fn bin(&self) -> PathBuf {
        self.modules.join(".bin")
    }

    /// esbuild's own executable, without the script around it.
    ///
    /// # Errors
    /// If there is none for this machine.
    pub fn esbuild(&self) -> Result<PathBuf> {
        let platforms = self.modules.join("@esbuild");
        let dirs = fs::read_dir(&platforms).with_context(|| format!("cannot read {}", platforms.display()))?;
        dirs.filter_map(|entry| Some(entry.ok()?.path()))
            .flat_map(|dir| [dir.join("bin/esbuild"), dir.join("esbuild.exe")])
            .find(|file| file.is_file())
            .context("esbuild has no program for this machine")
    }

    /// The folder with all packages.
    pub fn modules(&self) -> &Path {
        &self.modules
    }

    /// The accessibility checker that the browser tests load into a page.
    pub fn axe(&self) -> PathBuf {
        self.modules.join("axe-core/axe.min.js")
    }
}

/// The packages of a lock file: found, or installed into the cache in a folder named after the file's content.
///
/// # Errors
/// Without npm, or when npm fails.
pub fn modules(project: &Project, folder: &str, name: &str, what: &str, why: &str) -> Result<PathBuf> {
    let source = project.root.join(folder);
    let lock = source.join("package-lock.json");
    let bytes = fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    let dir = project.cache.join("tools").join(format!("{name}-{}", fingerprint::short(&[&bytes])));
    if !dir.is_dir() {
        let mut npm = Command::new(find_npm(project)?);
        let aside = prepare(&source, &dir)?;
        // None of the packages needs its install script, so none is run.
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&aside);
        let hint = "Check the network and npm's own settings (npm config list), then try again.";
        step(project, name, what, why, "about 10 seconds", hint).run(&mut npm)?;
        fs::rename(&aside, &dir).with_context(|| format!("cannot move {}", aside.display()))?;
    }
    Ok(dir.join("node_modules"))
}

/// Installed in another folder and moved when complete: an interrupted installation is never taken for a good one.
fn prepare(source: &Path, dir: &Path) -> Result<PathBuf> {
    let aside = dir.with_extension("part");
    let _ = fs::remove_dir_all(&aside);
    fs::create_dir_all(&aside).with_context(|| format!("cannot create {}", aside.display()))?;
    for file in FILES {
        fs::copy(source.join(file), aside.join(file))
            .with_context(|| format!("cannot copy {file} of {}", source.display()))?;
    }
    Ok(aside)
}

fn find_npm(project: &Project) -> Result<PathBuf> {
    if let Some(npm) = process::find_on_path("npm") {
        return Ok(npm);
    }
    debian::install(project, &["nodejs", "npm"], "npm brings wasm-opt and esbuild", "about a minute")
        .context(MISSING)?;
    process::find_on_path("npm").context(MISSING)
}

fn find_node(project: &Project) -> Result<()> {
    if process::find_on_path("node").is_none() {
        debian::install(project, &["nodejs"], "wasm-opt runs in it", "about half a minute").context(MISSING)?;
    }
    let node = process::find_on_path("node").context(MISSING)?;
    match process::version_of(&node) {
        Some(version) if process::at_least(&version, OLDEST) => Ok(()),
        version => bail!("{} is {}. {MISSING}", node.display(), version.as_deref().unwrap_or("no Node.js")),
    }
}

const OLDEST: &str = "20";

const MISSING: &str = "Node.js with npm is needed: install version 20 or later (https://nodejs.org) and try again";
