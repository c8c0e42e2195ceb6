//! What the page keeps while the quiz loads and is used: its place, unless a new heading is out of sight, and its history.

use super::Run;
use crate::quiz::{Quiz, key};
use crate::reference::persona;
use crate::tab::Tab;
use serde_json::{Value, json};
use shoreline::pack::Word;

pub const CASES: &[(&str, Run)] = &[
    ("page_stays_where_it_is", page_stays_where_it_is),
    ("heading_comes_into_sight", heading_comes_into_sight),
    ("heading_comes_into_sight_in_a_pane", heading_comes_into_sight_in_a_pane),
    ("steps_stay_where_they_are", steps_stay_where_they_are),
    ("history_stays", history_stays),
];

/// Scroll position, length of the history, address.
fn place(tab: &Tab) -> Value {
    tab.script("return [scrollY, history.length, location.href]", json!([]))
}

fn page_stays_where_it_is(tab: &Tab) {
    let quiz =
        tab.open_tag("<div style=\"height: 300px\"></div><shoreline-quiz id=\"quiz\" style=\"margin-bottom: 3000px\">");
    let before = place(tab);
    quiz.ready();
    tab.frames();
    assert_eq!(place(tab), before, "nothing moves at load");
    assert_eq!(tab.script("return document.activeElement === document.body", json!([])), true, "the focus stays");
    // With the whole widget in sight, no step moves the page.
    tab.script("scrollTo(0, document.getElementById('quiz').getBoundingClientRect().top + scrollY - 40)", json!([]));
    let before = place(tab);
    quiz.press(Word::Start);
    for question in ["context", "core", "volume", "goal"] {
        quiz.until_question(question);
        assert_eq!(place(tab), before, "at {question}");
        quiz.choose(question, if question == "context" { "it" } else { "a" });
        assert_eq!(place(tab), before, "choosing at {question}");
        quiz.press(Word::Next);
    }
    quiz.press(Word::Back);
    quiz.until_question("goal");
    assert_eq!(place(tab), before, "and back");
}

/// On a phone below other content, where the browser would scroll to keep something else in its place.
fn steps_stay_where_they_are(tab: &Tab) {
    tab.resize(390, 664);
    let quiz = tab
        .open_tag("<div style=\"block-size: 500px\">Above</div><shoreline-quiz id=\"quiz\" style=\"margin-block-end: 900px\">")
        .ready();
    let top = || {
        let script = "return root.querySelector('[part~=\"heading\"]').getBoundingClientRect().top";
        quiz.script(script, json!([])).as_f64().unwrap()
    };
    quiz.press(Word::Start);
    for question in ["context", "core", "volume", "goal", "start", "contact"] {
        quiz.until_question(question);
        tab.until("the heading has the focus", || (quiz.active()["part"] == "heading").then_some(()));
        // The first one stands below what is above.
        let place = top();
        assert!((0.0..330.0).contains(&place), "the heading of {question} is at {place}");
        quiz.choose(question, if question == "context" { "it" } else { "a" });
        quiz.press(Word::Next);
    }
    quiz.set_answers(&persona("p01"));
    tab.frames();
    let place = top();
    assert!((0.0..330.0).contains(&place), "the heading of the result is at {place}");
}

/// Steps by keyboard through the first questions; each heading is in sight when it has the focus, and some had to move.
#[track_caller]
fn headings_come_into_sight(quiz: &Quiz, place: &str) {
    let box_of = format!(
        "const b = root.querySelector('[part~=\"heading\"]').getBoundingClientRect(), p = {place}; return b.top >= p.top && b.bottom <= p.bottom"
    );
    let seen = || quiz.script(&box_of, json!([])) == true;
    quiz.press(Word::Start);
    let mut moved = 0;
    for question in ["context", "core", "volume", "goal", "start"] {
        quiz.until_question(question);
        // It is drawn first; focus and sight come together.
        let focused = || (quiz.active()["part"] == "heading").then_some(());
        quiz.tab.until(&format!("the heading of {question} has the focus"), focused);
        assert!(seen(), "the heading of {question} is in sight");
        quiz.choose(question, if question == "context" { "it" } else { "a" });
        quiz.tab_to("Next", |active| active["part"] == "next");
        moved += i32::from(!seen());
        quiz.tab.keys(&[key::ENTER]);
    }
    assert!(moved > 0, "there is too little room for the heading to stay");
}

/// In a dialog or a pane that scrolls by itself, what the window shows is not what is seen.
fn heading_comes_into_sight_in_a_pane(tab: &Tab) {
    tab.resize(700, 700);
    let pane = "<div style=\"margin-top: 100px; height: 360px; overflow: auto\"><shoreline-quiz id=\"quiz\" style=\"display: block; margin: 200px 0\">";
    headings_come_into_sight(&tab.open_tag(pane).ready(), "host.parentNode.getBoundingClientRect()");
}

fn heading_comes_into_sight(tab: &Tab) {
    tab.resize(700, 500);
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" style=\"margin: 300px 0 3000px\">").ready();
    headings_come_into_sight(&quiz, "{ top: 0, bottom: innerHeight }");
    // Nor may it hide under a bar of the host, whose height the host tells.
    tab.script(
        "const style = document.createElement('style');
        style.textContent = 'body::before { content: \"\"; position: fixed; inset: 0 0 auto; height: 80px; background: teal; z-index: 9 } shoreline-quiz { --shoreline-sticky-top: 80px }';
        document.head.append(style)",
        json!([]),
    );
    for (question, next) in [("contact", "clarity"), ("clarity", "data"), ("data", "who")] {
        quiz.until_question(question);
        quiz.choose(question, "a");
        quiz.tab_to("Next", |active| active["part"] == "next");
        tab.keys(&[key::ENTER]);
        quiz.until_question(next);
        tab.until("the heading has the focus", || (quiz.active()["part"] == "heading").then_some(()));
        let top = quiz.script("return root.activeElement.getBoundingClientRect().top", json!([]));
        assert!(top.as_f64().unwrap() >= 80.0, "the heading of {next} is at {top}");
    }
    quiz.script(
        "const next = root.querySelector('#next'); next.scrollIntoView({ behavior: 'instant' }); next.click()",
        json!([]),
    );
    tab.until("the reminder is in sight", || {
        let top = quiz.script("return root.querySelector('#reminder')?.getBoundingClientRect().top ?? null", json!([]));
        (top.as_f64()? >= 80.0).then_some(())
    });
    tab.script("document.head.lastChild.remove()", json!([]));
    quiz.set_answers(&persona("p01"));
    let below = tab.script("scrollTo(0, document.body.scrollHeight); return scrollY", json!([]));
    quiz.script("host.restart()", json!([]));
    quiz.until_screen("intro");
    tab.frames();
    // The focus was in the quiz, and is led to the heading. In a window without focus WebKit knows of none.
    let look = "if (!document.hasFocus()) return ['heading', scrollY < args];
        const { top, bottom } = root.querySelector('#heading').getBoundingClientRect();
        return [root.activeElement?.id, top >= 0 && bottom <= innerHeight, scrollY]";
    let seen = quiz.script(look, below.clone());
    assert!(tab.script("return scrollY", json!([])).as_f64() <= below.as_f64());
    assert_eq!(seen.as_array().unwrap()[..2], [json!("heading"), json!(true)], "{seen}, {below} before");
}

fn history_stays(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    // A tab's history has an upper end, so the entries themselves are counted.
    let count = "window.entries = 0;
        for (const name of ['pushState', 'replaceState']) {
            const real = history[name];
            history[name] = function (...all) { window.entries += 1; return real.apply(this, all); };
        }";
    tab.script(count, json!([]));
    let at = || tab.script("return [entries, location.href]", json!([]));
    let before = at();
    assert_eq!(before[0], 0);
    quiz.walk_with(&persona("p03"), &mut |_| assert_eq!(at(), before));
    quiz.property("link");
    quiz.press(Word::Restart);
    quiz.until_screen("intro");
    assert_eq!(at(), before);
}
