//! Attributes: checked, defaulted, changed while the visitor is in the middle of the quiz.

use super::Run;
use super::decide::check_result;
use super::growth;
use crate::quiz::Quiz;
use crate::reference::{addresses, letters, persona, word};
use crate::tab::Tab;
use serde_json::{Value, json};
use shoreline::attributes::ATTRIBUTES;
use shoreline::pack::Word;

pub const CASES: &[(&str, Run)] = &[
    ("bad_values_warn_once", bad_values_warn_once),
    ("unknown_ones_warn_once", unknown_ones_warn_once),
    ("live_changes_keep_answers", live_changes_keep_answers),
    ("another_spelling_of_the_language", another_spelling_of_the_language),
    ("content_change_tells_nothing_twice", content_change_tells_nothing_twice),
    ("another_packs_result_is_told", another_packs_result_is_told),
    ("heading_level", heading_level),
    ("call_to_action", call_to_action),
    ("unsafe_call_to_action", unsafe_call_to_action),
    ("addresses_are_judged_as_by_the_program", addresses_are_judged_as_by_the_program),
    ("call_to_action_can_be_cancelled", call_to_action_can_be_cancelled),
    ("slot_for_the_host", slot_for_the_host),
    ("share_url", share_url),
];

fn bad_values_warn_once(tab: &Tab) {
    let listed: Vec<_> = ATTRIBUTES.iter().filter(|a| !a.values.is_empty()).collect();
    assert!(listed.len() >= 5);
    let tag = listed.iter().map(|a| format!(" {}=\"nonsense\"", a.name)).collect::<String>();
    for attribute in &listed {
        tab.expect(&format!("{}=\"nonsense\" is not possible; “{}” is used", attribute.name, attribute.values[0]));
    }
    let quiz = tab.open_tag(&format!("<shoreline-quiz id=\"quiz\"{tag}>")).ready();
    let answers = persona("p01");
    quiz.walk_by_pointer(&answers);
    check_result(&quiz, &answers);
    let said = tab.console();
    assert_eq!(said.len(), listed.len(), "one warning for each: {said:#?}");
    for attribute in listed {
        let line = said.iter().find(|line| line.contains(&format!(" {}=", attribute.name))).expect("a warning");
        assert!(attribute.values.iter().all(|value| line.contains(value)), "the possible values are listed: {line}");
    }
    assert_eq!(tag_of_heading(&quiz), "h2");
}

fn unknown_ones_warn_once(tab: &Tab) {
    tab.expect("The attribute “colour” is unknown");
    let tag =
        "<shoreline-quiz id=\"quiz\" colour=\"red\" class=\"a\" style=\"margin: 0\" data-a=\"b\" aria-label=\"c\">";
    let quiz = tab.open_tag(tag).ready();
    quiz.walk_by_pointer(&persona("p01"));
    let said = tab.console();
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(ATTRIBUTES.iter().all(|a| said[0].contains(a.name)), "the known ones are listed: {}", said[0]);
}

fn tag_of_heading(quiz: &Quiz) -> Value {
    quiz.script("return root.querySelector('[part~=\"heading\"]').localName", json!([]))
}

fn live_changes_keep_answers(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    quiz.press(Word::Start);
    quiz.choose("context", "web");
    quiz.press(Word::Next);
    quiz.until_question("core");
    quiz.choose("core", "b");
    let set = |name: &str, value: Value| {
        quiz.script(
            "args[1] === null ? host.removeAttribute(args[0]) : host.setAttribute(args[0], args[1])",
            json!([name, value]),
        );
    };
    let changes = [
        ("theme", "dark"),
        ("accent", "#b3261e"),
        ("heading-level", "4"),
        ("storage", "none"),
        ("load", "eager"),
        ("cta-label", "Talk"),
        ("cta-href", "https://example.org/"),
        ("share-url", "https://example.org/quiz"),
    ];
    // One comes after the other.
    tab.allow("needs both cta-label and cta-href");
    for (name, value) in changes {
        set(name, json!(value));
        let state = quiz.until_question("core");
        // Marked on the screen, not even sent off.
        assert_eq!(state.checked(), "b", "after {name}");
        assert_eq!(quiz.property("answers")["context"], "web", "after {name}");
    }
    tab.until("the heading changes", || (tag_of_heading(&quiz) == "h4").then_some(()));
    quiz.press(Word::Next);
    quiz.until_question("volume");
    for (name, _) in changes {
        set(name, Value::Null);
    }
    tab.until("the heading changes back", || (tag_of_heading(&quiz) == "h2").then_some(()));
    assert_eq!(quiz.property("answers"), json!({ "context": "web", "core": "b" }));
    assert_eq!(quiz.until_question("volume").checked(), "");
    let names = quiz.event_names();
    assert_eq!(names.iter().filter(|name| *name == "shoreline-start").count(), 1, "{names:?}");
}

/// The page turns out to be in another English: the widget goes on as it is, an open answer included.
fn another_spelling_of_the_language(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    quiz.set_answers(&persona("p01"));
    quiz.click(json!({ "css": "#change-goal" }));
    quiz.until("the answer is open", |s| s.question() == "goal");
    quiz.script("host.setAttribute('lang', 'en-GB')", json!([]));
    tab.rest();
    assert_eq!(quiz.state().question(), "goal");
}

/// The same content from another address is a new start for the program: the visitor and the host's counting notice
/// nothing.
fn content_change_tells_nothing_twice(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    quiz.press(Word::Start);
    quiz.choose("context", "web");
    quiz.press(Word::Next);
    quiz.until_question("core");
    quiz.choose("core", "b");
    let pack = pack_file();
    quiz.script("host.setAttribute('pack', args[0])", json!([pack]));
    tab.rest();
    assert_eq!(quiz.until_question("core").checked(), "b");
    quiz.press(Word::Next);
    quiz.until_question("volume");
    // Nor is lost what is not drawn yet.
    let both = "root.querySelector('input[value=\"d\"]').click(); host.removeAttribute('pack')";
    quiz.script(both, json!([]));
    tab.rest();
    assert_eq!(quiz.until_question("volume").checked(), "d");
    let told = ["shoreline-ready", "shoreline-start", "shoreline-answer", "shoreline-answer"];
    assert_eq!(quiz.event_names(), told);
}

/// With other rules the same answers have another result. The host is told of it, and of nothing else anew; of the same
/// result from another address it is told nothing.
fn another_packs_result_is_told(tab: &Tab) {
    let mut json: Value = serde_json::from_str(include_str!("../../../../packs/en.json")).unwrap();
    json["rules"]["clear_lead"] = json!(40);
    json["rules"]["likely_lead"] = json!(30);
    growth::serve(tab, "strict", &json);
    let quiz = tab.open("plain.html").ready();
    quiz.set_answers(&letters("bccbbbcbbc"));
    quiz.until_screen("result");
    let told = || quiz.details("shoreline-result");
    let before = told();
    assert_eq!(before.len(), 1);
    tab.script("__spy.events = []", json!([]));
    quiz.script("host.setAttribute('pack', args[0])", json!([pack_file()]));
    tab.rest();
    assert_eq!(quiz.event_names(), Vec::<String>::new());
    tab.unsettle();
    quiz.script("host.setAttribute('pack', 'strict.pack')", json!([]));
    tab.until("it is told", || (!quiz.event_names().is_empty()).then_some(()));
    tab.rest();
    assert_eq!(quiz.event_names(), ["shoreline-result"]);
    let after = told();
    assert_eq!(after[0]["ranking"], before[0]["ranking"]);
    assert_ne!(after[0]["level"], before[0]["level"]);
    assert_eq!(after[0]["level"], quiz.property("result")["level"]);
}

/// The address of the built-in content.
pub(super) fn pack_file() -> String {
    let is_main = |name: &str| name.starts_with("en.") && name.ends_with(".pack") && name.matches('.').count() == 2;
    let folder = std::fs::read_dir(crate::tab::dist().join("packs")).unwrap();
    let mut names = folder.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    format!("/packs/{}", names.find(|name| is_main(name)).unwrap())
}

fn heading_level(tab: &Tab) {
    for level in 1..=5 {
        let wanted = format!("h{level}");
        // Before the program is there, and with it.
        let quiz = tab.open_tag(&format!("<shoreline-quiz id=\"quiz\" load=\"intent\" heading-level=\"{level}\">"));
        tab.until("the element is there", || quiz.exists().then_some(()));
        assert_eq!(tag_of_heading(&quiz), wanted);
        quiz.script("host.start()", json!([]));
        quiz.ready().until_question("context");
        assert_eq!(tag_of_heading(&quiz), wanted);
        quiz.set_answers(&persona("p03"));
        let levels = quiz.script(
            "return [...root.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((e) => Number(e.localName[1]))",
            json!([]),
        );
        let levels: Vec<i64> = levels.as_array().unwrap().iter().filter_map(Value::as_i64).collect();
        assert_eq!(levels[0], level);
        assert!(levels[1..].iter().all(|l| *l > level), "all others are below: {levels:?}");
        assert!(levels.windows(2).all(|l| l[1] <= l[0] + 1), "no level is left out: {levels:?}");
    }
}

fn call_to_action(tab: &Tab) {
    let quiz = tab.open_tag(
        "<shoreline-quiz id=\"quiz\" cta-label=\"Talk to us\" cta-href=\"https://example.org/contact?for={outcome}&again={outcome}\">",
    );
    quiz.ready();
    let link = json!({ "css": "[part~='cta']" });
    quiz.walk_with(&persona("p01"), &mut |quiz| {
        assert_eq!(quiz.has(link.clone()), quiz.state().screen() == "result", "on the result only");
    });
    let href = || {
        quiz.script(
            "const a = root.querySelector('[part~=\"cta\"]'); return [a.textContent.trim(), a.getAttribute('href')]",
            json!([]),
        )
    };
    assert_eq!(href(), json!(["Talk to us", "https://example.org/contact?for=domestic&again=domestic"]));
    assert_eq!(tab.role_and_name(&quiz.element(link)), ("link".to_owned(), "Talk to us".to_owned()));
    quiz.set_answers(&serde_json::Map::new());
    quiz.until("nothing is known", |s| s.level() == "no_clear");
    assert_eq!(href()[1], "https://example.org/contact?for=no_clear&again=no_clear");
}

fn unsafe_call_to_action(tab: &Tab) {
    for href in [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java&#10;script:alert(1)",
        "data:text/html,x",
        "//example.org",
        "contact",
    ] {
        tab.leave();
        tab.expect("is not used: write a whole address");
        let tag = format!("<shoreline-quiz id=\"quiz\" cta-label=\"Talk\" cta-href=\"{href}\">");
        let quiz = tab.open_tag(&tag).ready();
        quiz.set_answers(&persona("p01"));
        assert!(!quiz.has(json!({ "css": "[part~='cta']" })), "{href} is refused");
        assert_eq!(tab.console().len(), 1);
    }
    tab.leave();
    tab.expect("needs both cta-label and cta-href");
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" cta-label=\"Talk\">").ready();
    quiz.set_answers(&persona("p01"));
    assert!(!quiz.has(json!({ "css": "[part~='cta']" })));
    // Both, one after the other: nothing is missing in the end.
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\">").ready();
    quiz.set_answers(&persona("p01"));
    // In a task of the page: what WebDriver runs is none to WebKit, which then lets nothing wait for its end.
    let both = "setTimeout(() => { host.setAttribute('cta-label', 'Call us'); host.setAttribute('cta-href', 'tel:+41 44 123 45 67'); })";
    quiz.script(both, json!([]));
    let href = "return root.querySelector('[part~=cta]')?.getAttribute('href')";
    tab.until("there is a call to action", || {
        (quiz.script(href, json!([])) == "tel:+41%2044%20123%2045%2067").then_some(())
    });
    assert_eq!(tab.console(), [""; 0]);
}

/// What the program does not use, the element complains of, and of nothing else.
fn addresses_are_judged_as_by_the_program(tab: &Tab) {
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" cta-label=\"Talk\">").ready();
    tab.expect("needs both cta-label and cta-href");
    tab.expect("is not used: write a whole address");
    quiz.set_answers(&persona("p01"));
    let put = |href: &str| {
        let set = "const before = __spy.console.length;
            return new Promise((then) => setTimeout(() => {
                host.setAttribute('cta-href', args);
                setTimeout(() => then(__spy.console.slice(before)));
            }))";
        quiz.script(set, json!(href))
    };
    let shown = |wanted: bool, href: &str| {
        let there = || (quiz.has(json!({ "css": "[part~='cta']" })) == wanted).then_some(());
        tab.until(&format!("a link to {href:?} is there: {wanted}"), there);
    };
    for (href, is_good) in addresses() {
        // Between two bad ones it is there again.
        assert_eq!(put("https://a.example/"), json!([]));
        shown(true, "https://a.example/");
        let said = put(&href);
        let told = said.as_array().unwrap().iter().any(|line| line.as_str().unwrap().contains("is not used"));
        assert_eq!(told, !is_good, "{href:?}: {said}");
        shown(is_good, &href);
    }
}

fn call_to_action_can_be_cancelled(tab: &Tab) {
    let there = format!("{}/hosts/plain.html?for={{outcome}}", tab.server.origin());
    let tag = format!("<shoreline-quiz id=\"quiz\" cta-label=\"Talk to us\" cta-href=\"{there}\">");
    let quiz = tab.open_tag(&tag).ready();
    quiz.set_answers(&persona("p01"));
    let here = tab.url();
    tab.script("document.addEventListener('shoreline-cta', (e) => e.preventDefault(), { once: true })", json!([]));
    quiz.click(json!({ "button": "Talk to us" }));
    tab.until("the event is heard", || (!quiz.details("shoreline-cta").is_empty()).then_some(()));
    let wanted = there.replace("{outcome}", "domestic");
    assert_eq!(quiz.details("shoreline-cta"), [json!({ "version": 1, "href": wanted, "outcome": "domestic" })]);
    tab.frames();
    assert_eq!(tab.url(), here, "the host took over");
    // The middle button opens it in another tab, which is a use as well; the right one is none, nor is it on a button.
    let press = "const event = (type, button) => new MouseEvent(type, { button, bubbles: true, composed: true, cancelable: true });
        document.addEventListener('shoreline-cta', (e) => e.preventDefault(), { once: true });
        return [['cta', 1], ['cta', 2], ['copy', 1]].map(([part, button]) => root.querySelector(`[part~=${part}]`).dispatchEvent(event('auxclick', button)))";
    assert_eq!(quiz.script(press, json!([])), json!([false, true, true]));
    assert_eq!(quiz.details("shoreline-cta").len(), 2);
    assert!(quiz.details("shoreline-share").is_empty());
    tab.unsettle();
    quiz.click(json!({ "button": "Talk to us" }));
    tab.until("the link is followed", || (tab.url() == wanted).then_some(()));
    tab.loaded();
}

fn slot_for_the_host(tab: &Tab) {
    let form = "<form slot=\"result\" id=\"own\"><label>Mail <input name=\"mail\"></label><button>Send</button>\
        <div role=\"tablist\"><a role=\"tab\" tabindex=\"0\">One</a><a role=\"tab\" tabindex=\"0\">Two</a></div></form>";
    let quiz = tab.open_tag(&format!("<shoreline-quiz id=\"quiz\">{form}")).ready();
    let shown = |selector: &str| {
        tab.script("return document.querySelector(arguments[0]).getClientRects().length > 0", json!([selector])) == true
    };
    quiz.walk_with(&persona("p02"), &mut |quiz| {
        assert_eq!(shown("#own"), quiz.state().screen() == "result", "on the result only");
        assert!(!shown("#quiz > a"), "the fallback is not needed");
    });
    tab.script(
        "document.addEventListener('submit', (e) => { window.sent = e.defaultPrevented; e.preventDefault(); })",
        json!([]),
    );
    let before = quiz.events().len();
    // Tabs of the host's own are none of the widget's.
    let keys = "const tab = document.querySelector('#own [role=tab]'); tab.focus();
        const event = new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, composed: true, cancelable: true });
        return [tab.dispatchEvent(event), document.activeElement === tab]";
    assert_eq!(tab.script(keys, json!([])), json!([true, true]));
    let button = tab.script(
        "const b = document.querySelector('#own button'); b.scrollIntoView({ block: 'center' }); return b",
        json!([]),
    );
    assert!(tab.click_on(&button));
    tab.until_script("the host's form is sent", "return window.sent === false", json!([]));
    assert_eq!(quiz.events().len(), before, "the widget takes no notice");
    quiz.press(Word::Restart);
    quiz.until_screen("intro");
    assert!(!shown("#own"));
}

fn share_url(tab: &Tab) {
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" share-url=\"https://example.org/quiz?a=b\">").ready();
    assert_eq!(quiz.property("link"), "");
    quiz.set_answers(&persona("p02"));
    let link = quiz.property("link").as_str().unwrap().to_owned();
    let code = link.strip_prefix("https://example.org/quiz?a=b#s=").expect(&link);
    assert!(code.len() <= 80 && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'), "{code}");
    assert_eq!(quiz.property("result")["link"], link);
    quiz.script("host.setAttribute('share-url', 'https://b.example/')", json!([]));
    tab.until("it applies at once", || (quiz.property("link") == format!("https://b.example/#s={code}")).then_some(()));
    tab.leave();
    // A path is one in the host's site.
    for (path, wanted) in [("/quiz?a=b", "/quiz?a=b"), ("../our quiz", "/our%20quiz"), ("./quiz", "/hosts/quiz")] {
        let quiz = tab.open_tag(&format!("<shoreline-quiz id=\"quiz\" share-url=\"{path}\">")).ready();
        quiz.set_answers(&persona("p02"));
        assert_eq!(quiz.property("link"), format!("{}{wanted}#s={code}", tab.server.origin()));
    }
    tab.leave();
    tab.expect("share-url=\"http://[bad\" is not used");
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" share-url=\"http://[bad\">").ready();
    quiz.set_answers(&persona("p02"));
    assert_eq!(quiz.property("link"), format!("{}#s={code}", tab.url()));
    tab.leave();
    tab.expect("share-url=\"javascript:alert(1)\" is not used");
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" share-url=\"javascript:alert(1)\">").ready();
    quiz.set_answers(&persona("p02"));
    assert_eq!(quiz.property("link"), format!("{}#s={code}", tab.url()));
    assert_eq!(quiz.state().heading(), crate::reference::heading(&quiz.property("result")));
    assert_ne!(quiz.state().heading(), word(Word::NoClearTitle));
}
