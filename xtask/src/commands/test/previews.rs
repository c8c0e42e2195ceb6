//! Link previews as a chat program makes them: the result pages over the project's own server, read by a client that
//! knows nothing of the project.

use crate::{
    process,
    project::Project,
    server::{Config, Mount, Server},
    tools::NpmTools,
};
use anyhow::{Context as _, Result, anyhow, bail, ensure};
use serde_json::{Value, json};
use shoreline::{
    pack::{Library, load},
    share::Subject,
    site::{CARD_HEIGHT, CARD_WIDTH, Options, SiteUrl, generate_pages},
    view,
};
use std::{fs, path::PathBuf, process::Command};

/// A path, so that nothing works only at the root of a host.
const PLACE: &str = "/sub/path/";

/// Builds the pages for the server's address, reads all of them and compares.
///
/// # Errors
/// When a page cannot be read, or says something else than its outcome does.
pub fn check(project: &Project, npm: &NpmTools) -> Result<()> {
    let folder = project.notes()?.join("previews");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let mounts = vec![Mount::new(PLACE, &folder)];
    let server = Server::start(Config { port: 0, mounts, remember: false })?;
    let site_url = SiteUrl::new(&format!("{}{PLACE}", server.origin()))?;
    let options = Options {
        root: project.root.clone(),
        staging: folder,
        cache: project.notes()?,
        site_url: Some(site_url.clone()),
        esbuild: PathBuf::new(),
        is_release: false,
    };
    generate_pages(&options)?;
    let mut wanted = Vec::new();
    for library in libraries(project)? {
        wanted.extend(Subject::all(&library.pack).iter().map(|subject| Page::new(&library, subject, &site_url)));
    }
    let found = read(project, npm, &wanted)?;
    ensure!(found.len() == wanted.len(), "{} pages were asked for, {} read", wanted.len(), found.len());
    let faults: Vec<String> = wanted.iter().zip(&found).flat_map(|(page, found)| page.faults(found)).collect();
    if !faults.is_empty() {
        bail!("previews are wrong:\n{}", faults.join("\n"));
    }
    println!("{} pages have title, description and picture", wanted.len());
    Ok(())
}

fn libraries(project: &Project) -> Result<Vec<Library>> {
    let folder = project.root.join("packs");
    let mut libraries = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "json") {
            let json = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
            let problems = |p: Vec<_>| anyhow!("{} has {} problems", path.display(), p.len());
            libraries.push(load(&json).map_err(problems)?);
        }
    }
    Ok(libraries)
}

/// What a preview has to show.
struct Page {
    url: String,
    title: String,
    description: String,
    image: String,
}

impl Page {
    fn new(library: &Library, subject: &Subject, site: &SiteUrl) -> Self {
        let (pack, pages) = (&library.pack, &library.pages);
        Self {
            url: site.at(&subject.path(pack)),
            title: view::headline(pack, subject),
            description: view::description(pack, pages, subject),
            image: site.at(&format!("cards/{}/{}.png", pack.lang, subject.name(pack))),
        }
    }

    /// Everything that differs, one per line.
    fn faults(&self, found: &Value) -> Vec<String> {
        let expect = [
            ("/url", json!(self.url)),
            ("/description", json!(self.description)),
            ("/open_graph/title", json!(self.title)),
            ("/open_graph/description", json!(self.description)),
            ("/open_graph/url", json!(self.url)),
            ("/open_graph/images/0/url", json!(self.image)),
            ("/open_graph/images/0/width", json!(CARD_WIDTH)),
            ("/open_graph/images/0/height", json!(CARD_HEIGHT)),
            ("/twitter_card/card", json!("summary_large_image")),
            ("/twitter_card/title", json!(self.title)),
            ("/twitter_card/images/0/url", json!(self.image)),
            ("/pictures/0/status", json!(200)),
            ("/pictures/0/type", json!("image/png")),
            ("/pictures/0/size", json!([CARD_WIDTH, CARD_HEIGHT])),
        ];
        let fault = |(place, wanted): &(&str, Value)| {
            let is = found.pointer(place).unwrap_or(&Value::Null);
            (is != wanted).then(|| format!("{}: {place} is {is}, but must be {wanted}", self.url))
        };
        expect.iter().filter_map(fault).collect()
    }
}

fn read(project: &Project, npm: &NpmTools, pages: &[Page]) -> Result<Vec<Value>> {
    let node = process::find_on_path("node").context("node is not in PATH")?;
    let output = Command::new(node)
        .arg(project.root.join("tests/previews/read.cjs"))
        .arg(npm.modules())
        .args(pages.iter().map(|page| &page.url))
        .output()
        .context("cannot run node")?;
    ensure!(output.status.success(), "the client failed:\n{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).context("the client's answer is no list")
}
