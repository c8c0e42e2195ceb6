//! A host's own quiz of 200 questions, 20 outcomes and 100 rows to compare, by the attribute `pack`.

use super::Run;
use super::shots;
use crate::big;
use crate::quiz::Quiz;
use crate::reference::{letters, word};
use crate::tab::Tab;
use serde_json::{Map, Value, json};
use shoreline::pack::{Word, fill};
use std::path::Path;
use xtask::server::Response;

pub const CASES: &[(&str, Run)] =
    &[("two_hundred_questions", two_hundred_questions), ("links_find_their_pack", links_find_their_pack)];

/// Made by the command that hosts use, and served beside the page as `<name>.pack`.
pub(super) fn serve(tab: &Tab, name: &str, json: &Value) {
    let folder = std::env::temp_dir().join(format!("shoreline-{name}-{}-{}", std::process::id(), tab.engine.name()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join(format!("{name}.json"));
    std::fs::write(&file, json.to_string()).unwrap();
    shoreline::site::make_pack(&file, &folder).unwrap();
    let read = |path: &Path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(path).unwrap());
    let files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| read(&entry.unwrap().path())).collect();
    std::fs::remove_dir_all(&folder).unwrap();
    tab.bend(move |request, response| {
        let name = request.path.rsplit('/').next().unwrap_or_default();
        if let Some((_, bytes)) = files.iter().find(|(file, _)| file == name) {
            *response = Response::new(200, "application/octet-stream", bytes.clone());
        }
    });
}

/// Of two widgets with different packs, each opens what was made in it.
fn links_find_their_pack(tab: &Tab) {
    let json = big::big(12, 3, 10);
    serve(tab, "small", &json);
    tab.serve_tag("<shoreline-quiz id=\"one\"></shoreline-quiz><shoreline-quiz id=\"two\" pack=\"small.pack\">");
    let link = |name: &str, answers: &Map<String, Value>| {
        tab.open("plain.html");
        let quiz = tab.quiz(name).ready();
        quiz.set_answers(answers);
        quiz.until_screen("result");
        let link = quiz.property("link");
        link.as_str().unwrap().split_once('#').unwrap().1.to_owned()
    };
    let links = [link("one", &letters("bccbbbcbbc")), link("two", &big::answers(&json, 1))];
    for (own, other, link) in [("one", "two", &links[0]), ("two", "one", &links[1])] {
        tab.open(&format!("plain.html#{link}"));
        tab.quiz(own).until_screen("result");
        tab.quiz(other).ready().until_screen("intro");
        assert_eq!(tab.quiz(other).state().notices(), [""; 0]);
    }
    // Where none can show it, the first one says so.
    tab.heal();
    serve(tab, "small", &json);
    tab.serve_tag(
        "<shoreline-quiz id=\"one\" views=\"check\"></shoreline-quiz><shoreline-quiz id=\"two\" pack=\"small.pack\">",
    );
    tab.open(&format!("plain.html#{}", links[0]));
    let says = |quiz: &Quiz, what: Word| {
        quiz.until("it says so", |state| state.notices().iter().any(|notice| notice.contains(word(what))));
    };
    says(&tab.quiz("one"), Word::LinkNotHere);
    tab.quiz("two").ready().until_screen("intro");
    // Alone on the page, it says that the link is another quiz's.
    tab.heal();
    let quiz = tab.open(&format!("plain.html#{}", links[1]));
    says(&quiz, Word::LinkOtherPack);
}

fn two_hundred_questions(tab: &Tab) {
    let json = big::big(200, 20, 100);
    serve(tab, "big", &json);
    tab.serve_tag("<shoreline-quiz id=\"quiz\" pack=\"big.pack\">");
    let quiz = tab.open("plain.html").ready();
    quiz.press(Word::Start);
    quiz.press(Word::Skip);
    let first = quiz.until_question("q0");
    let progress = |step: &str| fill(word(Word::Progress), &[("step", step), ("of", "200")]);
    assert!(first.card().contains(&progress("1")), "{}", first.card());
    quiz.choose("q0", "b");
    quiz.press(Word::Next);
    assert!(quiz.until_question("q1").card().contains(&progress("2")));

    let answers = big::answers(&json, 1);
    quiz.set_answers(&answers);
    let result = quiz.property("result");
    assert_eq!((&result["answered"], &result["of"]), (&json!(200), &json!(200)));
    assert_eq!(quiz.state().ranking().as_array().unwrap().len(), 20);
    apart(&quiz);
    // Every answer fits into the address.
    let link = quiz.property("link");
    let code = link.as_str().unwrap().split_once("#s=").unwrap().1.to_owned();
    let other = tab.open(&format!("plain.html#s={code}")).ready();
    other.until_screen("result");
    let given = Value::Object(answers);
    assert_eq!(other.property("answers"), given);
    assert_eq!(other.property("link").as_str().unwrap().split_once("#s=").unwrap().1, code);

    tab.unsettle();
    other.script("host.show('compare')", json!([]));
    tab.until("the comparison is there", || {
        (other.script("return root.querySelectorAll('[data-dimension]').length", json!([])) == 100).then_some(())
    });
    let columns = "return new Set([...root.querySelectorAll('[data-dimension] [data-outcome]')].map((e) => e.dataset.outcome)).size";
    assert_eq!(other.script(columns, json!([])), 2, "the first two of the result");
    if let Some(folder) = shots::folder() {
        pictures(tab, &folder);
    }
}

/// No name on the map lies on another one's dot or name, or on the words for who does the work.
fn apart(quiz: &Quiz) {
    let look = "
        const boxes = [...root.querySelectorAll('.map .mark > *, .map .row')].map((e) => [e.closest('.mark') ?? e, e.getBoundingClientRect()]);
        const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
        return boxes.flatMap(([of, a]) => boxes.filter(([other, b]) => of !== other && meet(a, b)).map(([other, b]) => `${of.textContent} and ${other.textContent}: ${Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)}`));";
    assert_eq!(quiz.script(look, json!([])), json!([]));
}

/// For people to look at, with the time that the program takes for a result.
fn pictures(tab: &Tab, folder: &Path) {
    std::fs::create_dir_all(folder).unwrap();
    tab.heal();
    let json = big::big(200, 20, 100);
    serve(tab, "big", &json);
    for (width, theme) in [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")] {
        tab.resize(width.max(500), 3000);
        let style = if theme == "dark" { "<style>body { background: #0b1014; color: #fff }</style>" } else { "" };
        let tag = "<shoreline-quiz id=\"quiz\" pack=\"big.pack\"";
        let quiz =
            tab.open_tag(&format!("{style}<div style=\"max-width: {width}px\">{tag} theme=\"{theme}\">")).ready();
        let shot = |name: &str| {
            tab.script("scrollTo(0, 0)", json!([]));
            tab.screenshot(&folder.join(format!("{}-big-{name}-{theme}-{width}.png", tab.engine.name())));
        };
        shot("intro");
        quiz.press(Word::Start);
        quiz.press(Word::Skip);
        quiz.until_question("q0");
        shot("question");
        let times: Vec<Value> = (1..12).map(|seed| time(tab, &big::answers(&json, seed).into())).collect();
        let times = times.iter().map(Value::to_string).collect::<Vec<_>>().join(" ");
        std::fs::write(folder.join(format!("{}-big-times-{theme}-{width}.txt", tab.engine.name())), times).unwrap();
        shot("result");
        tab.unsettle();
        quiz.script("host.show('compare')", json!([]));
        tab.until("the comparison is there", || {
            (quiz.script("return root.querySelectorAll('[data-dimension]').length", json!([])) == 100).then_some(())
        });
        shot("compare");
    }
}

/// From new answers to their drawn result, in milliseconds.
fn time(tab: &Tab, answers: &Value) -> Value {
    let script = "
        const [answers, done] = arguments, host = document.getElementById('quiz');
        const before = performance.now();
        const watch = new MutationObserver(() => {
            if (!host.shadowRoot.querySelector('[data-level]')) return;
            watch.disconnect();
            done(performance.now() - before);
        });
        watch.observe(host.shadowRoot, { childList: true, subtree: true, attributes: true, characterData: true });
        host.answers = answers;";
    tab.script_later(script, json!([answers]))
}
