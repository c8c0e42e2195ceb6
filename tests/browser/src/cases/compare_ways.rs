//! The tabs, and the ways between the views: from a reason to its row and back, and by links.

use super::Run;
use super::compare::{columns, open, shown, table, text};
use crate::quiz::key;
use crate::reference::{letters, pack, word};
use crate::tab::Tab;
use serde_json::{Value, json};
use shoreline::pack::{CompareWord, Word};
use shoreline::session::{Action, CompareAction, Session, View};
use shoreline::share::encode;

pub const CASES: &[(&str, Run)] = &[
    ("preselected_from_a_result", preselected_from_a_result),
    ("reason_to_row_and_back", reason_to_row_and_back),
    ("ways_lead_to_sections", ways_lead_to_sections),
    ("two_words_lead_to_rows_again", two_words_lead_to_rows_again),
    ("tabs_by_keyboard", tabs_by_keyboard),
    ("switching_loses_nothing", switching_loses_nothing),
    ("views_attribute", views_attribute),
    ("link_holds_the_columns", link_holds_the_columns),
];

fn preselected_from_a_result(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    quiz.set_answers(&letters("bccbbbcbbc"));
    open(&quiz);
    assert_eq!(columns(&quiz), json!(["inhouse", "nearshore"]));
    let own = "return root.querySelector('thead .own').textContent";
    assert_eq!(quiz.script(own, json!([])), format!("Nearshore{}", text(CompareWord::YourResult)));
    quiz.click(json!({ "css": "#by-result" }));
    tab.until("the winner stands first", || (columns(&quiz) == json!(["nearshore", "inhouse"])).then_some(()));
    assert_eq!(quiz.state().live(), [""; 0], "the lines are the same");
    // Another result, other columns: nothing was chosen by hand yet.
    quiz.set_answers(&letters("cabaabccca"));
    open(&quiz);
    assert_eq!(columns(&quiz)[0], "domestic");
}

fn reason_to_row_and_back(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    quiz.set_answers(&letters("bccbbbcbbc"));
    let before = quiz.property("answers");
    let way = json!({ "css": "[data-reason='reason-goal'] button:nth-of-type(3)" });
    let label = quiz.script("return root.querySelector(\"[data-reason='reason-goal'] button:nth-of-type(3)\").ariaLabel ?? root.querySelector(\"[data-reason='reason-goal'] button:nth-of-type(3)\").getAttribute('aria-label')", json!([]));
    assert_eq!(label, "Compare: Control and know-how");
    tab.unsettle();
    quiz.click(way);
    let on = |what: &str, name: &str| {
        tab.until(what, || (quiz.active()["name"] == name).then_some(()));
    };
    on("the row has the focus", "Control and know-how");
    tab.settle();
    quiz.tab_to("the way back", |active| active["name"] == word(Word::BackToReason));
    tab.keys(&[key::ENTER]);
    quiz.until_screen("result");
    tab.until("the reason has the focus", || {
        let question = "return root.activeElement?.closest('[data-reason]')?.dataset.reason ?? null";
        (quiz.script(question, json!([])) == "reason-goal").then_some(())
    });
    tab.until("the reason is in sight", || {
        let top = quiz.script("return root.activeElement.closest('li').getBoundingClientRect().top", json!([]));
        (top.as_f64()? >= 0.0).then_some(())
    });
    assert_eq!(quiz.property("answers"), before);
    // The reason may be another one by then: the way back ends at the heading.
    quiz.click(json!({ "css": "[data-reason='reason-goal'] button:nth-of-type(3)" }));
    on("the row has the focus again", "Control and know-how");
    quiz.press(Word::ViewDecide);
    quiz.until_screen("result");
    quiz.click(json!({ "css": "#change-goal" }));
    quiz.script("root.querySelector('#edit-goal [value=\"not-sure\"]').click()", json!([]));
    let is_gone = || !quiz.has(json!({ "css": "[data-reason='reason-goal']" }));
    tab.until("the reason has gone", || is_gone().then_some(()));
    quiz.press(Word::ViewCompare);
    quiz.press(Word::BackToReason);
    quiz.until_screen("result");
    tab.until("the heading has the focus", || (quiz.active()["part"] == "heading").then_some(()));
}

/// On a phone the sections are many screens apart: each has a way to its heading, which then stands high in the window.
fn ways_lead_to_sections(tab: &Tab) {
    tab.resize(390, 664);
    let quiz = shown(tab.open_tag("<shoreline-quiz id=\"quiz\" view=\"compare\">"));
    let names = quiz.script("return [...root.querySelectorAll('nav li')].map((e) => e.textContent)", json!([]));
    let names: Vec<String> = serde_json::from_value(names).unwrap();
    assert_eq!(names.len(), 5);
    let told = quiz.events().len();
    for name in names.iter().rev() {
        quiz.script("scrollTo(0, 0)", json!([]));
        quiz.click(json!({ "button": name }));
        tab.until("the heading has the focus", || (quiz.active()["name"] == name.as_str()).then_some(()));
        let place = "return root.activeElement.getBoundingClientRect().top / innerHeight";
        let place = quiz.script(place, json!([])).as_f64().unwrap();
        assert!((0.0..0.5).contains(&place), "{name}: {place}");
    }
    assert_eq!(quiz.events().len(), told, "nothing has happened");
    // What was said about something else goes with the same step.
    let clipboard =
        "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async () => {} } })";
    quiz.script(clipboard, json!([]));
    quiz.press(Word::CopyLink);
    tab.until("it is copied", || quiz.has(json!({ "css": ".told" })).then_some(()));
    quiz.click(json!({ "button": names[1] }));
    // The button has the heading's name.
    let focused = || (quiz.script("return root.activeElement.id", json!([])) == "at-boxes").then_some(());
    tab.until("the heading has the focus once more", focused);
    assert!(!quiz.has(json!({ "css": ".told" })));
}

/// A row that the visitor was led to is led to again, whatever they have done in the meantime.
fn two_words_lead_to_rows_again(tab: &Tab) {
    let quiz = shown(tab.open_tag("<shoreline-quiz id=\"quiz\" view=\"compare\">"));
    let ways = "return [...root.querySelectorAll('.faceoff button')].map((e) => e.textContent)";
    let ways: Vec<String> = serde_json::from_value(quiz.script(ways, json!([]))).unwrap();
    assert!(ways.len() > 1);
    let way = &ways[0];
    let press = |when: &str| {
        quiz.script("root.activeElement?.blur(); scrollTo(0, 0)", json!([]));
        quiz.click(json!({ "button": way }));
        let row =
            || quiz.script("return root.activeElement?.id ?? ''", json!([])).as_str()?.strip_prefix("row-").map(drop);
        tab.until(&format!("the row has the focus, {when}"), row);
    };
    press("pressed once");
    press("pressed again");
    quiz.press(Word::ViewDecide);
    quiz.until_screen("intro");
    quiz.press(Word::ViewCompare);
    table(&quiz);
    press("after another view");
    let rows = || quiz.script("return root.querySelectorAll('[data-dimension]').length", json!([])).as_u64().unwrap();
    let all = rows();
    quiz.click(json!({ "css": "#matters-risk" }));
    quiz.click(json!({ "css": "#show-1" }));
    tab.until("one row is left", || (rows() == 1).then_some(()));
    press("where it was hidden");
    assert_eq!(rows(), all);
    press("once more");
}

fn tabs_by_keyboard(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    let (role, name) = tab.role_and_name(&quiz.element(json!({ "css": "#tab-compare" })));
    assert_eq!((role.as_str(), name.as_str()), ("tab", word(Word::ViewCompare)));
    quiz.tab_to("the tabs", |active| active["name"] == word(Word::ViewDecide));
    tab.unsettle();
    tab.keys(&[key::RIGHT]);
    assert_eq!(quiz.active()["name"], word(Word::ViewCompare));
    assert_eq!(quiz.state().heading(), word(Word::IntroTitle), "an arrow moves the focus only");
    tab.keys(&[key::ENTER]);
    table(&quiz);
    tab.settle();
    assert_eq!(quiz.active()["name"], word(Word::ViewCompare), "the focus stays on the tab");
    assert_eq!(
        quiz.script("return root.querySelector('#tab-compare').getAttribute('aria-selected')", json!([])),
        "true"
    );
    tab.unsettle();
    tab.keys(&[key::RIGHT, key::SPACE]);
    quiz.until("the check is there", |s| s.heading() == word(Word::CheckTitle));
    tab.keys(&[key::RIGHT]);
    assert_eq!(quiz.active()["name"], word(Word::ViewDecide), "round to the first");
    let views: Vec<Value> = quiz.details("shoreline-view").into_iter().map(|d| d["view"].clone()).collect();
    assert_eq!(views, ["compare", "check"]);
}

fn switching_loses_nothing(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    quiz.go_to_volume("b");
    quiz.choose("volume", "c");
    open(&quiz);
    quiz.click(json!({ "css": "#compare-captive" }));
    tab.until("one is gone", || (columns(&quiz).as_array().unwrap().len() == 4).then_some(()));
    tab.unsettle();
    quiz.press(Word::ViewCheck);
    quiz.press(Word::Start);
    let first = quiz.until_screen("question").question().to_owned();
    tab.settle();
    let option = quiz.script("return root.querySelector('fieldset input').value", json!([]));
    quiz.choose(&first, option.as_str().unwrap());
    quiz.press(Word::ViewDecide);
    assert_eq!(quiz.until_question("volume").checked(), "c", "what was marked is still marked");
    quiz.press(Word::ViewCompare);
    table(&quiz);
    assert_eq!(columns(&quiz).as_array().unwrap().len(), 4);
    quiz.press(Word::ViewCheck);
    let state = quiz.until_question(&first);
    assert_eq!(state.checked(), option.as_str().unwrap());
    // Whole switches, with the element's own methods.
    quiz.script("host.show('decide')", json!([]));
    quiz.until_question("volume");
    quiz.script("host.show('elsewhere')", json!([]));
    tab.expect("No view “elsewhere” here");
    assert_eq!(quiz.state().question(), "volume");
}

fn views_attribute(tab: &Tab) {
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" view=\"check\" views=\"check compare\">").ready();
    let tabs = "return [...root.querySelectorAll('[role=tab]')].map((e) => e.textContent)";
    assert_eq!(quiz.script(tabs, json!([])), json!([word(Word::ViewCheck), word(Word::ViewCompare)]));
    assert_eq!(quiz.state().heading(), word(Word::CheckTitle));
    assert!(!quiz.state().card().contains(word(Word::ViewDecide)));
    tab.unsettle();
    quiz.script("host.setAttribute('views', 'compare')", json!([]));
    table(&quiz);
    tab.settle();
    assert_eq!(quiz.script(tabs, json!([])), json!([]), "one view alone has no tabs");
    tab.expect("view=\"check\" is not among");
    quiz.script("host.setAttribute('views', 'nothing')", json!([]));
    tab.expect("views=\"nothing\" names what does not exist");
    tab.until("all tabs are back", || (quiz.script(tabs, json!([])).as_array()?.len() == 3).then_some(()));
    // Frameworks set one attribute after the other: in either order they lead to the same view.
    let both = [("view", "check"), ("views", "decide check")];
    for order in [[both[0], both[1]], [both[1], both[0]]] {
        quiz.script("host.setAttribute('view', 'decide'); host.setAttribute('views', 'decide')", json!([]));
        quiz.until_screen("intro");
        tab.frames();
        quiz.script("for (const [name, value] of args) host.setAttribute(name, value)", json!(order));
        tab.until(&format!("the check after {order:?}"), || {
            (quiz.state().heading() == word(Word::CheckTitle)).then_some(())
        });
    }
}

fn link_holds_the_columns(tab: &Tab) {
    let pick = [1, 4].into_iter().collect();
    let session = Session::new(pack()).apply(pack(), Action::View(View::Compare));
    let session = session.apply(pack(), Action::Compare(CompareAction::Chosen(pick)));
    let code = encode(pack(), &session);
    let quiz = shown(tab.open(&format!("plain.html#s={code}")));
    assert_eq!(columns(&quiz), json!(["domestic", "captive"]));
    let link = quiz.property("link");
    assert!(link.as_str().unwrap().ends_with(&format!("#s={code}")), "{link}");
    quiz.click(json!({ "css": "#compare-offshore" }));
    tab.until("the link follows", || (quiz.property("link") != link).then_some(()));
}
