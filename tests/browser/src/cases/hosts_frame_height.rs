//! The height of a frame: that of its content, whatever the page around does, or it scrolls.

use super::Run;
use super::hosts_frame::{fits, open, open_without_script, press, told, top, walk, watch};
use crate::tab::Tab;
use serde_json::json;
use shoreline::pack::Word;
use std::thread::sleep;
use std::time::Duration;

pub const CASES: &[(&str, Run)] = &[
    ("frame_has_the_height_of_its_content", frame_has_the_height_of_its_content),
    ("frame_script_comes_late", frame_script_comes_late),
    ("frame_and_host_do_not_chase_each_other", frame_and_host_do_not_chase_each_other),
    ("frame_border_counts", frame_border_counts),
    ("frame_kept_lower_scrolls", frame_kept_lower_scrolls),
    ("frame_hidden_until_opened", frame_hidden_until_opened),
    ("frame_without_its_script_scrolls", frame_without_its_script_scrolls),
];

fn frame_has_the_height_of_its_content(tab: &Tab) {
    tab.resize(1400, 900);
    watch(tab);
    for width in [320, 768, 1280] {
        tab.open("frames.html");
        tab.script("document.getElementById('one').style.width = `${arguments[0]}px`", json!([width]));
        tab.frame(Some("one"));
        let quiz = tab.quiz("quiz").ready();
        fits(tab, "at first");
        walk(&quiz, &|quiz| {
            fits(tab, &format!("at {width} px, {}", quiz.state().heading()));
        });
        // Start, a context, ten questions, review and result, twice told each at most, and the loading.
        let count = told(tab, "one");
        assert!(count <= 3 * 14, "{count} messages at {width} px");
        top(tab);
    }
}

fn frame_script_comes_late(tab: &Tab) {
    let quiz = open_without_script(tab);
    assert_eq!(tab.script("return innerHeight", json!([])), 300);
    tab.unsettle();
    top(tab);
    tab.script("addFrameScript()", json!([]));
    tab.frame(Some("one"));
    fits(tab, "after the script");
    walk(&quiz, &|_| ());
    fits(tab, "at the end");
    top(tab);
}

fn frame_and_host_do_not_chase_each_other(tab: &Tab) {
    let quiz = open(tab, "one");
    press(&quiz, Word::Start);
    quiz.until_question("context");
    let height_at = |width: u32| {
        tab.script("parent.document.getElementById('one').style.width = `${arguments[0]}px`", json!([width]));
        fits(tab, "at a width");
        tab.script("return innerHeight", json!([])).as_f64().unwrap()
    };
    let (high, low) = (height_at(330), height_at(900));
    assert!(high > low + 20.0, "{high} and {low}");
    let before = told(tab, "one");
    tab.script("parent.swing(parent.document.getElementById('one'), arguments[0])", json!([(high + low) / 2.0]));
    sleep(Duration::from_millis(3000));
    let count = told(tab, "one") - before;
    assert!(count > 2, "the page does swing: {count}");
    sleep(Duration::from_millis(1000));
    assert_eq!(told(tab, "one") - before, count, "and it has come to rest");
    top(tab);
    tab.allow("ResizeObserver loop");
}

/// The first frame of a page with these styles.
fn styled(tab: &Tab, css: &str) {
    watch(tab);
    tab.edit_page("/hosts/frames.html", "</head>", &format!("<style>{css}</style></head>"));
    tab.open("frames.html");
    tab.frame(Some("one"));
    tab.quiz("quiz").ready();
}

fn frame_border_counts(tab: &Tab) {
    styled(tab, "* { box-sizing: border-box } iframe { height: 200px !important; border: 7px solid; padding: 3px }");
    fits(tab, "with a border, against the page's own height");
    top(tab);
}

/// A page may have a limit for all its frames, or let them grow slowly.
fn frame_kept_lower_scrolls(tab: &Tab) {
    styled(tab, "#one { max-height: 200px } #two { transition: height 0.5s }");
    let scrolled = "scrollTo({ top: 10000, behavior: 'instant' }); return scrollY > 0 && innerHeight === 200
        && getComputedStyle(document.documentElement).overflowY !== 'hidden'";
    tab.until_script("what lies below can be scrolled to", scrolled, json!([]));
    let told_so = "return getComputedStyle(document.documentElement).overflowY === 'hidden'";
    // Once the page gives it room, there is nothing to scroll.
    tab.script("parent.document.getElementById('one').style.maxHeight = 'none'", json!([]));
    fits(tab, "without the limit");
    tab.until_script("the frame knows", told_so, json!([]));
    top(tab);
    tab.frame(Some("two"));
    tab.quiz("quiz").ready();
    fits(tab, "grown slowly");
    tab.until_script("the frame knows", told_so, json!([]));
    top(tab);
}

fn frame_hidden_until_opened(tab: &Tab) {
    watch(tab);
    // So WebKit may call it that the frame gets its size while its content is observed. Nothing waits for it.
    tab.allow("ResizeObserver loop");
    tab.edit_page("/hosts/frames.html", "<iframe id=\"one\"", "<iframe id=\"one\" hidden");
    tab.open("frames.html");
    tab.frames();
    tab.script("document.getElementById('one').hidden = false", json!([]));
    tab.frame(Some("one"));
    tab.quiz("quiz").ready();
    fits(tab, "once it is opened");
    top(tab);
}

fn frame_without_its_script_scrolls(tab: &Tab) {
    let quiz = open_without_script(tab);
    press(&quiz, Word::Start);
    quiz.until_question("context");
    tab.script("scrollTo(0, 10000)", json!([]));
    assert!(tab.script("return scrollY", json!([])).as_f64() > Some(0.0), "what does not fit can be scrolled to");
    top(tab);
}
