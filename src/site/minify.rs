//! Smaller scripts and styles, by esbuild.

use super::{Error, Options};
use std::io::Write;
use std::process::{Command, Stdio};

/// What is minified.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Script,
    Style,
}

/// The text without what browsers do not need; as it is when no minifier is given.
pub(super) fn minify(options: &Options, kind: Kind, text: &str) -> Result<String, Error> {
    let Some(esbuild) = &options.esbuild else { return Ok(text.to_owned()) };
    let mut command = Command::new(esbuild);
    match kind {
        Kind::Script => command.args(["--loader=js", "--format=esm", "--target=es2022"]),
        Kind::Style => command.args(["--loader=css"]),
    };
    let failed = |e: std::io::Error| Error::io(esbuild, e);
    let mut child = command
        .args(["--minify", "--charset=utf8", "--log-level=warning"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(text.as_bytes()).map_err(failed)?;
    }
    let output = child.wait_with_output().map_err(failed)?;
    if !output.status.success() {
        return Err(Error::Other(format!("esbuild failed:\n{}", String::from_utf8_lossy(&output.stderr))));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
}
