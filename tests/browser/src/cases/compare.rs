//! The comparison: its table, its parts, and what it loads and prints.

use super::Run;
use super::hosts::STRICT;
use crate::printer;
use crate::quiz::{Quiz, key};
use crate::reference::{letters, pack, word};
use crate::tab::Tab;
use serde_json::{Value, json};
use shoreline::pack::{CompareWord, Word};
use xtask::server::Response;

pub const CASES: &[(&str, Run)] = &[
    ("widths", widths),
    ("differences_only", differences_only),
    ("headers_are_announced", headers_are_announced),
    ("focus_is_not_behind_the_head", focus_is_not_behind_the_head),
    ("missing_part_says_so", missing_part_says_so),
    ("checklist_ticks", checklist_ticks),
    ("nothing_before_it_is_opened", nothing_before_it_is_opened),
    ("strict_policy", strict_policy),
    ("prints_alone", prints_alone),
];

pub(super) fn text(word: CompareWord) -> &'static str {
    pack().comparison().unwrap().word(word)
}

/// Opens the comparison by its tab and waits for the table.
#[track_caller]
pub(super) fn open(quiz: &Quiz) {
    quiz.tab.unsettle();
    quiz.press(Word::ViewCompare);
    table(quiz);
    quiz.tab.settle();
}

/// The comparison that is shown from the start, with its part of the content.
#[track_caller]
pub(super) fn shown(quiz: Quiz) -> Quiz {
    quiz.ready();
    quiz.tab.unsettle();
    table(&quiz);
    quiz.tab.settle();
    quiz
}

#[track_caller]
pub(super) fn table(quiz: &Quiz) {
    quiz.tab.until("the table is there", || quiz.has(json!({ "css": ".lined" })).then_some(()));
}

pub(super) fn columns(quiz: &Quiz) -> Value {
    quiz.script("return [...root.querySelectorAll('thead [data-outcome]')].map((e) => e.dataset.outcome)", json!([]))
}

fn rows(quiz: &Quiz) -> usize {
    quiz.script("return root.querySelectorAll('[data-dimension]').length", json!([])).as_u64().unwrap() as usize
}

/// A narrow host gets cards, a wide one a table, whatever the window is; nothing sticks out.
fn widths(tab: &Tab) {
    tab.resize(1400, 900);
    for (width, wanted) in [(300, "block"), (600, "grid"), (1200, "table-cell")] {
        let tag = format!("<div style=\"width: {width}px\"><shoreline-quiz id=\"quiz\" views=\"compare\">");
        let quiz = shown(tab.open_tag(&tag));
        let look = "const cell = root.querySelector('[data-dimension] td'), echo = cell.querySelector('.echo');
            const wide = [...root.querySelectorAll('*')].filter((e) => !e.closest('.unseen, thead, .corner') && e.getClientRects().length
                && e.getBoundingClientRect().right > host.getBoundingClientRect().right + 1);
            return [getComputedStyle(cell).display, echo.getClientRects().length > 0, wide.length]";
        assert_eq!(quiz.script(look, json!([])), json!([wanted, wanted != "table-cell", 0]), "{width} px");
        if width == 1200 {
            // The head stays while its table passes by.
            let scroll = "root.querySelectorAll('[data-dimension]')[8].scrollIntoView(); return root.querySelector('.lined thead th').getBoundingClientRect().top";
            let top = quiz.script(scroll, json!([])).as_f64().unwrap();
            assert!((-1.0..=1.0).contains(&top), "{top}");
        }
    }
}

fn differences_only(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    open(&quiz);
    assert_eq!((columns(&quiz).as_array().unwrap().len(), rows(&quiz)), (5, 17));
    let hint = json!({ "css": "#two-needed" });
    assert!(quiz.has(hint.clone()), "what describes the group is to be seen");
    // All of them differ: that nothing goes is told as well.
    quiz.click(json!({ "css": "#differences" }));
    quiz.until("the count is announced", |s| s.live().iter().any(|t| t.starts_with("Lines shown: 17 of 17.")));
    quiz.click(json!({ "css": "#differences" }));
    for id in ["offshore", "domestic", "captive"] {
        quiz.click(json!({ "css": format!("#compare-{id}") }));
    }
    tab.until("two are left", || (columns(&quiz) == json!(["inhouse", "nearshore"])).then_some(()));
    // The last two cannot be taken away, and it has said why all the time.
    assert_eq!(quiz.script("return root.querySelector('#compare-inhouse').disabled", json!([])), true);
    assert!(quiz.has(hint));
    quiz.click(json!({ "css": "#differences" }));
    let state =
        quiz.until("the count is announced", |s| s.live().iter().any(|t| t.starts_with("Lines shown: 13 of 17.")));
    assert_eq!(state.live().len(), 1, "{:?}", state.live());
    assert_eq!(rows(&quiz), 13);
    // Mark a row by keyboard, then show only what matters.
    quiz.click(json!({ "css": "#matters-risk" }));
    quiz.click(json!({ "css": "#show-1" }));
    tab.until("one row is left", || (rows(&quiz) == 1).then_some(()));
    quiz.click(json!({ "css": "#matters-risk" }));
    quiz.until("it says that none is left", |s| s.notices().contains(&text(CompareWord::NoneShown)));
    assert_eq!(quiz.active()["name"], text(CompareWord::TableTitle), "the focus does not go with the row");
    quiz.click(json!({ "css": "#show-0" }));
    tab.until("the rows are back", || (rows(&quiz) == 13).then_some(()));
}

/// Backwards through the table, whose head stays where it is.
fn focus_is_not_behind_the_head(tab: &Tab) {
    tab.resize(1300, 600);
    let quiz = shown(tab.open_tag("<shoreline-quiz id=\"quiz\" views=\"compare\">"));
    quiz.script("root.querySelector('#matters-scale').focus()", json!([]));
    let seen = "const e = root.activeElement, head = root.querySelector('.lined thead th').getBoundingClientRect(), { top } = e.getBoundingClientRect();
        return [head.top <= 0 && head.bottom > 20, top >= head.bottom, e.id || e.textContent]";
    let mut below = 0;
    for _ in 0..24 {
        tab.chord(key::SHIFT, key::TAB);
        let seen = quiz.script(seen, json!([]));
        let [stuck, free] = [0, 1].map(|at| seen[at] == true);
        assert!(!stuck || free, "{seen}");
        below += usize::from(stuck);
    }
    assert!(below > 10, "the head was there: {below}");
}

/// Cards are no less a table for those who hear it.
fn headers_are_announced(tab: &Tab) {
    for width in [320, 1200] {
        let tag = format!("<div style=\"width: {width}px\"><shoreline-quiz id=\"quiz\" views=\"compare\">");
        tab.resize(1400, 900);
        let quiz = shown(tab.open_tag(&tag));
        let said = |css: &str| tab.role_and_name(&quiz.element(json!({ "css": css })));
        let is = |css: &str, role: &[&str], name: &str| {
            let (found, said) = said(css);
            assert!(role.contains(&found.as_str()) && said == name, "{css} at {width} px: {found} “{said}”");
        };
        is("[data-dimension='risk'] > th", &["rowheader"], "Risk management");
        // The head is clipped, not gone, where there are cards.
        let head = "const e = root.querySelector('.lined thead th[data-outcome=captive]'); return [e.getAttribute('role'), e.textContent, getComputedStyle(e).visibility]";
        assert_eq!(quiz.script(head, json!([])), json!(["columnheader", "Own centre", "visible"]));
        let (role, _) = said("[data-dimension='risk'] > td[data-outcome='captive']");
        assert!(["cell", "gridcell"].contains(&role.as_str()), "{role}");
        let name = said(".lined").1;
        assert!(name.starts_with("Ways of sourcing compared: in-house at home, "), "{name}");
    }
}

/// The comparison cannot be fetched: it says so, everything else works, and another try may succeed.
fn missing_part_says_so(tab: &Tab) {
    tab.bend(|request, response| {
        if request.path.contains(".compare.") {
            *response = Response::text(404, "not here");
        }
    });
    let quiz = tab.open("plain.html").ready();
    tab.unsettle();
    tab.expect("404");
    tab.expect("network:");
    quiz.press(Word::ViewCompare);
    quiz.until("it says so", |s| s.notices().iter().any(|n| n.starts_with(word(Word::PartFailed))));
    // The cause is looked into after the visitor knows.
    let told = tab.until("the host hears the cause", || quiz.details("shoreline-error").pop());
    assert_eq!(told["code"], "network");
    tab.heal();
    quiz.press(Word::TryAgain);
    table(&quiz);
    quiz.until("it is not said any more", |s| s.live().iter().all(|text| text.is_empty()));
    // The button that had it is gone.
    tab.until("the heading has the focus", || (quiz.active()["part"] == "heading").then_some(()));
    tab.settle();
    quiz.press(Word::ViewDecide);
    quiz.until_screen("intro");
}

fn checklist_ticks(tab: &Tab) {
    let mut answers = letters("bccbbbcbbc");
    answers.insert(pack().context.id.clone(), json!("web"));
    let quiz = tab.open("plain.html").ready();
    quiz.set_answers(&answers);
    tab.unsettle();
    quiz.press(Word::ChecklistOpen);
    tab.until("the checklist is open", || quiz.has(json!({ "css": "#checklist" })).then_some(()));
    tab.settle();
    quiz.click(json!({ "css": "#tick-0" }));
    quiz.click(json!({ "css": "#tick-5" }));
    quiz.until("the ticks count", |s| s.card().contains("2 of 2") && s.card().contains(" done"));
    // The same list stands on the comparison, with the same ticks.
    quiz.press(Word::ViewCompare);
    table(&quiz);
    assert_eq!(
        quiz.script("return [...root.querySelectorAll('.tick :checked')].map((e) => e.id)", json!([])),
        json!(["tick-0", "tick-5"])
    );
}

/// Who only decides loads neither the comparison nor its styles.
fn nothing_before_it_is_opened(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    quiz.set_answers(&letters("bccbbbcbbc"));
    for part in [".compare.", ".check.", "views."] {
        assert!(!tab.requests().iter().any(|seen| seen.request.path.contains(part)), "{part} was fetched");
    }
}

/// The further views break no rule of a strict policy either.
fn strict_policy(tab: &Tab) {
    tab.bend(|request, response| {
        if request.path == "/hosts/strict.html" {
            response.set("content-security-policy", STRICT);
        }
    });
    let quiz = tab.open("strict.html").ready();
    open(&quiz);
    quiz.click(json!({ "css": "#compare-captive" }));
    quiz.click(json!({ "css": "#matters-risk" }));
    tab.unsettle();
    quiz.press(Word::ViewCheck);
    quiz.press(Word::Start);
    quiz.until_screen("question");
    tab.settle();
    assert_eq!(tab.console(), [""; 0]);
}

/// What is printed is one part alone, with its styles and its ticks, and the frame for it goes again.
fn prints_alone(tab: &Tab) {
    tab.bend(|request, response| {
        if request.path == "/hosts/strict.html" {
            response.set("content-security-policy", STRICT);
        }
    });
    let quiz = tab.open("strict.html").ready();
    open(&quiz);
    quiz.click(json!({ "css": "#tick-1" }));
    let tick = "paper.querySelector('#tick-1').checked";
    let list = "page.getComputedStyle(paper.querySelector('.points-list')).listStyleType";
    let has = |words: &str| format!("paper.body.textContent.includes('{words}')");
    let root = "paper.documentElement.lang, paper.documentElement.dir";
    printer::watch(tab, &format!("[{}, {}, {tick}, {list}, {root}]", has("Domain name"), has("Globalization")));
    tab.unsettle();
    quiz.click(json!({ "css": "#print-checklist" }));
    assert_eq!(printer::printed(tab), json!([true, false, true, "none", "en", "ltr"]));
    assert_eq!(tab.console(), [""; 0]);
}
