//! The style sheets say nothing of what is nowhere.

use crate::tidy::{files, text};
use std::collections::BTreeSet;
use std::fs;

/// The classes in a sheet's selectors.
fn classes(css: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    // Comments away first: they name files.
    let rules: String = css
        .split("/*")
        .enumerate()
        .map(|(at, part)| match at {
            0 => part,
            _ => part.split_once("*/").map_or("", |(_, rest)| rest),
        })
        .collect();
    // What stands before a brace is a selector, or the words of an at-rule; what ends otherwise is a declaration.
    for (at, _) in rules.match_indices('{') {
        let selector = rules[..at].rsplit(['{', '}', ';']).next().unwrap();
        for (dot, _) in selector.match_indices('.') {
            let name: String = selector[dot + 1..].chars().take_while(|c| in_word(*c)).collect();
            if name.starts_with(char::is_alphabetic) {
                found.insert(name);
            }
        }
    }
    found
}

fn in_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

/// Words of code and markup, without lines of comment.
fn words(code: &str) -> BTreeSet<String> {
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| line.split(|c| !in_word(c))).map(str::to_owned).collect()
}

#[test]
fn every_class_of_the_styles_is_somewhere() {
    let mut said = words(&(text("index.html") + &text("embed.html")));
    for path in ["src/view", "src/embed", "src/site", "site"].iter().flat_map(|f| files(f, &["rs", "js", "html"])) {
        said.extend(words(&fs::read_to_string(path).unwrap()));
    }
    let mut nowhere = Vec::new();
    for path in files("styles", &["css"]) {
        let all = classes(&fs::read_to_string(&path).unwrap());
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        nowhere.extend(all.into_iter().filter(|class| !said.contains(class)).map(|class| format!("{name}: .{class}")));
    }
    assert_eq!(nowhere, [""; 0]);
}

#[test]
fn classes_are_read_from_selectors_alone() {
    let css = "/* a.js */ .a, .b-c:not(.d)::after { margin: .5em; background: url(e.svg) }\n@media (min-width: 1.5em) { i > .f { g: h.i; } .j:has(> .k) {} }";
    let wanted: BTreeSet<String> = ["a", "b-c", "d", "f", "j", "k"].map(str::to_owned).into();
    assert_eq!(classes(css), wanted);
}
