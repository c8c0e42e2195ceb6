//! Pages as third-party tools build them: frameworks, style sheets and the TypeScript compiler, from npm.

use super::{
    lock,
    npm::{self, NpmTools},
};
use crate::{project::Project, step::Step};
use anyhow::{Context as _, Result};
use std::{fs, path::PathBuf, process::Command, time::Duration};

/// Builds the pages of `tests/hosts/frameworks` with the bundle installed as a package; returns their folder. Checks
/// the package's type declarations on the way.
///
/// # Errors
/// When npm, a framework's tool or the TypeScript compiler fails.
pub fn build(project: &Project, tools: &NpmTools) -> Result<PathBuf> {
    let modules = frameworks(project)?;
    let notes = project.notes()?;
    let out = notes.join("hosts");
    fs::create_dir_all(&out).with_context(|| format!("cannot create {}", out.display()))?;
    let mut node = Command::new("node");
    node.current_dir(&project.root).arg("tests/hosts/frameworks/build.mjs");
    node.arg(&modules).arg(tools.esbuild()?).arg(project.dist()).arg(&out);
    let step = Step {
        what: "Build the host pages",
        why: "the widget is tested inside of React, Vue and Svelte",
        expect: "about 10 seconds",
        hint: "The first error above is the one to look at.",
        limit: Some(Duration::from_secs(600)),
        log: notes.join("hosts.log"),
    };
    step.run(&mut node)?;
    Ok(out)
}

/// The frameworks, found or installed.
///
/// # Errors
/// As [`npm::modules`].
pub fn frameworks(project: &Project) -> Result<PathBuf> {
    let _lock = lock(project)?;
    let why = "pages of other people are built with them; only the first time";
    npm::modules(project, "xtask/npm/hosts", "hosts", "Install frameworks from npm", why)
}
