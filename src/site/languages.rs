//! The packs in `packs/`: one quiz in several languages.

use super::{Error, Language, Options};
use crate::pack::{self, Library};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The language that every other one falls back to, and with which translations are compared.
const DEFAULT: &str = "en";

const OWN: &str = "packs/ is for translations of one quiz; for another quiz: cargo xtask pack make FILE FOLDER";

/// A pack's file as it was read.
pub(super) struct Source {
    pub path: PathBuf,
    pub json: String,
    pub library: Library,
}

impl Source {
    pub fn read(path: &Path) -> Result<Source, Error> {
        let json = std::fs::read_to_string(path).map_err(|e| match e.kind() {
            ErrorKind::InvalidData => Error::Other(format!("{}: is not UTF-8; save the file as UTF-8", path.display())),
            _ => Error::io(path, e),
        })?;
        match pack::load(&json) {
            Ok(library) => Ok(Source { path: path.to_owned(), json, library }),
            Err(problems) => Err(Error::Pack { path: path.to_owned(), problems }),
        }
    }

    /// What prevents the pack from being a translation of `first`: links would lead nowhere, or results differ.
    fn apart(&self, first: &Source) -> Result<(), Error> {
        let (here, there) = (&self.library.pack, &first.library.pack);
        let pairs = [("id", &here.id, &there.id), ("code", &here.code, &there.code)];
        if let Some((name, here, there)) = pairs.into_iter().find(|(_, here, there)| here != there) {
            return Err(Error::Other(format!(
                "{}: its {name} is “{here}”, that of the pack in “{DEFAULT}” is “{there}”. {OWN}",
                self.path.display()
            )));
        }
        let problems = pack::differences(&first.json, &self.json, DEFAULT);
        if problems.is_empty() { Ok(()) } else { Err(Error::Pack { path: self.path.clone(), problems }) }
    }
}

/// The fallback for every other language; `read_packs` has made sure of it.
pub(super) fn english(languages: &[Language]) -> Result<&Library, Error> {
    let english = languages.iter().find(|l| l.tag == DEFAULT).map(|l| &l.library);
    english.ok_or_else(|| Error::Other("there is no pack in English".into()))
}

pub(super) fn read_packs(options: &Options) -> Result<Vec<Language>, Error> {
    let mut sources: Vec<Source> = Vec::new();
    let mut errors = Vec::new();
    for path in files(&options.root.join("packs"))? {
        match Source::read(&path) {
            Err(error) => errors.push(error),
            Ok(source) if sources.iter().any(|s| s.library.pack.lang == source.library.pack.lang) => {
                let tag = &source.library.pack.lang;
                errors.push(Error::Other(format!("{}: there is another pack in “{tag}”. {OWN}", path.display())));
            }
            Ok(source) => sources.push(source),
        }
    }
    match sources.iter().find(|s| s.library.pack.lang == DEFAULT) {
        Some(first) => errors.extend(sources.iter().filter_map(|s| s.apart(first).err())),
        // One with problems has been told.
        None if errors.is_empty() => errors.push(Error::Other(
            "packs/ holds no pack in English; en is what every other language falls back to".into(),
        )),
        None => {}
    }
    Error::all(errors)?;
    Ok(sources.into_iter().map(|s| Language { tag: s.library.pack.lang.clone(), library: s.library }).collect())
}

/// Compares a pack that lies in `packs` with the one in the default language there.
pub(super) fn as_translation(source: &Source, packs: &Path) -> Result<(), Error> {
    let lies_there = matches!(
        (source.path.canonicalize(), packs.canonicalize()),
        (Ok(file), Ok(folder)) if file.parent() == Some(folder.as_path())
    );
    if !lies_there || source.library.pack.lang == DEFAULT {
        return Ok(());
    }
    let readable = files(packs)?.into_iter().filter_map(|path| Source::read(&path).ok());
    match { readable }.find(|s| s.library.pack.lang == DEFAULT) {
        Some(first) => source.apart(&first),
        None => Ok(()),
    }
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .map_err(|e| Error::io(folder, e))?
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    paths.sort();
    Ok(paths)
}
