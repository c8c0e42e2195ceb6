//! What an author of a pack is told: the place, the cause and the fix, once.

use crate::pack::broken;
use serde_json::{Value, json};

type Fault = (fn(&mut Value), &'static str);

/// Each fault gives one problem, which begins like this.
fn told_once(table: &[Fault]) {
    for (fault, wanted) in table {
        let problems = broken(fault);
        assert!(problems.iter().any(|p| p.starts_with(wanted)), "wanted {wanted}, got {problems:#?}");
        assert_eq!(problems.len(), 1, "{wanted}: {problems:#?}");
    }
}

fn each(v: &mut Value, field: &str, to: &str) {
    v["outcomes"].as_array_mut().unwrap().iter_mut().for_each(|outcome| outcome[field] = json!(to));
}

/// Results would say that a rule has decided between the two.
#[test]
fn outcomes_stand_on_both_sides_of_each_axis() {
    told_once(&[
        (
            |v| each(v, "who", "outside"),
            "outcomes: all have the who “outside”, so results would say that a rule decided it; give at least one \
             outcome the who “own”",
        ),
        (|v| each(v, "who", "own"), "outcomes: all have the who “own”, so"),
        (|v| each(v, "distance", "home"), "outcomes: all have the distance “home”, so"),
        (|v| each(v, "distance", "near"), "outcomes: none has the distance “home”, so"),
        // Wrong words are another problem.
        (|v| v["outcomes"][0]["who"] = json!("nobody"), "outcomes[0].who: is “nobody”, but must be one of"),
    ]);
}

#[test]
fn messages_name_the_cause_and_the_fix() {
    told_once(&[
        (
            |v| v["questions"][7]["options"][0]["excludes"] = json!(["inhouse", "domestic", "nearshore", "offshore"]),
            "questions: some answers together rule out every outcome: ",
        ),
        (|v| v["sources"][0]["url"] = json!(""), "sources[0].url: is empty; write a text, or leave the field out"),
        (
            |v| v["questions"][6]["options"][0]["excludes"] = json!(["moon"]),
            "questions[6].options[0].excludes[0]: “moon” is not the id of any outcome",
        ),
        (|v| v["format"] = json!(2), "format: is 2, but this version reads format 1"),
        (|v| v["format"] = json!("1"), "format: is a text, but this version reads format 1"),
        (|v| *v = json!([]), "a pack is a JSON object: {"),
    ]);
}

#[test]
fn answers_that_rule_out_everything_are_named() {
    let problems = broken(|v| {
        v["questions"][7]["options"][0]["excludes"] = json!(["inhouse", "domestic", "nearshore", "offshore"]);
    });
    assert!(problems[0].contains("(questions[7].options[0])"), "{problems:?}");
}

/// Every option refers to it.
#[test]
fn a_wrong_id_of_an_outcome_is_told_once() {
    told_once(&[
        (|v| v["outcomes"][0]["id"] = json!("In House"), "outcomes[0].id: “In House” is no id"),
        (|v| v["outcomes"][0]["id"] = json!("domestic"), "outcomes[1]: the id “domestic” stands twice"),
        (|v| drop(v["outcomes"][1].as_object_mut().unwrap().remove("id")), "outcomes[1].id: is missing"),
        (
            |v| v["outcomes"][0]["id"] = json!("inhous"),
            "outcomes[0].id: “inhous” has points in no option, while some name inhouse, which is no outcome; use the \
             same id in all places",
        ),
    ]);
}

#[test]
fn what_nobody_would_notice_is_refused() {
    told_once(&[
        (|v| v["lang"] = json!("ar"), "dir: is “ltr”, but “ar” is written from right to left; write “rtl”"),
        (|v| v["lang"] = json!("uz-Arab"), "dir: is “ltr”, but “uz-Arab” is written from right to left"),
        (|v| v["dir"] = json!("rtl"), "dir: is “rtl”, but “en” is written from left to right; write “ltr”"),
        (
            |v| v["riders"][0]["when"]["options"] = json!([]),
            "riders[0].when.options: has 0 entries, but needs at least 1",
        ),
        (
            |v| drop(v["riders"][0]["when"].as_object_mut().unwrap().remove("options")),
            "riders[0].when.options: is missing",
        ),
        (|v| v["riders"][0]["when"] = json!({"options": ["a"]}), "riders[0].when.question: is missing"),
        (
            |v| v["questions"][0]["help"] = json!("long ".repeat(300).trim()),
            "questions[0].help: has 1499 characters; at most 1000 are possible",
        ),
        (
            |v| v["outcomes"][0]["web"] = json!("one\u{0}two"),
            "outcomes[0].web: contains the invisible character U+0000; remove it",
        ),
        (|v| v["words"]["start"] = json!("Go \u{202e}on"), "words.start: contains the invisible character U+202E"),
        (
            |v| v["outcomes"][0]["short"] = json!("A really very long name"),
            "outcomes[0].short: has 23 characters; at most 20 have room on the map",
        ),
        (
            |v| v["questions"][0]["options"][1]["text"] = v["questions"][0]["options"][0]["text"].clone(),
            "questions[0].options[1]: the text “Very close. It is our speciality” stands twice",
        ),
        (|v| v["context"]["options"][1]["text"] = json!("Website or web shop"), "context.options[1]: the text “"),
        (|v| v["items"][0]["id"] = json!("__proto__"), "items[0].id: “__proto__” is no id"),
    ]);
}

#[test]
fn a_language_decides_its_direction_and_a_script_the_languages() {
    for (lang, dir) in [("ar", "rtl"), ("he-IL", "rtl"), ("az-Arab", "rtl"), ("ur-Latn", "ltr"), ("de", "ltr")] {
        let problems = broken(|v| {
            v["lang"] = json!(lang);
            v["dir"] = json!(dir);
        });
        assert!(problems.is_empty(), "{lang}: {problems:?}");
    }
}
