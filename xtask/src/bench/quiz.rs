//! The quiz that every app shows: the part of the content pack that the comparison apps need, and the way through it
//! with the expected result.

use anyhow::{Context as _, Result};
use serde_json::{Map, Value, json};
use shoreline::{
    pack::{self, OptionIx, Pack},
    rules::{Answers, Choice, Level, Ranked, Verdict, verdict},
    view::signed,
};

/// The words of the pack that the apps show.
const WORDS: [&str; 43] = [
    "intro_title",
    "intro_who",
    "intro_where",
    "intro_both",
    "intro_facts",
    "intro_privacy",
    "start",
    "progress",
    "not_sure",
    "next",
    "back",
    "choose_one",
    "show_result",
    "restart",
    "level_clear",
    "level_likely",
    "level_close",
    "level_tie",
    "level_few",
    "level_crowd",
    "level_only",
    "tag_clear",
    "tag_likely",
    "tag_close",
    "tag_no_clear",
    "tag_only",
    "no_clear_title",
    "close_title",
    "ranking_title",
    "ranking_note",
    "points",
    "points_one",
    "excluded",
    "reasons_title",
    "because",
    "against",
    "no_because",
    "no_against",
    "why_title",
    "watch_title",
    "steps_title",
    "assessment",
    "advice",
];

/// The quiz.
#[derive(Debug)]
pub struct Quiz {
    /// The content for the comparison apps.
    pub data: Value,
    /// What the person in the page must know, see `person.js`.
    pub script: Value,
}

impl Quiz {
    /// Reads a pack's JSON.
    ///
    /// # Errors
    /// When the pack is not right.
    pub fn new(json: &str) -> Result<Self> {
        let library = pack::load(json)
            .map_err(|problems| anyhow::anyhow!("the pack has {} problems: cargo xtask pack check", problems.len()))?;
        let raw: Value = serde_json::from_str(json)?;
        let data = data(&raw)?;
        let (picks, verdict) = way(&library.pack).context("no simple way through the quiz ends with one outcome")?;
        let outcome = verdict.outcome().and_then(|ix| library.pack.outcome(ix)).context("no outcome")?;
        let texts = |list: &str, name: &str| -> Vec<Value> {
            let all = raw.get(list).and_then(Value::as_array).into_iter().flatten();
            all.filter_map(|entry| entry.get(name).cloned()).collect()
        };
        let word = |name: &str| data.pointer(&format!("/words/{name}")).cloned().unwrap_or_default();
        let script = json!({
            "start": word("start"),
            "forward": [word("next"), word("show_result")],
            "context": raw.pointer("/context/text"),
            "questions": texts("questions", "text"),
            "picks": picks,
            "headline": outcome.headline,
            "ranking": verdict.ranking.iter().filter_map(|row| ranked(&library.pack, row)).collect::<Vec<_>>(),
        });
        Ok(Self { data, script })
    }
}

fn data(raw: &Value) -> Result<Value> {
    let words = raw.get("words").context("the pack has no words")?;
    let of = raw.get("questions").and_then(Value::as_array).map_or(0, Vec::len).to_string();
    let mut chosen = Map::new();
    for name in WORDS {
        let text = words.get(name).and_then(Value::as_str).with_context(|| format!("the pack has no word {name}"))?;
        let text = if name == "intro_facts" { text.replace("{of}", &of) } else { text.to_owned() };
        chosen.insert(name.to_owned(), text.into());
    }
    let options = |question: &Value| {
        list(question, "options", |option| only(option, &["id", "text", "points", "excludes", "because"]))
    };
    let questions = list(raw, "questions", |question| {
        let mut question_data = only(question, &["id", "text", "help"]);
        question_data.insert("options".to_owned(), options(question));
        question_data
    });
    let outcomes =
        list(raw, "outcomes", |outcome| only(outcome, &["id", "name", "headline", "summary", "why", "watch", "steps"]));
    Ok(json!({ "words": chosen, "rules": raw.get("rules"), "questions": questions, "outcomes": outcomes }))
}

fn list(of: &Value, name: &str, entry: impl Fn(&Value) -> Map<String, Value>) -> Value {
    of.get(name).and_then(Value::as_array).into_iter().flatten().map(entry).collect()
}

/// The named fields of an object that there are.
fn only(object: &Value, names: &[&str]) -> Map<String, Value> {
    let field = |name: &&str| Some(((*name).to_owned(), object.get(name)?.clone()));
    names.iter().filter_map(field).collect()
}

/// A row of the ranking as every app writes it: the name, and the points with a real minus sign.
fn ranked(pack: &Pack, row: &Ranked) -> Option<(String, String)> {
    Some((pack.capital(&pack.outcome(row.outcome)?.name), signed(row.points)))
}

/// Which option to choose at each question: the first one at the first, and then such that one outcome is recommended,
/// so that every app has a full result to draw.
fn way(pack: &Pack) -> Option<(Vec<usize>, Verdict)> {
    (0..20).find_map(|stride| {
        let mut answers = Answers::none(pack);
        let mut picks = Vec::new();
        for (ix, question) in pack.question_ixs().zip(&pack.questions) {
            let pick = (ix.get() * stride) % question.options.len().max(1);
            answers.set(ix, OptionIx::all(question.options.len()).nth(pick).map(Choice::Option));
            picks.push(pick);
        }
        let verdict = verdict(pack, &answers);
        matches!(verdict.level, Level::Clear | Level::Likely).then_some((picks, verdict))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_apps_get_what_they_show_and_no_more() {
        let json = include_str!("../../../packs/en.json");
        let quiz = Quiz::new(json).unwrap();
        let size = |value: &Value| value.to_string().len();
        assert!(size(&quiz.data) < json.len() / 2, "the rest of the pack is left out");
        assert_eq!(quiz.data["questions"].as_array().unwrap().len(), 10);
        assert!(quiz.data["questions"][0]["options"][0]["points"]["inhouse"].is_i64());
        assert!(quiz.data["words"]["intro_facts"].as_str().unwrap().starts_with("10 "));
        assert_eq!(quiz.script["picks"][0], 0, "the first question is answered with its first option");
        assert_eq!(quiz.script["ranking"].as_array().unwrap().len(), 5);
    }
}
