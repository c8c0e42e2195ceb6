//! `cargo xtask`: see [`xtask::cli`] for the commands.

use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    if let Some(code) = xtask::tools::wasm_target::compile() {
        return code;
    }
    match xtask::commands::run(xtask::cli::Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.is::<xtask::commands::Told>() => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
