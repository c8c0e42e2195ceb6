//! Rust's target for WebAssembly, with functions that return two values.
//!
//! A text is two numbers: its address and its length. WebAssembly can return both, but Rust's target returns them in
//! memory. Which of the two is a property of the target, and no compiler flag: see docs/adr/0019-two-values.md. So the
//! release is compiled for a target of our own, which is the compiler's own one with the other ABI. Trunk and cargo ask
//! for a target by its name; so they call the compiler through this program, which replaces the name with the file.

use super::wasm_std::{TARGET, WasmStd};
use crate::project::Project;
use anyhow::{Context as _, Result};
use serde_json::Value;
use std::{
    ffi::{OsStr, OsString},
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
};

/// The name under which this program is the compiler wrapper.
pub const COMPILER: &str = "rustc-for-two-values";
/// The file that replaces the target's name.
const FILE: &str = "SHORELINE_TARGET_FILE";
/// LLVM's name for the ABI that returns two values.
const ABI: &str = "experimental-mv";

/// The target's description, in a file.
#[derive(Debug)]
pub struct WasmTarget {
    file: PathBuf,
    compiler: PathBuf,
}

impl WasmTarget {
    /// Writes it, from what the compiler says about its own target. None if the compiler rejects it, or if the library
    /// is precompiled, with the other ABI.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set_up(project: &Project, std: WasmStd, bin: &Path) -> Result<Option<Self>> {
        if std == WasmStd::Installed {
            return Ok(None);
        }
        let Some(text) =
            rustc(project, std, &["--print", "target-spec-json", "--target", TARGET]).and_then(|t| with_abi(&t))
        else {
            return Ok(None);
        };
        // The compiler takes the target's name from that of the file.
        let dir = project.notes()?.join("target");
        fs::create_dir_all(&dir).with_context(|| format!("cannot create {}", dir.display()))?;
        let file = dir.join(format!("{TARGET}.json"));
        // If unchanged, it stays as it is.
        if fs::read_to_string(&file).ok().as_ref() != Some(&text) {
            fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
        }
        let taken = rustc(project, std, &["--print", "cfg", "--target", &file.to_string_lossy()]).is_some();
        let compiler = bin.join(format!("{COMPILER}{}", std::env::consts::EXE_SUFFIX));
        Ok(taken.then_some(Self { file, compiler }))
    }

    /// Lets a command that is or runs cargo compile for it.
    pub fn apply(&self, command: &mut Command) {
        command.env("RUSTC_WRAPPER", &self.compiler).env(FILE, &self.file);
    }
}

/// Runs the compiler for cargo, which passes its path and its arguments; none if this program was not called as a
/// compiler.
pub fn compile() -> Option<ExitCode> {
    let mut args = std::env::args_os();
    let is_compiler = Path::new(&args.next()?).file_stem() == Some(OsStr::new(COMPILER));
    if !is_compiler {
        return None;
    }
    let (program, file) = (args.next()?, std::env::var_os(FILE)?);
    let status = Command::new(program).args(for_file(args, &file)).status();
    Some(match status {
        Ok(status) => status.code().map_or(ExitCode::FAILURE, |code| ExitCode::from(code.clamp(0, 255) as u8)),
        Err(error) => {
            eprintln!("error: cannot run the compiler: {error}");
            ExitCode::FAILURE
        }
    })
}

/// The compiler's arguments with the target's name replaced by the file.
fn for_file(args: impl Iterator<Item = OsString>, file: &OsStr) -> Vec<OsString> {
    let mut all: Vec<OsString> = Vec::new();
    let mut is_ours = false;
    for arg in args {
        if arg == TARGET && all.last().is_some_and(|last| last == "--target") {
            is_ours = true;
            all.push(file.to_owned());
        } else {
            all.push(arg);
        }
    }
    if is_ours {
        all.push("-Zunstable-options".into());
    }
    all
}

/// The description of a target that returns two values.
fn with_abi(description: &str) -> Option<String> {
    let mut target: Value = serde_json::from_str(description).ok()?;
    target.as_object_mut()?.insert("llvm-abiname".into(), ABI.into());
    serde_json::to_string_pretty(&target).ok()
}

/// What the compiler that builds the app answers.
fn rustc(project: &Project, std: WasmStd, args: &[&str]) -> Option<String> {
    let mut rustc = match std.path() {
        Some(dir) => Command::new(dir.join("rustc")),
        None => Command::new("rustc"),
    };
    rustc.current_dir(&project.root).env("RUSTC_BOOTSTRAP", "1").arg("-Zunstable-options").args(args);
    std.without_cargo(&mut rustc);
    let output = rustc.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(line: &str) -> Vec<OsString> {
        for_file(line.split(' ').map(OsString::from), OsStr::new("/a/file.json"))
    }

    #[test]
    fn the_file_takes_the_place_of_the_name() {
        let expected = "--crate-name yew --target /a/file.json -Copt-level=z -Zunstable-options";
        assert_eq!(
            args("--crate-name yew --target wasm32-unknown-unknown -Copt-level=z").join(OsStr::new(" ")),
            expected
        );
    }

    #[test]
    fn what_is_for_this_machine_stays() {
        let line = "--crate-name build_script_build --cfg wasm32-unknown-unknown";
        assert_eq!(args(line).join(OsStr::new(" ")), line);
    }

    #[test]
    fn only_the_way_of_giving_back_changes() {
        let text = with_abi(r#"{"arch": "wasm32", "os": "unknown"}"#).unwrap();
        let target: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(target, serde_json::json!({ "arch": "wasm32", "os": "unknown", "llvm-abiname": ABI }));
        assert_eq!(with_abi("error"), None);
    }
}
