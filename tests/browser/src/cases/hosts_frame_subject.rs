//! What `embed.html` says by itself is about the quiz that its address names, in that one's language.

use super::Run;
use super::growth;
use super::hosts_frame::watch;
use crate::big;
use crate::reference::word;
use crate::tab::{Tab, dist};
use serde_json::{Value, json};
use shoreline::pack::Word;

pub const CASES: &[(&str, Run)] = &[
    ("frame_page_of_another_quiz", frame_page_of_another_quiz),
    ("frame_page_in_another_language", frame_page_in_another_language),
];

/// Language, direction, title and fallback of the page.
fn page(tab: &Tab) -> Value {
    let look = "const { lang, dir } = document.documentElement; const quiz = document.querySelector('shoreline-quiz');
        return [lang, dir, document.title, quiz.textContent.trim(), quiz.querySelector('a').href.replace(location.href, 'itself')]";
    tab.script(look, json!([]))
}

fn frame_page_of_another_quiz(tab: &Tab) {
    watch(tab);
    tab.expect("The parameter “visit” is unknown");
    let mut json = big::big(12, 3, 10);
    json["lang"] = json!("ar");
    json["dir"] = json!("rtl");
    json["words"]["intro_title"] = json!("أين يعمل فريقك؟");
    growth::serve(tab, "arabic", &json);
    let program = tab.hold(".wasm");
    tab.open("../embed.html?load=eager&pack=arabic.pack");
    let wanted = |lang: &str, dir: &str, title: &str| json!([lang, dir, title, word(Word::TryAgain), "itself"]);
    tab.until_or(
        "the page is about nothing yet",
        || (page(tab) == wanted("en", "ltr", "Shoreline")).then_some(()),
        || page(tab).to_string(),
    );
    program.open();
    tab.until_or(
        "the page is about the host's quiz",
        || (page(tab) == wanted("ar", "rtl", "أين يعمل فريقك؟")).then_some(()),
        || page(tab).to_string(),
    );
}

/// Only English is in the folder, so the page is told of one more language.
fn frame_page_in_another_language(tab: &Tab) {
    let is_script = |name: &String| name.starts_with("embed-page.") && name.ends_with(".js");
    let mut names =
        std::fs::read_dir(dist()).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    let script = format!("/{}", names.find(is_script).unwrap());
    watch(tab);
    let arabic = json!({ "dir": "rtl", "title": "عنوان", "text": "نص", "again": "مرة أخرى" });
    tab.edit_page(&script, "langs:{", &format!("langs:{{ar:{arabic},"));
    let told = |query: &str| {
        tab.leave();
        tab.expect("The parameter “visit” is unknown");
        tab.open(&format!("../embed.html{query}"));
        page(tab)
    };
    let folder = format!("{}/", tab.server.origin());
    let text = [Word::IntroWho, Word::IntroWhere, Word::IntroBoth].map(word).join(" ");
    let title = word(Word::IntroTitle);
    let english = json!(["en", "ltr", title, format!("{text}\n{title}"), folder]);
    assert_eq!(told(""), english);
    assert_eq!(told("?lang=fr"), english);
    assert_eq!(told("?lang=ar-EG"), json!(["ar", "rtl", "عنوان", "نص\nعنوان", folder]));
}
