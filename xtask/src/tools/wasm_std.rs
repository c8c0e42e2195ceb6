//! Rust's standard library for WebAssembly: compiled from its source, or as installed.
//!
//! The release is smaller if the library is compiled with it (docs/adr/0006-immediate-abort.md), so a toolchain with
//! the source comes first. If a precompiled library is installed, no second compiler is.

use super::{debian, step};
use crate::{process, project::Project, step::Step};
use anyhow::{Context as _, Result, bail};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

/// The target of the app.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's own compiler with the matching library source. Its linker's name has a number: see [`packages`].
const DEBIAN: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];
const DEBIAN_BIN: &str = "/usr/bin";

/// How the library is obtained on this machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WasmStd {
    /// The toolchain in use has its source.
    Source,
    /// The toolchain in use has it precompiled, but no source: the bundle becomes a tenth larger.
    Installed,
    /// Debian's compiler builds it with the app.
    Debian,
}

impl WasmStd {
    /// Finds or installs it: the toolchain's own source, then Debian's if it is there already, then rustup's, then the
    /// precompiled library that is installed, and Debian's only if there is none.
    ///
    /// # Errors
    /// With a list of ways, if none of them works.
    pub fn set_up(project: &Project) -> Result<Self> {
        if has_source(project) {
            return Ok(Self::Source);
        }
        if debian_is_ready(&project.pins.rust) {
            return Ok(Self::Debian);
        }
        let installed = is_installed(project);
        let mut tried = String::new();
        // If one is there already, no second compiler is installed for a tenth of the bytes.
        let ways: &[fn(&Project) -> Result<Self>] =
            if installed { &[Self::by_rustup] } else { &[Self::by_rustup, Self::by_debian] };
        for way in ways {
            match way(project) {
                Ok(wasm) => return Ok(wasm),
                Err(error) => tried.push_str(&format!("\n- {error:#}")),
            }
        }
        if installed {
            println!("  The library's source is missing: the bundle will be about a tenth larger than it could be.");
            return Ok(Self::Installed);
        }
        bail!(
            "Rust has no standard library for WebAssembly here. Tried:{tried}\n\nDo one of these, then try again:\n\
             - with rustup and a network: rustup component add rust-src\n\
             - on Debian: sudo apt-get install {}\n\
             - with another distribution's Rust: its package for {TARGET}, such as rust-std-static-{TARGET}",
            DEBIAN.join(" ") + " " + linker_package().as_deref().unwrap_or("lld")
        )
    }

    fn by_rustup(project: &Project) -> Result<Self> {
        if process::find_on_path("rustup").is_none() {
            bail!("rustup: not installed");
        }
        // Behind some firewalls rustup waits for ever. If there is an alternative, do not wait long.
        let has_other = debian::can_install() || is_installed(project);
        let limit = Duration::from_secs(if has_other { 25 } else { 600 });
        let mut rustup = Command::new("rustup");
        rustup.args(["component", "add", "rust-src"]).current_dir(&project.root);
        let step = step(
            project,
            "rustup",
            "Add the library's source to the Rust toolchain",
            "the app is compiled to WebAssembly with it; only the first time",
            "about 10 seconds",
            "",
        );
        let step = Step { limit: Some(limit), ..step };
        if step.run(&mut rustup).is_err() {
            // One of several ways: its log matters only if no other works either.
            println!("  rustup cannot fetch it here: trying another way");
            bail!("rustup: cannot fetch it; see {}", step.log.display());
        }
        if !has_source(project) {
            bail!("rustup: added the source, but not to the toolchain in use (rustup show tells which that is)");
        }
        Ok(Self::Source)
    }

    fn by_debian(project: &Project) -> Result<Self> {
        debian::install(
            project,
            &DEBIAN,
            "their compiler brings the library's source along; only the first time",
            "about half a minute",
        )?;
        if let Some(lld) = linker_package() {
            debian::install(project, &[&lld], "it links WebAssembly; only the first time", "about 10 seconds")?;
        }
        if !debian_is_ready(&project.pins.rust) {
            bail!("Debian: its packages are installed, but older than Rust {} or incomplete", project.pins.rust);
        }
        Ok(Self::Debian)
    }

    /// The lints for it, which any other compiler includes.
    ///
    /// # Errors
    /// If Debian's cannot be installed.
    pub fn set_up_lints(self, project: &Project) -> Result<()> {
        if self == Self::Debian {
            debian::install(
                project,
                &["rust-web-clippy"],
                "lints for WebAssembly; only the first time",
                "a few seconds",
            )
            .context("Debian's compiler needs its own clippy")?;
        }
        Ok(())
    }

    /// A line for people.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Source => "built with the app from the toolchain's source",
            Self::Installed => "the toolchain's own",
            Self::Debian => "built with the app by Debian's compiler",
        }
    }

    /// The folder that must come before cargo's in `PATH`.
    pub fn path(self) -> Option<&'static Path> {
        (self == Self::Debian).then(|| Path::new(DEBIAN_BIN))
    }

    /// The target folder for WebAssembly: a separate one if the compiler is another one, since the two would discard
    /// each other's work.
    pub fn target_dir(self, project: &Project) -> PathBuf {
        match self {
            Self::Source | Self::Installed => project.target.clone(),
            Self::Debian => project.target.join("wasm"),
        }
    }

    /// Sets what cargo needs to compile for WebAssembly. The release panics without a message. The user's flags for
    /// other programs would replace these, and make another bundle. What is compiled for our own target must not be
    /// mixed up with other output: cargo distinguishes them only by the flags.
    pub(super) fn apply(self, project: &Project, command: &mut Command, is_release: bool, own_target: bool) {
        command.env("CARGO_TARGET_DIR", self.target_dir(project));
        command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
        if self != Self::Installed {
            command.env("RUSTC_BOOTSTRAP", "1").env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
            if is_release {
                let own_target = if own_target { " --cfg=two_values" } else { "" };
                // Data below the stack has addresses of two bytes instead of four (docs/adr/0011-bytes.md).
                let linker = "-Clink-arg=--no-stack-first";
                let flags =
                    format!("-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none {linker}{own_target}");
                command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
            }
        }
        self.without_cargo(command);
    }

    /// Removes what the cargo that runs us has set for its own compiler, if ours is another one.
    pub(super) fn without_cargo(self, command: &mut Command) {
        if self == Self::Debian {
            for name in ["CARGO", "RUSTC", "RUSTDOC", "RUSTUP_TOOLCHAIN", "LD_LIBRARY_PATH"] {
                command.env_remove(name);
            }
        }
    }
}

fn is_installed(project: &Project) -> bool {
    printed(project, &["--print", "target-libdir", "--target", TARGET]).is_some_and(|dir| has_std(&dir))
}

fn has_source(project: &Project) -> bool {
    printed(project, &["--print", "sysroot"])
        .is_some_and(|dir| dir.join("lib/rustlib/src/rust/library/std/Cargo.toml").is_file())
}

fn printed(project: &Project, args: &[&str]) -> Option<PathBuf> {
    let output = Command::new("rustc").args(args).current_dir(&project.root).output().ok()?;
    output.status.success().then(|| PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()))
}

fn has_std(dir: &Path) -> bool {
    let Ok(entries) = fs::read_dir(dir) else { return false };
    entries.filter_map(Result::ok).any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
}

/// Whether Debian's compiler is there, new enough, and has the library's source and the linker.
fn debian_is_ready(wanted: &str) -> bool {
    let bin = Path::new(DEBIAN_BIN);
    // Not through PATH: that is where rustup's Rust is found.
    let version = process::version_of(&bin.join("rustc"));
    let is_new = version.is_some_and(|version| process::at_least(&version, wanted));
    is_new
        && bin.join("cargo").is_file()
        && bin.join("rust-lld").is_file()
        && Path::new("/usr/lib/rustlib/src/rust/library/std/Cargo.toml").is_file()
}

/// `lld-22`: from the same LLVM as the compiler, or it could not link the compiler's output.
fn linker_package() -> Option<String> {
    linker_in(&process::answer("apt-cache", &["depends", "rust-web-llvm"])?)
}

fn linker_in(depends: &str) -> Option<String> {
    let llvm = depends.lines().find_map(|line| line.trim().strip_prefix("Depends: llvm-"))?;
    Some(format!("lld-{llvm}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_linker_has_the_compilers_number() {
        let text = "rust-web-llvm\n  Depends: libc6\n  Depends: llvm-22\n  Conflicts: <rust-llvm>\n";
        assert_eq!(linker_in(text).as_deref(), Some("lld-22"));
        assert_eq!(linker_in("rust-web-llvm\n"), None);
    }
}
