use crate::common::{html_for_good, json, library, pack};
use proptest::prelude::*;
use serde_json::{Value, json};
use shoreline::events::result_json;
use shoreline::pack::{self, CheckWord, CompareWord, Damage, Pack, Part, Word, from_bytes, part_to_bytes, to_bytes};
use shoreline::rules::Choice;
use shoreline::session::{Action, CheckAction, Screen, Session, View, notes_of};
use shoreline::share::encode;
use shoreline::view::Options;

pub fn broken(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut value: Value = serde_json::from_str(json()).unwrap();
    change(&mut value);
    match pack::load(&value.to_string()) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn the_shipped_pack_holds_the_whole_content() {
    let library = library();
    assert_eq!(library.pack.outcomes.len(), 5);
    assert_eq!(library.pack.questions.len(), 10);
    assert_eq!(library.pack.context.options.len(), 6);
    assert_eq!(library.pack.comparison().unwrap().dimensions.len(), 17);
    assert_eq!(library.pack.knowledge().unwrap().items.len(), 18);
    assert_eq!(library.pack.knowledge().unwrap().round, 15);
    assert_eq!(library.sources.len(), 54);
    assert_eq!(library.pack.comparison().unwrap().checklist.len(), 6);
    assert!(library.pack.questions.iter().all(|q| !q.informs.is_empty()));
}

#[test]
fn one_fault_gives_one_problem_with_its_path() {
    type Fault = (fn(&mut Value), &'static str);
    let table: &[Fault] = &[
        (
            |v| v["questions"][3]["options"][1]["points"]["far"] = json!(1),
            "questions[3].options[1].points.far: is not a known field",
        ),
        (
            |v| v["questions"][0]["options"][0]["points"]["inhouse"] = json!(4),
            "questions[0].options[0].points: add up to 1, but must add up to 0",
        ),
        (
            |v| {
                v["questions"][0]["options"][0]["points"].as_object_mut().unwrap().remove("domestic");
            },
            "questions[0].options[0].points.domestic: is missing",
        ),
        (|v| v["questions"][2]["id"] = json!("core"), "questions[2]: the id “core” stands twice"),
        (|v| v["questions"][1]["code"] = json!("c"), "questions[1]: the code “c” stands twice"),
        (|v| v["questions"][2]["help"] = json!("  "), "questions[2].help: is empty"),
        (|v| v["questions"][2]["text"] = json!(7), "questions[2].text: is a number, but must be a text"),
        (
            |v| v["sources"][0]["url"] = json!("javascript:alert(1)"),
            "sources[0].url: “javascript:alert(1)” is not a safe address",
        ),
        (
            |v| v["questions"][0]["sources"][0] = json!("S99"),
            "questions[0].sources[0]: “S99” is not the id of any source",
        ),
        (
            |v| v["questions"][7]["options"][0]["excludes"] = json!(["inhouse", "domestic", "nearshore", "offshore"]),
            "questions: some answers together rule out every outcome",
        ),
        (
            |v| v["questions"][6]["options"][0]["excludes"][0] = json!("moon"),
            "questions[6].options[0].excludes[0]: “moon” is not the id of any outcome",
        ),
        (|v| v["words"]["progress"] = json!("Question {step}"), "words.progress: must contain {of}"),
        (|v| v["words"]["start"] = json!("Go {now}"), "words.start: contains {now}, which is not filled in here"),
        (
            |v| v["dimensions"][0]["ratings"]["inhouse"] = json!(6),
            "dimensions[0].ratings.inhouse: is 6, but must be a whole number from 1 to 5",
        ),
        (
            |v| v["dimensions"][1]["degrees"] = json!(["few", "many"]),
            "dimensions[1].degrees: has 2 entries, but must have five, from rating 1 to rating 5",
        ),
        (|v| v["items"][0]["answer"] = json!("maybe"), "items[0].answer: “maybe” is not the id of any box"),
        (
            |v| v["outcomes"][0]["who"] = json!("robots"),
            "outcomes[0].who: is “robots”, but must be one of own, outside",
        ),
        (|v| v["lang"] = json!("english!"), "lang: “english!” is no language tag"),
        (
            |v| v["rules"]["min_answered"] = json!(2.5),
            "rules.min_answered: is a number, but must be a whole number from 1 to 10",
        ),
        (
            |v| v["riders"][0]["when"]["options"] = json!(["z"]),
            "riders[0].when.options[0]: “z” is not the id of any option",
        ),
        (|v| v["surprise"] = json!(1), "surprise: is not a known field"),
        (
            |v| v["questions"][0]["options"][0]["id"] = json!("not_sure"),
            "questions[0].options[0].id: “not_sure” is no id",
        ),
        (|v| drop(v["words"].as_object_mut().unwrap().remove("restart")), "words.restart: is missing"),
        (|v| drop(v["items"][0].as_object_mut().unwrap().remove("dimension")), "items[0].dimension: is missing"),
        (|v| drop(v.as_object_mut().unwrap().remove("items")), "items: is missing"),
        (|v| drop(v.as_object_mut().unwrap().remove("boxes")), "boxes: is missing"),
        (|v| drop(v.as_object_mut().unwrap().remove("groups")), "groups: is missing"),
        (|v| drop(v.as_object_mut().unwrap().remove("sources")), "sources: is missing"),
        (|v| drop(v.as_object_mut().unwrap().remove("dimensions")), "dimensions: is missing"),
        (
            |v| v["questions"][0]["options"][0]["points"]["inhouse"] = json!(9),
            "questions[0].options[0].points.inhouse: is 9, but must be a whole number from -4 to 4",
        ),
        (|v| v["items"][0]["id"] = json!("_quiz"), "items[0].id: “_quiz” is no id"),
        (
            |v| v["website_checklist"][0]["points"] = json!(vec!["a point"; 250]),
            "website_checklist: has 271 points; at most 256 can be ticked",
        ),
    ];
    for (fault, wanted) in table {
        let problems = broken(fault);
        assert!(problems.iter().any(|p| p.starts_with(wanted)), "wanted {wanted}, got {problems:#?}");
        assert_eq!(problems.len(), 1, "{wanted}: {problems:#?}");
    }
}

#[test]
fn all_problems_come_at_once() {
    let problems = broken(|v| {
        v["questions"][0]["text"] = json!("");
        v["questions"][9]["options"][2]["points"]["captive"] = json!("many");
        v["outcomes"][4]["steps"] = json!([]);
        v["words"].as_object_mut().unwrap().remove("restart");
    });
    for wanted in ["questions[0].text", "questions[9].options[2].points.captive", "outcomes[4].steps", "words.restart"]
    {
        assert!(problems.iter().any(|p| p.starts_with(wanted)), "{wanted} not in {problems:#?}");
    }
}

#[test]
fn a_check_needs_items_that_are_asked() {
    let problems =
        broken(|v| v["items"].as_array_mut().unwrap().iter_mut().for_each(|item| item["spare"] = json!(true)));
    let boxes = problems.iter().filter(|p| p.contains("every round needs one")).count();
    assert_eq!(boxes, 4, "{problems:#?}");
}

/// Readers of JSON take the last of two: points would change without a word.
#[test]
fn a_key_that_stands_twice_is_told_with_its_path() {
    let json = json();
    let twice = json.replacen("\"points\": {", "\"points\": {}, \"points\": {", 1);
    assert_ne!(twice, json);
    let problems = pack::load(&twice).unwrap_err();
    let texts: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(texts, ["questions[0].options[0].points: stands twice; each key must be there once"]);
    assert!(pack::load(&format!("\u{feff}{json}")).is_ok(), "a mark before the text is none of its faults");
}

#[test]
fn what_is_no_json_or_no_object_says_so() {
    let says = |text: &str| pack::load(text).unwrap_err()[0].to_string();
    assert!(says("{").contains("is not JSON: ") && says("{").contains("at line 1 column 1"));
    assert!(says("{} {}").contains("is not JSON: "));
    assert!(says("[]").contains("a pack is a JSON object"));
    assert!(says("").contains("is not JSON"));
}

#[test]
fn the_binary_form_is_the_same_pack() {
    let bytes = to_bytes(pack());
    let read = from_bytes(&bytes).unwrap();
    for part in [Part::Comparison, Part::Knowledge] {
        let bytes = part_to_bytes(pack(), part).unwrap();
        assert!(!read.has(part));
        assert_eq!(read.add(part, &bytes[..bytes.len() - 1]), Err(Damage::Broken));
        assert_eq!(read.add(part, &bytes), Ok(()));
        assert_eq!(read.add(part, &bytes), Ok(()), "one that is there stays");
    }
    assert_eq!(&read, pack());
    let mut foreign: Pack = from_bytes(&bytes).unwrap();
    foreign.id = "other".into();
    assert_eq!(foreign.add(Part::Comparison, &part_to_bytes(pack(), Part::Comparison).unwrap()), Err(Damage::Broken));
    assert_eq!(from_bytes(&part_to_bytes(pack(), Part::Knowledge).unwrap()), Err(Damage::Broken), "a part is no pack");
}

/// FNV-1a, as in the packs.
fn sum_of(bytes: impl IntoIterator<Item = u8>) -> u32 {
    bytes.into_iter().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Fields have no names in a pack: with other types, an older pack would be read as something else, not refused.
#[test]
fn other_types_are_another_format() {
    let files = [
        include_str!("../../src/pack.rs"),
        include_str!("../../src/pack/types.rs"),
        include_str!("../../src/pack/comparison.rs"),
        include_str!("../../src/pack/knowledge.rs"),
        include_str!("../../src/pack/index.rs"),
    ];
    // Which fields there are, of which types, and in which order they are written.
    let mut said = String::new();
    for file in files {
        let mut writes = false;
        for line in file.lines() {
            let code = line.trim();
            writes |= line.contains("wire! {") || line.contains("wire_choice! {") || code.starts_with("impl Wire for");
            let is_field = code.starts_with("pub ") && code.ends_with(',') && code.contains(": ");
            if (writes || is_field) && !code.starts_with("//") {
                said.push_str(code);
                said.push('\n');
            }
            writes &= !line.starts_with('}');
        }
    }
    assert!(said.contains("pub who: Who,") && said.contains("Who { Own, Outside };"), "{said}");
    assert!(said.contains("ItemKind::Choice(Vec::read(from)") && said.contains("Self(u8::read(from))"), "{said}");
    let format = to_bytes(pack())[4];
    assert_eq!(
        (format, sum_of(said.bytes())),
        (9, 0xf96c_24cb),
        "the types have changed: count FORMAT in src/pack/binary.rs up, and write both here; the sum alone where no byte \
         of a pack is another one for it"
    );
}

/// Words stand in a pack by their places: with others, an older pack would say one thing in the place of another.
#[test]
fn other_words_are_another_format() {
    let ids = Word::ALL.iter().map(|(_, id, _)| *id);
    let ids =
        ids.chain(CompareWord::ALL.iter().map(|(_, id, _)| *id)).chain(CheckWord::ALL.iter().map(|(_, id, _)| *id));
    let sum = sum_of(ids.flat_map(|id| id.bytes().chain([b' '])));
    let format = to_bytes(pack())[4];
    assert_eq!(
        (format, sum),
        (9, 0x81cd_e9b8),
        "the words have changed: count FORMAT in src/pack/binary.rs up, and write both here"
    );
}

#[test]
fn damaged_bytes_are_named() {
    let bytes = to_bytes(pack());
    assert_eq!(from_bytes(b"<!doctype html>"), Err(Damage::NotAPack));
    assert_eq!(from_bytes(b""), Err(Damage::NotAPack));
    assert_eq!(from_bytes(b"SHPK"), Err(Damage::Broken));
    assert_eq!(from_bytes(b"SHPK\xff\x001234"), Err(Damage::OtherFormat));
    assert_eq!(from_bytes(&bytes[..bytes.len() - 1]), Err(Damage::Broken));
}

/// The shipped pack with these bytes as a part.
fn given(part: Part, bytes: &[u8]) -> Result<Pack, Damage> {
    let pack = from_bytes(&to_bytes(pack())).unwrap();
    pack.add(part, bytes).map(|()| pack)
}

/// Everything that a visitor of the pack may see: the quiz to its end with an answer to each question, and the views whose part is
/// there.
fn used(pack: Pack) {
    let pack: &'static Pack = Box::leak(Box::new(pack));
    let mut session = Session::new(pack);
    let see = |session: &Session| {
        let html = html_for_good(pack, session, Options::default());
        let _ = (encode(pack, session), result_json(pack, session, &|s| encode(pack, s)), notes_of(pack, session));
        html.len()
    };
    session = session.apply(pack, Action::Start);
    let mut turn = 0;
    while let Screen::Ask(ask) = session.screen() {
        turn += 1;
        let choice =
            (0..9).map(crate::session::option).cycle().skip(turn).take(9).find(|choice| ask.has(pack, *choice));
        session = session.apply(pack, Action::Select(choice.unwrap_or(Choice::NotSure))).apply(pack, Action::Next);
    }
    see(&session);
    session = session.apply(pack, Action::Next);
    assert_eq!(session.screen(), Screen::Result);
    see(&session);
    for (part, view) in [(Part::Comparison, View::Compare), (Part::Knowledge, View::Check)] {
        session = session.apply(pack, Action::View(view));
        see(&session);
        if part == Part::Knowledge && pack.has(part) {
            for step in [CheckAction::Seed(1), CheckAction::Begin, CheckAction::Mark(0), CheckAction::Answer] {
                session = session.apply(pack, Action::Check(step));
                see(&session);
            }
        }
    }
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = from_bytes(&bytes);
    }

    /// Behind a right checksum, where a pack of somebody else's making could hold anything. What can be read can be used.
    #[test]
    fn no_body_panics(at in 0usize..20_000, to in any::<u8>(), cut in 0usize..20_000) {
        for part in [0, 1, 2] {
            let mut bytes = match part {
                0 => to_bytes(pack()),
                1 => part_to_bytes(pack(), Part::Comparison).unwrap(),
                _ => part_to_bytes(pack(), Part::Knowledge).unwrap(),
            };
            let length = bytes.len() - 10;
            bytes[10 + at % length] = to;
            // Every other time the end is missing, too.
            if cut % 2 == 0 {
                bytes.truncate(10 + cut % length);
            }
            let sum = sum_of(bytes[10..].iter().copied());
            bytes[6..10].copy_from_slice(&sum.to_le_bytes());
            match part {
                0 => { let _ = from_bytes(&bytes).map(used); }
                1 => { let _ = given(Part::Comparison, &bytes).map(used); }
                _ => { let _ = given(Part::Knowledge, &bytes).map(used); }
            }
        }
    }

    #[test]
    fn one_flipped_bit_is_found(at in 0usize..20_000, bit in 0u8..8) {
        let mut bytes = to_bytes(pack());
        let at = at % bytes.len();
        bytes[at] ^= 1 << bit;
        prop_assert!(from_bytes(&bytes).is_err());
    }

    /// Any JSON in any place of the pack gives problems, never a panic.
    #[test]
    fn any_replacement_is_survived(at in 0usize..40, kind in 0usize..6) {
        let _ = broken(|v| {
            let keys: Vec<String> = v.as_object().unwrap().keys().cloned().collect();
            let key = &keys[at % keys.len()];
            let new = [json!(null), json!(1), json!("x"), json!([]), json!([1, "x", {}]), json!({})][kind].clone();
            if at < 20 { v[key] = new } else if let Some(first) = v[key].get_mut(0) { *first = new }
        });
    }
}
