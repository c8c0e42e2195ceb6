//! `pack check`: everything that is wrong with a pack, at once.

use anyhow::{Context as _, Result, bail};
use std::{fs, path::Path};

/// Checks a pack's JSON.
///
/// # Errors
/// When the file cannot be read or has problems; all of them have been printed then.
pub fn check(file: &Path) -> Result<()> {
    let json = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    match shoreline::pack::load(&json) {
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
            Ok(())
        }
        Err(problems) => {
            for problem in &problems {
                println!("{problem}");
            }
            let count = problems.len();
            bail!("{} has {count} problem{}", file.display(), if count == 1 { "" } else { "s" })
        }
    }
}
