//! The builder's form with what makes no sense, or only for now: what it says, and that no snippet holds it.

use super::Run;
use super::builder::{kit, open, set, snippet};
use crate::reference::addresses;
use crate::tab::Tab;
use serde_json::{Value, json};

pub const CASES: &[(&str, Run)] = &[
    ("mistakes_are_told", mistakes_are_told),
    ("addresses_of_this_machine", addresses_of_this_machine),
    ("folders_elsewhere", folders_elsewhere),
    ("addresses_are_judged_as_by_the_program", addresses_are_judged_as_by_the_program),
];

/// What is said beside a control, and whether it counts as a mistake.
fn told(tab: &Tab, place: &str) -> Value {
    let look = "const place = document.getElementById(`${arguments[0]}-problem`);
        const control = document.querySelector(`[aria-describedby~=\"${place.id}\"]`);
        return [place.textContent, control?.getAttribute('aria-invalid') ?? '']";
    tab.script(look, json!([place]))
}

fn mistakes_are_told(tab: &Tab) {
    open(tab, "#embed");
    let words = kit().words;
    let told = |place: &str| told(tab, place);
    let good = snippet(tab);
    for (control, value, place, word) in [
        ("base", "nowhere", "base", "base"),
        ("base", "javascript:alert(1)", "base", "base"),
        ("accent", "#ggg", "accent", "color"),
        ("accent", "red;}", "accent", "color"),
        ("cta-label", "Talk", "cta", "both"),
        ("cta-href", "javascript:alert(1)", "cta", "href"),
        ("--surface", "1px", "--surface", "value"),
        ("--radius", "1px; color: red", "--radius", "value"),
        // A browser takes whatever stands beside `var()`: an address to load, or what swallows the next variable.
        ("--surface", "var(--x, url(https://a.example/pixel))", "--surface", "value"),
        ("--sea", "var(--x, image-set(\"//a.example/pixel\" 1x))", "--sea", "value"),
        ("--sea", "var(--x, url(\\68 ttps\\3a //a.example))", "--sea", "value"),
        ("--surface", "var(--x, \"open)", "--surface", "value"),
        ("--surface", "var(--x /*", "--surface", "value"),
    ] {
        let before =
            tab.script("const e = document.getElementsByName(arguments[0])[0]; return e.value", json!([control]));
        set(tab, control, value);
        assert_eq!(told(place), json!([words[word], "true"]), "{control}={value}");
        assert!(!snippet(tab).contains(value), "{}", snippet(tab));
        set(tab, control, before.as_str().unwrap());
    }
    set(tab, "--surface", "var(--brand, #fff)");
    assert!(snippet(tab).contains("--shoreline-surface: var(--brand, #fff)"), "{}", snippet(tab));
    set(tab, "--surface", "");
    set(tab, "share", "own");
    set(tab, "share-url", "quiz");
    assert_eq!(told("share"), json!([words["share"], "true"]));
    // Within a frame a path would be one of the folder's site.
    set(tab, "share-url", "/quiz");
    assert_eq!(told("share")[1], "false");
    set(tab, "form", "frame");
    assert_eq!(told("share"), json!([words["share"], "true"]));
    // And a page around the frame does not hand the code in.
    set(tab, "share-url", "https://a.example/quiz");
    assert_eq!(told("share"), json!([words["around"], "false"]));
    set(tab, "form", "link");
    assert_eq!(told("share"), json!(["", "false"]));
    set(tab, "form", "script");
    set(tab, "share", "");
    assert_eq!(told("base"), json!([words["local"], "false"]), "this server is on this machine");
    tab.script(
        "for (const box of document.getElementsByName('views')) { box.checked = false; box.dispatchEvent(new Event('input', { bubbles: true })); }",
        json!([]),
    );
    assert_eq!(told("views")[0], words["views"].as_str());
    assert_eq!(snippet(tab), good);
    // Corners and typeface cannot reach into a frame.
    set(tab, "form", "frame");
    let closed = "return [document.getElementById('radius').disabled, document.getElementById('closed').textContent]";
    assert_eq!(tab.script(closed, json!([])), json!([true, words["closed"]]));
}

fn addresses_of_this_machine(tab: &Tab) {
    open(tab, "#embed");
    let words = kit().words;
    for (base, word) in [
        ("https://localhost:8080/", "local"),
        ("http://quiz.localhost/", "local"),
        ("http://127.0.0.1/", "local"),
        ("http://127.1:8080/", "local"),
        ("http://[::1]:8080/", "local"),
        ("https://localhost-marketing.example/", ""),
        ("https://localhost.example/", ""),
        ("https://127.acme.example/", ""),
        ("https://quiz.localhost.example/", ""),
        ("http://127.acme.example/", "insecure"),
    ] {
        set(tab, "base", base);
        let said = words.get(word).map_or("", String::as_str);
        assert_eq!(told(tab, "base"), json!([said, "false"]), "{base}");
    }
}

/// A link into the builder may name any folder: whoever pastes its snippet shall know whose script that is.
fn folders_elsewhere(tab: &Tab) {
    let said = |query: &str| {
        open(tab, query);
        let care = "return document.getElementById('care').textContent";
        tab.script(care, json!([])).as_str().unwrap().contains(&kit().words["elsewhere"].replace("{host}", "a.example"))
    };
    assert!(!said("#embed"));
    assert!(said("?base=https%3A%2F%2Fa.example%2Fs%2F#embed"));
}

fn addresses_are_judged_as_by_the_program(tab: &Tab) {
    open(tab, "#embed");
    let words = kit().words;
    set(tab, "cta-label", "Talk");
    for (href, is_good) in addresses() {
        set(tab, "cta-href", &href);
        // A field has no line breaks.
        let field = tab.script("return document.getElementById('cta-href').value", json!([]));
        if field == *href {
            let said = if is_good { "" } else { &words["href"] };
            assert_eq!(told(tab, "cta")[0], said, "{href:?}");
        }
    }
}
