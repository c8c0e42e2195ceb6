//! What the README says of methods and of the values in events is what the code has, and so are the types.

use crate::common::pack;
use crate::session::finished;
use crate::tidy::{files, rows, text};
use serde_json::Value;
use shoreline::events::result_json;
use shoreline::rules::Level;
use shoreline::session::Way;
use std::fs;

/// What stands between backticks.
fn ticked(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// What stands between two texts.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("no {start}"));
    rest.split(end).next().unwrap()
}

/// What follows each `start`, up to `end`, sorted and once.
fn all_after<'a>(code: &'a str, start: &str, end: char) -> Vec<&'a str> {
    let mut found: Vec<&str> = code.split(start).skip(1).filter_map(|rest| rest.split(end).next()).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn sorted<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let mut words = words.to_vec();
    words.sort_unstable();
    words
}

/// The names of a type's values in load.d.ts, in their order.
fn values_of_type(name: &str) -> Vec<String> {
    let code = text("src/site/package.rs");
    let values = between(&code, &format!("export type {name} = "), ";");
    values.split(" | ").map(|value| value.trim_matches('\'').to_owned()).collect()
}

#[test]
fn the_readme_lists_the_methods_and_properties_of_the_element() {
    let (element, types) = (text("src/embed/element.js"), text("src/site/package.rs"));
    const BROWSER: [&str; 4] = [
        "constructor()",
        "connectedCallback()",
        "disconnectedCallback()",
        "attributeChangedCallback(name, old, value)",
    ];
    // Members of the class begin two spaces deep; those with `#` are nobody's business.
    let members = element.lines().filter_map(|line| line.strip_prefix("  ")).filter(|line| {
        let head = line.split(") {").next().unwrap_or_default();
        let is_public = head.starts_with(|c: char| c.is_ascii_lowercase()) && !head.contains('#') && head != *line;
        is_public && !BROWSER.iter().any(|own| line.starts_with(own))
    });
    let mut wanted: Vec<&str> = members
        .map(|line| match line.strip_prefix("get ").or_else(|| line.strip_prefix("set ")) {
            Some(property) => property.split('(').next().unwrap(),
            None => line.split(" {").next().unwrap(),
        })
        .collect();
    wanted.sort_unstable();
    wanted.dedup();
    let readme = text("README.md");
    let found: Vec<&str> =
        rows(&readme, "### Methods and properties").iter().map(|row| row[0].trim_matches('`')).collect();
    assert_eq!(sorted(&found), wanted);
    for member in found {
        let (name, is_method) = member.split_once('(').map_or((member, false), |(name, _)| (name, true));
        let kind = if is_method { "method" } else { "field" };
        assert!(types.contains(&format!("{kind}(\"{name}\", ")), "custom-elements.json tells of {name}");
        let parameter = if member.contains("(view)") { "view: View" } else { "" };
        let typed = if is_method { format!("  {name}({parameter}): void;") } else { format!(" {name}: ") };
        assert!(between(&types, "const ELEMENT", "addEventListener").contains(&typed), "load.d.ts types {name}");
    }
}

#[test]
fn the_readme_lists_the_fields_of_a_result() {
    let session = finished();
    let json: Value = serde_json::from_str(result_json(pack(), &session, &|_| String::new()).as_str()).unwrap();
    let wanted: Vec<&String> = json.as_object().unwrap().keys().collect();
    let readme = text("README.md");
    let found: Vec<&str> = between(&readme, "| `result` | `null`, or `{", "}`").split(", ").collect();
    assert_eq!(found, wanted);
    let code = text("src/site/package.rs");
    let typed = between(&code, "export interface Result {", "\n}");
    let typed: Vec<&str> = typed
        .lines()
        .map(str::trim)
        .filter_map(|line| line.split_once(": ").filter(|_| !line.starts_with("/**")))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(typed, wanted);
}

#[test]
fn the_readme_lists_the_outcomes_and_the_levels() {
    let readme = text("README.md");
    let outcomes: Vec<&str> = pack().outcomes.iter().map(|outcome| &*outcome.id).collect();
    assert_eq!(ticked(between(&readme, "\n`outcome` is ", ", and `null`")), outcomes);
    let levels = Level::ALL.map(Level::id);
    assert_eq!(ticked(between(&readme, "\n`outcome` is ", "\n\n").split_once("`level` is ").unwrap().1)[..5], levels);
    assert_eq!(values_of_type("Level"), levels);
}

#[test]
fn the_readme_lists_the_ways_to_share() {
    let readme = text("README.md");
    let found = ticked(between(&readme, "\n`method` is one of ", ", sent when their link"));
    assert!(found.iter().all(|id| Way::by_id(id).is_some_and(|way| way.id() == *id)), "{found:?}");
    let code = text("src/session/sharing.rs");
    let wanted = all_after(between(&code, "pub fn id(self)", "\n    }\n"), "=> \"", '"');
    // A team's link is a copy as well.
    let wanted: Vec<&str> = wanted.into_iter().filter(|id| *id != Way::Team.id()).collect();
    assert_eq!(sorted(&found), wanted);
}

#[test]
fn the_readme_lists_the_codes_of_failures() {
    let readme = text("README.md");
    let found = ticked(between(&readme, "\n`code` is one of ", ";"));
    let doctor = text("src/embed/doctor.js");
    let mut wanted = [all_after(&doctor, "verdict('", '\''), all_after(&doctor, "case '", '\'')].concat();
    wanted.retain(|code| !code.is_empty());
    wanted.sort_unstable();
    wanted.dedup();
    assert_eq!(sorted(&found), wanted);
    assert_eq!(values_of_type("FailureCode"), found);
    // And nothing fails with another one: what has none yet is examined.
    for path in files("src/embed", &["js"]) {
        let code = fs::read_to_string(&path).unwrap();
        for thrown in all_after(&code, "Failure('", '\'') {
            assert!(thrown.is_empty() || found.contains(&thrown), "{}: {thrown}", path.display());
        }
    }
}
