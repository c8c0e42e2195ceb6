//! `build`: Trunk with everything it needs.

use crate::{
    cli::BuildArgs,
    fingerprint, process,
    project::Project,
    sizes,
    step::Step,
    tools::{BuildTools, hold, wasm_std::TARGET},
};
use anyhow::{Context as _, Result, bail};
use serde::{Deserialize, Serialize};
use shoreline::site::{NEED_SITE_URL, SiteUrl};
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

/// The variables in which a build tells its own hook what to do.
pub const SITE_URL: &str = "SHORELINE_SITE_URL";
/// See [`SITE_URL`]: the program that bundles and minifies scripts and styles.
pub const ESBUILD: &str = "SHORELINE_ESBUILD";
/// See [`SITE_URL`]: where what is costly to make is kept. Cargo's target folder is another one inside of a build where
/// another compiler builds the app.
pub const CACHE: &str = "SHORELINE_CACHE";

/// Sets up, builds, and prints the sizes.
///
/// # Errors
/// When a tool is missing or the build fails.
pub fn run(project: &Project, args: &BuildArgs) -> Result<()> {
    let site = site_url(args)?;
    let tools = BuildTools::set_up(project)?;
    let bundle = Bundle::release(project, &tools, args.site_url.as_deref());
    bundle.build()?;
    bundle.report_sizes()?;
    println!("{}", note(site.as_ref()));
    Ok(())
}

/// The given URL: a wrong one is reported before anything is built.
///
/// # Errors
/// If it is not the URL of a folder.
pub fn site_url(args: &BuildArgs) -> Result<Option<SiteUrl>> {
    Ok(args.site_url.as_deref().map(SiteUrl::new).transpose()?)
}

/// What a bundle lacks for search engines and link previews, or what remains for its host to do.
pub fn note(site: Option<&SiteUrl>) -> String {
    match site {
        None => format!(
            "Built without an address, so link previews have no picture. Missing: {NEED_SITE_URL}. \
             To have them: cargo xtask build --site-url https://example.org/quiz/"
        ),
        Some(site) if site.is_root() => format!("Search engines find the pages by {}", site.at("sitemap.xml")),
        Some(site) => format!(
            "For search engines, add this line to the robots.txt of your host: Sitemap: {}",
            site.at("sitemap.xml")
        ),
    }
}

/// A bundle to be built.
#[derive(Debug)]
pub struct Bundle<'a> {
    project: &'a Project,
    tools: &'a BuildTools,
    site_url: Option<&'a str>,
    is_release: bool,
    dist: PathBuf,
}

/// What the last release build was made from, and its output.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Stamp {
    inputs: String,
    listing: String,
    /// The URL that it was made for.
    #[serde(default)]
    site_url: Option<String>,
}

impl<'a> Bundle<'a> {
    /// The release bundle in `dist/`.
    pub fn release(project: &'a Project, tools: &'a BuildTools, site_url: Option<&'a str>) -> Self {
        Self { project, tools, site_url, is_release: true, dist: project.dist() }
    }

    /// A quick, large bundle elsewhere, so that `dist/` only ever holds what may be published.
    ///
    /// # Errors
    /// When its folder cannot be made.
    pub fn dev(project: &'a Project, tools: &'a BuildTools) -> Result<Self> {
        Ok(Self { project, tools, site_url: None, is_release: false, dist: project.notes()?.join("dev") })
    }

    /// Where the bundle is.
    pub fn dist(&self) -> &Path {
        &self.dist
    }

    /// Builds, unless the folder holds a bundle of exactly these inputs. Returns whether it did build.
    ///
    /// # Errors
    /// When the build fails.
    pub fn build_if_changed(&self) -> Result<bool> {
        let _lock = self.lock()?;
        let stamp = self.stamp_file()?;
        if let Some(last) = last(&stamp)
            && self.dist.is_dir()
            && last == self.stamp(self.inputs()?)?
        {
            return Ok(false);
        }
        self.build_anew()?;
        Ok(true)
    }

    /// Builds.
    ///
    /// # Errors
    /// When the build fails.
    pub fn build(&self) -> Result<()> {
        let _lock = self.lock()?;
        self.build_anew()
    }

    /// Two commands in one checkout would empty each other's folders.
    fn lock(&self) -> Result<File> {
        hold(&self.project.notes()?.join("lock"), "Another build is running in this checkout: waiting for it.")
    }

    fn build_anew(&self) -> Result<()> {
        // Taken before the build: a file saved during it is built next time.
        let inputs = self.inputs()?;
        let stamp = self.stamp_file()?;
        if let Some(url) = last(&stamp).and_then(|last| last.site_url).filter(|url| Some(&**url) != self.site_url) {
            println!("  What was built for {url} is replaced. Before you publish: cargo xtask build --site-url {url}");
        }
        let _ = fs::remove_file(&stamp);
        self.fetch()?;
        let why = if self.tools.wasm.path().is_some() {
            "to WebAssembly, with the standard library"
        } else {
            "to WebAssembly"
        };
        let step = self.step("trunk", "Build the bundle", why, "about 2 minutes the first time, then some seconds")?;
        step.run(&mut self.trunk()?)?;
        // What src/site/program.rs did not find as expected: the bundle is larger, and works.
        for warning in step.said("warning: src/") {
            println!("  {warning}");
        }
        fs::write(&stamp, serde_json::to_vec(&self.stamp(inputs)?)?)
            .with_context(|| format!("cannot write {}", stamp.display()))
    }

    /// Fetches the app's packages: Trunk, which runs next, is kept offline.
    ///
    /// # Errors
    /// When cargo cannot reach a package that is not there yet.
    pub fn fetch(&self) -> Result<()> {
        let step = self.step("fetch", "Fetch the app's packages", "cargo needs their source", "a few seconds")?;
        step.run(self.wasm(&mut self.project.cargo())?.args(["fetch", "--target", TARGET]))?;
        Ok(())
    }

    /// Builds with the output on the terminal as it comes, once [`Self::fetch`] is done.
    ///
    /// # Errors
    /// When the build fails.
    pub fn build_aloud(&self) -> Result<()> {
        let _lock = self.lock()?;
        let status = self.trunk()?.status().context("cannot run trunk")?;
        match status.success() {
            true => Ok(()),
            false => bail!("the build failed"),
        }
    }

    /// Prints the size of each part, compared with the last commit.
    ///
    /// # Errors
    /// If the bundle's sizes cannot be read.
    pub fn report_sizes(&self) -> Result<()> {
        sizes::report(self.project, &self.maker())
    }

    fn trunk(&self) -> Result<Command> {
        let program = self.tools.bin.join(format!("trunk{}", std::env::consts::EXE_SUFFIX));
        let mut trunk = Command::new(program);
        trunk.current_dir(&self.project.root).args(["build", "--offline", "--dist"]).arg(&self.dist);
        if self.is_release {
            trunk.arg("--release");
        }
        // Trunk accepts only `true` and `false` here, where others write `1`.
        if std::env::var_os("NO_COLOR").is_some() {
            trunk.env("NO_COLOR", "true");
        }
        trunk.env("TRUNK_SKIP_VERSION_CHECK", "true").env_remove(SITE_URL);
        trunk.env(ESBUILD, self.tools.npm.esbuild()?).env(CACHE, self.project.notes()?);
        if let Some(url) = self.site_url {
            trunk.env(SITE_URL, url);
        }
        self.wasm(&mut trunk)?;
        Ok(trunk)
    }

    /// Lets a command compile for WebAssembly with the right tools first in `PATH`.
    fn wasm<'c>(&self, command: &'c mut Command) -> Result<&'c mut Command> {
        self.tools.for_wasm(self.project, command, self.is_release);
        Ok(command.env("PATH", self.tools.path()?))
    }

    fn inputs(&self) -> Result<String> {
        let files = fingerprint::inputs(&self.project.root)?;
        fingerprint::of_contents(&self.project.root, &files, &[&self.maker()])
    }

    /// Everything that a release depends on apart from files.
    fn maker(&self) -> String {
        let rustc = self.tools.wasm.path().map_or_else(|| PathBuf::from("rustc"), |dir| dir.join("rustc"));
        let rustc = process::answer(rustc, &["--version"]).unwrap_or_default();
        let target = self.tools.target.is_some();
        format!("{:?} {:?} {target} {rustc} {:?}", self.site_url, self.tools.wasm, self.project.pins)
    }

    fn stamp(&self, inputs: String) -> Result<Stamp> {
        let listing = fingerprint::of_listing(&self.dist)?;
        Ok(Stamp { inputs, listing, site_url: self.site_url.map(str::to_owned) })
    }

    fn stamp_file(&self) -> Result<PathBuf> {
        Ok(self.project.notes()?.join("dist.json"))
    }

    fn step<'s>(&self, log: &str, what: &'s str, why: &'s str, expect: &'s str) -> Result<Step<'s>> {
        let log = self.project.notes()?.join(format!("{log}.log"));
        let hint = "The first error above is the one to look at; the file named there holds everything.";
        Ok(Step { what, why, expect, hint, limit: Some(Duration::from_secs(3600)), log })
    }
}

/// What was built last, if anything was.
fn last(stamp: &Path) -> Option<Stamp> {
    serde_json::from_slice(&fs::read(stamp).ok()?).ok()
}
