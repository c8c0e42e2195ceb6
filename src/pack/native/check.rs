//! JSON text -> checked library, or every problem at once.

use super::reader::{Node, Problem, Problems};
use super::{check_compare, check_decide, library::*};
use crate::pack::{Dir, Pack, Source, SourceIx, Word, is_safe_url};
use serde_json::Value;
use std::collections::BTreeSet;

/// The pack file's own format.
const FORMAT: i64 = 1;

const FIELDS: &[&str] = &[
    "format",
    "id",
    "code",
    "lang",
    "dir",
    "words",
    "outcomes",
    "context",
    "questions",
    "rules",
    "riders",
    "dimensions",
    "boxes",
    "items",
    "score_levels",
    "website_checklist",
    "sources",
];

/// Reads and checks a pack file.
///
/// # Errors
/// Every problem of the file, sorted by nothing but where it stands in the file.
pub fn load(json: &str) -> Result<Library, Vec<Problem>> {
    let value: Value = serde_json::from_str(json).map_err(|e| {
        let text = format!("is not JSON, line {} column {}: {e}", e.line(), e.column());
        vec![Problem { path: String::new(), text }]
    })?;
    let problems = Problems::default();
    let root = Node::root(&value, &problems);
    let library = read(&root);
    let problems = problems.into_inner();
    if problems.is_empty() { Ok(library) } else { Err(problems) }
}

fn read(root: &Node) -> Library {
    root.only(FIELDS);
    root.int("format", FORMAT, FORMAT);
    let sources = read_sources(root);
    let ids = Ids::of("source", &sources, |s| &s.id);
    let outcomes = check_decide::outcomes(root);
    let dimensions = check_compare::dimensions(root, &outcomes, &ids);
    let dimension_ids = Ids::of("dimension", &dimensions, |d| &d.id);
    let mut informs = Vec::new();
    let mut cited = Vec::new();
    let mut questions = check_decide::questions(root, &outcomes, &ids, &dimension_ids, &mut informs, &mut cited);
    // The decide pack carries only the sources that its questions cite.
    let used: BTreeSet<usize> = cited.iter().flatten().copied().collect();
    for (question, cited) in questions.iter_mut().zip(&cited) {
        let place = |s: &usize| used.iter().position(|u| u == s).map(|i| SourceIx(i as u8));
        question.sources = cited.iter().filter_map(place).collect();
    }
    let slim = |s: &SourceNote| Source { id: s.id.clone(), title: s.title.clone(), url: s.url.clone() };
    let boxes = check_compare::boxes(root);
    let items = check_compare::items(root, &boxes, &ids);
    let score_levels = check_compare::score_levels(root, &items);
    Library {
        pack: Pack {
            id: slug(root, "id"),
            code: link_code(root, "code", 3),
            lang: lang(root),
            dir: root.choice("dir", &[("ltr", Dir::Ltr), ("rtl", Dir::Rtl)]).unwrap_or(Dir::Ltr),
            context: check_decide::context(root, &questions),
            rules: check_decide::rules(root, &questions, &outcomes),
            riders: check_decide::riders(root, &questions, &outcomes),
            sources: used.iter().filter_map(|&i| sources.get(i)).map(slim).collect(),
            words: words(root),
            outcomes,
            questions,
        },
        informs,
        dimensions,
        boxes,
        items,
        score_levels,
        checklist: check_compare::checklist(root),
        sources,
    }
}

/// The text ids of a list, to look references up.
pub(super) struct Ids<'a> {
    what: &'static str,
    ids: Vec<&'a str>,
}

impl<'a> Ids<'a> {
    pub fn of<T>(what: &'static str, list: &'a [T], id: impl Fn(&'a T) -> &'a String) -> Self {
        Ids { what, ids: list.iter().map(|t| id(t).as_str()).collect() }
    }

    /// The position of `id`, or a problem at `node`.
    pub fn find(&self, node: &Node, id: &str) -> Option<usize> {
        let found = self.ids.iter().position(|i| *i == id);
        if found.is_none() && !id.is_empty() {
            node.problem(format!("“{id}” is not the id of any {}; known are {}", self.what, self.ids.join(", ")));
        }
        found
    }

    /// The positions of all references in the list `key`.
    pub fn find_all(&self, parent: &Node, key: &str) -> Vec<usize> {
        let refs = parent.texts_or_none(key);
        refs.iter().filter_map(|(id, node)| self.find(node, id)).collect()
    }
}

/// Notes ids (or codes) that stand more than once.
pub(super) fn unique<'n>(what: &str, entries: impl Iterator<Item = (String, Node<'n>)>) {
    let mut seen = BTreeSet::new();
    for (id, node) in entries {
        if !id.is_empty() && !seen.insert(id.clone()) {
            node.problem(format!("the {what} “{id}” stands twice; each must be there once"));
        }
    }
}

/// A public id: lower-case letters, digits, `-` and `_`.
pub(super) fn slug(node: &Node, key: &str) -> String {
    let id = node.text(key);
    let fine = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-';
    if !id.is_empty() && (!id.chars().all(fine) || id == "not-sure") {
        node.field(key).problem(format!(
            "“{id}” is no id; use lower-case letters, digits, - and _, and not the reserved not-sure"
        ));
    }
    id
}

/// A short id in links.
pub(super) fn link_code(node: &Node, key: &str, longest: usize) -> String {
    let code = node.text(key);
    let fine = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    if !code.is_empty() && (code.len() > longest || !code.chars().all(fine)) {
        node.field(key).problem(format!("“{code}” is no link code; use 1 to {longest} of a-z and 0-9"));
    }
    code
}

fn lang(root: &Node) -> String {
    let tag = root.text("lang");
    let part = |p: &str| (1..=8).contains(&p.len()) && p.chars().all(|c| c.is_ascii_alphanumeric());
    if !tag.is_empty() && !tag.split('-').all(part) {
        root.field("lang").problem(format!("“{tag}” is no language tag; write for example en or pt-BR"));
    }
    tag
}

fn words(root: &Node) -> Vec<String> {
    let node = root.field("words");
    let ids: Vec<_> = Word::ALL.iter().map(|(_, id, _)| *id).collect();
    node.only(&ids);
    let read = |(_, id, places): &(Word, &str, &[&str])| {
        let text = node.text(id);
        let field = node.field(id);
        if text.is_empty() {
            return text;
        }
        for place in places.iter().filter(|p| !text.contains(&format!("{{{p}}}"))) {
            field.problem(format!("must contain {{{place}}}"));
        }
        for found in text.split('{').skip(1).filter_map(|t| t.split_once('}')).map(|(name, _)| name) {
            if !places.contains(&found) {
                field.problem(format!("contains {{{found}}}, which is not filled in here"));
            }
        }
        text
    };
    Word::ALL.iter().map(read).collect()
}

fn read_sources(root: &Node) -> Vec<SourceNote> {
    let nodes = root.list("sources", 1);
    let read = |n: &Node| {
        n.only(&["id", "title", "url", "used_for", "read", "note"]);
        let url = n.text_or_empty("url");
        if !url.is_empty() && !is_safe_url(&url) {
            n.field("url").problem(format!("“{url}” is not a safe address; use https:, http:, mailto: or tel:"));
        }
        let states = &[("read", SourceState::Read), ("summary", SourceState::Summary), ("memory", SourceState::Memory)];
        SourceNote {
            id: n.text("id"),
            title: n.text("title"),
            url,
            used_for: n.text("used_for"),
            read: n.choice("read", states).unwrap_or(SourceState::Memory),
            note: n.text_or_empty("note"),
        }
    };
    let list: Vec<_> = nodes.iter().map(read).collect();
    unique("id", list.iter().map(|s| s.id.clone()).zip(nodes));
    list
}
