//! Assistive technology, keyboard order, small screens.

use super::Run;
use crate::quiz::{Quiz, key};
use crate::reference::{asks, letters, options, pack, persona, question_text, word};
use crate::tab::Tab;
use serde_json::{Map, Value, json};
use shoreline::pack::Word;
use xtask::server::Response;

pub const CASES: &[(&str, Run)] = &[
    ("axe_light", |tab| axe_everywhere(tab, "light")),
    ("axe_dark", |tab| axe_everywhere(tab, "dark")),
    ("axe_after_a_failure", axe_after_a_failure),
    ("roles_and_names", roles_and_names),
    ("order_of_the_keyboard", order_of_the_keyboard),
    ("focus_and_live_region", focus_and_live_region),
    ("targets_are_large", targets_are_large),
    ("narrow_column", narrow_column),
    ("large_text", large_text),
    ("narrow_window", narrow_window),
    ("layout_stands_still", layout_stands_still),
];

pub fn calm(quiz: &Quiz) {
    quiz.tab
        .until("nothing moves", || (quiz.script("return root.getAnimations().length", json!([])) == 0).then_some(()));
}

/// All rules of axe over the whole page.
#[track_caller]
pub fn axe(quiz: &Quiz, what: &str) {
    calm(quiz);
    let run = "const done = arguments[arguments.length - 1];
        axe.run(document, { resultTypes: ['violations'] }).then((result) => done(result.violations.map((v) =>
            `${v.id}: ${v.help}; ${v.nodes.map((n) => `${n.target.flat().join(' ')}: ${n.any.concat(n.all, n.none).map((c) => c.message).join(', ')}`).join(' | ')}`)),
            (error) => done([String(error)]))";
    let found = quiz.tab.script_later(run, json!([]));
    assert_eq!(found, json!([]), "{what}: {found:#}");
}

fn axe_everywhere(tab: &Tab, theme: &str) {
    assert!(std::env::var_os("SHORELINE_AXE").is_some(), "SHORELINE_AXE is not set. Run: cargo xtask test browser");
    tab.edit_page(
        "/hosts/axe.html",
        "<shoreline-quiz id=\"quiz\">",
        &format!("<shoreline-quiz id=\"quiz\" theme=\"{theme}\">"),
    );
    let quiz = tab.open("axe.html").ready();
    axe(&quiz, "intro");
    quiz.press(Word::Start);
    quiz.until_question("context");
    axe(&quiz, "context question");
    quiz.press(Word::Skip);
    quiz.until_question("core");
    quiz.press(Word::Next);
    tab.until("the reminder shows", || quiz.has(json!({ "css": "#reminder" })).then_some(()));
    axe(&quiz, "reminder");
    quiz.choose("core", "not-sure");
    axe(&quiz, "question with an answer");
    let answers = letters("bccbbbcbbc");
    for question in &asks()[1..] {
        quiz.until_question(question);
        quiz.choose(question, answers[*question].as_str().unwrap());
        quiz.press(Word::Next);
    }
    quiz.until_screen("review");
    axe(&quiz, "review");
    quiz.press(Word::ShowResult);
    quiz.until_screen("result");
    axe(&quiz, "likely result");
    quiz.click(json!({ "css": "#change-goal" }));
    quiz.until("the answer is open", |s| s.question() == "goal");
    axe(&quiz, "result with an open answer");
    for (level, letters_) in
        [("close", "becabbcdcb"), ("only_left", "bcdbcbaadc"), ("no_clear", "----------"), ("clear", "cabaabccca")]
    {
        quiz.set_answers(&letters(letters_));
        quiz.until("the result is there", |s| s.level() == level);
        axe(&quiz, level);
    }
    quiz.script("root.querySelectorAll('details').forEach((d) => { d.open = true; })", json!([]));
    axe(&quiz, "everything unfolded");
    quiz.script("host.setAttribute('accent', '#ff0')", json!([]));
    axe(&quiz, "a difficult accent");
    axe_beside(&quiz);
}

/// The comparison with and without a result, and the check from its first screen to its score.
fn axe_beside(quiz: &Quiz) {
    let tab = quiz.tab;
    let there = |css: &str| {
        tab.until(&format!("{css} is there"), || quiz.has(json!({ "css": css })).then_some(()));
    };
    tab.unsettle();
    quiz.press(Word::ViewCompare);
    there(".lined");
    axe(quiz, "comparison of a result");
    quiz.script("root.querySelectorAll('details').forEach((d) => { d.open = true; })", json!([]));
    quiz.click(json!({ "css": "#matters-risk" }));
    axe(quiz, "comparison, everything unfolded");
    quiz.script("host.restart()", json!([]));
    quiz.until_screen("intro");
    quiz.press(Word::ViewCompare);
    there("#differences");
    quiz.click(json!({ "css": "#differences" }));
    axe(quiz, "comparison of no result, differences only");
    quiz.press(Word::ViewCheck);
    quiz.until("the check is there", |s| s.heading() == word(Word::CheckTitle));
    axe(quiz, "first screen of the check");
    quiz.press(Word::Start);
    let knowledge = pack().knowledge().unwrap();
    let mut kinds = Vec::new();
    for _ in 0..knowledge.round {
        let id = quiz.until_screen("question").question().to_owned();
        let item = knowledge.items.iter().find(|i| i.id == id).unwrap();
        let kind = std::mem::discriminant(&item.kind);
        let new = !kinds.contains(&kind);
        kinds.push(kind);
        if new {
            axe(quiz, "item of the check");
        }
        quiz.click(json!({ "css": ".option:last-of-type" }));
        quiz.click(json!({ "css": "[part~='next']" }));
        there("#feedback");
        if new {
            axe(quiz, "explanation");
        }
        quiz.click(json!({ "css": "[part~='next']" }));
        tab.until("it goes on", || (!quiz.has(json!({ "css": "#feedback" }))).then_some(()));
    }
    there("#another");
    axe(quiz, "score");
}

fn axe_after_a_failure(tab: &Tab) {
    tab.bend(|request, response| {
        if request.path.ends_with(".wasm") {
            *response = Response::text(404, "not here");
        }
    });
    tab.expect("network:");
    let quiz = tab.open("axe.html");
    tab.until("the failure is told", || (!quiz.details("shoreline-error").is_empty()).then_some(()));
    axe(&quiz, "failure on the intro");
    quiz.press(Word::Start);
    quiz.until_question("context");
    axe(&quiz, "failure on a question");
}

#[track_caller]
fn is(quiz: &Quiz, target: Value, role: &str, name: &str) {
    let found = quiz.tab.role_and_name(&quiz.element(target.clone()));
    assert_eq!(found, (role.to_owned(), name.to_owned()), "{target}");
}

/// What the browser tells assistive technology, asked over WebDriver.
fn roles_and_names(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    is(&quiz, json!({ "css": "[part~='heading']" }), "heading", word(Word::IntroTitle));
    is(&quiz, json!({ "css": "[part~='start']" }), "button", word(Word::Start));
    let (role, name) = tab.role_and_name(&quiz.element(json!({ "css": "[part~='map']" })));
    assert!(["img", "image"].contains(&role.as_str()), "{role}");
    assert_eq!(name, word(Word::MapAlt));
    let answers = letters("bccbbbcbbc");
    quiz.walk_with(&answers, &mut |quiz| {
        let state = quiz.state();
        if state.screen() != "question" {
            return;
        }
        let question = state.question();
        is(quiz, json!({ "css": "fieldset" }), "group", question_text(question));
        is(quiz, json!({ "css": "[part~='next']" }), "button", word(Word::Next));
        is(quiz, json!({ "css": "[part~='back']" }), "button", word(Word::Back));
        if question != asks()[0] {
            for option in options(question) {
                is(
                    quiz,
                    json!({ "radio": [question, option] }),
                    "radio",
                    crate::reference::option_text(question, option),
                );
            }
        }
    });
    // On the result, the name of each button says what it changes.
    for question in asks() {
        let change = crate::reference::change_label(question);
        is(&quiz, json!({ "css": format!("#change-{question}") }), "button", &change);
    }
    quiz.click(json!({ "css": "#change-goal" }));
    quiz.until("the answer is open", |s| s.question() == "goal");
    is(&quiz, json!({ "css": "fieldset" }), "group", question_text("goal"));
    assert_eq!(quiz.script("return root.getElementById('change-goal').ariaExpanded", json!([])), "true");
}

/// Tab from the heading to the end of the widget: part or value of each stop.
fn stops(quiz: &Quiz) -> Vec<String> {
    let mut stops = Vec::new();
    for _ in 0..60 {
        quiz.tab.keys(&[key::TAB]);
        let active = quiz.active();
        let radio = !active["checked"].is_null();
        let stop = active[if radio { "value" } else { "part" }].as_str().unwrap_or_default().to_owned();
        // When the browser's own buttons have the focus, some engines still name the last place in the page.
        if active.is_null() || stops.last() == Some(&stop) {
            return stops;
        }
        stops.push(stop);
    }
    panic!("Tab does not leave the widget: {stops:?}");
}

fn order_of_the_keyboard(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    quiz.press(Word::Start);
    quiz.until_question("context");
    assert_eq!(stops(&quiz), ["web", "next", "skip", "back"]);
    quiz.press(Word::Skip);
    quiz.until_question("core");
    assert_eq!(stops(&quiz), ["a", "next", "back"], "a group of options is one stop");
    quiz.choose("core", "c");
    quiz.press(Word::Next);
    quiz.until_question("volume");
    quiz.press(Word::Back);
    quiz.until_question("core");
    assert_eq!(stops(&quiz), ["c", "next", "back"], "the stop is at what is chosen");
    let forbidden = "return [...root.querySelectorAll('[tabindex]')].filter((e) => e.tabIndex > 0).length";
    assert_eq!(quiz.script(forbidden, json!([])), 0);
}

fn focus_and_live_region(tab: &Tab) {
    let program = tab.hold(".wasm");
    let quiz = tab.open("plain.html");
    tab.until("the element is there", || quiz.exists().then_some(()));
    let regions =
        || quiz.script("return [...root.querySelectorAll('[role=\"status\"]')].map((e) => e.textContent)", json!([]));
    let empty = |regions: Value| {
        let regions = regions.as_array().unwrap().clone();
        !regions.is_empty() && regions.iter().all(|text| text == "")
    };
    assert!(empty(regions()), "there from the start, and empty");
    program.open();
    quiz.ready();
    assert!(empty(regions()));
    quiz.script("window.region = root.querySelector('[role=\"status\"]')", json!([]));
    let mut headings = 0;
    quiz.walk_with(&persona("p03"), &mut |quiz| {
        let state = quiz.state();
        assert_eq!(state.live(), [""; 0], "a new screen speaks through the focus");
        if state.screen() != "intro" {
            let active = quiz.active();
            assert_eq!((&active["part"], &active["name"]), (&json!("heading"), &json!(state.heading())));
            headings += 1;
        }
    });
    assert_eq!(headings, asks().len() + 2);
    assert_eq!(quiz.script("return region.isConnected", json!([])), true, "the region is never exchanged");
    quiz.press(Word::Restart);
    quiz.until_screen("intro");
    assert_eq!(quiz.active()["part"], "heading");
}

fn targets_are_large(tab: &Tab) {
    let quiz =
        tab.open_tag("<shoreline-quiz id=\"quiz\" cta-label=\"Talk\" cta-href=\"https://example.org/\">").ready();
    let small = |quiz: &Quiz| {
        let found = quiz.script(
            "return [...root.querySelectorAll('button, [part~=\"option\"], [part~=\"cta\"], summary')].filter((e) => e.getClientRects().length)
                .map((e) => [e.textContent.trim().slice(0, 30), e.getBoundingClientRect()]).filter(([, b]) => b.height < 43.9 || b.width < 43.9)
                .map(([text, b]) => `${text}: ${b.width} × ${b.height}`)",
            json!([]),
        );
        assert_eq!(found, json!([]), "on {}", quiz.state().screen());
    };
    quiz.walk_with(&letters("bccbbbcbbc"), &mut |quiz| small(quiz));
    quiz.click(json!({ "css": "#change-goal" }));
    quiz.until("the answer is open", |s| s.question() == "goal");
    small(&quiz);
}

/// Nothing of the widget sticks out to the right of its element or makes the page scroll sideways.
#[track_caller]
fn fits(quiz: &Quiz, what: &str) {
    let out = quiz.script(
        "const edge = host.getBoundingClientRect().right + 1;
        const out = [...root.querySelectorAll('*')].filter((e) => !e.closest('svg svg, .unseen') && e.getBoundingClientRect().right > edge)
            .map((e) => `${e.localName}.${e.className.baseVal ?? e.className}`);
        const page = document.scrollingElement;
        if (page.scrollWidth > innerWidth) out.push(`page: ${page.scrollWidth} in ${innerWidth}`);
        return out",
        json!([]),
    );
    assert_eq!(out, json!([]), "{what}");
}

fn fits_everywhere(quiz: &Quiz) {
    quiz.walk_with(&letters("bccbbbcbbc"), &mut |quiz| fits(quiz, quiz.state().screen()));
    quiz.click(json!({ "css": "#change-volume" }));
    quiz.until("the answer is open", |s| s.question() == "volume");
    fits(quiz, "an open answer");
    for (level, answers) in
        [("close", letters("becabbcdcb")), ("only_left", letters("bcdbcbaadc")), ("no_clear", Map::new())]
    {
        quiz.set_answers(&answers);
        quiz.until("the result is there", |s| s.level() == level);
        quiz.script("root.querySelectorAll('details').forEach((d) => { d.open = true; })", json!([]));
        fits(quiz, level);
    }
}

fn narrow_column(tab: &Tab) {
    let quiz = tab.open_tag("<div style=\"width: 300px\"><shoreline-quiz id=\"quiz\">").ready();
    assert_eq!(quiz.script("return host.getBoundingClientRect().width", json!([])), 300);
    fits_everywhere(&quiz);
}

/// Text of twice the size on a usual phone, and on a small one.
fn large_text(tab: &Tab) {
    for width in [360, 320] {
        let tag = format!("<div style=\"width: {width}px; font-size: 32px\"><shoreline-quiz id=\"quiz\">");
        let program = tab.hold(".wasm");
        let quiz = tab.open_tag(&tag);
        fits(&quiz, "the intro before the program");
        quiz.press(Word::Start);
        quiz.until_question("context");
        fits(&quiz, "the first question before the program");
        quiz.press(Word::Next);
        quiz.until_question("core");
        fits(&quiz, "the second question before the program");
        program.open();
        tab.heal();
        let quiz = tab.open_tag(&tag).ready();
        fits_everywhere(&quiz);
        tab.unsettle();
        quiz.press(Word::ViewCompare);
        quiz.until("the comparison is there", |_| quiz.has(json!({ "css": "#print-comparison" })));
        fits(&quiz, "the comparison");
        quiz.press(Word::ViewCheck);
        quiz.press(Word::Start);
        quiz.until_screen("question");
        tab.settle();
        fits(&quiz, "a situation");
        quiz.click(json!({ "css": "[part~='option']:last-of-type" }));
        quiz.click(json!({ "css": "[part~='next']" }));
        quiz.until("it is explained", |_| quiz.has(json!({ "css": "#feedback" })));
        fits(&quiz, "an explanation");
    }
}

/// 320 px: a small phone, or 1,280 px at 400 % zoom.
fn narrow_window(tab: &Tab) {
    tab.open("narrow.html");
    tab.frame(Some("frame"));
    let quiz = tab.quiz("quiz").ready();
    assert_eq!(tab.script("return innerWidth", json!([])), 320);
    fits_everywhere(&quiz);
}

/// A button must not move away while the pointer is on its way to it.
fn layout_stands_still(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    let boxes = || {
        quiz.script(
            "return [...root.querySelectorAll('button, label, legend, p, h2')].filter((e) => e.getClientRects().length).map((e) => {
                const { left, top, width, height } = e.getBoundingClientRect();
                return `${e.localName} ${e.textContent.trim().slice(0, 20)}: ${[left, top, width, height].map(Math.round)}`;
            })",
            json!([]),
        )
    };
    let still = |quiz: &Quiz| {
        tab.frames();
        let before = boxes();
        // The last option and the first button: what the pointer passes on its way down.
        for place in ["[part~='option']:last-of-type", "[part~='option']:first-of-type", "[part~='next']"] {
            tab.point_at(&quiz.element(json!({ "css": place })));
            tab.frames();
            assert_eq!(boxes(), before, "at {}, with the pointer on {place}", quiz.state().question());
        }
    };
    quiz.press(Word::Start);
    quiz.until_question("context");
    still(&quiz);
    quiz.choose("context", "it");
    still(&quiz);
    quiz.press(Word::Next);
    quiz.until_question("core");
    still(&quiz);
}
