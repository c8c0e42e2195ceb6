//! Passing results on, and what becomes of a link in the hands of who receives it.

use super::Run;
use super::access::axe;
use super::decide::check_result;
use super::hosts::STRICT;
use crate::printer;
use crate::quiz::{Quiz, key};
use crate::reference::{letters, word};
use crate::tab::Tab;
use serde_json::{Value, json};
use shoreline::pack::Word;

pub const CASES: &[(&str, Run)] = &[
    ("every_engine_makes_the_same_code", every_engine_makes_the_same_code),
    ("a_link_opens_anywhere", a_link_opens_anywhere),
    ("the_ways_to_share", the_ways_to_share),
    ("clipboard_refused", clipboard_refused),
    ("picture_of_noise", picture_of_noise),
    ("picture_from_right_to_left", picture_from_right_to_left),
    ("prints_alone", prints_alone),
    ("by_keyboard", by_keyboard),
    ("strict_policy", strict_policy),
    ("axe_light", |tab| axe_everywhere(tab, "light")),
    ("axe_dark", |tab| axe_everywhere(tab, "dark")),
];

/// Answers and the code that every engine makes of them; it stands in tests/data/frozen-links.txt too.
pub(super) const ONE: (&str, &str) = ("bccbbbcbbc", "1-s-cbdcecgclbsbtbvcwbyb-mk3a");
pub(super) const OTHER: (&str, &str) = ("cabaabccca", "1-s-ccdceagblasctavawcyb-7ir7");
pub(super) const THIRD: (&str, &str) = ("acabbccbbb", "");

pub(super) fn shown<'t>(tab: &'t Tab, page: &str) -> Quiz<'t> {
    let quiz = tab.open(page).ready();
    quiz.set_answers(&letters(ONE.0));
    quiz
}

fn shares(quiz: &Quiz) -> Vec<Value> {
    quiz.details("shoreline-share").into_iter().map(|detail| detail["method"].clone()).collect()
}

pub(super) fn until_shared(quiz: &Quiz, method: &str) -> Value {
    let last = || quiz.details("shoreline-share").pop().filter(|detail| detail["method"] == method);
    quiz.tab.until(&format!("{method} is told"), last)
}

pub(super) fn see(quiz: &Quiz, css: &str) {
    quiz.tab.until(&format!("{css} shows"), || quiz.has(json!({ "css": css })).then_some(()));
}

pub(super) fn count(quiz: &Quiz, css: &str) -> u64 {
    quiz.script("return root.querySelectorAll(args).length", json!(css)).as_u64().unwrap()
}

pub(super) fn told(quiz: &Quiz, wanted: Word) {
    quiz.until("it is told", |state| state.card().contains(word(wanted)));
    quiz.until("and spoken", |state| state.live().contains(&word(wanted)));
}

/// Waits until a text is selected, to be copied by hand: in a field that may come with the refusal a frame later, and then
/// WebKit scrolls to it.
#[track_caller]
pub(super) fn until_selected(quiz: &Quiz, what: &str, wanted: impl Fn(&str) -> bool) {
    let selected = "const e = root.activeElement; return e?.value?.slice(e.selectionStart, e.selectionEnd)";
    let is_selected = || quiz.script(selected, json!([])).as_str().is_some_and(&wanted).then_some(());
    quiz.tab.until(&format!("{what} is selected"), is_selected);
}

/// Counts in `window.spoken` how often something is said.
pub(super) const SPOKEN: &str = "window.spoken = 0;
    new MutationObserver((all) => all.forEach(({ target }) => {
        const region = (target.closest ? target : target.parentElement)?.closest('[role=status]');
        window.spoken += region?.textContent ? 1 : 0;
    })).observe(root, { subtree: true, childList: true, characterData: true });";

/// A clipboard that takes everything, and a system's sheet; what they were given is in `window.got`.
pub(super) const WILLING: &str = "window.got = [];
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text) => { got.push(text); } } });
    navigator.canShare = () => true;
    navigator.share = async (data) => { got.push(data); };
    document.addEventListener('click', (event) => { if (event.composedPath()[0].closest('a')) event.preventDefault(); });";

fn every_engine_makes_the_same_code(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    for (answers, code) in [ONE, OTHER] {
        quiz.set_answers(&letters(answers));
        let wanted = format!("#s={code}");
        tab.until("the link is that of these answers", || {
            quiz.property("link").as_str().filter(|link| link.ends_with(&wanted)).map(|_| ())
        });
        assert!(wanted.len() <= 80, "{}", wanted.len());
        let shown = quiz.script("return root.querySelector('[part~=\"link\"]').value", json!([]));
        assert_eq!(shown, quiz.property("link"), "it stands there to be read");
    }
}

fn a_link_opens_anywhere(tab: &Tab) {
    let (answers, code) = ONE;
    let answers = letters(answers);
    for page in [format!("plain.html?a=b#s={code}"), format!("plain.html?a=b#/route&s={code}&c=d")] {
        let quiz = tab.open(&page).ready();
        quiz.until_screen("result");
        check_result(&quiz, &answers);
        let fragment = page.split_once('#').unwrap().1;
        assert!(tab.url().ends_with(&format!("#{fragment}")), "{}", tab.url());
    }
    // The page of its own.
    tab.edit_page("/index.html", "<head>", "<head><script src=\"/hosts/spy.js\"></script>");
    tab.edit_page("/index.html", "<shoreline-quiz", "<shoreline-quiz id=\"widget\"");
    tab.open(&format!("../index.html#s={code}"));
    let quiz = tab.quiz("widget").ready();
    quiz.until_screen("result");
    check_result(&quiz, &answers);
    let link = quiz.property("link");
    assert!(link.as_str().unwrap().contains("/r/en/"), "{link} has a card of its own");
    tab.script("sessionStorage.clear()", json!([]));
    // In a frame whose address carries the link.
    tab.open("narrow.html");
    tab.frame(Some("frame"));
    tab.quiz("quiz").ready();
    tab.unsettle();
    tab.script("location.hash = arguments[0]", json!([format!("s={code}")]));
    let framed = tab.quiz("quiz");
    framed.until_screen("result");
    check_result(&framed, &answers);
}

fn the_ways_to_share(tab: &Tab) {
    let quiz = shown(tab, "plain.html");
    tab.script(WILLING, json!([]));
    quiz.script("host.setAttribute('heading-level', '3')", json!([]));
    let link = quiz.property("link");
    see(&quiz, "#share-native");
    quiz.click(json!({ "css": "[part~='copy']" }));
    assert_eq!(until_shared(&quiz, "copy"), json!({ "version": 1, "method": "copy", "link": link }));
    told(&quiz, Word::Copied);
    // Pressed again, it is spoken again.
    quiz.script(SPOKEN, json!([]));
    quiz.click(json!({ "css": "[part~='copy']" }));
    tab.until_script("it is spoken again", "return window.spoken", json!([]));
    quiz.click(json!({ "css": "#share-native" }));
    until_shared(&quiz, "native");
    // Pressed again while the sheet is open, nothing has gone wrong.
    tab.script(
        "window.willing = navigator.share; navigator.share = () => Promise.reject(new DOMException('open', 'InvalidStateError'))",
        json!([]),
    );
    quiz.click(json!({ "css": "#share-native" }));
    tab.frames();
    assert!(!quiz.state().card().contains(word(Word::ShareRefused)));
    tab.script("navigator.share = () => Promise.reject(new DOMException('no', 'NotAllowedError'))", json!([]));
    quiz.click(json!({ "css": "#share-native" }));
    told(&quiz, Word::ShareRefused);
    tab.script("navigator.share = window.willing", json!([]));
    quiz.click(json!({ "css": "#share-text" }));
    until_shared(&quiz, "text");
    let got = tab.script("return got", json!([]));
    assert_eq!((&got[0], &got[1], &got[2]["url"]), (&link, &link, &link));
    let text = got[3].as_str().unwrap();
    assert!(text.contains(quiz.state().heading()) && text.ends_with(link.as_str().unwrap()), "{text}");
    for (id, start) in [
        ("mail", "mailto:?subject="),
        ("linkedin", "https://www.linkedin.com/sharing/share-offsite/?url=http"),
        ("whatsapp", "https://wa.me/?text="),
        ("x", "https://x.com/intent/post?text="),
    ] {
        let href = quiz.script("return root.getElementById(`share-${args}`).href", json!(id));
        let href = href.as_str().unwrap().to_owned();
        assert!(href.starts_with(start), "{href}");
        let back = tab.script("return decodeURIComponent(arguments[0])", json!([href]));
        assert!(back.as_str().unwrap().contains(link.as_str().unwrap()), "{back}");
        quiz.click(json!({ "css": format!("#share-{id}") }));
        until_shared(&quiz, id);
    }
    // The host gives the page another address, of which no browser tells.
    tab.script("history.pushState(null, '', '?step=3')", json!([]));
    quiz.click(json!({ "css": "#share-mail" }));
    let heard = until_shared(&quiz, "mail")["link"].clone();
    let href = "return decodeURIComponent(root.getElementById('share-mail').href)";
    let href = quiz.script(href, json!([])).as_str().unwrap().to_owned();
    assert!(href.contains("?step=3") && href.contains(heard.as_str().unwrap()), "{href} is not {heard}");
    let link = quiz.property("link");
    // These two fetch what few need.
    tab.unsettle();
    quiz.click(json!({ "css": "#share-qr" }));
    until_shared(&quiz, "qr");
    see(&quiz, ".qr");
    assert_eq!(read_qr(&quiz), link.as_str().unwrap());
    let save = "HTMLAnchorElement.prototype.click = function () { window.saved = [this.download, this.href]; }";
    tab.script(save, json!([]));
    quiz.click(json!({ "css": "#share-picture" }));
    until_shared(&quiz, "picture");
    told(&quiz, Word::PictureSaved);
    let size = "const done = arguments[arguments.length - 1];
        fetch(saved[1]).then((r) => r.blob()).then(createImageBitmap).then((i) => done([saved[0], i.width, i.height]), (e) => done(String(e)))";
    assert_eq!(tab.script_later(size, json!([])), json!(["result.png", 1200, 630]));
    assert_eq!(shares(&quiz).len(), 11);
    // The code of other answers is another one.
    quiz.set_answers(&letters(OTHER.0));
    quiz.until("the old code is gone", |_| count(&quiz, ".qr") == 0);
    // Links keep the page's query. One too long for a code is none that was shared.
    tab.script("history.replaceState(null, '', `?campaign=${'x'.repeat(3000)}`)", json!([]));
    quiz.click(json!({ "css": "#share-qr" }));
    told(&quiz, Word::NotLoaded);
    assert_eq!((count(&quiz, ".qr"), shares(&quiz).len()), (0, 11));
}

/// Reads the code from a picture of the page, by a decoder that is not ours.
fn read_qr(quiz: &Quiz) -> String {
    quiz.script("root.querySelector('.qr').scrollIntoView({ block: 'center', behavior: 'instant' })", json!([]));
    quiz.tab.frames();
    let place =
        std::env::temp_dir().join(format!("shoreline-qr-{}-{}.png", quiz.tab.engine.name(), std::process::id()));
    quiz.tab.screenshot(&place);
    let mut reader =
        png::Decoder::new(std::io::BufReader::new(std::fs::File::open(&place).unwrap())).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    std::fs::remove_file(&place).unwrap();
    let (width, bytes) = (info.width as usize, info.color_type.samples());
    let grey = |x: usize, y: usize| pixels[(y * width + x) * bytes];
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, info.height as usize, grey);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "one code on the screen");
    grids[0].decode().unwrap().1
}

/// An address keeps its order among words that run the other way.
fn picture_from_right_to_left(tab: &Tab) {
    let quiz = shown(tab, "plain.html");
    let spy = "window.drawn = []; HTMLAnchorElement.prototype.click = () => {};
        CanvasRenderingContext2D.prototype.fillText = function (text) { drawn.push([this.direction, text]); }";
    tab.script(spy, json!([]));
    quiz.script("root.querySelector('.stage').dir = 'rtl'", json!([]));
    tab.unsettle();
    quiz.click(json!({ "css": "#share-picture" }));
    until_shared(&quiz, "picture");
    let address = format!("\u{2066}127.0.0.1:{}/hosts/plain.html\u{2069}", tab.server.port());
    let drawn = tab.script("return drawn", json!([]));
    assert!(drawn.as_array().unwrap().contains(&json!(["rtl", address])), "{drawn}");
}

/// Browsers that let nobody read what is drawn, lest they be known by it, would save noise.
fn picture_of_noise(tab: &Tab) {
    let quiz = shown(tab, "plain.html");
    let noise = "CanvasRenderingContext2D.prototype.getImageData = () => ({ data: [180, 20, 90, 255] });
        HTMLAnchorElement.prototype.click = function () { window.saved = this.href; }";
    tab.script(noise, json!([]));
    tab.unsettle();
    quiz.click(json!({ "css": "#share-picture" }));
    told(&quiz, Word::NotLoaded);
    assert_eq!(tab.script("return window.saved ?? null", json!([])), json!(null), "nothing is saved");
    assert_eq!(shares(&quiz).len(), 0);
}

/// What is printed is the result and nothing around it, with its QR code.
fn prints_alone(tab: &Tab) {
    let quiz = shown(tab, "plain.html");
    let shown = |css: &str| format!("paper.querySelector('{css}')?.getClientRects().length > 0");
    let heading = "paper.querySelector('[part~=heading]').textContent";
    printer::watch(tab, &format!("[{heading}, {}, {}]", shown(".qr"), shown("[role=tablist]")));
    tab.unsettle();
    quiz.press(Word::PrintResult);
    assert_eq!(printer::printed(tab), json!([quiz.state().heading(), true, false]));
    assert_eq!(until_shared(&quiz, "print")["link"], quiz.property("link"));
}

fn clipboard_refused(tab: &Tab) {
    let quiz = shown(tab, "plain.html");
    tab.script(
        "document.execCommand = () => false;
        Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: () => Promise.reject(new Error('no')) } });",
        json!([]),
    );
    quiz.click(json!({ "css": "[part~='copy']" }));
    told(&quiz, Word::CopyRefused);
    until_selected(&quiz, "the link", |text| text == quiz.property("link"));
    quiz.click(json!({ "css": "#share-text" }));
    told(&quiz, Word::TextRefused);
    see(&quiz, "#share-summary");
    assert_eq!(shares(&quiz), [json!(null); 0], "what did not happen is not told");
    // The team's link is another one than the visitor's own.
    quiz.click(json!({ "button": word(Word::CompareWith) }));
    tab.unsettle();
    quiz.script(
        "root.querySelector('#join').value = args[0]; root.querySelector('#join-add').click()",
        json!([OTHER.1]),
    );
    see(&quiz, "#share-team");
    quiz.click(json!({ "css": "#share-team" }));
    told(&quiz, Word::CopyRefused);
    assert!(quiz.has(json!({ "css": "#share-team + .told" })), "where it was asked for");
    let both = format!("#s={}.{}", ONE.1, OTHER.1);
    until_selected(&quiz, "the team's link", |text| text.ends_with(&both));
    // No clipboard at all, as without https.
    let quiz = shown(tab, "plain.html");
    tab.script(
        "document.execCommand = () => false; Object.defineProperty(navigator, 'clipboard', { value: undefined })",
        json!([]),
    );
    quiz.click(json!({ "css": "[part~='copy']" }));
    told(&quiz, Word::CopyRefused);
    until_selected(&quiz, "the link", |text| text == quiz.property("link"));
    // The old way works there, and leaves the focus where it was.
    tab.script("document.execCommand = () => true", json!([]));
    quiz.script("root.querySelector('[part~=copy]').focus()", json!([]));
    quiz.click(json!({ "css": "[part~='copy']" }));
    told(&quiz, Word::Copied);
    assert_eq!(quiz.script("return root.activeElement.getAttribute('part')", json!([])), "copy");
    // Also what stands in no field.
    tab.script(
        "document.execCommand = () => { window.copied = getSelection().toString() || 'yes'; return true; }",
        json!([]),
    );
    quiz.click(json!({ "css": "#share-text" }));
    tab.until_script("it is copied at once", "return !!window.copied", json!([]));
    told(&quiz, Word::Copied);
    assert_eq!(count(&quiz, "textarea.unseen"), 0);
    // What was said is of the view that was left.
    tab.unsettle();
    quiz.press(Word::ViewCheck);
    quiz.until("the check is there, in silence", |s| {
        s.heading() == word(Word::CheckTitle) && s.live().iter().all(|text| text.is_empty())
    });
}

fn by_keyboard(tab: &Tab) {
    let quiz = shown(tab, "plain.html");
    tab.script(WILLING, json!([]));
    quiz.script("root.querySelector('#heading').focus()", json!([]));
    quiz.tab_to_button(Word::CopyLink);
    tab.keys(&[key::ENTER]);
    until_shared(&quiz, "copy");
    assert_eq!(quiz.active()["name"], word(Word::CopyLink), "the focus stays");
    quiz.tab_to_button(Word::QrCode);
    tab.unsettle();
    tab.keys(&[key::SPACE]);
    see(&quiz, ".qr");
    quiz.tab_to_button(Word::CompareWith);
    tab.keys(&[key::ENTER]);
    quiz.tab_to("the field", |active| active["tag"] == "textarea");
    for c in OTHER.1.chars() {
        tab.keys(&[c]);
    }
    quiz.tab_to_button(Word::JoinAdd);
    tab.keys(&[key::ENTER]);
    see(&quiz, "#people");
    tab.until("the comparison has the focus", || (quiz.active()["name"] == word(Word::PeopleTitle)).then_some(()));
}

fn strict_policy(tab: &Tab) {
    tab.bend(|request, response| {
        if request.path == "/hosts/strict.html" {
            response.set("content-security-policy", STRICT);
        }
    });
    let quiz = shown(tab, "strict.html");
    tab.script(WILLING, json!([]));
    tab.unsettle();
    quiz.click(json!({ "css": "#share-qr" }));
    see(&quiz, ".qr");
    tab.script("HTMLAnchorElement.prototype.click = function () { window.saved = this.href; }", json!([]));
    quiz.click(json!({ "css": "#share-picture" }));
    until_shared(&quiz, "picture");
    quiz.click(json!({ "css": "[part~='copy']" }));
    until_shared(&quiz, "copy");
    assert_eq!(tab.console(), [""; 0], "nothing breaks the policy");
}

fn axe_everywhere(tab: &Tab, theme: &str) {
    let tag = format!("<shoreline-quiz id=\"quiz\" theme=\"{theme}\">");
    tab.edit_page("/hosts/axe.html", "<shoreline-quiz id=\"quiz\">", &tag);
    let quiz = tab.open(&format!("axe.html#s={}", OTHER.1)).ready();
    quiz.until_screen("result");
    axe(&quiz, "somebody's result");
    quiz.press(Word::Adopt);
    see(&quiz, "#people");
    axe(&quiz, "the same answers");
    quiz.set_answers(&letters(ONE.0));
    tab.script(
        "document.execCommand = () => false; Object.defineProperty(navigator, 'clipboard', { value: undefined })",
        json!([]),
    );
    tab.unsettle();
    quiz.click(json!({ "css": "#share-qr" }));
    see(&quiz, ".qr");
    quiz.click(json!({ "css": "#share-text" }));
    see(&quiz, "#share-summary");
    quiz.script("root.querySelectorAll('details').forEach((d) => { d.open = true; })", json!([]));
    axe(&quiz, "side by side, with everything open");
    let quiz = tab.open(&format!("axe.html#s={}.{}", ONE.1, OTHER.1)).ready();
    quiz.until("the team is there", |state| !state.heading().is_empty());
    axe(&quiz, "a team");
}
