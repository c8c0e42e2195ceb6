//! The snippet builder of the front page: its form, its preview and its text.

use super::Run;
use super::access::{axe, calm};
use crate::quiz::{Quiz, key};
use crate::tab::Tab;
use serde_json::json;
use shoreline::pack::Word;
use shoreline::site::snippets::{Choice, Kit};
use std::collections::BTreeMap;

pub const CASES: &[(&str, Run)] = &[
    ("settings_by_keyboard", settings_by_keyboard),
    ("preview_keeps_answers", preview_keeps_answers),
    ("copy_gives_the_snippet", copy_gives_the_snippet),
    ("texts_are_those_of_the_generator", texts_are_those_of_the_generator),
    ("forms_say_what_holds_for_them", forms_say_what_holds_for_them),
    ("parts_are_marked", parts_are_marked),
    ("without_scripts", without_scripts),
    ("comes_when_near", comes_when_near),
    ("axe_light", |tab| axe_everywhere(tab, "light")),
    ("axe_dark", |tab| axe_everywhere(tab, "dark")),
    ("narrow_window", narrow_window),
];

pub fn kit() -> Kit {
    Kit::read(include_str!("../../../../site/builder.json")).unwrap()
}

/// Opens the front page with a watch on it; `rest` is a query or fragment. Waits for the builder.
pub fn open<'t>(tab: &'t Tab, rest: &str) -> Quiz<'t> {
    prepare(tab);
    tab.open(&format!("../index.html{rest}"));
    tab.until_script(
        "the builder is ready",
        "return document.getElementById('builder').dataset.ready === ''",
        json!([]),
    );
    tab.quiz("preview")
}

pub(super) fn prepare(tab: &Tab) {
    let watch = "<head><script src=\"/hosts/spy.js\"></script><script src=\"/axe/axe.min.js\"></script>";
    tab.edit_page("/index.html", "<head>", watch);
}

pub fn snippet(tab: &Tab) -> String {
    tab.script("return document.getElementById('snippet').textContent", json!([])).as_str().unwrap().to_owned()
}

/// Sets controls as if somebody had: in a task of the page, since what WebDriver runs is none to WebKit.
pub fn set(tab: &Tab, name: &str, value: &str) {
    let set = "const [name, value] = arguments;
        const all = [...document.getElementById('builder').elements].filter((e) => e.name === name || e.id === name);
        const control = all.find((e) => e.type !== 'radio' || e.value === value);
        if (['radio', 'checkbox'].includes(control.type)) control.checked = value !== '';
        else control.value = value;
        return new Promise((then) => setTimeout(() => {
            control.dispatchEvent(new Event('input', { bubbles: true }));
            then();
        }));";
    tab.script(set, json!([name, value]));
}

fn query(tab: &Tab, part: &str) {
    tab.until_or(&format!("the address holds {part}"), || tab.url().contains(part).then_some(()), || tab.url());
}

/// Presses Tab until the focus is on the control with this name and, of several, on the chosen one.
#[track_caller]
fn tab_to(tab: &Tab, name: &str) {
    for _ in 0..60 {
        let here = "const e = document.activeElement; return [e.name, e.id].includes(arguments[0])";
        if tab.script(here, json!([name])) == true {
            return;
        }
        tab.keys(&[key::TAB]);
    }
    panic!("Tab does not lead to {name}");
}

/// Types into the control with this name, and looks, as anybody does, whether it is there.
#[track_caller]
fn type_in(tab: &Tab, name: &str, text: &str) {
    tab_to(tab, name);
    tab.keys(&text.chars().collect::<Vec<_>>());
    shows(tab, name, text);
}

/// Waits until a control has a value, and tells what the whole form has if it does not get it.
#[track_caller]
fn shows(tab: &Tab, name: &str, value: &str) {
    let form = "return [...new FormData(document.getElementById('builder'))].map((pair) => pair.join('='))";
    let wanted = json!(format!("{name}={value}"));
    let now = || tab.script(form, json!([]));
    let is_there = || now().as_array().is_some_and(|all| all.contains(&wanted)).then_some(());
    tab.until_or(&format!("the form says {wanted}"), is_there, || now().to_string());
}

fn settings_by_keyboard(tab: &Tab) {
    open(tab, "#embed");
    tab.script("document.querySelector('[name=\"host\"]').focus()", json!([]));
    tab.keys(&[key::DOWN, key::DOWN]);
    shows(tab, "host", "wix");
    // The recommended form follows.
    shows(tab, "form", "frame");
    tab_to(tab, "form");
    tab.keys(&[key::UP]);
    shows(tab, "form", "script");
    type_in(tab, "accent", "#b3005e");
    tab_to(tab, "theme");
    tab.keys(&[key::DOWN, key::DOWN]);
    shows(tab, "theme", "dark");
    type_in(tab, "cta-label", "Talk & see");
    type_in(tab, "cta-href", "https://a.example/?b=1&o={outcome}");
    let wanted = "accent=\"#b3005e\"";
    let made = snippet(tab);
    assert!(made.contains(wanted) && made.contains("theme=\"dark\""), "{made}");
    assert!(made.contains("cta-href=\"https://a.example/?b=1&amp;o={outcome}\""), "{made}");
    // Written a moment after the last key; what stood there between two keys is not all of it.
    query(tab, "outcome%7D");
    for part in ["host=wix", "form=script", "accent=%23b3005e", "theme=dark", "#embed"] {
        query(tab, part);
    }
    assert!(!tab.url().contains("view="), "defaults stay out of the address: {}", tab.url());
    tab.reload();
    tab.until_script(
        "the builder is ready",
        "return document.getElementById('builder').dataset.ready === ''",
        json!([]),
    );
    assert_eq!(snippet(tab), made, "a reload brings everything back");
    // And all of it can be taken back.
    tab.script("document.querySelector('[type=\"reset\"]').click()", json!([]));
    tab.until("the address is empty again", || (!tab.url().contains("accent=")).then_some(()));
    assert!(snippet(tab).contains("<shoreline-quiz>"), "{}", snippet(tab));
    assert!(tab.url().contains("visit="), "what else stands in the address stays");
}

fn preview_keeps_answers(tab: &Tab) {
    let preview = open(tab, "#embed");
    preview.script("host.scrollIntoView({ block: 'center' })", json!([]));
    preview.ready();
    tab.script("document.querySelector('[data-screen=\"question\"]').click()", json!([]));
    preview.until_question("context");
    preview.choose("context", "it");
    preview.press(Word::Next);
    preview.until_question("core");
    preview.choose("core", "c");
    let colour =
        || preview.script("return getComputedStyle(root.querySelector('[part~=\"next\"]')).backgroundColor", json!([]));
    let before = colour();
    set(tab, "accent", "#b3005e");
    set(tab, "theme", "light");
    set(tab, "radius", "0");
    calm(&preview);
    tab.until("the colour follows", || (colour() == "rgb(179, 0, 94)").then_some(()));
    assert_ne!(before, colour());
    let corner = "return getComputedStyle(root.querySelector('[part~=\"card\"]')).borderTopLeftRadius";
    assert_eq!(preview.script(corner, json!([])), "0px");
    assert_eq!(preview.state().checked(), "c", "answers stay");
    assert!(snippet(tab).contains("style=\"--shoreline-radius: 0px\""), "{}", snippet(tab));
    // What the offer looks like can be seen without taking the whole quiz.
    set(tab, "cta-label", "Talk to us");
    set(tab, "cta-href", "https://a.example/{outcome}");
    tab.script("document.querySelector('[data-screen=\"result\"]').click()", json!([]));
    let outcome = preview.until_screen("result").outcome().to_owned();
    let href = "return root.querySelector('[part~=\"cta\"]')?.getAttribute('href')";
    assert_eq!(preview.script(href, json!([])), format!("https://a.example/{outcome}"));
    // Letter by letter it changes in place: each new start would be a flash.
    let starts = || preview.event_names().iter().filter(|name| *name == "shoreline-ready").count();
    let before = starts();
    preview.script("window.stage = root.querySelector('.stage')", json!([]));
    for label in ["Talk to us n", "Talk to us no", "Talk to us now"] {
        set(tab, "cta-label", label);
        let text = "return root.querySelector('[part~=\"cta\"]')?.textContent";
        tab.until("the words follow", || (preview.script(text, json!([])) == label).then_some(()));
    }
    assert_eq!(preview.script("return root.querySelector('.stage') === window.stage", json!([])), true);
    assert_eq!((starts(), preview.state().outcome()), (before, &*outcome));
}

fn copy_gives_the_snippet(tab: &Tab) {
    open(tab, "?accent=%23b3005e&label=It%27s+%22%26%22#embed");
    tab.script("document.getElementById('keep').open = true", json!([]));
    let lines = kit().keep(&["decide", "compare", "check"], "").unwrap();
    for (from, text) in [("snippet", snippet(tab)), ("keep-lines", lines)] {
        let said = || tab.script("return document.getElementById(arguments[0] + '-said').textContent", json!([from]));
        assert_eq!(said(), "");
        let look = "const b = document.querySelector(`[data-copy=\"${arguments[0]}\"]`); b.scrollIntoView({ block: 'center', behavior: 'instant' }); return b";
        // Firefox may go to the fragment of the address once more.
        tab.until("it is pressed", || tab.click_on(&tab.script(look, json!([from]))).then_some(()));
        tab.until("it says so", || (said() == kit().words["copied"].as_str()).then_some(()));
        // Pasted as a person pastes it.
        tab.script("document.getElementById('paste')?.remove(); const t = document.createElement('textarea'); t.id = 'paste'; document.querySelector('#embed').prepend(t); t.focus()", json!([]));
        tab.chord(key::CONTROL, 'v');
        let pasted = tab.until_script("it is pasted", "return document.getElementById('paste').value", json!([]));
        assert_eq!(pasted.as_str().unwrap().replace("\r\n", "\n"), text);
    }
}

const LABEL: &str = "Who & <where>? {{ it's }} {% \"x\" %} 🚢";

fn texts_are_those_of_the_generator(tab: &Tab) {
    open(tab, "#embed");
    let kit = kit();
    let mut choice =
        Choice { base: "https://cdn.example/a&b/it%27s/".into(), label: LABEL.into(), ..Choice::default() };
    set(tab, "base", "https://cdn.example/a&b/it's/index.html?x#y");
    set(tab, "label", LABEL);
    let mut attribute = |control: &str, name: &str, value: &str| {
        set(tab, control, value);
        choice.attributes.insert(name.into(), value.into());
    };
    attribute("cta-label", "cta-label", LABEL);
    attribute("cta-href", "cta-href", "https://a.example/?q='1'&about={outcome}");
    attribute("accent", "accent", "rebeccapurple");
    attribute("share-url", "share-url", "https://a.example/quiz?a=1");
    attribute("storage", "storage", "session");
    attribute("load", "load", "eager");
    attribute("heading-level", "heading-level", "3");
    set(tab, "share", "own");
    set(tab, "view", "check");
    choice.attributes.insert("view".into(), "check".into());
    choice.attributes.insert("views".into(), "decide compare check".into());
    let variables = [("radius", "0px"), ("font", "\"Open Sans\", 'x\\' y', serif"), ("surface", "#fffffe")];
    let compare = |host: &str, form: &str, variables: &[(&str, &str)]| {
        set(tab, "host", host);
        set(tab, "form", form);
        let set = variables.iter().filter(|_| form == "script").map(|(n, v)| ((*n).to_owned(), (*v).to_owned()));
        let variables: BTreeMap<_, _> = set.collect();
        let slot = !variables.is_empty();
        let wanted = Choice { host: host.into(), form: form.into(), variables, slot, ..choice.clone() };
        assert_eq!(snippet(tab), kit.snippet(&wanted).unwrap(), "{host} {form}");
    };
    let keep = || {
        tab.script("const keep = document.getElementById('keep'); return [!keep.hidden, keep.querySelector('code').textContent]", json!([]))
    };
    for host in &kit.hosts {
        for form in &kit.forms {
            compare(&host.id, &form.id, &[]);
            let lines = kit.keep(&["decide", "compare", "check"], "check").unwrap();
            assert_eq!(keep(), json!([form.id == "script", lines]), "{}", form.id);
        }
    }
    set(tab, "form", "script");
    for (name, value) in variables {
        set(tab, &format!("--{name}"), value);
    }
    set(tab, "slot", "1");
    for host in &kit.hosts {
        for form in &kit.forms {
            compare(&host.id, &form.id, &variables);
            let steps = "return document.querySelectorAll('#steps li').length";
            assert_eq!(tab.script(steps, json!([])), host.steps[&form.id].len());
        }
    }
}

fn forms_say_what_holds_for_them(tab: &Tab) {
    open(tab, "#embed");
    let kit = kit();
    let plain = |text: &str| text.replace('`', "");
    let told = "return [document.getElementById('label-hint').textContent, document.getElementById('share').options[0].textContent,
        document.getElementById('pin-hint').textContent, document.getElementsByName('pin')[0].disabled]";
    tab.script("document.getElementsByName('pin')[0].checked = true", json!([]));
    for host in &kit.hosts {
        for form in &kit.forms {
            set(tab, "host", &host.id);
            set(tab, "form", &form.id);
            let locked = snippet(tab).contains("integrity=\"sha384-");
            assert_eq!(locked, host.id != "vue" && form.id != "link", "{} {}", host.id, form.id);
            let pin = if locked { &form.pin } else { &kit.words["unpinned"] };
            let wanted = json!([form.label, form.leads, plain(pin), !locked]);
            assert_eq!(tab.script(told, json!([])), wanted, "{} {}", host.id, form.id);
        }
    }
}

fn parts_are_marked(tab: &Tab) {
    let preview = open(tab, "#embed");
    preview.script("host.scrollIntoView({ block: 'center' })", json!([]));
    preview.ready();
    let press =
        |part: &str| tab.script("document.querySelector(`[data-part=\"${arguments[0]}\"]`).click()", json!([part]));
    let said = || tab.script("return document.getElementById('part-said').textContent", json!([]));
    let line = "return getComputedStyle(root.querySelector('[part~=\"start\"]')).outlineStyle";
    press("start");
    assert_eq!(preview.script(line, json!([])), "dashed");
    assert!(said().as_str().unwrap().contains(&kit().parts["start"]), "{}", said());
    press("ranking");
    assert_ne!(preview.script(line, json!([])), "dashed");
    assert!(said().as_str().unwrap().contains("not on this screen"), "{}", said());
    press("ranking");
    assert_eq!(said(), "");
}

fn without_scripts(tab: &Tab) {
    tab.edit_page("/hosts/nojs.html", "src=\"plain.html\"", "src=\"/index.html\"");
    tab.open("nojs.html");
    let look = "const page = document.getElementById('frame').contentDocument; const place = page?.getElementById('snippet');
        return place && [place.textContent, place.getClientRects().length > 0, page.querySelectorAll('#steps li').length > 1]";
    let seen = tab.until_script("the frame is there", look, json!([]));
    let kit = kit();
    let choice = Choice {
        host: "html".into(),
        form: "script".into(),
        base: kit.base.clone(),
        label: kit.label.clone(),
        ..Choice::default()
    };
    assert_eq!(seen, json!([kit.snippet(&choice).unwrap(), true, true]));
}

fn comes_when_near(tab: &Tab) {
    prepare(tab);
    tab.open("../index.html");
    tab.frames();
    let count = || tab.requests().iter().filter(|seen| seen.request.path.starts_with("/builder.")).count();
    assert_eq!(count(), 0, "nobody has come near");
    tab.script("document.getElementById('embed').scrollIntoView()", json!([]));
    tab.until("it is fetched", || (count() == 1).then_some(()));
    tab.until_script(
        "the builder is ready",
        "return document.getElementById('builder').dataset.ready === ''",
        json!([]),
    );
    assert!(!tab.url().contains("base="), "looking changes nothing in the address: {}", tab.url());
}

fn axe_everywhere(tab: &Tab, theme: &str) {
    if theme == "dark" {
        tab.edit_page("/index.html", "<body class=\"page\">", "<body class=\"page\" style=\"color-scheme: dark\">");
    }
    let preview = open(tab, "#embed");
    preview.script("host.scrollIntoView({ block: 'center' })", json!([]));
    preview.ready();
    axe(&preview, "the page");
    tab.script("for (const more of document.querySelectorAll('#builder details')) more.open = true", json!([]));
    set(tab, "base", "nowhere");
    set(tab, "accent", "#ff0");
    set(tab, "cta-label", "Talk");
    tab.script("document.querySelector('[data-part=\"start\"]').click()", json!([]));
    axe(&preview, "unfolded, with mistakes");
    set(tab, "form", "frame");
    axe(&preview, "with an iframe");
    set(tab, "form", "link");
    axe(&preview, "with a link");
}

fn narrow_window(tab: &Tab) {
    prepare(tab);
    tab.edit_page("/hosts/narrow.html", "framed.html", "/index.html?host=react&amp;accent=%23b3005e&amp;theme=dark&amp;load=eager&amp;cta-label=A&amp;cta-href=https%3A%2F%2Fa.example%2Faverylongaddresswithoutanyplacetobreak#embed");
    tab.open("narrow.html");
    tab.frame(Some("frame"));
    tab.until_script(
        "the builder is ready",
        "return document.getElementById('builder')?.dataset.ready === ''",
        json!([]),
    );
    tab.script("for (const more of document.querySelectorAll('#builder details')) more.open = true", json!([]));
    assert_eq!(tab.script("return innerWidth", json!([])), 320);
    let out = "const out = [...document.querySelectorAll('#embed *')].filter((e) => e.getClientRects().length && !e.closest('svg svg') && e.getBoundingClientRect().right > 321)
            .map((e) => `${e.localName}#${e.id}.${e.className}`);
        if (document.scrollingElement.scrollWidth > innerWidth) out.push(`page: ${document.scrollingElement.scrollWidth}`);
        return out";
    assert_eq!(tab.script(out, json!([])), json!([]));
    let small = "return [...document.querySelectorAll('#builder :is(button, select, summary, .pill, .choice, .checks label, .segments label, input:not([type=\"radio\"], [type=\"checkbox\"], [type=\"range\"]))')]
        .filter((e) => e.getClientRects().length).map((e) => [e.id || e.textContent.slice(0, 20), e.getBoundingClientRect()])
        .filter(([, b]) => b.height < 43.9).map(([name, b]) => `${name}: ${b.height}`)";
    assert_eq!(tab.script(small, json!([])), json!([]), "targets are large");
}
