//! What must come out, from the program's own rules run natively on the shipped content.

use serde_json::{Map, Value, json};
use shoreline::pack::{Outcome, OutcomeIx, Pack, Word, fill};
use shoreline::rules::{self, Answers, Choice};
use std::sync::OnceLock;

/// The shipped content.
pub fn pack() -> &'static Pack {
    static PACK: OnceLock<Pack> = OnceLock::new();
    PACK.get_or_init(|| shoreline::pack::load(include_str!("../../../packs/en.json")).unwrap().pack)
}

/// An interface word as the visitor reads it.
pub fn word(word: Word) -> &'static str {
    pack().word(word)
}

/// The ids of all questions in the order of asking, the unscored one first.
pub fn asks() -> Vec<&'static str> {
    let pack = pack();
    let scored = pack.questions.iter().map(|q| q.id.as_str());
    std::iter::once(pack.context.id.as_str()).chain(scored).collect()
}

/// What a question is called on its screen.
pub fn question_text(id: &str) -> &'static str {
    let pack = pack();
    if id == pack.context.id { &pack.context.text } else { &question(id).text }
}

/// The name of the button that changes an answer.
pub fn change_label(id: &str) -> String {
    let pack = pack();
    let topic = if id == pack.context.id { &pack.context.topic } else { &question(id).topic };
    fill(word(Word::ChangeOf), &[("topic", topic)])
}

fn question(id: &str) -> &'static shoreline::pack::Question {
    pack().questions.iter().find(|q| q.id == id).unwrap()
}

/// All option ids of a scored question, `not-sure` last.
pub fn options(id: &str) -> Vec<&'static str> {
    question(id).options.iter().map(|o| o.id.as_str()).chain(["not-sure"]).collect()
}

/// What an option of a scored question says.
pub fn option_text(question_id: &str, option: &str) -> &'static str {
    let found = question(question_id).options.iter().find(|o| o.id == option);
    found.map_or(word(Word::NotSure), |o| &o.text)
}

/// An outcome by its id.
pub fn outcome(id: &Value) -> &'static Outcome {
    pack().outcomes.iter().find(|o| id == o.id.as_str()).unwrap_or_else(|| panic!("no outcome {id}"))
}

/// The heading of a result.
pub fn heading(result: &Value) -> String {
    if result["outcome"].is_null() {
        return word(Word::NoClearTitle).to_owned();
    }
    if result["level"] != "close" {
        return outcome(&result["outcome"]).headline.clone();
    }
    let name = |place: usize| outcome(&result["ranking"][place]["outcome"]).name.as_str();
    let text = fill(word(Word::CloseTitle), &[("first", name(0)), ("second", name(1))]);
    text[..1].to_uppercase() + &text[1..]
}

/// `element.result` without its link.
pub fn expected(answers: &Map<String, Value>) -> Value {
    let pack = pack();
    let mut given = Answers::none(pack);
    for ix in pack.question_ixs() {
        let option = answers.get(&pack.question(ix).unwrap().id).and_then(Value::as_str);
        let option = option.and_then(|id| pack.option_by_id(ix, id));
        given.set(ix, Some(option.map_or(Choice::NotSure, Choice::Option)));
    }
    let verdict = rules::verdict(pack, &given);
    let lean = rules::leaning(pack, &verdict);
    let id = |ix: OutcomeIx| pack.outcome(ix).unwrap().id.as_str();
    let row = |r: &rules::Ranked| json!({ "outcome": id(r.outcome), "points": r.points, "excluded": r.excluded });
    let hinge = |ix| pack.question(ix).unwrap().id.as_str();
    json!({
        "version": 1,
        "outcome": verdict.outcome().map(id),
        "level": verdict.level.id(),
        "ranking": verdict.ranking.iter().map(row).collect::<Vec<_>>(),
        "answered": verdict.answered,
        "of": pack.questions.len(),
        "hinges": rules::hinges(pack, &given).into_iter().map(hinge).collect::<Vec<_>>(),
        "conflict": rules::conflict(pack, &verdict).into_iter().map(id).collect::<Vec<_>>(),
        "who": lean.who,
        "where": lean.place,
    })
}

/// A persona of the content brief.
pub struct Persona {
    pub id: String,
    pub answers: Map<String, Value>,
}

pub fn personas() -> Vec<Persona> {
    let all: Vec<Value> = serde_json::from_str(include_str!("../../data/personas.json")).unwrap();
    let persona = |p: &Value| Persona {
        id: p["id"].as_str().unwrap().to_owned(),
        answers: p["answers"].as_object().unwrap().clone(),
    };
    all.iter().map(persona).collect()
}

/// Answers from letters in the order of asking, `-` for "not sure".
pub fn letters(text: &str) -> Map<String, Value> {
    let pairs = pack().questions.iter().zip(text.chars()).filter(|(_, letter)| *letter != '-');
    pairs.map(|(question, letter)| (question.id.clone(), json!(letter.to_string()))).collect()
}

/// The answers of one persona.
pub fn persona(id: &str) -> Map<String, Value> {
    personas().into_iter().find(|p| p.id == id).unwrap().answers
}

/// Answer sets without pattern, "not sure" and gaps included; always the same ones.
pub fn scattered(count: usize) -> Vec<Map<String, Value>> {
    let mut seed: u32 = 0x5a0e_11e5;
    let mut below = |n: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % n
    };
    let mut set = |_| {
        let mut answers = Map::new();
        for question in pack().questions.iter() {
            let options = options(&question.id);
            let at = below(options.len() + 1);
            if let Some(option) = options.get(at) {
                answers.insert(question.id.clone(), json!(option));
            }
        }
        answers
    };
    (0..count).map(&mut set).collect()
}

/// Addresses of a call to action, and whether they are good ones; the same that Rust is asked in tests/native/addresses.rs.
pub fn addresses() -> Vec<(String, bool)> {
    let all: Value = serde_json::from_str(include_str!("../../data/addresses.json")).unwrap();
    let of = |kind: &str| all[kind].as_array().unwrap().iter().map(|href| href.as_str().unwrap().to_owned()).collect();
    let [good, bad]: [Vec<String>; 2] = ["good", "bad"].map(of);
    good.into_iter().map(|href| (href, true)).chain(bad.into_iter().map(|href| (href, false))).collect()
}
