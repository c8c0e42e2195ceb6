//! Whether a pack is a translation of another one: only its texts may differ. The visitor's answers, links and results
//! must mean the same in every language.

use super::check::parsed;
use super::reader::Problem;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Strings that are no texts, wherever they stand.
const NAMES: [&str; 13] = [
    "id",
    "code",
    "who",
    "distance",
    "group",
    "dimension",
    "kind",
    "answer",
    "outcome",
    "informs",
    "sources",
    "excludes",
    "mentions",
];

/// What belongs to a language: words, and lists that each language may order or fill in its own way. How far a source
/// was read is its translator's to say.
const OWN: [&str; 8] = ["lang", "dir", "words", "compare_words", "check_words", "pages", "terms", "read"];

/// Everything in `other` that is neither a text nor as in `first`, the same quiz in the default language `lang`. Says
/// nothing about a file that is no JSON: its check does.
pub fn differences(first: &str, other: &str, lang: &str) -> Vec<Problem> {
    let (Ok((first, _)), Ok((other, _))) = (parsed(first), parsed(other)) else { return Vec::new() };
    let mut found = Comparing { lang, problems: Vec::new() };
    found.any("", "", &first, &other);
    found.problems
}

struct Comparing<'a> {
    lang: &'a str,
    problems: Vec<Problem>,
}

impl Comparing<'_> {
    fn tell(&mut self, path: &str, is: &str, wanted: &str) {
        let lang = self.lang;
        let text = format!("is {is}, but must be {wanted} as in “{lang}”: only texts may differ");
        self.problems.push(Problem { path: path.to_owned(), text });
    }

    /// `key` is the name of the field, also for the entries of a list.
    fn any(&mut self, path: &str, key: &str, first: &Value, other: &Value) {
        match (first, other) {
            (Value::Object(a), Value::Object(b)) => self.objects(path, key, a, b),
            (Value::Array(a), Value::Array(b)) if a.iter().chain(b).any(Value::is_object) => {
                self.entries(path, key, a, b);
            }
            (Value::Array(a), Value::Array(b)) => self.lists(path, key, a, b),
            (Value::String(_), Value::String(_)) if !NAMES.contains(&key) => {}
            _ if first == other => {}
            _ => self.tell(path, &shown(other), &shown(first)),
        }
    }

    fn objects(&mut self, path: &str, key: &str, first: &Map<String, Value>, other: &Map<String, Value>) {
        for name in first.keys().chain(other.keys()).collect::<BTreeSet<_>>() {
            // A condition names a question and options; elsewhere these two are texts or lists.
            let inside = if key == "when" { "id" } else { name };
            if OWN.contains(&name.as_str()) {
                continue;
            }
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            match (first.get(name), other.get(name)) {
                (Some(a), Some(b)) => self.any(&path, inside, a, b),
                (Some(a), None) if matters(inside, a) => self.tell(&path, "missing", &shown(a)),
                (None, Some(b)) if matters(inside, b) => self.tell(&path, &shown(b), "missing"),
                _ => {}
            }
        }
    }

    /// Lists of texts may be shorter or longer, unless an answer or a tick is told by its position.
    fn lists(&mut self, path: &str, key: &str, first: &[Value], other: &[Value]) {
        if NAMES.contains(&key) {
            if first != other {
                self.tell(path, &all(other), &all(first));
            }
        } else if ["options", "points", "degrees"].contains(&key) && first.len() != other.len() {
            self.counts(path, first, other);
        }
    }

    fn counts(&mut self, path: &str, first: &[Value], other: &[Value]) {
        self.tell(path, &entries(other.len()), &entries(first.len()));
    }

    /// Entries with ids are compared id by id, so that one that is missing is told once.
    fn entries(&mut self, path: &str, key: &str, first: &[Value], other: &[Value]) {
        let [a, b] = [first, other].map(|list| list.iter().filter_map(id).collect::<Vec<_>>());
        if a.len() != first.len() || b.len() != other.len() {
            if first.len() != other.len() {
                self.counts(path, first, other);
            }
            for (at, (a, b)) in first.iter().zip(other).enumerate() {
                self.any(&format!("{path}[{at}]"), key, a, b);
            }
            return;
        }
        if a != b {
            self.tell(path, &a_list(&b), &a_list(&a));
        }
        for (at, (id, b)) in b.iter().zip(other).enumerate() {
            if let Some((_, a)) = a.iter().zip(first).find(|(of, _)| *of == id) {
                self.any(&format!("{path}[{at}]"), key, a, b);
            }
        }
    }
}

fn id(entry: &Value) -> Option<&str> {
    entry.get("id")?.as_str()
}

/// Whether leaving a field out is another thing than the field: a text, an empty list and "no" may be left out.
fn matters(key: &str, value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::String(_) => NAMES.contains(&key),
        Value::Array(list) => NAMES.contains(&key) && !list.is_empty(),
        _ => true,
    }
}

fn entries(count: usize) -> String {
    format!("a list of {count}")
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => format!("“{text}”"),
        Value::Array(list) => all(list),
        Value::Object(_) => "there".to_owned(),
        other => other.to_string(),
    }
}

fn all(list: &[Value]) -> String {
    a_list(&list.iter().map(|v| v.as_str().map_or_else(|| v.to_string(), str::to_owned)).collect::<Vec<_>>())
}

fn a_list(names: &[impl AsRef<str>]) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    if names.is_empty() { "an empty list".to_owned() } else { format!("the list {}", names.join(", ")) }
}
