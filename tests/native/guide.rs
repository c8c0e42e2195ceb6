//! What docs/packs.md says of a pack is what the check asks for.

use crate::tidy::text;
use serde_json::{Value, json};
use shoreline::pack::{CheckWord, CompareWord, Word, load};
use std::collections::BTreeSet;

fn guide() -> String {
    text("docs/packs.md")
}

/// The names between quotes.
fn quoted(code: &str) -> impl Iterator<Item = &str> {
    code.split('"').skip(1).step_by(2)
}

/// What the check takes for a field, by its lists of them.
fn fields() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in ["check", "check_compare", "check_decide", "check_items"] {
        let code = text(&format!("src/pack/native/{file}.rs"));
        for start in [".only(&[", "const FIELDS: &[&str] = &["] {
            for list in code.split(start).skip(1) {
                found.extend(quoted(list.split(']').next().unwrap()).map(str::to_owned));
            }
        }
    }
    found.extend(["term", "claim", "truth"].map(str::to_owned));
    assert!(found.len() > 70, "{found:?}");
    found
}

#[test]
fn every_field_of_a_pack_is_explained() {
    let guide = guide();
    let explained = guide.split_once("## Every field").unwrap().1.split("\n## ").next().unwrap();
    let missing: Vec<_> = fields().into_iter().filter(|field| !explained.contains(&format!("`{field}`"))).collect();
    assert_eq!(missing, [""; 0], "docs/packs.md does not name them");
}

#[test]
fn the_words_of_the_subject_are_words() {
    let guide = guide();
    let section = guide.split_once("## Words that name the subject").unwrap().1.split("\n## ").next().unwrap();
    let known = |list: &str| -> Vec<&str> {
        match list {
            "words" => Word::ALL.iter().map(|(_, id, _)| *id).collect(),
            "compare_words" => CompareWord::ALL.iter().map(|(_, id, _)| *id).collect(),
            _ => CheckWord::ALL.iter().map(|(_, id, _)| *id).collect(),
        }
    };
    let english: Value = serde_json::from_str(&text("packs/en.json")).unwrap();
    for part in section.split("\n- `").skip(1) {
        let (list, ids) = part.split_once("`:").unwrap();
        let named: BTreeSet<&str> = ids.split('`').skip(1).step_by(2).collect();
        let known = known(list);
        assert!(named.iter().all(|id| known.contains(id)), "{list}: {named:?}");
        for id in known {
            let said = english[list][id].as_str().unwrap().to_lowercase();
            let subject = ["outsourc", "offshor", "sourcing", "abroad", "countr", "five ways"];
            assert!(!subject.iter().any(|s| said.contains(s)) || named.contains(id), "{list}.{id}: {said}");
        }
    }
}

/// Put over the shipped pack, as the guide says, the example is a pack.
#[test]
fn the_example_is_a_pack() {
    let guide = guide();
    let example = guide.split_once("```json\n").unwrap().1.split("```").next().unwrap();
    let example: Value = serde_json::from_str(example).unwrap();
    let mut pack: Value = serde_json::from_str(&text("packs/en.json")).unwrap();
    for (field, value) in example.as_object().unwrap() {
        pack[field] = value.clone();
    }
    for list in ["/faceoff/rows", "/items"] {
        for entry in pack.pointer_mut(list).unwrap().as_array_mut().unwrap() {
            entry["dimension"] = json!("price");
        }
    }
    // Its list of sources is cut short, so only the one is cited.
    cite(&mut pack, "S1");
    let library = load(&pack.to_string()).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!((library.pack.outcomes.len(), library.pack.riders.len()), (2, 1));
}

fn cite(value: &mut Value, source: &str) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|entry| cite(entry, source)),
        Value::Object(fields) => {
            for (name, value) in fields {
                let is_cited =
                    name == "sources" && value.as_array().is_some_and(|list| list.iter().all(Value::is_string));
                if is_cited { *value = json!([source]) } else { cite(value, source) }
            }
        }
        _ => {}
    }
}
