//! Results of several people: whose answers are shown and kept, and a team side by side.

use super::Run;
use super::decide::check_result;
use super::share::{ONE, OTHER, THIRD, WILLING, count, see, shown, told, until_shared};
use crate::reference::{letters, word};
use crate::tab::Tab;
use serde_json::{Value, json};
use shoreline::pack::{Word, fill};

pub const CASES: &[(&str, Run)] = &[
    ("take_it_yourself", take_it_yourself),
    ("own_answers_are_kept", own_answers_are_kept),
    ("back_to_ones_own_is_said_once", back_to_ones_own_is_said_once),
    ("team_of_three", team_of_three),
];

fn take_it_yourself(tab: &Tab) {
    let quiz = tab.open(&format!("plain.html#s={}", OTHER.1)).ready();
    let state = quiz.until_screen("result");
    assert!(state.notices().contains(&word(Word::LinkShown)), "{:?}", state.notices());
    check_result(&quiz, &letters(OTHER.0));
    assert_eq!(count(&quiz, "[part~='change'], [part~='hinge'] button"), 0, "somebody else's answers are only read");
    quiz.press(Word::TakeItYourself);
    quiz.until_question("context");
    assert_eq!(quiz.property("answers"), json!({}));
    assert_eq!(quiz.active()["part"], "heading");
    quiz.press(Word::Skip);
    let answers = letters(ONE.0);
    for question in &crate::reference::asks()[1..] {
        quiz.until_question(question);
        quiz.choose(question, answers[*question].as_str().unwrap());
        quiz.press(Word::Next);
    }
    quiz.until_screen("review");
    quiz.press(Word::ShowResult);
    quiz.until_screen("result");
    check_result(&quiz, &answers);
    assert_eq!(count(&quiz, ".people .map .you"), 1);
    assert_eq!(count(&quiz, ".people .map .other"), 1);
    let different = ONE.0.chars().zip(OTHER.0.chars()).filter(|(a, b)| a != b).count();
    assert_eq!(count(&quiz, ".differences > li"), different as u64);
    assert!(quiz.property("link").as_str().unwrap().ends_with(ONE.1), "the link is the visitor's own");
    let text = fill(word(Word::DifferTitle), &[("count", &different.to_string()), ("all", "10")]);
    assert!(quiz.state().card().contains(&text), "{text}");
    quiz.click(json!({ "button": fill(word(Word::RemoveOf), &[("person", &person(2))]) }));
    quiz.until("nobody is left to compare with", |_| count(&quiz, ".people") == 0);
}

fn person(number: usize) -> String {
    fill(word(Word::PeopleOther), &[("number", &number.to_string())])
}

fn own_answers_are_kept(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    quiz.press(Word::Start);
    quiz.choose("context", "office");
    quiz.press(Word::Next);
    quiz.until_question("core");
    quiz.choose("core", "c");
    quiz.press(Word::Next);
    quiz.until_question("volume");
    quiz.choose("volume", "e");
    // What reads links comes with the first one.
    tab.unsettle();
    tab.script("location.hash = arguments[0]", json!([format!("s={}", OTHER.1)]));
    quiz.until_screen("result");
    tab.settle();
    check_result(&quiz, &letters(OTHER.0));
    quiz.press(Word::ToYours);
    assert_eq!(quiz.until_question("volume").checked(), "e");
    assert_eq!(quiz.property("answers"), json!({ "context": "office", "core": "c" }));
    // A damaged one changes nothing but says so.
    tab.script("location.hash = arguments[0]", json!([format!("s={}x", OTHER.1)]));
    quiz.until("it says so", |state| state.notices().contains(&word(Word::LinkDamaged)));
    quiz.until("and is heard", |state| state.live() == [word(Word::LinkDamaged)]);
    assert_eq!(quiz.until_question("volume").checked(), "e");
}

/// The headline gets the focus, so nothing else tells it; what a host sets in its place is told.
fn back_to_ones_own_is_said_once(tab: &Tab) {
    let quiz = shown(tab, "plain.html");
    let own = quiz.state().heading().to_owned();
    tab.unsettle();
    tab.script("location.hash = arguments[0]", json!([format!("s={}", OTHER.1)]));
    quiz.until("it says whose it is", |state| state.live() == [word(Word::LinkShown)]);
    quiz.press(Word::ToYours);
    let state = quiz.until("one's own", |state| state.heading() == own);
    assert_eq!(state.live(), [""; 0]);
    tab.until("the headline has the focus", || (quiz.active()["name"] == own.as_str()).then_some(()));
    quiz.set_answers(&letters(OTHER.0));
    let state = quiz.until("another result", |state| state.heading() != own);
    assert!(state.live().iter().any(|live| live.contains(state.heading())), "{:?}", state.live());
}

fn team_of_three(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    quiz.set_answers(&letters(THIRD.0));
    let link = quiz.property("link").as_str().unwrap().to_owned();
    let third = link.split_once("#s=").unwrap().1;
    let codes = [ONE.1, OTHER.1, third];
    let quiz = tab.open(&format!("plain.html#s={}", codes.join("."))).ready();
    let title = fill(word(Word::TeamTitle), &[("count", "3")]);
    quiz.until("the team is there", |state| state.heading() == title);
    assert_eq!(count(&quiz, ".map .other"), 3);
    assert_eq!(quiz.property("result"), Value::Null);
    assert!(quiz.property("link").as_str().unwrap().ends_with(&codes.join(".")));
    assert!(quiz.state().card().contains(word(Word::MostSplit)));
    // With own answers, and one of the team pasted into a text of its own.
    let quiz = shown(tab, "plain.html");
    quiz.press(Word::CompareWith);
    let damaged = format!("Cem: https://b.example/#s={}", &third[..9]);
    let text = format!(
        "Mine: https://a.example/p#s={}.\n{damaged}\nand (https://b.example/#s={third}), from 2026-11-25",
        OTHER.1
    );
    quiz.script("root.querySelector('#join').value = args", json!(text));
    tab.unsettle();
    quiz.press(Word::JoinAdd);
    see(&quiz, "#people");
    tab.settle();
    assert_eq!((count(&quiz, ".map .other"), count(&quiz, ".persons li")), (2, 3));
    let field = || quiz.script("return root.querySelector('#join').value", json!([]));
    tab.until("only what could not be read is in the field", || (field() == damaged.as_str()).then_some(()));
    tab.until("the field has the focus, beside what is said of it", || {
        (quiz.script("return root.activeElement?.id", json!([])) == "join").then_some(())
    });
    // The visitor's own link is nobody else's.
    quiz.script("root.querySelector('#join').value = args", json!(ONE.1));
    quiz.press(Word::JoinAdd);
    let again = fill(word(Word::JoinAgain), &[("count", "1")]);
    quiz.until("it is there already", |state| state.card().contains(&again));
    assert_eq!(count(&quiz, ".persons li"), 3);
    tab.script(WILLING, json!([]));
    quiz.press(Word::CopyTeam);
    let shared = until_shared(&quiz, "copy");
    assert!(shared["link"].as_str().unwrap().ends_with(&codes.join(".")), "{shared}");
    // Who is there is not added again; what cannot be read stays in the field, and is said.
    let again = format!("https://b.example/#s={third}");
    quiz.script("root.querySelector('#join').value = args", json!(format!("{again}\n{damaged}")));
    quiz.press(Word::JoinAdd);
    let said = [Word::JoinAgain, Word::JoinLeftOut].map(|said| fill(word(said), &[("count", "1")])).join(" ");
    quiz.until("it is told", |state| {
        state.card().contains(&said) && state.live().iter().any(|live| live.contains(&said))
    });
    tab.until("it stays", || (field() == damaged.as_str()).then_some(()));
    let tied = "return root.querySelector('#join').getAttribute('aria-describedby').split(' ').map((id) => root.getElementById(id)?.textContent)";
    let note = fill(word(Word::JoinNote), &[("most", &shoreline::session::MOST_OTHERS.to_string())]);
    assert_eq!(quiz.script(tied, json!([])), json!([note, said]));
    assert_eq!(count(&quiz, ".persons li"), 3);
    quiz.script("root.querySelector('#join').value = args", json!("hello"));
    quiz.press(Word::JoinAdd);
    told(&quiz, Word::JoinNothing);
    tab.frames();
    assert_eq!(field(), "hello");
}
