//! Links that are followed in the page itself, while the quiz is there: what opens, what is seen of it, and the ways back.

use super::Run;
use super::decide::check_result;
use super::memory::SESSION;
use super::memory_links::made;
use crate::quiz::key;
use crate::reference::{letters, word};
use crate::tab::Tab;
use serde_json::json;
use shoreline::pack::Word;
use xtask::server::Response;

pub const CASES: &[(&str, Run)] = &[
    ("link_before_the_program", link_before_the_program),
    ("link_wakes_a_sleeping_widget", link_wakes_a_sleeping_widget),
    ("link_on_the_page_is_spoken", link_on_the_page_is_spoken),
    ("link_followed_once_more", link_followed_once_more),
    ("link_comes_into_sight", link_comes_into_sight),
    ("link_opens_what_is_folded", link_opens_what_is_folded),
    ("link_from_a_router", link_from_a_router),
    ("link_that_one_comes_back_to", link_that_one_comes_back_to),
    ("links_are_gone_through", links_are_gone_through),
    ("parameter_of_the_host", parameter_of_the_host),
    ("link_whose_reader_is_late", link_whose_reader_is_late),
];

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
    let place = "const [first, last] = ['.visit', '#heading'].map((css) => root.querySelector(css).getBoundingClientRect()); return [first.top, innerHeight - last.bottom, document.activeElement.id]";
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
            "its heading is in sight, and whose it is",
            || {
                let seen = quiz.script(place, json!([]));
                (seen[0].as_f64()? >= -1.0 && seen[1].as_f64()? >= 0.0 && seen[2] == "example").then_some(())
            },
            || format!("above: {is_above}, asleep: {wakes}: {}", quiz.script(place, json!([]))),
        );
    }
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

/// A site may have a parameter of the same name: the page stays where its visitor is.
fn parameter_of_the_host(tab: &Tab) {
    let own = ["s=blue", "s=search+term", "tab=1&s=name", "s=2024-01-05", "s=01-05", "s=100%25", "s=7", "s=", "s=%"];
    for fragment in own {
        tab.serve_tag("<shoreline-quiz id=\"quiz\" load=\"intent\">");
        let quiz = tab.open(&format!("plain.html#{fragment}"));
        tab.until("the element is there", || quiz.exists().then_some(()));
        tab.rest();
        assert_eq!(tab.count(".wasm"), 0, "{fragment} loads nothing");
        tab.heal();
    }
    let quiz = tab.open_tag("<div style=\"height: 3000px\"></div><shoreline-quiz id=\"quiz\" load=\"eager\">").ready();
    tab.unsettle();
    for fragment in own {
        tab.script("location.hash = arguments[0]", json!([fragment]));
        tab.rest();
        assert_eq!(quiz.state().notices(), [""; 0], "{fragment}");
    }
    assert_eq!(tab.script("return scrollY", json!([])), 0);
    tab.script("location.hash = arguments[0]", json!([format!("s={}", super::views::CODE)]));
    quiz.until_screen("result");
    tab.until_script("a link leads there", "return scrollY > 2000", json!([]));
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
