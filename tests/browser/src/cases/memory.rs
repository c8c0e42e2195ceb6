//! What is remembered, and where: nothing by default, in the tab on the host's wish. Links are in `memory_links.rs`.

use super::Run;
use super::decide::check_result;
use crate::quiz::Quiz;
use crate::reference::{letters, persona, word};
use crate::tab::Tab;
use serde_json::json;
use shoreline::pack::Word;

pub const CASES: &[(&str, Run)] = &[
    ("nothing_by_default", nothing_by_default),
    ("resume_a_question", resume_a_question),
    ("resume_before_the_program", resume_before_the_program),
    ("resume_a_result", resume_a_result),
    ("resume_a_comparison", resume_a_comparison),
    ("address_changed_on_the_way", address_changed_on_the_way),
    ("storage_allowed_late", storage_allowed_late),
    ("storage_changed_on_the_way", storage_changed_on_the_way),
    ("storage_set_after_the_tag", storage_set_after_the_tag),
    ("a_new_element_takes_the_place_of_the_old_one", a_new_element_in_its_place),
    ("each_address_remembers_its_own", each_address_remembers_its_own),
    ("no_room_for_more", no_room_for_more),
];

const STORED: &str = "return [sessionStorage.length, localStorage.length, document.cookie]";
pub(super) const SESSION: &str = "<shoreline-quiz id=\"quiz\" storage=\"session\">";

fn nothing_by_default(tab: &Tab) {
    let quiz = tab.open("plain.html");
    tab.script("sessionStorage.clear()", json!([]));
    quiz.ready();
    quiz.walk_by_pointer(&persona("p01"));
    quiz.click(json!({ "css": "#change-goal" }));
    quiz.until("the answer is open", |s| s.question() == "goal");
    quiz.choose("goal", "not-sure");
    let state = tab.script(STORED, json!([]));
    assert_eq!(state, json!([0, 0, ""]));
    let databases = "const done = arguments[arguments.length - 1];
        Promise.all([indexedDB.databases(), window.caches ? caches.keys() : []]).then((all) => done(all.map((l) => l.length)))";
    assert_eq!(tab.script_later(databases, json!([])), json!([0, 0]));
    quiz.press(Word::Restart);
    quiz.until_screen("intro");
    let privacy = quiz.state().card().to_owned();
    assert!(privacy.contains(word(Word::IntroPrivacy)), "and it says so");
}

/// A page with `storage="session"` and nothing in its storage yet.
fn fresh<'t>(tab: &'t Tab) -> Quiz<'t> {
    tab.open("plain.html");
    tab.script("sessionStorage.clear()", json!([]));
    tab.open_tag(SESSION).ready()
}

fn resume_a_question(tab: &Tab) {
    let quiz = fresh(tab);
    assert!(quiz.state().card().contains(word(Word::IntroPrivacyTab)), "the intro says that the tab remembers");
    tab.serve_tag(SESSION);
    tab.reload();
    quiz.ready();
    quiz.press(Word::Start);
    quiz.choose("context", "office");
    quiz.press(Word::Next);
    quiz.until_question("core");
    quiz.choose("core", "c");
    quiz.press(Word::Next);
    quiz.until_question("volume");
    quiz.choose("volume", "e");
    tab.reload();
    let state = quiz.ready().until_question("volume");
    assert_eq!(state.checked(), "e", "what was marked");
    assert_eq!(quiz.property("answers"), json!({ "context": "office", "core": "c" }));
    assert_eq!(tab.script("return document.activeElement === document.body", json!([])), true, "no focus at load");
    quiz.press(Word::Back);
    assert_eq!(quiz.until_question("core").checked(), "c");
    let stored = tab.script("return [sessionStorage.length, localStorage.length, document.cookie]", json!([]));
    assert_eq!(stored, json!([1, 0, ""]));
    tab.script("sessionStorage.clear()", json!([]));
}

/// Where the tab has no room for more, what was saved last is still better than nothing.
fn no_room_for_more(tab: &Tab) {
    let quiz = fresh(tab);
    tab.serve_tag(SESSION);
    tab.reload();
    quiz.ready();
    quiz.go_to_volume("c");
    tab.script("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }", json!([]));
    quiz.choose("volume", "e");
    quiz.press(Word::Next);
    quiz.until("the next question is there", |state| state.screen() == "question" && state.question() != "volume");
    tab.reload();
    quiz.ready().until_question("volume");
    assert_eq!(quiz.property("answers")["core"], "c");
    tab.script("sessionStorage.clear()", json!([]));
}

/// What was done before the program was there, and so not told, is told after the reload; and once.
fn resume_before_the_program(tab: &Tab) {
    fresh(tab);
    tab.serve_tag(SESSION);
    let program = tab.hold(".wasm");
    let quiz = tab.open("plain.html");
    tab.until("the first screen is there", || quiz.exists().then_some(()));
    quiz.go_to_volume("b");
    tab.reload();
    program.open();
    let quiz = tab.quiz("quiz").ready();
    quiz.until_question("volume");
    assert_eq!(quiz.event_names(), ["shoreline-ready", "shoreline-start", "shoreline-answer"]);
    tab.heal();
    // One answer was told, the next was not.
    tab.serve_tag(SESSION);
    let program = tab.hold(".wasm");
    tab.reload();
    let quiz = tab.quiz("quiz");
    tab.until("the first screen is there", || quiz.exists().then_some(()));
    quiz.until_question("volume");
    quiz.choose("volume", "b");
    quiz.press(Word::Next);
    quiz.until_question("goal");
    tab.reload();
    program.open();
    quiz.ready();
    quiz.until_question("goal");
    assert_eq!(quiz.event_names(), ["shoreline-ready", "shoreline-answer"]);
    assert_eq!(quiz.details("shoreline-answer")[0]["question"], "volume");
    tab.heal();
    tab.script("sessionStorage.clear()", json!([]));
}

fn resume_a_result(tab: &Tab) {
    let answers = letters("bccbbbcbbc");
    let quiz = fresh(tab);
    quiz.set_answers(&answers);
    tab.serve_tag(SESSION);
    tab.reload();
    quiz.ready().until_screen("result");
    check_result(&quiz, &answers);
    quiz.press(Word::Restart);
    quiz.until_screen("intro");
    tab.reload();
    quiz.ready().until_screen("intro");
    assert_eq!(quiz.property("answers"), json!({}), "a restart forgets");
    // What was stored by somebody else, or long ago, does no harm.
    let notes = "3\ncore=zz\nmoon=a\n=\n\u{0}";
    // What the visitor has told comes by another way than what he has done.
    let somebody = "14\n*kept=0=/*others:core,a";
    for nonsense in ["", "99", "x\ny", notes, "-1\ncore=a", "14\n*others=x", "3\ncore=a\tx\t14\n*others=x", somebody] {
        // A widget that is still there writes what it has as the page goes.
        let store = "document.querySelector('#quiz').remove(); sessionStorage.setItem(Object.keys(sessionStorage)[0], arguments[0])";
        tab.script(store, json!([nonsense]));
        tab.reload();
        quiz.ready();
        let state = quiz.state();
        assert!(["intro", "question"].contains(&state.screen()), "{nonsense:?}: {state:?}");
    }
    tab.script("sessionStorage.clear()", json!([]));
}

/// All that was chosen, marked and switched in it.
fn resume_a_comparison(tab: &Tab) {
    let quiz = fresh(tab);
    quiz.set_answers(&letters("bccbbbcbbc"));
    tab.unsettle();
    quiz.press(Word::ViewCompare);
    let inputs = || {
        quiz.script(
            "return [...root.querySelectorAll('.compare input')].map(({ id, checked }) => [id, checked])",
            json!([]),
        )
    };
    let on = |id: &str| inputs().as_array().unwrap().contains(&json!([id, true]));
    tab.until("the table is there", || on("show-0").then_some(()));
    for id in ["matters-risk", "matters-scale", "by-result", "differences", "show-1"] {
        quiz.click(json!({ "css": format!("#{id}") }));
        tab.until(id, || on(id).then_some(()));
    }
    let before = inputs();
    tab.serve_tag(SESSION);
    tab.reload();
    tab.until("the same again", || (inputs() == before).then_some(()));
    tab.script("sessionStorage.clear()", json!([]));
}

/// Scripts take campaigns out of the address, and applications give each step one: a reload there finds what was done.
fn address_changed_on_the_way(tab: &Tab) {
    tab.open("plain.html");
    tab.script("sessionStorage.clear()", json!([]));
    tab.serve_tag(SESSION);
    let quiz = tab.open("plain.html?utm_source=mail").ready();
    quiz.press(Word::Start);
    quiz.until_question("context");
    tab.script("history.replaceState(null, '', location.pathname + '?step=2')", json!([]));
    quiz.choose("context", "office");
    quiz.press(Word::Next);
    quiz.until_question("core");
    tab.reload();
    quiz.ready().until_question("core");
    assert_eq!(quiz.property("answers"), json!({ "context": "office" }));
    assert_eq!(tab.script("return sessionStorage.length", json!([])), 1, "and nothing stays under the old address");
    tab.script("sessionStorage.clear()", json!([]));
}

/// Frameworks throw elements away and make new ones: without an id, they are told by their place on the page.
fn a_new_element_in_its_place(tab: &Tab) {
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\">").ready();
    let replace = "const fresh = document.createElement('shoreline-quiz'); fresh.setAttribute('storage', 'session'); \
                   host.replaceWith(fresh); fresh.id = 'quiz'";
    tab.unsettle();
    quiz.script("sessionStorage.clear()", json!([]));
    quiz.script(replace, json!([]));
    let quiz = tab.quiz("quiz").ready();
    quiz.press(Word::Start);
    quiz.until_question("context");
    quiz.choose("context", "it");
    quiz.press(Word::Next);
    quiz.until_question("core");
    tab.unsettle();
    quiz.script(replace, json!([]));
    let quiz = tab.quiz("quiz").ready();
    quiz.until_question("core");
    assert_eq!(quiz.script("return host.answers", json!([])), json!({ "context": "it" }));
    quiz.script("sessionStorage.clear()", json!([]));
}

/// Scripts put an element into the page first and its attributes then.
fn storage_set_after_the_tag(tab: &Tab) {
    let quiz = fresh(tab);
    quiz.press(Word::Start);
    quiz.choose("context", "it");
    quiz.press(Word::Next);
    quiz.until_question("core");
    // The host gives its page another address behind the last step.
    tab.script("history.pushState(null, '', '?tab=2')", json!([]));
    let make = "const fresh = document.createElement('shoreline-quiz'); fresh.id = 'quiz'; \
                if (arguments[0]) fresh.setAttribute('load', arguments[0]); \
                document.getElementById('place').append(fresh); fresh.setAttribute('storage', 'session')";
    for load in ["", "intent"] {
        tab.heal();
        tab.serve_tag("<div id=\"place\"></div>");
        tab.reload();
        tab.script(make, json!([load]));
        let quiz = tab.quiz("quiz").ready();
        quiz.until_question("core");
        assert_eq!(quiz.property("answers"), json!({ "context": "it" }), "{load}");
    }
    // A link that was opened before the visitor went on with his own is not opened again.
    tab.unsettle();
    tab.script("location.hash = arguments[0]", json!([format!("s={}", super::views::CODE)]));
    quiz.until_screen("result");
    quiz.press(Word::ToYours);
    quiz.until_question("core");
    tab.reload();
    tab.script(make, json!([""]));
    tab.quiz("quiz").ready().until_question("core");
    tab.script("sessionStorage.clear()", json!([]));
}

/// A consent tool that answers on every page, and after the program: what was kept comes back all the same.
fn storage_allowed_late(tab: &Tab) {
    let quiz = fresh(tab);
    quiz.press(Word::Start);
    quiz.choose("context", "it");
    quiz.press(Word::Next);
    quiz.until_question("core");
    tab.serve_tag("<shoreline-quiz id=\"quiz\" load=\"eager\">");
    let allow = || {
        quiz.script("host.setAttribute('storage', 'session')", json!([]));
        quiz.ready();
    };
    for _ in 0..2 {
        tab.unsettle();
        tab.reload();
        quiz.ready().until_screen("intro");
        tab.unsettle();
        allow();
        quiz.until_question("core");
        assert_eq!(quiz.property("answers"), json!({ "context": "it" }));
        assert_eq!(quiz.event_names(), ["shoreline-ready"; 2], "to be looked at; it was told before the reload");
    }
    // Nor does a link that was opened and left stand in its way.
    tab.unsettle();
    tab.script("history.replaceState(null, '', arguments[0])", json!([format!("#s={}", super::views::CODE)]));
    tab.reload();
    quiz.ready().until_screen("result");
    tab.unsettle();
    allow();
    quiz.until_screen("result");
    quiz.press(Word::ToYours);
    quiz.until_question("core");
    tab.reload();
    quiz.ready().until_screen("result");
    tab.unsettle();
    allow();
    quiz.until_question("core");
    assert_eq!(quiz.property("answers"), json!({ "context": "it" }));
    // What the visitor has begun meanwhile is not taken away.
    tab.unsettle();
    tab.reload();
    quiz.ready().press(Word::TakeItYourself);
    quiz.until_question("context");
    allow();
    tab.rest();
    assert_eq!(quiz.until_question("context").checked(), "");
    tab.script("sessionStorage.clear()", json!([]));
}

/// The host learns of the visitor's consent, or that it is withdrawn, in the middle of the quiz.
fn storage_changed_on_the_way(tab: &Tab) {
    tab.open("plain.html");
    tab.script("sessionStorage.clear()", json!([]));
    let stored = || tab.script("return sessionStorage.length", json!([]));
    let set = |quiz: &Quiz, value: &str| {
        quiz.script("host.setAttribute('storage', args[0])", json!([value]));
        tab.rest();
    };
    for load in ["eager", "intent"] {
        tab.unsettle();
        let quiz = tab.open_tag(&format!("<shoreline-quiz id=\"quiz\" load=\"{load}\">"));
        let quiz = if load == "eager" { quiz.ready() } else { quiz };
        tab.until("the first screen is there", || quiz.exists().then_some(()));
        assert_eq!(stored(), 0, "{load}");
        set(&quiz, "session");
        assert_eq!(stored(), 1, "{load}: what was done so far is kept at once");
        set(&quiz, "none");
        assert_eq!(stored(), 0, "{load}: and forgotten at once");
    }
    tab.unsettle();
    let quiz = tab.quiz("quiz");
    quiz.press(Word::Start);
    quiz.ready().choose("context", "office");
    set(&quiz, "session");
    tab.serve_tag(SESSION);
    tab.reload();
    assert_eq!(quiz.ready().until_question("context").checked(), "office");
    set(&quiz, "none");
    quiz.press(Word::Next);
    quiz.until_question("core");
    assert_eq!(stored(), 0);
    // Withdrawn while the element is out of the page, or after an application has gone to another address.
    tab.heal();
    for away in ["host.remove()", "history.pushState(null, '', `${location.pathname}/other`)"] {
        tab.unsettle();
        let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" load=\"intent\" storage=\"session\">");
        tab.until("the first screen is there", || quiz.exists().then_some(()));
        quiz.press(Word::Start);
        quiz.until_question("context");
        assert_eq!(stored(), 1);
        quiz.script(&format!("{away}; host.setAttribute('storage', 'none'); document.body.append(host)"), json!([]));
        tab.rest();
        assert_eq!(stored(), 0, "{away}");
    }
}

/// Sites whose addresses differ in the query only.
fn each_address_remembers_its_own(tab: &Tab) {
    let quiz = fresh(tab);
    tab.serve_tag(SESSION);
    quiz.set_answers(&letters("bccbbbcbbc"));
    let open = |query: &str| {
        let address = tab.script("return location.pathname", json!([]));
        tab.unsettle();
        tab.script("location.href = arguments[0] + arguments[1]", json!([address, query]));
        tab.until_script("the page is there", "return location.search === arguments[0]", json!([query]));
        tab.quiz("quiz").ready()
    };
    let one = open("?p=1");
    one.until_screen("intro");
    one.set_answers(&letters("abcabcabca"));
    open("?p=2").until_screen("intro");
    check_result(&open("?p=1"), &letters("abcabcabca"));
    tab.script("sessionStorage.clear()", json!([]));
}
