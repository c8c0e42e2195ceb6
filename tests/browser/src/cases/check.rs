//! The knowledge check, from the first item to the score and once more.

use super::Run;
use crate::quiz::{Quiz, key};
use crate::reference::{pack, word};
use crate::tab::Tab;
use serde_json::{Value, json};
use shoreline::pack::{CheckWord, Item, ItemKind, Knowledge, Word, fill};
use shoreline::rules::round;
use shoreline::session::{Action, CheckAction, Session, View};
use shoreline::share::encode;

pub const CASES: &[(&str, Run)] = &[
    ("keyboard", keyboard),
    ("pointer_with_mistakes", pointer_with_mistakes),
    ("same_order_by_link", same_order_by_link),
    ("link_over_a_reload", link_over_a_reload),
    ("start_before_the_program", start_before_the_program),
    ("start_before_the_content", start_before_the_content),
    ("start_without_the_content", start_without_the_content),
    ("start_and_another_view_before_the_program", start_and_another_view_before_the_program),
    ("to_a_row_and_back", to_a_row_and_back),
    ("next_without_answer_reminds", next_without_answer_reminds),
    ("explanation_is_told", explanation_is_told),
    ("explanation_in_a_line", explanation_in_a_line),
];

fn knowledge() -> &'static Knowledge {
    pack().knowledge().unwrap()
}

fn text(word: CheckWord) -> &'static str {
    knowledge().word(word)
}

fn item(id: &str) -> &'static Item {
    knowledge().items.iter().find(|i| i.id == id).unwrap_or_else(|| panic!("no item {id}"))
}

/// An answer in words.
fn answer_text(item: &Item, answer: u8) -> &str {
    match &item.kind {
        ItemKind::Box4(_) => &knowledge().boxes[usize::from(answer)].text,
        ItemKind::TrueFalse(_) => text(if answer == 0 { CheckWord::True } else { CheckWord::False }),
        ItemKind::Choice(options, _) => &options[usize::from(answer)],
    }
}

/// The value of an answer's radio.
fn value(item: &Item, answer: u8) -> String {
    match item.kind {
        ItemKind::Box4(_) => knowledge().boxes[usize::from(answer)].id.clone(),
        ItemKind::TrueFalse(_) => (answer == 0).to_string(),
        ItemKind::Choice(..) => answer.to_string(),
    }
}

#[track_caller]
fn begin(quiz: &Quiz) {
    quiz.tab.unsettle();
    quiz.press(Word::ViewCheck);
    quiz.press(Word::Start);
    quiz.until_screen("question");
    quiz.tab.settle();
}

fn step_text(step: usize, of: usize) -> String {
    fill(text(CheckWord::Step), &[("step", &step.to_string()), ("of", &of.to_string())])
}

fn score_text(correct: usize, of: usize) -> String {
    fill(text(CheckWord::Score), &[("correct", &correct.to_string()), ("of", &of.to_string())])
}

/// From the first item to the score; wrong at these steps, counted from 0.
#[track_caller]
fn go_round(
    quiz: &Quiz,
    of: usize,
    wrong: &[usize],
    give: &dyn Fn(&Quiz, &str, &str),
    on: &dyn Fn(&Quiz),
) -> Vec<String> {
    let mut seen = Vec::new();
    for step in 0..of {
        let state = quiz.until("the next item is there", |s| s.card().contains(&step_text(step + 1, of)));
        let item = item(state.question());
        assert_eq!(state.heading(), item.text);
        seen.push(item.id.clone());
        let answer = if wrong.contains(&step) { (item.right() + 1) % item.answers() } else { item.right() };
        give(quiz, &item.id, &value(item, answer));
        let state = quiz.until("it is explained", |s| s.card().contains(&item.explanation));
        assert_eq!(state.card().contains(text(CheckWord::Wrong)), wrong.contains(&step), "{}", state.card());
        on(quiz);
    }
    quiz.until("the score is there", |s| s.heading() == score_text(of - wrong.len(), of));
    seen
}

/// Where there is room, who and where stand in one line, each behind its name.
fn explanation_in_a_line(tab: &Tab) {
    tab.resize(1000, 900);
    let quiz = tab.open("plain.html").ready();
    begin(&quiz);
    let mut seen = 0;
    let lines = "const tops = [...root.querySelectorAll('.axes :is(dt, dd)')].map((part) => Math.round(part.getBoundingClientRect().top));
        return tops.length ? new Set(tops).size : 0";
    let look = |quiz: &Quiz| {
        let found = quiz.script(lines, json!([]));
        assert!(found == 0 || found == 1, "{found} lines: {}", quiz.state().card());
        on_by_pointer(quiz);
        found.as_u64().unwrap()
    };
    for step in 0..6 {
        let state = quiz.until("the next item is there", |s| s.card().contains(&step_text(step + 1, 15)));
        let item = item(state.question());
        by_pointer(&quiz, &item.id, &value(item, item.right()));
        quiz.until("it is explained", |s| s.card().contains(&item.explanation));
        seen += look(&quiz);
    }
    assert!(seen > 0, "situations about both were among them");
}

fn by_pointer(quiz: &Quiz, item: &str, value: &str) {
    quiz.choose(item, value);
    quiz.click(json!({ "button": text(CheckWord::Answer) }));
}

fn on_by_pointer(quiz: &Quiz) {
    quiz.click(json!({ "css": "[part~='next']" }));
}

fn keyboard(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    quiz.tab_to("the tabs", |active| active["name"] == word(Word::ViewDecide));
    // Together with another key it is the browser's: Back, for example.
    let press = "const tab = root.activeElement;
        const press = (more) => { const e = new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, composed: true, cancelable: true, ...more });
            tab.dispatchEvent(e); return e.defaultPrevented; };
        return [...['altKey', 'ctrlKey', 'metaKey'].map((key) => press({ [key]: true })), root.activeElement === tab]";
    assert_eq!(quiz.script(press, json!([])), json!([false, false, false, true]));
    tab.unsettle();
    tab.keys(&[key::RIGHT, key::RIGHT, key::ENTER]);
    quiz.until("the check is there", |s| s.heading() == word(Word::CheckTitle));
    quiz.tab_to_button(Word::Start);
    tab.keys(&[key::ENTER]);
    quiz.until_screen("question");
    tab.settle();
    let give = |quiz: &Quiz, id: &str, value: &str| {
        tab.until("the heading has the focus", || (quiz.active()["name"] == item(id).text.as_str()).then_some(()));
        quiz.check_by_keyboard(id, value);
        tab.keys(&[key::ENTER]);
    };
    let on = |quiz: &Quiz| {
        let verdict =
            |active: &Value| active["name"].as_str().is_some_and(|name| name.contains(text(CheckWord::Right)));
        let wrong = |active: &Value| active["name"].as_str().is_some_and(|name| name.contains(text(CheckWord::Wrong)));
        tab.until("the verdict has the focus", || {
            let active = quiz.active();
            (active["tag"] == "h3" && (verdict(&active) || wrong(&active))).then_some(())
        });
        quiz.tab_to("the button", |active| active["part"] == "next");
        tab.keys(&[key::SPACE]);
    };
    let seen = go_round(&quiz, 15, &[3], &give, &on);
    let told = quiz.details("shoreline-check");
    let items: Vec<_> = told.iter().map(|d| d["item"].as_str().unwrap().to_owned()).collect();
    assert_eq!(items, seen);
    let correct = told.iter().filter(|d| d["correct"] == true).count();
    assert_eq!(correct, 14);
    let score = quiz.details("shoreline-score");
    assert_eq!((score.len(), &score[0]["correct"], &score[0]["of"]), (1, &json!(14), &json!(15)));
    assert_eq!(score[0]["link"], quiz.property("link"));
}

fn pointer_with_mistakes(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    begin(&quiz);
    let seen = go_round(&quiz, 15, &[0, 6, 14], &by_pointer, &on_by_pointer);
    let state = quiz.state();
    for at in [0, 6, 14] {
        assert!(state.card().contains(&item(&seen[at]).text), "what was missed is listed");
    }
    assert_eq!(quiz.script("return root.querySelectorAll('.again li').length", json!([])), 3);
    quiz.click(json!({ "button": text(CheckWord::Missed) }));
    let mut again = go_round(&quiz, 3, &[], &by_pointer, &on_by_pointer);
    let mut missed = vec![seen[0].clone(), seen[6].clone(), seen[14].clone()];
    again.sort();
    missed.sort();
    assert_eq!(again, missed);
    let card = quiz.state().card().to_owned();
    assert!(card.contains(text(CheckWord::AllRight)) && card.contains(text(CheckWord::MissedRound)), "{card}");
    assert_eq!(
        quiz.script("return root.querySelectorAll('[part~=share]').length", json!([])),
        0,
        "its link has all of them"
    );
    quiz.click(json!({ "button": text(CheckWord::Another) }));
    quiz.until("a whole new round", |s| s.card().contains(&step_text(1, 15)));
}

fn same_order_by_link(tab: &Tab) {
    let session = Session::new(pack()).apply(pack(), Action::View(View::Check));
    let session = session.apply(pack(), Action::Check(CheckAction::Seed(4_242)));
    let code = encode(pack(), &session);
    let quiz = tab.open(&format!("plain.html#s={code}")).ready();
    tab.unsettle();
    quiz.until("it says where the order comes from", |s| s.notices().contains(&text(CheckWord::Shared)));
    quiz.press(Word::Start);
    quiz.until_screen("question");
    tab.settle();
    let seen = go_round(&quiz, 15, &[], &by_pointer, &on_by_pointer);
    let wanted: Vec<_> = round(knowledge(), 4_242).iter().map(|ix| knowledge().item(*ix).unwrap().id.clone()).collect();
    assert_eq!(seen, wanted);
    // The link now carries the score as well.
    let scored = quiz.property("link");
    assert!(scored.as_str().unwrap().contains("k4242x15x15"), "{scored}");
    // The host's button leads on from it as well.
    quiz.script("host.start()", json!([]));
    let first = quiz.until("another round", |s| s.card().contains(&step_text(1, 15))).question().to_owned();
    quiz.script("host.start()", json!([]));
    tab.rest();
    assert_eq!(quiz.state().question(), first, "it goes on");
}

/// What a link brought is there after a reload, before the check is begun and after that.
fn link_over_a_reload(tab: &Tab) {
    let session = Session::new(pack()).apply(pack(), Action::View(View::Check));
    let session = session.apply(pack(), Action::Check(CheckAction::Seed(4_242)));
    tab.open("plain.html");
    tab.script("sessionStorage.clear()", json!([]));
    tab.serve_tag("<shoreline-quiz id=\"quiz\" storage=\"session\" load=\"intent\">");
    let quiz = tab.open(&format!("plain.html#s={}", encode(pack(), &session))).ready();
    quiz.until("it says where the order comes from", |s| s.notices().contains(&text(CheckWord::Shared)));
    tab.unsettle();
    tab.reload();
    quiz.until("the beginning is there", |s| s.heading() == word(Word::CheckTitle));
    quiz.press(Word::Start);
    let first = knowledge().item(round(knowledge(), 4_242)[0]).unwrap();
    quiz.until("the link's order", |s| s.question() == first.id);
    // Begun, it does not wait for somebody to come near.
    tab.reload();
    quiz.until("the item is there again", |s| s.question() == first.id);
    tab.script("sessionStorage.clear()", json!([]));
}

/// From what is said about an answer to the row that it is about, and back.
fn to_a_row_and_back(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    begin(&quiz);
    let first = item(quiz.state().question());
    by_pointer(&quiz, &first.id, &value(first, first.right()));
    quiz.until("it is explained", |s| s.card().contains(&first.explanation));
    let row = pack().dimensions.get(first.dimension.get()).unwrap();
    tab.unsettle();
    quiz.click(json!({ "button": fill(text(CheckWord::About), &[("row", row)]) }));
    tab.until("the row has the focus", || (quiz.active()["name"] == *row.as_str()).then_some(()));
    tab.settle();
    assert_eq!(
        quiz.script("return root.activeElement.getBoundingClientRect().bottom < innerHeight * 0.6", json!([])),
        true,
        "its ratings are in sight"
    );
    quiz.press(Word::BackToCheck);
    let state = quiz.until("the explanation is back", |s| s.card().contains(&first.explanation));
    assert_eq!(state.question(), first.id);
    tab.until("and has the focus", || {
        (quiz.script("return root.activeElement?.id", json!([])) == "feedback").then_some(())
    });
}

/// The other view is what the visitor went to last; the check is begun all the same.
fn start_and_another_view_before_the_program(tab: &Tab) {
    let program = tab.hold(".wasm");
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" view=\"check\">");
    tab.until("the first screen is there", || quiz.exists().then_some(()));
    quiz.press(Word::Start);
    quiz.until("it says that it is loading", |s| s.screen() == "waiting");
    quiz.click(json!({ "css": "#tab-decide" }));
    quiz.until_screen("intro");
    program.open();
    quiz.ready().until_screen("intro");
    tab.rest();
    assert_eq!(quiz.state().screen(), "intro", "nobody has started this one");
    let started: Vec<Value> = quiz.details("shoreline-start").into_iter().map(|d| d["view"].clone()).collect();
    assert_eq!(started, ["check"]);
    tab.unsettle();
    quiz.click(json!({ "css": "#tab-check" }));
    quiz.until("the check goes on", |s| s.card().contains(&step_text(1, 15)));
}

/// Start on the prerendered screen counts, whenever the program comes.
fn start_before_the_program(tab: &Tab) {
    let program = tab.hold(".wasm");
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" view=\"check\">");
    tab.until("the first screen is there", || quiz.exists().then_some(()));
    quiz.press(Word::Start);
    quiz.until("it says that it is loading", |s| s.screen() == "waiting");
    program.open();
    let state = quiz.until_screen("question");
    assert!(state.card().contains(&step_text(1, 15)));
    tab.until("the heading has the focus", || (quiz.active()["part"] == "heading").then_some(()));
}

/// Opens the check, whose content is held back, and starts it: what has the focus says that it is loading.
#[track_caller]
fn start_and_wait<'t>(tab: &'t Tab, content: &xtask::server::Gate) -> Quiz<'t> {
    let held = content.clone();
    tab.bend(move |request, response| {
        if request.path.starts_with("/packs/en.check") {
            response.gate = Some(held.clone());
        }
    });
    let quiz = tab.open("plain.html").ready();
    tab.unsettle();
    quiz.press(Word::ViewCheck);
    quiz.press(Word::Start);
    tab.until("what has the focus says that it is loading", || {
        (quiz.active()["name"] == word(Word::Loading)).then_some(())
    });
    assert_eq!(quiz.script("return root.activeElement.id", json!([])), "heading");
    quiz
}

fn start_before_the_content(tab: &Tab) {
    let content = xtask::server::Gate::default();
    let quiz = start_and_wait(tab, &content);
    content.open();
    let state = quiz.until_screen("question");
    tab.until("the item has the focus", || {
        (quiz.active()["name"] == item(state.question()).text.as_str()).then_some(())
    });
}

/// It failed: the focus is where another try is.
fn start_without_the_content(tab: &Tab) {
    let content = xtask::server::Gate::default();
    tab.bend(|request, response| {
        if request.path.starts_with("/packs/en.check") {
            *response = xtask::server::Response::text(404, "not here");
        }
    });
    tab.expect("404");
    tab.expect("network:");
    let quiz = start_and_wait(tab, &content);
    content.open();
    let state = quiz.until("it says so", |state| state.live() == [word(Word::PartFailed)]);
    assert_eq!(state.heading(), word(Word::CheckTitle));
    tab.until("the title has the focus", || (quiz.active()["name"] == word(Word::CheckTitle)).then_some(()));
    tab.until("the host hears of it", || quiz.details("shoreline-error").pop());
    tab.heal();
    quiz.press(Word::TryAgain);
    quiz.until_screen("question");
}

fn next_without_answer_reminds(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    begin(&quiz);
    // Once more as well, when the reminder is there already.
    for _ in 0..2 {
        quiz.click(json!({ "button": text(CheckWord::Answer) }));
        tab.until("the reminder has the focus", || (quiz.active()["name"] == text(CheckWord::ChooseOne)).then_some(()));
        quiz.script("root.activeElement.blur()", json!([]));
    }
    assert_eq!(quiz.details("shoreline-check"), [] as [Value; 0]);
}

fn explanation_is_told(tab: &Tab) {
    tab.resize(900, 800);
    let quiz = tab.open("plain.html").ready();
    begin(&quiz);
    let first = item(quiz.state().question());
    by_pointer(&quiz, &first.id, &value(first, (first.right() + 1) % first.answers()));
    let state = quiz.until("it is explained", |s| s.card().contains(&first.explanation));
    // Once: by the heading that has the focus, of which the rest is in sight.
    let is = answer_text(first, first.right());
    let name = format!("{}. {}", text(CheckWord::Wrong), fill(text(CheckWord::Is), &[("answer", is)]));
    tab.until("the verdict has the focus", || (quiz.active()["name"] == name.as_str()).then_some(()));
    assert_eq!(tab.role_and_name(&quiz.element(json!({ "css": "#feedback" }))), ("heading".to_owned(), name));
    assert_eq!(state.live(), [""; 0]);
    let seen = "const { top, bottom } = root.querySelector('.feedback').getBoundingClientRect(); return [top >= 0, bottom <= innerHeight + 1]";
    assert_eq!(quiz.script(seen, json!([])), json!([true, true]));
    // Answered is answered.
    assert_eq!(
        quiz.script("return [...root.querySelectorAll('fieldset input')].map((e) => e.disabled)", json!([])),
        json!(vec![true; usize::from(first.answers())]),
        "all of them stay to be read"
    );
}
