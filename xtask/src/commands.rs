//! The commands, one module each.

mod setup;
mod build;
mod site;
mod serve;
mod listen;
mod dev;
mod test;
mod bench;
mod pack;

use crate::{
    cli::{Cli, Command, PackCommand},
    project::Project,
};
use anyhow::Result;
use std::fmt;

/// The error of a command that has already reported everything about its failure.
#[derive(Debug)]
pub struct Told;

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("failed, see above")
    }
}

impl std::error::Error for Told {}

/// Runs a command to its end.
///
/// # Errors
/// If it fails; the message says what to do.
pub fn run(cli: Cli) -> Result<()> {
    // Trunk's hook runs inside a build: it finds everything in its variables and loads nothing again.
    let project = Project::load;
    match cli.command {
        Command::Serve(args) => serve::run(&project()?, &args),
        Command::Dev(args) => dev::run(&project()?, &args),
        Command::Build(args) => build::run(&project()?, &args),
        Command::Test(args) => test::run(&project()?, &args),
        Command::Bench(args) => bench::run(&project()?, &args),
        Command::Pack(PackCommand::Check { file }) => pack::check(&file, &project()?.root.join("packs")),
        Command::Pack(PackCommand::Make { file, folder }) => pack::make(&file, &folder),
        Command::Setup { part } => setup::run(&project()?, part),
        Command::Site => site::run(),
    }
}
