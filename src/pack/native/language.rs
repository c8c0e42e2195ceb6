//! Checks the language of a pack and its direction.

use super::reader::Node;
use crate::pack::*;

/// Languages that are written from right to left unless their tag names another script.
const RTL: [&str; 13] = ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "nqo", "ps", "sd", "ug", "ur", "yi"];
/// Scripts that are written from right to left.
const RTL_SCRIPTS: [&str; 7] = ["adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"];

pub(super) fn lang(root: &Node) -> String {
    let tag = root.text("lang");
    let part = |p: &str| (1..=8).contains(&p.len()) && p.chars().all(|c| c.is_ascii_alphanumeric());
    if !tag.is_empty() && !tag.split('-').all(part) {
        root.field("lang").problem(format!("“{tag}” is no language tag; write for example en or pt-BR"));
    }
    tag
}

pub(super) fn dir(root: &Node, lang: &str) -> Dir {
    let given = root.choice("dir", &[("ltr", Dir::Ltr), ("rtl", Dir::Rtl)]);
    let wanted = direction(lang);
    if let Some(dir) = given.filter(|dir| *dir != wanted && !lang.is_empty()) {
        let way = if wanted == Dir::Rtl { "right to left" } else { "left to right" };
        let (is, wanted) = (dir.as_str(), wanted.as_str());
        root.field("dir").problem(format!("is “{is}”, but “{lang}” is written from {way}; write “{wanted}”"));
    }
    given.unwrap_or(Dir::Ltr)
}

fn direction(lang: &str) -> Dir {
    let tag = lang.to_ascii_lowercase();
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    let script = parts.find(|part| part.len() == 4 && part.chars().all(|c| c.is_ascii_alphabetic()));
    let rtl = script.map_or_else(|| RTL.contains(&language), |script| RTL_SCRIPTS.contains(&script));
    if rtl { Dir::Rtl } else { Dir::Ltr }
}
