//! `test`: every check there is, with one verdict at the end.

mod previews;
mod report;

use super::build::{Bundle, ESBUILD};
use crate::{
    cli::{Engine, TestArgs},
    project::Project,
    tools::{
        BuildTools, NpmTools,
        browsers::{self, Browser},
        hosts, lock,
        wasm_std::TARGET,
        web_servers::WebServers,
    },
};
use anyhow::Result;
use report::Report;
use std::process::Command;

const BROWSER_TESTS: &str = "shoreline-browser-tests";

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
struct Plan {
    lints: bool,
    native: bool,
    browser: bool,
    previews: bool,
    /// Filters and arguments for the test programs.
    rest: Vec<String>,
}

impl Plan {
    fn new(args: &TestArgs) -> Self {
        let rest = args.rest.clone();
        match args.what.as_deref() {
            None | Some("all") => Self { lints: true, native: true, browser: true, previews: true, rest },
            Some("native") => Self { lints: rest.is_empty(), native: true, browser: false, previews: false, rest },
            Some("browser") => Self { lints: false, native: false, browser: true, previews: false, rest },
            Some("previews") => Self { lints: false, native: false, browser: false, previews: true, rest },
            Some(filter) => {
                let rest = std::iter::once(filter.to_owned()).chain(rest).collect();
                Self { lints: false, native: true, browser: true, previews: false, rest }
            }
        }
    }
}

/// Runs the tests.
///
/// # Errors
/// If anything failed; by then, the summary has been printed.
pub fn run(project: &Project, args: &TestArgs) -> Result<()> {
    let plan = Plan::new(args);
    let mut report = Report::default();
    if plan.lints {
        report.check("Formatting", "seconds", || project_cargo(project, &["fmt", "--all", "--check"]));
        report.check("Lints", "a minute", || {
            project_cargo(project, &["clippy", "--workspace", "--all-targets", "--", "-Dwarnings"])
        });
    }
    if plan.native {
        let mut cargo = project.cargo();
        cargo.args(["test", "--workspace", "--exclude", BROWSER_TESTS, "--no-fail-fast", "--"]).args(&plan.rest);
        report.tests("Native tests", "a minute", !plan.rest.is_empty(), cargo);
    }
    if plan.previews {
        report.value("Link previews", "seconds", || {
            let tools = lock(project).and_then(|_lock| NpmTools::set_up(project))?;
            previews::check(project, &tools)
        });
    }
    if plan.browser {
        browser_part(project, args, &plan, &mut report);
    }
    report.finish()
}

fn browser_part(project: &Project, args: &TestArgs, plan: &Plan, report: &mut Report) {
    let tools =
        report.value("Tools for the bundle", "seconds; the first time about 8 minutes", || BuildTools::set_up(project));
    let Some(tools) = tools else { return };
    let built = report.value("Bundle", "seconds; after changes a minute", || {
        Bundle::release(project, &tools, None).build_if_changed()
    });
    if built.is_some() && plan.native {
        report.tests("Byte budget", "seconds", false, budget(project));
    }
    if plan.lints {
        report.check("Lints for WebAssembly", "seconds; the first time a minute", || wasm_lints(project, &tools));
    }
    let engines = if args.engines.is_empty() { Engine::ALL.to_vec() } else { args.engines.clone() };
    let browsers =
        report.value("Browsers", "seconds; the first time a few minutes", || browsers::set_up(project, &engines));
    let pages = built.as_ref().and_then(|_| {
        report.value("Host pages", "seconds; the first time half a minute", || hosts::build(project, &tools.npm))
    });
    // Without them only the tests of server settings fail.
    let servers = report.value("Web servers", "seconds", || WebServers::set_up(project));
    if let (Some(pages), Some(browsers)) = (pages, browsers) {
        let mut command = browser_tests(project, &tools, &browsers, &plan.rest);
        command.env("SHORELINE_HOSTS", pages).envs(servers.iter().flat_map(WebServers::vars));
        report.tests("Browser tests", "about 25 minutes for three engines on 2 cores", !plan.rest.is_empty(), command);
    }
}

/// The native tests' budget again: before the bundle was built it had nothing to measure.
fn budget(project: &Project) -> Command {
    let mut cargo = project.cargo();
    cargo.args(["test", "--package", "shoreline", "--test", "native", "--", "budget", "--include-ignored"]);
    cargo.env("SHORELINE_DIST", project.dist());
    cargo
}

fn browser_tests(project: &Project, tools: &BuildTools, browsers: &[Browser], rest: &[String]) -> Command {
    let mut cargo = project.cargo();
    cargo.args(["test", "--package", BROWSER_TESTS, "--no-fail-fast", "--"]).args(rest);
    let engines: Vec<_> = browsers.iter().map(|browser| browser.engine.name()).collect();
    cargo
        .env("SHORELINE_ROOT", &project.root)
        .env("SHORELINE_DIST", project.dist())
        .env("SHORELINE_AXE", tools.npm.axe())
        .envs(tools.npm.esbuild().ok().map(|program| (ESBUILD, program)))
        .env("SHORELINE_ENGINES", engines.join(","))
        .envs(browsers.iter().flat_map(Browser::vars));
    cargo
}

/// After the bundle and in its profile, to reuse what that has compiled.
fn wasm_lints(project: &Project, tools: &BuildTools) -> Result<Command> {
    tools.wasm.set_up_lints(project)?;
    let mut cargo = project_cargo(
        project,
        &["clippy", "--release", "--package", "shoreline", "--lib", "--target", TARGET, "--", "-Dwarnings"],
    )?;
    tools.for_wasm(project, &mut cargo, true);
    cargo.env("PATH", tools.path()?);
    Ok(cargo)
}

fn project_cargo(project: &Project, args: &[&str]) -> Result<Command> {
    let mut cargo = project.cargo();
    cargo.args(args);
    Ok(cargo)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::{Cli, Command};
    use clap::Parser as _;

    fn args(line: &str) -> TestArgs {
        match Cli::try_parse_from(line.split(' ')).unwrap().command {
            Command::Test(args) => args,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn all_is_everything_and_a_word_is_a_filter() {
        let all = Plan::new(&args("x test"));
        assert_eq!(all, Plan { lints: true, native: true, browser: true, previews: true, rest: vec![] });
        let filter = Plan::new(&args("x test compare --nocapture"));
        assert_eq!(
            filter,
            Plan {
                lints: false,
                native: true,
                browser: true,
                previews: false,
                rest: vec!["compare".into(), "--nocapture".into()]
            }
        );
        assert_eq!(
            Plan::new(&args("x test native")),
            Plan { lints: true, native: true, browser: false, previews: false, rest: vec![] }
        );
    }

    #[test]
    fn engines_may_stand_on_either_side_of_the_kind() {
        for line in
            ["x test browser --engines chromium,firefox decide", "x test --engines chromium,firefox browser decide"]
        {
            let args = args(line);
            assert_eq!(args.engines, [Engine::Chromium, Engine::Firefox], "{line}");
            assert_eq!(
                Plan::new(&args),
                Plan { lints: false, native: false, browser: true, previews: false, rest: vec!["decide".into()] }
            );
        }
    }
}
