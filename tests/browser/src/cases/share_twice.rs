//! What is pressed twice in a row, as in a double click, is done once.

use super::Run;
use super::share::{ONE, OTHER, THIRD, count, see, shown, until_shared};
use crate::quiz::Quiz;
use crate::reference::{letters, word};
use crate::tab::Tab;
use serde_json::{Value, json};
use shoreline::pack::{Word, fill};

pub const CASES: &[(&str, Run)] = &[
    ("add_twice_adds_once", add_twice_adds_once),
    ("add_twice_while_the_reader_comes", add_twice_while_the_reader_comes),
    ("picture_twice_is_one", |tab| twice_is_once(tab, Word::Picture, "picture")),
    ("qr_code_twice_is_one", |tab| twice_is_once(tab, Word::QrCode, "qr")),
    ("errors_of_the_hosts_are_seen", errors_of_the_hosts_are_seen),
];

/// Presses a button twice, a moment apart: WebDriver's own clicks may be too slow.
fn press_twice(quiz: &Quiz, name: Word, moment: u32) {
    let find = "const button = [...root.querySelectorAll('button')].find((e) => e.textContent === args[0]);
        button.click(); setTimeout(() => { button.click(); window.twice = true; }, args[1])";
    quiz.script(&format!("window.twice = false; {find}"), json!([word(name), moment]));
    quiz.tab.until_script("it is pressed again", "return window.twice", json!([]));
    quiz.tab.rest();
}

fn code_of(quiz: &Quiz, answers: &str) -> String {
    quiz.set_answers(&letters(answers));
    quiz.property("link").as_str().unwrap().split_once("#s=").unwrap().1.to_owned()
}

fn paste(quiz: &Quiz, text: &str) {
    quiz.script("root.querySelector('#join').value = args", json!(text));
}

fn says(quiz: &Quiz, wanted: Word, count: &str) {
    let wanted = fill(word(wanted), &[("count", count)]);
    let told = || quiz.script("return root.querySelector('.join .told')?.textContent ?? ''", json!([]));
    let seen = || (told() == wanted.as_str()).then_some(());
    quiz.tab.until_or(&format!("it says “{wanted}”"), seen, || told().to_string());
}

/// The second press finds the field empty, which is no news for whoever has just filled it.
fn add_twice_adds_once(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    let third = code_of(&quiz, THIRD.0);
    quiz.set_answers(&letters(ONE.0));
    quiz.press(Word::CompareWith);
    paste(&quiz, OTHER.1);
    tab.unsettle();
    quiz.press(Word::JoinAdd);
    see(&quiz, "#people");
    // The field is another one now, and emptied a moment later.
    tab.rest();
    for moment in [0, 120] {
        paste(&quiz, &third);
        press_twice(&quiz, Word::JoinAdd, moment);
        says(&quiz, Word::Joined, "1");
        assert_eq!(count(&quiz, ".persons li"), 3);
        quiz.click(json!({ "button": fill(word(Word::RemoveOf), &[("person", &fill(word(Word::PeopleOther), &[("number", "3")]))]) }));
        quiz.until("one is gone", |_| count(&quiz, ".persons li") == 2);
    }
    // Whoever presses it later, with nothing in the field, is told so.
    tab.until("it is told to whoever presses it later", || {
        quiz.press(Word::JoinAdd);
        quiz.has(json!({ "css": ".join .told" })).then_some(())
    });
    says(&quiz, Word::JoinNothing, "");
}

fn add_twice_while_the_reader_comes(tab: &Tab) {
    let quiz = shown(tab, "plain.html");
    quiz.press(Word::CompareWith);
    paste(&quiz, OTHER.1);
    tab.unsettle();
    let reader = tab.hold(".wasm");
    press_twice(&quiz, Word::JoinAdd, 120);
    reader.open();
    see(&quiz, "#people");
    tab.rest();
    says(&quiz, Word::Joined, "1");
    assert_eq!(count(&quiz, ".persons li"), 2);
}

fn twice_is_once(tab: &Tab, button: Word, method: &str) {
    let save = "<script>window.saved = 0; HTMLAnchorElement.prototype.click = () => { saved += 1; };</script>";
    let quiz = tab.open_tag(&format!("{save}<shoreline-quiz id=\"quiz\">")).ready();
    quiz.set_answers(&letters(ONE.0));
    tab.unsettle();
    let script = tab.hold(".js");
    press_twice(&quiz, button, 120);
    script.open();
    until_shared(&quiz, method);
    tab.rest();
    assert_eq!(quiz.details("shoreline-share").len(), 1);
    if button == Word::Picture {
        press_twice(&quiz, button, 120);
        tab.until("another one", || (quiz.details("shoreline-share").len() == 2).then_some(()));
        tab.rest();
        assert_eq!(tab.script("return saved", json!([])), 2);
    }
    assert_eq!(count(&quiz, ".qr"), u64::from(button == Word::QrCode));
}

/// What a host has replaced may throw where the browser's own does not: that is not kept from the console.
fn errors_of_the_hosts_are_seen(tab: &Tab) {
    let throws = "<script>Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText() { throw new Error('of the host'); } } })</script>";
    let quiz = tab.open_tag(&format!("{throws}<shoreline-quiz id=\"quiz\">")).ready();
    quiz.set_answers(&letters(ONE.0));
    tab.expect("of the host");
    quiz.press(Word::CopyLink);
    let said = || tab.console().iter().any(|line| line.contains("of the host"));
    tab.until("it is on the console", || said().then_some(()));
    assert_eq!(quiz.details("shoreline-share"), [Value::Null; 0]);
}
