//! Makes the pieces small once more, now that they are cut.

use super::super::Error;
use std::path::Path;
use std::process::Command;

/// What browsers have long had, as in index.html: the cut drops the compiler's own list.
const ARGUMENTS: [&str; 12] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--low-memory-unused",
    "--one-caller-inline-max-function-size=10",
    "-Oz",
    "--reorder-functions-by-name",
    // A note to compilers, which no browser reads.
    "--strip-target-features",
];

/// Runs `wasm-opt`, which the build has put on PATH for Trunk. The functions end in the order of their names.
pub fn optimize(folder: &Path, wasm: &[u8]) -> Result<Vec<u8>, Error> {
    let [from, to] = ["large.wasm", "small.wasm"].map(|name| folder.join(name));
    std::fs::write(&from, wasm).map_err(|e| Error::io(&from, e))?;
    let output = Command::new("wasm-opt").args(ARGUMENTS).arg(&from).arg("-o").arg(&to).output();
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
