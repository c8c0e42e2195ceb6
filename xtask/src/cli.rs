//! The command line: what can be asked, and the help texts.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Everything there is to do with Shoreline. The first run installs what is missing and says how long that takes.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version, max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands, in the order in which a newcomer needs them.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the release bundle and serve it on this machine.
    ///
    /// Installs missing tools first. When nothing has changed since the last build, it starts at once.
    Serve(ServeArgs),
    /// Serve a quick build, rebuild on every change and reload the open page.
    Dev(DevArgs),
    /// Build the release bundle into dist/ and print the size of every file.
    Build(BuildArgs),
    /// Run the tests: formatting, lints, native tests and browser tests.
    Test(TestArgs),
    /// Measure the widget beside the same quiz in plain JavaScript, Preact, React and SurveyJS, in Chromium.
    Bench(BenchArgs),
    /// Work with content packs.
    #[command(subcommand)]
    Pack(PackCommand),
    /// Only install the tools, without building anything.
    Setup {
        /// Which tools.
        #[arg(value_enum, default_value_t = SetupPart::All)]
        part: SetupPart,
    },
    /// Finish a bundle: run by Trunk as its hook, with Trunk's variables set.
    #[command(hide = true)]
    Site,
}

/// `serve`.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Port on 127.0.0.1; without it, 8080 or the next free one.
    #[arg(long)]
    pub port: Option<u16>,
    /// Open the page in the default browser.
    #[arg(long)]
    pub open: bool,
    /// What to build.
    #[command(flatten)]
    pub build: BuildArgs,
}

/// `dev`.
#[derive(Debug, Args)]
pub struct DevArgs {
    /// Port on 127.0.0.1; without it, 8080 or the next free one.
    #[arg(long)]
    pub port: Option<u16>,
    /// Open the page in the default browser.
    #[arg(long)]
    pub open: bool,
}

/// `build`, and the build inside `serve`.
#[derive(Debug, Default, Args)]
pub struct BuildArgs {
    /// Where the bundle will be published, e.g. `https://example.org/quiz/` (for social cards and canonical links).
    #[arg(long, value_name = "URL")]
    pub site_url: Option<String>,
}

/// `test`.
#[derive(Debug, Args)]
pub struct TestArgs {
    /// Which tests: all, native (no browser, no WebAssembly), browser, or previews (of links to result pages).
    ///
    /// Any other word is a filter on the names of all tests.
    #[arg(value_name = "WHAT|FILTER")]
    pub what: Option<String>,
    /// Use only these engines: chromium, firefox, webkit. Without it, a missing engine is a failure.
    #[arg(long, value_enum, value_delimiter = ',', value_name = "ENGINE,…")]
    pub engines: Vec<Engine>,
    /// Passed on to the test programs as they are.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "ARGS")]
    pub rest: Vec<String>,
}

/// `bench`.
#[derive(Debug, Args)]
pub struct BenchArgs {
    /// How often every app is visited under each profile; medians are reported.
    #[arg(long, default_value_t = 9)]
    pub rounds: usize,
    /// Also write docs/bench.json, docs/bench.svg and the table in README.md.
    #[arg(long)]
    pub write: bool,
}

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Engine {
    /// Chromium through chromedriver.
    Chromium,
    /// Firefox through geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser through WebKitWebDriver.
    Webkit,
}

impl Engine {
    /// Every engine, in the order of testing.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// The name used on the command line and in `SHORELINE_ENGINES`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }
}

/// `pack …`.
#[derive(Debug, Subcommand)]
pub enum PackCommand {
    /// Check a pack's JSON and list every problem with its place.
    Check {
        /// The pack, e.g. packs/en.json.
        file: PathBuf,
    },
    /// Make the files of a pack of your own, for the attribute `pack` of the element.
    Make {
        /// The pack's JSON.
        file: PathBuf,
        /// Where the files go.
        folder: PathBuf,
    },
}

/// A part of the set-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SetupPart {
    /// What the bundle needs.
    Build,
    /// What the browser tests need.
    Browsers,
    /// Both.
    All,
}
