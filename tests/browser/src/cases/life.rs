//! Elements come, move and go as single-page sites do it; nothing is left behind.

use super::Run;
use super::decide::check_result;
use crate::quiz::Quiz;
use crate::reference::{letters, persona, word};
use crate::tab::Tab;
use serde_json::{Value, json};
use shoreline::pack::Word;

pub const CASES: &[(&str, Run)] = &[
    ("fifty_rounds_leave_nothing", fifty_rounds_leave_nothing),
    ("fifty_elements_leave_nothing", fifty_elements_leave_nothing),
    ("a_move_keeps_everything", a_move_keeps_everything),
    ("through_another_document", through_another_document),
    ("away_and_back", away_and_back),
    ("gone_while_loading", gone_while_loading),
    ("ten_widgets", ten_widgets),
    ("late_copy_is_of_its_link", late_copy_is_of_its_link),
    ("late_copy_is_not_for_the_next", late_copy_is_not_for_the_next),
];

/// Listeners on what outlives a widget, and nodes of the page and of the widget.
fn count(quiz: &Quiz) -> Value {
    quiz.script(
        "const places = [window, document, document.documentElement, document.body, host, root, root.querySelector('[part~=\"root\"]')];
        return [places.map((p) => listeners(p)), document.querySelectorAll('*').length, root.querySelectorAll('*').length]",
        json!([]),
    )
}

fn round(quiz: &Quiz) {
    quiz.script("window.parent_ = host.parentNode; window.host_ = host; host.remove()", json!([]));
    // A round trip to the driver lets everything happen that is due.
    quiz.tab.script("parent_.append(host_)", json!([]));
}

fn readies(quiz: &Quiz) -> usize {
    quiz.details("shoreline-ready").len()
}

fn fifty_rounds_leave_nothing(tab: &Tab) {
    let quiz = tab.open("counted.html").ready();
    quiz.press(Word::Start);
    quiz.until_question("context");
    round(&quiz);
    tab.until("it is back", || (readies(&quiz) == 2).then_some(()));
    let before = count(&quiz);
    for n in 3..=50 {
        round(&quiz);
        tab.until("it is back", || (readies(&quiz) == n).then_some(()));
    }
    assert_eq!(count(&quiz), before);
    assert_eq!((tab.count(".wasm"), tab.count(".pack")), (1, 1), "nothing is fetched again");
    let answers = letters("bccbbbcbbc");
    quiz.script("host.restart()", json!([]));
    quiz.until_screen("intro");
    quiz.walk_by_pointer(&answers);
    check_result(&quiz, &answers);
    let results = quiz.details("shoreline-result").len();
    assert_eq!(results, 1, "one program answers, not fifty");
}

fn fifty_elements_leave_nothing(tab: &Tab) {
    let quiz = tab.open("counted.html").ready();
    let before = count(&quiz);
    for n in 0..50 {
        let id = format!("guest{n}");
        tab.script(
            "const e = document.createElement('shoreline-quiz'); e.id = arguments[0]; e.setAttribute('load', 'eager'); document.querySelector('main').append(e)",
            json!([id]),
        );
        let guest = tab.quiz(&id);
        tab.until("the guest is ready", || (readies(&guest) == 1).then_some(()));
        tab.script("document.getElementById(arguments[0]).remove()", json!([id]));
    }
    assert_eq!(count(&quiz), before);
    quiz.walk_by_pointer(&persona("p01"));
    check_result(&quiz, &persona("p01"));
}

fn a_move_keeps_everything(tab: &Tab) {
    let quiz = tab.open("counted.html").ready();
    quiz.press(Word::Start);
    quiz.choose("context", "it");
    quiz.press(Word::Next);
    quiz.until_question("core");
    quiz.choose("core", "c");
    let before = count(&quiz);
    for _ in 0..10 {
        quiz.script("const to = document.createElement('div'); document.querySelector('main').append(to); to.append(host); const from = host.parentNode; document.querySelector('main').prepend(host); to.remove();", json!([]));
    }
    tab.frames();
    assert_eq!(quiz.until_question("core").checked(), "c", "even what was only marked");
    assert_eq!(count(&quiz), before);
    assert_eq!(readies(&quiz), 1, "the same program goes on");
    quiz.press(Word::Next);
    quiz.until_question("volume");
    assert_eq!(quiz.event_names(), ["shoreline-ready", "shoreline-start", "shoreline-answer", "shoreline-answer"]);
}

/// Libraries that replace parts of a page park what they keep in a document of their own, which takes its styles.
fn through_another_document(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    let answers = persona("p03");
    quiz.walk_by_pointer(&answers);
    check_result(&quiz, &answers);
    let colour = "return getComputedStyle(root.querySelector('.card')).backgroundColor";
    let before = quiz.script(colour, json!([]));
    quiz.script(
        "const place = host.parentNode; const parked = new DOMParser().parseFromString('<p>', 'text/html');
        parked.body.append(host); place.append(host)",
        json!([]),
    );
    quiz.until_screen("result");
    assert_eq!(quiz.script(colour, json!([])), before, "it has its styles");
    check_result(&quiz, &answers);
    assert_eq!((readies(&quiz), quiz.details("shoreline-result").len()), (1, 1), "nothing is reported again");
    tab.unsettle();
    quiz.script("host.show('compare')", json!([]));
    quiz.until("the comparison is there", |state| state.card().contains("Location"));
    assert_eq!(quiz.script("return root.adoptedStyleSheets.length", json!([])), 3);
}

fn away_and_back(tab: &Tab) {
    let quiz = tab.open("counted.html").ready();
    quiz.press(Word::Start);
    quiz.choose("context", "it");
    quiz.press(Word::Next);
    quiz.until_question("core");
    quiz.choose("core", "c");
    quiz.press(Word::Next);
    quiz.until_question("volume");
    let before = quiz.event_names();
    quiz.script("window.kept = host; host.remove()", json!([]));
    tab.frames();
    // While it is away, its properties answer all the same.
    assert_eq!(
        tab.script("return [kept.result, kept.link, Object.keys(kept.answers).length]", json!([])),
        json!([null, "", 2])
    );
    tab.script("document.querySelector('main').append(kept)", json!([]));
    tab.until("it is back", || (readies(&quiz) == 2).then_some(()));
    assert_eq!(quiz.until_question("volume").checked(), "");
    assert_eq!(quiz.property("answers"), json!({ "context": "it", "core": "c" }));
    let after = quiz.event_names();
    assert_eq!(after[before.len()..], ["shoreline-ready"], "what the host knows already is not told again");
    // What is set while it is away counts when it is back.
    quiz.script("host.remove(); kept.setAttribute('view', 'compare')", json!([]));
    tab.unsettle();
    tab.script("document.querySelector('main').append(kept)", json!([]));
    tab.until("it is back", || (readies(&quiz) == 3).then_some(()));
    quiz.until("the comparison is there", |_| quiz.has(json!({ "css": "#print-comparison" })));
}

fn gone_while_loading(tab: &Tab) {
    let program = tab.hold(".wasm");
    let quiz = tab.open("counted.html");
    tab.until("the element is there", || quiz.exists().then_some(()));
    quiz.press(Word::Start);
    quiz.script("window.kept = host; host.remove()", json!([]));
    tab.until("the program is asked for", || (tab.count(".wasm") == 1).then_some(()));
    program.open();
    // It comes in vain.
    tab.until_came(".wasm");
    tab.frames();
    assert_eq!(quiz_events(tab), 0);
    tab.script("document.querySelector('main').append(kept)", json!([]));
    quiz.ready().until_question("context");
    assert_eq!(quiz.event_names(), ["shoreline-ready", "shoreline-start"]);
    assert_eq!(tab.count(".wasm"), 1);
}

fn quiz_events(tab: &Tab) -> usize {
    tab.script("return __spy.events.length", json!([])).as_u64().unwrap() as usize
}

fn ten_widgets(tab: &Tab) {
    tab.open("counted.html");
    let ids: Vec<String> = (0..9).map(|n| format!("more{n}")).collect();
    for id in &ids {
        tab.script(
            "const e = document.createElement('shoreline-quiz'); e.id = arguments[0]; e.setAttribute('load', 'eager'); document.querySelector('main').append(e)",
            json!([id]),
        );
    }
    let all: Vec<&str> = ids.iter().map(String::as_str).chain(["quiz"]).collect();
    for id in &all {
        tab.quiz(id).ready();
    }
    let people = crate::reference::personas();
    for (id, person) in all.iter().zip(&people) {
        tab.quiz(id).set_answers(&person.answers);
    }
    for (id, person) in all.iter().zip(&people) {
        check_result(&tab.quiz(id), &person.answers);
    }
    assert_eq!((tab.count(".wasm"), tab.count(".pack")), (1, 1), "one program and one content for all");
}

/// A clipboard that answers when `allow` is called, as one does whose browser asks the visitor first.
const ASKING: &str = "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: {
    writeText: (text) => new Promise((done) => { window.allow = () => { window.copied = text; done(); }; }),
} });";

fn asked_for_leave<'t>(tab: &'t Tab) -> Quiz<'t> {
    let quiz = tab.open("plain.html").ready();
    tab.script(ASKING, json!([]));
    quiz.set_answers(&letters("bccbbbcbbc"));
    quiz.press(Word::CopyLink);
    tab.until_script("it is asked", "return !!window.allow", json!([]));
    quiz
}

/// The visitor changes an answer, and shares that in another way, before allowing the copy: the host hears of the link
/// that was copied.
fn late_copy_is_of_its_link(tab: &Tab) {
    let quiz = asked_for_leave(tab);
    let link = quiz.property("link");
    quiz.set_answers(&letters("cabaabccca"));
    tab.until("the link is another one", || (quiz.property("link") != link).then_some(()));
    tab.unsettle();
    quiz.press(Word::QrCode);
    let other = tab.until("the code is told", || quiz.details("shoreline-share").pop());
    assert_eq!((&other["method"], &other["link"]), (&json!("qr"), &quiz.property("link")));
    tab.script("allow()", json!([]));
    let told = tab.until("it is told", || quiz.details("shoreline-share").pop().filter(|told| *told != other));
    assert_eq!(told, json!({ "version": 1, "method": "copy", "link": link }));
    assert_eq!(tab.script("return copied", json!([])), link);
}

/// The widget was taken down meanwhile, and the one in its place has copied nothing.
fn late_copy_is_not_for_the_next(tab: &Tab) {
    let quiz = asked_for_leave(tab);
    round(&quiz);
    tab.until("it is back", || (readies(&quiz) == 2).then_some(()));
    quiz.until_screen("result");
    tab.script("allow()", json!([]));
    tab.rest();
    assert_eq!(quiz.details("shoreline-share"), Vec::<Value>::new());
    assert!(!quiz.state().card().contains(word(Word::Copied)), "{}", quiz.state().card());
}
