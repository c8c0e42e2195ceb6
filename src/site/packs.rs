//! The binary files of a pack.

use super::files::Files;
use super::{Error, read_pack};
use crate::pack::{Pack, Part, part_to_bytes, to_bytes};
use std::path::{Path, PathBuf};

/// Makes the files of the pack's further parts, and names them in it.
pub(super) fn add_parts(pack: &mut Pack, stem: &str, files: &mut Files) {
    for (place, (part, name)) in [(Part::Comparison, "compare"), (Part::Knowledge, "check")].into_iter().enumerate() {
        let bytes = part_to_bytes(pack, part).unwrap_or_default();
        let file = files.hashed(&format!("{stem}.{name}"), "pack", bytes);
        if let Some(to) = pack.parts.get_mut(place) {
            *to = file.rsplit('/').next().unwrap_or_default().to_owned();
        }
    }
}

/// Makes the files of one pack for the attribute `pack`: `<name>.pack`, whose address stands in a page's markup, and
/// its parts, which it names. Answers with the first one's path.
///
/// # Errors
/// What could not be read, understood or written; every problem of the pack at once.
pub fn make_pack(json: &Path, folder: &Path) -> Result<PathBuf, Error> {
    let mut pack = read_pack(json)?.pack;
    let stem = json.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut files = Files::new(folder);
    add_parts(&mut pack, &stem, &mut files);
    let name = format!("{stem}.pack");
    files.keep(&name, to_bytes(&pack));
    files.write()?;
    Ok(folder.join(name))
}
