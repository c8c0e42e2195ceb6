//! The program in a browser draws what the native renderer draws: the release has other functions in the place of some of
//! Yew's (docs/adr/0018), and the snapshots are made with Yew as it is.

use super::Run;
use crate::quiz::Quiz;
use crate::reference::{letters, persona};
use crate::tab::Tab;
use serde_json::json;
use shoreline::pack::Word;

pub const CASES: &[(&str, Run)] = &[("as_the_snapshots", as_the_snapshots)];

/// Waits until the widget holds the elements of a snapshot: names, attributes and texts. Acts and addresses are the
/// program's alone, `share-native` is there where the system has a sheet, and what was said last is nobody's picture.
#[track_caller]
fn drawn(quiz: &Quiz, name: &str) {
    let file = format!("{}/../snapshots/{name}.html", env!("CARGO_MANIFEST_DIR"));
    let wanted = std::fs::read_to_string(&file).unwrap_or_else(|e| panic!("{file}: {e}"));
    let look = "const own = ['data-act', 'data-click', 'data-change', 'href', 'value', 'checked'];
        const list = (stage) => [...stage.querySelectorAll('*')]
            .filter((e) => !e.closest('#share-native, [role=status], .paper'))
            .map((e) => [e.localName,
                ...[...e.attributes].filter((a) => !own.includes(a.name)).map((a) => `${a.name}=${a.value.trim()}`).sort(),
                [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data.trim()).join(' ').trim()].join('|'));
        const there = list(root.querySelector('.stage')), wanted = list(new DOMParser().parseFromString(args, 'text/html').querySelector('.stage'));
        if (wanted.length < 20) return 'the snapshot is empty';
        const at = Array.from({ length: Math.max(there.length, wanted.length) }).findIndex((_, n) => there[n] !== wanted[n]);
        return at < 0 ? '' : `${there[at]} instead of ${wanted[at]}`";
    let differs = || quiz.script(look, json!(wanted)).as_str().unwrap().to_owned();
    quiz.tab.until_or(&format!("{name} is drawn"), || differs().is_empty().then_some(()), differs);
}

fn as_the_snapshots(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    tab.unsettle();
    drawn(&quiz, "intro");
    for (view, name) in [("compare", "compare"), ("check", "check-intro")] {
        quiz.script("host.show(args)", json!(view));
        drawn(&quiz, name);
    }
    quiz.script("host.show('decide')", json!([]));
    quiz.press(Word::Start);
    drawn(&quiz, "context");
    quiz.press(Word::Skip);
    quiz.until_question("core");
    quiz.press(Word::Next);
    drawn(&quiz, "question-reminded");
    // Each picture after another one: what a list had there before is in the way, or comes again.
    for (name, answers) in [
        ("result-clear", "cabaabccca"),
        ("result-no-clear", "c--a------"),
        ("result-likely", "bccbbbcbbc"),
        ("result-only-left", "bcdbcbaadc"),
        ("result-close", "becabbcdcb"),
        ("result-clear", "cabaabccca"),
    ] {
        quiz.set_answers(&letters(answers));
        drawn(&quiz, name);
    }
    quiz.set_answers(&persona("p01"));
    quiz.set_answers(&letters("cabaabccca"));
    drawn(&quiz, "result-clear");
    quiz.click(json!({ "css": "#change-goal" }));
    drawn(&quiz, "result-editing");
}
