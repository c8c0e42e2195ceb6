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
mod languages;
use languages::{english, read_packs};
mod packs;
pub use packs::{Made, check_pack, make_pack};
mod shares;
pub use shares::shares;
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

use crate::pack::Library;
use files::Files;
use std::path::PathBuf;

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
