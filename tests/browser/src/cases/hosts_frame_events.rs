//! What a quiz in a frame tells, told to the page around that has `frame.js`.

use super::Run;
use super::hosts_frame::{fits, open_elsewhere, open_without_script, press, top, walk};
use crate::quiz::Quiz;
use crate::reference::letters;
use crate::tab::Tab;
use serde_json::{Value, json};
use shoreline::pack::Word;

pub const CASES: &[(&str, Run)] = &[
    ("frame_events_reach_the_page", frame_events_reach_the_page),
    ("frame_events_reach_a_page_of_another_site", frame_events_reach_a_page_of_another_site),
];

/// Names and details of the events that the page heard of this frame.
fn heard(tab: &Tab, frame: &str) -> Vec<(String, Value)> {
    tab.quiz(frame).events().into_iter().map(|event| (event.name, event.detail)).collect()
}

/// Waits until the page around has heard all that the quiz in its frame has told, and nothing else.
#[track_caller]
fn hears_all(tab: &Tab, quiz: &Quiz) -> usize {
    let inside: Vec<_> = quiz.events().into_iter().map(|event| (event.name, event.detail)).collect();
    top(tab);
    tab.until_or(
        "the page has heard all events",
        || (heard(tab, "one").len() >= inside.len()).then_some(()),
        || format!("{:?}", heard(tab, "one")),
    );
    assert_eq!(heard(tab, "one"), inside);
    inside.len()
}

/// Events of a frame happen on it once the page has `frame.js`, those before it included, and are posted to no other page.
fn frame_events_reach_the_page(tab: &Tab) {
    let quiz = open_without_script(tab);
    press(&quiz, Word::Start);
    quiz.until_question("context");
    tab.unsettle();
    top(tab);
    assert_eq!(tab.script("return __passed", json!([])), json!([]), "nobody has asked");
    assert!(heard(tab, "one").is_empty());
    // Twice, as from two folders: each event happens once.
    tab.script("addFrameScript('/frame.js?twice'); addFrameScript()", json!([]));
    tab.until("both scripts are there", || (tab.script("return __scripts", json!([])) == 2).then_some(()));
    tab.frame(Some("one"));
    fits(tab, "after the script");
    let early = hears_all(tab, &quiz);
    assert!(early >= 2, "ready and start");
    tab.frame(Some("one"));
    quiz.script("host.answers = args", Value::Object(letters("bccbbbcbbc")));
    quiz.until_screen("result");
    assert!(hears_all(tab, &quiz) > early);
    let told = tab.quiz("one").details("shoreline-result");
    assert_eq!(told.len(), 1);
    assert_eq!(told[0]["version"], 1);
    let kinds = "return __spy.events.map((e) => [e.bubbles, e.composed, e.cancelable, e.plain].join())";
    let kinds = tab.script(kinds, json!([]));
    assert!(kinds.as_array().unwrap().iter().all(|kind| kind == "true,true,false,true"), "{kinds}");
    assert!(heard(tab, "two").iter().all(|(name, _)| name == "shoreline-ready"), "{:?}", heard(tab, "two"));
    assert!(heard(tab, "other").is_empty());
}

fn frame_events_reach_a_page_of_another_site(tab: &Tab) {
    let quiz = open_elsewhere(tab, " sandbox=\"allow-scripts\"");
    walk(&quiz, &|_| ());
    assert!(hears_all(tab, &quiz) > 11, "an answer for each question");
}
