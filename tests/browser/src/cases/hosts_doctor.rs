//! What a host does wrong is told by its cause, with the line to add: by `shoreline-error` and by `embed.html?doctor`.

use super::Run;
use super::hosts::STRICT;
use super::hosts_strict::{elsewhere, embed_from, policy, whole};
use crate::quiz::Quiz;
use crate::reference::word;
use crate::tab::Tab;
use serde_json::{Value, json};
use shoreline::pack::Word;
use xtask::server::Response;

pub const CASES: &[(&str, Run)] = &[
    ("doctor_tells_changed_program", |tab| tells(tab, "integrity", &[".wasm"], changed, "byte by byte")),
    ("doctor_tells_changed_content", |tab| tells(tab, "integrity", &["packs/en."], changed, "byte by byte")),
    ("doctor_tells_page_instead_of_content", |tab| tells(tab, "mime", &["packs/en."], page, "switch that off")),
    ("doctor_tells_script_of_wrong_type", |tab| {
        tells(tab, "mime", &["/shoreline.", ".js"], plain_type, "Content-Type: text/javascript")
    }),
    ("doctor_tells_missing_program", |tab| tells(tab, "network", &[".wasm"], missing, "Copy the whole built folder")),
    ("doctor_tells_other_origin_not_allowed", other_origin_not_allowed),
    ("doctor_tells_policy_against_wasm", policy_against_wasm),
    ("doctor_tells_policy_against_requests", policy_against_requests),
    ("doctor_tells_policy_against_scripts", policy_against_scripts),
    ("doctor_tells_browser_without_wasm", browser_without_wasm),
    ("doctor_tells_browser_without_light_dark", browser_without_light_dark),
    ("doctor_that_cannot_be_loaded", doctor_that_cannot_be_loaded),
    ("doctor_page_passes", doctor_page_passes),
    ("doctor_page_names_what_fails", doctor_page_names_what_fails),
];

fn missing(response: &mut Response) {
    *response = Response::text(404, "not here");
}

fn page(response: &mut Response) {
    *response = Response::new(200, "text/html", "<!doctype html><title>Welcome</title>");
}

fn changed(response: &mut Response) {
    let middle = response.body.len() / 2;
    response.body[middle] ^= 1;
}

fn plain_type(response: &mut Response) {
    response.set("content-type", "text/plain");
}

/// The visitor keeps the readable content and a sentence; the owner hears code, cause and line.
fn told(quiz: &Quiz, code: &str, fix: &str) -> Value {
    let tab = quiz.tab;
    tab.until("the failure is told", || (!quiz.details("shoreline-error").is_empty()).then_some(()));
    let error = quiz.details("shoreline-error")[0].clone();
    assert_eq!(error["code"], code, "{error:#}");
    assert!(error["fix"].as_str().unwrap().contains(fix), "{error:#}");
    assert!(quiz.state().notices().join(" ").contains(word(Word::LoadFailed)));
    assert_eq!(quiz.state().heading(), word(Word::IntroTitle), "what is readable stays");
    assert!(
        tab.console().iter().any(|line| line.contains(&format!("{code}: ")) && line.contains(fix)),
        "{:?}",
        tab.console()
    );
    error
}

fn tells(tab: &Tab, code: &str, parts: &'static [&'static str], change: fn(&mut Response), fix: &str) {
    tab.bend(move |request, response| {
        if parts.iter().all(|part| request.path.contains(part)) {
            change(response);
        }
    });
    tab.expect(&format!("{code}:"));
    let quiz = tab.open("plain.html");
    told(&quiz, code, fix);
    tab.heal();
    quiz.press(Word::TryAgain);
    whole(&quiz.ready());
}

fn other_origin_not_allowed(tab: &Tab) {
    let origin = elsewhere(tab);
    tab.bend(|request, response| {
        if request.path.ends_with(".wasm") {
            response.remove("access-control-allow-origin");
        }
    });
    embed_from(tab, &format!("<script type=\"module\" src=\"{origin}/embed.js\"></script>"));
    tab.expect("cors:");
    let quiz = tab.open("strict.html");
    told(&quiz, "cors", "Access-Control-Allow-Origin: *");
}

fn refused_by(tab: &Tab, rules: &str, code: &str, fix: &str) {
    policy(tab, rules);
    tab.expect(&format!("{code}:"));
    tab.allow("policy: ");
    tab.allow("uncaught: ");
    told(&tab.open("strict.html"), code, fix);
    // What the fix says is what helps.
    let error = tab.quiz("quiz").details("shoreline-error")[0].clone();
    let line =
        error["fix"].as_str().unwrap().split_once("Content-Security-Policy: ").expect("a whole line").1.to_owned();
    tab.leave();
    tab.heal();
    policy(tab, &line);
    tab.allow("policy: ");
    whole(&tab.open("strict.html").ready());
}

fn policy_against_wasm(tab: &Tab) {
    // Not every engine hands the page's policy out; where it does not, the word is named.
    let rules = STRICT.replace(" 'wasm-unsafe-eval'", "");
    policy(tab, &rules);
    tab.expect("csp-wasm:");
    tab.allow("policy: ");
    let error = told(&tab.open("strict.html"), "csp-wasm", "'wasm-unsafe-eval'");
    assert_eq!(tab.count(".wasm"), 0, "nothing is fetched that cannot run");
    if let Some((_, line)) = error["fix"].as_str().unwrap().split_once("Content-Security-Policy: ") {
        let line = line.to_owned();
        tab.leave();
        tab.heal();
        policy(tab, &line);
        whole(&tab.open("strict.html").ready());
    }
}

fn policy_against_requests(tab: &Tab) {
    refused_by(tab, &STRICT.replace("connect-src 'self'", "connect-src 'none'"), "network", "connect-src 'self'");
}

fn policy_against_scripts(tab: &Tab) {
    let origin = tab.server.origin();
    let only = format!("script-src {origin}/embed.js {origin}/hosts/ 'wasm-unsafe-eval'");
    policy(tab, &STRICT.replace("script-src 'self' 'wasm-unsafe-eval'", &only));
    tab.expect("network:");
    tab.allow("policy: ");
    // The doctor may not come either: then its page is named.
    told(&tab.open("strict.html"), "network", "embed.html?doctor");
}

fn browser_without_wasm(tab: &Tab) {
    tab.expect("old-browser:");
    let quiz = tab.open_tag("<script>delete window.WebAssembly;</script><shoreline-quiz id=\"quiz\">");
    told(&quiz, "old-browser", "fallback");
    assert_eq!(tab.count(".wasm"), 0);
}

/// It would have no colours: a black map, and buttons that nobody sees.
fn browser_without_light_dark(tab: &Tab) {
    tab.expect("old-browser:");
    let supports = "const { supports } = CSS; CSS.supports = (...all) => !String(all).includes('light-dark') && supports.apply(CSS, all);";
    let quiz = tab.open_tag(&format!("<script>{supports}</script><shoreline-quiz id=\"quiz\">"));
    tab.until("the failure is told", || (!quiz.details("shoreline-error").is_empty()).then_some(()));
    assert_eq!(quiz.details("shoreline-error")[0]["code"], "old-browser");
    // The element's children, as where nothing of it runs.
    assert_eq!(quiz.script("return root.innerHTML", json!([])), "<slot></slot>");
    assert_eq!(tab.count(".wasm"), 0);
}

fn doctor_that_cannot_be_loaded(tab: &Tab) {
    tab.bend(|request, response| {
        if request.path.ends_with(".wasm") || request.path.contains("/doctor.") {
            missing(response);
        }
    });
    tab.expect("network:");
    let quiz = tab.open("plain.html");
    told(&quiz, "network", "embed.html?doctor");
}

// ---- the list of checks ---------------------------------------------------------------------------------------

/// Name, outcome and what to do, of each check.
fn checks(tab: &Tab, query: &str) -> Vec<[String; 3]> {
    super::hosts_frame::watch(tab);
    tab.allow("The parameter “visit” is unknown");
    tab.open(&format!("../embed.html?doctor{query}"));
    tab.until_script(
        "the checks are done",
        "return /checks (passed|failed)/.test(document.querySelector('[role=status]')?.textContent)",
        json!([]),
    );
    let rows = tab.script("return [...document.querySelectorAll('tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent))", json!([]));
    let rows: Vec<[String; 3]> = serde_json::from_value(rows).unwrap();
    // The page itself was changed, to be looked into: that is noticed.
    assert!(rows.iter().any(|row| row[0] == "embed.html" && row[1] == "failed" && row[2].contains("integrity: ")));
    rows.into_iter().filter(|row| row[0] != "embed.html").collect()
}

fn doctor_page_passes(tab: &Tab) {
    // What a host reads itself it does not serve.
    tab.bend(|request, response| {
        if request.path == "/_headers" {
            response.status = 404;
        }
    });
    let rows = checks(tab, "&accent=%23ff0");
    let failed: Vec<_> = rows.iter().filter(|row| row[1] == "failed").collect();
    assert!(failed.is_empty(), "{failed:#?}");
    let row = |name: &str| rows.iter().find(|row| row[0] == name).unwrap_or_else(|| panic!("no {name} in {rows:#?}"));
    assert!(row("WebAssembly")[2].contains("it runs"));
    assert!(row("Accent")[2].contains("#ff0 becomes rgb("), "{:?}", row("Accent"));
    assert!(row("embed.js")[2].contains("javascript"));
    let folder = format!("for the folder {}/", tab.server.origin());
    let lead = tab.script("return document.querySelector('h1 + p').textContent", json!([]));
    assert!(lead.as_str().unwrap().ends_with(&folder), "{lead}");
    assert!(rows.len() > 15);
}

fn doctor_page_names_what_fails(tab: &Tab) {
    tab.bend(|request, response| {
        if request.path.starts_with("/shoreline.") && request.path.ends_with(".wasm") {
            plain_type(response);
        }
        if request.path.contains("packs/en.check") {
            changed(response);
        }
        if request.path == "/frame.js" {
            missing(response);
        }
    });
    let rows = checks(tab, "");
    let failed: Vec<_> = rows.iter().filter(|row| row[1] == "failed").collect();
    assert_eq!(failed.len(), 3, "{failed:#?}");
    for (part, fix) in [(".wasm", "application/wasm"), ("en.check", "integrity: "), ("frame.js", "status 404")] {
        assert!(failed.iter().any(|row| row[0].contains(part) && row[2].contains(fix)), "{part}: {failed:#?}");
    }
}
