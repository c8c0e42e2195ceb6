//! What is remembered, and where: nothing by default, in the tab on the host's wish, in a link on the visitor's.

use super::Run;
use super::decide::check_result;
use crate::quiz::Quiz;
use crate::reference::{letters, persona, word};
use crate::tab::Tab;
use serde_json::{Map, Value, json};
use shoreline::pack::Word;

pub const CASES: &[(&str, Run)] = &[
    ("nothing_by_default", nothing_by_default),
    ("resume_a_question", resume_a_question),
    ("resume_a_result", resume_a_result),
    ("address_changed_on_the_way", address_changed_on_the_way),
    ("storage_changed_on_the_way", storage_changed_on_the_way),
    ("storage_set_after_the_tag", storage_set_after_the_tag),
    ("a_new_element_takes_the_place_of_the_old_one", a_new_element_in_its_place),
    ("link_opens_the_result", link_opens_the_result),
    ("link_before_the_program", link_before_the_program),
    ("link_wakes_a_sleeping_widget", link_wakes_a_sleeping_widget),
    ("link_opens_in_an_element_made_anew", link_opens_in_an_element_made_anew),
    ("link_for_the_copy_that_fits", link_for_the_copy_that_fits),
    ("each_address_remembers_its_own", each_address_remembers_its_own),
    ("damaged_links", damaged_links),
    ("other_parts_of_the_address_stay", other_parts_of_the_address_stay),
];

const STORED: &str = "return [sessionStorage.length, localStorage.length, document.cookie]";
const SESSION: &str = "<shoreline-quiz id=\"quiz\" storage=\"session\">";

fn nothing_by_default(tab: &Tab) {
    let quiz = tab.open("plain.html");
    tab.script("sessionStorage.clear()", json!([]));
    quiz.ready();
    quiz.walk_by_pointer(&persona("p01"));
    quiz.click(json!({ "css": "#change-goal" }));
    quiz.until("the answer is open", |s| s.question() == "goal");
    quiz.choose("goal", "not-sure");
    let state = tab.script(STORED, json!([]));
    assert_eq!(state, json!([0, 0, ""]));
    let databases = "const done = arguments[arguments.length - 1];
        Promise.all([indexedDB.databases(), window.caches ? caches.keys() : []]).then((all) => done(all.map((l) => l.length)))";
    assert_eq!(tab.script_later(databases, json!([])), json!([0, 0]));
    quiz.press(Word::Restart);
    quiz.until_screen("intro");
    let privacy = quiz.state().card().to_owned();
    assert!(privacy.contains(word(Word::IntroPrivacy)), "and it says so");
}

/// A page with `storage="session"` and nothing in its storage yet.
fn fresh<'t>(tab: &'t Tab) -> Quiz<'t> {
    tab.open("plain.html");
    tab.script("sessionStorage.clear()", json!([]));
    tab.open_tag(SESSION).ready()
}

fn resume_a_question(tab: &Tab) {
    let quiz = fresh(tab);
    assert!(quiz.state().card().contains(word(Word::IntroPrivacyTab)), "the intro says that the tab remembers");
    tab.serve_tag(SESSION);
    tab.reload();
    quiz.ready();
    quiz.press(Word::Start);
    quiz.choose("context", "office");
    quiz.press(Word::Next);
    quiz.until_question("core");
    quiz.choose("core", "c");
    quiz.press(Word::Next);
    quiz.until_question("volume");
    quiz.choose("volume", "e");
    tab.reload();
    let state = quiz.ready().until_question("volume");
    assert_eq!(state.checked(), "e", "what was marked");
    assert_eq!(quiz.property("answers"), json!({ "context": "office", "core": "c" }));
    assert_eq!(tab.script("return document.activeElement === document.body", json!([])), true, "no focus at load");
    quiz.press(Word::Back);
    assert_eq!(quiz.until_question("core").checked(), "c");
    let stored = tab.script("return [sessionStorage.length, localStorage.length, document.cookie]", json!([]));
    assert_eq!(stored, json!([1, 0, ""]));
    tab.script("sessionStorage.clear()", json!([]));
}

fn resume_a_result(tab: &Tab) {
    let answers = letters("bccbbbcbbc");
    let quiz = fresh(tab);
    quiz.set_answers(&answers);
    tab.serve_tag(SESSION);
    tab.reload();
    quiz.ready().until_screen("result");
    check_result(&quiz, &answers);
    quiz.press(Word::Restart);
    quiz.until_screen("intro");
    tab.reload();
    quiz.ready().until_screen("intro");
    assert_eq!(quiz.property("answers"), json!({}), "a restart forgets");
    // What was stored by somebody else, or long ago, does no harm.
    let notes = "3\ncore=zz\nmoon=a\n=\n\u{0}";
    // What the visitor has told comes by another way than what he has done.
    let somebody = "14\n*kept=0=/*others:core,a";
    // Behind the link that was seen last.
    for nonsense in ["", "99", "x\ny", notes, "-1\ncore=a", "14\n*others=x", somebody].map(|notes| format!("\n{notes}"))
    {
        // A widget that is still there writes what it has as the page goes.
        let store = "document.querySelector('#quiz').remove(); sessionStorage.setItem(Object.keys(sessionStorage)[0], arguments[0])";
        tab.script(store, json!([nonsense]));
        tab.reload();
        quiz.ready();
        let state = quiz.state();
        assert!(["intro", "question"].contains(&state.screen()), "{nonsense:?}: {state:?}");
    }
    tab.script("sessionStorage.clear()", json!([]));
}

/// Scripts take campaigns out of the address, and applications give each step one: a reload there finds what was done.
fn address_changed_on_the_way(tab: &Tab) {
    tab.open("plain.html");
    tab.script("sessionStorage.clear()", json!([]));
    tab.serve_tag(SESSION);
    let quiz = tab.open("plain.html?utm_source=mail").ready();
    quiz.press(Word::Start);
    quiz.until_question("context");
    tab.script("history.replaceState(null, '', location.pathname + '?step=2')", json!([]));
    quiz.choose("context", "office");
    quiz.press(Word::Next);
    quiz.until_question("core");
    tab.reload();
    quiz.ready().until_question("core");
    assert_eq!(quiz.property("answers"), json!({ "context": "office" }));
    assert_eq!(tab.script("return sessionStorage.length", json!([])), 1, "and nothing stays under the old address");
    tab.script("sessionStorage.clear()", json!([]));
}

/// Frameworks throw elements away and make new ones: without an id, they are told by their place on the page.
fn a_new_element_in_its_place(tab: &Tab) {
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\">").ready();
    let replace = "const fresh = document.createElement('shoreline-quiz'); fresh.setAttribute('storage', 'session'); \
                   host.replaceWith(fresh); fresh.id = 'quiz'";
    tab.unsettle();
    quiz.script("sessionStorage.clear()", json!([]));
    quiz.script(replace, json!([]));
    let quiz = tab.quiz("quiz").ready();
    quiz.press(Word::Start);
    quiz.until_question("context");
    quiz.choose("context", "it");
    quiz.press(Word::Next);
    quiz.until_question("core");
    tab.unsettle();
    quiz.script(replace, json!([]));
    let quiz = tab.quiz("quiz").ready();
    quiz.until_question("core");
    assert_eq!(quiz.script("return host.answers", json!([])), json!({ "context": "it" }));
    quiz.script("sessionStorage.clear()", json!([]));
}

/// Scripts put an element into the page first and its attributes then.
fn storage_set_after_the_tag(tab: &Tab) {
    let quiz = fresh(tab);
    quiz.press(Word::Start);
    quiz.choose("context", "it");
    quiz.press(Word::Next);
    quiz.until_question("core");
    // The host gives its page another address behind the last step.
    tab.script("history.pushState(null, '', '?tab=2')", json!([]));
    let make = "const fresh = document.createElement('shoreline-quiz'); fresh.id = 'quiz'; \
                if (arguments[0]) fresh.setAttribute('load', arguments[0]); \
                document.getElementById('place').append(fresh); fresh.setAttribute('storage', 'session')";
    for load in ["", "intent"] {
        tab.heal();
        tab.serve_tag("<div id=\"place\"></div>");
        tab.reload();
        tab.script(make, json!([load]));
        let quiz = tab.quiz("quiz").ready();
        quiz.until_question("core");
        assert_eq!(quiz.property("answers"), json!({ "context": "it" }), "{load}");
    }
    // A link that was opened before the visitor went on with his own is not opened again.
    tab.unsettle();
    tab.script("location.hash = arguments[0]", json!([format!("s={}", super::views::CODE)]));
    quiz.until_screen("result");
    quiz.press(Word::ToYours);
    quiz.until_question("core");
    tab.reload();
    tab.script(make, json!([""]));
    tab.quiz("quiz").ready().until_question("core");
    tab.script("sessionStorage.clear()", json!([]));
}

/// The host learns of the visitor's consent, or that it is withdrawn, in the middle of the quiz.
fn storage_changed_on_the_way(tab: &Tab) {
    tab.open("plain.html");
    tab.script("sessionStorage.clear()", json!([]));
    let stored = || tab.script("return sessionStorage.length", json!([]));
    let set = |quiz: &Quiz, value: &str| {
        quiz.script("host.setAttribute('storage', args[0])", json!([value]));
        tab.rest();
    };
    for load in ["eager", "intent"] {
        tab.unsettle();
        let quiz = tab.open_tag(&format!("<shoreline-quiz id=\"quiz\" load=\"{load}\">"));
        let quiz = if load == "eager" { quiz.ready() } else { quiz };
        tab.until("the first screen is there", || quiz.exists().then_some(()));
        assert_eq!(stored(), 0, "{load}");
        set(&quiz, "session");
        assert_eq!(stored(), 1, "{load}: what was done so far is kept at once");
        set(&quiz, "none");
        assert_eq!(stored(), 0, "{load}: and forgotten at once");
    }
    tab.unsettle();
    let quiz = tab.quiz("quiz");
    quiz.press(Word::Start);
    quiz.ready().choose("context", "office");
    set(&quiz, "session");
    tab.serve_tag(SESSION);
    tab.reload();
    assert_eq!(quiz.ready().until_question("context").checked(), "office");
    set(&quiz, "none");
    quiz.press(Word::Next);
    quiz.until_question("core");
    assert_eq!(stored(), 0);
}

fn made(tab: &Tab, answers: &Map<String, Value>) -> String {
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

/// A link in the page itself, followed while the program is still on its way.
fn link_before_the_program(tab: &Tab) {
    let code = super::views::CODE;
    let program = tab.hold(".wasm");
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" load=\"eager\">");
    tab.until("the first screen is there", || quiz.exists().then_some(()));
    tab.script("location.hash = arguments[0]", json!([format!("s={code}")]));
    tab.unsettle();
    program.open();
    quiz.ready().until_screen("result");
    assert!(quiz.property("link").as_str().unwrap().ends_with(&format!("#s={code}")));
    tab.heal();
}

/// An example in the page's text, above a quiz that nobody has come near.
fn link_wakes_a_sleeping_widget(tab: &Tab) {
    let two = "<div style=\"height: 5000px\"></div><shoreline-quiz id=\"quiz\"></shoreline-quiz><shoreline-quiz id=\"other\" load=\"intent\">";
    let quiz = tab.open_tag(two);
    tab.until("the element is there", || quiz.exists().then_some(()));
    tab.rest();
    assert_eq!(tab.count(".wasm"), 0, "far below the fold");
    tab.unsettle();
    tab.script("location.hash = arguments[0]", json!([format!("s={}", super::views::CODE)]));
    quiz.ready().until_screen("result");
    tab.rest();
    assert_eq!(tab.quiz("other").state().screen(), "intro", "the first one opens it");
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

/// Sites whose addresses differ in the query only.
fn each_address_remembers_its_own(tab: &Tab) {
    let quiz = fresh(tab);
    tab.serve_tag(SESSION);
    quiz.set_answers(&letters("bccbbbcbbc"));
    let open = |query: &str| {
        let address = tab.script("return location.pathname", json!([]));
        tab.unsettle();
        tab.script("location.href = arguments[0] + arguments[1]", json!([address, query]));
        tab.until_script("the page is there", "return location.search === arguments[0]", json!([query]));
        tab.quiz("quiz").ready()
    };
    let one = open("?p=1");
    one.until_screen("intro");
    one.set_answers(&letters("abcabcabca"));
    open("?p=2").until_screen("intro");
    check_result(&open("?p=1"), &letters("abcabcabca"));
    tab.script("sessionStorage.clear()", json!([]));
}

fn damaged_links(tab: &Tab) {
    let code = made(tab, &persona("p06"));
    let mut flipped = code.clone();
    let last = flipped.pop().unwrap();
    flipped.push(if last == 'a' { 'b' } else { 'a' });
    for bad in [flipped.as_str(), &code[..code.len() - 3], "x", "1-s-", "%00", "%", "<script>", "1-s--0000"] {
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
    let pages = ["?a=b#/route&s={code}&c=d", "#/route?&s={code}&c=d", "?s=1#s={code}"];
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
    for (fragment, wanted) in [("below", "#s="), ("/route", "#/route?&s="), ("!/route?x=1", "#!/route?x=1&s=")] {
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
