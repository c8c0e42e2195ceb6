//! When the program is fetched, and how scripts and elements may come into a page.

use super::Run;
use super::decide::check_result;
use crate::quiz::Quiz;
use crate::reference::{letters, persona};
use crate::tab::Tab;
use serde_json::{Value, json};
use shoreline::pack::Word;
use std::time::Duration;

pub const CASES: &[(&str, Run)] = &[
    ("intent_waits_for_a_sign", intent_waits_for_a_sign),
    ("near_waits_for_the_viewport", near_waits_for_the_viewport),
    ("the_first_picture_comes_first", the_first_picture_comes_first),
    ("a_view_sets_out_whole", a_view_sets_out_whole),
    ("eager_does_not_wait", eager_does_not_wait),
    ("commands_before_ready_keep_their_order", commands_before_ready_keep_their_order),
    ("a_pack_of_the_host_does_not_wait_for_intent", a_pack_of_the_host_does_not_wait_for_intent),
    ("properties_before_the_script", properties_before_the_script),
    ("methods", methods),
    ("script_comes_twice", script_comes_twice),
    ("two_versions", two_versions),
    ("script_comes_late", script_comes_late),
    ("element_made_by_script", element_made_by_script),
    ("inside_another_shadow_root", inside_another_shadow_root),
];

fn intent_waits_for_a_sign(tab: &Tab) {
    type Sign = fn(&Quiz);
    let signs: [(&str, Sign); 5] = [
        ("pointer", |quiz| quiz.tab.point_at(&quiz.ask("spot", json!({ "css": "[part~='heading']" })))),
        ("keyboard", |quiz| quiz.tab_to("the widget", |_| true)),
        ("start()", |quiz| drop(quiz.script("host.start()", json!([])))),
        ("restart()", |quiz| drop(quiz.script("host.restart()", json!([])))),
        ("answers", |quiz| drop(quiz.script("host.answers = args", json!({ "core": "a" })))),
    ];
    for (name, sign) in signs {
        let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" load=\"intent\">");
        tab.until("the element is there", || quiz.exists().then_some(()));
        tab.rest();
        assert_eq!((tab.count(".wasm"), tab.count(".pack")), (0, 0), "nothing is fetched before {name}");
        sign(&quiz);
        quiz.ready();
        assert_eq!((tab.count(".wasm"), tab.count(".pack")), (1, 1), "{name}");
    }
}

fn near_waits_for_the_viewport(tab: &Tab) {
    let quiz = tab.open_tag("<div style=\"height: 5000px\"></div><shoreline-quiz id=\"quiz\">");
    tab.until("the element is there", || quiz.exists().then_some(()));
    tab.rest();
    assert_eq!(tab.count(".wasm"), 0, "far below the fold");
    tab.script("scrollTo(0, 2000)", json!([]));
    tab.rest();
    assert_eq!(tab.count(".wasm"), 0, "still far");
    // Near is enough, in sight is not needed.
    tab.script(
        "scrollTo(0, document.getElementById('quiz').getBoundingClientRect().top + scrollY - innerHeight - 150)",
        json!([]),
    );
    quiz.ready();
    assert!(quiz.script("return host.getBoundingClientRect().top > innerHeight", json!([])) == true);
}

/// The program's start would take the processor from it.
fn the_first_picture_comes_first(tab: &Tab) {
    let after = |tag: &str| {
        tab.open_tag(tag).ready();
        let time =
            "const at = (end) => performance.getEntriesByType('resource').find(({ name }) => name.endsWith(end));
            return at('.wasm').startTime - at('embed.js').responseEnd";
        tab.script(time, json!([])).as_f64().unwrap()
    };
    let near = after("<shoreline-quiz id=\"quiz\">");
    assert!(near >= 150.0, "the program was asked for {near} ms after the script was there");
    let eager = after("<shoreline-quiz id=\"quiz\" load=\"eager\">");
    assert!(eager < near, "who wants it at once gets it at once, and not after {eager} ms");
}

/// Program, its script and the pack wait for nothing; what else the view needs waits for that script alone, which is small.
fn a_view_sets_out_whole(tab: &Tab) {
    for view in ["compare", "check"] {
        for (late, wanted) in
            [(".js", vec!["en", "shoreline"]), (".wasm", vec!["en", &format!("en.{view}"), "shoreline", "views", view])]
        {
            tab.bend(move |request, response| {
                if request.path.starts_with("/shoreline.") && request.path.ends_with(late) {
                    response.delay = Duration::from_secs(1);
                }
            });
            tab.open_tag(&format!("<shoreline-quiz id=\"quiz\" view=\"{view}\" load=\"eager\">")).ready();
            let early = "const files = performance.getEntriesByType('resource');
                const held = files.find(({ name }) => /\\/shoreline\\.\\w+\\.\\w+$/.test(name) && name.endsWith(arguments[0]));
                return files.filter(({ startTime }) => startTime < held.responseEnd)
                    .map(({ name }) => /\\/([\\w.]+)\\.\\w+\\.(wasm|pack|css)$/.exec(name)?.[1]).filter(Boolean).sort()";
            let mut wanted = wanted;
            wanted.sort_unstable();
            assert_eq!(tab.script(early, json!([late])), json!(wanted), "before {late}");
            tab.heal();
        }
    }
}

fn eager_does_not_wait(tab: &Tab) {
    let far = |load: &str| {
        tab.open_tag(&format!("<div style=\"height: 5000px\"></div><shoreline-quiz id=\"quiz\" load=\"{load}\">"))
    };
    far("eager").ready();
    assert_eq!(tab.script("return scrollY", json!([])), 0);
    // A change of the attribute counts at once.
    let quiz = far("intent");
    tab.until("the element is there", || quiz.exists().then_some(()));
    quiz.script("host.setAttribute('load', 'eager')", json!([]));
    quiz.ready();
}

fn commands_before_ready_keep_their_order(tab: &Tab) {
    let program = tab.hold(".wasm");
    let answers = letters("bccbbbcbbc");
    let given = Value::Object(answers.clone());
    let quiz = tab.open("plain.html");
    tab.until("the element is there", || quiz.exists().then_some(()));
    quiz.script("host.answers = args; host.restart(); host.start()", given.clone());
    assert_eq!(quiz.events().len(), 0, "the program is not there yet");
    program.open();
    let state = quiz.ready().until_question("context");
    assert_eq!(state.checked(), "");
    assert_eq!(quiz.property("answers"), json!({}));
    tab.heal();
    let program = tab.hold(".wasm");
    let quiz = tab.open("plain.html");
    tab.until("the element is there", || quiz.exists().then_some(()));
    quiz.script("host.start(); host.restart(); host.answers = args", given);
    program.open();
    quiz.ready().until_screen("result");
    check_result(&quiz, &answers);
    let names = quiz.event_names();
    assert_eq!(names[0], "shoreline-ready");
    assert_eq!(names.iter().filter(|n| *n == "shoreline-result").count(), 1, "{names:?}");
    // What the visitor does after a call comes after it, too.
    tab.heal();
    let program = tab.hold(".wasm");
    let quiz = tab.open("plain.html");
    tab.until("the element is there", || quiz.exists().then_some(()));
    quiz.press(Word::Start);
    quiz.choose("context", "it");
    quiz.script("host.restart()", json!([]));
    quiz.until_screen("intro");
    quiz.press(Word::Start);
    assert_eq!(quiz.until_question("context").checked(), "", "nothing of the first try");
    quiz.choose("context", "office");
    quiz.press(Word::Next);
    quiz.until_question("core");
    program.open();
    quiz.ready().until_question("core");
    assert_eq!(quiz.property("answers"), json!({ "context": "office" }));
}

/// Of it there is nothing to show before it is fetched, and nothing that a keyboard could reach.
fn a_pack_of_the_host_does_not_wait_for_intent(tab: &Tab) {
    let file = super::attributes::pack_file();
    let tag = format!("<shoreline-quiz id=\"quiz\" load=\"intent\" views=\"decide\" pack=\"{file}\">");
    tab.open_tag(&tag).ready().until_screen("intro");
}

fn properties_before_the_script(tab: &Tab) {
    let answers = letters("bccbbbcbbc");
    // As a framework does: the property is set on what is no widget yet.
    tab.open("late.html");
    tab.script("document.getElementById('quiz').answers = arguments[0]; addScript()", json!([answers]));
    let quiz = tab.quiz("quiz").ready();
    quiz.until_screen("result");
    check_result(&quiz, &answers);
}

fn methods(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    quiz.script("host.start()", json!([]));
    quiz.until_question("context");
    quiz.script("host.start()", json!([]));
    quiz.until_question("context");
    assert_eq!(quiz.details("shoreline-start").len(), 1, "starting twice is starting once");
    assert_eq!(
        tab.script("return document.activeElement === document.body", json!([])),
        true,
        "the host's step takes no focus"
    );
    quiz.press(Word::Skip);
    quiz.until_question("core");
    quiz.script("host.restart()", json!([]));
    quiz.until_screen("intro");
    assert_eq!(quiz.property("result"), Value::Null);
    quiz.script("host.show('decide')", json!([]));
    tab.unsettle();
    // Where the focus is in the quiz and its element goes, it is led on.
    quiz.script("root.activeElement?.blur()", json!([]));
    for call in ["show('compare')", "show('check')", "start()", "restart()", "show('decide')"] {
        quiz.script(&format!("host.{call}"), json!([]));
        tab.rest();
        let free = tab.script("return document.activeElement === document.body", json!([]));
        assert_eq!(free, true, "{call} takes no focus");
    }
    assert_eq!(tab.console(), [""; 0]);
    tab.expect("No view “moon”");
    quiz.script("host.show('moon')", json!([]));
    // What comes out is a copy: changing it changes nothing.
    quiz.set_answers(&persona("p01"));
    quiz.script("host.answers.core = 'a'; host.result.level = 'x'", json!([]));
    check_result(&quiz, &persona("p01"));
}

fn script_comes_twice(tab: &Tab) {
    let again =
        "<script type=\"module\" src=\"/embed.js\"></script><script type=\"module\" src=\"/embed.js?again\"></script>";
    let quiz = tab.open_tag(&format!("{again}<shoreline-quiz id=\"quiz\">")).ready();
    quiz.walk_by_pointer(&persona("p01"));
    assert_eq!(quiz.details("shoreline-ready").len(), 1);
    assert_eq!((tab.count(".wasm"), tab.count(".pack")), (1, 1));
}

fn two_versions(tab: &Tab) {
    tab.bend(|request, response| {
        if request.path == "/embed.js" && request.query.is_some() {
            let body = String::from_utf8_lossy(&response.body).replacen("glue:\"", "glue:\"other-", 1);
            response.body = body.into_bytes();
        }
    });
    tab.expect("Load one version");
    let quiz =
        tab.open_tag("<script type=\"module\" src=\"/embed.js?other\"></script><shoreline-quiz id=\"quiz\">").ready();
    quiz.walk_by_pointer(&persona("p01"));
    assert_eq!(tab.console().len(), 1);
}

fn script_comes_late(tab: &Tab) {
    tab.open("late.html");
    tab.script("addScript()", json!([]));
    let quiz = tab.quiz("quiz").ready();
    quiz.walk_by_pointer(&persona("p01"));
    check_result(&quiz, &persona("p01"));
}

fn element_made_by_script(tab: &Tab) {
    let ways = [
        "const e = document.createElement('shoreline-quiz'); e.id = 'made'; main.append(e);",
        "const e = document.createElement('shoreline-quiz'); e.id = 'made'; e.setAttribute('theme', 'dark'); e.start(); main.append(e); e.restart();",
        "main.innerHTML += '<shoreline-quiz id=\"made\"></shoreline-quiz>';",
        "const t = document.createElement('template'); t.innerHTML = '<shoreline-quiz id=\"made\"></shoreline-quiz>'; main.append(t.content.cloneNode(true));",
        "const e = document.createElement('shoreline-quiz').cloneNode(); e.id = 'made'; main.prepend(e);",
    ];
    for way in ways {
        tab.open("late.html");
        tab.script("document.getElementById('quiz').remove(); addScript()", json!([]));
        tab.until_script("the script runs", "return !!customElements.get('shoreline-quiz')", json!([]));
        tab.script(&format!("const main = document.querySelector('main'); {way}"), json!([]));
        let quiz = tab.quiz("made").ready();
        quiz.until_screen("intro");
        quiz.press(Word::Start);
        quiz.until_question("context");
    }
}

fn inside_another_shadow_root(tab: &Tab) {
    tab.open("late.html");
    tab.script(
        "document.getElementById('quiz').remove(); addScript();
        const outer = document.createElement('div'); outer.id = 'outer'; document.body.prepend(outer);
        outer.attachShadow({ mode: 'open' }).innerHTML = '<shoreline-quiz></shoreline-quiz>';
        const fake = document.createElement('div'); window.inner = outer.shadowRoot.firstChild;",
        json!([]),
    );
    tab.until_script(
        "events come through",
        "return __spy.events.some((e) => e.id === 'outer' && e.name === 'shoreline-ready')",
        json!([]),
    );
    let button =
        tab.until_script("the start is there", "return inner.shadowRoot.querySelector('[part~=\"start\"]')", json!([]));
    assert!(tab.click_on(&button));
    tab.until_script(
        "it starts",
        "return __spy.events.some((e) => e.id === 'outer' && e.name === 'shoreline-start')",
        json!([]),
    );
    assert_eq!(tab.script("return inner.shadowRoot.querySelector('fieldset').dataset.question", json!([])), "context");
}
