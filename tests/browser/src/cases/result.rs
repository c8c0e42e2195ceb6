//! The recommendation equals the rules, and follows every change at once.

use super::Run;
use super::decide::check_result;
use crate::engine::Engine;
use crate::quiz::{Quiz, key};
use crate::reference::{asks, change_label, expected, letters, options, outcome, pack, personas, scattered, word};
use crate::tab::Tab;
use serde_json::{Map, Value, json};
use shoreline::pack::Word;

pub const CASES: &[(&str, Run)] = &[
    ("personas_and_scattered_answers", personas_and_scattered_answers),
    ("every_change_in_place", every_change_in_place),
    ("hinge_opens_its_answer", hinge_opens_its_answer),
    ("change_moves_nothing", change_moves_nothing),
    ("change_shows_where_it_is_made", change_shows_where_it_is_made),
    ("focus_stays_on_the_radio", focus_stays_on_the_radio),
    ("close_pair_shows_both", close_pair_shows_both),
    ("rules_are_explained", rules_are_explained),
    ("kind_of_work_adds_advice", kind_of_work_adds_advice),
    ("answers_property_is_forgiving", answers_property_is_forgiving),
];

fn personas_and_scattered_answers(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    let people = personas();
    assert_eq!(people.len(), 21);
    let sets = people.into_iter().map(|p| (p.id, p.answers));
    let sets = sets.chain(scattered(60).into_iter().enumerate().map(|(i, set)| (format!("set {i}"), set)));
    let mut levels = Vec::new();
    for (name, answers) in sets {
        quiz.set_answers(&answers);
        let wanted = expected(&answers);
        tab.until(&format!("{name} is judged"), || {
            let state = quiz.state();
            (state.level() == wanted["level"] && state.outcome() == wanted["outcome"].as_str().unwrap_or_default())
                .then_some(())
        });
        check_result(&quiz, &answers);
        levels.push(wanted["level"].as_str().unwrap().to_owned());
    }
    levels.sort();
    levels.dedup();
    assert_eq!(levels, ["clear", "close", "likely", "no_clear", "only_left"], "the sets reach every level");
}

/// Every option of every question, changed on the result.
fn every_change_in_place(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    let mut answers = letters("bccbbbcbbc");
    quiz.set_answers(&answers);
    for question in &asks()[1..] {
        quiz.click(json!({ "css": format!("#change-{question}") }));
        quiz.until("the answer is open", |s| s.question() == *question);
        for option in options(question) {
            let before = expected(&answers);
            let heard = quiz.details("shoreline-result").len();
            answers.insert((*question).to_owned(), json!(option));
            quiz.choose(question, option);
            quiz.until("the change shows", |s| s.checked() == option);
            check_result(&quiz, &answers);
            let after = expected(&answers);
            let told = quiz.details("shoreline-result");
            let judged = |v: &Value| (v["ranking"].clone(), v["level"].clone(), v["answered"].clone());
            if judged(&before) == judged(&after) {
                assert_eq!(told.len(), heard, "{question} {option}: nothing changed");
            } else {
                assert_eq!(told.len(), heard + 1, "{question} {option}");
                assert_eq!(judged(&told[heard]), judged(&after));
            }
        }
        answers.insert((*question).to_owned(), json!("not-sure"));
        quiz.click(json!({ "css": format!("#change-{question}") }));
        quiz.until("the answer is closed", |s| s.question().is_empty());
    }
}

fn hinge_opens_its_answer(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    let answers = letters("bccbbbcbbc");
    quiz.set_answers(&answers);
    assert_eq!(quiz.property("result")["hinges"], json!(["goal"]));
    quiz.click(json!({ "css": "[part~='hinge'] button" }));
    quiz.until("the right answer is open", |s| s.question() == "goal");
    let active = quiz.active();
    assert_eq!((&active["tag"], &active["question"]), (&json!("fieldset"), &json!("goal")), "it has the focus");
    assert_eq!(quiz.state().checked(), answers["goal"]);
    let seen = "const e = root.activeElement.getBoundingClientRect(); return e.top >= 0 && e.top < innerHeight";
    assert_eq!(quiz.script(seen, json!([])), true, "and is in sight");
    // Without the answer on which it hinges, another outcome comes first.
    let before = quiz.state().outcome().to_owned();
    quiz.choose("goal", "not-sure");
    quiz.until("another outcome is ahead", |s| s.outcome() != before);
    // Closing leads back to the button that opens this answer.
    let done = format!("{}: ", word(Word::Done));
    quiz.tab_back_to("the closing button", |active| {
        active["name"].as_str().is_some_and(|name| name.starts_with(&done))
    });
    tab.keys(&[key::ENTER]);
    tab.until("the answer is closed", || (quiz.active()["name"] == change_label("goal")).then_some(()));
}

/// What a changed answer changes far above it does not move the answer. Engines that anchor by themselves do so at what is
/// visible first, the answer's own question and points, which may take a line or two more.
fn change_moves_nothing(tab: &Tab) {
    let most = if tab.engine == Engine::Webkit { 4.0 } else { 64.0 };
    tab.resize(360, 640);
    let quiz = tab.open("plain.html").ready();
    quiz.set_answers(&letters("bccbbbcbbc"));
    quiz.click(json!({ "css": "[part~='hinge'] button" }));
    quiz.until("the answer is open", |s| s.question() == "goal");
    let look = || {
        let look = "return [root.querySelector('.editor:not(:empty)').getBoundingClientRect().top, root.querySelector('.sections').clientHeight]";
        let seen = quiz.script(look, json!([]));
        (seen[0].as_f64().unwrap(), seen[1].as_f64().unwrap())
    };
    for option in ["d", "b", "c"] {
        // A person looks where to press first, which may scroll.
        quiz.script("root.querySelector(`[value=\"${args}\"]`).scrollIntoView({ block: 'nearest' })", json!(option));
        let before = look();
        quiz.choose("goal", option);
        quiz.until("the change shows", |s| s.checked() == option);
        tab.frames();
        let after = look();
        assert!(before.1 != after.1, "{option}: nothing has grown above it");
        assert!((before.0 - after.0).abs() < most, "{option}: {before:?} to {after:?}");
    }
}

/// On a phone, options take the whole window. What they lead to is always in it.
fn change_shows_where_it_is_made(tab: &Tab) {
    let phone = json!({ "width": 360, "height": 640, "deviceScaleFactor": 1, "mobile": true });
    tab.devtools("Emulation.setDeviceMetricsOverride", phone);
    tab.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true }));
    let quiz = tab.open("plain.html").ready();
    quiz.set_answers(&letters("bccbbbcbbc"));
    quiz.script("root.querySelector(\"[part~='hinge'] button\").click()", json!([]));
    let in_sight = "const { top, bottom } = root.querySelector('.now').getBoundingClientRect(); return top >= 0 && bottom <= innerHeight + 1";
    quiz.until("the answer is open", |s| s.question() == "goal");
    for option in ["d", "e"] {
        quiz.script("root.querySelector(`.editor [value=\"${args}\"]`).click()", json!(option));
        quiz.until("the change shows", |s| s.checked() == option);
        tab.frames();
        assert_eq!(quiz.script(in_sight, json!([])), true, "{option}");
        let [now, headline] =
            [".now", "#heading"].map(|css| quiz.script("return root.querySelector(args).textContent", json!(css)));
        assert!(now.as_str().unwrap().contains(headline.as_str().unwrap()), "{now}");
    }
    tab.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": false }));
}

fn focus_stays_on_the_radio(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    let mut answers = letters("bccbbbcbbc");
    quiz.set_answers(&answers);
    assert_eq!(quiz.state().live(), [""; 0]);
    quiz.click(json!({ "css": "#change-goal" }));
    tab.until("the group has the focus", || (quiz.active()["tag"] == "fieldset").then_some(()));
    let help = "const all = root.querySelectorAll('#' + root.activeElement.getAttribute('aria-describedby')); return [all.length, all[0].textContent]";
    let goal = crate::reference::pack().questions.iter().find(|question| question.id == "goal").unwrap();
    assert_eq!(quiz.script(help, json!([])), json!([1, goal.help]));
    quiz.until("the answer is open", |s| s.question() == "goal");
    quiz.tab_to("the options", |active| active["question"] == "goal" && active["value"] == answers["goal"]);
    let mut said: Vec<String> = Vec::new();
    for (way, option) in [(key::DOWN, "d"), (key::DOWN, "e"), (key::UP, "d"), (key::UP, "c")] {
        tab.keys(&[way]);
        answers.insert("goal".into(), json!(option));
        quiz.until("the change shows", |s| s.checked() == option);
        let active = quiz.active();
        assert_eq!((&active["value"], &active["checked"]), (&json!(option), &json!(true)), "the focus stays");
        check_result(&quiz, &answers);
        let state = quiz.state();
        let live = state.live();
        assert_eq!(live.len(), 1, "one region speaks: {live:?}");
        assert!(live[0].contains(state.heading()), "{live:?}");
        said.push(live[0].to_owned());
    }
    said.dedup();
    assert_eq!(said.len(), 4, "each change is spoken");
}

fn close_pair_shows_both(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    let answers = letters("becabbcdcb");
    quiz.set_answers(&answers);
    check_result(&quiz, &answers);
    let result = quiz.property("result");
    assert_eq!((&result["level"], &result["hinges"]), (&json!("close"), &json!(["start", "data", "who", "skills"])));
    let state = quiz.state();
    for row in result["ranking"].as_array().unwrap().iter().take(2) {
        let text = &outcome(&row["outcome"]).headline;
        assert!(state.card().contains(text), "{text}");
    }
    assert!(state.card().contains(word(Word::CloseNote)) && state.card().contains(word(Word::DecidersTitle)));
}

fn rules_are_explained(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    let answers = letters("bcdbcbaadc");
    quiz.set_answers(&answers);
    check_result(&quiz, &answers);
    let result = quiz.property("result");
    assert_eq!(result["level"], "only_left");
    assert_eq!(result["conflict"], json!(["nearshore", "offshore", "captive"]));
    let state = quiz.state();
    let notices = state.notices();
    for outcome in pack().outcomes.iter().filter(|o| ["nearshore", "offshore", "captive"].contains(&o.id.as_str())) {
        assert!(notices.iter().any(|n| n.contains(&outcome.name)), "{} is not in {notices:?}", outcome.name);
    }
    let rows = "return [...root.querySelectorAll('[part~=\"ranking\"] [data-outcome]')].filter((e) => e.innerText.includes(args)).map((e) => e.dataset.outcome)";
    let excluded = quiz.script(rows, json!(word(Word::Excluded)));
    assert_eq!(excluded, json!(["domestic", "nearshore", "offshore", "captive"]));
    for question in pack().questions.iter().filter(|q| ["data", "who"].contains(&q.id.as_str())) {
        assert!(state.card().contains(question.options[0].rule.as_str()), "{}", question.id);
    }
}

fn kind_of_work_adds_advice(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    let mut answers = letters("bccbbbcbbc");
    quiz.set_answers(&answers);
    let open = || quiz.script("return root.querySelector('details').open", json!([]));
    assert_eq!(open(), false);
    let link = quiz.property("link");
    let results = quiz.details("shoreline-result").len();
    quiz.click(json!({ "css": "#change-context" }));
    quiz.until("the answer is open", |s| s.question() == "context");
    quiz.choose("context", "web");
    tab.until("the advice for websites opens", || (open() == true).then_some(()));
    answers.insert("context".into(), json!("web"));
    check_result(&quiz, &answers);
    assert_ne!(quiz.property("link"), link, "the link holds the kind of work");
    let told = quiz.details("shoreline-result");
    assert_eq!(told.len(), results + 1, "the ranking is the same, and the link another one");
    assert_eq!(told[results]["link"], quiz.property("link"));
    let told = quiz.details("shoreline-answer").pop().unwrap();
    assert_eq!(told, json!({ "version": 1, "question": "context", "option": "web", "step": 0, "of": 10 }));
}

fn answers_property_is_forgiving(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    tab.expect("moon: a");
    tab.expect("core: zz");
    tab.expect("answers must map");
    let set = |answers: Value| quiz.script("host.answers = args", answers);
    set(json!({ "goal": "c", "moon": "a", "core": "zz", "context": "web" }));
    quiz.until_screen("result");
    let mut wanted: Map<String, Value> = asks()[1..].iter().map(|q| ((*q).to_owned(), json!("not-sure"))).collect();
    wanted.insert("goal".into(), json!("c"));
    wanted.insert("context".into(), json!("web"));
    assert_eq!(quiz.property("answers"), Value::Object(wanted.clone()));
    set(json!("core=a"));
    assert_eq!(quiz.property("answers"), Value::Object(wanted), "a text changes nothing");
    set(json!({}));
    check_after_empty(&quiz);
}

fn check_after_empty(quiz: &Quiz) {
    quiz.until("nothing is known", |s| s.level() == "no_clear");
    check_result(quiz, &Map::new());
}
