//! The table at the end of a build: the size of each part of the bundle, and how it changed since the last commit.

mod history;

use crate::project::Project;
use anyhow::{Context as _, Result};
use history::{Earlier, History};
use shoreline::site::{Size, Sizes, is_hash};
use std::{collections::BTreeMap, fs, path::Path};

/// Names and sizes, as compared and remembered.
type Parts = BTreeMap<String, Size>;

/// The sums, which come after everything else.
const TOTALS: [&str; 3] = ["loaded at first", "loaded until a result", "loaded for all views"];

/// Prints the sizes of the bundle and remembers them for later commits. `maker` names compiler and tools: what others
/// have made is not comparable.
///
/// # Errors
/// When `sizes.json` is missing or not what it should be, or the sizes cannot be kept.
pub fn report(project: &Project, maker: &str) -> Result<()> {
    let parts = parts(read(&project.dist())?);
    let history = History::new(project, maker);
    let earlier = history.earlier();
    println!("\n{}", table(&parts, earlier.as_ref()));
    if earlier.is_none() {
        println!("There is no earlier commit to compare with that was built on this machine with the same tools.");
    }
    history.keep(&parts)
}

fn read(dist: &Path) -> Result<Sizes> {
    let file = dist.join("sizes.json");
    let json = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
    serde_json::from_slice(&json).with_context(|| format!("cannot read {}", file.display()))
}

/// Files by what they are: without the hash in their names, and folders of many similar files as one.
fn parts(sizes: Sizes) -> Parts {
    let mut parts = Parts::new();
    for (file, size) in sizes.files {
        parts.entry(part(&file)).or_default().add(size);
    }
    parts.extend(TOTALS.into_iter().map(str::to_owned).zip([sizes.before_intent, sizes.until_result, sizes.all_views]));
    parts
}

fn part(file: &str) -> String {
    match file.split_once('/') {
        Some((folder, _)) if folder != "packs" => format!("{folder}/"),
        _ => file.split('.').filter(|piece| !is_hash(piece)).collect::<Vec<_>>().join("."),
    }
}

fn table(parts: &Parts, earlier: Option<&Earlier>) -> String {
    let gone = earlier.into_iter().flat_map(|earlier| earlier.parts.keys()).filter(|name| !parts.contains_key(*name));
    let files = parts.keys().chain(gone).map(String::as_str).filter(|name| !TOTALS.contains(name)).collect();
    let lists: [Vec<&str>; 2] = [files, TOTALS.to_vec()];
    let width = lists.iter().flatten().map(|name| name.len()).max().unwrap_or(0);
    let since = earlier.map(|earlier| format!("    brotli since {}", earlier.name())).unwrap_or_default();
    let mut text = format!("{:width$} {:>10} {:>10} {:>10}{since}\n", "bytes", "raw", "gzip", "brotli");
    for list in lists {
        for name in list {
            let size = parts.get(name).copied().unwrap_or_default();
            let change = earlier.map(|earlier| change(size.brotli, earlier.parts.get(name).map(|size| size.brotli)));
            let change = change.map(|change| format!("    {change}")).unwrap_or_default();
            text.push_str(&format!("{name:width$} {:>10} {:>10} {:>10}{change}\n", size.raw, size.gzip, size.brotli));
        }
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text
}

/// `+120 (+1.3 %)`; a sign of its own for what did not change, so that the eye finds what did.
fn change(now: u64, before: Option<u64>) -> String {
    match before {
        None | Some(0) => "new".to_owned(),
        Some(before) if before == now => "=".to_owned(),
        Some(before) => {
            let by = now as f64 - before as f64;
            format!("{by:+} ({:+.1} %)", by / before as f64 * 100.0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(embed: u64) -> Parts {
        let json = format!(
            r#"{{"unit":"bytes","files":{{"embed.js":{{"raw":1000,"gzip":400,"brotli":{embed}}},
            "shoreline.0123456789.wasm":{{"raw":9,"gzip":8,"brotli":7}},
            "r/en/a/index.html":{{"raw":1,"gzip":1,"brotli":1}},"r/en/b/index.html":{{"raw":1,"gzip":1,"brotli":1}},
            "packs/en.0123456789.pack":{{"raw":5,"gzip":5,"brotli":5}}}},
            "before_intent":{{"raw":1000,"gzip":400,"brotli":{embed}}},"until_result":{{"raw":1,"gzip":2,"brotli":3}},
            "all_views":{{"raw":4,"gzip":5,"brotli":6}}}}"#
        );
        parts(serde_json::from_str(&json).unwrap())
    }

    #[test]
    fn parts_have_names_that_last() {
        let names: Vec<String> = sizes(300).into_keys().collect();
        assert_eq!(
            names,
            [
                "embed.js",
                "loaded at first",
                "loaded for all views",
                "loaded until a result",
                "packs/en.pack",
                "r/",
                "shoreline.wasm"
            ]
        );
        assert_eq!(sizes(300)["r/"], Size { raw: 2, gzip: 2, brotli: 2 });
    }

    #[test]
    fn without_an_earlier_commit_there_are_only_sizes() {
        let text = table(&sizes(300), None);
        assert!(text.contains("embed.js                    1000        400        300\n"), "{text}");
        assert!(text.contains("loaded until a result          1          2          3\n"), "{text}");
        assert!(text.ends_with("loaded for all views           4          5          6"), "{text}");
    }

    #[test]
    fn every_change_is_told_and_so_is_what_has_gone() {
        let mut before = sizes(200);
        before.remove("r/");
        before.insert("old.js".to_owned(), Size { raw: 9, gzip: 9, brotli: 9 });
        let text = table(&sizes(300), Some(&Earlier { commit: "0123456789abcdef".to_owned(), parts: before }));
        let line = |name: &str| text.lines().find(|line| line.starts_with(name)).unwrap().to_owned();
        assert!(line("bytes").ends_with("brotli since 0123456789"), "{text}");
        assert!(line("embed.js").ends_with("300    +100 (+50.0 %)"), "{text}");
        assert!(line("r/").ends_with("2    new"), "{text}");
        assert!(line("old.js").ends_with("0    -9 (-100.0 %)"), "{text}");
        assert!(line("shoreline.wasm").ends_with("7    ="), "{text}");
    }
}
