//! The result pages: the sender's own result for who opens a link, readable text for everybody else.

use super::Run;
use super::access::axe;
use super::decide::check_result;
use super::hosts::STRICT;
use crate::quiz::Quiz;
use crate::reference::{letters, pack, word};
use crate::tab::Tab;
use serde_json::{Value, json};
use shoreline::pack::Word;
use shoreline::share::Subject;

pub const CASES: &[(&str, Run)] = &[
    ("links_lead_to_the_page_of_the_result", links_lead_to_the_page_of_the_result),
    ("a_page_shows_the_senders_result", a_page_shows_the_senders_result),
    ("back_leads_to_the_question_before", back_leads_to_the_question_before),
    ("page_stands_still_for_a_link", page_stands_still_for_a_link),
    ("own_result_is_not_contradicted", own_result_is_not_contradicted),
    ("own_quiz_has_no_result_yet", own_quiz_has_no_result_yet),
    ("readable_without_a_code", readable_without_a_code),
    ("readable_without_scripts", readable_without_scripts),
    ("pages_print_their_text", pages_print_their_text),
    ("pages_are_accessible", pages_are_accessible),
    ("own_address_is_followed", own_address_is_followed),
    ("no_pages_for_another_pack", no_pages_for_another_pack),
];

/// Answers with the name of their page.
const RESULTS: [(&str, &str); 5] = [
    ("cabaabccca", "domestic"),
    ("bccbbbcbbc", "nearshore"),
    ("becabbcdcb", "domestic-nearshore"),
    ("bcdbcbaadc", "inhouse"),
    ("----------", "no_clear"),
];

const ALL: [&str; 4] = ["domestic", "captive", "domestic-nearshore", "no_clear"];

/// Opens a result page with the spy in it, under a strict policy.
fn open<'t>(tab: &'t Tab, name: &str, fragment: &str) -> Quiz<'t> {
    watched(tab, name);
    tab.open(&format!("../r/en/{name}/{fragment}"))
}

fn watched(tab: &Tab, name: &str) {
    let scripts =
        "<meta charset=\"utf-8\"><script src=\"/hosts/spy.js\"></script><script src=\"/axe/axe.min.js\"></script>";
    let path = format!("/r/en/{name}/");
    tab.edit_page(&path, "<meta charset=\"utf-8\">", scripts);
    tab.bend(move |request, response| {
        if request.path == path {
            response.set("content-security-policy", format!("{STRICT}; img-src 'self'"));
        }
    });
}

fn links_lead_to_the_page_of_the_result(tab: &Tab) {
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" share-url=\"pages\">").ready();
    let origin = tab.server.origin();
    for (answers, name) in RESULTS {
        quiz.set_answers(&letters(answers));
        let link = quiz.property("link").as_str().unwrap().to_owned();
        assert!(link.starts_with(&format!("{origin}/r/en/{name}/#s=1-")), "{link}");
        assert_eq!(quiz.property("result")["link"], link);
    }
    // The other views have no pages of their own.
    tab.unsettle();
    quiz.script("host.show('compare')", json!([]));
    tab.until("the link is the comparison's", || {
        let link = quiz.property("link").as_str().unwrap().to_owned();
        link.starts_with(&format!("{origin}/#s=1-")).then_some(())
    });
}

fn a_page_shows_the_senders_result(tab: &Tab) {
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" share-url=\"pages\">").ready();
    let links: Vec<(&str, &str, String)> = RESULTS
        .into_iter()
        .map(|(answers, name)| {
            quiz.set_answers(&letters(answers));
            let link = quiz.property("link").as_str().unwrap().to_owned();
            (answers, name, link.split_once('#').unwrap().1.to_owned())
        })
        .collect();
    for (answers, name, code) in links {
        let quiz = open(tab, name, &format!("#{code}")).ready();
        quiz.until_screen("result");
        check_result(&quiz, &letters(answers));
        assert_eq!(quiz.state().notices().first(), Some(&word(Word::LinkShown)), "{name}");
        let link = quiz.property("link").as_str().unwrap().to_owned();
        assert!(link.ends_with(&format!("/r/en/{name}/#{code}")), "passed on, it is the same link: {link}");
        // What is said in general is what this page is about.
        assert_eq!(tab.script("return document.querySelector('h1').textContent", json!([])), headline(name));
    }
}

/// A page of the quiz's own: its steps are entries of the history, and the sender's result is the first.
fn back_leads_to_the_question_before(tab: &Tab) {
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" share-url=\"pages\">").ready();
    quiz.set_answers(&letters(RESULTS[0].0));
    let link = quiz.property("link").as_str().unwrap().to_owned();
    let quiz = open(tab, RESULTS[0].1, link.rsplit_once('/').unwrap().1).ready();
    quiz.until_screen("result");
    tab.unsettle();
    quiz.press(Word::TakeItYourself);
    quiz.until_question("context");
    quiz.choose("context", "it");
    quiz.press(Word::Next);
    quiz.until_question("core");
    tab.script("history.back()", json!([]));
    assert_eq!(quiz.until_question("context").checked(), "it");
    tab.script("history.back()", json!([]));
    let state = quiz.until_screen("result");
    assert_eq!(state.outcome(), RESULTS[0].1);
    tab.script("history.go(2)", json!([]));
    quiz.until_question("core");
}

/// The page is about one result; the visitor comes to another one, and then to the page's.
fn own_result_is_not_contradicted(tab: &Tab) {
    let quiz = open(tab, "nearshore", "").ready();
    let page = "return [document.querySelector('h1').textContent, !!document.querySelector('#general').getClientRects().length]";
    let titled = |start: &str| {
        let title = tab.script("return document.title", json!([]));
        assert!(title.as_str().unwrap().starts_with(&format!("{start} | ")), "{title}");
    };
    assert_eq!(tab.script(page, json!([])), json!([headline("nearshore"), true]));
    titled(&headline("nearshore"));
    quiz.set_answers(&letters("bcdbcbaadc"));
    assert_eq!(tab.script(page, json!([])), json!([word(Word::IntroTitle), false]));
    titled(word(Word::IntroTitle));
    assert_eq!(quiz.state().heading(), headline("inhouse"));
    quiz.set_answers(&letters("bccbbbcbbc"));
    assert_eq!(tab.script(page, json!([])), json!([headline("nearshore"), true]));
    titled(&headline("nearshore"));
}

/// Whoever opens a link and then takes the quiz does so below no headline of somebody else's.
fn own_quiz_has_no_result_yet(tab: &Tab) {
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" share-url=\"pages\">").ready();
    quiz.set_answers(&letters(RESULTS[1].0));
    let link = quiz.property("link").as_str().unwrap().to_owned();
    let quiz = open(tab, RESULTS[1].1, link.rsplit_once('/').unwrap().1).ready();
    quiz.until_screen("result");
    let page = "return [document.querySelector('h1').textContent, document.title.split(' | ')[0], !!document.querySelector('#general').getClientRects().length]";
    let sent = headline(RESULTS[1].1);
    assert_eq!(tab.script(page, json!([])), json!([sent, sent, true]));
    quiz.press(Word::TakeItYourself);
    quiz.until_question("context");
    let title = word(Word::IntroTitle);
    tab.until("the headline is nobody's", || {
        (tab.script(page, json!([])) == json!([title, title, false])).then_some(())
    });
}

fn headline(name: &str) -> String {
    let subject = Subject::all(pack()).into_iter().find(|subject| subject.name(pack()) == name).unwrap();
    shoreline::view::headline(pack(), &subject)
}

/// The texts that must be there to read, looked for in what is shown.
fn texts(name: &str) -> Vec<String> {
    let ids: Vec<&str> = if name == "no_clear" { Vec::new() } else { name.split('-').collect() };
    let own = ids.iter().filter_map(|id| pack().outcomes.iter().find(|o| o.id == *id));
    let mut texts: Vec<String> =
        own.flat_map(|o| o.advice.why.iter().chain(&o.advice.watch).chain(&o.advice.steps).cloned()).collect();
    texts.push(headline(name));
    texts
}

/// What of these texts cannot be seen in the document, and whether it fits its window.
const SEEN: &str = "const [page, texts] = arguments;
    const shown = page.body.innerText.replace(/\\s+/g, ' ');
    const missing = texts.filter((text) => !shown.includes(text));
    const { scrollWidth } = page.scrollingElement, width = page.defaultView.innerWidth;
    if (scrollWidth > width) missing.push(`it is ${scrollWidth} wide in ${width}`);
    return missing";

#[track_caller]
fn reads_well(tab: &Tab, name: &str) {
    let seen = SEEN.replace("[page, texts] = arguments", "page = document, texts = arguments[0]");
    assert_eq!(tab.script(&seen, json!([texts(name)])), json!([]), "{name}");
}

fn readable_without_a_code(tab: &Tab) {
    for name in ALL {
        let quiz = open(tab, name, "").ready();
        quiz.until_screen("intro");
        reads_well(tab, name);
        // The way to the other pages works.
        let ways = tab.script("return [...document.querySelectorAll('#others a')].map((a) => a.href)", json!([]));
        let ways: Vec<&str> = ways.as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert!(ways.len() > 8 && ways[0] == format!("{}/", tab.server.origin()), "{ways:?}");
    }
    // On a small phone.
    for name in ALL {
        watched(tab, name);
        tab.edit_page("/hosts/narrow.html", "framed.html", &format!("/r/en/{name}/"));
        tab.open("narrow.html");
        tab.frame(Some("frame"));
        tab.quiz("quiz").ready();
        assert_eq!(tab.script("return innerWidth", json!([])), 320);
        reads_well(tab, name);
        tab.frame(None);
        tab.leave();
        tab.heal();
    }
}

fn readable_without_scripts(tab: &Tab) {
    for name in ALL {
        tab.edit_page("/hosts/nojs.html", "src=\"plain.html\"", &format!("src=\"/r/en/{name}/\""));
        tab.open("nojs.html");
        let there = "const page = document.getElementById('frame').contentDocument;
            return page?.readyState === 'complete' && page.querySelector('h1') !== null";
        tab.until_script("the frame is there", there, json!([]));
        let seen = SEEN.replace(
            "[page, texts] = arguments",
            "page = document.getElementById('frame').contentDocument, texts = arguments[0]",
        );
        assert_eq!(tab.script(&seen, json!([texts(name)])), json!([]), "{name}");
        let fallback = "const quiz = document.getElementById('frame').contentDocument.querySelector('shoreline-quiz');
            return quiz.shadowRoot === null && quiz.querySelector('a').getClientRects().length > 0";
        assert_eq!(tab.script(fallback, json!([])), true, "{name}: the way to the quiz shows");
        tab.leave();
        tab.heal();
    }
}

/// By the browser's own Print, whose button is not ours.
fn pages_print_their_text(tab: &Tab) {
    let paper = |media: &str| tab.devtools("Emulation.setEmulatedMedia", json!({ "media": media }));
    for name in ALL {
        open(tab, name, "").ready().until_screen("intro");
        paper("print");
        reads_well(tab, name);
        let shown = "return ['#others', '.top nav', '.foot', '.lines'].filter((css) => document.querySelector(css).getClientRects().length > 0)";
        assert_eq!(tab.script(shown, json!([])), json!([]), "{name}: nothing to press, no table over pages");
        paper("");
    }
}

fn pages_are_accessible(tab: &Tab) {
    for (name, scheme) in
        [("domestic", "light"), ("captive", "dark"), ("domestic-nearshore", "dark"), ("no_clear", "light")]
    {
        let quiz = open(tab, name, "").ready();
        tab.script(
            "document.body.style.colorScheme = arguments[0]; document.querySelector('shoreline-quiz').setAttribute('theme', arguments[0])",
            json!([scheme]),
        );
        tab.frames();
        axe(&quiz, &format!("{name}, {scheme}"));
    }
}

/// Without share-url, a link is the page's address at the time when the link is made.
fn own_address_is_followed(tab: &Tab) {
    let quiz = tab.open("plain.html?a=b#part").ready();
    quiz.set_answers(&letters("cabaabccca"));
    let link = || quiz.property("link").as_str().unwrap().to_owned();
    let before = link();
    assert!(before.contains("plain.html?a=b&visit=") && before.contains("#s=1-"), "{before}");
    tab.script("history.replaceState(null, '', '?c=d#/route')", json!([]));
    let after = link();
    assert!(after.ends_with(&format!("plain.html?c=d#/route?quiz&{}", before.split_once('#').unwrap().1)), "{after}");
}

/// The summary is not there in the first place where the link's result is on its way.
fn page_stands_still_for_a_link(tab: &Tab) {
    let watch = "<script>window.shifted = 0; new PerformanceObserver((list) => { for (const e of list.getEntries()) shifted += e.value; })
        .observe({ type: 'layout-shift', buffered: true });</script>";
    let code = super::views::CODE;
    for width in [375, 1280] {
        for (page, fragment, hidden) in [("nearshore", code, true), ("nearshore", "1-s-x", false)] {
            let path = format!("/r/en/{page}/");
            tab.edit_page(
                &path,
                "<meta charset=\"utf-8\">",
                "<meta charset=\"utf-8\"><script src=\"/hosts/spy.js\"></script>",
            );
            tab.edit_page(&path, "</head>", &format!("{watch}</head>"));
            let screen = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500 });
            tab.devtools("Emulation.setDeviceMetricsOverride", screen);
            let program = tab.hold(".wasm");
            let quiz = tab.open(&format!("../r/en/{page}/#s={fragment}"));
            tab.until("the first screen is there", || quiz.exists().then_some(()));
            tab.frames();
            program.open();
            quiz.ready();
            tab.rest();
            let lead = "return document.querySelector('.lead').checkVisibility()";
            assert_eq!(tab.script(lead, json!([])), !hidden, "{fragment}");
            let shifted = tab.script("return shifted", json!([])).as_f64().unwrap();
            assert!(!hidden || shifted < 0.02, "{width}: {shifted}");
            tab.heal();
        }
    }
    tab.devtools("Emulation.clearDeviceMetricsOverride", json!({}));
}

fn no_pages_for_another_pack(tab: &Tab) {
    let built = "return performance.getEntriesByType('resource').map((e) => e.name).find((n) => /packs\\/en\\.[0-9a-f]+\\.pack/.test(n))";
    tab.open("plain.html").ready();
    let own = tab.script(built, json!([])).as_str().expect("the built pack was fetched").to_owned();
    tab.leave();
    tab.expect("share-url=\"pages\" is not used");
    let quiz = tab.open_tag(&format!("<shoreline-quiz id=\"quiz\" share-url=\"pages\" pack=\"{own}\">")).ready();
    quiz.set_answers(&letters("cabaabccca"));
    let link = quiz.property("link").as_str().unwrap().to_owned();
    assert!(link.starts_with(&tab.url()), "{link}");
}
