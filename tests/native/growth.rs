//! A quiz of 200 questions, 20 outcomes and 100 rows: everything works as with the shipped one.

use crate::big;
use crate::common::html_of;
use proptest::prelude::*;
use serde_json::{Value, json};
use shoreline::pack::{self, Pack, Part, from_bytes, part_to_bytes, to_bytes};
use shoreline::rules::{Answers, Choice, hinge_rules, hinges, judge, splits, tally, verdict};
use shoreline::session::{Action, IndexSet, Notice, Screen, Session, View, notes_of, replay};
use shoreline::share::{decode, encode, team};
use shoreline::view::Options;
use std::sync::OnceLock;
use std::time::Instant;

const SIZE: [usize; 3] = [200, 20, 100];

fn load(questions: usize, outcomes: usize, rows: usize) -> (Value, Pack) {
    let json = big::big(questions, outcomes, rows);
    let library = pack::load(&json.to_string()).unwrap_or_else(|p| panic!("{p:#?}"));
    (json, library.pack)
}

fn large() -> &'static (Value, Pack) {
    static LARGE: OnceLock<(Value, Pack)> = OnceLock::new();
    LARGE.get_or_init(|| load(SIZE[0], SIZE[1], SIZE[2]))
}

fn answers(json: &Value, pack: &Pack, seed: u32) -> Answers {
    let mut answers = Answers::none(pack);
    for (question, option) in big::answers(json, seed) {
        let question = pack.question_by_id(&question).unwrap();
        let option = pack.option_by_id(question, option.as_str().unwrap()).unwrap();
        answers.set(question, Some(Choice::Option(option)));
    }
    answers
}

fn shown(json: &Value, pack: &Pack, seed: u32) -> Session {
    let answers = Box::new(answers(json, pack, seed));
    Session::new(pack).apply(pack, Action::Show { context: None, answers })
}

fn open(pack: &Pack, text: &str) -> Session {
    decode(pack, text).into_iter().fold(Session::new(pack), |s, a| s.apply(pack, a))
}

#[test]
fn a_large_pack_goes_the_whole_way() {
    let (json, pack) = large();
    assert_eq!([pack.questions.len(), pack.outcomes.len(), pack.dimensions.len()], SIZE);
    let read = from_bytes(&to_bytes(pack)).unwrap();
    for part in [Part::Comparison, Part::Knowledge] {
        read.add(part, &part_to_bytes(pack, part).unwrap()).unwrap();
    }
    assert_eq!(&read, pack);
    let result = shown(json, pack, 1);
    let back = replay(pack, &notes_of(pack, &result));
    assert_eq!((back.screen(), back.answers()), (Screen::Result, result.answers()));
    let html = html_of(pack, &result, Options::default());
    assert_eq!(html.matches("data-points").count(), 20);
    let table = html_of(pack, &result.apply(pack, Action::View(View::Compare)), Options::default());
    assert_eq!(table.matches("data-dimension").count(), 100);
}

/// One answer out of the tally is the same as counting all others anew.
#[test]
fn hinges_of_many_answers_are_those_of_a_recount() {
    let (json, pack) = large();
    for seed in 0..20 {
        let all = answers(json, pack, seed);
        let leader = verdict(pack, &all).leader();
        let decides =
            |q: &shoreline::pack::QuestionIx| judge(&pack.rules, &tally(pack, &all.with(*q, None))).leader() != leader;
        let rule = |q: &shoreline::pack::QuestionIx| pack.option(*q, all.option(*q).unwrap()).unwrap().is_rule();
        let (rules, others): (Vec<_>, Vec<_>) = pack.question_ixs().filter(decides).partition(rule);
        assert_eq!((hinge_rules(pack, &all), hinges(pack, &all)), (rules, others));
    }
}

/// One letter names 26 questions, a digit and one more character 360 others.
#[test]
fn many_questions_can_be_shared() {
    let (json, pack) = large();
    let result = shown(json, pack, 1);
    let code = encode(pack, &result);
    // 25 questions of two characters and 175 of three, and what stands around them.
    assert_eq!(code.len(), "1-big--".len() + 25 * 2 + 175 * 3 + "-abcd".len() - 1);
    let whole = Notice::FromLink { dropped: 0, fresh: IndexSet::default(), left_out: 0 };
    let back = open(pack, &code);
    assert_eq!((back.answers(), back.notice()), (result.answers(), Some(&whole)));
    assert_eq!(encode(pack, &back), code);
    let two = [code, encode(pack, &shown(json, pack, 2))].join(".");
    let both = open(pack, &two);
    assert_eq!((both.screen(), team(pack, &both)), (Screen::Team, two));
}

/// Lines of `tests/data/frozen-links.txt` about a quiz of 40 questions: codes that were made once open for ever.
#[test]
fn frozen_links_of_a_large_quiz_still_open() {
    let (_, pack) = load(40, 5, 10);
    let lines = include_str!("../data/frozen-links.txt").lines().filter(|line| line.starts_with("1-big-"));
    let mut count = 0;
    for line in lines {
        let (code, letters) = line.split_once(" large ").unwrap();
        let session = open(&pack, code);
        let whole = Notice::FromLink { dropped: 0, fresh: IndexSet::default(), left_out: 0 };
        assert_eq!(session.notice(), Some(&whole), "{code}");
        let given: String = pack.question_ixs().map(|q| letter(&pack, &session, q)).collect();
        assert_eq!((given.as_str(), encode(&pack, &session).as_str()), (letters, code));
        count += 1;
    }
    assert!(count >= 3, "the file has lost lines");
}

fn letter(pack: &Pack, session: &Session, question: shoreline::pack::QuestionIx) -> String {
    let option = session.answers().option(question).and_then(|option| pack.option(question, option));
    option.map_or("-", |option| &option.id).to_owned()
}

/// Questions with codes of either length may go, come and move: what is left keeps its answers.
#[test]
fn a_changed_large_pack_still_opens_old_links() {
    let (json, pack) = large();
    let result = shown(json, pack, 3);
    let mut later = pack.clone();
    let gone = [199, 120, 30, 7];
    let kept: Vec<_> = (0..200).filter(|n| !gone.contains(n)).collect();
    for n in gone {
        later.questions.remove(n);
    }
    later.questions.reverse();
    let back = open(&later, &encode(pack, &result));
    assert_eq!(back.notice(), Some(&Notice::FromLink { dropped: 4, fresh: IndexSet::default(), left_out: 0 }));
    for n in kept {
        let id = &pack.questions[n].id;
        let place = |pack: &Pack| pack.question_by_id(id).unwrap();
        assert_eq!(back.answers().get(place(&later)), result.answers().get(place(pack)), "{id}");
    }
}

#[test]
fn codes_that_cannot_be_told_apart_are_named_with_the_way_out() {
    let problems = |code: &str| {
        let mut json = big::big(30, 5, 10);
        json["questions"][28]["code"] = json!(code);
        let problems = pack::load(&json.to_string()).err().unwrap_or_default();
        problems.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    for code in ["ab", "7"] {
        let wanted =
            format!("questions[28].code: “{code}” cannot be told from its neighbours in a link; use one letter");
        assert!(matches!(&*problems(code), [only] if only.starts_with(&wanted)), "{:?}", problems(code));
    }
    assert_eq!(problems("1ab"), ["questions[28].code: “1ab” is no link code; use 1 to 2 of a-z and 0-9"]);
    assert!(problems("9z").is_empty());
}

fn rule(option: &mut Value, outcome: usize) {
    option["excludes"] = json!([format!("way-{outcome}")]);
    option["rule"] = json!("This answer leaves no room for it.");
}

/// Many rules that overlap are looked through without trying every set of answers.
#[test]
fn many_rules_are_checked_at_once() {
    let mut json = big::big(200, 20, 10);
    for (n, question) in json["questions"].as_array_mut().unwrap().iter_mut().enumerate() {
        for (o, option) in question["options"].as_array_mut().unwrap().iter_mut().enumerate() {
            rule(option, 1 + (n * 3 + o) % 19);
        }
    }
    assert!(pack::load(&json.to_string()).is_ok(), "the first outcome is always left");
    rule(&mut json["questions"][150]["options"][1], 0);
    let problems = pack::load(&json.to_string()).unwrap_err();
    assert!(problems[0].to_string().starts_with("questions: some answers together rule out every outcome"));
}

/// Twelve outcomes and eleven questions that may exclude any of them: one is always left, but that takes too long to see.
#[test]
fn rules_that_cannot_be_looked_through_are_named_with_the_way_out() {
    let mut json = big::big(11, 12, 10);
    for question in json["questions"].as_array_mut().unwrap() {
        let first = question["options"][0].clone();
        let all = (0..12).map(|n| {
            let mut option = first.clone();
            let name = json!(char::from(b'a' + n as u8).to_string());
            (option["id"], option["code"], option["text"]) = (name.clone(), name.clone(), name);
            rule(&mut option, n);
            option
        });
        question["options"] = all.collect();
    }
    let problems = pack::load(&json.to_string()).unwrap_err();
    let wanted = "questions: have so many rules that it cannot be told whether they always leave an outcome; leave one";
    assert!(matches!(&*problems, [only] if only.to_string().starts_with(wanted)), "{problems:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is answered of however many questions, a link brings it back.
    #[test]
    fn any_answers_come_back(given in proptest::collection::vec(proptest::option::of(0usize..3), 200)) {
        let (_, pack) = large();
        let mut answers = Answers::none(pack);
        for (question, option) in pack.question_ixs().zip(given) {
            let option = option.map(|n| shoreline::pack::OptionIx::all(3).nth(n).unwrap());
            answers.set(question, Some(option.map_or(Choice::NotSure, Choice::Option)));
        }
        let session = Session::new(pack).apply(pack, Action::Show { context: None, answers: Box::new(answers) });
        let back = open(pack, &encode(pack, &session));
        prop_assert_eq!(back.answers(), session.answers());
    }

    #[test]
    fn no_text_breaks_it(text in "1-big-[a-z0-9]{0,60}-[0-9a-v]{4}") {
        let _ = open(&large().1, &text);
    }
}

/// The medians of docs/adr/0015-growth.md: `cargo test --release --test native growth::times -- --ignored --nocapture`.
#[test]
#[ignore = "prints times; says nothing about right or wrong"]
fn times() {
    fn median(mut work: impl FnMut()) -> f64 {
        let mut times: Vec<f64> = (0..51)
            .map(|_| {
                let start = Instant::now();
                work();
                start.elapsed().as_secs_f64() * 1e6
            })
            .collect();
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    }
    println!(
        "microseconds; questions, check, read, tally, verdict, hinges, replay, notes, encode, decode, splits, html"
    );
    for questions in [50, 100, 200] {
        let json = big::big(questions, 20, 100);
        let text = json.to_string();
        let pack = pack::load(&text).unwrap().pack;
        let bytes = to_bytes(&pack);
        let (one, other) = (answers(&json, &pack, 1), answers(&json, &pack, 2));
        let session = shown(&json, &pack, 1);
        let notes = notes_of(&pack, &session);
        let code = encode(&pack, &session);
        let row = [
            median(|| drop(pack::load(&text))),
            median(|| drop(from_bytes(&bytes))),
            median(|| drop(tally(&pack, &one))),
            median(|| drop(verdict(&pack, &one))),
            median(|| drop(hinges(&pack, &one))),
            median(|| drop(replay(&pack, &notes))),
            median(|| drop(notes_of(&pack, &session))),
            median(|| drop(encode(&pack, &session))),
            median(|| drop(open(&pack, &code))),
            median(|| drop(splits(&pack, &[&one, &other]))),
            median(|| drop(html_of(&pack, &session, Options::default()))),
        ];
        println!("{questions:>4} {}", row.map(|t| format!("{t:>9.1}")).join(""));
    }
    let start = Instant::now();
    let proof = shoreline::rules::proof::enumerate(crate::common::pack());
    println!("proof of the shipped pack: {} in {:?}", proof.all.combinations, start.elapsed());
}
