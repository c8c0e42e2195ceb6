//! The public events: which, when, in what order, with what.

use super::Run;
use crate::reference::{asks, persona};
use crate::tab::Tab;
use serde_json::{Value, json};
use shoreline::events::TABLE;
use shoreline::pack::Word;

pub const CASES: &[(&str, Run)] = &[
    ("order_and_details", order_and_details),
    ("answers_are_told_once", answers_are_told_once),
    ("listeners_may_call_back", listeners_may_call_back),
    ("listeners_may_take_it_down", listeners_may_take_it_down),
    ("listeners_see_the_picture", listeners_see_the_picture),
    ("failing_listeners_do_no_harm", failing_listeners_do_no_harm),
];

fn keys(detail: &Value) -> Vec<String> {
    let mut keys: Vec<_> = detail.as_object().unwrap().keys().cloned().collect();
    keys.sort();
    keys
}

/// What happened before the program came is told in one row. A listener who begins the widget anew in the middle of it, here
/// by a pack of the same content, loses nothing of it.
fn listeners_may_take_it_down(tab: &Tab) {
    let built = "return performance.getEntriesByType('resource').map((e) => e.name).find((n) => /packs\\/en\\.[0-9a-f]+\\.pack/.test(n))";
    tab.open("plain.html").ready();
    let own = tab.script(built, json!([])).as_str().expect("the built pack was fetched").to_owned();
    tab.leave();
    let mut all = Vec::new();
    for begins_anew in [false, true] {
        let program = tab.hold(".wasm");
        let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" load=\"eager\">");
        quiz.go_to_volume("b");
        quiz.choose("volume", "c");
        quiz.press(Word::Next);
        quiz.until_question("goal");
        let anew = "if (args[0]) host.addEventListener('shoreline-ready', () => host.setAttribute('pack', args[1]), { once: true })";
        quiz.script(anew, json!([begins_anew, own]));
        program.open();
        tab.until("answers are told", || (quiz.details("shoreline-answer").len() > 1).then_some(()));
        quiz.ready();
        all.push(quiz.event_names());
    }
    assert_eq!(all[0], all[1]);
}

fn order_and_details(tab: &Tab) {
    let mut answers = persona("p04");
    answers.insert("context".into(), json!("office"));
    let quiz =
        tab.open_tag("<shoreline-quiz id=\"quiz\" cta-label=\"Talk\" cta-href=\"https://example.org/\">").ready();
    quiz.walk_by_pointer(&answers);
    tab.script("document.addEventListener('shoreline-cta', (e) => e.preventDefault())", json!([]));
    quiz.click(json!({ "button": "Talk" }));
    tab.until("the call to action is told", || (!quiz.details("shoreline-cta").is_empty()).then_some(()));
    let mut wanted = vec!["shoreline-ready", "shoreline-start"];
    wanted.extend(asks().iter().map(|_| "shoreline-answer"));
    wanted.extend(["shoreline-result", "shoreline-cta"]);
    assert_eq!(quiz.event_names(), wanted);
    for (step, (question, detail)) in asks().iter().zip(quiz.details("shoreline-answer")).enumerate() {
        let wanted =
            json!({ "version": 1, "question": question, "option": answers[*question], "step": step, "of": 10 });
        assert_eq!(detail, wanted);
    }
    assert_eq!(quiz.details("shoreline-ready"), [json!({ "version": 1, "view": "decide" })]);
    assert_eq!(quiz.details("shoreline-start"), [json!({ "version": 1, "view": "decide" })]);
    let mut result = quiz.property("result");
    for more in ["hinges", "conflict", "who", "where"] {
        assert!(result.as_object_mut().unwrap().remove(more).is_some(), "{more}");
    }
    assert_eq!(quiz.details("shoreline-result"), [result]);
    // Each event as the table of the code says, and as the page hears it.
    let raw = tab.script("return __spy.events", json!([]));
    for event in raw.as_array().unwrap() {
        let name = event["name"].as_str().unwrap();
        let (_, _, fields) = TABLE.iter().find(|(n, ..)| *n == name).expect(name);
        let mut fields: Vec<String> = fields.iter().map(|f| (*f).to_owned()).chain(["version".into()]).collect();
        fields.sort();
        assert_eq!(keys(&event["detail"]), fields, "{name}");
        assert_eq!(
            (&event["bubbles"], &event["composed"], &event["plain"]),
            (&json!(true), &json!(true), &json!(true)),
            "{name}"
        );
        assert_eq!(event["cancelable"], name == "shoreline-cta", "{name}");
        assert_eq!(event["detail"]["version"], 1, "{name}");
    }
}

fn answers_are_told_once(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    quiz.press(Word::Start);
    quiz.choose("context", "it");
    quiz.press(Word::Next);
    quiz.until_question("core");
    // Changing one's mind on the screen is no answer yet.
    for option in ["a", "b", "c"] {
        quiz.choose("core", option);
    }
    quiz.press(Word::Next);
    quiz.until_question("volume");
    quiz.press(Word::Back);
    quiz.until_question("core");
    quiz.press(Word::Next);
    quiz.until_question("volume");
    quiz.press(Word::Back);
    quiz.until_question("core");
    quiz.choose("core", "a");
    quiz.press(Word::Next);
    quiz.until_question("volume");
    let told: Vec<_> =
        quiz.details("shoreline-answer").iter().map(|d| format!("{}={}", d["question"], d["option"])).collect();
    assert_eq!(told, ["\"context\"=\"it\"", "\"core\"=\"c\"", "\"core\"=\"a\""]);
    assert_eq!(quiz.details("shoreline-start").len(), 1);
}

fn listeners_may_call_back(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    tab.script(
        "const quiz = document.getElementById('quiz'); window.seen = [];
        quiz.addEventListener('shoreline-answer', () => seen.push(Object.keys(quiz.answers).length));
        quiz.addEventListener('shoreline-start', () => { quiz.setAttribute('theme', 'dark'); quiz.setAttribute('heading-level', '3'); });
        quiz.addEventListener('shoreline-result', () => { seen.push(quiz.result.level, quiz.link.length > 20); quiz.restart(); }, { once: true });",
        json!([]),
    );
    quiz.press(Word::Start);
    quiz.until_question("context");
    quiz.press(Word::Skip);
    quiz.until_question("core");
    quiz.choose("core", "a");
    quiz.press(Word::Next);
    quiz.until_question("volume");
    quiz.script("host.answers = args", Value::Object(persona("p01")));
    quiz.until_screen("intro");
    let seen = tab.script("return seen", json!([]));
    let seen = seen.as_array().unwrap();
    assert_eq!(seen[0], 1);
    assert_eq!(seen[seen.len() - 2..], [json!("clear"), json!(true)]);
}

fn listeners_see_the_picture(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    quiz.script(
        "window.pictures = []; host.addEventListener('shoreline-result', (e) => {
            const shown = root.querySelector('[data-level]');
            pictures.push([shown?.dataset.level, shown?.dataset.outcome, e.detail.level, e.detail.outcome]);
        })",
        json!([]),
    );
    for id in ["p01", "p02", "p03"] {
        quiz.set_answers(&persona(id));
    }
    tab.until("all are told", || (quiz.details("shoreline-result").len() == 3).then_some(()));
    for picture in tab.script("return pictures", json!([])).as_array().unwrap() {
        assert_eq!((&picture[0], &picture[1]), (&picture[2], &picture[3]), "the screen and the event");
    }
}

fn failing_listeners_do_no_harm(tab: &Tab) {
    let script = "<script>for (const name of ['start', 'answer', 'result']) {
        document.addEventListener('shoreline-' + name, () => { throw new Error('the host is to blame'); });
    }</script>";
    tab.expect("the host is to blame");
    let quiz = tab.open_tag(&format!("{script}<shoreline-quiz id=\"quiz\">")).ready();
    quiz.walk_by_pointer(&persona("p02"));
    super::decide::check_result(&quiz, &persona("p02"));
    assert_eq!(quiz.details("shoreline-answer").len(), 10);
}
