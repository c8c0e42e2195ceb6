//! `serve`: from a fresh clone to the page in the browser.

use super::{
    build::{Bundle, note, site_url},
    listen,
};
use crate::{cli::ServeArgs, project::Project, tools::BuildTools};
use anyhow::Result;

/// Sets up, builds if something changed, and serves until it is stopped.
///
/// # Errors
/// When a tool is missing, the build fails or the port is taken.
pub fn run(project: &Project, args: &ServeArgs) -> Result<()> {
    let site = site_url(&args.build)?;
    // The port first: nobody wants to learn after a build that it is taken.
    let server = listen::start(&project.dist(), args.port)?;
    let tools = BuildTools::set_up(project)?;
    let bundle = Bundle::release(project, &tools, args.build.site_url.as_deref());
    let is_new = bundle.build_if_changed()?;
    if !is_new {
        println!("Nothing changed since the last build.");
    }
    bundle.report_sizes()?;
    if is_new {
        println!("{}", note(site.as_ref()));
    }
    println!("\nShoreline is at {}/  (Ctrl-C ends it)", server.origin());
    if args.open {
        listen::open(&server.origin());
    }
    listen::wait()
}
