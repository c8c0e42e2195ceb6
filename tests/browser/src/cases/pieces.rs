//! Pieces of the program that only a view or a link needs.

use super::Run;
use super::decide::check_result;
use super::share::until_shared;
use crate::printer;
use crate::quiz::Quiz;
use crate::reference::{letters, word};
use crate::tab::Tab;
use serde_json::json;
use shoreline::pack::Word;
use xtask::server::Response;

pub const CASES: &[(&str, Run)] = &[
    ("come_when_needed", pieces_come_when_needed),
    ("reader_of_links_missing", reader_of_links_missing),
    ("reader_of_links_missing_at_the_start", reader_of_links_missing_at_the_start),
    ("start_tries_again", start_tries_again),
    ("extras_missing", extras_missing),
    ("paper_missing", paper_missing),
];

const MINE: &str = "bccbbbcbbc";
const OTHER: (&str, &str) = ("cabaabccca", "1-s-ccdceagblasctavawcyb-7ir7");

fn shown(tab: &Tab) -> Quiz<'_> {
    let quiz = tab.open("plain.html").ready();
    quiz.set_answers(&letters(MINE));
    quiz
}

fn see(quiz: &Quiz, css: &str) {
    quiz.tab.until(&format!("{css} shows"), || quiz.has(json!({ "css": css })).then_some(()));
}

fn without_people(tab: &Tab) {
    tab.bend(|request, response| {
        if request.path.starts_with("/people.") {
            *response = Response::text(404, "not here");
        }
    });
}

/// What reads links comes with the first one. Without it nothing is lost, and another try may succeed.
fn reader_of_links_missing(tab: &Tab) {
    without_people(tab);
    let quiz = shown(tab);
    quiz.press(Word::CompareWith);
    quiz.script("root.querySelector('#join').value = args", json!(OTHER.1));
    tab.unsettle();
    tab.expect("404");
    tab.expect("network:");
    quiz.press(Word::JoinAdd);
    quiz.until("it says so", |state| state.live().contains(&word(Word::PartFailed)));
    let told = "return root.querySelector('.join .told').textContent";
    assert_eq!(quiz.script(told, json!([])), word(Word::PartFailed), "where it was asked for");
    let told = tab.until("the host hears the cause", || quiz.details("shoreline-error").pop());
    assert_eq!(told["code"], "network");
    check_result(&quiz, &letters(MINE));
    assert_eq!(quiz.script("return root.querySelector('#join').value", json!([])), OTHER.1, "nothing is lost");
    tab.heal();
    quiz.press(Word::JoinAdd);
    see(&quiz, "#people");
    assert_eq!(quiz.state().notices(), [""; 0]);
}

fn reader_of_links_missing_at_the_start(tab: &Tab) {
    without_people(tab);
    tab.expect("404");
    tab.expect("network:");
    let quiz = tab.open(&format!("plain.html#s={}", OTHER.1));
    quiz.until("it says so", |state| state.notices().iter().any(|n| n.contains(word(Word::LoadFailed))));
    // The cause is looked into after the visitor knows.
    tab.until("the host hears the cause", || quiz.details("shoreline-error").pop());
    tab.heal();
    quiz.press(Word::TryAgain);
    quiz.until_screen("result");
    check_result(&quiz, &letters(OTHER.0));
}

/// The check's content did not come: Start is another try.
fn start_tries_again(tab: &Tab) {
    let quiz = shown(tab);
    tab.bend(|request, response| {
        if request.path.starts_with("/check.") {
            *response = Response::text(404, "not here");
        }
    });
    tab.unsettle();
    tab.expect("404");
    tab.expect("network:");
    quiz.press(Word::ViewCheck);
    tab.until("the host hears of it", || quiz.details("shoreline-error").pop());
    tab.heal();
    quiz.press(Word::Start);
    see(&quiz, "[part~='item']");
    assert_eq!(quiz.state().notices(), [""; 0]);
}

/// What few need: where it does not come, the visitor sees it beside the button, and the host hears what to do. Another
/// try may succeed, also where the browser remembers the first one.
fn extras_missing(tab: &Tab) {
    let cases = [("/qr.", ".js", Word::QrCode), ("/qr.", ".wasm", Word::QrCode), ("/picture.", ".js", Word::Picture)];
    for (start, end, button) in cases {
        let quiz = shown(tab);
        tab.bend(move |request, response| {
            if request.path.starts_with(start) && request.path.ends_with(end) {
                *response = Response::text(404, "not here");
            }
        });
        tab.unsettle();
        tab.expect("network:");
        // Each engine has its own words for a script that is not there.
        tab.allow("404");
        tab.allow("module");
        tab.allow("import");
        quiz.press(button);
        quiz.until("the visitor sees it", |state| state.card().contains(word(Word::NotLoaded)));
        let told = tab.until("the host hears the cause", || quiz.details("shoreline-error").pop());
        assert_eq!(told["code"], "network", "{told}");
        assert!(told["message"].as_str().unwrap().contains(end), "{told}");
        assert!(told["fix"].as_str().unwrap().starts_with("Copy the whole built folder"), "{told}");
        tab.heal();
        tab.script("HTMLAnchorElement.prototype.click = () => {}", json!([]));
        quiz.press(button);
        until_shared(&quiz, if button == Word::QrCode { "qr" } else { "picture" });
        assert!(!quiz.state().card().contains(word(Word::NotLoaded)));
        tab.leave();
    }
}

/// What prints is fetched by the first who prints. Where it does not come, whoever asked sees so: on a result, at the
/// checklist, and at the end of the comparison.
fn paper_missing(tab: &Tab) {
    let quiz = shown(tab);
    quiz.press(Word::ViewCompare);
    see(&quiz, ".lined");
    tab.bend(|request, response| {
        if request.path.starts_with("/paper.") {
            *response = Response::text(404, "not here");
        }
    });
    tab.unsettle();
    tab.expect("network:");
    tab.allow("404");
    tab.allow("module");
    tab.allow("import");
    let told = |css: &str| {
        let text = quiz.script("return root.querySelector(args)?.textContent ?? null", json!(css));
        (text == word(Word::ShareRefused)).then_some(())
    };
    quiz.click(json!({ "css": "#print-checklist" }));
    tab.until("it stands at the checklist", || told("#checklist > .told"));
    tab.until("it stands at the end", || told(".end > .told"));
    quiz.press(Word::ViewDecide);
    quiz.until_screen("result");
    quiz.press(Word::PrintResult);
    tab.until("it stands on the result", || told(".share .told"));
    assert_eq!(tab.until("the host hears the cause", || quiz.details("shoreline-error").pop())["code"], "network");
    assert_eq!(quiz.details("shoreline-share"), [json!(null); 0], "what did not happen is not told");
    quiz.press(Word::ViewCompare);
    see(&quiz, ".lined");
    quiz.click(json!({ "css": "#print-comparison" }));
    tab.until("it stands at the end", || told(".end > .told"));
    // The causes are looked into while the file is still missing.
    tab.until("the host hears every cause", || (quiz.details("shoreline-error").len() == 3).then_some(()));
    tab.heal();
    printer::watch(tab, "true");
    // Whoever has gone on has nothing printed.
    let came = || {
        tab.script(
            "return performance.getEntriesByType('resource').filter((file) => file.name.includes('/paper.')).length",
            json!([]),
        )
    };
    let before = came();
    let paper = tab.hold(".js");
    quiz.click(json!({ "css": "#print-comparison" }));
    tab.until("what was told is over", || told(".end > .told").is_none().then_some(()));
    quiz.press(Word::ViewDecide);
    quiz.until_screen("result");
    paper.open();
    tab.until("it is there", || (came() != before).then_some(()));
    tab.rest();
    let nothing = tab.script("return [document.querySelectorAll('iframe').length, window.printed ?? null]", json!([]));
    assert_eq!(nothing, json!([0, null]));
    assert!(told(".share .told").is_none(), "nor is anything said of it");
    quiz.press(Word::ViewCompare);
    see(&quiz, ".lined");
    quiz.click(json!({ "css": "#print-comparison" }));
    assert_eq!(printer::printed(tab), true);
    quiz.press(Word::ViewDecide);
    quiz.until_screen("result");
    quiz.press(Word::PrintResult);
    until_shared(&quiz, "print");
}

/// Nobody loads the code of a view that he does not open, and nobody loads one twice.
fn pieces_come_when_needed(tab: &Tab) {
    let count = |piece: &str| {
        let is_it = |path: &str| path.starts_with(piece) && path.ends_with(".wasm");
        tab.requests().iter().filter(|seen| is_it(&seen.request.path)).count()
    };
    let counts = || ["/compare.", "/check.", "/people."].map(count);
    let quiz = shown(tab);
    assert_eq!(counts(), [0, 0, 0]);
    tab.unsettle();
    for _ in 0..2 {
        quiz.press(Word::ViewCompare);
        see(&quiz, ".lined");
        quiz.press(Word::ViewDecide);
        quiz.until_screen("result");
    }
    assert_eq!(counts(), [1, 0, 0]);
    quiz.press(Word::ViewCheck);
    quiz.click(json!({ "css": "#check-start" }));
    tab.until("its code is there", || (counts() == [1, 1, 0]).then_some(()));
}
