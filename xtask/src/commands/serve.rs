//! `serve`: from a fresh clone to the page in the browser.

use super::{
    build::{Bundle, note, site_url},
    listen,
};
use crate::{cli::ServeArgs, project::Project, sizes, tools::BuildTools};
use anyhow::Result;

/// Sets up, builds when something changed, and serves until it is ended.
///
/// # Errors
/// When a tool is missing, the build fails or the port is taken.
pub fn run(project: &Project, args: &ServeArgs) -> Result<()> {
    let site = site_url(&args.build)?;
    // The port first: nobody wants to learn after a build that it is taken.
    let server = listen::start(&project.dist(), args.port)?;
    let tools = BuildTools::set_up(project)?;
    if Bundle::release(project, &tools, args.build.site_url.as_deref()).build_if_changed()? {
        sizes::print(&project.dist())?;
        println!("{}", note(site.as_ref()));
    } else {
        println!("Nothing changed since the last build.");
    }
    println!("\nShoreline is at {}/  (Ctrl-C ends it)", server.origin());
    if args.open {
        listen::open(&server.origin());
    }
    listen::wait()
}
