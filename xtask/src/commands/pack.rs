//! `pack check`: everything that is wrong with a pack, at once. `pack make`: its files for a page.

use anyhow::{Result, bail};
use shoreline::site::Error;
use std::path::Path;

/// Checks a pack's JSON; one in the folder `packs` also as a translation.
///
/// # Errors
/// If the file cannot be read or has problems; by then, all of them have been printed.
pub fn check(file: &Path, packs: &Path) -> Result<()> {
    match shoreline::site::check_pack(file, packs) {
        Ok(library) => {
            let pack = &library.pack;
            println!(
                "{}: no problems. Language {}, {} questions, {} outcomes, {} rows to compare, {} knowledge items, {} sources.",
                file.display(),
                pack.lang,
                pack.questions.len(),
                pack.outcomes.len(),
                pack.dimensions.len(),
                pack.knowledge().map_or(0, |k| k.items.len()),
                library.sources.len()
            );
            for line in shoreline::site::shares(pack) {
                println!("{line}");
            }
            Ok(())
        }
        Err(Error::Pack { problems, .. }) => {
            for problem in &problems {
                println!("{problem}");
            }
            let count = problems.len();
            bail!("{} has {count} problem{}", file.display(), if count == 1 { "" } else { "s" })
        }
        Err(error) => Err(error.into()),
    }
}

/// Makes the files of a pack.
///
/// # Errors
/// When the JSON cannot be read or has problems, or the files cannot be written.
pub fn make(file: &Path, folder: &Path) -> Result<()> {
    let made = shoreline::site::make_pack(file, folder)?;
    println!(
        "{} is there, with the parts that it names. Copy the folder to your site and write on the page: pack=\"…/{}\".",
        made.file.display(),
        made.file.file_name().unwrap_or_default().to_string_lossy()
    );
    for warning in &made.warnings {
        println!("{warning}");
    }
    Ok(())
}
