//! Rules about the project itself: layers, tables, names, sizes of files.

use shoreline::attributes::ATTRIBUTES;
use shoreline::events::TABLE;
use shoreline::pack::{CheckWord, CompareWord, PageWord, Word};
use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

pub fn text(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

pub fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(ROOT).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if endings.iter().any(|e| entry.extension().is_some_and(|x| x == *e)) {
                found.push(entry);
            }
        }
    }
    found
}

/// Every pack must have every word: one that nobody says is asked for in vain, and fetched by everybody.
#[test]
fn every_word_is_said() {
    let said: String = files("src", &["rs"]).iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let check = |kind: &str, word: String| {
        let name = format!("{kind}::{word}");
        // `Word::…` is also the end of `CheckWord::…`.
        let alone = said.match_indices(&name).any(|(at, _)| {
            let next = said[at + name.len()..].chars().next();
            !said[..at].ends_with(char::is_alphanumeric) && !next.is_some_and(char::is_alphanumeric)
        });
        assert!(alone, "{name} is said nowhere");
    };
    Word::ALL.iter().for_each(|(word, ..)| check("Word", format!("{word:?}")));
    CompareWord::ALL.iter().for_each(|(word, ..)| check("CompareWord", format!("{word:?}")));
    CheckWord::ALL.iter().for_each(|(word, ..)| check("CheckWord", format!("{word:?}")));
    PageWord::ALL.iter().for_each(|(word, ..)| check("PageWord", format!("{word:?}")));
}

/// Each layer names only layers to its left.
#[test]
fn layers_know_only_what_is_left_of_them() {
    let layers = ["list", "pack", "rules", "session", "share", "events", "view", "attributes", "embed", "site"];
    let also_forbidden = [("events", "share"), ("share", "events"), ("site", "embed")];
    for (place, layer) in layers.iter().enumerate() {
        let mut sources = vec![Path::new(ROOT).join(format!("src/{layer}.rs"))];
        if Path::new(ROOT).join("src").join(layer).is_dir() {
            sources.extend(files(&format!("src/{layer}"), &["rs"]));
        }
        for path in sources {
            let code = fs::read_to_string(&path).unwrap();
            for (other_place, other) in layers.iter().enumerate() {
                let forbidden = other_place > place || also_forbidden.contains(&(layer, other));
                let names = ["::", ";", " "].iter().any(|end| code.contains(&format!("crate::{other}{end}")));
                assert!(
                    !code.contains("use crate::{"),
                    "{}: one layer a line, so that this test can read it",
                    path.display()
                );
                assert!(!(forbidden && names), "{} names {other}", path.display());
            }
            // The paths of functions in the linked program are texts.
            if *layer != "embed" && !path.ends_with("site/program/lean/changes.rs") {
                for api in ["web_sys::", "js_sys::", "wasm_bindgen::"] {
                    assert!(!code.contains(api), "{} names {api}", path.display());
                }
            }
        }
    }
}

pub fn rows<'a>(text: &'a str, heading: &str) -> Vec<Vec<&'a str>> {
    let (_, rest) = text.split_once(heading).unwrap_or_else(|| panic!("no {heading}"));
    let rest = rest.split("\n#").next().unwrap();
    let table = rest.lines().skip_while(|l| !l.starts_with("| ---")).skip(1).take_while(|l| l.starts_with('|'));
    table.map(|l| l.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

fn ticked(words: &[&str]) -> String {
    words.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", ")
}

#[test]
fn the_readme_lists_the_attributes_of_the_code() {
    let readme = text("README.md");
    let found: Vec<Vec<String>> =
        rows(&readme, "### Attributes").iter().map(|r| r.iter().map(|c| (*c).to_owned()).collect()).collect();
    let wanted: Vec<Vec<String>> =
        ATTRIBUTES.iter().map(|a| vec![format!("`{}`", a.name), ticked(a.values), a.meaning.to_owned()]).collect();
    assert_eq!(found, wanted);
}

#[test]
fn the_readme_lists_the_events_of_the_code() {
    let readme = text("README.md");
    let found: Vec<Vec<String>> =
        rows(&readme, "### Events").iter().map(|r| r.iter().map(|c| (*c).to_owned()).collect()).collect();
    let wanted: Vec<Vec<String>> = TABLE
        .iter()
        .map(|(name, when, fields)| vec![format!("`{name}`"), (*when).to_owned(), ticked(fields)])
        .collect();
    assert_eq!(found, wanted);
}

/// The defaults of the variables are what the README says.
#[test]
fn the_readme_tells_the_defaults_of_the_variables() {
    let (readme, tokens) = (text("README.md"), text("styles/tokens.css"));
    for row in rows(&readme, "### Style") {
        let name = row[0].trim_matches('`');
        let values: Vec<&str> = row[1].split('`').skip(1).step_by(2).collect();
        let wanted = match (name, values.as_slice()) {
            // In the reset shadow tree it is the guaranteed-invalid value that lets the host's typeface in.
            ("--shoreline-font", ["inherit"]) => format!("var({name}, initial)"),
            ("--shoreline-max-width", [value, wide]) => {
                let wide = format!("var({name}, {wide})");
                assert!(tokens.contains(&wide), "{wide}");
                format!("var({name}, {value})")
            }
            (_, [value]) => format!("var({name}, {value})"),
            (_, [light, dark]) => format!("var({name}, light-dark({light}, {dark}))"),
            _ => panic!("{row:?}"),
        };
        assert!(tokens.contains(&wanted), "styles/tokens.css has no {wanted}");
    }
}

/// Every variable of the styles is documented, and nothing documented is missing.
#[test]
fn the_readme_lists_the_variables_of_the_styles() {
    let names = |text: &str| {
        let mut names: Vec<String> = text
            .match_indices("--shoreline-")
            .map(|(at, _)| text[at..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect())
            .collect();
        names.sort();
        names.dedup();
        names
    };
    let tokens = text("styles/tokens.css");
    let (_, rules) = tokens.split_once("*/").unwrap();
    let readme = text("README.md");
    let table = readme.split_once("### Style").unwrap().1.split("Parts for").next().unwrap().to_owned();
    assert_eq!(names(rules), names(&table));
    let elsewhere = names(&(text("styles/widget.css") + &text("styles/compare.css")));
    assert!(elsewhere.is_empty(), "variables of the host are read at the top: {elsewhere:?}");
}

/// The README's parts are those of the view and the element, no more and no less.
#[test]
fn the_readme_lists_the_parts() {
    let mut found: Vec<String> = Vec::new();
    for path in files("src", &["rs", "js"]).into_iter().chain(files("tests/snapshots", &["html"])) {
        let code = fs::read_to_string(&path).unwrap();
        for start in [" part=\"", ".part(\"", "part: '", "'part', '"] {
            for (at, _) in code.match_indices(start) {
                let value: String = code[at + start.len()..].chars().take_while(|c| !"\"'".contains(*c)).collect();
                found.extend(value.split(' ').map(str::to_owned));
            }
        }
    }
    found.sort();
    found.dedup();
    let readme = text("README.md");
    let list = readme.split_once("Parts for `::part()`:").unwrap().1.split("\n\n").next().unwrap();
    let mut wanted: Vec<String> = list.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    wanted.sort();
    assert_eq!(found, wanted);
}

#[test]
fn the_files_are_short_and_keep_their_promises() {
    let folders =
        ["src", "xtask/src", "bench/apps", "styles", "tests/native", "tests/site", "tests/browser/src", "tests/hosts"];
    for path in folders.iter().flat_map(|folder| files(folder, &["rs", "js", "jsx", "css"])) {
        let code = fs::read_to_string(&path).unwrap();
        let lines = code.lines().count();
        // The element is one class and cannot be taken apart without showing its private parts.
        let limit = if path.ends_with("element.js") { 450 } else { 400 };
        assert!(lines <= limit, "{}: {lines} lines want splitting", path.display());
        for word in ["TODO", "FIXME", "unimplemented!", "todo!"] {
            let is_here = path.ends_with(file!());
            assert!(is_here || !code.contains(word), "{} holds {word}", path.display());
        }
    }
}

/// Each further size or weight is a font that the browser looks for before the first picture (docs/adr/0017).
#[test]
fn the_widget_keeps_to_its_type() {
    let sheets = ["tokens", "map", "widget", "mark", "result", "compare", "check"];
    for sheet in sheets.map(|sheet| format!("styles/{sheet}.css")) {
        let code = text(&sheet);
        let values = |name: &str| -> Vec<String> {
            code.split(name).skip(1).map(|rest| rest.split([';', '}']).next().unwrap().trim().to_owned()).collect()
        };
        // A map's are in its own units; paper has points; the widget's base is the host's.
        let is_other = |line: &str, size: &str| match size {
            "var(--size)" | "10pt" => true,
            size => size.ends_with("px") && [".map", ".row", ".small text"].iter().any(|part| line.contains(part)),
        };
        for line in code.lines() {
            let Some((_, rest)) = line.split_once("font-size:") else { continue };
            let size = rest.split([';', '}']).next().unwrap().trim();
            let in_scale = ["0.85em", "1em", "1.2em", "1.45em", "1.75em"].contains(&size);
            assert!(in_scale || is_other(line, size), "{sheet}: {size}");
        }
        for weight in values("font-weight:") {
            assert!(["400", "600", "inherit"].contains(&weight.as_str()), "{sheet}: {weight}");
        }
    }
}

#[test]
fn versions_agree() {
    let lock = text("Cargo.lock");
    let manifest = text("Cargo.toml");
    let locked = |name: &str| {
        let (_, rest) = lock.split_once(&format!("name = \"{name}\"\nversion = \"")).unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    assert!(
        manifest.contains(&format!("wasm_bindgen = \"{}\"", locked("wasm-bindgen"))),
        "the tool and the crate wasm-bindgen must be the same version"
    );
    let changelog = text("CHANGELOG.md");
    assert!(changelog.lines().find(|l| l.starts_with("## ")).is_some_and(|l| l == "## Unreleased"));
}

/// Decoration in the words would be read aloud; hype is not our voice.
#[test]
fn the_voice_is_calm() {
    let words = crate::common::json();
    assert!(!words.contains('!'), "no exclamation marks");
    for hype in ["seamless", "leverage", "cutting-edge", "best-in-class", "solutions"] {
        assert!(!words.to_lowercase().contains(hype), "{hype}");
    }
}
