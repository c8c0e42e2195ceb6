//! Which view is shown: as the host's calls, the visitor's presses and a link say, in their order, and no other.

use super::Run;
use super::early::press_meanwhile;
use crate::quiz::Quiz;
use crate::reference::{letters, word};
use crate::tab::Tab;
use serde_json::{Value, json};
use shoreline::pack::Word;

pub const CASES: &[(&str, Run)] = &[
    ("calls_before_ready", calls_before_ready),
    ("tab_before_ready", tab_before_ready),
    ("press_while_the_program_draws", press_while_the_program_draws),
    ("link_behind_a_press", link_behind_a_press),
    ("link_during_a_press", link_during_a_press),
    ("more_views_move_nobody", more_views_move_nobody),
    ("closed_ones_stay_closed", closed_ones_stay_closed),
    ("a_result_is_told_when_it_is_seen", a_result_is_told_when_it_is_seen),
    ("resume", resume),
    ("restart_is_seen", restart_is_seen),
];

pub const CODE: &str = "1-s-cbdcecgclbsbtbvcwbyb-mk3a";

/// Name and view of what the host was told; other events by name alone.
fn told(quiz: &Quiz) -> Vec<String> {
    let view = |detail: &Value| detail["view"].as_str().map_or(String::new(), |view| format!(" {view}"));
    quiz.events()
        .into_iter()
        .map(|e| format!("{}{}", e.name.trim_start_matches("shoreline-"), view(&e.detail)))
        .collect()
}

/// Opens a page whose program waits for the gate; then `act`; then the program comes.
fn early<'t>(tab: &'t Tab, tag: &str, act: &dyn Fn(&Quiz)) -> Quiz<'t> {
    let program = tab.hold(".wasm");
    let quiz = tab.open_tag(tag);
    tab.until("the first screen is there", || quiz.exists().then_some(()));
    act(&quiz);
    program.open();
    quiz.ready();
    tab.heal();
    tab.unsettle();
    quiz
}

const PLAIN: &str = "<shoreline-quiz id=\"quiz\" load=\"eager\">";

fn calls_before_ready(tab: &Tab) {
    let cases: [(&str, &[&str]); 5] = [
        ("host.start(); host.show('check')", &["ready decide", "start decide", "view check"]),
        ("host.show('check'); host.start()", &["ready decide", "view check", "start check"]),
        ("host.show('compare')", &["ready decide", "view compare"]),
        ("host.show('compare'); host.show('check')", &["ready decide", "view check"]),
        (
            "host.show('compare'); host.start(); host.show('check')",
            &["ready decide", "view compare", "view decide", "start decide", "view check"],
        ),
    ];
    for (calls, wanted) in cases {
        let quiz = early(tab, PLAIN, &|quiz| {
            quiz.script(calls, json!([]));
        });
        tab.until(calls, || (told(&quiz).len() >= wanted.len()).then_some(()));
        assert_eq!(told(&quiz), wanted, "{calls}");
    }
    // Behind the check that is shown, the quiz was begun.
    let quiz = early(tab, PLAIN, &|quiz| {
        quiz.script("host.start(); host.show('check')", json!([]));
    });
    tab.until("the check is shown", || (told(&quiz).len() == 3).then_some(()));
    quiz.script("host.show('decide')", json!([]));
    quiz.until_question("context");
}

/// A tab that is pressed before the program is there is shown at once, and the host hears of it.
fn tab_before_ready(tab: &Tab) {
    let quiz = early(tab, PLAIN, &|quiz| quiz.press(Word::ViewCheck));
    tab.until("it is told", || (told(&quiz).len() == 2).then_some(()));
    assert_eq!(told(&quiz), ["ready decide", "view check"]);
    // What the host has called before comes first, and the visitor stays where he went.
    let answers = letters("bccbbbcbbc");
    let quiz = early(tab, PLAIN, &|quiz| {
        quiz.script("host.answers = args", Value::Object(answers.clone()));
        quiz.press(Word::ViewCompare);
    });
    tab.until("the result is told", || (!quiz.details("shoreline-result").is_empty()).then_some(()));
    tab.until("the comparison is there", || {
        (quiz.script("return !!root.querySelector('table')", json!([])) == true).then_some(())
    });
    assert_eq!(told(&quiz).last().map(String::as_str), Some("view compare"), "{:?}", told(&quiz));
    // The result's own link, whatever is in front of it.
    let link = quiz.property("result")["link"].clone();
    assert!(link.as_str().unwrap().ends_with(&format!("#s={CODE}")), "{link}");
    assert!(quiz.property("link").as_str().unwrap().contains("-c"), "and the comparison has another one");
}

/// The press is the visitor's start of the check, not of the quiz.
fn press_while_the_program_draws(tab: &Tab) {
    let program = tab.hold(".wasm");
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" load=\"eager\" view=\"check\">");
    tab.until("the first screen is there", || quiz.exists().then_some(()));
    press_meanwhile(&quiz, "[part~='start']", &program);
    tab.unsettle();
    quiz.until_screen("question");
    tab.until("the start is told", || (told(&quiz).len() == 2).then_some(()));
    assert_eq!(told(&quiz), ["ready check", "start check"]);
    assert!(quiz.property("link").as_str().unwrap().contains("-k"), "it is the check");
}

/// A link comes into the address while the program is there and its picture waits for the end of a press.
fn link_during_a_press(tab: &Tab) {
    let program = tab.hold(".wasm");
    let quiz = tab.open_tag(PLAIN);
    tab.until("the first screen is there", || quiz.exists().then_some(()));
    assert!(tab.hold_down(&quiz.element(json!({ "css": "[part~='card']" }))));
    program.open();
    tab.until_came(".wasm");
    tab.rest();
    tab.unsettle();
    tab.script("location.hash = arguments[0]", json!([format!("s={CODE}")]));
    tab.rest();
    tab.release();
    quiz.until_screen("result");
    assert_eq!(quiz.details("shoreline-result").len(), 1);
}

fn link_behind_a_press(tab: &Tab) {
    let program = tab.hold(".wasm");
    let quiz = tab.open(&format!("plain.html#s={CODE}"));
    tab.until("the first screen is there", || quiz.exists().then_some(()));
    press_meanwhile(&quiz, "[part~='card']", &program);
    quiz.until_screen("result");
    assert!(quiz.property("link").as_str().unwrap().ends_with(&format!("#s={CODE}")));
    assert_eq!(quiz.details("shoreline-result").len(), 1);
}

/// The host opens more views while the visitor is in one of them.
fn more_views_move_nobody(tab: &Tab) {
    // The first view is out of reach so far.
    tab.expect("is not among views");
    let quiz =
        tab.open_tag("<shoreline-quiz id=\"quiz\" view=\"decide\" views=\"check compare\" load=\"eager\">").ready();
    tab.unsettle();
    quiz.press(Word::Start);
    tab.until("the first situation", || quiz.has(json!({ "css": "[part~='item']" })).then_some(()));
    quiz.script("host.setAttribute('views', 'decide check compare')", json!([]));
    tab.rest();
    assert!(quiz.has(json!({ "css": "[part~='item']" })));
    assert!(!quiz.event_names().contains(&"shoreline-view".to_owned()), "{:?}", quiz.event_names());
}

/// `views` says which ones may be reached: no call, answers or link leads to another one.
fn closed_ones_stay_closed(tab: &Tab) {
    let shown = |quiz: &Quiz| {
        quiz.script(
            "return root.querySelector('table') ? 'compare' : root.querySelector('#check-start') ? 'check' : ''",
            json!([]),
        )
    };
    let only = |views: &str| {
        tab.unsettle();
        let quiz = tab.open_tag(&format!("<shoreline-quiz id=\"quiz\" load=\"eager\" views=\"{views}\">")).ready();
        tab.unsettle();
        quiz
    };
    let quiz = only("compare");
    tab.until("the comparison is there", || (shown(&quiz) == "compare").then_some(()));
    quiz.script("host.start(); host.answers = args", Value::Object(letters("bccbbbcbbc")));
    quiz.script(&format!("location.hash = 's={CODE}'"), json!([]));
    let notice = word(Word::LinkNotHere);
    quiz.until("the link is refused", |s| s.notices().iter().any(|n| n.contains(notice)));
    assert_eq!(shown(&quiz), "compare");
    assert_eq!(quiz.property("result")["outcome"], "nearshore", "the answers count all the same");
    assert!(quiz.details("shoreline-result").is_empty(), "a result that nobody sees is not told");
    assert!(
        quiz.details("shoreline-view").is_empty() && quiz.details("shoreline-start").is_empty(),
        "{:?}",
        told(&quiz)
    );
    // The same when the page opens with it.
    tab.serve_tag("<shoreline-quiz id=\"quiz\" views=\"check\">");
    let quiz = tab.open(&format!("plain.html#s={CODE}")).ready();
    quiz.until("the link is refused", |s| s.notices().iter().any(|n| n.contains(notice)));
    assert_eq!(shown(&quiz), "check");
    assert_eq!(told(&quiz), ["ready check"]);
    tab.heal();
    // There is only one thing to start.
    let quiz = only("compare check");
    quiz.script("host.start()", json!([]));
    quiz.until_screen("question");
    tab.until("the start is told", || (told(&quiz).len() == 3).then_some(()));
    assert_eq!(told(&quiz), ["ready compare", "view check", "start check"]);
}

/// Made behind another view, a result is told with the view that shows it, and once.
fn a_result_is_told_when_it_is_seen(tab: &Tab) {
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" load=\"eager\" views=\"compare\">").ready();
    let results = || quiz.details("shoreline-result").len();
    tab.unsettle();
    quiz.script("host.answers = args", Value::Object(letters("bccbbbcbbc")));
    tab.until("the answers are told", || (quiz.details("shoreline-answer").len() == 10).then_some(()));
    quiz.script("host.setAttribute('views', 'decide compare')", json!([]));
    assert_eq!(results(), 0);
    for _ in 0..2 {
        quiz.press(Word::ViewDecide);
        quiz.until_screen("result");
        assert_eq!(results(), 1);
        quiz.press(Word::ViewCompare);
        quiz.until("the comparison is there", |_| quiz.has(json!({ "css": ".lined" })));
    }
}

/// What a restart forgets is what then stands at its beginning, in front of the visitor.
fn restart_is_seen(tab: &Tab) {
    let quiz = tab.open_tag(PLAIN).ready();
    quiz.set_answers(&letters("bccbbbcbbc"));
    tab.unsettle();
    quiz.script("host.show('check'); host.start()", json!([]));
    quiz.until("the check has begun", |s| !s.question().is_empty());
    quiz.script("host.restart()", json!([]));
    quiz.until("its beginning", |_| quiz.has(json!({ "css": "#check-start" })));
    assert_eq!(quiz.property("answers").as_object().unwrap().len(), 10, "the quiz keeps its answers");
    quiz.script("host.show('decide')", json!([]));
    quiz.until_screen("result");
    assert_eq!(quiz.details("shoreline-result").len(), 1, "and its result is no news");
    quiz.script("host.show('compare'); host.restart()", json!([]));
    quiz.until_screen("intro");
    assert_eq!(quiz.property("answers"), json!({}));
    assert_eq!(told(&quiz).last().unwrap(), "view decide");
}

/// A reload comes back to the view, whichever the host wants first.
fn resume(tab: &Tab) {
    tab.open("plain.html");
    tab.script("sessionStorage.clear()", json!([]));
    tab.serve_tag("<shoreline-quiz id=\"quiz\" storage=\"session\" view=\"check\">");
    let quiz = tab.open("plain.html").ready();
    quiz.press(Word::ViewDecide);
    quiz.go_to_volume("c");
    tab.unsettle();
    tab.reload();
    quiz.ready();
    assert_eq!(quiz.until_question("volume").question(), "volume");
    assert_eq!(told(&quiz), ["ready decide"], "nothing is told again");
    tab.script("sessionStorage.clear()", json!([]));
}
