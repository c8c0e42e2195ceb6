//! Pictures to look at, not to compare: with `SHORELINE_SHOTS=folder`, screens are saved there.

use super::Run;
use crate::quiz::Quiz;
use crate::reference::letters;
use crate::tab::Tab;
use serde_json::json;
use shoreline::pack::Word;
use std::path::PathBuf;

pub const CASES: &[(&str, Run)] = &[("save", save)];

/// Where to save to, if anywhere.
pub fn folder() -> Option<PathBuf> {
    std::env::var_os("SHORELINE_SHOTS").filter(|dir| !dir.is_empty()).map(PathBuf::from)
}

/// Saves what is in the window now, for other cases whose looks depend on the browser.
pub fn keep(tab: &Tab, name: &str) {
    if let Some(folder) = folder() {
        std::fs::create_dir_all(&folder).unwrap();
        tab.screenshot(&folder.join(format!("{}-{name}.png", tab.engine.name())));
    }
}

fn save(tab: &Tab) {
    let folder = folder().expect("SHORELINE_SHOTS names the folder");
    std::fs::create_dir_all(&folder).unwrap();
    let shot = |quiz: &Quiz, name: &str| {
        tab.until("nothing moves", || {
            (quiz.script("return root.getAnimations().length", json!([])) == 0).then_some(())
        });
        tab.script("scrollTo(0, 0)", json!([]));
        tab.screenshot(&folder.join(format!("{}-{name}.png", tab.engine.name())));
    };
    for theme in ["light", "dark"] {
        for width in [320, 1280] {
            tab.resize(width.max(500), 1000);
            let page = if theme == "dark" { "<style>body { background: #0b1014; color: #fff }</style>" } else { "" };
            let tag =
                format!("{page}<div style=\"max-width: {width}px\"><shoreline-quiz id=\"quiz\" theme=\"{theme}\">");
            let quiz = tab.open_tag(&tag).ready();
            let name = |screen: &str| format!("{screen}-{theme}-{width}");
            shot(&quiz, &name("intro"));
            quiz.press(Word::Start);
            quiz.press(Word::Skip);
            quiz.until_question("core");
            quiz.choose("core", "b");
            shot(&quiz, &name("question"));
            tab.resize(width.max(500), 4000);
            quiz.set_answers(&letters("bccbbbcbbc"));
            quiz.script("root.querySelector('#join').value = args; root.querySelector('#join-add').click(); root.querySelector('details:has(#join)')?.setAttribute('open', '')", json!("1-s-ccdceagblasctavawcyb-7ir7 1-s-cadcebgalbsbtbvcwbyc-un42"));
            shot(&quiz, &name("people"));
            for (screen, text) in
                [("result", "bccbbbcbbc"), ("close", "becabbcdcb"), ("only", "bcdbcbaadc"), ("open", "----------")]
            {
                quiz.set_answers(&letters(text));
                shot(&quiz, &name(screen));
            }
        }
    }
    tab.resize(1280, 1000);
    let quiz = tab.open("hostile.html").ready();
    shot(&quiz, "hostile-intro");
    quiz.press(Word::Start);
    quiz.until_question("context");
    shot(&quiz, "hostile-question");
    tab.resize(1280, 4000);
    quiz.set_answers(&letters("bccbbbcbbc"));
    shot(&quiz, "hostile-result");
}
