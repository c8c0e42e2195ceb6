//! What a browser really prints: the words of its own PDF. One engine lost the text of whatever a container query had
//! restyled.

use super::Run;
use crate::reference::{letters, pack, word};
use crate::tab::Tab;
use serde_json::json;
use shoreline::pack::Word;

pub const CASES: &[(&str, Run)] = &[
    ("result_is_whole_on_paper", result_is_whole_on_paper),
    ("comparison_is_whole_on_paper", comparison_is_whole_on_paper),
    ("pages_are_whole_on_paper", pages_are_whole_on_paper),
];

/// Letters and digits of what the page prints: words are hyphenated, and some letters are drawn as one.
fn printed(tab: &Tab) -> String {
    let pdf = lopdf::Document::load_mem(&tab.print()).expect("a PDF");
    let pages: Vec<u32> = pdf.get_pages().keys().copied().collect();
    bare(&pdf.extract_text(&pages).expect("its text"))
}

fn bare(text: &str) -> String {
    let text = text.replace('ﬀ', "ff").replace('ﬁ', "fi").replace('ﬂ', "fl").replace('ﬃ', "ffi").replace('ﬄ', "ffl");
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[track_caller]
fn holds<'a>(paper: &str, texts: impl IntoIterator<Item = &'a str>) {
    let missing: Vec<&str> = texts.into_iter().filter(|text| !paper.contains(&bare(text))).collect();
    assert_eq!(missing, [""; 0], "on paper there is {paper}");
}

fn result_is_whole_on_paper(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    quiz.set_answers(&letters("bccbbbcbbc"));
    let heading = quiz.state().heading().to_owned();
    let paper = printed(tab);
    holds(&paper, [&*heading, word(Word::Because).split('{').next().unwrap(), word(Word::ShareTitle)]);
    // In the ranking and, by their short names, on the map.
    holds(&paper, pack().outcomes.iter().flat_map(|outcome| [&*outcome.name, &*outcome.short]));
    // A place to paste links into is none for paper, open or not, and neither is its heading.
    let heading = bare(word(Word::CompareWith));
    assert!(!paper.contains(&heading), "{paper}");
    quiz.press(Word::CompareWith);
    tab.until("it is open", || quiz.has(json!({ "css": "details[open] #join" })).then_some(()));
    let paper = printed(tab);
    assert!(!paper.contains(&heading), "{paper}");
}

fn comparison_is_whole_on_paper(tab: &Tab) {
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" views=\"compare\">").ready();
    tab.until("the table is there", || quiz.has(json!({ "css": ".lined" })).then_some(()));
    let paper = printed(tab);
    holds(&paper, pack().dimensions.iter().map(String::as_str));
    let cell = "return [...root.querySelectorAll('.lined .text, .faceoff td')].map((e) => e.innerText).filter(Boolean)";
    let texts = quiz.script(cell, json!([]));
    let texts: Vec<&str> = texts.as_array().unwrap().iter().filter_map(|text| text.as_str()).collect();
    assert!(texts.len() > 80, "{}", texts.len());
    holds(&paper, texts.into_iter().flat_map(str::lines));
}

fn pages_are_whole_on_paper(tab: &Tab) {
    let page = "/r/en/captive/";
    tab.edit_page(page, "<meta charset=\"utf-8\">", "<meta charset=\"utf-8\"><script src=\"/hosts/spy.js\"></script>");
    tab.open("../r/en/captive/").ready().until_screen("intro");
    let texts = tab.script("return [...document.querySelectorAll('h1, .article h2, .article p, .article dd')].filter((e) => e.getClientRects().length && !e.closest('#others, .lines, details')).map((e) => e.innerText)", json!([]));
    let texts: Vec<&str> = texts.as_array().unwrap().iter().filter_map(|text| text.as_str()).collect();
    assert!(texts.len() > 5, "{texts:?}");
    holds(&printed(tab), texts.into_iter().flat_map(str::lines).chain([word(Word::IntroTitle)]));
}
