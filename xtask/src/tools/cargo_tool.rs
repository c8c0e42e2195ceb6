//! Tools that cargo compiles from their published source.

use super::{on_path, step};
use crate::{process, project::Project};
use anyhow::{Result, bail};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// A program that `cargo install` provides.
#[derive(Debug)]
pub struct CargoTool<'a> {
    /// The program's name.
    pub program: &'a str,
    /// The package that contains it.
    pub package: &'a str,
    /// Exactly this version.
    pub version: &'a str,
    /// Further arguments for `cargo install`.
    pub args: &'a [&'a str],
    /// What it is for.
    pub why: &'a str,
    /// How long installing takes.
    pub expect: &'a str,
}

impl CargoTool<'_> {
    /// The program of the right version: from the cache, from `PATH`, or installed into the cache now.
    ///
    /// # Errors
    /// When it cannot be compiled.
    pub fn set_up(&self, project: &Project) -> Result<PathBuf> {
        let root = project.cache.join("tools").join(format!("{}-{}", self.program, self.version));
        let cached = root.join("bin").join(format!("{}{}", self.program, env::consts::EXE_SUFFIX));
        if self.is_right(&cached) {
            return Ok(cached);
        }
        if let Some(found) = on_path(self.program, self.version) {
            return Ok(found);
        }
        self.install(project, &root)?;
        if !self.is_right(&cached) {
            bail!("{} was installed but does not answer with version {}", cached.display(), self.version);
        }
        Ok(cached)
    }

    fn is_right(&self, program: &Path) -> bool {
        program.is_file() && process::version_of(program).as_deref() == Some(self.version)
    }

    fn install(&self, project: &Project, root: &Path) -> Result<()> {
        let what = format!("Install {} {}", self.program, self.version);
        let why = format!("{}; only the first time", self.why);
        let hint = format!(
            "Check the network and try again, or install it yourself so that it is in PATH: \
             cargo install {}@{}",
            self.package, self.version
        );
        let mut cargo = Command::new("cargo");
        cargo
            .args(["install", "--force", "--root"])
            .arg(root)
            .args(self.args)
            .arg(format!("{}@{}", self.package, self.version))
            // Outside the workspace, so that its settings and its target folder do not apply.
            .current_dir(&project.cache)
            // These tools run for a second at a time: compiling them in half the time is worth more than their speed.
            .envs([
                ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
                ("CARGO_PROFILE_RELEASE_LTO", "off"),
                ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
            ])
            .env_remove("CARGO_TARGET_DIR");
        fs::create_dir_all(root)?;
        step(project, self.program, &what, &why, self.expect, &hint).run(&mut cargo)?;
        Ok(())
    }
}
