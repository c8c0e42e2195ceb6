//! `dev`: rebuild on every change and reload the page.

use super::{build::Bundle, listen};
use crate::{
    cli::DevArgs,
    fingerprint,
    project::Project,
    server::{Request, Response, Server},
    step::clock,
    tools::BuildTools,
};
use anyhow::{Context as _, Result, bail};
use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// How often files are checked. Reading modification times needs no help from the system, so it also works in
/// containers and on network drives.
const LOOK: Duration = Duration::from_millis(300);
const VERSION: &str = "/__dev/version";
const SCRIPT: &str = "/__dev/reload.js";

/// Builds, serves, and goes on until it is stopped.
///
/// # Errors
/// If a tool is missing or the port is taken; a failing build is shown, and the next change is awaited.
pub fn run(project: &Project, args: &DevArgs) -> Result<()> {
    let tools = BuildTools::set_up(project)?;
    let bundle = Bundle::dev(project, &tools)?;
    bundle.fetch()?;
    println!("The first build takes about a minute, a rebuild some seconds.");
    let server = listen::start(bundle.dist(), args.port)?;
    let version = Arc::new(AtomicU64::new(0));
    reload_on(&server, Arc::clone(&version));
    let mut is_first = true;
    loop {
        let files = fingerprint::inputs(&project.root)?;
        let state = fingerprint::of_times(&files);
        let start = Instant::now();
        match rebuild(project, &bundle) {
            Ok(()) => {
                version.fetch_add(1, Ordering::Relaxed);
                println!("\nBuilt in {}: {}/  (Ctrl-C ends it)", clock(start.elapsed()), server.origin());
                if args.open && is_first {
                    listen::open(&server.origin());
                }
                is_first = false;
            }
            Err(error) => println!("\n{error:#}. Waiting for the next change."),
        }
        while fingerprint::of_times(&fingerprint::inputs(&project.root).unwrap_or_default()) == state {
            thread::sleep(LOOK);
        }
    }
}

fn rebuild(project: &Project, bundle: &Bundle) -> Result<()> {
    // The hook is this program, and its generator comes from the sources that have just changed.
    let status =
        project.cargo().args(["build", "--quiet", "--package", "xtask"]).status().context("cannot run cargo")?;
    if !status.success() {
        bail!("the generator does not compile");
    }
    bundle.build_aloud()
}

/// Adds a script to every page that reloads it after a build. It exists in this server only, never in a bundle.
fn reload_on(server: &Server, version: Arc<AtomicU64>) {
    server.before(move |request: &mut Request| {
        // Uncompressed bodies, so that the script can be added.
        request.remove("accept-encoding");
        match request.path.as_str() {
            VERSION => Some(Response::text(200, &version.load(Ordering::Relaxed).to_string())),
            SCRIPT => Some(Response::new(200, "text/javascript; charset=utf-8", include_str!("dev/reload.js"))),
            _ => None,
        }
    });
    server.after(|_, response| {
        if response.status == 200 && response.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
            response.body.extend_from_slice(format!("\n<script src=\"{SCRIPT}\"></script>\n").as_bytes());
        }
        // Names without hashes: nothing may be cached.
        response.remove("etag");
        response.set("cache-control", "no-store");
    });
}
