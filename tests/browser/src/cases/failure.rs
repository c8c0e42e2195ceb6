//! When something cannot be loaded: the owner hears why, the visitor keeps what there is, and another try works.

use super::Run;
use super::decide::check_result;
use crate::quiz::Quiz;
use crate::reference::{letters, word};
use crate::tab::Tab;
use serde_json::json;
use shoreline::pack::Word;
use std::time::Duration;
use xtask::server::{Gate, Response};

pub const CASES: &[(&str, Run)] = &[
    ("program_missing", |tab| fails(tab, "network", &[".wasm"], missing)),
    ("program_is_a_page", |tab| fails(tab, "mime", &[".wasm"], page)),
    ("program_is_cut_off", |tab| fails(tab, "integrity", &[".wasm"], cut_off)),
    ("content_missing", |tab| fails(tab, "network", &[".pack"], missing)),
    ("content_damaged", |tab| fails(tab, "integrity", &[".pack"], damaged)),
    ("a_tab_tries_again", a_tab_tries_again),
    ("who_waited_is_at_another_try", who_waited_is_at_another_try),
    ("who_did_not_wait_stays", who_did_not_wait_stays),
    ("glue_missing", |tab| fails(tab, "network", &["/shoreline.", ".js"], missing)),
    ("glue_is_a_page", |tab| fails(tab, "mime", &["/shoreline.", ".js"], page)),
    ("wrong_type_works", wrong_type_works),
    ("policy_without_wasm", policy_without_wasm),
    ("crash_keeps_answers", crash_keeps_answers),
    ("crash_keeps_what_a_link_led_to", crash_keeps_what_a_link_led_to),
    ("moving_about_does_not_ask_again", moving_about_does_not_ask_again),
    ("everything_missing_then_healed", everything_missing_then_healed),
];

fn missing(response: &mut Response) {
    *response = Response::text(404, "not here");
}

fn page(response: &mut Response) {
    *response = Response::new(200, "text/html", "<!doctype html><title>Welcome</title>");
}

/// The first half only, as plain bytes.
fn cut_off(response: &mut Response) {
    response.body.truncate(response.body.len() / 2);
}

pub(super) fn damaged(response: &mut Response) {
    let middle = response.body.len() / 2;
    response.body[middle] ^= 1;
}

/// Bends the answers whose path contains all of `parts`.
fn bend(tab: &Tab, parts: &'static [&'static str], change: fn(&mut Response)) {
    tab.bend(move |request, response| {
        if parts.iter().all(|part| request.path.contains(part)) {
            change(response);
        }
    });
}

pub(super) fn errors(quiz: &Quiz) -> usize {
    quiz.details("shoreline-error").len()
}

/// What every failure looks like: one event, one warning, a notice, the fallback.
pub(super) fn check_failure(quiz: &Quiz, code: &str) {
    let tab = quiz.tab;
    tab.until("the failure is told", || (errors(quiz) > 0).then_some(()));
    let told = quiz.details("shoreline-error");
    assert_eq!(told[0]["code"], code, "{told:#?}");
    for field in ["message", "fix"] {
        assert!(told[0][field].as_str().is_some_and(|text| text.len() > 10), "{told:#?}");
    }
    assert_eq!(told[0]["version"], 1);
    let said = tab.console();
    let own: Vec<_> = said.iter().filter(|line| line.contains(&format!("<shoreline-quiz> {code}:"))).collect();
    assert_eq!(own.len(), told.len(), "one warning for each failure: {said:#?}");
    assert!(own[0].contains(told[0]["fix"].as_str().unwrap()), "the warning says what to do: {own:?}");
    let notices = quiz.state().notices().join(" ");
    assert!(notices.contains(word(Word::LoadFailed)), "{notices}");
    assert!(quiz.has(json!({ "button": word(Word::TryAgain) })));
    let fallback = "return document.querySelector('#quiz > a').getClientRects().length > 0";
    assert_eq!(tab.script(fallback, json!([])), true, "the fallback is shown");
    assert_eq!(quiz.script("return root.querySelector('[part~=\"notice\"]').getAttribute('role')", json!([])), "alert");
}

/// The prerendered screens work on without the program.
fn goes_on(quiz: &Quiz) {
    quiz.press(Word::Start);
    quiz.until_question("context");
    quiz.choose("context", "it");
    quiz.press(Word::Next);
    quiz.until_question("core");
    quiz.choose("core", "b");
    quiz.press(Word::Next);
    quiz.until_question("volume");
    assert!(quiz.has(json!({ "button": word(Word::TryAgain) })), "another try stays in reach");
}

/// Without the content there are the first two questions; beyond them, "Next" is another try, which keeps everything.
fn goes_no_further(quiz: &Quiz) {
    quiz.press(Word::Start);
    quiz.until_question("context");
    quiz.choose("context", "it");
    quiz.press(Word::Next);
    quiz.until_question("core");
    quiz.choose("core", "b");
    let before = errors(quiz);
    quiz.press(Word::Next);
    quiz.tab.until("another try fails", || (errors(quiz) > before).then_some(()));
    let state = quiz.until_question("core");
    assert_eq!(state.checked(), "b");
    // Faster, the two were one double click.
    std::thread::sleep(Duration::from_millis(600));
    let before = errors(quiz);
    quiz.press(Word::Next);
    quiz.tab.until("one more fails", || (errors(quiz) > before).then_some(()));
    quiz.until_question("core");
    assert!(quiz.has(json!({ "button": word(Word::TryAgain) })), "another try stays in reach");
}

/// After "Try again" the visitor is where he was, or was going to, and comes to the right result.
fn recovers(quiz: &Quiz) {
    let (at, given) = ("volume", json!({ "context": "it", "core": "b" }));
    quiz.press(Word::TryAgain);
    quiz.ready();
    let state = quiz.until_question(at);
    assert_eq!(state.notices(), [""; 0], "the notice is gone");
    assert_eq!(quiz.property("answers"), given);
    let mut answers = letters("bccbbbcbbc");
    answers.insert("context".into(), json!("it"));
    for question in crate::reference::asks().iter().skip_while(|question| **question != at) {
        quiz.until_question(question);
        quiz.choose(question, answers[*question].as_str().unwrap());
        quiz.press(Word::Next);
    }
    quiz.until_screen("review");
    quiz.press(Word::ShowResult);
    quiz.until_screen("result");
    check_result(quiz, &answers);
    let names = quiz.event_names();
    let of = |name: &str| names.iter().filter(|n| *n == name).count();
    assert_eq!(
        (of("shoreline-ready"), of("shoreline-start"), of("shoreline-answer"), of("shoreline-result")),
        (1, 1, 11, 1)
    );
}

fn fails(tab: &Tab, code: &str, parts: &'static [&'static str], change: fn(&mut Response)) {
    bend(tab, parts, change);
    tab.expect(&format!("{code}:"));
    let quiz = tab.open("plain.html");
    check_failure(&quiz, code);
    if parts == [".pack"] {
        goes_no_further(&quiz)
    } else {
        goes_on(&quiz)
    }
    tab.heal();
    recovers(&quiz);
}

/// The built-in content without its further parts.
pub(super) fn main_pack() -> Vec<u8> {
    let folder = crate::tab::dist().join("packs");
    let is_main = |name: &str| name.starts_with("en.") && name.ends_with(".pack") && name.matches('.').count() == 2;
    let names =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    std::fs::read(folder.join(names.into_iter().find(|name| is_main(name)).unwrap())).unwrap()
}

/// A view that needs the program is another try as well: the old notice does not stand over what is on its way.
fn a_tab_tries_again(tab: &Tab) {
    bend(tab, &[".wasm"], missing);
    tab.expect("network:");
    let quiz = tab.open("plain.html");
    check_failure(&quiz, "network");
    tab.heal();
    let program = tab.hold(".wasm");
    quiz.press(Word::ViewCompare);
    quiz.until("it is on its way", |s| s.notices().is_empty() && s.heading() == word(Word::CompareTitle));
    let waits = "return !!root.querySelector('.waiting') && !root.querySelector('.failed')";
    assert_eq!(quiz.script(waits, json!([])), true);
    tab.unsettle();
    program.open();
    tab.until("the table is there", || quiz.has(json!({ "css": ".lined" })).then_some(()));
}

/// A quiz whose visitor has pressed Start; its program will turn out to be missing when it is let through.
fn started_in_vain(tab: &Tab) -> (Quiz<'_>, Gate) {
    bend(tab, &[".wasm"], missing);
    let program = tab.hold(".wasm");
    tab.expect("network:");
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" load=\"eager\">");
    tab.until("the first screen is there", || quiz.exists().then_some(()));
    quiz.press(Word::Start);
    (quiz, program)
}

/// At the end of its questions, the program is what the visitor waits for: the notice comes into sight, the focus to its
/// button, and nothing else is read on the way.
fn who_waited_is_at_another_try(tab: &Tab) {
    tab.resize(600, 400);
    let (quiz, program) = started_in_vain(tab);
    for question in crate::reference::asks() {
        quiz.until_question(question);
        if question == "context" {
            quiz.press(Word::Skip);
        } else {
            quiz.choose(question, "not-sure");
            quiz.press(Word::Next);
        }
    }
    quiz.until_screen("waiting");
    assert_eq!(quiz.active()["name"], word(Word::Loading));
    quiz.script(
        "window.seen = []; root.addEventListener('focusin', (event) => seen.push(event.target.textContent))",
        json!([]),
    );
    program.open();
    tab.until("the failure is told", || (errors(&quiz) > 0).then_some(()));
    assert_eq!(quiz.until_screen("question").question(), *crate::reference::asks().last().unwrap());
    let again = json!({ "button": word(Word::TryAgain) });
    assert_eq!(tab.role_and_name(&quiz.element(again)), ("button".to_owned(), word(Word::TryAgain).to_owned()));
    assert_eq!(tab.script("return seen", json!([])), json!([word(Word::TryAgain)]));
    let sight = "const { top, bottom } = root.querySelector('.failed').getBoundingClientRect();
        return [root.activeElement.textContent, top > -1 && bottom < innerHeight + 1]";
    assert_eq!(quiz.script(sight, json!([])), json!([word(Word::TryAgain), true]));
    tab.heal();
    tab.keys(&[crate::quiz::key::ENTER]);
    quiz.ready().until_screen("review");
}

/// In the midst of a question, they hear of it and go on.
fn who_did_not_wait_stays(tab: &Tab) {
    let (quiz, program) = started_in_vain(tab);
    quiz.until_question("context");
    quiz.script("root.querySelector('input').focus()", json!([]));
    program.open();
    check_failure(&quiz, "network");
    assert_eq!(quiz.active()["tag"], "input");
}

fn wrong_type_works(tab: &Tab) {
    bend(tab, &[".wasm"], |response| response.set("content-type", "text/plain"));
    tab.expect("mime:");
    let quiz = tab.open("plain.html").ready();
    assert_eq!(tab.count(".wasm"), 1, "it is not fetched a second time");
    assert_eq!(tab.console().len(), 1);
    assert_eq!(quiz.details("shoreline-error")[0]["code"], "mime");
    assert_eq!(errors(&quiz), 1);
    assert_eq!(quiz.state().notices(), [""; 0], "the visitor is not bothered");
    let answers = letters("bccbbbcbbc");
    quiz.walk_by_pointer(&answers);
    check_result(&quiz, &answers);
}

fn policy_without_wasm(tab: &Tab) {
    tab.bend(|request, response| {
        if request.path == "/hosts/plain.html" {
            response.set("content-security-policy", super::hosts::STRICT.replace(" 'wasm-unsafe-eval'", ""));
        }
    });
    tab.expect("csp-wasm:");
    tab.expect("'wasm-unsafe-eval'");
    // The browser reports the violation too.
    tab.allow("policy: script-src");
    let quiz = tab.open("plain.html");
    check_failure(&quiz, "csp-wasm");
    assert!(quiz.details("shoreline-error")[0]["fix"].as_str().unwrap().contains("'wasm-unsafe-eval'"));
    assert_eq!(tab.count(".wasm"), 0, "nothing is fetched that cannot run");
    goes_on(&quiz);
}

/// A trap in the program reaches the window as an error; it is played here, since the program has none to offer.
const TRAP: &str = "<script>function trap(glue) {
    const error = new WebAssembly.RuntimeError('unreachable');
    Object.defineProperty(error, 'stack', { value: 'at run (' + glue + ')' });
    dispatchEvent(new ErrorEvent('error', { error, message: 'unreachable' }));
}</script>";

fn crash(tab: &Tab) {
    let glue = tab.requests().into_iter().map(|seen| seen.request.path);
    let glue = glue.into_iter().find(|path| path.starts_with("/shoreline.") && path.ends_with(".js")).unwrap();
    tab.unsettle();
    tab.script("trap(arguments[0])", json!([format!("{}{glue}", tab.server.origin())]));
}

fn crash_keeps_answers(tab: &Tab) {
    tab.expect("crash:");
    tab.expect("uncaught: unreachable");
    let quiz = tab.open_tag(&format!("{TRAP}<shoreline-quiz id=\"quiz\"><a href=\"/\">Take the quiz</a>")).ready();
    quiz.press(Word::Start);
    quiz.choose("context", "it");
    quiz.press(Word::Next);
    quiz.until_question("core");
    quiz.choose("core", "b");
    quiz.press(Word::Next);
    quiz.until_question("volume");
    // Somebody else's trap is none of ours.
    tab.script("trap('https://example.org/other.js')", json!([]));
    assert_eq!(errors(&quiz), 0);
    crash(tab);
    check_failure(&quiz, "crash");
    assert_eq!(quiz.state().question(), "volume");
    assert_eq!(quiz.property("answers"), json!({ "context": "it", "core": "b" }));
    quiz.press(Word::TryAgain);
    tab.until("a fresh program runs", || (quiz.details("shoreline-ready").len() == 2).then_some(()));
    assert_eq!(quiz.state().notices(), [""; 0]);
    let answers = letters("bccbbbcbbc");
    for question in &crate::reference::asks()[2..] {
        quiz.until_question(question);
        quiz.choose(question, answers[*question].as_str().unwrap());
        quiz.press(Word::Next);
    }
    quiz.until_screen("review");
    quiz.press(Word::ShowResult);
    quiz.until_screen("result");
    check_result(&quiz, &answers);
    assert_eq!(quiz.details("shoreline-answer").len(), 11, "nothing is told twice");
}

/// The fresh program goes on where the visitor was: at the shared result, though its link has gone from the address, or in
/// the visitor's own quiz, though it is still there.
fn crash_keeps_what_a_link_led_to(tab: &Tab) {
    for own in [false, true] {
        tab.serve_tag(&format!("{TRAP}<shoreline-quiz id=\"quiz\">"));
        let quiz = tab.open(&format!("plain.html#s={}", super::views::CODE)).ready();
        quiz.until_screen("result");
        if own {
            quiz.press(Word::TakeItYourself);
            quiz.until_question("context");
            quiz.choose("context", "it");
            quiz.press(Word::Next);
            quiz.until_question("core");
        } else {
            tab.script("history.replaceState(null, '', location.pathname + location.search)", json!([]));
        }
        tab.expect("crash:");
        tab.expect("uncaught: unreachable");
        crash(tab);
        tab.until("its owner hears of it", || quiz.details("shoreline-error").pop());
        quiz.press(Word::TryAgain);
        tab.until("a fresh program runs", || (quiz.details("shoreline-ready").len() == 2).then_some(()));
        tab.rest();
        match own {
            true => assert_eq!(quiz.state().question(), "core"),
            false => assert_eq!(quiz.state().screen(), "result"),
        }
    }
}

/// The pointer passing over the widget is no wish to try again.
fn moving_about_does_not_ask_again(tab: &Tab) {
    bend(tab, &[".wasm"], missing);
    tab.expect("network:");
    let quiz = tab.open(&format!("plain.html#s={}", super::views::CODE));
    check_failure(&quiz, "network");
    let before = (tab.count(".wasm"), errors(&quiz));
    tab.script("location.hash = 'below'", json!([]));
    for part in ["heading", "start", "heading", "start", "heading"] {
        let place = quiz.element(json!({ "css": format!("[part~='{part}']") }));
        tab.point_at(&place);
        tab.frames();
    }
    quiz.tab_to("the widget", |_| true);
    tab.keys(&[crate::quiz::key::TAB, crate::quiz::key::TAB]);
    tab.frames();
    assert_eq!((tab.count(".wasm"), errors(&quiz)), before, "no request and no event without a wish");
    quiz.press(Word::TryAgain);
    tab.until("another try is made", || (errors(&quiz) == before.1 + 1).then_some(()));
    // A link to a result is one.
    tab.heal();
    tab.unsettle();
    tab.script("location.hash = arguments[0]", json!([format!("s={}", super::share::OTHER.1)]));
    quiz.until_screen("result");
    check_result(&quiz, &letters(super::share::OTHER.0));
}

fn everything_missing_then_healed(tab: &Tab) {
    bend(tab, &[".wasm"], missing);
    bend(tab, &[".pack"], missing);
    tab.expect("network:");
    tab.open("two.html");
    let (one, two) = (tab.quiz("one"), tab.quiz("two"));
    for quiz in [one, two] {
        tab.until("the failure is told", || (errors(&quiz) > 0).then_some(()));
    }
    tab.heal();
    one.press(Word::TryAgain);
    two.press(Word::TryAgain);
    one.ready();
    two.ready();
    let answers = letters("bccbbbcbbc");
    two.set_answers(&answers);
    check_result(&two, &answers);
    one.walk_by_pointer(&answers);
    check_result(&one, &answers);
}
