//! What a link remembers, on the visitor's wish, and which widget opens it.

use super::Run;
use super::decide::check_result;
use super::memory::SESSION;
use crate::quiz::key;
use crate::reference::{letters, persona, word};
use crate::tab::Tab;
use serde_json::{Map, Value, json};
use shoreline::pack::Word;
use xtask::server::Response;

pub const CASES: &[(&str, Run)] = &[
    ("link_opens_the_result", link_opens_the_result),
    ("link_before_the_program", link_before_the_program),
    ("link_wakes_a_sleeping_widget", link_wakes_a_sleeping_widget),
    ("link_on_the_page_is_spoken", link_on_the_page_is_spoken),
    ("link_that_one_comes_back_to", link_that_one_comes_back_to),
    ("link_followed_once_more", link_followed_once_more),
    ("link_comes_into_sight", link_comes_into_sight),
    ("link_from_a_router", link_from_a_router),
    ("link_does_not_scroll_the_page", link_does_not_scroll_the_page),
    ("link_for_the_copy_that_is_seen", link_for_the_copy_that_is_seen),
    ("link_for_one_of_two_trees", link_for_one_of_two_trees),
    ("link_opens_what_is_folded", link_opens_what_is_folded),
    ("link_whose_reader_is_late", link_whose_reader_is_late),
    ("links_are_gone_through", links_are_gone_through),
    ("link_that_was_never_opened", link_that_was_never_opened),
    ("link_opens_in_an_element_made_anew", link_opens_in_an_element_made_anew),
    ("link_for_the_copy_that_fits", link_for_the_copy_that_fits),
    ("damaged_links", damaged_links),
    ("other_parts_of_the_address_stay", other_parts_of_the_address_stay),
];

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

/// An example in the page's text: who follows it hears what happened elsewhere, and stays.
fn link_on_the_page_is_spoken(tab: &Tab) {
    let code = super::views::CODE;
    let tag = format!("<a id=\"example\" href=\"#s={code}\">An example</a><shoreline-quiz id=\"quiz\">");
    let quiz = tab.open_tag(&tag).ready();
    tab.unsettle();
    tab.script("document.getElementById('example').focus()", json!([]));
    tab.keys(&[key::ENTER]);
    quiz.until_screen("result");
    quiz.until("it is spoken", |s| s.live() == [word(Word::LinkShown)]);
    assert_eq!(tab.script("return document.activeElement.id", json!([])), "example");
    quiz.press(Word::TakeItYourself);
    quiz.until("and it is over", |s| s.screen() == "question" && s.live().iter().all(|text| text.is_empty()));
}

/// A link of the page, with nothing else in between, and after the host has tidied its address.
fn link_followed_once_more(tab: &Tab) {
    let tag =
        format!("<a id=\"example\" href=\"#s={}\">An example</a><shoreline-quiz id=\"quiz\">", super::views::CODE);
    let quiz = tab.open_tag(&tag).ready();
    tab.unsettle();
    for turn in ["", "once more", "on a tidy address"] {
        if turn == "on a tidy address" {
            tab.script("history.replaceState(null, '', location.pathname)", json!([]));
        }
        tab.script("document.getElementById('example').click()", json!([]));
        let state = quiz.until_screen("result");
        assert!(state.notices().contains(&word(Word::LinkShown)), "{turn}: {:?}", state.notices());
        // While it is shown, the link leads to it.
        tab.script("scrollTo(0, 9000)", json!([]));
        tab.script("document.getElementById('example').click()", json!([]));
        let sight = "const { top, bottom } = root.querySelector('#heading').getBoundingClientRect(); return top >= 0 && bottom <= innerHeight";
        tab.until(turn, || (quiz.script(sight, json!([])) == true).then_some(()));
        // A press as fast as this one would be the second half of a double click.
        quiz.script("host.start()", json!([]));
        quiz.until_question("context");
    }
    // What leads nowhere in this page, though its address is that of the page.
    let elsewhere = [
        "link.download = 'a'",
        "link.removeAttribute('download'); link.target = '_blank'; addEventListener('click', (event) => event.preventDefault(), { once: true })",
        "link.removeAttribute('target'); link.addEventListener('click', (event) => event.preventDefault())",
    ];
    tab.script("document.addEventListener('click', (event) => event.target.download && event.target.setAttribute('href', '#'))", json!([]));
    for change in elsewhere {
        tab.script(&format!("const link = document.getElementById('example'); {change}; link.click()"), json!([]));
        tab.rest();
        assert_eq!(quiz.state().question(), "context", "{change}");
    }
}

/// What a link in the page opens is seen by who has pressed it, wherever the quiz is; the focus stays with the link.
fn link_comes_into_sight(tab: &Tab) {
    tab.resize(700, 600);
    let example = format!("<a id=\"example\" href=\"#s={}\">An example</a>", super::views::CODE);
    let far = "<div style=\"height: 5000px\"></div>";
    let place = "const box = root.querySelector('#heading').getBoundingClientRect(); return [box.top, innerHeight - box.bottom, document.activeElement.id]";
    for (is_above, wakes) in [(true, true), (true, false), (false, true), (false, false)] {
        let widget = format!(
            "<shoreline-quiz id=\"quiz\" load=\"{}\"></shoreline-quiz>",
            if wakes { "intent" } else { "eager" }
        );
        let quiz = match is_above {
            true => tab.open_tag(&[&*example, far, &widget, far].concat()),
            false => tab.open_tag(&[&*widget, far, &example].concat()),
        };
        if !wakes {
            quiz.ready();
        }
        tab.until("the element is there", || quiz.exists().then_some(()));
        tab.unsettle();
        tab.script(
            "const link = document.getElementById('example'); link.scrollIntoView(); link.focus(); link.click()",
            json!([]),
        );
        quiz.until_screen("result");
        tab.until_or(
            "its heading is in sight",
            || {
                let seen = quiz.script(place, json!([]));
                (seen[0].as_f64()? >= 0.0 && seen[1].as_f64()? >= 0.0 && seen[2] == "example").then_some(())
            },
            || format!("above: {is_above}, asleep: {wakes}: {}", quiz.script(place, json!([]))),
        );
    }
}

/// Applications follow links of their own without a word to the page.
fn link_from_a_router(tab: &Tab) {
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\">").ready();
    tab.unsettle();
    if tab.script("return 'navigation' in window", json!([])) == false {
        // Only the browser could tell.
        return;
    }
    let route = |to: &str| tab.script("history.pushState({ key: 'a' }, '', arguments[0])", json!([to]));
    let example = format!("#s={}", super::views::CODE);
    route(&example);
    quiz.until_screen("result");
    quiz.press(Word::TakeItYourself);
    quiz.until_question("context");
    // What the router writes down of its own leads nowhere.
    tab.script("history.replaceState({ key: 'a', scroll: 9 }, '')", json!([]));
    tab.rest();
    quiz.until_question("context");
    route("#below");
    route(&example);
    quiz.until_screen("result");
    quiz.press(Word::TakeItYourself);
    quiz.until_question("context");
    // Back from there is no wish to see it again, whatever the router writes down on the way.
    tab.script("history.replaceState({ key: 'a', scroll: 99 }, '')", json!([]));
    route("#below");
    tab.script("history.back()", json!([]));
    tab.until("back again", || tab.url().contains("#s=").then_some(()));
    tab.rest();
    quiz.until_question("context");
    // On another page of the application another quiz may answer; back from there, it is this one again.
    route(&format!("/elsewhere{example}"));
    tab.rest();
    quiz.until_question("context");
    tab.script("history.back()", json!([]));
    tab.until("back again", || tab.url().contains("/hosts/").then_some(()));
    route("#below");
    route(&example);
    quiz.until_screen("result");
    // So does a link that takes the place of an entry.
    quiz.press(Word::TakeItYourself);
    quiz.until_question("context");
    route("#below");
    tab.script("location.replace(arguments[0])", json!([example]));
    quiz.until_screen("result");
    // Nor is it news when the host gives the address the link of what stands there.
    quiz.set_answers(&letters("cabaabccca"));
    quiz.until_screen("result");
    for how in ["pushState", "replaceState"] {
        quiz.script("history[args](null, '', host.link)", json!(how));
        tab.rest();
        check_result(&quiz, &letters("cabaabccca"));
        assert_eq!(quiz.state().notices(), [""; 0], "{how}");
    }
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

/// A closed `<details>` around the quiz opens for what the address leads to, as browsers do it.
fn link_opens_what_is_folded(tab: &Tab) {
    let code = super::views::CODE;
    let folded = "<details id=\"fold\"><summary>Quiz</summary><div><details id=\"inner\"><summary>More</summary>\
        <shoreline-quiz id=\"quiz\" load=\"eager\"></shoreline-quiz></details></div></details>";
    let open = || tab.script("return ['fold', 'inner'].map((id) => document.getElementById(id).open)", json!([]));
    let quiz = tab.open_tag(folded).ready();
    assert_eq!(open(), json!([false, false]));
    tab.unsettle();
    tab.script("location.hash = arguments[0]", json!([format!("s={code}")]));
    quiz.until_screen("result");
    assert_eq!(open(), json!([true, true]), "followed");
    tab.serve_tag(folded);
    tab.unsettle();
    tab.open(&format!("plain.html#s={code}")).ready().until_screen("result");
    assert_eq!(open(), json!([true, true]), "at load");
    tab.heal();
}

/// What reads a link is on its way, or does not come: a reload must not take the link for one that was seen.
fn link_whose_reader_is_late(tab: &Tab) {
    let answers = letters("cabaabccca");
    let quiz = tab.open_tag(SESSION).ready();
    quiz.set_answers(&answers);
    tab.unsettle();
    tab.serve_tag(SESSION);
    // The reload takes its console away.
    tab.allow("404");
    tab.allow("network:");
    tab.bend(|request, response| {
        if request.path.starts_with("/people.") {
            *response = Response::text(404, "not here");
        }
    });
    tab.serve_tag(SESSION);
    tab.script("location.hash = arguments[0]", json!([format!("s={}", super::views::CODE)]));
    quiz.until("it says so", |s| s.notices().iter().any(|n| n.starts_with(word(Word::PartFailed))));
    check_result(&quiz, &answers);
    tab.until("the host hears of it", || quiz.details("shoreline-error").pop());
    tab.heal();
    tab.serve_tag(SESSION);
    tab.reload();
    let state = quiz.ready().until_screen("result");
    assert!(state.notices().contains(&word(Word::LinkShown)), "{:?}", state.notices());
    tab.script("sessionStorage.clear()", json!([]));
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

/// From an anchor further down back to the quiz that was begun under a friend's link; and that link once more.
fn link_that_one_comes_back_to(tab: &Tab) {
    let quiz = tab.open(&format!("plain.html#s={}", super::views::CODE)).ready();
    quiz.until_screen("result");
    tab.unsettle();
    quiz.press(Word::TakeItYourself);
    quiz.press(Word::Skip);
    quiz.until_question("core");
    quiz.choose("core", "c");
    tab.script("document.querySelector('a[href=\"#below\"]').click()", json!([]));
    tab.until("the anchor", || tab.url().ends_with("#below").then_some(()));
    tab.rest();
    tab.script("history.back()", json!([]));
    tab.until("back again", || tab.url().contains("#s=").then_some(()));
    if tab.script("return 'navigation' in window", json!([])) == true {
        tab.rest();
        assert_eq!(quiz.until_question("core").checked(), "c");
    } else {
        // Nothing is lost where entries have no names.
        quiz.until_screen("result");
        quiz.press(Word::ToYours);
        assert_eq!(quiz.until_question("core").checked(), "c");
    }
    let again = "location.hash = 'below'; const link = document.querySelector('a[href=\"#below\"]'); \
                 link.href = arguments[0]; link.click()";
    tab.script(again, json!([format!("#s={}", super::views::CODE)]));
    let state = quiz.until_screen("result");
    assert!(state.notices().contains(&word(Word::LinkShown)), "who follows it wants it: {:?}", state.notices());
}

/// Who only looks at examples goes back from one to the other.
fn links_are_gone_through(tab: &Tab) {
    let other = made(tab, &letters("cabaabccca"));
    let quiz = tab.open(&format!("plain.html#s={}", super::views::CODE)).ready();
    let first = quiz.until_screen("result").outcome().to_owned();
    tab.unsettle();
    tab.script("location.hash = arguments[0]", json!([format!("s={other}")]));
    let second = quiz.until("the other one", |s| s.outcome() != first).outcome().to_owned();
    tab.script("history.back()", json!([]));
    quiz.until("the first one again", |s| s.outcome() == first);
    tab.script("history.forward()", json!([]));
    quiz.until("and the other one", |s| s.outcome() == second);
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
