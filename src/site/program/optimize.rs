//! Makes the program small before it is cut, and program and pieces once more after the cut.

use super::super::Error;
use std::path::Path;
use std::process::Command;

/// What browsers have long supported. With `--all-features` there would be more, see docs/adr/0005-own-hashing.md.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--low-memory-unused",
];

/// Makes the whole program small; its functions keep their names. A function of its own compresses better than its body
/// in its only caller.
pub fn before_cut(folder: &Path, wasm: &[u8]) -> Result<Vec<u8>, Error> {
    optimize(folder, wasm, &["--debuginfo", "--one-caller-inline-max-function-size=0", "-Oz"])
}

/// Makes the program, or a piece, small once more. The functions end in the order of their names.
pub fn behind_cut(folder: &Path, wasm: &[u8]) -> Result<Vec<u8>, Error> {
    let passes = [
        "--one-caller-inline-max-function-size=10",
        "-Oz",
        "--reorder-functions-by-name",
        // A note to compilers, which no browser reads.
        "--strip-target-features",
    ];
    optimize(folder, wasm, &passes)
}

/// Makes a program small that is not cut.
pub fn whole(folder: &Path, wasm: &[u8]) -> Result<Vec<u8>, Error> {
    optimize(folder, wasm, &["--one-caller-inline-max-function-size=0", "-Oz", "--strip-target-features"])
}

/// Runs `wasm-opt`, which the build has put on PATH: Trunk leaves that to this step.
fn optimize(folder: &Path, wasm: &[u8], arguments: &[&str]) -> Result<Vec<u8>, Error> {
    let [from, to] = ["large.wasm", "small.wasm"].map(|name| folder.join(name));
    std::fs::write(&from, wasm).map_err(|e| Error::io(&from, e))?;
    let output = Command::new("wasm-opt").args(FEATURES).args(arguments).arg(&from).arg("-o").arg(&to).output();
    let output = output.map_err(|e| Error::io(Path::new("wasm-opt"), e))?;
    if !output.status.success() {
        return Err(Error::Other(format!("wasm-opt failed:\n{}", String::from_utf8_lossy(&output.stderr))));
    }
    let small = std::fs::read(&to).map_err(|e| Error::io(&to, e))?;
    for file in [from, to] {
        std::fs::remove_file(&file).map_err(|e| Error::io(&file, e))?;
    }
    Ok(small)
}
