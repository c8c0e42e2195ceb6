//! The built bundle: its byte budget, and that its lists name every file.

use serde_json::Value;
use std::path::{Path, PathBuf};

/// Bytes after brotli, from the bundle's `sizes.json`. Lower them with every gain.
const BEFORE_INTENT: u64 = 10_240;
const UNTIL_RESULT: u64 = 74_760;
const ALL_VIEWS: u64 = 102_420;
/// What each further language's first screens may add to `embed.js`, which everybody loads: two took 2,867 together.
const FURTHER_LANGUAGE: u64 = 1_500;

/// `cargo xtask test` names it once it is built. An older one that may lie there says nothing.
fn bundle() -> PathBuf {
    PathBuf::from(std::env::var_os("SHORELINE_DIST").expect("SHORELINE_DIST names the bundle"))
}

fn list(folder: &Path, name: &str) -> Value {
    let path = folder.join(name);
    let json = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str(&json).unwrap()
}

fn files(folder: &Path, below: &str, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder.join(below)).unwrap() {
        let name = format!("{below}{}", entry.unwrap().file_name().to_str().unwrap());
        match folder.join(&name).is_dir() {
            true => files(folder, &format!("{name}/"), found),
            false => found.push(name),
        }
    }
}

#[test]
#[ignore = "needs a bundle: cargo xtask test"]
fn every_file_is_listed_and_compressed() {
    let folder = bundle();
    let [sizes, digests] = ["sizes.json", "integrity.json"].map(|name| list(&folder, name));
    let mut all = Vec::new();
    files(&folder, "", &mut all);
    let plain = all.iter().filter(|name| !name.ends_with(".br") && !name.ends_with(".gz") && *name != "sizes.json");
    let mut count = 0;
    for name in plain {
        assert!(sizes["files"][name]["raw"].is_u64(), "sizes.json lacks {name}");
        assert!(name == "integrity.json" || digests[name].is_string(), "integrity.json lacks {name}");
        for form in ["br", "gz"] {
            assert!(name.ends_with(".png") || all.contains(&format!("{name}.{form}")), "{name}.{form} is missing");
        }
        count += 1;
    }
    assert_eq!(sizes["files"].as_object().unwrap().len(), count, "sizes.json names files that are not there");
}

/// See `src/site/paper.rs`: behind what switches them on.
#[test]
#[ignore = "needs a bundle: cargo xtask test"]
fn paper_of_pages_has_no_container_queries() {
    let folder = bundle();
    let mut all = Vec::new();
    files(&folder, "", &mut all);
    let sheets: Vec<_> =
        all.iter().filter(|n| n.ends_with(".css") && ["site.", "page."].iter().any(|s| n.starts_with(s))).collect();
    assert_eq!(sheets.len(), 2, "{sheets:?}");
    for sheet in sheets {
        let css = std::fs::read_to_string(folder.join(sheet)).unwrap();
        let last = |text: &str| css.rfind(text).unwrap_or_else(|| panic!("{sheet} lacks {text}"));
        assert!(last("container-type:normal") > last("container-type:inline-size"), "{sheet}");
    }
}

/// How many packs a bundle has: `packs/de.<hash>.pack`; the names of their parts have one more component.
fn languages(sizes: &Value) -> u64 {
    let names = sizes["files"].as_object().unwrap().keys().filter_map(|name| name.strip_prefix("packs/"));
    names.filter(|name| name.ends_with(".pack") && name.split('.').count() == 3).count() as u64
}

#[test]
fn the_budget_counts_packs_and_not_their_parts() {
    let files = ["embed.js", "packs/en.01.pack", "packs/en.check.02.pack", "packs/de.03.pack", "packs/de.03.pack.br"];
    let files: serde_json::Map<String, Value> = files.into_iter().map(|name| (name.to_owned(), Value::Null)).collect();
    assert_eq!(languages(&serde_json::json!({ "files": files })), 2);
}

#[test]
#[ignore = "needs a bundle: cargo xtask test"]
fn the_bundle_is_within_its_budget() {
    let folder = bundle();
    let sizes = list(&folder, "sizes.json");
    let more = FURTHER_LANGUAGE * (languages(&sizes) - 1);
    let weigh = |what: &str, limit: u64| {
        let limit = limit + more;
        let bytes = sizes[what]["brotli"].as_u64().unwrap();
        assert!(bytes <= limit, "{what}: {bytes} bytes, budget {limit}. Files: {:#}", sizes["files"]);
    };
    weigh("before_intent", BEFORE_INTENT);
    weigh("until_result", UNTIL_RESULT);
    weigh("all_views", ALL_VIEWS);
}
