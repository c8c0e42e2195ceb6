//! Reads a JSON tree and goes on after an error, so that an author sees every problem in one round.
//!
//! A serde mirror would stop at the first wrong type; here each getter reports a problem with its path and returns an
//! empty value.

use super::plain;
use crate::pack::MOST_ENTRIES;
use serde_json::{Map, Value};
use std::cell::RefCell;
use std::fmt;

/// Something wrong with a pack.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where: `questions[3].options[1].points.far`; empty for the file as a whole.
    pub path: String,
    /// What is wrong and what is wanted, in a plain sentence.
    pub text: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() { f.write_str(&self.text) } else { write!(f, "{}: {}", self.path, self.text) }
    }
}

pub(super) type Problems = RefCell<Vec<Problem>>;

/// A place in the tree, present or not.
#[derive(Clone)]
pub(super) struct Node<'a> {
    value: Option<&'a Value>,
    pub path: String,
    out: &'a Problems,
}

impl<'a> Node<'a> {
    pub fn root(value: &'a Value, out: &'a Problems) -> Self {
        Node { value: Some(value), path: String::new(), out }
    }

    pub fn problem(&self, text: impl Into<String>) {
        self.out.borrow_mut().push(Problem { path: self.path.clone(), text: text.into() });
    }

    /// How many problems the whole pack has so far.
    pub fn faults(&self) -> usize {
        self.out.borrow().len()
    }

    fn child(&self, key: &str) -> Node<'a> {
        let path = if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) };
        Node { value: self.value.and_then(|v| v.get(key)), path, out: self.out }
    }

    /// The field if it is there.
    pub fn optional(&self, key: &str) -> Option<Node<'a>> {
        Some(self.child(key)).filter(|n| n.value.is_some())
    }

    /// The field, with a problem if it is missing (unless the object itself is: one problem is enough).
    pub fn field(&self, key: &str) -> Node<'a> {
        let node = self.child(key);
        if node.value.is_none() && self.value.is_some_and(Value::is_object) {
            node.problem("is missing");
        }
        node
    }

    /// Reports every field that is not among `known`.
    pub fn only(&self, known: &[&str]) {
        match self.value {
            Some(Value::Object(map)) => {
                for key in map.keys().filter(|k| !known.contains(&k.as_str())) {
                    self.child(key).problem(format!("is not a known field; known are {}", known.join(", ")));
                }
            }
            Some(v) => self.problem(format!("is {}, but must be an object", kind(v))),
            None => {}
        }
    }

    pub fn object(&self) -> Option<&'a Map<String, Value>> {
        self.value.and_then(Value::as_object)
    }

    fn wrong(&self, wanted: &str) {
        if let Some(v) = self.value {
            self.problem(format!("is {}, but must be {wanted}", kind(v)));
        }
    }

    /// This node as text that is not blank.
    pub fn as_text(&self) -> String {
        self.as_text_or("is empty; write a text")
    }

    fn as_text_or(&self, blank: &str) -> String {
        match self.value {
            Some(Value::String(s)) if s.trim().is_empty() => {
                self.problem(blank);
                String::new()
            }
            Some(Value::String(s)) => {
                if s.trim() != s {
                    self.problem("begins or ends with white space; remove it");
                } else if let Some(fault) = plain::fault(s) {
                    self.problem(fault);
                }
                s.clone()
            }
            _ => {
                self.wrong("a text");
                String::new()
            }
        }
    }

    pub fn text(&self, key: &str) -> String {
        self.field(key).as_text()
    }

    /// A text that may be left out.
    pub fn text_or_empty(&self, key: &str) -> String {
        let text = |n: Node| n.as_text_or("is empty; write a text, or leave the field out");
        self.optional(key).map(text).unwrap_or_default()
    }

    pub fn flag(&self, key: &str) -> bool {
        self.optional(key).is_some_and(|n| {
            n.value.and_then(Value::as_bool).unwrap_or_else(|| {
                n.wrong("true or false");
                false
            })
        })
    }

    pub fn as_flag(&self) -> Option<bool> {
        self.value.and_then(Value::as_bool)
    }

    /// This node as a whole number within `min..=max`.
    pub fn as_int(&self, min: i64, max: i64) -> i64 {
        match self.value.and_then(Value::as_i64) {
            Some(n) if (min..=max).contains(&n) => n,
            Some(n) => {
                self.problem(format!("is {n}, but must be a whole number from {min} to {max}"));
                min.max(0).min(max)
            }
            None => {
                self.wrong(&format!("a whole number from {min} to {max}"));
                min.max(0).min(max)
            }
        }
    }

    pub fn int(&self, key: &str, min: i64, max: i64) -> i64 {
        self.field(key).as_int(min, max)
    }

    /// Reports it if the field is another value than this number.
    pub fn must_be(&self, key: &str, wanted: i64, why: &str) {
        let node = self.field(key);
        match node.value {
            Some(Value::Number(n)) if n.as_i64() == Some(wanted) => {}
            Some(Value::Number(n)) => node.problem(format!("is {n}, but {why}")),
            Some(v) => node.problem(format!("is {}, but {why}", kind(v))),
            None => {}
        }
    }

    /// The entries of a list, if it is one; another check reports it if it is not.
    pub fn quiet(&self, key: &str) -> Vec<Node<'a>> {
        let node = self.child(key);
        let Some(Value::Array(values)) = node.value else { return Vec::new() };
        let entry = |(i, v)| Node { value: Some(v), path: format!("{}[{i}]", node.path), out: self.out };
        values.iter().enumerate().map(entry).collect()
    }

    /// The entries of a list with at least `min` and at most [`MOST_ENTRIES`] of them.
    pub fn list(&self, key: &str, min: usize) -> Vec<Node<'a>> {
        let node = self.field(key);
        let Some(Value::Array(values)) = node.value else {
            node.wrong("a list");
            return Vec::new();
        };
        if values.len() < min {
            node.problem(format!("has {} entries, but needs at least {min}", values.len()));
        }
        if values.len() > MOST_ENTRIES {
            node.problem(format!("has {} entries; at most {MOST_ENTRIES} are possible", values.len()));
        }
        let mut entries = self.quiet(key);
        entries.truncate(MOST_ENTRIES);
        entries
    }

    /// A list of texts.
    pub fn texts(&self, key: &str, min: usize) -> Vec<String> {
        self.list(key, min).iter().map(Node::as_text).collect()
    }

    /// A list of texts that may be left out.
    pub fn texts_or_none(&self, key: &str) -> Vec<(String, Node<'a>)> {
        if self.optional(key).is_none() {
            return Vec::new();
        }
        self.list(key, 0).into_iter().map(|n| (n.as_text(), n)).collect()
    }

    /// One of a few words.
    pub fn choice<T: Copy>(&self, key: &str, choices: &[(&str, T)]) -> Option<T> {
        let node = self.field(key);
        let text = node.as_text();
        let found = choices.iter().find(|(name, _)| *name == text).map(|(_, t)| *t);
        if found.is_none() && !text.is_empty() {
            let names: Vec<_> = choices.iter().map(|(name, _)| *name).collect();
            node.problem(format!("is “{text}”, but must be one of {}", names.join(", ")));
        }
        found
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
