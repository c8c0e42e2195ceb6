//! What the widget leaves alone: storage, cookies, network, the page around it; what it takes over; and that nothing a
//! host throws at it stops it.

use super::Run;
use super::decide::check_result;
use crate::picture::Picture;
use crate::quiz::Quiz;
use crate::reference::letters;
use crate::tab::Tab;
use serde_json::{Value, json};
use shoreline::pack::Word;
use xtask::server::Response;

pub const CASES: &[(&str, Run)] = &[
    ("quiet_page_stays_as_it_was", page_stays_as_it_was),
    ("fuzzed_attributes_and_calls", fuzzed),
    ("inline_form_is_taken_over_without_a_flash", inline_form),
    ("inline_form_without_scripts", inline_form_without_scripts),
    ("file_names_that_blockers_leave_alone", file_names),
];

fn page_stays_as_it_was(tab: &Tab) {
    tab.bend(|request, response| {
        if request.path == "/hosts/quiet.html" {
            response.set("content-security-policy", "connect-src 'self'; script-src 'self' 'wasm-unsafe-eval'");
        }
    });
    tab.open("quiet.html");
    let before = tab.until_script("the page is noted", "return window.__before && window.__page()", json!([]));
    tab.script(
        "addScript(); const e = document.createElement('shoreline-quiz'); e.id = 'quiz'; e.setAttribute('load', 'eager'); document.getElementById('place').append(e)",
        json!([]),
    );
    let quiz = tab.quiz("quiz").ready();
    let answers = letters("bccbbbcbbc");
    quiz.walk_by_pointer(&answers);
    check_result(&quiz, &answers);
    // Only the views beside the quiz bring one more part each.
    tab.unsettle();
    for (view, parts) in [("compare", 2), ("check", 3)] {
        quiz.script("host.show(args)", json!(view));
        tab.until("its part is there", || (tab.count(".pack") == parts).then_some(()));
        tab.frames();
    }
    tab.settle();
    quiz.script("host.restart(); host.show('decide')", json!([]));
    tab.frames();
    // As when the page is left.
    tab.script("dispatchEvent(new Event('pagehide'))", json!([]));
    assert_eq!(tab.script("return __touched", json!([])), json!([]), "no storage, no cookie, no history, no socket");
    quiz.script("host.remove(); document.querySelector('head script[type=module]').remove()", json!([]));
    tab.frames();
    assert_eq!(tab.script("return __page()", json!([])), before, "the page is as it was");
    assert_eq!(
        tab.script("return [document.cookie, !!customElements.get('shoreline-quiz')]", json!([])),
        json!(["", true])
    );
}

/// Ten thousand steps; then the widget must still take a visitor to the right result.
fn fuzzed(tab: &Tab) {
    tab.edit_page("/hosts/plain.html", "</head>", "<script src=\"fuzz.js\"></script></head>");
    tab.allow("<shoreline-quiz>");
    let quiz = tab.open("plain.html").ready();
    tab.unsettle();
    let errors = tab.script_later("fuzz(2026, 10000, arguments[0])", json!([]));
    let errors: Vec<&str> = errors.as_array().unwrap().iter().filter_map(Value::as_str).collect();
    // A symbol has no text: whoever hands one over gets a TypeError, as from any element.
    let surprising: Vec<_> = errors
        .iter()
        .filter(|error| !error.contains("TypeError") && !error.contains("InvalidCharacterError"))
        .collect();
    assert!(surprising.is_empty(), "{surprising:#?}");
    assert!(!tab.console().iter().any(|line| line.contains("crash:")), "{:#?}", tab.console());
    quiz.script("host.restart(); host.show('decide')", json!([]));
    quiz.until_screen("intro");
    let answers = letters("bccbbbcbbc");
    quiz.walk_by_pointer(&answers);
    check_result(&quiz, &answers);
}

pub(super) fn snippet(tab: &Tab) -> String {
    let snippet = std::fs::read_to_string(crate::tab::dist().join("inline/en/decide.html")).unwrap();
    let snippet = snippet.replace("https://your-site.example/shoreline", &tab.server.origin());
    // The script stands in the page's head already.
    let (_, element) = snippet.split_once("</script>\n").unwrap();
    element.replacen("<shoreline-quiz", "<shoreline-quiz id=\"quiz\" load=\"intent\"", 1)
}

fn serve(tab: &Tab, body: &str, strict: bool) {
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Inline</title><script src=\"spy.js\"></script>\
         <script type=\"module\" src=\"/embed.js\"></script></head><body><main>{body}</main></body></html>"
    );
    tab.bend(move |request, response| {
        if request.path == "/hosts/plain.html" {
            *response = Response::new(200, "text/html; charset=utf-8", page.clone());
            if strict {
                // The test itself adds the script later, which Trusted Types would not let it.
                let policy = super::hosts::STRICT.replace("; require-trusted-types-for 'script'", "");
                response.set("content-security-policy", policy);
            }
        }
    });
}

fn picture(quiz: &Quiz) -> Picture {
    quiz.tab
        .until("nothing moves", || (quiz.script("return root.getAnimations().length", json!([])) == 0).then_some(()));
    quiz.tab.frames();
    Picture::of(quiz.tab, &quiz.element(json!({ "css": "[part~='root']" })))
}

fn inline_form(tab: &Tab) {
    let snippet = snippet(tab);
    // The script is late, so that the first picture is the page's own.
    serve(tab, &snippet, true);
    tab.edit_page(
        "/hosts/plain.html",
        "<script type=\"module\" src=\"/embed.js\"></script>",
        "<script src=\"late.js\"></script>",
    );
    let quiz = tab.open("plain.html");
    tab.until("it is readable", || quiz.exists().then_some(()));
    let before = picture(&quiz);
    let focus = "root.getElementById('start').focus(); return root.activeElement.id";
    let has_id = quiz.script("return !!root.getElementById('start')", json!([])) == true;
    if has_id {
        quiz.script(focus, json!([]));
    }
    quiz.script("window.root = root; window.shifts = 0; try { new PerformanceObserver((list) => { for (const e of list.getEntries()) shifts += e.value; }).observe({ type: 'layout-shift' }); } catch { /* not in every engine */ } addScript()", json!([]));
    tab.until_script("it is taken over", "return customElements.get('shoreline-quiz')", json!([]));
    assert_eq!(quiz.script("return root === window.root", json!([])), true, "the same shadow root");
    if has_id {
        assert_eq!(quiz.script("return root.activeElement?.id", json!([])), "start", "the focus stays");
        quiz.script("root.activeElement.blur()", json!([]));
    }
    let after = picture(&quiz);
    assert_eq!(tab.script("return shifts", json!([])), 0, "nothing has moved");
    assert_eq!(tab.console(), [""; 0], "a strict policy has nothing against it");
    let answers = letters("bccbbbcbbc");
    quiz.walk_by_pointer(&answers);
    check_result(&quiz, &answers);
    // An element that the parser meets when the script is there already.
    tab.leave();
    tab.heal();
    serve(tab, &snippet, false);
    let quiz = tab.open("plain.html");
    // Under the policy above no picture could be looked at.
    before.check(tab, &after, "the inline form once taken over");
    quiz.script("host.start()", json!([]));
    quiz.ready().until_question("context");
}

fn inline_form_without_scripts(tab: &Tab) {
    let snippet = snippet(tab);
    serve(tab, &snippet, false);
    tab.open("nojs.html");
    let look = "const quiz = document.getElementById('frame').contentDocument?.querySelector('shoreline-quiz');
        const heading = quiz?.shadowRoot?.querySelector('[part~=heading]'), link = quiz?.querySelector('a');
        return heading && [heading.getClientRects().length > 0, heading.textContent, link.getClientRects().length > 0]";
    let seen = tab.until_script("the frame is there", look, json!([]));
    assert_eq!(seen, json!([true, crate::reference::word(Word::IntroTitle), true]), "both the screen and the fallback");
}

/// Lists of blockers go by names: of files, and of classes and ids.
fn file_names(tab: &Tab) {
    let names: Value =
        serde_json::from_slice(&std::fs::read(crate::tab::dist().join("integrity.json")).unwrap()).unwrap();
    let bad = [
        "ad",
        "ads",
        "adv",
        "advert",
        "adverts",
        "banner",
        "banners",
        "track",
        "tracker",
        "tracking",
        "analytics",
        "sponsor",
        "sponsored",
        "popup",
        "promo",
        "affiliate",
        "pixel",
        "beacon",
        "stats",
        "metrics",
        "telemetry",
    ];
    let blocked = |name: &str| name.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| bad.contains(&word));
    assert!(blocked("views/ad-box.js") && !blocked("advice"));
    for name in names.as_object().unwrap().keys() {
        assert!(!blocked(name), "{name}");
    }
    let quiz =
        tab.open_tag("<shoreline-quiz id=\"quiz\" cta-label=\"Talk\" cta-href=\"https://example.org/\">").ready();
    quiz.set_answers(&letters("bccbbbcbbc"));
    let used = quiz.script(
        "return [...root.querySelectorAll('*')].flatMap((e) => [...e.classList, e.id]).filter(Boolean)",
        json!([]),
    );
    for name in used.as_array().unwrap() {
        assert!(!blocked(name.as_str().unwrap()), "{name}");
    }
}
