//! The way through the quiz, with the mouse and with the keyboard alone.

use super::Run;
use crate::quiz::{Quiz, key};
use crate::reference::{asks, change_label, expected, heading, persona, word};
use crate::tab::Tab;
use serde_json::{Map, Value, json};
use shoreline::pack::Word;

pub const CASES: &[(&str, Run)] = &[
    ("pointer", pointer),
    ("keyboard", keyboard),
    ("double_clicks_are_one_step", double_clicks_are_one_step),
    ("double_clicks_before_the_program", double_clicks_before_the_program),
    ("double_clicks_across_the_swap", double_clicks_across_the_swap),
    ("arrows_do_not_advance", arrows_do_not_advance),
    ("back_keeps_answers", back_keeps_answers),
    ("next_without_answer_reminds", next_without_answer_reminds),
    ("skip_the_context", skip_the_context),
    ("change_one_in_the_review", change_one_in_the_review),
    ("not_sure_everywhere", not_sure_everywhere),
    ("restart", restart),
];

/// The result on the screen and as property equals the reference.
#[track_caller]
pub fn check_result(quiz: &Quiz, answers: &Map<String, Value>) {
    let wanted = expected(answers);
    let mut result = quiz.property("result");
    let link = result.as_object_mut().expect("a result").remove("link");
    assert!(link.is_some_and(|link| link.as_str().is_some_and(|l| l.contains("s="))));
    assert_eq!(result, wanted);
    let state = quiz.state();
    let outcome = wanted["outcome"].as_str().unwrap_or_default();
    assert_eq!((state.outcome(), state.level()), (outcome, wanted["level"].as_str().unwrap()));
    assert_eq!(state.heading(), heading(&wanted));
    let mut rows = wanted["ranking"].clone();
    for row in rows.as_array_mut().unwrap() {
        row.as_object_mut().unwrap().remove("excluded");
    }
    assert_eq!(state.ranking(), &rows);
}

fn with_context(mut answers: Map<String, Value>, option: &str) -> Map<String, Value> {
    answers.insert(asks()[0].to_owned(), json!(option));
    answers
}

fn pointer(tab: &Tab) {
    let answers = with_context(persona("p03"), "web");
    let quiz = tab.open("plain.html").ready();
    quiz.walk_by_pointer(&answers);
    check_result(&quiz, &answers);
    assert_eq!(quiz.property("answers"), Value::Object(answers));
}

fn click_twice(quiz: &Quiz, css: &str) {
    quiz.script("root.querySelector(args).scrollIntoView({ block: 'center', behavior: 'instant' })", json!(css));
    assert!(quiz.tab.double_click_on(&quiz.element(json!({ "css": css }))));
}

/// Who clicks twice by habit answers nothing that was not there yet.
fn double_clicks_are_one_step(tab: &Tab) {
    let answers = with_context(persona("p03"), "web");
    let quiz = tab.open("plain.html").ready();
    let twice = |css: &str| click_twice(&quiz, css);
    twice("[part~='start']");
    for id in asks() {
        let state = quiz.until_question(id);
        tab.rest();
        assert_eq!(quiz.state().checked(), "", "{state:?}");
        assert!(!quiz.has(json!({ "css": "#reminder" })), "{id}");
        quiz.choose(id, answers[id].as_str().unwrap());
        twice("[part~='next']");
    }
    quiz.until_screen("review");
    tab.rest();
    quiz.press(Word::ShowResult);
    quiz.until_screen("result");
    check_result(&quiz, &answers);
    twice("#change-goal");
    quiz.until("the answer is open, and stays so", |s| s.question() == "goal");
}

fn double_clicks_before_the_program(tab: &Tab) {
    let answers = with_context(persona("p03"), "web");
    let program = tab.hold(".wasm");
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" load=\"eager\">");
    tab.until("the first screen is there", || quiz.exists().then_some(()));
    click_twice(&quiz, "[part~='start']");
    let asked = asks();
    let (early, late) = asked.split_at(4);
    let on_its_own = |id: &str| {
        quiz.until_question(id);
        tab.frames();
        assert_eq!(quiz.state().checked(), "", "{id}");
        assert_eq!(quiz.script("return root.querySelector('#reminder')?.hidden ?? true", json!([])), true, "{id}");
    };
    for id in early {
        on_its_own(id);
        // The second half of this one is for what is still there.
        let option = answers[*id].as_str().unwrap();
        click_twice(&quiz, &format!("label:has([value='{option}'])"));
        assert_eq!(quiz.state().checked(), option);
        click_twice(&quiz, "[part~='next']");
    }
    on_its_own(late[0]);
    program.open();
    quiz.ready();
    on_its_own(late[0]);
    let given: Vec<Value> = quiz.details("shoreline-answer").iter().map(|told| told["question"].clone()).collect();
    assert_eq!(given, early);
}

/// The first half is for the prerendered picture and brings the program, which is there for the second.
fn double_clicks_across_the_swap(tab: &Tab) {
    for pause in [150, 250, 350] {
        let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" load=\"intent\">");
        tab.until("the first screen is there", || quiz.exists().then_some(()));
        let start = quiz.element(json!({ "css": "[part~='start']" }));
        assert!(tab.double_click_slowly_on(&start, pause));
        quiz.ready().until_question("context");
        tab.rest();
        assert_eq!((quiz.state().question(), quiz.state().checked()), ("context", ""), "after {pause} ms");
        // The next click counts.
        quiz.choose("context", "it");
        assert_eq!(quiz.state().checked(), "it");
    }
}

fn keyboard(tab: &Tab) {
    let answers = with_context(persona("p02"), "software");
    let quiz = tab.open("plain.html").ready();
    quiz.walk_by_keyboard(&answers);
    check_result(&quiz, &answers);
    assert_eq!(quiz.property("answers"), Value::Object(answers));
    // And back: Shift with Tab leaves the widget upwards, to the link above it.
    for _ in 0..40 {
        if tab.script("return document.activeElement?.hash", json!([])) == "#below" {
            return;
        }
        tab.chord(key::SHIFT, key::TAB);
    }
    panic!("Shift and Tab do not lead out of the widget");
}

fn arrows_do_not_advance(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    quiz.press(Word::Start);
    quiz.press(Word::Skip);
    quiz.until_question("core");
    quiz.tab_to("the options", |active| !active["checked"].is_null());
    let mut seen = Vec::new();
    for _ in 0..4 {
        tab.keys(&[key::DOWN]);
        let state = quiz.state();
        assert_eq!(state.question(), "core");
        seen.push(state.checked().to_owned());
    }
    // Some engines go round in a ring, others stop at the end.
    assert_eq!(seen[..3], ["b", "c", "not-sure"]);
    assert_eq!(quiz.details("shoreline-answer"), [] as [Value; 0], "an answer counts when the visitor moves on");
}

fn back_keeps_answers(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    quiz.press(Word::Start);
    quiz.choose("context", "it");
    quiz.press(Word::Next);
    quiz.choose("core", "b");
    quiz.press(Word::Next);
    quiz.until_question("volume");
    // Marked, but not sent off with Next: kept all the same.
    quiz.choose("volume", "e");
    quiz.press(Word::Back);
    assert_eq!(quiz.until_question("core").checked(), "b");
    quiz.press(Word::Back);
    assert_eq!(quiz.until_question("context").checked(), "it");
    quiz.press(Word::Back);
    quiz.until_screen("intro");
    quiz.press(Word::Start);
    assert_eq!(quiz.until_question("context").checked(), "it");
    quiz.press(Word::Next);
    assert_eq!(quiz.until_question("core").checked(), "b");
    quiz.press(Word::Next);
    assert_eq!(quiz.until_question("volume").checked(), "e");
    assert_eq!(quiz.property("answers"), json!({ "context": "it", "core": "b", "volume": "e" }));
}

fn next_without_answer_reminds(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    quiz.press(Word::Start);
    // The context question needs no answer.
    quiz.press(Word::Next);
    let state = quiz.until_question("core");
    assert!(!quiz.has(json!({ "css": "#reminder" })), "{}", state.card());
    quiz.press(Word::Next);
    tab.until("the reminder shows", || quiz.has(json!({ "css": "#reminder" })).then_some(()));
    assert_eq!(quiz.state().question(), "core");
    assert_eq!(quiz.active()["name"], word(Word::ChooseOne), "the reminder has the focus");
    quiz.choose("core", "a");
    tab.until("the reminder goes", || (!quiz.has(json!({ "css": "#reminder" }))).then_some(()));
    quiz.press(Word::Next);
    quiz.until_question("volume");
}

fn skip_the_context(tab: &Tab) {
    let answers = persona("p01");
    let quiz = tab.open("plain.html").ready();
    quiz.press(Word::Start);
    quiz.choose("context", "web");
    quiz.press(Word::Skip);
    quiz.until_question("core");
    assert_eq!(quiz.property("answers"), json!({}), "what was skipped is not answered");
    assert!(!quiz.has(json!({ "button": word(Word::Skip) })), "scored questions are not skipped");
    quiz.press(Word::Back);
    quiz.until_question("context");
    quiz.press(Word::Back);
    quiz.walk_by_pointer(&answers);
    check_result(&quiz, &answers);
}

fn change_one_in_the_review(tab: &Tab) {
    let mut answers = persona("p05");
    let quiz = tab.open("plain.html").ready();
    quiz.press(Word::Start);
    quiz.press(Word::Skip);
    for question in &asks()[1..] {
        quiz.until_question(question);
        quiz.choose(question, answers[*question].as_str().unwrap());
        quiz.press(Word::Next);
    }
    quiz.until_screen("review");
    quiz.click(json!({ "button": change_label("data") }));
    let state = quiz.until_question("data");
    assert_eq!(state.checked(), answers["data"], "the given answer is marked");
    assert!(!quiz.has(json!({ "button": word(Word::Next) })), "the button says that it leads back");
    let other = if answers["data"] == "d" { "a" } else { "d" };
    quiz.choose("data", other);
    quiz.press(Word::Save);
    quiz.until_screen("review");
    tab.until("the focus is where it was", || (quiz.active()["name"] == change_label("data")).then_some(()));
    // Looking at an answer without changing it leads back as well.
    quiz.click(json!({ "button": change_label("goal") }));
    quiz.until_question("goal");
    quiz.press(Word::Save);
    quiz.until_screen("review");
    quiz.press(Word::ShowResult);
    quiz.until_screen("result");
    answers["data"] = json!(other);
    check_result(&quiz, &answers);
}

fn not_sure_everywhere(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    quiz.walk_by_pointer(&Map::new());
    check_result(&quiz, &Map::new());
    let state = quiz.state();
    assert_eq!((state.level(), state.outcome(), state.heading()), ("no_clear", "", word(Word::NoClearTitle)));
    assert_eq!(quiz.property("result")["outcome"], Value::Null);
}

fn restart(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    quiz.set_answers(&persona("p04"));
    quiz.press(Word::Restart);
    quiz.until_screen("intro");
    assert_eq!(quiz.property("answers"), json!({}));
    assert_eq!(quiz.property("result"), Value::Null);
    assert_eq!(quiz.property("link"), "");
    quiz.walk_by_pointer(&persona("p04"));
    check_result(&quiz, &persona("p04"));
}
