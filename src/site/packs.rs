//! The binary files of a pack.

use super::Error;
use super::files::Files;
use super::languages::{Source, as_translation};
use crate::pack::{Library, Pack, Part, load, part_to_bytes, to_bytes};
use std::path::{Path, PathBuf};

/// Makes the files of the pack's further parts, and puts their names into it.
pub(super) fn add_parts(pack: &mut Pack, stem: &str, files: &mut Files) {
    for (place, (part, name)) in [(Part::Comparison, "compare"), (Part::Knowledge, "check")].into_iter().enumerate() {
        let bytes = part_to_bytes(pack, part).unwrap_or_default();
        let file = files.hashed(&format!("{stem}.{name}"), "pack", bytes);
        if let Some(to) = pack.parts.get_mut(place) {
            *to = file.rsplit('/').next().unwrap_or_default().to_owned();
        }
    }
}

/// What [`make_pack`] has made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The file whose address is in the page's markup.
    pub file: PathBuf,
    /// What its author should know.
    pub warnings: Vec<String>,
}

/// Makes the files of one pack for the attribute `pack`: `<name>.pack`, whose URL is in a page's markup, and its parts,
/// which it names.
///
/// # Errors
/// What could not be read, understood or written; every problem of the pack at once.
pub fn make_pack(json: &Path, folder: &Path) -> Result<Made, Error> {
    let stem = json.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let name = format!("{stem}.pack");
    if !stem.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c)) {
        return Err(Error::Other(format!(
            "“{stem}” is to be a part of addresses: rename the file, with letters from a to z, digits, -, _ and . only"
        )));
    }
    let is_source = |made: &Path| matches!((made.canonicalize(), json.canonicalize()), (Ok(a), Ok(b)) if a == b);
    if is_source(&folder.join(&name)) {
        return Err(Error::Other(format!("{name} would be written over: call the source {stem}.json")));
    }
    let mut pack = Source::read(json)?.library.pack;
    let mut files = Files::new(folder);
    add_parts(&mut pack, &stem, &mut files);
    files.keep(&name, to_bytes(&pack));
    files.write()?;
    Ok(Made { file: folder.join(name), warnings: mixed_up(&pack) })
}

/// Links of two quizzes with one code cannot be told apart. The same quiz in other words is no mistake, so it is made.
fn mixed_up(pack: &Pack) -> Vec<String> {
    let Ok(built_in) = load(include_str!("../../packs/en.json")) else { return Vec::new() };
    let pairs = [("id", &pack.id, &built_in.pack.id), ("code", &pack.code, &built_in.pack.code)];
    let same = pairs.into_iter().filter(|(_, here, there)| here == there);
    same.map(|(name, here, _)| {
        format!(
            "warning: the {name} “{here}” is that of the built-in quiz, so links and saved answers of the two are taken \
             for each other; if this is another quiz, write another {name}"
        )
    })
    .collect()
}

/// Checks a pack; one in `packs`, the folder of translations, also as a translation.
///
/// # Errors
/// What could not be read or understood; every problem of the pack at once.
pub fn check_pack(json: &Path, packs: &Path) -> Result<Library, Error> {
    let source = Source::read(json)?;
    as_translation(&source, packs)?;
    Ok(source.library)
}
