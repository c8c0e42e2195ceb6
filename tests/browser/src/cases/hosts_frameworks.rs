//! Sites built with frameworks: mounting, attributes, properties, listeners and unmounting in each one's own way.

use super::Run;
use super::decide::check_result;
use crate::reference::{expected, letters, persona};
use crate::tab::Tab;
use serde_json::{Value, json};
use shoreline::pack::Word;

pub const CASES: &[(&str, Run)] = &[
    ("framework_react_19", |tab| framework(tab, "react.html")),
    ("framework_vue_3", |tab| framework(tab, "vue.html")),
    ("framework_svelte_5", |tab| framework(tab, "svelte.html")),
    ("package_through_a_bundler", package_through_a_bundler),
];

fn framework(tab: &Tab, page: &str) {
    let quiz = tab.open(page).ready();
    quiz.press(Word::Start);
    quiz.until_question("context");
    quiz.choose("context", "it");
    quiz.press(Word::Next);
    quiz.until_question("core");
    tab.script("window.host.setTheme('dark')", json!([]));
    tab.until("the attribute follows", || {
        (quiz.script("return host.getAttribute('theme')", json!([])) == "dark").then_some(())
    });
    quiz.until_question("core");
    assert_eq!(quiz.property("answers"), json!({ "context": "it" }), "a change of an attribute keeps the answers");
    let answers = letters("bccbbbcbbc");
    tab.script("window.host.setAnswers(arguments[0])", json!([Value::Object(answers.clone())]));
    quiz.until_screen("result");
    check_result(&quiz, &answers);
    let level = expected(&answers)["level"].clone();
    tab.until("the listener has told", || {
        (tab.script("return document.getElementById('told').textContent", json!([])) == level).then_some(())
    });
    // Gone, and back as a new one.
    tab.unsettle();
    tab.script("window.host.setAnswers(undefined); window.host.setShown(false)", json!([]));
    tab.until_script("it is gone", "return !document.querySelector('shoreline-quiz')", json!([]));
    tab.script("window.host.setShown(true)", json!([]));
    tab.until("the new one is ready", || (quiz.details("shoreline-ready").len() == 2).then_some(()));
    quiz.until_screen("intro");
    let answers = persona("p01");
    quiz.walk_by_pointer(&answers);
    check_result(&quiz, &answers);
    assert_eq!(tab.count(".wasm"), 1);
    assert_eq!(tab.console(), [""; 0]);
}

fn package_through_a_bundler(tab: &Tab) {
    let quiz = tab.open("package.html").ready();
    quiz.walk_by_pointer(&persona("p01"));
    check_result(&quiz, &persona("p01"));
    assert_eq!(tab.script("return document.body.hasAttribute('data-loaded')", json!([])), true);
}
