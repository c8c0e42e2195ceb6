//! The tools other than Rust: found if they are there, installed once into the user's cache if they are not.
//!
//! One module per way of getting them. What is found here is passed to Trunk and to the tests as paths and variables;
//! nothing is written outside the cache, except by the system's package manager, which is announced.

pub mod cargo_tool;
pub mod npm;
pub mod debian;
pub mod wasm_std;
pub mod wasm_target;
pub mod browsers;
pub mod hosts;
pub mod web_servers;

use crate::{process, project::Project, step::Step};
use anyhow::{Context as _, Result, bail};
use cargo_tool::CargoTool;
pub use npm::NpmTools;
use std::{
    env,
    ffi::OsString,
    fs::{self, File, TryLockError},
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};
use wasm_std::WasmStd;
use wasm_target::{COMPILER, WasmTarget};

/// Everything that a build of the bundle needs.
#[derive(Debug)]
pub struct BuildTools {
    /// How the standard library for WebAssembly is obtained.
    pub wasm: WasmStd,
    /// What the release is compiled for, instead of the compiler's own target.
    pub target: Option<WasmTarget>,
    /// Tools from npm.
    pub npm: NpmTools,
    /// The folder with Trunk and what Trunk calls, under the names it looks for.
    pub bin: PathBuf,
}

impl BuildTools {
    /// Finds or installs them.
    ///
    /// # Errors
    /// With what to do, if one can neither be found nor installed.
    pub fn set_up(project: &Project) -> Result<Self> {
        let _lock = lock(project)?;
        let pins = &project.pins;
        let wasm = WasmStd::set_up(project)?;
        let npm = NpmTools::set_up(project)?;
        let trunk = CargoTool {
            program: "trunk",
            package: "trunk",
            version: &pins.trunk,
            // Its default features are for downloading, which it does not have to do here.
            args: &["--locked", "--no-default-features"],
            why: "it bundles the app",
            expect: "about 4 minutes on 2 cores",
        };
        let bindgen = CargoTool {
            program: "wasm-bindgen",
            package: "wasm-bindgen-cli",
            version: &pins.wasm_bindgen,
            // Not `--locked`: its lock file names newer crates than every mirror has.
            args: &[],
            why: "it joins WebAssembly and JavaScript",
            expect: "about 2 minutes on 2 cores",
        };
        let bin = project.notes()?.join("bin");
        for tool in [trunk, bindgen] {
            link(&tool.set_up(project)?, &bin, tool.program)?;
        }
        // The hook's command, and the compiler wrapper: this program itself, even after `dev` has rebuilt it in place.
        let program = env::current_exe().context("cannot find the running program")?;
        for name in ["xtask", COMPILER] {
            link(&program, &bin, name)?;
        }
        let target = WasmTarget::set_up(project, wasm, &bin)?;
        if target.is_none() && wasm != WasmStd::Installed {
            println!(
                "  This compiler takes no target of ours: the bundle will be some percent larger than it could be."
            );
        }
        Ok(Self { wasm, target, npm, bin })
    }

    /// Sets what a command that is or runs cargo needs to compile for WebAssembly; its `PATH` is the caller's business,
    /// see [`Self::path`].
    pub fn for_wasm(&self, project: &Project, command: &mut Command, is_release: bool) {
        let target = self.target.as_ref().filter(|_| is_release);
        self.wasm.apply(project, command, is_release, target.is_some());
        if let Some(target) = target {
            target.apply(command);
        }
    }

    /// The folders that come first in `PATH` when Trunk runs.
    pub fn path(&self) -> Result<OsString> {
        let mut dirs = vec![self.bin.clone(), self.npm.bin()];
        dirs.extend(self.wasm.path().map(Path::to_path_buf));
        join_path(dirs)
    }
}

/// `PATH` with these folders before all others.
///
/// # Errors
/// If a folder's name cannot be used in `PATH`.
pub fn join_path(first: Vec<PathBuf>) -> Result<OsString> {
    let rest = env::var_os("PATH").unwrap_or_default();
    env::join_paths(first.into_iter().chain(env::split_paths(&rest))).context("a folder's name cannot stand in PATH")
}

/// Puts a program into a folder under a name. The folder has nothing else in it, so it can come first in `PATH` without
/// bringing another cargo along, as the program's own folder might.
fn link(program: &Path, dir: &Path, name: &str) -> Result<()> {
    fs::create_dir_all(dir).with_context(|| format!("cannot create {}", dir.display()))?;
    let link = dir.join(format!("{name}{}", env::consts::EXE_SUFFIX));
    if link == program {
        return Ok(());
    }
    if link.symlink_metadata().is_ok() {
        fs::remove_file(&link).with_context(|| format!("cannot replace {}", link.display()))?;
    }
    #[cfg(unix)]
    let done = std::os::unix::fs::symlink(program, &link);
    #[cfg(not(unix))]
    let done = fs::copy(program, &link);
    done.with_context(|| format!("cannot write {}", link.display()))?;
    Ok(())
}

/// Keeps two set-ups from installing the same thing at once. Released when the value is dropped.
///
/// # Errors
/// When the cache cannot be written.
pub fn lock(project: &Project) -> Result<File> {
    fs::create_dir_all(&project.cache).with_context(|| format!("cannot create {}", project.cache.display()))?;
    hold(&project.cache.join("lock"), "Another set-up is running for this user: waiting for it.")
}

/// A lock of that name; says so if it has to wait for somebody. Released when the value is dropped.
///
/// # Errors
/// When the file cannot be written.
pub fn hold(path: &Path, waiting: &str) -> Result<File> {
    let file = File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            println!("{waiting}");
            file.lock()?;
        }
        Err(TryLockError::Error(error)) => bail!("cannot lock {}: {error}", path.display()),
    }
    Ok(file)
}

/// A step of the set-up, with its log in the cache.
fn step<'a>(project: &Project, name: &str, what: &'a str, why: &'a str, expect: &'a str, hint: &'a str) -> Step<'a> {
    let log = project.cache.join("logs").join(format!("{name}.log"));
    // Long enough for any machine, so that nothing waits for ever.
    Step { what, why, expect, hint, limit: Some(Duration::from_secs(3600)), log }
}

/// A tool of that version in `PATH`.
fn on_path(program: &str, version: &str) -> Option<PathBuf> {
    process::find_on_path(program).filter(|file| process::version_of(file).as_deref() == Some(version))
}
