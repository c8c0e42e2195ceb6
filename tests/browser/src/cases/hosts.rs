//! The same quiz in all kinds of pages.

use super::Run;
use super::decide::check_result;
use super::failure::main_pack;
use super::share::until_shared;
use crate::quiz::Quiz;
use crate::reference::{self, letters, persona, word};
use crate::tab::Tab;
use serde_json::{Value, json};
use shoreline::pack::Word;
use xtask::server::Response;

pub const CASES: &[(&str, Run)] = &[
    ("strict_policy", strict_policy),
    ("two_widgets", two_widgets),
    ("storage_throws", storage_throws),
    ("globals_with_our_names", globals_with_our_names),
    ("sandboxed_frame", sandboxed_frame),
    ("hostile_styles", hostile_styles),
    ("right_to_left", right_to_left),
    ("translated", translated),
    ("without_scripts", without_scripts),
    ("languages", languages),
    ("stand_alone_page", stand_alone_page),
];

/// The quiz with the mouse, then once more with the keyboard.
fn both_ways(quiz: &Quiz) {
    let answers = persona("p03");
    quiz.walk_by_pointer(&answers);
    check_result(quiz, &answers);
    quiz.press(Word::Restart);
    quiz.until_screen("intro");
    let answers = persona("p02");
    quiz.walk_by_keyboard(&answers);
    check_result(quiz, &answers);
}

/// All that a page needs to allow, as docs/hosting.md has it.
pub const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

fn strict_policy(tab: &Tab) {
    let documents = [include_str!("../../../../docs/hosting.md"), include_str!("../../../../README.md")];
    assert!(documents[0].contains(STRICT), "what the document promises is what is tested");
    let (rules, _) = STRICT.split_once("; require").unwrap();
    assert!(documents[1].contains(rules.trim_start_matches("default-src 'none'; ")));
    tab.bend(|request, response| {
        if request.path == "/hosts/strict.html" {
            response.set("content-security-policy", STRICT);
        }
    });
    let quiz = tab.open("strict.html").ready();
    both_ways(&quiz);
    quiz.click(json!({ "css": "#change-goal" }));
    quiz.until("the answer is open", |s| s.question() == "goal");
    quiz.choose("goal", "e");
    quiz.until("the change shows", |s| s.checked() == "e");
    assert_eq!(tab.console(), [""; 0], "the widget breaks no rule of the policy");
    // The policy is in force.
    tab.expect("policy: style-src");
    tab.script("document.body.setAttribute('style', 'color: red')", json!([]));
    tab.until("the policy speaks", || (!tab.console().is_empty()).then_some(()));
}

fn two_widgets(tab: &Tab) {
    tab.open("two.html");
    let (one, two) = (tab.quiz("one"), tab.quiz("two"));
    one.ready();
    two.ready();
    one.press(Word::Start);
    two.press(Word::Start);
    one.choose("context", "web");
    two.choose("context", "it");
    assert_eq!((one.state().checked(), two.state().checked()), ("web", "it"), "groups of options are apart");
    one.press(Word::Next);
    one.until_question("core");
    assert_eq!(two.state().question(), "context");
    one.choose("core", "c");
    two.press(Word::Next);
    two.until_question("core");
    two.choose("core", "a");
    assert_eq!(one.state().checked(), "c");
    let told = |quiz: &Quiz| quiz.event_names();
    assert_eq!(told(&one), ["shoreline-ready", "shoreline-start", "shoreline-answer"]);
    assert_eq!(one.details("shoreline-answer")[0]["option"], "web");
    assert_eq!(two.details("shoreline-answer")[0]["option"], "it");
    let (first, second) = (letters("bccbbbcbbc"), letters("becabbcdcb"));
    one.set_answers(&first);
    assert_eq!(two.state().question(), "core", "the other one stays where it is");
    two.set_answers(&second);
    check_result(&one, &first);
    check_result(&two, &second);
    assert_eq!(tab.count(".wasm"), 1, "one program for both");
}

fn storage_throws(tab: &Tab) {
    let quiz = tab.open("blocked.html").ready();
    both_ways(&quiz);
    // What cannot be kept is not what was kept: out of the page and back, everything is as it was.
    quiz.script("host.show('check'); host.start()", json!([]));
    let begun = |state: &crate::quiz::State| state.card().contains("Situation 1 of");
    quiz.until("the check has begun", begun);
    tab.unsettle();
    quiz.script("const place = host.parentNode; host.remove(); setTimeout(() => place.append(host), 50)", json!([]));
    let back = "return document.getElementById('quiz')?.shadowRoot.querySelector('.mount') ? 1 : null";
    tab.until("it is back", || (!tab.script(back, json!([])).is_null()).then_some(()));
    quiz.ready().until("the check goes on", begun);
}

fn globals_with_our_names(tab: &Tab) {
    let quiz = tab.open("globals.html").ready();
    let theirs =
        "return [...root.querySelectorAll('*')].filter((e) => e.matches('[appversion], [onpointerover]')).length";
    assert_eq!(quiz.script(theirs, json!([])), 0, "what the page has added to all objects becomes no attribute");
    both_ways(&quiz);
    quiz.script("host.show('compare')", json!([]));
    quiz.until("the comparison is there", |state| state.card().contains("Location"));
    tab.script("document.getElementById('above').click()", json!([]));
    tab.unsettle();
    quiz.script("const place = host.parentNode; host.remove(); setTimeout(() => place.append(host))", json!([]));
    let again = || (quiz.details("shoreline-ready").len() == 2).then_some(());
    tab.until("it is ready again", again);
    // The host's own content comes, and is not replaced by the built-in one.
    tab.edit_page("/hosts/globals.html", "<shoreline-quiz", "<shoreline-quiz pack=\"own.pack\"");
    let bytes = main_pack();
    tab.bend(move |request, response| {
        if request.path == "/hosts/own.pack" {
            *response = Response::new(200, "application/octet-stream", bytes.clone());
        }
    });
    let quiz = tab.open("globals.html").ready();
    assert_eq!(tab.count("/hosts/own.pack"), 1);
    quiz.set_answers(&letters("bccbbbcbbc"));
    // The picture, and what finds causes, need the browser's own `URL` as well.
    tab.script("HTMLAnchorElement.prototype.click = () => {}", json!([]));
    tab.unsettle();
    quiz.press(Word::Picture);
    until_shared(&quiz, "picture");
    let other = format!("http://localhost:{}", tab.server.port());
    tab.also_from(&other);
    tab.expect("cors:");
    for words in ["CORS", "Cross-Origin", "access control", "ERR_FAILED", "Load failed"] {
        tab.allow(words);
    }
    quiz.script("host.setAttribute('pack', args)", json!(format!("{other}/hosts/plain.html")));
    let told = tab.until("the cause is found", || quiz.details("shoreline-error").pop());
    assert_eq!(told["code"], "cors", "{told}");
}

fn sandboxed_frame(tab: &Tab) {
    tab.open("sandbox.html");
    tab.frame(Some("frame"));
    let quiz = tab.quiz("quiz").ready();
    let refused = "try { return String(sessionStorage) } catch (e) { return e.name }";
    assert_eq!(tab.script(refused, json!([])), "SecurityError", "the frame has no storage");
    both_ways(&quiz);
    // Nobody may look into a frame there, so nothing can be printed, and the visitor is told.
    tab.unsettle();
    quiz.press(Word::PrintResult);
    quiz.until("it is told", |s| s.card().contains(word(Word::ShareRefused)));
    assert_eq!(tab.script("return document.querySelectorAll('iframe').length", json!([])), 0, "no empty frame stays");
    quiz.script("host.show('compare')", json!([]));
    quiz.until("the comparison is there", |_| quiz.has(json!({ "css": "#print-comparison" })));
    for button in ["#print-comparison", "#print-checklist"] {
        quiz.click(json!({ "css": button }));
        quiz.until("it is told", |s| s.card().contains(word(Word::ShareRefused)));
        quiz.script("host.show('decide'); host.show('compare')", json!([]));
        quiz.until("it is forgotten", |s| !s.card().contains(word(Word::ShareRefused)));
    }
}

/// What the looks of the widget depend on, at the places that a host's styles could spoil.
fn looks(quiz: &Quiz) -> Value {
    let places = [
        "[part~='root']",
        "[part~='card']",
        "[part~='heading']",
        "[part~='option']",
        "[part~='option'] input",
        "[part~='option'] span",
        "[part~='next']",
        "[part~='back']",
        "fieldset",
        "legend",
        "p.help",
    ];
    let properties = [
        "display",
        "color",
        "backgroundColor",
        "fontSize",
        "lineHeight",
        "letterSpacing",
        "wordSpacing",
        "textTransform",
        "textAlign",
        "textIndent",
        "fontWeight",
        "fontStyle",
        "whiteSpace",
        "cursor",
        "boxSizing",
        "position",
        "paddingLeft",
        "marginTop",
        "borderTopWidth",
        "borderTopColor",
        "borderTopLeftRadius",
        "visibility",
    ];
    let pairs: Vec<_> = places.iter().flat_map(|place| properties.iter().map(move |p| json!([place, p]))).collect();
    let seen = quiz.ask("styles", json!(pairs));
    pairs.into_iter().zip(seen.as_array().unwrap()).map(|(pair, value)| json!([pair, value])).collect()
}

fn hostile_styles(tab: &Tab) {
    let settled = |quiz: &Quiz| {
        quiz.press(Word::Start);
        quiz.press(Word::Skip);
        quiz.until_question("core");
        tab.point_at(&tab.script("return document.querySelector('h1')", json!([])));
        quiz.script("root.activeElement?.blur()", json!([]));
        // Colours move for a moment.
        tab.until("nothing moves", || {
            (quiz.script("return root.getAnimations().length", json!([])) == 0).then_some(())
        });
        looks(quiz)
    };
    let plain = settled(&tab.open("plain.html").ready());
    let quiz = tab.open("hostile.html").ready();
    assert_eq!(
        tab.script("return getComputedStyle(document.querySelector('main')).color", json!([])),
        "rgb(255, 0, 0)"
    );
    let hostile = settled(&quiz);
    let differences: Vec<_> =
        plain.as_array().unwrap().iter().zip(hostile.as_array().unwrap()).filter(|(a, b)| a != b).collect();
    assert!(differences.is_empty(), "{differences:#?}");
    let size = &quiz.ask("styles", json!([["[part~='root']", "fontSize"]]))[0];
    assert!(size.as_str().unwrap().trim_end_matches("px").parse::<f64>().unwrap() >= 16.0, "{size}");
    quiz.press(Word::Back);
    quiz.until_question("context");
    quiz.press(Word::Back);
    quiz.until_screen("intro");
    both_ways(&quiz);
}

fn right_to_left(tab: &Tab) {
    let quiz = tab.open("rtl.html").ready();
    // There is no Arabic content: English is shown, and from left to right.
    assert_eq!(
        quiz.script("return getComputedStyle(root.querySelector('[part~=\"card\"]')).direction", json!([])),
        "ltr"
    );
    // What the host puts into the result goes on as in its own page.
    let form = "const form = document.createElement('form'); form.slot = 'result'; form.textContent = 'أرسل'; host.append(form)";
    quiz.script(form, json!([]));
    quiz.set_answers(&letters("bccbbbcbbc"));
    let direction = "return getComputedStyle(host.querySelector('form')).direction";
    assert_eq!(quiz.script(direction, json!([])), "rtl");
    quiz.script("host.querySelector('form').remove(); host.restart()", json!([]));
    quiz.until_screen("intro");
    both_ways(&quiz);
    let wide = "return document.documentElement.scrollWidth <= innerWidth";
    assert_eq!(tab.script(wide, json!([])), true);
}

fn translated(tab: &Tab) {
    let quiz = tab.open("translated.html").ready();
    let translate = |quiz: &Quiz| {
        let replaced = quiz.script("return translate(root)", json!([]));
        assert!(replaced.as_i64().unwrap() > 0, "there was something to translate");
    };
    let answers = letters("bccbbbcbbc");
    quiz.walk_with(&answers, &mut |quiz| translate(quiz));
    check_result(&quiz, &answers);
    // On the result, every change in place must reach the translated texts.
    for (question, option) in
        [("goal", "d"), ("goal", "not-sure"), ("data", "a"), ("who", "a"), ("data", "d"), ("who", "c")]
    {
        if quiz.state().question() != question {
            quiz.click(json!({ "css": format!("#change-{question}") }));
            quiz.until("the answer is open", |s| s.question() == question);
            translate(&quiz);
        }
        quiz.choose(question, option);
        let mut now = quiz.property("answers");
        now.as_object_mut().unwrap().remove("context");
        assert_eq!(now[question], option);
        let heading = reference::heading(&reference::expected(now.as_object().unwrap()));
        quiz.until("the heading follows", |s| s.heading() == heading);
        check_result(&quiz, now.as_object().unwrap());
        let given = "return root.getElementById('change-' + args).parentNode.querySelector('.given').textContent";
        let wanted = reference::option_text(question, option);
        assert_eq!(quiz.script(given, json!(question)), wanted, "the given answer follows, once");
        translate(&quiz);
    }
    quiz.press(Word::Restart);
    quiz.until_screen("intro");
    translate(&quiz);
    // Back and a reminder, translated as well.
    quiz.press(Word::Start);
    translate(&quiz);
    quiz.press(Word::Skip);
    quiz.until_question("core");
    translate(&quiz);
    quiz.press(Word::Next);
    tab.until("the reminder shows", || quiz.has(json!({ "css": "#reminder" })).then_some(()));
    quiz.choose("core", "a");
    quiz.press(Word::Next);
    quiz.until_question("volume");
    translate(&quiz);
    quiz.press(Word::Back);
    assert_eq!(quiz.until_question("core").checked(), "a");
}

fn without_scripts(tab: &Tab) {
    tab.open("nojs.html");
    let look = "const page = document.getElementById('frame').contentDocument; const quiz = page?.querySelector('shoreline-quiz');
        const link = quiz?.querySelector('a');
        return link && [quiz.shadowRoot === null, link.getClientRects().length > 0, link.textContent]";
    assert_eq!(tab.until_script("the frame is there", look, json!([])), json!([true, true, "Take the quiz"]));
}

fn languages(tab: &Tab) {
    let lang = |quiz: &Quiz| quiz.script("return root.querySelector('.stage').lang", json!([]));
    for page_lang in ["", " lang=\"de\"", " lang=\"en-GB\"", " lang=\"EN\""] {
        tab.edit_page("/hosts/plain.html", "<html lang=\"en\">", &format!("<html{page_lang}>"));
        let quiz = tab.open("plain.html").ready();
        assert_eq!(lang(&quiz), "en", "page with{page_lang}");
        assert_eq!(tab.console(), [""; 0], "the page's language is no mistake of the host");
        tab.heal();
    }
    // A form's `lang` is its field of that name. Content of the host's own may be in any language.
    let field = "<form><select name=\"lang\"><option>fr</option></select><shoreline-quiz id=\"quiz\">";
    let own = format!("<shoreline-quiz id=\"quiz\" lang=\"de\" pack=\"{}\">", super::attributes::pack_file());
    for tag in [field, &own] {
        let quiz = tab.open_tag(tag).ready();
        quiz.until_screen("intro");
        assert_eq!((lang(&quiz), tab.console()), (json!("en"), vec![]), "{tag}");
    }
    tab.leave();
    tab.expect("no content in “de”");
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" lang=\"de\">").ready();
    assert_eq!(lang(&quiz), "en");
    assert_eq!(quiz.state().heading(), word(Word::IntroTitle));
}

fn stand_alone_page(tab: &Tab) {
    tab.edit_page("/index.html", "<head>", "<head><script src=\"/hosts/spy.js\"></script>");
    tab.edit_page("/index.html", "<shoreline-quiz", "<shoreline-quiz id=\"widget\"");
    tab.open("../index.html");
    let quiz = tab.quiz("widget").ready();
    // The page below the quiz loads its builder when somebody comes near.
    tab.unsettle();
    let answers = persona("p01");
    quiz.walk_by_pointer(&answers);
    check_result(&quiz, &answers);
}
