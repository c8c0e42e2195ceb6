//! Smaller scripts and styles: by esbuild, and scripts of a release by terser as well.

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
        Kind::Script => {
            let script = run(esbuild.args(["--loader=js", "--format=esm", "--tree-shaking=true"]), text)?;
            smaller(options, script)
        }
        Kind::Style => Ok(tight(&run(esbuild.args(["--loader=css"]), text)?)),
    }
}

/// esbuild leaves the values of variables, and conditions, as they were written: a script might read them. Ours do not.
fn tight(css: &str) -> String {
    let mut tight = String::with_capacity(css.len());
    let mut quote = None;
    for c in css.chars() {
        let is_needless = quote.is_none() && c == ' ' && tight.ends_with([',', ':']);
        if !is_needless {
            tight.push(c);
        }
        quote = match (quote, c) {
            (None, '"' | '\'') => Some(c),
            (Some(open), _) if open == c => None,
            _ => quote,
        };
    }
    tight
}

/// A script bundled with everything it imports; the import `build` is the text `build`.
pub(super) fn bundle(options: &Options, entry: &str, build: &str) -> Result<String, Error> {
    // Not in the output folder: esbuild would follow the package.json of an earlier build there.
    let made = options.cache.join("build.js");
    std::fs::create_dir_all(&options.cache)
        .and_then(|()| std::fs::write(&made, build))
        .map_err(|e| Error::io(&made, e))?;
    let alias = format!("--alias:build={}", absolute(&made)?);
    let mut esbuild = esbuild(options);
    esbuild.args([entry, "--bundle", "--format=esm", &alias]);
    let bundled = run(&mut esbuild, "");
    std::fs::remove_file(&made).map_err(|e| Error::io(&made, e))?;
    smaller(options, bundled?)
}

/// A release's script in fewer bytes: terser picks names from letters that are frequent anyway, and knows more ways to
/// shorten. The build has put it on PATH for Trunk, like wasm-opt.
fn smaller(options: &Options, script: String) -> Result<String, Error> {
    if !options.is_release {
        return Ok(script);
    }
    let mut terser = Command::new("terser");
    run(terser.args(["--module", "--compress=passes=3,ecma=2022", "--mangle"]), &script)
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

fn run(command: &mut Command, input: &str) -> Result<String, Error> {
    let program = command.get_program().to_owned();
    let failed = |e: std::io::Error| Error::io(Path::new(&program), e);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(failed)?;
    // Both read all of their input before they write, so the two sides cannot wait for each other.
    let written = child.stdin.take().map_or(Ok(()), |mut pipe| pipe.write_all(input.as_bytes()));
    let output = child.wait_with_output().map_err(failed)?;
    // A warning counts as a mistake, too. If one has ended before it read everything, its own message says why.
    if !output.status.success() || !output.stderr.is_empty() {
        let (name, words) = (Path::new(&program).display(), String::from_utf8_lossy(&output.stderr));
        return Err(Error::Other(format!("{name} failed:\n{words}")));
    }
    written.map_err(failed)?;
    Ok(String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::tight;

    #[test]
    fn spaces_in_quotes_stay() {
        let css = ".a{--b: var(--c, 1em);content:\", : \" ', '}@container (min-width: 1em){.d :e{f:calc(1em * 2)}}";
        let wanted = ".a{--b:var(--c,1em);content:\", : \" ', '}@container (min-width:1em){.d :e{f:calc(1em * 2)}}";
        assert_eq!(tight(css), wanted);
    }
}
