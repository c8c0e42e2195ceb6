//! `bench`: the widget against the same quiz in other frameworks.

use super::build::Bundle;
use crate::{
    bench::{
        apps::{App, Apps},
        chart,
        goal::Standing,
        quiz::Quiz,
        record::{self, Setting},
        run::{self, Measured},
        table,
        visit::Place,
    },
    cli::{BenchArgs, Engine},
    process,
    project::Project,
    server::{Config, Mount, Server},
    tools::{BuildTools, browsers},
};
use anyhow::{Context as _, Result};
use std::{env, fs, path::Path};

/// Builds all apps, measures them, and writes the reports.
///
/// # Errors
/// If something cannot be built, or an app does not work. A missed goal is reported, but is not an error.
pub fn run(project: &Project, args: &BenchArgs) -> Result<()> {
    let tools = BuildTools::set_up(project)?;
    Bundle::release(project, &tools, None).build_if_changed()?;
    let chromium = browsers::set_up(project, &[Engine::Chromium])?;
    let chromium = &chromium.first().context("no Chromium")?.browser;
    let pack = project.root.join("packs/en.json");
    let quiz = Quiz::new(&fs::read_to_string(&pack).with_context(|| format!("cannot read {}", pack.display()))?)?;
    let apps = Apps::build(project, &tools.npm, &quiz)?;
    let server = serve(project, &apps.site)?;
    let rounds = args.rounds.max(1);
    println!("Measure {} apps in {rounds} rounds (about two minutes each; leave the machine alone)", App::ALL.len());
    let place = Place { origin: server.origin(), quiz: &quiz };
    let (measured, browser) = run::run(chromium, &place, rounds)?;
    let setting = setting(project, browser, rounds, apps.versions);
    write(project, args, &setting, &measured)
}

/// The same server for all, which behaves like a good static host.
fn serve(project: &Project, site: &Path) -> Result<Server> {
    let mounts = vec![Mount::new("/", site), Mount::new("/dist/", project.dist())];
    let server = Server::start(Config { port: 0, mounts, remember: false })?;
    server.after(|_, response| {
        // Only an isolated page may ask the browser for its memory.
        response.set("cross-origin-opener-policy", "same-origin");
        response.set("cross-origin-embedder-policy", "require-corp");
    });
    Ok(server)
}

fn setting(project: &Project, browser: String, rounds: usize, versions: Vec<(App, String)>) -> Setting {
    let root = project.root.to_string_lossy();
    let git = |args: &[&str]| process::answer("git", &[&["-C", &root], args].concat()).unwrap_or_default();
    let changed = if git(&["status", "--porcelain", "--untracked-files=no"]).is_empty() { "" } else { "+" };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    Setting {
        commit: format!("{}{changed}", git(&["rev-parse", "--short=12", "HEAD"])),
        day: git(&["show", "-s", "--format=%cs", "HEAD"]),
        browser: browser.replace('/', " "),
        machine: format!("{cores} {} cores ({})", env::consts::ARCH, env::consts::OS),
        rounds,
        versions,
    }
}

fn write(project: &Project, args: &BenchArgs, setting: &Setting, measured: &Measured) -> Result<()> {
    let json = record::text(setting, measured);
    let svg = chart::svg(setting, measured);
    let long = table::long(setting, measured);
    let out = project.target.join("bench");
    let docs = project.root.join("docs");
    save(&out.join("bench.json"), &json)?;
    save(&out.join("bench.svg"), &svg)?;
    save(&out.join("bench.md"), &long)?;
    println!("\n{long}\nWritten to {}", out.display());
    if args.write {
        save(&docs.join("bench.json"), &json)?;
        save(&docs.join("bench.svg"), &svg)?;
        let file = project.root.join("README.md");
        let readme = fs::read_to_string(&file).context("cannot read README.md")?;
        let picture = format!("![{}](docs/bench.svg)", chart::words(measured));
        let text = format!("{picture}\n\n{}", table::short(setting, measured));
        let readme = table::replaced(&readme, &text)
            .with_context(|| format!("README.md lacks the lines {} and {}", table::MARKERS.0, table::MARKERS.1))?;
        save(&file, &readme)?;
        println!("Written to docs/bench.json, docs/bench.svg and README.md");
    }
    let missed = Standing::all(measured).iter().filter(|standing| !standing.is_held()).count();
    println!("{missed} goals missed under one of the profiles");
    Ok(())
}

fn save(file: &Path, text: &str) -> Result<()> {
    if let Some(dir) = file.parent() {
        fs::create_dir_all(dir).with_context(|| format!("cannot create {}", dir.display()))?;
    }
    fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
}
