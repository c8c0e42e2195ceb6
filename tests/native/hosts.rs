//! `docs/hosts.md`: which hosts and which complaints of other widgets' users have a test. The page follows from the
//! browser tests and the list beside; `UPDATE_EXPECT=1` writes it anew.

mod complaints;
mod kinds;

use complaints::{COMPLAINTS, Complaint};
use expect_test::expect_file;
use kinds::{COSTS, HOSTS};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Topic and name of every browser test.
fn cases() -> BTreeMap<String, Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/src/cases");
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files {
        let code = fs::read_to_string(&file).unwrap();
        let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
        let topic = stem.split('_').next().unwrap_or_default();
        let Some((_, list)) = code.split_once("pub const CASES") else { continue };
        let list = list.split("];").next().unwrap();
        let mut before = "";
        for (place, part) in list.split('"').enumerate() {
            let is_name = part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
            if place % 2 == 1 && before.trim_end().ends_with('(') && !part.is_empty() && is_name {
                all.entry(topic.to_owned()).or_default().push(part.to_owned());
            }
            before = part;
        }
    }
    all
}

/// Whether a test without a browser has this name.
fn is_native(folder: &str, name: &str) -> bool {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    fs::read_dir(folder).unwrap().filter_map(|entry| fs::read_to_string(entry.unwrap().path()).ok()).any(|code| {
        // With the attribute of a test, and of one that wants a bundle, or inside of a `proptest!`.
        ["#[test]\nfn", "#[test]\n    fn", "xtask test\"]\nfn"]
            .iter()
            .any(|start| code.contains(&format!("{start} {name}(")))
    })
}

#[test]
fn the_page_about_hosts_follows_from_the_tests() {
    let cases = cases();
    let mut page = "# Hosts\n\nEvery line of this page is a test that runs in Chromium, Firefox and WebKit with \
        `cargo xtask test`, or without a\nbrowser where it is called `native` or `site`. A native test writes \
        the page from the list of tests:\n`UPDATE_EXPECT=1 cargo test hosts`.\n\n\
        Two things cannot be asked of every engine. WebKitGTK takes what a visitor's system asks for from the desktop \
        alone:\nfor `media_*` the rules are switched by hand there, and the live change of the scheme is left out. \
        Only Chromium tells\nwhether a layout has shifted.\n\n## What goes wrong elsewhere\n"
        .to_owned();
    for (heading, complaints) in COMPLAINTS {
        page += &format!("\n### {heading}\n\n| complaint | promise | tests |\n| --- | --- | --- |\n");
        for Complaint(complaint, promise, tests) in *complaints {
            for test in *tests {
                let (topic, name) = test.split_once("::").unwrap();
                let in_browser = cases.get(topic).is_some_and(|names| names.iter().any(|known| known == name));
                let known = if ["native", "site"].contains(&topic) { is_native(topic, name) } else { in_browser };
                assert!(known, "“{complaint}” names {test}, which is no test");
            }
            let tests: Vec<_> = tests.iter().map(|test| format!("`{test}`")).collect();
            page += &format!("| {complaint} | {promise} | {} |\n", tests.join(", "));
        }
    }
    page += &format!("\n{COSTS}\n## All hosts\n\n| hosts | tests |\n| --- | --- |\n");
    let kind = |name: &str| HOSTS.iter().position(|(kind, _)| name.split('_').next() == Some(kind));
    let row = |what: &str, wanted: Option<usize>| {
        let names: Vec<_> =
            cases["hosts"].iter().filter(|name| kind(name) == wanted).map(|name| format!("`{name}`")).collect();
        assert!(!names.is_empty(), "no test for “{what}”");
        format!("| {what} | {} |\n", names.join(", "))
    };
    for (place, (_, what)) in HOSTS.iter().enumerate() {
        page += &row(what, Some(place));
    }
    page += &row("Others.", None);
    expect_file![concat!(env!("CARGO_MANIFEST_DIR"), "/docs/hosts.md")].assert_eq(&page);
}

/// A frame without a title is a riddle for screen readers.
#[test]
fn documented_frames_have_titles() {
    for page in ["docs/hosting.md", "README.md"] {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(page)).unwrap();
        let tags = text.split("<iframe").skip(1).map(|frame| frame.split('>').next().unwrap());
        let tags: Vec<_> = tags.filter(|tag| tag.contains("src=")).collect();
        assert!(!tags.is_empty(), "{page} shows how to embed a frame");
        for tag in tags {
            assert!(tag.contains(" title=\""), "{page}: {tag}");
        }
    }
}
