//! Steps as entries of the browser's history: on pages of the quiz's own, and nowhere else.

use super::Run;
use super::decide::check_result;
use crate::quiz::Quiz;
use crate::reference::{asks, letters};
use crate::tab::Tab;
use serde_json::json;
use shoreline::pack::Word;

pub const CASES: &[(&str, Run)] = &[
    ("history_alone", history_alone),
    ("history_tells_once", history_tells_once),
    ("history_own_back", history_own_back),
    ("history_of_a_quiz_before_the_program", history_of_a_quiz_before_the_program),
    ("history_embedded", history_embedded),
    ("history_of_somebody_else", history_of_somebody_else),
];

/// Puts a spy into the stand-alone page.
fn watch(tab: &Tab) {
    tab.edit_page("/index.html", "<head>", "<head><script src=\"/hosts/spy.js\"></script>");
    tab.edit_page("/index.html", "<shoreline-quiz", "<shoreline-quiz id=\"widget\"");
}

/// The stand-alone page with a spy.
fn alone<'t>(tab: &'t Tab, fragment: &str) -> Quiz<'t> {
    watch(tab);
    tab.open(&format!("../index.html{fragment}"));
    tab.script("sessionStorage.clear()", json!([]));
    let quiz = tab.quiz("widget").ready();
    // The page below the quiz loads its builder when somebody comes near.
    tab.unsettle();
    quiz
}

fn history_alone(tab: &Tab) {
    let quiz = alone(tab, "");
    // A tab's history has an upper end, so the entries themselves are counted.
    let count = "window.entries = 0; const push = history.pushState; history.pushState = function (...all) { window.entries += 1; return push.apply(this, all); }";
    tab.script(count, json!([]));
    quiz.press(Word::Start);
    quiz.choose("context", "it");
    quiz.press(Word::Next);
    quiz.until_question("core");
    quiz.choose("core", "c");
    quiz.press(Word::Next);
    quiz.until_question("volume");
    quiz.choose("volume", "e");
    tab.frames();
    assert_eq!(tab.script("return entries", json!([])), 3, "one entry a step");
    tab.script("history.back()", json!([]));
    assert_eq!(quiz.until_question("core").checked(), "c");
    tab.script("history.forward()", json!([]));
    assert_eq!(quiz.until_question("volume").checked(), "e", "what was marked is kept");
    tab.script("history.back()", json!([]));
    quiz.until_question("core");
    // Some hosts add to the address; a page of the quiz's own is known by its path.
    tab.script("history.replaceState(history.state, '', `${location.pathname}?visit=0&host=other`)", json!([]));
    tab.reload();
    quiz.ready();
    tab.unsettle();
    assert_eq!(quiz.until_question("core").checked(), "c", "a reload lands where it was");
    tab.script(count, json!([]));
    tab.script("history.forward()", json!([]));
    quiz.until_question("volume");
    tab.script("history.go(-3)", json!([]));
    quiz.until_screen("intro");
    assert_eq!(tab.script("return entries", json!([])), 0, "going makes none");
    tab.script("sessionStorage.clear()", json!([]));
}

/// Back and Forward show again what the host knows already.
fn history_tells_once(tab: &Tab) {
    let quiz = alone(tab, "");
    quiz.walk_by_pointer(&letters("bccbbbcbbc"));
    tab.until("the result is told", || (quiz.details("shoreline-result").len() == 1).then_some(()));
    tab.script("history.back()", json!([]));
    quiz.until_screen("review");
    tab.script("history.forward()", json!([]));
    quiz.until_screen("result");
    tab.script("history.go(-11)", json!([]));
    quiz.until_question("core");
    tab.script("history.back()", json!([]));
    quiz.until("the question before", |s| s.question() == "context" || s.screen() == "intro");
    tab.script("history.forward()", json!([]));
    quiz.until_question("core");
    tab.rest();
    let count = |name: &str| quiz.details(name).len();
    assert_eq!((count("shoreline-start"), count("shoreline-result")), (1, 1), "{:?}", quiz.event_names());
    // Another answer makes another result.
    quiz.choose("core", "a");
    quiz.press(Word::Next);
    for question in &asks()[2..] {
        quiz.until_question(question);
        quiz.press(Word::Next);
    }
    quiz.until_screen("review");
    quiz.press(Word::ShowResult);
    tab.until("it is told", || (quiz.details("shoreline-result").len() == 2).then_some(()));
    tab.script("sessionStorage.clear()", json!([]));
}

/// The widget's Back is the browser's: both lead on from where the other led.
fn history_own_back(tab: &Tab) {
    let quiz = alone(tab, "");
    let length = || tab.script("return history.length", json!([])).as_u64().unwrap();
    quiz.go_to_volume("c");
    tab.rest();
    let before = length();
    quiz.press(Word::Back);
    quiz.until_question("core");
    tab.rest();
    assert_eq!(length(), before, "a step back is no further entry");
    tab.script("history.back()", json!([]));
    assert_eq!(quiz.until_question("context").checked(), "");
    tab.script("history.go(2)", json!([]));
    quiz.until_question("volume");
    tab.rest();
    // Twice in a hurry, and the browser's on top.
    let twice = "root.querySelector('#back').click(); return new Promise((then) => setTimeout(() => { root.querySelector('#back').click(); then(); }))";
    quiz.script(twice, json!([]));
    quiz.until_question("context");
    tab.rest();
    tab.script("history.back()", json!([]));
    quiz.until_screen("intro");
    assert_eq!(quiz.property("answers"), json!({ "core": "c" }));
    tab.script("sessionStorage.clear()", json!([]));
}

/// All questions answered while the program is on its way: each is a step back all the same.
fn history_of_a_quiz_before_the_program(tab: &Tab) {
    let gate = tab.hold(".wasm");
    watch(tab);
    tab.open("../index.html");
    tab.script("sessionStorage.clear()", json!([]));
    let quiz = tab.quiz("widget");
    tab.until("the first screen is there", || quiz.exists().then_some(()));
    quiz.press(Word::Start);
    quiz.press(Word::Skip);
    let answers = letters("bccbbbcbbc");
    for question in &asks()[1..] {
        quiz.until_question(question);
        quiz.choose(question, answers[*question].as_str().unwrap());
        quiz.press(Word::Next);
    }
    quiz.until("no question is left", |s| s.screen() != "question");
    gate.open();
    quiz.ready();
    tab.unsettle();
    quiz.until_screen("review");
    tab.rest();
    tab.script("history.back()", json!([]));
    quiz.until_question(asks()[asks().len() - 1]);
    tab.script("history.go(-10)", json!([]));
    quiz.until_question("context");
    tab.script("sessionStorage.clear()", json!([]));
}

fn history_embedded(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    let before = tab.script("return history.length", json!([]));
    quiz.walk_by_pointer(&letters("bccbbbcbbc"));
    assert_eq!(tab.script("return [history.length, history.state]", json!([])), json!([before, null]));
    // The stand-alone page within somebody else's page writes none either.
    watch(tab);
    tab.open_tag("<iframe id=\"frame\" title=\"Quiz\" width=\"900\" height=\"700\" src=\"/index.html\"></iframe><shoreline-quiz id=\"quiz\">");
    let before = tab.script("return history.length", json!([]));
    tab.frame(Some("frame"));
    tab.script("sessionStorage.clear()", json!([]));
    let quiz = tab.quiz("widget").ready();
    tab.unsettle();
    quiz.press(Word::Start);
    quiz.until_question("context");
    quiz.press(Word::Skip);
    quiz.until_question("core");
    tab.script("sessionStorage.clear()", json!([]));
    assert_eq!(tab.script("return [history.length, history.state]", json!([])), json!([before, null]));
}

/// What another version, or another script, has put where the places of the quiz are leads to something that can be shown,
/// and takes nothing away.
fn history_of_somebody_else(tab: &Tab) {
    let answers = letters("bccbbbcbbc");
    let quiz = alone(tab, "");
    quiz.set_answers(&answers);
    let places = [
        json!("x core,a, decide"),
        json!("14 core,a,+core,b, decide  "),
        json!("14 ,+, check 9 1;3;2,,x"),
        json!("99 a compare 7"),
        json!("14\n*others=core,a,"),
        json!("\tcore,a, decide"),
        json!(" , "),
        json!(""),
        json!(5),
        json!({ "screen": 3 }),
    ];
    let go = "dispatchEvent(new PopStateEvent('popstate', { state: { shoreline: arguments[0] } }))";
    for place in &places {
        tab.script(go, json!([place]));
        // The first one brings what reads other people's answers.
        tab.until("it is there", || {
            tab.requests().iter().any(|seen| seen.request.path.starts_with("/people.")).then_some(())
        });
        tab.frames();
    }
    tab.script(go, json!(["14  decide "]));
    quiz.until_screen("result");
    check_result(&quiz, &answers);
    tab.script("history.pushState({ shoreline: 5 }, '')", json!([]));
    quiz.press(Word::ViewCompare);
    let written = "return typeof history.state.shoreline";
    tab.until("a step is written over it", || (tab.script(written, json!([])) == "string").then_some(()));
    tab.script("sessionStorage.clear()", json!([]));
}
