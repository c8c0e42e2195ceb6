//! When content cannot be had: the built-in one, the host's own, and a part of either.

use super::Run;
use super::decide::check_result;
use super::failure::{check_failure, damaged, errors, main_pack};
use crate::quiz::Quiz;
use crate::reference::letters;
use crate::tab::Tab;
use serde_json::json;
use shoreline::pack::Word;
use xtask::server::{Gate, Response};

pub const CASES: &[(&str, Run)] = &[
    ("own_content_damaged", |tab| own_content_fails(tab, "pack", damaged)),
    ("own_content_of_another_version", |tab| own_content_fails(tab, "pack-version", other_version)),
    ("own_content_without_an_address", own_content_without_an_address),
    ("back_with_other_content", back_with_other_content),
    ("calls_show_what_loads", calls_show_what_loads),
    ("content_is_a_page", content_is_a_page),
    ("part_of_content_that_went", part_of_content_that_went),
];

fn other_version(response: &mut Response) {
    response.body[4] = response.body[4].wrapping_add(1);
}

/// The host's own content, of which the build knows no digest.
fn own_content_fails(tab: &Tab, code: &str, change: fn(&mut Response)) {
    let bytes = main_pack();
    let serve = move |tab: &Tab, change: fn(&mut Response)| {
        let bytes = bytes.clone();
        tab.bend(move |request, response| {
            if request.path == "/hosts/own.pack" {
                *response = Response::new(200, "application/octet-stream", bytes.clone());
                change(response);
            }
        });
    };
    serve(tab, change);
    tab.expect(&format!("{code}:"));
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" pack=\"own.pack\"><a href=\"/\">Take the quiz</a>");
    check_failure(&quiz, code);
    asks_nothing(&quiz);
    assert_eq!(
        quiz.script("return root.querySelectorAll('[aria-busy]').length", json!([])),
        0,
        "nothing is on its way"
    );
    tab.heal();
    serve(tab, |_| ());
    quiz.press(Word::TryAgain);
    assert_eq!(quiz.script("return root.activeElement?.id", json!([])), "heading", "the button has gone");
    quiz.ready().until_screen("intro");
    let answers = letters("bccbbbcbbc");
    quiz.walk_by_pointer(&answers);
    check_result(&quiz, &answers);
}

/// In the place of the host's own quiz there is no other one.
fn asks_nothing(quiz: &Quiz) {
    let shown = "return [root.querySelectorAll('fieldset, [data-act=start], .waiting').length, root.querySelector('#panel').textContent]";
    assert_eq!(quiz.script(shown, json!([])), json!([0, ""]));
}

/// What comes too late is not for the content that has come into its place.
fn part_of_content_that_went(tab: &Tab) {
    let held = Gate::default();
    let (gate, main) = (held.clone(), main_pack());
    tab.bend(move |request, response| {
        let Some((of, name)) = request.path.strip_prefix("/hosts/of-").and_then(|path| path.split_once('/')) else {
            return;
        };
        let bytes = match (of, name) {
            (_, "own.pack") => main.clone(),
            ("a", _) => b"no part of anything".to_vec(),
            _ => std::fs::read(crate::tab::dist().join("packs").join(name)).unwrap(),
        };
        *response = Response::new(200, "application/octet-stream", bytes);
        response.gate = (of == "a" && name != "own.pack").then(|| gate.clone());
    });
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" load=\"eager\" view=\"compare\" pack=\"of-a/own.pack\">");
    let asked =
        |of: &str| tab.requests().iter().any(|seen| seen.request.path.contains(&format!("/of-{of}/en.compare")));
    tab.until("the first one's part is on its way", || asked("a").then_some(()));
    tab.unsettle();
    quiz.script("host.setAttribute('pack', 'of-b/own.pack')", json!([]));
    tab.until("the second one's is there", || quiz.has(json!({ "css": ".lined" })).then_some(()));
    held.open();
    let came = "return performance.getEntriesByType('resource').some((file) => file.name.includes('/of-a/en.compare'))";
    tab.until_script("the first one's has come", came, json!([]));
    tab.rest();
    assert!(quiz.has(json!({ "css": ".lined" })));
    assert_eq!((errors(&quiz), quiz.state().notices()), (0, vec![]));
}

/// What is no address leads to no content, and not to the built-in quiz.
fn own_content_without_an_address(tab: &Tab) {
    for pack in ["https://", "https://name:word@127.0.0.1/own.pack"] {
        tab.expect("network:");
        let tag = format!("<shoreline-quiz id=\"quiz\" pack=\"{pack}\"><a href=\"/\">Take the quiz</a>");
        let quiz = tab.open_tag(&tag);
        check_failure(&quiz, "network");
        asks_nothing(&quiz);
        assert!(quiz.details("shoreline-error")[0]["message"].as_str().unwrap().contains(pack));
        tab.leave();
    }
}

/// One that has failed is taken out: back in the page, it tries again, with what it was given in the meantime.
fn back_with_other_content(tab: &Tab) {
    tab.expect("pack:");
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" pack=\"plain.html\"><a href=\"/\">Take the quiz</a>");
    check_failure(&quiz, "pack");
    let out_and_back = |change: &str| {
        let script = format!(
            "const place = host.parentNode; host.remove(); setTimeout(() => {{ {change} place.append(host); window.back = true; }}, 50)"
        );
        quiz.script(&format!("window.back = false; {script}"), json!([]));
        tab.until_script("it is back", "return window.back", json!([]));
    };
    out_and_back("");
    tab.until("it has tried again", || (errors(&quiz) == 2).then_some(()));
    assert_eq!(quiz.script("return root.querySelectorAll('.failed').length", json!([])), 1);
    out_and_back("host.removeAttribute('pack');");
    quiz.ready().until_screen("intro");
    assert_eq!((errors(&quiz), quiz.state().notices()), (2, vec![]));
}

/// After a failure the host's call is another try, and the visitor sees that something is on its way.
fn calls_show_what_loads(tab: &Tab) {
    tab.expect("pack:");
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" pack=\"plain.html\"><a href=\"/\">Take the quiz</a>");
    check_failure(&quiz, "pack");
    let gate = tab.hold("plain.html");
    for call in ["host.start()", "host.show('check')"] {
        tab.unsettle();
        let shown = format!("{call}; return [!!root.querySelector('.failed'), !!root.querySelector('[aria-busy]')]");
        assert_eq!(quiz.script(&shown, json!([])), json!([false, true]), "{call}");
    }
    gate.open();
    tab.until("it has tried once more", || (errors(&quiz) == 2).then_some(()));
    asks_nothing(&quiz);
}

fn content_is_a_page(tab: &Tab) {
    tab.expect("pack:");
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" pack=\"plain.html\">");
    check_failure(&quiz, "pack");
    asks_nothing(&quiz);
    // The owner mends it while the visitor is there.
    quiz.script("host.removeAttribute('pack')", json!([]));
    quiz.ready().until_screen("intro");
    quiz.go_to_volume("c");
    // One that fails in the midst of a quiz keeps what was done.
    let answers = quiz.property("answers");
    assert_eq!(answers.as_object().unwrap().len(), 1);
    let before = errors(&quiz);
    tab.unsettle();
    quiz.script("host.setAttribute('pack', 'plain.html')", json!([]));
    tab.until("the failure is told", || (errors(&quiz) > before).then_some(()));
    asks_nothing(&quiz);
    quiz.script("host.removeAttribute('pack')", json!([]));
    let state = quiz.until_question("volume");
    assert_eq!(state.notices(), [""; 0]);
    tab.until("the program has them again", || (quiz.property("answers") == answers).then_some(()));
}
