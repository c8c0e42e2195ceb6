//! The host's own things in and around the widget: its form in the slot, its parser that comes to the element late.

use super::Run;
use super::decide::check_result;
use super::hosts_quiet::snippet;
use crate::quiz::Quiz;
use crate::reference::letters;
use crate::tab::Tab;
use serde_json::{Value, json};
use shoreline::pack::Word;

pub const CASES: &[(&str, Run)] = &[
    ("slot_form_keeps_what_was_typed", slot_form),
    ("parser_meets_the_element_after_its_script", parser_meets_the_element),
    ("parser_meets_the_inline_form_after_its_script", parser_meets_the_inline_form),
];

/// A form with every kind of field; names, ids, values and what controls are known by are also the widget's own.
const FORM: &str = "<form slot=\"result\" id=\"next\" data-click=\"0\" data-change=\"0\"><label>Mail <input name=\"mail\" id=\"heading\"></label>\
    <label><input type=\"checkbox\" name=\"agreed\" value=\"yes\"> Call me</label>\
    <fieldset data-question=\"goal\"><legend>When</legend><label><input type=\"radio\" name=\"goal\" value=\"a\"> Soon</label>\
    <label><input type=\"radio\" name=\"goal\" value=\"b\"> Later</label></fieldset>\
    <select name=\"size\"><option>1</option><option>2</option></select><textarea name=\"words\"></textarea>\
    <button data-act=\"start\">Send</button></form>";

fn slot_form(tab: &Tab) {
    tab.resize(1000, 1150);
    let spy = "<script>window.sent = []; document.addEventListener('submit', (e) => {
        sent.push([e.defaultPrevented, [...new FormData(e.target)]]); e.preventDefault();
    });</script>";
    let quiz = tab.open_tag(&format!("{spy}<shoreline-quiz id=\"quiz\">{FORM}")).ready();
    let answers = letters("bccbbbcbbc");
    quiz.walk_by_pointer(&answers);
    let field = |selector: &str| {
        let find = "const e = document.querySelector('#next ' + arguments[0]); e.scrollIntoView({ block: 'center', behavior: 'instant' }); return e";
        tab.script(find, json!([selector]))
    };
    tab.until("the result is told", || (quiz.details("shoreline-result").len() == 1).then_some(()));
    let events = quiz.events().len();
    for selector in ["[name=words]", "[value=b]", "[name=agreed]", "[name=mail]"] {
        assert!(tab.click_on(&field(selector)));
        if ["[name=words]", "[name=mail]"].contains(&selector) {
            tab.keys(&['A', 'n', 'n']);
        }
    }
    tab.script("document.querySelector('[name=size]').value = '2'", json!([]));
    let typed = json!([["mail", "Ann"], ["agreed", "yes"], ["goal", "b"], ["size", "2"], ["words", "Ann"]]);
    let kept = |what: &str, shown: bool| {
        let look = "const form = document.querySelector('#quiz > form');
            return [[...new FormData(form)], form.getClientRects().length > 0]";
        assert_eq!(tab.script(look, json!([])), json!([typed, shown]), "{what}");
    };
    assert_eq!(quiz.events().len(), events, "typing is none of the widget's business");
    check_result(&quiz, &answers);
    kept("typed", true);
    // Enter in a field sends it; the focus stays where the visitor types.
    let active = "return document.activeElement.name ?? document.activeElement.localName";
    assert_eq!(tab.script(active, json!([])), "mail");
    tab.script("window.form = document.querySelector('#next')", json!([]));
    quiz.script("host.answers = args", json!({ "core": "a", "goal": "e" }));
    quiz.until("the result has changed", |s| s.screen() == "result");
    tab.frames();
    assert_eq!(tab.script(active, json!([])), "mail", "a new result leaves the focus in the form");
    tab.keys(&[crate::quiz::key::ENTER]);
    tab.until("the host's form is sent", || {
        (tab.script("return sent", json!([])) == json!([[false, typed]])).then_some(())
    });
    // Editing an answer, starting anew, another view, another render.
    quiz.click(json!({ "css": "#change-goal" }));
    quiz.until("the answer is open", |s| s.question() == "goal");
    kept("while an answer is edited", true);
    quiz.choose("goal", "a");
    kept("after the edit", true);
    tab.unsettle();
    quiz.script("host.show('compare')", json!([]));
    tab.until("the form is away", || (tab.script("return form.getClientRects().length", json!([])) == 0).then_some(()));
    kept("on another view", false);
    quiz.script("host.show('decide')", json!([]));
    quiz.until_screen("result");
    kept("back from another view", true);
    quiz.press(Word::Restart);
    quiz.until_screen("intro");
    kept("after a restart", false);
    quiz.walk_by_pointer(&answers);
    kept("at the next result", true);
    for render in [
        "host.setAttribute('heading-level', '3')",
        "host.setAttribute('lang', 'en-GB')",
        "host.setAttribute('views', 'decide check')",
    ] {
        quiz.script(render, json!([]));
        tab.frames();
        kept(render, true);
    }
    // A framework that takes the element out and puts it back.
    quiz.script("window.place = host.parentNode; window.away = host; host.remove()", json!([]));
    tab.frames();
    tab.script("place.append(away)", json!([]));
    quiz.until_screen("result");
    kept("out and in again", true);
    assert_eq!(tab.script("return form === document.querySelector('#quiz > form')", json!([])), true, "the same form");
    check_result(&quiz, &answers);
}

/// A page written anew into a window where the script has run already: the parser itself makes the element, without
/// children and, in its constructor, without attributes.
pub(super) fn parsed_late<'t>(tab: &'t Tab, fragment: &str, element: &str) -> Quiz<'t> {
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Late</title><script src=\"spy.js\"></script></head>\
         <body><main>{element}</main></body></html>"
    );
    tab.open(&format!("plain.html{fragment}"));
    tab.until_script("the script has run", "return !!customElements.get('shoreline-quiz')", json!([]));
    tab.script(
        "window.__spy.old = true; document.open(); document.write(arguments[0]); document.close()",
        json!([page]),
    );
    tab.until_script("the page is written", "return !__spy.old && document.readyState === 'complete'", json!([]));
    tab.quiz("quiz")
}

fn works(quiz: &Quiz) {
    let tab = quiz.tab;
    let inside = "return [root.querySelectorAll('[part~=root]').length, root.querySelectorAll('[part~=card]').length,
        root.querySelectorAll('h3#heading').length]";
    assert_eq!(
        quiz.script(inside, json!([])),
        json!([1, 1, 1]),
        "one screen, with the heading that the attribute asks for"
    );
    let fallback = "return document.querySelector('#quiz > a').getClientRects().length";
    assert_eq!(tab.script(fallback, json!([])), 0, "the fallback is not needed");
    let answers = letters("bccbbbcbbc");
    quiz.ready();
    quiz.walk_by_pointer(&answers);
    check_result(quiz, &answers);
    assert_eq!(quiz.details("shoreline-ready").len(), 1);
    assert_eq!(tab.script("return document.querySelectorAll('#quiz > form[slot=result]').length", json!([])), 1);
    let form: Value =
        tab.script("return document.querySelector('#quiz > form').getClientRects().length > 0", json!([]));
    assert_eq!(form, true, "what the host has put into the slot is there as well");
}

fn parser_meets_the_element(tab: &Tab) {
    let element = "<shoreline-quiz id=\"quiz\" heading-level=\"3\"><a href=\"/\">Take the quiz</a><form slot=\"result\"><input name=\"mail\"></form></shoreline-quiz>";
    works(&parsed_late(tab, "", element));
}

fn parser_meets_the_inline_form(tab: &Tab) {
    let element = snippet(tab).replacen(" load=\"intent\"", " heading-level=\"3\"", 1);
    assert!(element.contains("shadowrootmode=\"open\""), "the inline form is declarative shadow DOM");
    let form = "<form slot=\"result\"><input name=\"mail\"></form></shoreline-quiz>";
    works(&parsed_late(tab, "", &element.replacen("</shoreline-quiz>", form, 1)));
}
