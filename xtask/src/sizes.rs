//! The table of sizes at the end of a build, from the bundle's own `sizes.json`.

use anyhow::{Context as _, Result};
use serde::Deserialize;
use std::{collections::BTreeMap, fs, path::Path};

/// What `sizes.json` holds, in bytes.
#[derive(Debug, Deserialize)]
struct Sizes {
    files: BTreeMap<String, Size>,
    before_intent: Size,
    until_result: Size,
    all_views: Size,
}

#[derive(Debug, Deserialize)]
struct Size {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Prints the sizes of a bundle.
///
/// # Errors
/// When `sizes.json` is missing or not what it should be.
pub fn print(dist: &Path) -> Result<()> {
    let file = dist.join("sizes.json");
    let json = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let sizes: Sizes = serde_json::from_slice(&json).with_context(|| format!("cannot read {}", file.display()))?;
    println!("\n{}", table(&sizes));
    Ok(())
}

fn table(sizes: &Sizes) -> String {
    let totals = [
        ("loaded at first", &sizes.before_intent),
        ("loaded until a result", &sizes.until_result),
        ("loaded for all views", &sizes.all_views),
    ];
    let files = sizes.files.iter().map(|(name, size)| (name.as_str(), size));
    let rows: Vec<(&str, &Size)> = files.chain(totals).collect();
    let width = rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let mut text = format!("{:width$} {:>10} {:>10} {:>10}  bytes\n", "", "raw", "gzip", "brotli");
    for (index, (name, size)) in rows.iter().enumerate() {
        if index == sizes.files.len() {
            text.push('\n');
        }
        text.push_str(&format!("{name:width$} {:>10} {:>10} {:>10}\n", size.raw, size.gzip, size.brotli));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_and_all_totals_are_listed() {
        let json = r#"{"unit":"bytes","files":{"embed.js":{"raw":1000,"gzip":400,"brotli":300}},
            "before_intent":{"raw":1000,"gzip":400,"brotli":300},"until_result":{"raw":1,"gzip":2,"brotli":3},
            "all_views":{"raw":4,"gzip":5,"brotli":6}}"#;
        let text = table(&serde_json::from_str(json).unwrap());
        assert!(text.contains("embed.js                    1000        400        300\n"), "{text}");
        assert!(text.contains("loaded until a result          1          2          3\n"), "{text}");
        assert!(text.contains("loaded for all views           4          5          6\n"), "{text}");
    }
}
