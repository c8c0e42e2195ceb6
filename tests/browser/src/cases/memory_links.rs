//! What a link remembers, on the visitor's wish, and which widget opens it.

use super::Run;
use super::decide::check_result;
use super::memory::SESSION;
use crate::quiz::Quiz;
use crate::reference::{letters, persona, word};
use crate::tab::Tab;
use serde_json::{Map, Value, json};
use shoreline::pack::Word;

pub const CASES: &[(&str, Run)] = &[
    ("link_opens_the_result", link_opens_the_result),
    ("link_does_not_scroll_the_page", link_does_not_scroll_the_page),
    ("link_for_the_copy_that_is_seen", link_for_the_copy_that_is_seen),
    ("link_for_one_of_two_trees", link_for_one_of_two_trees),
    ("link_that_was_never_opened", link_that_was_never_opened),
    ("link_opens_in_an_element_made_anew", link_opens_in_an_element_made_anew),
    ("link_for_the_copy_that_fits", link_for_the_copy_that_fits),
    ("link_opened_anew", link_opened_anew),
    ("link_left_behind", link_left_behind),
    ("link_taken_out_of_the_address", link_taken_out_of_the_address),
    ("damaged_links", damaged_links),
    ("other_parts_of_the_address_stay", other_parts_of_the_address_stay),
];

pub(super) fn made(tab: &Tab, answers: &Map<String, Value>) -> String {
    let quiz = tab.open("plain.html").ready();
    quiz.set_answers(answers);
    let link = quiz.property("link").as_str().unwrap().to_owned();
    link.split_once("#s=").expect(&link).1.to_owned()
}

fn link_opens_the_result(tab: &Tab) {
    let mut answers = persona("p06");
    answers.insert("context".into(), json!("customer"));
    let code = made(tab, &answers);
    let quiz = tab.open(&format!("plain.html#s={code}")).ready();
    let state = quiz.until_screen("result");
    check_result(&quiz, &answers);
    assert_eq!(quiz.property("answers")["context"], "customer");
    assert!(
        state.notices().contains(&word(Word::LinkShown)),
        "it says where the answers come from: {:?}",
        state.notices()
    );
    assert_eq!(quiz.event_names(), ["shoreline-ready", "shoreline-result"], "the answers are somebody else's");
    assert!(tab.url().ends_with(&format!("#s={code}")), "the address stays");
    assert_eq!(tab.script("return [document.activeElement === document.body, scrollY]", json!([])), json!([true, 0]));
    assert_eq!(quiz.property("link").as_str().unwrap().split_once("#s=").unwrap().1, code);
    // Only the first widget of a page opens it.
    tab.open(&format!("two.html#s={code}"));
    tab.quiz("one").ready().until_screen("result");
    tab.quiz("two").ready().until_screen("intro");
}

/// A page with a link in its address stays where it is while it loads, and when its host puts the quiz in anew.
fn link_does_not_scroll_the_page(tab: &Tab) {
    let far = "<div style=\"height: 5000px\"></div><shoreline-quiz id=\"quiz\" load=\"eager\"></shoreline-quiz>";
    tab.edit_page(
        "/hosts/plain.html",
        "<head>",
        "<head><script>history.replaceState(null, '', location.href.replace(/utm_source=mail&?/, ''))</script>",
    );
    tab.serve_tag(far);
    tab.unsettle();
    let quiz = tab.open(&format!("plain.html?utm_source=mail#s={}", super::views::CODE)).ready();
    quiz.until_screen("result");
    tab.unsettle();
    for again in ["", "const { parentNode } = host; host.remove(); setTimeout(() => parentNode.append(host), 50)"] {
        quiz.script(again, json!([]));
        tab.rest();
        tab.quiz("quiz").until_screen("result");
        tab.rest();
        assert_eq!(tab.script("return scrollY", json!([])), 0, "{again}");
    }
    tab.heal();
}

/// Builders keep two copies of a part of the page, one for phones, and hide one of them.
fn link_for_the_copy_that_is_seen(tab: &Tab) {
    let code = super::views::CODE;
    let two = "<div style=\"display: none\"><shoreline-quiz id=\"other\" load=\"eager\"></shoreline-quiz></div><shoreline-quiz id=\"quiz\" load=\"eager\">";
    tab.serve_tag(two);
    tab.unsettle();
    let quiz = tab.open(&format!("plain.html#s={code}")).ready();
    quiz.until_screen("result");
    tab.unsettle();
    quiz.press(Word::TakeItYourself);
    quiz.until_question("context");
    tab.script("location.hash = 'below'", json!([]));
    tab.script("location.hash = arguments[0]", json!([format!("s={code}")]));
    quiz.until_screen("result");
    let names = |name| tab.quiz(name).event_names();
    assert!(!names("other").contains(&"shoreline-result".to_owned()), "{:?}", names("other"));
    tab.heal();
    // Where the script is there before the elements, the hidden one comes first, and is alone for a moment.
    let quiz = super::hosts_page::parsed_late(tab, &format!("#s={code}"), two);
    quiz.ready().until_screen("result");
    tab.quiz("other").ready().until_screen("intro");
}

/// Each in a tree of its own, neither of them ready: one of them opens it.
fn link_for_one_of_two_trees(tab: &Tab) {
    let tree = |id: &str| {
        format!(
            "<div><template shadowrootmode=\"open\"><shoreline-quiz id=\"{id}\" load=\"intent\"></shoreline-quiz></template></div>"
        )
    };
    let both = [tree("one"), tree("two")].concat();
    tab.open_tag(&[&both, "<shoreline-quiz id=\"quiz\" views=\"compare\" load=\"intent\">"].concat());
    let inside = "return [...document.querySelectorAll('div')].map((div) => div.shadowRoot?.querySelector('shoreline-quiz')?.shadowRoot)\
        .filter(Boolean).map((root) => !!root.querySelector('.visit'))";
    tab.until("both are there", || (tab.script(inside, json!([])) == json!([false, false])).then_some(()));
    tab.unsettle();
    tab.script("location.hash = arguments[0]", json!([format!("s={}", super::views::CODE)]));
    tab.until("one has opened it", || (tab.script(inside, json!([])) != json!([false, false])).then_some(()));
    tab.rest();
    assert_eq!(tab.script(inside, json!([])), json!([true, false]));
    // One of them has the program already, and must not open what the other one has taken meanwhile.
    let eager = tree("one").replace("intent", "eager");
    let quiz =
        tab.open_tag(&[&eager, &tree("two"), "<shoreline-quiz id=\"quiz\" views=\"compare\" load=\"eager\">"].concat());
    quiz.ready();
    tab.unsettle();
    tab.rest();
    tab.script("location.hash = arguments[0]", json!([format!("s={}", super::views::CODE)]));
    let opened = || {
        let both = tab.script(inside, json!([]));
        both.as_array().unwrap().iter().filter(|one| **one == true).count()
    };
    tab.until("one has opened it", || (opened() > 0).then_some(()));
    tab.rest();
    assert_eq!(opened(), 1);
}

/// While the program does not come, a link is not opened, and a reload must not take it for one that was.
fn link_that_was_never_opened(tab: &Tab) {
    let quiz = tab.open_tag(SESSION).ready();
    quiz.set_answers(&letters("cabaabccca"));
    tab.unsettle();
    tab.serve_tag(SESSION);
    tab.hold(".wasm");
    let address = tab.script("return location.pathname + location.search", json!([]));
    tab.script("location.href = '../index.html'", json!([]));
    tab.until_script("another page", "return !document.getElementById('quiz')?.shadowRoot", json!([]));
    tab.script(
        "location.href = arguments[0]",
        json!([format!("{}#s={}", address.as_str().unwrap(), super::views::CODE)]),
    );
    tab.until("the first screen is there", || quiz.exists().then_some(()));
    tab.rest();
    tab.heal();
    tab.serve_tag(SESSION);
    tab.reload();
    let state = quiz.ready().until_screen("result");
    assert!(state.notices().contains(&word(Word::LinkShown)), "{:?}", state.notices());
    // Once it is opened, it is not opened again.
    tab.unsettle();
    quiz.press(Word::ToYours);
    quiz.until("the visitor's own", |s| !s.notices().contains(&word(Word::LinkShown)));
    tab.reload();
    check_result(&quiz.ready(), &letters("cabaabccca"));
    tab.script("sessionStorage.clear()", json!([]));
}

/// Pages write their content anew, and applications come back to an address.
fn link_opens_in_an_element_made_anew(tab: &Tab) {
    let quiz = tab.open(&format!("plain.html#s={}", super::views::CODE)).ready();
    quiz.until_screen("result");
    tab.unsettle();
    quiz.script("const [tag] = host.outerHTML.split('</'); host.outerHTML = `${tag}</shoreline-quiz>`", json!([]));
    tab.quiz("quiz").ready().until_screen("result");
}

/// Of several copies the one opens a link that may show what is in it; at load, and when it comes later.
fn link_for_the_copy_that_fits(tab: &Tab) {
    let answers = persona("p06");
    let code = made(tab, &answers);
    let two = "<shoreline-quiz id=\"other\" views=\"compare\" load=\"eager\"></shoreline-quiz><shoreline-quiz id=\"quiz\" views=\"decide\" load=\"eager\">";
    tab.serve_tag(two);
    tab.unsettle();
    let quiz = tab.open("plain.html").ready();
    tab.unsettle();
    tab.script("location.hash = arguments[0]", json!([format!("s={code}")]));
    quiz.until_screen("result");
    tab.reload();
    quiz.ready().until_screen("result");
    check_result(&quiz, &answers);
    // Followed once more after another place of the page.
    quiz.press(Word::TakeItYourself);
    quiz.until_question("context");
    tab.script("location.hash = 'below'", json!([]));
    tab.script("location.hash = arguments[0]", json!([format!("s={code}")]));
    quiz.until_screen("result");
    let other = tab.quiz("other").ready();
    assert_eq!(other.state().notices(), [""; 0], "and the other one does not mind");
    // A team's codes are none of a view, whatever their checksums begin with; capitals are no other letters.
    tab.script("location.hash = arguments[0]", json!(["s=1-s-cbdcecgclbsbtbvcwbyb-ck3a.1-s-cb-kk3a"]));
    quiz.until("it has heard of the link", |s| !s.notices().is_empty());
    tab.script("location.hash = arguments[0]", json!([format!("s={}", "1-s--cdn-ud8e".to_uppercase())]));
    other.until("the comparison of the link", |_| {
        other.property("link").as_str().is_some_and(|link| link.contains("-cdn-"))
    });
}

/// In the same tab, from another page: what was seen on an earlier visit is wanted again, and stays with its link.
fn link_opened_anew(tab: &Tab) {
    let own = letters("cabaabccca");
    let quiz = tab.open_tag(SESSION).ready();
    tab.unsettle();
    tab.serve_tag(SESSION);
    let address = tab.script("return location.pathname + location.search", json!([])).as_str().unwrap().to_owned();
    let linked = format!("{address}#s={}", super::views::CODE);
    let go = |to: &str| {
        tab.script("location.href = '../index.html'", json!([]));
        tab.until_script("another page", "return !document.getElementById('quiz')?.shadowRoot", json!([]));
        tab.script("location.href = arguments[0]", json!([to]));
        tab.until("the widget is there", || quiz.exists().then_some(()));
        quiz.ready()
    };
    let is_shared = |quiz: &Quiz| quiz.state().notices().contains(&word(Word::LinkShown));
    go(&linked).until_screen("result");
    assert!(is_shared(&quiz));
    go(&address).until_screen("intro");
    assert_eq!(quiz.property("answers"), json!({}), "nothing of it is the visitor's own");
    quiz.set_answers(&own);
    go(&linked).until("the link", |s| s.notices().contains(&word(Word::LinkShown)));
    quiz.press(Word::ToYours);
    quiz.until("the visitor's own", |s| !s.notices().contains(&word(Word::LinkShown)));
    check_result(&quiz, &own);
    go(&linked).until("the same link anew", |s| s.notices().contains(&word(Word::LinkShown)));
    go(&address).until_screen("result");
    check_result(&quiz, &own);
    assert!(!is_shared(&quiz));
    tab.script("sessionStorage.clear()", json!([]));
}

/// The same page without the link: nothing of the shared result comes back, also where storage is allowed late.
fn link_left_behind(tab: &Tab) {
    let quiz = tab.open_tag(SESSION).ready();
    tab.unsettle();
    tab.serve_tag(SESSION);
    let address = tab.script("return location.pathname + location.search", json!([]));
    tab.script("location.hash = arguments[0]", json!([format!("s={}", super::views::CODE)]));
    quiz.until("the link", |s| s.notices().contains(&word(Word::LinkShown)));
    tab.reload();
    quiz.until("the link", |s| s.notices().contains(&word(Word::LinkShown)));
    tab.heal();
    tab.serve_tag("<shoreline-quiz id=\"quiz\" load=\"eager\">");
    tab.script("window.left = true; location.href = arguments[0]", json!([address]));
    tab.until_script("the page without it", "return !window.left && !location.hash", json!([]));
    tab.until("the widget is there", || quiz.exists().then_some(()));
    quiz.ready().until_screen("intro");
    tab.unsettle();
    quiz.script("host.setAttribute('storage', 'session')", json!([]));
    tab.rest();
    assert_eq!(quiz.state().screen(), "intro");
    tab.script("sessionStorage.clear()", json!([]));
}

/// A router tidies the address up: what the link has led to stays, also where the element is taken out and put back.
fn link_taken_out_of_the_address(tab: &Tab) {
    let quiz = tab.open(&format!("plain.html#s={}", super::views::CODE)).ready();
    let shared = quiz.until_screen("result").outcome().to_owned();
    tab.script("history.replaceState(null, '', location.pathname + location.search)", json!([]));
    for n in 2..4 {
        let away = "const { parentNode } = host; host.remove(); setTimeout(() => parentNode.append(host))";
        quiz.script(away, json!([]));
        tab.until("it is back", || (quiz.details("shoreline-ready").len() == n).then_some(()));
        tab.rest();
        let state = quiz.state();
        assert_eq!((state.screen(), state.outcome()), ("result", &*shared));
        assert!(quiz.has(json!({ "css": ".visit" })), "and is somebody else's");
    }
}

fn damaged_links(tab: &Tab) {
    let code = made(tab, &persona("p06"));
    let mut flipped = code.clone();
    let last = flipped.pop().unwrap();
    flipped.push(if last == 'a' { 'b' } else { 'a' });
    for bad in [flipped.as_str(), &code[..code.len() - 3], "1-s-", "1-s", "1-", "1-x", "1-s--0000"] {
        let quiz = tab.open(&format!("plain.html#s={bad}")).ready();
        let state = quiz.until_screen("intro");
        assert!(state.notices().contains(&word(Word::LinkDamaged)), "{bad}: {:?}", state.notices());
        assert_eq!(quiz.event_names(), ["shoreline-ready"]);
        quiz.press(Word::Start);
        assert_eq!(quiz.until_question("context").notices(), [""; 0], "{bad}: a fresh start");
    }
    // A line break within it is none among what is remembered.
    tab.serve_tag(SESSION);
    let quiz = tab.open("plain.html#s=1-s-x%0A12%0Acore=b").ready();
    for _ in 0..2 {
        let state = quiz.until_screen("intro");
        assert_eq!(quiz.property("answers"), json!({}), "{state:?}");
        tab.reload();
        quiz.ready();
    }
    assert_eq!(quiz.until_screen("intro").notices(), [""; 0], "a link is opened once");
    tab.heal();
    tab.script("sessionStorage.clear()", json!([]));
    // What chat programs and mail do to a link.
    let (start, end) = code.split_at(9);
    for changed in [
        code.to_uppercase(),
        format!("{code}."),
        format!("{code})"),
        format!("%20{code}"),
        format!("{start}%0D%0A{end}"),
        format!("{code}%20my%20result"),
    ] {
        tab.open(&format!("plain.html#s={changed}")).ready().until_screen("result");
    }
}

fn other_parts_of_the_address_stay(tab: &Tab) {
    let answers = persona("p06");
    let code = made(tab, &answers);
    let routes = ["#/route?quiz&s={code}&c=d", "#/route?quiz=&s={code}", "#/route?&s={code}"];
    let pages = ["?a=b#/route&s={code}&c=d", "?s=1#s={code}"].into_iter().chain(routes);
    for page in pages.map(|page| format!("plain.html{}", page.replace("{code}", &code))) {
        let quiz = tab.open(&page).ready();
        quiz.until_screen("result");
        check_result(&quiz, &answers);
        let fragment = page.split_once('#').unwrap().1;
        assert!(tab.url().ends_with(&format!("#{fragment}")), "{}", tab.url());
        quiz.script("host.restart()", json!([]));
        quiz.until_screen("intro");
        assert!(tab.url().ends_with(&format!("#{fragment}")), "{}", tab.url());
    }
    for (fragment, wanted) in [("below", "#s="), ("/route", "#/route?quiz&s="), ("!/route?x=1", "#!/route?x=1&s=")] {
        let quiz = tab.open(&format!("plain.html?a=b#{fragment}")).ready();
        quiz.until_screen("intro");
        assert_eq!(quiz.state().notices(), [""; 0]);
        quiz.set_answers(&answers);
        let here = tab.url();
        let link = quiz.property("link").as_str().unwrap().to_owned();
        assert_eq!(link, format!("{}{wanted}{code}", here.split_once('#').unwrap().0));
        assert_eq!(tab.url(), here, "asking for a link changes nothing");
    }
}
