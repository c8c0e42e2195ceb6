//! `embed.html` in frames: which frame speaks, from where, with which settings, and where its links lead.

use super::Run;
use super::decide::check_result;
use crate::quiz::Quiz;
use crate::reference::{asks, letters, word};
use crate::tab::Tab;
use serde_json::{Value, json};
use shoreline::pack::Word;

pub const CASES: &[(&str, Run)] = &[
    ("frames_are_told_apart", frames_are_told_apart),
    ("frame_script_is_deaf_to_others", frame_script_is_deaf_to_others),
    ("frame_takes_its_attributes_from_the_address", frame_takes_its_attributes_from_the_address),
    ("frame_heading_comes_into_sight", frame_heading_comes_into_sight),
    ("frame_heading_comes_into_sight_in_a_pane", frame_heading_comes_into_sight_in_a_pane),
    ("frame_heading_comes_into_sight_without_a_doctype", frame_heading_comes_into_sight_without_a_doctype),
    ("frame_of_another_site_in_a_sandbox", frame_of_another_site_in_a_sandbox),
    ("frame_links_leave_the_frame", frame_links_leave_the_frame),
    ("frame_without_an_address_links_to_the_folder", frame_without_an_address_links_to_the_folder),
    ("frame_page_stands_alone", frame_page_stands_alone),
];

/// Lets the tests look into `embed.html`.
pub fn watch(tab: &Tab) {
    tab.edit_page("/embed.html", "<head>", "<head><script src=\"/hosts/spy.js\"></script>");
    tab.edit_page("/embed.html", "<shoreline-quiz ", "<shoreline-quiz id=\"quiz\" ");
}

/// Waits for the code of the check in the second frame, which comes last.
pub fn second_has_loaded(tab: &Tab) {
    let is_check = |path: &str| path.starts_with("/check.") && path.ends_with(".wasm");
    let asked = || tab.requests().iter().any(|seen| is_check(&seen.request.path)).then_some(());
    tab.until("the second frame has its code", asked);
}

pub(super) fn open<'t>(tab: &'t Tab, frame: &str) -> Quiz<'t> {
    watch(tab);
    tab.open("frames.html");
    tab.frame(Some(frame));
    tab.quiz("quiz").ready()
}

/// The quiz of the first frame, in a page without `frame.js`.
pub(super) fn open_without_script(tab: &Tab) -> Quiz<'_> {
    tab.edit_page("/hosts/frames.html", "<script type=\"module\" src=\"/frame.js\"></script>", "");
    open(tab, "one")
}

/// The first frame of the page is another site's, in a sandbox with no rights but those of this attribute.
pub(super) fn open_elsewhere<'t>(tab: &'t Tab, sandbox: &str) -> Quiz<'t> {
    let there = format!("http://localhost:{}", tab.server.port());
    tab.edit_page("/hosts/frames.html", "src=\"/embed.html", &format!("{sandbox} src=\"{there}/embed.html"));
    tab.also_from(&there);
    watch(tab);
    tab.open("frames.html");
    second_has_loaded(tab);
    tab.frame(Some("one"));
    tab.quiz("quiz").ready()
}

/// Clicks by script: a frame may be higher than the window.
fn tap(quiz: &Quiz, target: Value) {
    let element = quiz.tab.until("it is there", || quiz.has(target.clone()).then(|| quiz.element(target.clone())));
    quiz.tab.script("arguments[0].click()", json!([element]));
}

pub(super) fn press(quiz: &Quiz, name: Word) {
    tap(quiz, json!({ "button": word(name) }));
}

pub(super) fn walk(quiz: &Quiz, step: &dyn Fn(&Quiz)) {
    press(quiz, Word::Start);
    step(quiz);
    let answers = letters("bccbbbcbbc");
    for question in asks() {
        quiz.until_question(question);
        match answers.get(question).and_then(Value::as_str) {
            None => press(quiz, Word::Skip),
            Some(option) => {
                tap(quiz, json!({ "radio": [question, option] }));
                press(quiz, Word::Next);
            }
        }
        step(quiz);
    }
    quiz.until_screen("review");
    press(quiz, Word::ShowResult);
    quiz.until_screen("result");
    step(quiz);
    check_result(quiz, &answers);
}

/// Waits until the frame, looked at from inside, is as high as what it holds.
#[track_caller]
pub(super) fn fits(tab: &Tab, what: &str) {
    let look = "const page = document.documentElement, body = document.body.getBoundingClientRect().height;
        return [innerHeight, Math.ceil(body), page.scrollHeight, innerWidth - page.clientWidth]";
    tab.until_or(
        &format!("{what}: the frame has the height of its content"),
        || {
            let seen = tab.script(look, json!([]));
            let [height, body, scroll, bar] = [0, 1, 2, 3].map(|n| seen[n].as_i64().unwrap());
            ((height - body).abs() <= 1 && scroll <= height && bar == 0).then_some(())
        },
        || tab.script(look, json!([])).to_string(),
    );
}

/// How often the frame with this id told its height; asked from inside of a frame.
pub(super) fn told(tab: &Tab, id: &str) -> usize {
    let count = "return parent.__heights.filter(([id]) => id === arguments[0]).length";
    tab.script(count, json!([id])).as_u64().unwrap() as usize
}

pub(super) fn top(tab: &Tab) {
    tab.frame(None);
}

fn frames_are_told_apart(tab: &Tab) {
    let quiz = open(tab, "two");
    fits(tab, "two");
    top(tab);
    tab.frame(Some("one"));
    let one = tab.quiz("quiz").ready();
    fits(tab, "one");
    let heights = "return ['one', 'two', 'other'].map((id) => parent.document.getElementById(id).clientHeight)";
    let before = tab.script(heights, json!([]));
    assert_eq!(before[2], 120, "the other site's frame keeps its height");
    let two_told = told(tab, "two");
    one.script("host.answers = args", Value::Object(letters("bccbbbcbbc")));
    one.until_screen("result");
    fits(tab, "the result in one");
    let after = tab.script(heights, json!([]));
    assert!(after[0].as_i64() > before[0].as_i64(), "{after} after {before}");
    assert_eq!((&after[1], &after[2]), (&before[1], &before[2]));
    assert_eq!(told(tab, "two"), two_told);
    top(tab);
    tab.frame(Some("two"));
    assert_eq!(quiz.state().screen(), "intro");
    top(tab);
}

/// What other scripts and frames post must neither throw nor change anything, in both directions.
fn frame_script_is_deaf_to_others(tab: &Tab) {
    let quiz = open(tab, "one");
    fits(tab, "one");
    top(tab);
    tab.frame(Some("two"));
    tab.quiz("quiz").ready();
    fits(tab, "two");
    top(tab);
    tab.frame(Some("one"));
    let messages = "[null, undefined, '', 'shoreline-quiz', 0, -1, NaN, true, [], [null], {}, { source: null }, { height: 9000 },
        { source: 'shoreline-quiz' }, { source: 'shoreline-quiz', height: '9000' }, { source: 'shoreline-quiz', height: NaN },
        { source: 'shoreline-quiz', height: -5 }, { source: 'shoreline-quiz', height: { valueOf: 9 } }, { source: ['shoreline-quiz'], height: 9000 },
        { source: 'other', height: 9000 }, { source: 'shoreline-quiz', event: 'shoreline-result', detail: {} }, new Map([['source', 'shoreline-quiz']]), new Date(), new ArrayBuffer(8), { source: 'shoreline-quiz', fits: 'no', ask: {} }]";
    let heights = "return ['one', 'two', 'other'].map((id) => parent.document.getElementById(id).clientHeight)";
    let before = tab.script(heights, json!([]));
    top(tab);
    // Of the page itself, with the right mark, and from the page to the frames.
    tab.script(
        &format!("for (const m of {messages}) {{ postMessage(m, '*'); for (let n = 0; n < frames.length; n += 1) frames[n].postMessage(m, '*'); }} postMessage({{ source: 'shoreline-quiz', height: 9000 }}, '*')"),
        json!([]),
    );
    // A page of that name may be anybody's: only beside `frame.js` it is the quiz.
    tab.script("const other = document.getElementById('other'); other.srcdoc = '<p>List</p>'; other.src = '/elsewhere/embed?list=1'", json!([]));
    tab.rest();
    tab.frame(Some("other"));
    // Of another frame, with our mark as well.
    tab.script(&format!("for (const m of [...{messages}, {{ source: 'shoreline-quiz', height: 9000, top: -9 }}]) parent.postMessage(m, '*'); for (let n = 0; n < parent.frames.length; n += 1) parent.frames[n].postMessage({{ source: 'shoreline-quiz', fits: false }}, '*')"), json!([]));
    tab.frames();
    top(tab);
    assert_eq!(tab.console(), [""; 0]);
    assert_eq!(
        tab.script("return __spy.events.filter((e) => e.name === 'shoreline-result')", json!([])),
        json!([]),
        "an event of somebody else"
    );
    tab.frame(Some("one"));
    assert_eq!(tab.console(), [""; 0]);
    assert_eq!(tab.script(heights, json!([])), before);
    // Beside `frame.js` it is the quiz, whose ending some hosts leave out.
    top(tab);
    tab.script("document.getElementById('other').src = '/embed?view=decide'", json!([]));
    tab.frame(Some("other"));
    tab.script("parent.postMessage({ source: 'shoreline-quiz', height: 321 }, '*')", json!([]));
    top(tab);
    let height = || tab.script("return document.getElementById('other').clientHeight", json!([]));
    tab.until_or("it has its height", || (height() == 321).then_some(()), || height().to_string());
    tab.frame(Some("one"));
    fits(tab, "one, after all that");
    press(&quiz, Word::Start);
    quiz.until_question("context");
    fits(tab, "one, on the next screen");
    top(tab);
}

fn frame_takes_its_attributes_from_the_address(tab: &Tab) {
    watch(tab);
    let page = "../embed.html?view=check&views=check&theme=dark&heading-level=4&utm_source=news&__proto__=x&colour=red&accent=nonsense";
    tab.expect("The parameter “visit” is unknown");
    tab.expect("The parameter “colour” is unknown");
    tab.expect("The parameter “__proto__” is unknown");
    tab.expect("accent=\"nonsense\" is no colour");
    let quiz = tab.open(page).ready();
    assert_eq!(
        quiz.script("return [host.getAttributeNames().sort().join(' '), root.querySelectorAll('[role=tab]').length, root.querySelectorAll('h4').length > 0]", json!([])),
        json!(["accent data-alone heading-level id theme view views", 0, true])
    );
    assert_eq!(tab.script("return getComputedStyle(document.documentElement).colorScheme", json!([])), "dark");
    assert_eq!(tab.console().len(), 4, "{:?}", tab.console());
}

/// A step deep down in a high frame: the new heading may be above the window of the page around.
fn frame_heading_comes_into_sight(tab: &Tab) {
    tab.resize(700, 500);
    let quiz = open(tab, "one");
    quiz.script("host.answers = args", Value::Object(letters("bccbbbcbbc")));
    quiz.until_screen("result");
    fits(tab, "the result");
    let place = "const frame = parent.document.getElementById('one').getBoundingClientRect(); const heading = root.querySelector('[part~=\"heading\"]').getBoundingClientRect();
        return [frame.top + heading.top, parent.innerHeight, parent.document.activeElement.id]";
    // One below the window as well: the way from what the result hinges on to the answer.
    let answer = "const frame = parent.document.getElementById('one').getBoundingClientRect(); const answer = root.activeElement.getBoundingClientRect();
        return [frame.top + answer.top, parent.innerHeight, answer.top]";
    let change = quiz.element(json!({ "css": "[part~='hinge'] button" }));
    tab.script("arguments[0].focus(); arguments[0].scrollIntoView()", json!([change]));
    tab.script("arguments[0].click()", json!([change]));
    tab.until_or(
        "the answer is in sight",
        || {
            let [top, high, within] = [0, 1, 2].map(|n| quiz.script(answer, json!([]))[n].as_f64());
            (top >= Some(0.0) && top < high && within > high).then_some(())
        },
        || quiz.script(answer, json!([])).to_string(),
    );
    let restart = quiz.element(json!({ "button": word(Word::Restart) }));
    tab.script("arguments[0].focus(); parent.scrollTo(0, 10000)", json!([restart]));
    let far = quiz.script(place, json!([]));
    assert!(far[0].as_f64() < Some(0.0), "the heading is out of sight: {far}");
    tab.script("arguments[0].click()", json!([restart]));
    quiz.until_screen("intro");
    tab.until_or(
        "the heading is in sight",
        || quiz.script(place, json!([]))[0].as_f64().filter(|top| *top >= 0.0),
        || quiz.script(place, json!([])).to_string(),
    );
    top(tab);
}

/// A frame in a dialog, or in a pane that scrolls by itself. Not every browser brings what a frame of another site scrolls
/// to into sight of the page around, so this asks for it as such a frame does.
fn frame_heading_comes_into_sight_in_a_pane(tab: &Tab) {
    tab.resize(900, 700);
    let pane = "<div id=\"pane\" style=\"height: 330px; overflow: auto; margin-top: 90px\"><iframe id=\"one\"";
    tab.edit_page("/hosts/frames.html", "<iframe id=\"one\"", pane);
    tab.edit_page("/hosts/frames.html", "<iframe id=\"other\"", "</div><iframe id=\"other\"");
    open_elsewhere(tab, "");
    fits(tab, "the frame in a pane");
    for (part, from) in [([40, 80], 10000), ([460, 500], 0), ([200, 240], 100)] {
        top(tab);
        let before = "document.getElementById('one').focus(); document.getElementById('pane').scrollTo(0, arguments[0]); scrollTo(0, 0);
            return document.getElementById('pane').scrollTop";
        let before = tab.script(before, json!([from]));
        tab.frame(Some("one"));
        tab.script(
            "parent.postMessage({ source: 'shoreline-quiz', top: arguments[0], bottom: arguments[1] }, '*')",
            json!(part),
        );
        top(tab);
        let place = "const [frame, pane] = ['one', 'pane'].map((id) => document.getElementById(id));
            return [frame.getBoundingClientRect().top + frame.clientTop - pane.getBoundingClientRect().top, pane.scrollTop, scrollY]";
        let seen = || tab.script(place, json!([]));
        tab.until_or(
            "the part is in sight",
            || {
                let start = seen()[0].as_i64()?;
                (start + part[0] >= 0 && start + part[1] <= 330).then_some(())
            },
            || format!("{part:?}: {}", seen()),
        );
        assert_eq!(seen()[2], 0, "the page behind stays");
        assert!(from != 100 || seen()[1] == before, "what is in sight moves nothing: {before}, {}", seen());
    }
}

/// In such a page it is not the root that scrolls.
fn frame_heading_comes_into_sight_without_a_doctype(tab: &Tab) {
    tab.resize(900, 400);
    tab.edit_page("/hosts/frames.html", "<!doctype html>", "");
    open_elsewhere(tab, "");
    fits(tab, "the frame");
    top(tab);
    tab.script("document.getElementById('one').focus(); scrollTo(0, 9000)", json!([]));
    tab.frame(Some("one"));
    tab.script("parent.postMessage({ source: 'shoreline-quiz', top: 40, bottom: 80 }, '*')", json!([]));
    top(tab);
    let place = "const { top } = document.getElementById('one').getBoundingClientRect(); return [document.compatMode, top + 40 >= 0 && top + 80 <= innerHeight]";
    let seen = || tab.script(place, json!([]));
    tab.until_or(
        "the part is in sight",
        || (seen() == json!(["BackCompat", true])).then_some(()),
        || seen().to_string(),
    );
}

/// Another origin, and no rights but to run scripts: no storage, no name, no way to look at the page around.
fn frame_of_another_site_in_a_sandbox(tab: &Tab) {
    for sandbox in ["", " sandbox=\"allow-scripts\""] {
        let quiz = open_elsewhere(tab, sandbox);
        assert_eq!(tab.script("try { return !!parent.document } catch { return 'refused' }", json!([])), "refused");
        fits(tab, "a frame of another site");
        walk(&quiz, &|_| ());
        fits(tab, "its result");
        top(tab);
        tab.leave();
        tab.heal();
    }
}

fn frame_links_leave_the_frame(tab: &Tab) {
    watch(tab);
    tab.edit_page(
        "/hosts/frames.html",
        "/embed.html?load=eager",
        "/embed.html?load=eager&amp;cta-label=Talk&amp;cta-href=http://127.0.0.1:9/talk",
    );
    tab.open("frames.html");
    tab.frame(Some("one"));
    let quiz = tab.quiz("quiz").ready();
    quiz.script("host.answers = args", Value::Object(letters("bccbbbcbbc")));
    quiz.until_screen("result");
    let targets = quiz.script(
        "const base = document.querySelector('base').target; return [...root.querySelectorAll('a[href]')].map((a) => a.target || base).filter((t) => !['_top', '_blank'].includes(t))",
        json!([]),
    );
    assert_eq!(targets, json!([]), "no link opens another site inside the frame");
    top(tab);
}

/// As some site builders write what their customers paste: such a page cannot be linked to.
fn frame_without_an_address_links_to_the_folder(tab: &Tab) {
    let page = "<!doctype html><html lang=en><script src=/hosts/spy.js></script><script type=module src=/embed.js></script><shoreline-quiz id=quiz load=eager></shoreline-quiz>";
    tab.open("empty.html");
    tab.script(
        "const frame = document.createElement('iframe'); frame.id = 'one'; frame.srcdoc = arguments[0]; document.body.append(frame)",
        json!([page]),
    );
    tab.frame(Some("one"));
    let quiz = tab.quiz("quiz").ready();
    quiz.script("host.answers = args", Value::Object(letters("bccbbbcbbc")));
    quiz.until_screen("result");
    let link = quiz.property("link");
    let folder = format!("{}/#s=", tab.server.origin());
    assert!(link.as_str().unwrap().starts_with(&folder), "{link}");
    top(tab);
}

fn frame_page_stands_alone(tab: &Tab) {
    watch(tab);
    tab.expect("The parameter “visit” is unknown");
    let quiz = tab.open("../embed.html").ready();
    let answers = letters("bccbbbcbbc");
    quiz.walk_by_pointer(&answers);
    check_result(&quiz, &answers);
    // Its steps are in the history, and a reload stays where it was.
    tab.leave();
    tab.expect("The parameter “visit” is unknown");
    let quiz = tab.open("../embed.html?storage=session").ready();
    quiz.press(Word::Start);
    quiz.press(Word::Skip);
    quiz.until_question("core");
    tab.script("history.back()", json!([]));
    quiz.until_question("context");
    tab.reload();
    quiz.ready().until_question("context");
    // Without scripts, its words are there.
    let words = tab.script("return document.querySelector('shoreline-quiz').textContent", json!([]));
    for part in [Word::IntroWho, Word::IntroWhere, Word::IntroBoth] {
        assert!(words.as_str().unwrap().contains(word(part)), "{words}");
    }
}
