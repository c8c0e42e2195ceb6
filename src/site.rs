//! Makes the folder that a host copies: runs once after Trunk has built the program.
//!
//! Packs become binary, the first screens become data in `embed.js`, every file except those with stable names is named
//! by the hash of its final bytes, and everything compressible gets `.br` and `.gz` next to it.

mod error;
pub use error::Error;
mod template;
pub use template::filled;
mod prerender;
mod minify;
mod paper;
mod files;
pub use files::{Size, Sizes, is_hash, is_hashed, write_compressed};
mod program;
mod packs;
pub use packs::make_pack;
mod embed_js;
mod markup;
mod site_url;
pub use site_url::SiteUrl;
mod cards;
pub use cards::{HEIGHT as CARD_HEIGHT, WIDTH as CARD_WIDTH};
mod head;
pub use head::NEED_SITE_URL;
mod frame;
mod inline;
mod package;
mod structured;
pub mod snippets;
mod builder;
mod pages;
mod results;
mod sitemap;

use crate::pack::{self, Library, Pack};
use files::Files;
use std::path::{Path, PathBuf};

/// What the generator works on.
#[derive(Clone, Debug)]
pub struct Options {
    /// The project's folder.
    pub root: PathBuf,
    /// The folder with Trunk's output; the finished files go there too.
    pub staging: PathBuf,
    /// The address at which the folder will be served, if it is known.
    pub site_url: Option<SiteUrl>,
    /// A cache from one build to the next for what is expensive to make.
    pub cache: PathBuf,
    /// The program that bundles and minifies scripts and styles.
    pub esbuild: PathBuf,
    /// Whether the program is made as small as possible, which takes some seconds.
    pub is_release: bool,
}

/// A checked pack with its file name without the extension.
pub(crate) struct Language {
    pub tag: String,
    pub library: Library,
}

/// Makes the folder.
///
/// # Errors
/// What could not be read, written or understood, with the path and the remedy.
pub fn generate(options: &Options) -> Result<(), Error> {
    let languages = read_packs(options)?;
    let mut files = Files::new(&options.staging);
    let build = embed_js::assemble(options, &languages, &mut files)?;
    files.keep("embed.js", build);
    let checks = minify::bundle(options, "src/embed/doctor/checks.js", "")?;
    let checks = files.hashed("checks", "js", checks);
    frame::write(options, &languages, &english(&languages)?.pack, &checks, &mut files)?;
    let style = files.hashed("widget", "css", embed_js::style(options)?);
    for language in &languages {
        inline::write(options, &language.library.pack, &style, &mut files)?;
    }
    package::write(options, &english(&languages)?.pack, &mut files)?;
    let site = options.site_url.as_ref();
    pages::index(options, &languages, &mut files)?;
    let css = minify::minify(options, minify::Kind::Style, &results::sheet(options)?)?;
    let css = files.hashed("page", "css", css);
    let script = files.hashed("result-page", "js", minify::minify(options, minify::Kind::Script, results::SCRIPT)?);
    let paths = results::all(site, &languages, results::Shared { css: &css, script: &script }, &mut files)?;
    cards::all(options, &languages, &mut files)?;
    sitemap::keep(site, &paths, &mut files)?;
    let headers = package::headers(files.names());
    files.keep("_headers", headers);
    files.finish()
}

/// Makes only the result pages and the cards, with unminified styles: enough to look at them and to test them, without
/// Trunk and esbuild.
///
/// # Errors
/// As [`generate`].
pub fn generate_pages(options: &Options) -> Result<(), Error> {
    let languages = read_packs(options)?;
    let mut files = Files::new(&options.staging);
    files.keep("icon.svg", embed_js::read(options, "styles/icon.svg")?);
    let css = files.hashed("page", "css", results::sheet(options)?);
    let script = files.hashed("result-page", "js", results::SCRIPT.to_owned());
    let shared = results::Shared { css: &css, script: &script };
    let paths = results::all(options.site_url.as_ref(), &languages, shared, &mut files)?;
    cards::all(options, &languages, &mut files)?;
    sitemap::keep(options.site_url.as_ref(), &paths, &mut files)?;
    files.finish()
}

/// The fallback for every other language; `read_packs` has made sure of it.
fn english(languages: &[Language]) -> Result<&Library, Error> {
    let english = languages.iter().find(|l| l.tag == "en").map(|l| &l.library);
    english.ok_or_else(|| Error::Other("there is no pack in English".into()))
}

fn read_packs(options: &Options) -> Result<Vec<Language>, Error> {
    let folder = options.root.join("packs");
    let mut names: Vec<_> = std::fs::read_dir(&folder)
        .map_err(|e| Error::io(&folder, e))?
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    names.sort();
    let mut languages = Vec::new();
    for path in names {
        let library = read_pack(&path)?;
        if let Some(problem) = languages.first().and_then(|first| apart(first, &library.pack)) {
            return Err(Error::Other(format!("{}: {problem}", path.display())));
        }
        if languages.iter().any(|l: &Language| l.tag == library.pack.lang) {
            let tag = &library.pack.lang;
            return Err(Error::Other(format!("{}: there is another pack in “{tag}”. {OWN}", path.display())));
        }
        languages.push(Language { tag: library.pack.lang.clone(), library });
    }
    if languages.iter().all(|l| l.tag != "en") {
        return Err(Error::Other(
            "packs/ holds no pack in English; en is what every other language falls back to".into(),
        ));
    }
    Ok(languages)
}

const OWN: &str = "packs/ is for translations of one quiz; for another quiz: cargo xtask pack make FILE FOLDER";

/// What prevents a pack from being a translation of the first one: links would lead nowhere.
fn apart(first: &Language, pack: &Pack) -> Option<String> {
    let other = &first.library.pack;
    let pairs = [("id", &pack.id, &other.id), ("code", &pack.code, &other.code)];
    let (name, here, there) = pairs.into_iter().find(|(_, here, there)| here != there)?;
    Some(format!("its {name} is “{here}”, that of the pack in “{}” is “{there}”. {OWN}", first.tag))
}

fn read_pack(path: &Path) -> Result<Library, Error> {
    let json = std::fs::read_to_string(path).map_err(|e| Error::io(path, e))?;
    pack::load(&json).map_err(|problems| Error::Pack { path: path.to_owned(), problems })
}
