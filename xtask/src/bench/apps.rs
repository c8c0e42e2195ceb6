//! Who takes part: Shoreline as published, and four other ways to write the same quiz, built like our own scripts.

use super::quiz::Quiz;
use crate::{
    project::Project,
    tools::{
        lock,
        npm::{self, NpmTools},
    },
};
use anyhow::{Context as _, Result, bail};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// One of the apps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum App {
    /// Ours.
    Shoreline,
    /// JavaScript without a library.
    Plain,
    /// Preact.
    Preact,
    /// React.
    React,
    /// SurveyJS with its own user interface.
    SurveyJs,
}

impl App {
    /// All, in the order of the tables.
    pub const ALL: [Self; 5] = [Self::Shoreline, Self::Plain, Self::Preact, Self::React, Self::SurveyJs];

    /// The name of its folder.
    pub fn id(self) -> &'static str {
        match self {
            Self::Shoreline => "shoreline",
            Self::Plain => "plain",
            Self::Preact => "preact",
            Self::React => "react",
            Self::SurveyJs => "surveyjs",
        }
    }

    /// The name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Shoreline => "Shoreline",
            Self::Plain => "plain JS",
            Self::Preact => "Preact",
            Self::React => "React 19",
            Self::SurveyJs => "SurveyJS",
        }
    }

    /// The package whose version matters.
    fn package(self) -> Option<&'static str> {
        match self {
            Self::Shoreline | Self::Plain => None,
            Self::Preact => Some("preact"),
            Self::React => Some("react"),
            Self::SurveyJs => Some("survey-core"),
        }
    }
}

const EMBED: &str = r#"<script type="module" src="/dist/embed.js"></script>"#;
const EMBED_BODY: &str = "<shoreline-quiz></shoreline-quiz>";
const APP: &str = "<link rel=\"stylesheet\" href=\"main.css\">\n<script type=\"module\" src=\"main.js\"></script>";
const APP_BODY: &str = r#"<div id="quiz" class="quiz"></div>"#;

/// Where every visit begins, see `tab.rs`.
const EMPTY: &str = "<!doctype html><html lang=\"en\"><title>Empty</title><link rel=\"icon\" href=\"data:,\"></html>\n";

/// The built apps.
#[derive(Debug)]
pub struct Apps {
    /// A folder with one folder for each app, to be served as `/`, with the bundle at `/dist/`.
    pub site: PathBuf,
    /// The exact versions of packages.
    pub versions: Vec<(App, String)>,
}

impl Apps {
    /// Builds the comparison apps, and a page for each.
    ///
    /// # Errors
    /// When a package cannot be installed, or esbuild or terser finds a fault.
    pub fn build(project: &Project, tools: &NpmTools, quiz: &Quiz) -> Result<Self> {
        let why = "Shoreline is measured beside them; only the first time";
        let modules = lock(project).and_then(|_lock| {
            npm::modules(project, "bench", "bench", "Install Preact, React and SurveyJS from npm", why)
        })?;
        let site = project.notes()?.join("bench");
        let _ = fs::remove_dir_all(&site);
        fs::create_dir_all(&site).with_context(|| format!("cannot create {}", site.display()))?;
        let data = site.join("data.json");
        fs::write(&data, serde_json::to_vec(&quiz.data)?)?;
        let page = fs::read_to_string(project.root.join("bench/apps/page.html")).context("bench/apps/page.html")?;
        for app in App::ALL {
            let out = site.join(app.id());
            if app != App::Shoreline {
                bundle(project, tools, &modules, app, &data, &out)?;
            }
            let (head, body) = if app == App::Shoreline { (EMBED, EMBED_BODY) } else { (APP, APP_BODY) };
            let values =
                [("title", app.name()), ("head", head), ("body", body)].map(|(name, text)| (name, text.to_owned()));
            let html = shoreline::site::filled(&page, &values)?;
            fs::create_dir_all(&out)?;
            fs::write(out.join("index.html"), html)?;
            compress(&out)?;
        }
        fs::remove_file(data)?;
        fs::write(site.join("empty.html"), EMPTY)?;
        let versions = App::ALL.into_iter().filter_map(|app| Some((app, version(&modules, app.package()?)?))).collect();
        Ok(Self { site, versions })
    }
}

fn bundle(project: &Project, tools: &NpmTools, modules: &Path, app: App, data: &Path, out: &Path) -> Result<()> {
    let folder = project.root.join("bench/apps").join(app.id());
    let entry = ["main.js", "main.jsx"].map(|name| folder.join(name)).into_iter().find(|file| file.is_file());
    let entry = entry.with_context(|| format!("{} holds no main.js", folder.display()))?;
    let mut command = Command::new(tools.esbuild()?);
    command
        .arg(entry)
        .args(["--bundle", "--minify", "--format=esm", "--target=es2022", "--charset=utf8", "--log-level=warning"])
        .args(["--define:process.env.NODE_ENV=\"production\"", "--jsx=automatic"])
        .arg(format!("--jsx-import-source={}", app.id()))
        .arg(format!("--alias:quiz-data={}", data.display()))
        .arg(format!("--outdir={}", out.display()))
        .env("NODE_PATH", modules);
    let status = command.status().context("cannot run esbuild")?;
    if !status.success() {
        bail!("{} cannot be built", app.name());
    }
    // Like our own scripts, see src/site/minify.rs.
    let script = out.join("main.js");
    let mut terser = Command::new(tools.bin().join("terser"));
    terser.arg(&script).args(["--module", "--compress=passes=2", "--mangle", "--output"]).arg(&script);
    match terser.status().context("cannot run terser")?.success() {
        true => Ok(()),
        false => bail!("{} cannot be made smaller", app.name()),
    }
}

/// Everything in a folder, as the site generator does it for our own files.
fn compress(folder: &Path) -> Result<()> {
    // List all of them first: files that are written during the listing may or may not be in it.
    let entries: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    for entry in entries {
        let path = entry.path();
        let bytes = fs::read(&path)?;
        shoreline::site::write_compressed(&path, &bytes)?;
    }
    Ok(())
}

fn version(modules: &Path, package: &str) -> Option<String> {
    let json = fs::read(modules.join(package).join("package.json")).ok()?;
    let package: serde_json::Value = serde_json::from_slice(&json).ok()?;
    package.get("version")?.as_str().map(str::to_owned)
}
