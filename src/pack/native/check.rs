//! JSON text -> checked library, or every problem at once.

use super::reader::{Node, Problem, Problems};
use super::{check_compare, check_decide, check_items, language, library::*, once};
use crate::pack::*;
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
    "compare_words",
    "check_words",
    "outcomes",
    "context",
    "questions",
    "rules",
    "riders",
    "faceoff",
    "groups",
    "dimensions",
    "boxes",
    "terms",
    "edge_cases",
    "misconceptions",
    "website_checklist",
    "items",
    "score_levels",
    "pages",
    "sources",
];

/// Reads and checks a pack file.
///
/// # Errors
/// Every problem of the file, in the order in which its parts are checked.
pub fn load(json: &str) -> Result<Library, Vec<Problem>> {
    let whole = |text: String| vec![Problem { path: String::new(), text }];
    let (value, doubles) = parsed(json).map_err(|e| whole(format!("is not JSON: {e}")))?;
    if !value.is_object() {
        return Err(whole("a pack is a JSON object: { \"format\": 1, … }".to_owned()));
    }
    let problems = Problems::default();
    let root = Node::root(&value, &problems);
    let library = read(&root);
    let mut told = BTreeSet::new();
    let all = doubles.into_iter().chain(problems.into_inner());
    // A field that several checks ask for is reported once.
    let problems: Vec<Problem> = all.filter(|problem| told.insert(problem.clone())).collect();
    if problems.is_empty() { Ok(library) } else { Err(problems) }
}

/// The JSON, and the keys that stand twice in it.
pub(super) fn parsed(json: &str) -> Result<(Value, Vec<Problem>), serde_json::Error> {
    // Some editors put a byte order mark before a text.
    once::parse(json.strip_prefix('\u{feff}').unwrap_or(json))
}

fn read(root: &Node) -> Library {
    root.only(FIELDS);
    root.must_be("format", FORMAT, &format!("this version reads format {FORMAT}"));
    let notes = read_sources(root);
    let sources = Ids::of("source", &notes, |s| &s.id);
    let (id, lang) = (slug(root, "id"), language::lang(root));
    let (outcomes, known) = check_decide::outcomes(root);
    // A wrong id is told where it stands, not again at each option.
    let trusted: &[Outcome] = if known { &outcomes } else { &[] };
    let comparison = read_comparison(root, &id, trusted, &sources, &notes);
    let rows = Ids::of("dimension", &comparison.dimensions, |d| &d.id);
    let knowledge = read_knowledge(root, &id, &comparison.boxes, &rows, &sources, &notes);
    let mut questions = check_decide::questions(root, trusted, &sources, &rows);
    let words = words(root, "words", Word::ALL);
    let names = outcomes.iter().flat_map(|o| [&o.name, &o.short]);
    let labels = questions.iter().map(|q| &q.topic).chain(words.get(Word::NoOutcome as usize));
    let capitals = check_decide::capitals(names.chain(labels));
    let pack = Pack {
        code: link_code(root, "code", 3),
        dir: language::dir(root, &lang),
        lang,
        context: check_decide::context(root, &questions),
        rules: check_decide::rules(root, &questions, &outcomes),
        riders: check_decide::riders(root, &questions, trusted),
        sources: own_sources(&notes, questions.iter_mut().map(|q| &mut q.sources).collect()),
        dimensions: comparison.dimensions.iter().map(|d| d.name.clone()).collect(),
        check_items: knowledge.round,
        parts: Default::default(),
        capitals,
        words,
        comparison: comparison.into(),
        knowledge: knowledge.into(),
        id,
        outcomes,
        questions,
    };
    Library { pack, pages: read_pages(root), sources: notes }
}

fn read_comparison(root: &Node, id: &str, outcomes: &[Outcome], sources: &Ids, notes: &[SourceNote]) -> Comparison {
    let groups = check_compare::groups(root);
    let mut dimensions = check_compare::dimensions(root, &groups, outcomes, sources);
    let mut face_off = check_compare::face_off(root, &Ids::of("dimension", &dimensions, |d| &d.id), sources);
    let mut terms = check_compare::entries(root, "terms", ["term", "text"], sources);
    let mut edge_cases = check_compare::entries(root, "edge_cases", ["title", "text"], sources);
    let mut misconceptions = check_compare::entries(root, "misconceptions", ["claim", "truth"], sources);
    let entries = terms.iter_mut().chain(&mut edge_cases).chain(&mut misconceptions).map(|e| &mut e.sources);
    let cited = dimensions.iter_mut().map(|d| &mut d.sources);
    let (checklist, mut of_checklist) = check_compare::checklist(root, sources);
    let cited =
        cited.chain(face_off.sides.iter_mut().map(|s| &mut s.sources)).chain(entries).chain([&mut of_checklist]);
    Comparison {
        pack: id.to_owned(),
        sources: own_sources(notes, cited.collect()),
        face_off,
        groups: groups.into_iter().map(|(_, name)| name).collect(),
        dimensions,
        boxes: check_compare::boxes(root),
        terms,
        edge_cases,
        misconceptions,
        checklist,
        words: words(root, "compare_words", CompareWord::ALL),
    }
}

fn read_knowledge(root: &Node, id: &str, boxes: &[Box4], rows: &Ids, sources: &Ids, notes: &[SourceNote]) -> Knowledge {
    let (mut items, round) = check_items::items(root, boxes, rows, sources);
    let answer = |b: &Box4| BoxAnswer {
        id: b.id.clone(),
        text: b.text.clone(),
        short: b.short.clone(),
        who: b.who,
        abroad: b.abroad,
    };
    Knowledge {
        pack: id.to_owned(),
        sources: own_sources(notes, items.iter_mut().map(|i| &mut i.sources).collect()),
        boxes: boxes.iter().map(answer).collect(),
        items,
        round,
        levels: check_items::levels(root, round),
        words: words(root, "check_words", CheckWord::ALL),
    }
}

fn read_pages(root: &Node) -> Pages {
    let node = root.field("pages");
    node.only(&["words", "no_clear"]);
    let n = node.field("no_clear");
    n.only(&["summary", "why", "watch", "steps", "change", "web"]);
    let no_clear = NoClear { summary: n.text("summary"), advice: check_decide::advice(&n) };
    Pages { no_clear, words: words(&node, "words", PageWord::ALL) }
}

/// The sources that one part cites; its citations, positions in the whole list so far, become positions in this list.
fn own_sources(notes: &[SourceNote], cited: Vec<&mut Vec<SourceIx>>) -> Vec<Source> {
    let used: BTreeSet<SourceIx> = cited.iter().flat_map(|list| list.iter().copied()).collect();
    for list in cited {
        for source in list {
            *source = SourceIx(used.iter().position(|u| u == source).unwrap_or(0) as u8);
        }
    }
    let slim = |s: &SourceNote| Source { id: s.id.clone(), title: s.title.clone(), url: s.url.clone() };
    used.iter().filter_map(|ix| notes.get(ix.get())).map(slim).collect()
}

/// The positions of the sources that a node cites; none if it has no such list.
pub(super) fn cites(node: &Node, sources: &Ids) -> Vec<SourceIx> {
    sources.find_all(node, "sources").into_iter().map(|i| SourceIx(i as u8)).collect()
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
        // If a list is missing, or wrong as a whole, that has been reported already.
        if found.is_none() && !id.is_empty() && !self.ids.is_empty() {
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

/// Reports ids (or codes) that occur more than once.
pub(super) fn unique<'n>(what: &str, entries: impl Iterator<Item = (String, Node<'n>)>) {
    let mut seen = BTreeSet::new();
    for (id, node) in entries {
        if !id.is_empty() && !seen.insert(id.clone()) {
            node.problem(format!("the {what} “{id}” stands twice; each must be there once"));
        }
    }
}

/// Reserved for no answer, for no outcome, and for the quiz's own card.
const RESERVED: [&str; 4] = ["not-sure", "not_sure", "no_clear", "_quiz"];

/// A public id: lower-case letters, digits, `-` and `_`, not first. Scripts of hosts use ids as keys: `__proto__` is none.
pub(super) fn slug(node: &Node, key: &str) -> String {
    let id = node.text(key);
    if !id.is_empty() && !is_slug(&id) {
        node.field(key).problem(format!(
            "“{id}” is no id; use lower-case letters, digits, - and _, a letter or digit first, and not the reserved {}",
            RESERVED.join(", ")
        ));
    }
    id
}

pub(super) fn is_slug(id: &str) -> bool {
    let fine = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-';
    id.starts_with(|c: char| c.is_ascii_alphanumeric()) && id.chars().all(fine) && !RESERVED.contains(&id)
}

/// A short id in links.
pub(super) fn link_code(node: &Node, key: &str, longest: usize) -> String {
    let code = node.text(key);
    let fine = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    if !code.is_empty() && (code.len() > longest || !code.chars().all(fine)) {
        let count = if longest == 1 { "one".to_owned() } else { format!("1 to {longest}") };
        node.field(key).problem(format!("“{code}” is no link code; use {count} of a-z and 0-9"));
    }
    code
}

fn words<W>(root: &Node, key: &str, all: &[(W, &str, &[&str])]) -> Vec<String> {
    let node = root.field(key);
    let ids: Vec<_> = all.iter().map(|(_, id, _)| *id).collect();
    node.only(&ids);
    let read = |(_, id, places): &(W, &str, &[&str])| {
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
    all.iter().map(read).collect()
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
