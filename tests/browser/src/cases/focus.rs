//! The focus stays with what the visitor has pressed, or goes where it belongs.

use super::Run;
use crate::quiz::{Quiz, key};
use crate::reference::word;
use crate::tab::Tab;
use serde_json::json;
use shoreline::pack::Word;
use xtask::server::{Gate, Response};

pub const CASES: &[(&str, Run)] = &[
    ("stays_on_the_button_of_the_checklist", stays_on_the_button_of_the_checklist),
    ("is_not_lost_by_the_first_copy_of_the_comparison", is_not_lost_by_the_first_copy),
    ("leaves_what_was_pressed_before_the_picture_changes", leaves_before_the_picture_changes),
    ("goes_to_the_heading_that_a_link_leads_to", goes_to_the_heading_of_a_link),
    ("follows_a_link_beside_an_s_of_the_page", follows_a_link_beside_an_s_of_the_page),
    ("stays_when_another_views_part_comes", stays_when_another_views_part_comes),
    ("stays_on_a_tab_when_its_part_comes", stays_on_a_tab_when_its_part_comes),
];

fn until_heading(quiz: &Quiz, what: &str) {
    quiz.tab.until(what, || (quiz.active()["part"] == "heading").then_some(()));
}

fn stays_on_the_button_of_the_checklist(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    let mut answers = crate::reference::persona("p01");
    answers.insert("context".into(), json!("web"));
    quiz.set_answers(&answers);
    quiz.script("root.querySelector('#checklist-toggle').focus()", json!([]));
    for name in [Word::ChecklistClose, Word::ChecklistOpen] {
        tab.unsettle();
        tab.keys(&[key::ENTER]);
        quiz.until("the button says what it does next", |_| quiz.has(json!({ "button": word(name) })));
        assert_eq!(quiz.active()["name"], word(name));
    }
}

fn is_not_lost_by_the_first_copy(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    tab.unsettle();
    quiz.script("host.show('compare')", json!([]));
    quiz.until("the comparison is there", |_| quiz.has(json!({ "button": word(Word::CopyLink) })));
    quiz.script("root.querySelector('#share-copy').focus()", json!([]));
    tab.keys(&[key::ENTER]);
    // Where an engine refuses to copy, the link is selected in its field.
    let told = |text: &str| [Word::Copied, Word::CopyRefused].iter().any(|w| text.contains(word(*w)));
    quiz.until("it is told", |s| told(s.card()));
    tab.frames();
    assert_eq!(quiz.script("return root.activeElement !== null", json!([])), true);
}

/// An element that is taken away with the focus has Chromium lay out the old and the new picture together.
fn leaves_before_the_picture_changes(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    let watch = "window.left = []; root.addEventListener('focusout', () => left.push(
        [...root.querySelectorAll('#heading')].map((heading) => heading.textContent)))";
    quiz.script(watch, json!([]));
    let before = quiz.state().heading().to_owned();
    quiz.tab_to_button(Word::Start);
    tab.script("left.length = 0", json!([]));
    tab.keys(&[key::ENTER]);
    quiz.until_question("context");
    until_heading(&quiz, "the question's heading has the focus");
    assert_eq!(tab.script("return left", json!([])), json!([[before]]));
}

fn goes_to_the_heading_of_a_link(tab: &Tab) {
    for (code, title) in [("1-s--cdn-ud8e", Word::CompareTitle), ("1-s--k7-f0ns", Word::CheckTitle)] {
        let quiz = tab.open("plain.html").ready();
        quiz.press(Word::Start);
        quiz.until_question("context");
        quiz.script("root.querySelector('input').focus()", json!([]));
        tab.unsettle();
        tab.script("location.hash = `s=${arguments[0]}`", json!([code]));
        quiz.until("the link is opened", |s| s.heading() == word(title));
        until_heading(&quiz, "its heading has the focus");
    }
}

/// The page's own comes first in its address, and a link made there holds both.
fn follows_a_link_beside_an_s_of_the_page(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    tab.unsettle();
    tab.script("location.hash = 's=search&s=1-s-ccdceagblasctavawcyb-7ir7'", json!([]));
    quiz.until_screen("result");
    assert!(quiz.property("link").as_str().unwrap().ends_with("#s=search&s=1-s-ccdceagblasctavawcyb-7ir7"));
}

/// What comes late, or fails late, for a view that was left takes the focus from nothing in the view now shown.
fn stays_when_another_views_part_comes(tab: &Tab) {
    for fails in [false, true] {
        let quiz = tab.open("plain.html").ready();
        tab.unsettle();
        let (gate, asked) = (Gate::default(), "/compare.");
        let held = gate.clone();
        tab.bend(move |request, response| {
            if request.path.starts_with(asked) {
                if fails {
                    *response = Response::text(404, "not here");
                }
                response.gate = Some(held.clone());
            }
        });
        if fails {
            tab.expect("404");
            tab.expect("network:");
        }
        quiz.press(Word::ViewCompare);
        tab.until("the comparison's code is on its way", || {
            tab.requests().iter().any(|seen| seen.request.path.starts_with(asked)).then_some(())
        });
        quiz.press(Word::ViewCheck);
        quiz.click(json!({ "css": "#check-start" }));
        quiz.until_screen("question");
        until_heading(&quiz, "the situation has the focus");
        quiz.script("root.querySelector('fieldset input').focus()", json!([]));
        let before = quiz.active();
        gate.open();
        match fails {
            true => drop(tab.until("the host hears of it", || quiz.details("shoreline-error").pop())),
            false => {
                let came =
                    "return performance.getEntriesByType('resource').some((file) => file.name.includes('/compare.'))";
                tab.until_script("it has come", came, json!([]));
            }
        }
        tab.rest();
        assert_eq!(quiz.active(), before, "fails: {fails}");
        tab.heal();
    }
}

/// Whoever has gone back to the tab meanwhile is not called from it.
fn stays_on_a_tab_when_its_part_comes(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    let gate = tab.hold(".wasm");
    tab.unsettle();
    quiz.press(Word::ViewCheck);
    quiz.click(json!({ "css": "#check-start" }));
    quiz.script("root.querySelector('#tab-check').focus()", json!([]));
    let before = quiz.active();
    gate.open();
    quiz.until_screen("question");
    tab.rest();
    assert_eq!(quiz.active(), before);
}
