//! What the front page lets people paste, taken from there and put into an empty page.

use super::Run;
use super::builder::{kit, open, set, snippet};
use crate::tab::Tab;
use serde_json::json;
use shoreline::pack::Word;
use std::io::Write as _;
use std::process::{Command, Stdio};

pub const CASES: &[(&str, Run)] = &[
    ("with_a_script", |tab| snippets_work(tab, "script")),
    ("with_a_frame", |tab| snippets_work(tab, "frame")),
    ("links", links_lead_to_a_page),
    ("locked", locked_snippet_works),
];

/// JSX as a build tool compiles it, rendered by a stand-in for React that sets attributes as React 19 does.
fn compiled(jsx: &str) -> String {
    let program = std::env::var_os("SHORELINE_ESBUILD").expect("SHORELINE_ESBUILD is set by cargo xtask test browser");
    let arguments = ["--loader=jsx", "--format=iife", "--global-name=Made", "--jsx-factory=h", "--jsx-fragment=F"];
    let mut esbuild = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("esbuild starts");
    esbuild.stdin.take().unwrap().write_all(jsx.as_bytes()).unwrap();
    let output = esbuild.wait_with_output().unwrap();
    assert!(output.status.success(), "not JSX: {jsx}");
    let compiled = String::from_utf8(output.stdout).unwrap();
    format!(
        "<script type=\"module\">
        const F = {{}};
        const h = (type, props, ...children) => {{
          const node = type === F ? new DocumentFragment() : document.createElement(type);
          for (const [name, value] of Object.entries(props ?? {{}})) {{
            if (name === 'style') for (const [key, v] of Object.entries(value)) key.startsWith('--') ? node.style.setProperty(key, v) : (node.style[key] = v);
            else node.setAttribute(name, value);
          }}
          node.append(...children);
          return node;
        }};
        {compiled}
        document.querySelector('main').append(Made.default());
        </script>"
    )
}

/// A single-file component as Vue would mount it: the template as HTML, the script after it.
fn mounted(vue: &str) -> String {
    let between = |start: &str, end: &str| vue.split_once(start).unwrap().1.rsplit_once(end).unwrap().0.to_owned();
    let script = between("<script setup>", "</script>")
        .replace("import { onMounted } from 'vue';", "const onMounted = (f) => f();");
    format!("{}<script type=\"module\">{script}</script>", between("<template>", "</template>"))
}

/// The page that a host makes of a snippet.
fn page(host: &str, snippet: &str) -> String {
    let with_id =
        snippet.replace("<shoreline-quiz", "<shoreline-quiz id=\"quiz\"").replace("<iframe", "<iframe id=\"frame\"");
    match host {
        "react" => compiled(&with_id),
        "vue" => mounted(&with_id),
        _ => with_id,
    }
}

fn snippets_work(tab: &Tab, form: &str) {
    open(tab, "?accent=%23b3005e&theme=light&cta-label=It%27s+%22%26%22&cta-href=https%3A%2F%2Fa.example%2F#embed");
    if form == "script" {
        set(tab, "--radius", "3px");
    }
    let kit = kit();
    let snippets: Vec<(String, String)> = kit
        .hosts
        .iter()
        .map(|host| {
            set(tab, "host", &host.id);
            set(tab, "form", form);
            (host.id.clone(), snippet(tab))
        })
        .collect();
    for (host, snippet) in snippets {
        tab.leave();
        tab.heal();
        if form == "frame" {
            super::hosts_frame::watch(tab);
        }
        tab.edit_page("/hosts/empty.html", "<!-- here -->", &page(&host, &snippet));
        tab.open("empty.html");
        if form == "frame" {
            tab.until_script("the frame is there", "return !!document.getElementById('frame')", json!([]));
            tab.script("document.getElementById('frame').scrollIntoView()", json!([]));
            tab.frame(Some("frame"));
        }
        let quiz = tab.quiz("quiz").ready();
        tab.unsettle();
        assert_eq!(
            quiz.script("return [host.getAttribute('accent'), host.getAttribute('cta-label')]", json!([])),
            json!(["#b3005e", "It's \"&\""]),
            "{host}"
        );
        if form == "script" {
            let corner = "return getComputedStyle(root.querySelector('[part~=\"card\"]')).borderBottomLeftRadius";
            assert_eq!(quiz.script(corner, json!([])), "3px", "{host}");
        }
        quiz.press(Word::Start);
        quiz.until_question("context");
        quiz.press(Word::Skip);
        quiz.until_question("core");
    }
}

fn links_lead_to_a_page(tab: &Tab) {
    open(tab, "?form=link#embed");
    let kit = kit();
    for host in &kit.hosts {
        set(tab, "host", &host.id);
        set(tab, "form", "link");
        let text = snippet(tab);
        let html = if host.id == "react" { text.split_once("<>").unwrap().1.to_owned() } else { text };
        let look =
            "const place = document.createElement('div'); place.innerHTML = arguments[0].replace('<template>', '');
            const link = place.querySelector('a'); return [link.href, link.textContent]";
        let wanted = json!([format!("{}/", tab.server.origin()), kit.label]);
        assert_eq!(tab.script(look, json!([html])), wanted, "{}", host.id);
        let steps = tab.script("return document.getElementById('steps').textContent", json!([]));
        let editor = !["html", "react", "vue"].contains(&host.id.as_str());
        assert_eq!(steps.as_str().unwrap().contains(&tab.server.origin()), editor, "{}", host.id);
    }
    // The preview shows the link instead of a quiz that would not be there.
    let shown = "return [document.getElementById('preview').getClientRects().length, document.getElementById('link-preview').textContent]";
    assert_eq!(tab.script(shown, json!([])), json!([0, kit.label]));
}

fn locked_snippet_works(tab: &Tab) {
    open(tab, "?pin=1#embed");
    let text = snippet(tab);
    assert!(text.contains("integrity=\"sha384-") && text.contains("crossorigin=\"anonymous\""), "{text}");
    tab.leave();
    tab.edit_page("/hosts/empty.html", "<!-- here -->", &page("html", &text));
    let quiz = tab.open("empty.html").ready();
    quiz.press(Word::Start);
    quiz.until_question("context");
}
