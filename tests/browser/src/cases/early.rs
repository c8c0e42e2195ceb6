//! The visitor is faster than the program: nothing gets lost, nothing jumps, nothing is told twice.

use super::Run;
use super::decide::check_result;
use crate::quiz::{Quiz, key};
use crate::reference::{asks, letters, persona, word};
use crate::tab::Tab;
use serde_json::{Map, Value, json};
use shoreline::pack::Word;
use std::time::{Duration, Instant};
use xtask::server::Gate;

pub const CASES: &[(&str, Run)] = &[
    ("at_once", |tab| meets_the_program(tab, 0)),
    ("after_100_ms", |tab| meets_the_program(tab, 100)),
    ("after_1_s", |tab| meets_the_program(tab, 1_000)),
    ("after_5_s", |tab| meets_the_program(tab, 5_000)),
    ("after_30_s", after_30_s),
    ("after_everything", after_everything),
    ("never", never),
    ("swap_keeps_a_selection", swap_keeps_a_selection),
    ("steps_are_in_the_history", steps_are_in_the_history),
    ("swap_keeps_focus_and_place", swap_keeps_focus_and_place),
    ("swap_between_reminder_and_answer", swap_between_reminder_and_answer),
    ("reminder_comes_into_sight", reminder_comes_into_sight),
    ("swap_waits_for_the_end_of_a_press", swap_waits_for_the_end_of_a_press),
    ("whole_quiz_before_the_program", whole_quiz_before_the_program),
    ("calls_before_the_page", calls_before_the_page),
    ("a_view_set_after_a_call_comes_after_it", a_view_set_after_a_call_comes_after_it),
    ("screens_are_the_same", screens_are_the_same),
];

fn slow_program(tab: &Tab, delay: u64) {
    tab.bend(move |request, response| {
        if request.path.ends_with(".wasm") {
            response.delay = Duration::from_millis(delay);
        }
    });
}

fn open(tab: &Tab) -> Quiz<'_> {
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" load=\"eager\">");
    tab.until("the first screen is there", || quiz.exists().then_some(()));
    quiz
}

/// On the first question that gives points; only what comes before the program was needed for it.
fn at_core(tab: &Tab) -> Quiz<'_> {
    let quiz = open(tab);
    quiz.press(Word::Start);
    quiz.press(Word::Skip);
    quiz.until_question("core");
    quiz
}

fn check_events(quiz: &Quiz, answers: &Map<String, Value>) {
    let given: Vec<_> = asks().into_iter().filter(|q| answers.contains_key(*q)).collect();
    let mut wanted = vec!["shoreline-ready", "shoreline-start"];
    wanted.extend(given.iter().map(|_| "shoreline-answer"));
    wanted.push("shoreline-result");
    assert_eq!(quiz.event_names(), wanted, "each event once, in order");
    let told: Vec<_> =
        quiz.details("shoreline-answer").into_iter().map(|d| (d["question"].clone(), d["option"].clone())).collect();
    let given: Vec<_> = given.into_iter().map(|q| (json!(q), answers[q].clone())).collect();
    assert_eq!(told, given);
}

/// Clicks on from the first moment; the program comes when it comes.
fn meets_the_program(tab: &Tab, delay: u64) {
    slow_program(tab, delay);
    let mut answers = letters("bccbbbcbbc");
    answers.insert("context".into(), json!("it"));
    let quiz = open(tab);
    quiz.walk_by_pointer(&answers);
    quiz.ready();
    check_result(&quiz, &answers);
    check_events(&quiz, &answers);
}

/// From the intro to the answer of the last question.
fn answer_all(quiz: &Quiz, answers: &Map<String, Value>) {
    quiz.press(Word::Start);
    for question in asks() {
        quiz.until_question(question);
        quiz.choose(question, answers[question].as_str().unwrap());
        quiz.press(Word::Next);
    }
}

fn all_answers() -> Map<String, Value> {
    let mut answers = letters("bccbbbcbbc");
    answers.insert("context".into(), json!("it"));
    answers
}

fn finish(quiz: &Quiz, answers: &Map<String, Value>) {
    quiz.ready();
    quiz.until_screen("review");
    quiz.press(Word::ShowResult);
    quiz.until_screen("result");
    check_result(quiz, answers);
    check_events(quiz, answers);
}

/// However long the program takes, the visitor is at the end of its questions before.
fn after_everything(tab: &Tab) {
    let program = tab.hold(".wasm");
    let answers = all_answers();
    let quiz = open(tab);
    answer_all(&quiz, &answers);
    quiz.until_screen("waiting");
    program.open();
    finish(&quiz, &answers);
}

/// The only case that truly waits so long, in one engine: what another engine could do differently by then, it does
/// in `after_everything`.
fn after_30_s(tab: &Tab) {
    slow_program(tab, 30_000);
    let begun = Instant::now();
    let quiz = at_core(tab);
    quiz.check_by_keyboard("core", "b");
    while begun.elapsed() < Duration::from_secs(28) {
        assert!(!swapped(&quiz), "the program is still on its way");
        assert_eq!((quiz.state().question(), quiz.state().checked()), ("core", "b"));
        std::thread::sleep(Duration::from_secs(1));
    }
    quiz.ready();
    assert!(begun.elapsed() >= Duration::from_secs(30));
    assert_eq!((quiz.state().question(), quiz.state().checked()), ("core", "b"));
    tab.keys(&[key::ENTER]);
    quiz.until_question("volume");
    assert_eq!(quiz.property("answers"), json!({ "core": "b" }));
}

/// The program never comes. All questions can be answered and gone back to, and the end says what is missing.
fn never(tab: &Tab) {
    tab.hold(".wasm");
    let answers = all_answers();
    let quiz = open(tab);
    answer_all(&quiz, &answers);
    let state = quiz.until_screen("waiting");
    assert!(state.card().contains(word(Word::Loading)));
    assert!(quiz.events().is_empty());
    // A link to the host's own offer still works: nothing lies over the page.
    let covered = "const r = host.getBoundingClientRect(); return !!document.elementFromPoint(r.left + 9, r.top + 9)?.closest('#quiz')";
    assert_eq!(quiz.script(covered, json!([])), true);
}

fn swap_keeps_a_selection(tab: &Tab) {
    let program = tab.hold(".wasm");
    let quiz = at_core(tab);
    let select =
        "const text = root.querySelector('#help').firstChild; getSelection().setBaseAndExtent(text, 2, text, 9);";
    quiz.script(select, json!([]));
    let selected = "const [range] = getSelection().getComposedRanges({ shadowRoots: [root] });
        const { startContainer: from, startOffset: start, endContainer: to, endOffset: end } = range;
        return [from.isConnected, from.parentNode.id, from.data?.slice(start, end), from === to]";
    let before = quiz.script(selected, json!([]));
    assert_eq!((&before[1], before[2].as_str().map(str::len)), (&json!("help"), Some(7)), "{before}");
    program.open();
    quiz.ready();
    assert_eq!(quiz.script(selected, json!([])), before);
}

/// On a page of the quiz's own, Back goes through the questions from before the program as through all others.
fn steps_are_in_the_history(tab: &Tab) {
    let program = tab.hold(".wasm");
    tab.edit_page("/index.html", "<head>", "<head><script src=\"/hosts/spy.js\"></script>");
    tab.edit_page("/index.html", "<shoreline-quiz", "<shoreline-quiz id=\"widget\"");
    tab.open("../index.html");
    let there = "return !!document.getElementById('widget')?.shadowRoot?.querySelector('.card')";
    tab.until_script("the first screen is there", there, json!([]));
    let quiz = tab.quiz("widget");
    quiz.press(Word::Start);
    quiz.until_question("context");
    quiz.choose("context", "it");
    quiz.press(Word::Next);
    quiz.until_question("core");
    quiz.choose("core", "c");
    quiz.press(Word::Next);
    quiz.until_question("volume");
    program.open();
    quiz.ready();
    // Further down on the page are parts of its own, which load when they come near.
    tab.unsettle();
    tab.script("history.back()", json!([]));
    assert_eq!(quiz.until_question("core").checked(), "c");
    tab.script("history.back()", json!([]));
    assert_eq!(quiz.until_question("context").checked(), "it");
    tab.script("history.back()", json!([]));
    quiz.until_screen("intro");
    tab.script("history.go(3)", json!([]));
    quiz.until_question("volume");
    quiz.choose("volume", "e");
    quiz.press(Word::Next);
    quiz.until_question("goal");
    tab.script("history.back()", json!([]));
    assert_eq!(quiz.until_question("volume").checked(), "e");
    tab.script("sessionStorage.clear()", json!([]));
}

fn swapped(quiz: &Quiz) -> bool {
    !quiz.events().is_empty()
}

fn swap_keeps_focus_and_place(tab: &Tab) {
    let program = tab.hold(".wasm");
    tab.resize(800, 500);
    let quiz = open(tab);
    quiz.script("host.style.margin = '200px 0 2000px'", json!([]));
    quiz.press(Word::Start);
    quiz.until_question("context");
    quiz.press(Word::Skip);
    quiz.until_question("core");
    quiz.choose("core", "b");
    quiz.press(Word::Next);
    quiz.until_question("volume");
    quiz.check_by_keyboard("volume", "d");
    tab.script("scrollBy(0, 37)", json!([]));
    // Compared in the page: an answer over the wire would see only one moment of it.
    quiz.script(
        "window.before = [root.activeElement.value, scrollY, Math.round(root.activeElement.getBoundingClientRect().top)];
        host.addEventListener('shoreline-ready', () => {
            const a = root.activeElement;
            window.after = [a?.value, scrollY, Math.round(a?.getBoundingClientRect().top)];
            window.checked = a?.checked;
        });
        window.blurred = 0; document.addEventListener('focusout', () => { window.blurred += 1; });",
        json!([]),
    );
    assert!(!swapped(&quiz), "the program is still on its way");
    program.open();
    quiz.ready();
    let seen = tab.script("return [before, after, checked]", json!([]));
    assert_eq!(seen[0], seen[1], "focus, scroll position and the place on the screen");
    assert_eq!((&seen[2], &seen[0][0]), (&json!(true), &json!("d")));
    // The keyboard goes on where it was.
    tab.keys(&[key::UP]);
    quiz.until("the arrow works on", |s| s.question() == "volume" && s.checked() == "c");
    tab.keys(&[key::ENTER]);
    quiz.until_question("goal");
    quiz.press(Word::Back);
    quiz.until_question("volume");
    assert_eq!(quiz.property("answers"), json!({ "core": "b", "volume": "c" }));
    let told: Vec<_> = quiz.details("shoreline-answer").into_iter().map(|d| d["option"].clone()).collect();
    assert_eq!(told, ["b", "c"]);
}

fn swap_between_reminder_and_answer(tab: &Tab) {
    let program = tab.hold(".wasm");
    let quiz = at_core(tab);
    quiz.press(Word::Next);
    let reminder = json!({ "css": "#reminder" });
    tab.until("the reminder shows", || quiz.has(reminder.clone()).then_some(()));
    assert!(!swapped(&quiz), "the program is still on its way");
    program.open();
    quiz.ready();
    assert_eq!(quiz.state().question(), "core");
    tab.until("the reminder still shows", || quiz.has(reminder.clone()).then_some(()));
    quiz.choose("core", "not-sure");
    tab.until("the reminder goes", || (!quiz.has(reminder.clone())).then_some(()));
    quiz.press(Word::Next);
    quiz.until_question("volume");
    assert_eq!(quiz.property("answers"), json!({ "core": "not-sure" }));
}

/// It stands above the options, and Next below them.
fn reminder_comes_into_sight(tab: &Tab) {
    tab.resize(600, 400);
    let _held = tab.hold(".wasm");
    let quiz = at_core(tab);
    quiz.tab_to("Next", |active| active["part"] == "next");
    let top = || quiz.script("return root.querySelector('legend').getBoundingClientRect().bottom", json!([])).as_f64();
    assert!(top() < Some(0.0), "the window is too small for the whole of it: {:?}", top());
    tab.keys(&[key::ENTER]);
    tab.until("the reminder has the focus", || (quiz.active()["name"] == word(Word::ChooseOne)).then_some(()));
    let seen =
        "const { top, bottom } = root.activeElement.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight";
    assert_eq!(quiz.script(seen, json!([])), true);
    assert!(!swapped(&quiz), "the program is still on its way");
}

/// Holds the button down on what `css` finds until the program has come and would take over. Gives what had the focus
/// meanwhile.
pub(super) fn press_meanwhile(quiz: &Quiz, css: &str, program: &Gate) -> Value {
    let tab = quiz.tab;
    assert!(tab.hold_down(&quiz.element(json!({ "css": css }))));
    let focused = quiz.active();
    program.open();
    tab.until_came(".wasm");
    tab.rest();
    let early = swapped(quiz);
    // Before anything can fail: the next trial shall not begin with a button down.
    tab.release();
    assert!(!early, "the press was not over");
    quiz.ready();
    focused
}

/// A finger is down for about a tenth of a second, and takes the focus from the heading as it comes down.
fn swap_waits_for_the_end_of_a_press(tab: &Tab) {
    let program = tab.hold(".wasm");
    let quiz = at_core(tab);
    assert_eq!(quiz.active()["part"], "heading");
    let focused = press_meanwhile(&quiz, "label:has([value='b'])", &program);
    assert!(focused.is_null() || focused["part"] != "heading", "the press has taken the focus: {focused}");
    quiz.until("the option is chosen", |s| s.question() == "core" && s.checked() == "b");
    quiz.press(Word::Next);
    quiz.until_question("volume");
    assert_eq!(quiz.property("answers"), json!({ "core": "b" }));
}

fn whole_quiz_before_the_program(tab: &Tab) {
    let program = tab.hold(".wasm");
    let answers = persona("p03");
    let quiz = open(tab);
    quiz.press(Word::Start);
    quiz.press(Word::Skip);
    for question in &asks()[1..] {
        quiz.until_question(question);
        quiz.choose(question, answers[*question].as_str().unwrap());
        quiz.press(Word::Next);
    }
    let state = quiz.until_screen("waiting");
    assert!(!swapped(&quiz), "the program is still on its way");
    assert!(state.card().contains(word(Word::Loading)), "it says that it is coming");
    program.open();
    quiz.ready();
    quiz.until_screen("review");
    assert_eq!(quiz.active()["part"], "heading", "the focus goes on to the new heading");
    quiz.press(Word::ShowResult);
    quiz.until_screen("result");
    check_result(&quiz, &answers);
    check_events(&quiz, &answers);
}

/// Called on an element that is in no page yet, they wait for one, and write nothing.
fn calls_before_the_page(tab: &Tab) {
    let quiz = tab.open_tag("<div id=\"place\"></div>");
    tab.script(
        "sessionStorage.clear(); const fresh = document.createElement('shoreline-quiz'); fresh.id = 'quiz'; \
         fresh.setAttribute('storage', 'session'); fresh.restart(); fresh.start(); window.kept = sessionStorage.length; \
         document.getElementById('place').append(fresh)",
        json!([]),
    );
    quiz.ready().until_question("context");
    assert_eq!(tab.script("return kept", json!([])), 0);
    tab.script("sessionStorage.clear()", json!([]));
}

fn a_view_set_after_a_call_comes_after_it(tab: &Tab) {
    let program = tab.hold(".wasm");
    let quiz = tab.open("plain.html");
    tab.until("the element is there", || quiz.exists().then_some(()));
    quiz.script("host.show('check'); host.setAttribute('view', 'compare')", json!([]));
    program.open();
    quiz.ready();
    tab.rest();
    assert_eq!(quiz.script("return root.querySelector('[aria-selected=true]').id", json!([])), "tab-compare");
}

/// What the visitor sees before the program and with it is the same, pixel by pixel as far as boxes tell.
fn screens_are_the_same(tab: &Tab) {
    let program = tab.hold(".wasm");
    let boxes = |quiz: &Quiz| {
        quiz.script(
            "return [...root.querySelectorAll('[part~=\"card\"], [part~=\"card\"] *')].filter((e) => e.getClientRects().length).map((e) => {
                const { left, top, width, height } = e.getBoundingClientRect();
                return [e.localName, Math.round(left), Math.round(top), Math.round(width), Math.round(height)].join(' ');
            })",
            json!([]),
        )
    };
    let quiz = open(tab);
    let mut before = vec![boxes(&quiz)];
    quiz.press(Word::Start);
    before.push(boxes(&quiz));
    quiz.press(Word::Skip);
    quiz.until_question("core");
    before.push(boxes(&quiz));
    assert!(!swapped(&quiz), "the program is still on its way");
    program.open();
    quiz.ready();
    assert_eq!(boxes(&quiz), before[2], "core");
    quiz.press(Word::Back);
    quiz.until_question("context");
    assert_eq!(boxes(&quiz), before[1], "context");
    quiz.press(Word::Back);
    quiz.until_screen("intro");
    assert_eq!(boxes(&quiz), before[0], "intro");
}
