//! Hosts with strict policies, other origins and no network: what is allowed works, and what is not is not offered.

use super::Run;
use super::decide::check_result;
use super::hosts::STRICT;
use super::share::until_selected;
use crate::engine::Engine;
use crate::quiz::Quiz;
use crate::reference::{letters, word};
use crate::tab::Tab;
use serde_json::{Value, json};
use shoreline::pack::Word;
use xtask::server::Response;

pub const CASES: &[(&str, Run)] = &[
    ("strict_nonce_only", |tab| nonce(tab, "script-src 'nonce-n0nce' 'wasm-unsafe-eval'")),
    ("strict_nonce_and_strict_dynamic", |tab| {
        nonce(tab, "script-src 'nonce-n0nce' 'strict-dynamic' 'wasm-unsafe-eval'")
    }),
    ("strict_other_origin_with_integrity", other_origin_with_integrity),
    ("strict_changed_script_does_not_run", changed_script_does_not_run),
    ("strict_isolated_page", isolated_page),
    ("strict_permissions_refused", permissions_refused),
    ("strict_offline_after_loading", offline_after_loading),
];

pub(super) fn policy(tab: &Tab, policy: &str) {
    let policy = policy.to_owned();
    tab.bend(move |request, response| {
        if request.path.starts_with("/hosts/") && request.path.ends_with(".html") {
            response.set("content-security-policy", policy.clone());
        }
    });
}

/// The other origin of the same server.
pub(super) fn elsewhere(tab: &Tab) -> String {
    let origin = format!("http://localhost:{}", tab.server.port());
    tab.also_from(&origin);
    origin
}

pub(super) fn whole(quiz: &Quiz) {
    let answers = letters("bccbbbcbbc");
    quiz.walk_by_pointer(&answers);
    check_result(quiz, &answers);
    for (view, ready) in [("compare", "table"), ("check", "[part~='start']")] {
        quiz.tab.unsettle();
        quiz.script("host.show(args)", json!(view));
        quiz.tab.until("the view is there", || {
            (quiz.script("return !!root.querySelector(args) && !root.querySelector('[aria-busy=true]')", json!(ready))
                == true)
                .then_some(())
        });
    }
}

fn nonce(tab: &Tab, scripts: &str) {
    policy(tab, &STRICT.replace("script-src 'self' 'wasm-unsafe-eval'", scripts));
    for tag in ["<script src", "<script type"] {
        tab.edit_page("/hosts/strict.html", tag, &tag.replace("<script", "<script nonce=\"n0nce\""));
    }
    let quiz = tab.open("strict.html").ready();
    whole(&quiz);
    assert_eq!(tab.console(), [""; 0]);
}

pub(super) fn embed_from(tab: &Tab, tag: &str) {
    tab.edit_page("/hosts/strict.html", "<script type=\"module\" src=\"/embed.js\"></script>", tag);
}

fn digest_of(file: &str) -> String {
    let all = std::fs::read(crate::tab::dist().join("integrity.json")).unwrap();
    let all: Value = serde_json::from_slice(&all).unwrap();
    all[file].as_str().expect("integrity.json names it").to_owned()
}

fn other_origin_with_integrity(tab: &Tab) {
    let origin = elsewhere(tab);
    let digest = digest_of("embed.js");
    policy(
        tab,
        &format!(
            "default-src 'none'; script-src 'self' {origin} 'wasm-unsafe-eval'; style-src 'self'; connect-src {origin}; img-src 'self'; require-trusted-types-for 'script'"
        ),
    );
    embed_from(
        tab,
        &format!("<script type=\"module\" src=\"{origin}/embed.js\" integrity=\"{digest}\" crossorigin></script>"),
    );
    let quiz = tab.open("strict.html").ready();
    whole(&quiz);
    assert_eq!(tab.console(), [""; 0]);
    // The program, and the pieces for comparison and check.
    tab.until("all are there", || (tab.count(".wasm") >= 3).then_some(()));
    assert_eq!(tab.count(".wasm"), 3);
}

fn changed_script_does_not_run(tab: &Tab) {
    let digest = digest_of("embed.js");
    tab.bend(|request, response| {
        if request.path == "/embed.js" {
            response.body.extend_from_slice(b"\n// an optimiser was here");
        }
    });
    embed_from(tab, &format!("<script type=\"module\" src=\"/embed.js\" integrity=\"{digest}\"></script>"));
    tab.allow("did not load");
    tab.allow("integrity");
    let quiz = tab.open("strict.html");
    tab.frames();
    assert_eq!(tab.script("return customElements.get('shoreline-quiz') === undefined", json!([])), true);
    let shown = "return document.querySelector('#quiz > a').getClientRects().length > 0";
    assert_eq!(tab.script(shown, json!([])), true, "the fallback is there");
    assert!(!quiz.exists());
}

/// Cross-origin isolation: every resource of another origin must agree to be loaded.
fn isolated_page(tab: &Tab) {
    let origin = elsewhere(tab);
    tab.bend(|request, response| {
        if request.path.starts_with("/hosts/") {
            response.set("cross-origin-embedder-policy", "require-corp");
            response.set("cross-origin-opener-policy", "same-origin");
        } else {
            // As `_headers` says.
            response.set("cross-origin-resource-policy", "cross-origin");
        }
        if request.path == "/embed.html" {
            response.set("cross-origin-embedder-policy", "require-corp");
        }
    });
    embed_from(tab, &format!("<script type=\"module\" src=\"{origin}/embed.js\"></script>"));
    let quiz = tab.open("strict.html").ready();
    assert_eq!(tab.script("return crossOriginIsolated", json!([])), true);
    whole(&quiz);
    super::hosts_frame::watch(tab);
    tab.edit_page("/embed.html", "/hosts/spy.js", "/spy.js");
    tab.edit_page("/hosts/frames.html", "src=\"/embed.html", &format!("src=\"{origin}/embed.html"));
    tab.bend(|request, response| {
        if request.path == "/spy.js" {
            *response = Response::new(200, "text/javascript", include_str!("../../../hosts/spy.js"));
        }
    });
    tab.open("frames.html");
    super::hosts_frame::second_has_loaded(tab);
    tab.frame(Some("one"));
    tab.quiz("quiz").ready();
    tab.frame(None);
}

fn permissions_refused(tab: &Tab) {
    tab.bend(|request, response| {
        if request.path.ends_with(".html") {
            response.set("permissions-policy", "clipboard-write=(), web-share=(), fullscreen=()");
        }
    });
    let away = "<script>for (const name of ['clipboard', 'share', 'canShare']) Object.defineProperty(navigator, name, { value: undefined });</script>";
    let deaf = "document.execCommand = () => false";
    let quiz = tab.open_tag(&format!("{away}<shoreline-quiz id=\"quiz\">")).ready();
    tab.script(deaf, json!([]));
    by_hand(&quiz);
    whole(&quiz);
    // Where the header alone refuses it.
    if tab.engine == Engine::Chromium {
        let quiz = tab.open("plain.html").ready();
        tab.script(deaf, json!([]));
        by_hand(&quiz);
    }
}

/// What is not allowed is not offered, and the link stands there to be copied by hand.
fn by_hand(quiz: &Quiz) {
    quiz.set_answers(&letters("bccbbbcbbc"));
    assert!(!quiz.has(json!({ "css": "#share-native" })));
    quiz.click(json!({ "css": "[part~='copy']" }));
    quiz.until("it is told", |s| s.card().contains(word(Word::CopyRefused)));
    until_selected(quiz, "the link", |text| text == quiz.property("link"));
    quiz.press(Word::Restart);
    quiz.until_screen("intro");
}

fn offline_after_loading(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    tab.bend(|_, response| *response = Response::text(503, "offline"));
    let answers = letters("bccbbbcbbc");
    quiz.walk_by_pointer(&answers);
    check_result(&quiz, &answers);
    quiz.press(Word::Restart);
    quiz.until_screen("intro");
    tab.heal();
}
