//! Makes the folder that a host copies: runs once after Trunk has built the program.
//!
//! Packs become binary, the first screens become data in `embed.js`, every file but the stable ones gets the
//! hash of its final bytes as its name, and everything compressible gets `.br` and `.gz` beside it.

mod error;
pub use error::Error;
mod prerender;
mod minify;
mod files;
pub use files::{Report, Size};
mod embed_js;
mod structured;
mod pages;

use crate::pack::{self, Library};
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
    pub site_url: Option<String>,
    /// The program that bundles and minifies scripts and styles.
    pub esbuild: PathBuf,
}

/// A checked pack with the name of its file without the ending.
pub(crate) struct Language {
    pub tag: String,
    pub library: Library,
}

/// Makes the folder.
///
/// # Errors
/// What could not be read, written or understood, with the path and the way out.
pub fn generate(options: &Options) -> Result<Report, Error> {
    let languages = read_packs(options)?;
    let mut files = Files::new(&options.staging);
    let build = embed_js::assemble(options, &languages, &mut files)?;
    files.keep("embed.js", build)?;
    pages::index(options, &languages, &mut files)?;
    files.finish()
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
        let json = std::fs::read_to_string(&path).map_err(|e| Error::io(&path, e))?;
        let library = pack::load(&json).map_err(|problems| Error::Pack { path: path.clone(), problems })?;
        languages.push(Language { tag: library.pack.lang.clone(), library });
    }
    if languages.iter().all(|l| l.tag != "en") {
        return Err(Error::Other(
            "packs/ holds no pack in English; en is what every other language falls back to".into(),
        ));
    }
    Ok(languages)
}
