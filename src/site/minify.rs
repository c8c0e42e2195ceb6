//! Smaller scripts and styles, by esbuild.

use super::{Error, Options};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// What is minified.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Script,
    Style,
}

/// The text without what browsers do not need.
pub(super) fn minify(options: &Options, kind: Kind, text: &str) -> Result<String, Error> {
    let mut esbuild = esbuild(options);
    match kind {
        Kind::Script => esbuild.args(["--loader=js", "--format=esm", "--tree-shaking=true"]),
        Kind::Style => esbuild.args(["--loader=css"]),
    };
    run(options, &mut esbuild, text)
}

/// A script with all that it imports in one file; what it imports as `build` is the text of `build`.
pub(super) fn bundle(options: &Options, entry: &str, build: &str) -> Result<String, Error> {
    // Not in the folder that is made: esbuild goes by the package.json of an earlier build there.
    let made = options.cache.join("build.js");
    std::fs::create_dir_all(&options.cache)
        .and_then(|()| std::fs::write(&made, build))
        .map_err(|e| Error::io(&made, e))?;
    let alias = format!("--alias:build={}", absolute(&made)?);
    let mut esbuild = esbuild(options);
    esbuild.args([entry, "--bundle", "--format=esm", &alias]);
    let bundled = run(options, &mut esbuild, "");
    std::fs::remove_file(&made).map_err(|e| Error::io(&made, e))?;
    bundled
}

fn absolute(path: &Path) -> Result<String, Error> {
    let path = std::path::absolute(path).map_err(|e| Error::io(path, e))?;
    Ok(path.to_string_lossy().into_owned())
}

fn esbuild(options: &Options) -> Command {
    let mut command = Command::new(&options.esbuild);
    command.current_dir(&options.root).args(["--minify", "--charset=utf8", "--log-level=warning", "--target=es2022"]);
    command
}

fn run(options: &Options, command: &mut Command, input: &str) -> Result<String, Error> {
    let failed = |e: std::io::Error| Error::io(&options.esbuild, e);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(failed)?;
    // esbuild reads all of its input before it writes, so that the two cannot wait for each other.
    let written = child.stdin.take().map_or(Ok(()), |mut pipe| pipe.write_all(input.as_bytes()));
    let output = child.wait_with_output().map_err(failed)?;
    // What it warns of is a mistake as well. If it has ended before it read everything, its own words say why.
    if !output.status.success() || !output.stderr.is_empty() {
        return Err(Error::Other(format!("esbuild failed:\n{}", String::from_utf8_lossy(&output.stderr))));
    }
    written.map_err(failed)?;
    Ok(String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
}
