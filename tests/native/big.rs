//! A quiz much larger than the shipped one, made by rule and always the same: to see what grows with what.

use serde_json::{Map, Value, json};

const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwyz";
const SECOND: &[u8] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// A pack file with so many questions, outcomes and rows to compare; all words are those of the shipped pack.
pub fn big(questions: usize, outcomes: usize, rows: usize) -> Value {
    let mut pack: Value = serde_json::from_str(include_str!("../../packs/en.json")).unwrap();
    let mut chance = Chance(7);
    pack["id"] = json!("big");
    pack["code"] = json!("big");
    pack["riders"] = json!([]);
    pack["outcomes"] = (0..outcomes).map(outcome).collect();
    pack["dimensions"] = (0..rows).map(|n| row(n, rows, outcomes, &mut chance)).collect();
    pack["questions"] = (0..questions).map(|n| question(n, outcomes, rows, &mut chance)).collect();
    for list in ["/faceoff/rows", "/items"] {
        for (n, entry) in pack.pointer_mut(list).unwrap().as_array_mut().unwrap().iter_mut().enumerate() {
            entry["dimension"] = json!(format!("row-{}", n % rows));
        }
    }
    pack
}

/// The option that somebody chose at random, but always the same: question id to option id.
pub fn answers(pack: &Value, seed: u32) -> Map<String, Value> {
    let mut chance = Chance(seed);
    let questions = pack["questions"].as_array().unwrap();
    let pick = |q: &Value| {
        let options = q["options"].as_array().unwrap();
        (q["id"].as_str().unwrap().to_owned(), options[chance.below(options.len())]["id"].clone())
    };
    questions.iter().map(pick).collect()
}

fn outcome(n: usize) -> Value {
    let (who, team) =
        if n.is_multiple_of(2) { ("own", ["Own team", "Own studio"]) } else { ("outside", ["Agency", "Supplier"]) };
    let distance = ["home", "near", "far"][n / 2 % 3];
    let short = format!("{} {}", team[n / 6 % 2], n + 1);
    json!({
        "id": format!("way-{n}"),
        "code": char::from(SECOND[n]).to_string(),
        "name": format!("the way with the number {}", n + 1),
        "short": short,
        "who": who,
        "distance": distance,
        "headline": format!("Take the way with the number {}", n + 1),
        "summary": "Your answers speak for it.",
        "why": ["It fits what you said."],
        "watch": ["Look at it once a year."],
        "steps": ["Write down what you need."],
        "change": ["Your work changes."],
        "web": "It fits a website as well.",
    })
}

fn row(n: usize, rows: usize, outcomes: usize, chance: &mut Chance) -> Value {
    let ids = || (0..outcomes).map(|o| format!("way-{o}"));
    let ratings: Map<String, Value> = ids().map(|id| (id, json!(1 + chance.below(5)))).collect();
    let cells: Map<String, Value> = ids().map(|id| (id, json!(format!("How row {n} is there.")))).collect();
    let group = ["differences", "work", "rules", "change"][n * 4 / rows];
    json!({
        "id": format!("row-{n}"),
        "name": format!("Row {}", n + 1),
        "group": group,
        "five_means": "better",
        "cells": cells,
        "ratings": ratings,
        "rationale": "By rule.",
        "sources": ["S1"],
    })
}

fn question(n: usize, outcomes: usize, rows: usize, chance: &mut Chance) -> Value {
    let options: Vec<Value> = (0..3 + n % 3).map(|o| option(n, o, outcomes, chance)).collect();
    json!({
        "id": format!("q{n}"),
        "code": code(n),
        "text": format!("How is it with matter {}?", n + 1),
        "topic": format!("matter {}", n + 1),
        "help": "One sentence of help.",
        "informs": [format!("row-{}", n % rows)],
        "sources": ["S1"],
        "options": options,
    })
}

/// The first questions have one letter, all others a digit before it. The context question has the x.
pub fn code(n: usize) -> String {
    match n.checked_sub(LETTERS.len()) {
        None => char::from(LETTERS[n]).to_string(),
        Some(n) => format!("{}{}", n / SECOND.len(), char::from(SECOND[n % SECOND.len()])),
    }
}

/// What one outcome gains another one loses. Every tenth question has an answer that rules one out, never the first.
fn option(question: usize, n: usize, outcomes: usize, chance: &mut Chance) -> Value {
    let mut points = vec![0i64; outcomes];
    for _ in 0..outcomes / 2 {
        let (a, b, by) = (chance.below(outcomes), chance.below(outcomes), chance.below(3) as i64);
        if a != b && points[a] + by <= 4 && points[b] - by >= -4 {
            points[a] += by;
            points[b] -= by;
        }
    }
    let points: Map<String, Value> = points.iter().enumerate().map(|(o, p)| (format!("way-{o}"), json!(p))).collect();
    let mut option = json!({
        "id": char::from(LETTERS[n]).to_string(),
        "code": char::from(LETTERS[n]).to_string(),
        "text": format!("It is so in way {}", n + 1),
        "points": points,
        "because": format!("You said that matter {} is so.", question + 1),
    });
    if question % 10 == 9 && n == 0 {
        option["excludes"] = json!([format!("way-{}", 1 + chance.below(outcomes - 1))]);
        option["rule"] = json!("This answer leaves no room for it.");
    }
    option
}

/// Numbers in an order that looks like chance.
struct Chance(u32);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 16) as usize % end
    }
}
