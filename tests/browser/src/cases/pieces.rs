//! Pieces of the program that only a view or a link needs.

use super::Run;
use super::decide::check_result;
use super::share::{SPOKEN, WILLING, until_shared};
use crate::printer;
use crate::quiz::Quiz;
use crate::reference::{letters, word};
use crate::tab::Tab;
use serde_json::json;
use shoreline::pack::Word;
use xtask::server::{Gate, Response};

pub const CASES: &[(&str, Run)] = &[
    ("come_when_needed", pieces_come_when_needed),
    ("reader_of_links_missing", reader_of_links_missing),
    ("reader_of_links_missing_at_the_start", reader_of_links_missing_at_the_start),
    ("reader_of_kept_others_missing", reader_of_kept_others_missing),
    ("start_tries_again", start_tries_again),
    ("extras_missing", extras_missing),
    ("text_in_time", text_in_time),
    ("paper_missing", paper_missing),
    ("typed_while_the_reader_comes", typed_while_the_reader_comes),
    ("picture_of_what_was_left", picture_of_what_was_left),
    ("loading_is_said", loading_is_said),
    ("failure_of_what_was_left", failure_of_what_was_left),
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
    // Pressed again in vain, it is spoken again.
    quiz.script(SPOKEN, json!([]));
    quiz.press(Word::JoinAdd);
    tab.until_script("it is spoken again", "return window.spoken", json!([]));
    tab.until("the host hears of it again", || (quiz.details("shoreline-error").len() == 2).then_some(()));
    tab.heal();
    quiz.press(Word::JoinAdd);
    see(&quiz, "#people");
    assert_eq!(quiz.state().notices(), [""; 0]);
}

fn until_asked(tab: &Tab, piece: &str) {
    let asked = || tab.requests().iter().any(|seen| seen.request.path.starts_with(piece));
    tab.until(&format!("{piece} is on its way"), || asked().then_some(()));
}

/// What is typed while the reader of links is on its way is read, too, and what cannot be read stays.
fn typed_while_the_reader_comes(tab: &Tab) {
    let quiz = shown(tab);
    quiz.press(Word::CompareWith);
    quiz.script("root.querySelector('#join').value = args", json!(OTHER.1));
    tab.unsettle();
    let reader = tab.hold(".wasm");
    quiz.press(Word::JoinAdd);
    until_asked(tab, "/people.");
    let damaged = format!("Cem: https://b.example/#s={}", &OTHER.1[..9]);
    quiz.script("root.querySelector('#join').value += args", json!(format!("\n{damaged}")));
    reader.open();
    see(&quiz, "#people");
    let field = || quiz.script("return root.querySelector('#join').value", json!([]));
    tab.until("what could not be read is in the field", || (field() == damaged.as_str()).then_some(()));
}

/// Whoever has gone on gets no picture of another map, and nothing is said of it.
fn picture_of_what_was_left(tab: &Tab) {
    let quiz = shown(tab);
    tab.script("HTMLAnchorElement.prototype.click = () => { window.saved = true; }", json!([]));
    tab.unsettle();
    let script = tab.hold(".js");
    quiz.press(Word::Picture);
    until_asked(tab, "/away.");
    quiz.press(Word::ViewCompare);
    see(&quiz, ".lined");
    script.open();
    let came = "return performance.getEntriesByType('resource').some((file) => file.name.includes('/away.'))";
    tab.until_script("it has come", came, json!([]));
    tab.rest();
    assert_eq!(tab.script("return window.saved ?? null", json!([])), json!(null));
    assert_eq!(quiz.details("shoreline-share"), [json!(null); 0]);
    assert_eq!(quiz.state().live(), [""; 0]);
}

/// The tab keeps the focus: that the view's content is on its way is heard, and no longer once it is there. So it is after
/// another try.
fn loading_is_said(tab: &Tab) {
    let quiz = shown(tab);
    tab.unsettle();
    let says = |wanted: &[Word]| {
        let wanted: Vec<&str> = wanted.iter().map(|said| word(*said)).collect();
        quiz.until("it is heard", |state| state.live() == wanted);
    };
    let content = tab.hold(".wasm");
    quiz.press(Word::ViewCompare);
    says(&[Word::Loading]);
    content.open();
    see(&quiz, ".lined");
    says(&[]);
    tab.heal();
    tab.bend(|request, response| {
        if request.path.starts_with("/check.") {
            *response = Response::text(404, "not here");
        }
    });
    tab.expect("404");
    tab.expect("network:");
    quiz.press(Word::ViewCheck);
    quiz.click(json!({ "css": "#check-start" }));
    says(&[Word::PartFailed]);
    tab.until("the host hears of it", || quiz.details("shoreline-error").pop());
    tab.heal();
    let content = tab.hold(".wasm");
    quiz.press(Word::TryAgain);
    says(&[Word::Loading]);
    content.open();
    see(&quiz, "[part~='item']");
    says(&[]);
}

/// Whoever has left a view does not hear that it could not be loaded.
fn failure_of_what_was_left(tab: &Tab) {
    let quiz = shown(tab);
    tab.unsettle();
    tab.expect("404");
    tab.expect("network:");
    let gate = Gate::default();
    let held = gate.clone();
    tab.bend(move |request, response| {
        if request.path.starts_with("/compare.") {
            *response = Response::text(404, "not here");
            response.gate = Some(held.clone());
        }
    });
    quiz.press(Word::ViewCompare);
    until_asked(tab, "/compare.");
    quiz.press(Word::ViewDecide);
    quiz.until_screen("result");
    gate.open();
    tab.until("the host hears of it", || quiz.details("shoreline-error").pop());
    tab.rest();
    assert_eq!(quiz.state().live(), [""; 0]);
    tab.heal();
    quiz.press(Word::ViewCompare);
    see(&quiz, ".lined");
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

/// Others that were kept in this tab need it as well. Until it comes, the visitor reads that it did not, and nothing of
/// theirs is lost.
fn reader_of_kept_others_missing(tab: &Tab) {
    let tag = "<shoreline-quiz id=\"quiz\" storage=\"session\"><a href=\"/\">Take the quiz</a>";
    tab.serve_tag(tag);
    let quiz = tab.open("plain.html").ready();
    quiz.set_answers(&letters(MINE));
    quiz.press(Word::CompareWith);
    quiz.script("root.querySelector('#join').value = args", json!(OTHER.1));
    tab.unsettle();
    quiz.press(Word::JoinAdd);
    see(&quiz, "#people");
    tab.bend(|request, response| {
        if request.path.starts_with("/people.") {
            *response = Response::text(404, "not here");
        }
    });
    let answers = quiz.property("answers");
    tab.reload();
    tab.expect("404");
    tab.expect("network:");
    super::failure::check_failure(&quiz, "network");
    assert_eq!(quiz.property("answers"), answers, "the answers are still there");
    tab.heal();
    quiz.press(Word::TryAgain);
    see(&quiz, "#people");
    check_result(&quiz, &letters(MINE));
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
    let cases = [
        ("/qr.", ".js", Word::QrCode, "qr"),
        ("/qr.", ".wasm", Word::QrCode, "qr"),
        ("/people.", ".wasm", Word::QrCode, "qr"),
        ("/away.", ".js", Word::Picture, "picture"),
        ("/people.", ".wasm", Word::Picture, "picture"),
        ("/people.", ".wasm", Word::CopyText, "text"),
    ];
    for (start, end, button, way) in cases {
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
        tab.script(WILLING, json!([]));
        tab.script("HTMLAnchorElement.prototype.click = () => {}", json!([]));
        quiz.press(button);
        until_shared(&quiz, way);
        assert!(!quiz.state().card().contains(word(Word::NotLoaded)));
        tab.leave();
    }
}

/// The clipboard is asked within the press, though what words the text is still on its way: later, Safari would refuse.
fn text_in_time(tab: &Tab) {
    let quiz = shown(tab);
    tab.script(WILLING, json!([]));
    tab.script(
        "window.ClipboardItem = class { constructor(kinds) { Object.assign(this, kinds); } };
        navigator.clipboard.write = async ([item]) => { got.push(pressed); got.push(await item['text/plain']); };
        addEventListener('click', () => { window.pressed = true; }, true);
        addEventListener('click', () => { window.pressed = false; });",
        json!([]),
    );
    let gate = tab.hold(".wasm");
    tab.unsettle();
    quiz.press(Word::CopyText);
    until_asked(tab, "/people.");
    tab.until_script("it is asked for", "return got.length === 1", json!([]));
    gate.open();
    until_shared(&quiz, "text");
    let got = tab.script("return got", json!([]));
    assert_eq!(got[0], true, "within the press");
    let link = quiz.property("link");
    assert!(got[1].as_str().unwrap().ends_with(link.as_str().unwrap()), "{got}");
}

/// What prints is fetched by the first who prints. Where it does not come, whoever asked sees so: on a result, at the
/// checklist, and at the end of the comparison.
fn paper_missing(tab: &Tab) {
    let quiz = shown(tab);
    quiz.press(Word::ViewCompare);
    see(&quiz, ".lined");
    tab.bend(|request, response| {
        if request.path.starts_with("/away.") {
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
            "return performance.getEntriesByType('resource').filter((file) => file.name.includes('/away.')).length",
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
