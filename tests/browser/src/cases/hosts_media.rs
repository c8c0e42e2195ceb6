//! Visitors whose system asks for forced colours, more contrast, less motion or another scheme.

use super::colours::{calm, colours, contrast, is_dark};
use super::{Run, shots};
use crate::quiz::Quiz;
use crate::reference::{letters, word};
use crate::tab::Tab;
use crate::wish::Wish;
use serde_json::{Value, json};
use shoreline::pack::Word;

pub const CASES: &[(&str, Run)] = &[
    ("media_forced_colours", forced_colours),
    ("media_more_contrast", more_contrast),
    ("media_reduced_motion", reduced_motion),
    ("media_theme_auto_follows_the_system_live", theme_follows_the_system),
];

/// Where no wish can be made, its rules are switched by hand, in every sheet that the widget has by now.
fn by_hand(quiz: &Quiz, feature: &str, on: bool) {
    let switch = "let count = 0;
        for (const sheet of root.adoptedStyleSheets) for (const rule of sheet.cssRules) {
            if (rule.media?.mediaText.includes(args[0]) || rule.switched === args[0]) {
                rule.switched = args[0];
                rule.media.mediaText = args[1] ? 'all' : 'not all';
                count += 1;
            }
        }
        return count";
    assert!(quiz.script(switch, json!([feature, on])).as_u64().unwrap() > 0, "there are rules about {feature}");
}

/// A question with a chosen option, and the focus on the button beside "Next".
fn at_a_question(quiz: &Quiz) {
    quiz.press(Word::Start);
    quiz.press(Word::Skip);
    quiz.until_question("core");
    quiz.choose("core", "b");
    quiz.tab_to_button(Word::Next);
    calm(quiz);
}

/// The system's own colour of that name, at the widget's place.
fn system(quiz: &Quiz, name: &str) -> [f64; 3] {
    let probe = "const probe = root.querySelector('[part~=card]').appendChild(document.createElement('i'));
        probe.style.color = args;
        const { color } = getComputedStyle(probe);
        probe.remove();
        return color";
    let colour = quiz.script(probe, json!(name));
    colours(quiz, &format!("[{colour}]"))[0]
}

/// Those of the elements that lack an edge which can be seen: a border or an outline of at least `width` pixels, in
/// another colour than the surface.
fn unbounded(quiz: &Quiz, selector: &str, width: f64) -> Vec<String> {
    let edges = "return [...root.querySelectorAll(args)].filter((e) => e.getClientRects().length).map((e) => {
        const s = getComputedStyle(e);
        const edge = (name) => (s[name + 'Style'] === 'none' || /^rgba.*, 0\\)$/.test(s[name + 'Color']) ? 0 : parseFloat(s[name + 'Width']));
        return [e.textContent.trim().slice(0, 30), edge('borderTop'), s.borderTopColor, edge('outline'), s.outlineColor];
    })";
    let seen = quiz.script(edges, json!(selector));
    let seen = seen.as_array().unwrap();
    assert!(!seen.is_empty(), "there is a {selector}");
    let surface = colours(quiz, "[style('[part~=card]').backgroundColor]")[0];
    let highlight = system(quiz, "Highlight");
    let visible = |size: &Value, colour: &Value| {
        if size.as_f64().unwrap() < width {
            return false;
        }
        let colour = colours(quiz, &format!("[{colour}]"))[0];
        // How the system's own colours stand out is the system's choice.
        colour == highlight || contrast(colour, surface) >= 3.0
    };
    seen.iter().filter(|e| !visible(&e[1], &e[2]) && !visible(&e[3], &e[4])).map(Value::to_string).collect()
}

/// The system's own colours are used, and every shape that was told apart by a colour has another sign.
fn forced_colours(tab: &Tab) {
    tab.resize(1000, 1150);
    let quiz = tab.open("plain.html").ready();
    at_a_question(&quiz);
    let wish = tab.wish(Wish::ForcedColours);
    let forced = wish.is_some();
    if !forced {
        by_hand(&quiz, "forced-colors", true);
    }
    calm(&quiz);
    shots::keep(tab, "forced-question");
    let of = |selector: &str, property: &str| colours(&quiz, &format!("[style('{selector}').{property}]"))[0];
    assert_eq!(of("[part~=option]:has(:checked)", "borderTopColor"), system(&quiz, "Highlight"), "the chosen option");
    let widths = quiz.ask(
        "styles",
        json!([
            ["[part~=option]:has(:checked)", "borderTopWidth"],
            ["[part~=option]:not(:has(:checked))", "borderTopWidth"]
        ]),
    );
    assert_eq!(widths[0], "3px", "the chosen option has a wider border");
    assert_ne!(widths[0], widths[1], "and only that one");
    assert_eq!(unbounded(&quiz, "[part~=tab][aria-selected=true]", 2.0), [""; 0], "the chosen tab");
    let controls = if forced { "[part~=option], [part~=back], [part~=next]" } else { "[part~=option], [part~=next]" };
    assert_eq!(unbounded(&quiz, controls, 1.0), [""; 0], "controls have edges");
    assert_eq!(unbounded(&quiz, ":focus-visible", 2.0), [""; 0], "the focus is seen");
    if forced {
        assert_eq!(of("[part~=card]", "backgroundColor"), system(&quiz, "Canvas"), "the system's surface");
        assert_eq!(of("[part~=heading]", "color"), system(&quiz, "CanvasText"), "the system's text");
    }
    quiz.set_answers(&letters("bccbbbcbbc"));
    if !forced {
        by_hand(&quiz, "forced-colors", true);
    }
    calm(&quiz);
    shots::keep(tab, "forced-result");
    let (highlight, canvas) = (system(&quiz, "Highlight"), system(&quiz, "Canvas"));
    assert_eq!(of(".map .you .dot", "fill"), highlight, "the visitor's position");
    assert_eq!(of(".map .mark.chosen circle", "fill"), highlight, "the recommended one");
    for shape in [".map .sea", ".map .land"] {
        assert_eq!(of(shape, "fill"), canvas, "{shape}");
        assert!(contrast(of(shape, "stroke"), canvas) >= 7.0, "{shape} has an outline");
    }
    let fills = |selector: &str| {
        colours(&quiz, &format!("[...root.querySelectorAll('{selector}')].map((e) => getComputedStyle(e).fill)"))
    };
    let words = fills(".map text");
    assert!(
        words.len() >= 8 && words.iter().all(|&fill| fill == system(&quiz, "CanvasText")),
        "the map's words: {words:?}"
    );
    let (plus, minus) = (of(".ranking .plus", "fill"), of(".ranking .minus", "fill"));
    assert_eq!(plus, highlight, "points for it");
    assert_ne!(minus, plus, "points against it");
    assert_eq!(unbounded(&quiz, ".tag", 2.0), [""; 0], "the recommendation's row");
    // The knowledge check tells right from wrong.
    tab.unsettle();
    quiz.script("host.show('check'); host.start()", json!([]));
    let item = "return !!root.querySelector('.check [part~=option] input')";
    tab.until("a situation is shown", || (quiz.script(item, json!([])) == true).then_some(()));
    quiz.script("root.querySelector('.check [part~=option] input').click()", json!([]));
    tab.frames();
    if !forced {
        by_hand(&quiz, "forced-colors", true);
    }
    calm(&quiz);
    shots::keep(tab, "forced-check");
    assert_eq!(unbounded(&quiz, ".check [part~=option]:has(:checked)", 3.0), [""; 0], "the chosen answer");
}

/// Quiet greys become text, and hairlines become borders, in both schemes.
fn more_contrast(tab: &Tab) {
    tab.resize(1000, 1150);
    let quiz = tab.open("plain.html").ready();
    at_a_question(&quiz);
    let look = |theme: &str| {
        quiz.script("host.setAttribute('theme', args)", json!(theme));
        calm(&quiz);
        let seen = colours(
            &quiz,
            "[style('[part~=card]').backgroundColor, style('[part~=heading]').color, style('p.help').color,
              style('[part~=option]:not(:has(:checked))').borderTopColor, style('[part~=card]').borderTopColor]",
        );
        let surface = seen[0];
        seen[1..].iter().map(|&colour| contrast(colour, surface)).collect::<Vec<_>>()
    };
    let plain = ["light", "dark"].map(&look);
    let wish = tab.wish(Wish::MoreContrast);
    if wish.is_none() {
        by_hand(&quiz, "prefers-contrast", true);
    }
    for (theme, plain) in ["light", "dark"].into_iter().zip(plain) {
        let more = look(theme);
        shots::keep(tab, &format!("contrast-question-{theme}"));
        assert_eq!(more[0], more[1], "{theme}: quiet text is text");
        assert!(more[..3].iter().all(|&contrast| contrast >= 10.0), "{theme}: text and controls: {more:?}");
        assert!(more[3] >= 3.0, "{theme}: hairlines: {more:?}");
        for (place, (more, plain)) in more.iter().zip(&plain).enumerate().skip(1) {
            assert!(more > plain, "{theme}: nothing has changed at {place}: {more} {plain}");
        }
    }
    assert_eq!(
        unbounded(&quiz, "[part~=option], [part~=back], [part~=next]", 1.0),
        [""; 0],
        "every control has an edge"
    );
    quiz.set_answers(&letters("bccbbbcbbc"));
    if wish.is_none() {
        by_hand(&quiz, "prefers-contrast", true);
    }
    for theme in ["light", "dark"] {
        quiz.script("host.setAttribute('theme', args)", json!(theme));
        calm(&quiz);
        shots::keep(tab, &format!("contrast-result-{theme}"));
        // Everything that has words of its own, on the card's surface.
        let words =
            "(() => [...new Set([...root.querySelectorAll('.result :is(p, li, dt, dd, h2, h3, h4, span, summary)')]
            .filter((e) => e.getClientRects().length && !e.closest('button, .main, a, svg, .tag')
                && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
            .map((e) => getComputedStyle(e).color))])()";
        let surface = colours(&quiz, "[style('[part~=card]').backgroundColor]")[0];
        let seen = colours(&quiz, words);
        assert!(!seen.is_empty());
        for colour in seen {
            assert!(contrast(colour, surface) >= 7.0, "{theme}: a text in {colour:?}");
        }
    }
}

/// Nothing moves at all; without the wish something would.
fn reduced_motion(tab: &Tab) {
    let moving = |quiz: &Quiz| {
        let look = "return [...root.querySelectorAll('*')].filter((e) => {
            const s = getComputedStyle(e);
            return s.animationName !== 'none' || s.transitionDuration.split(', ').some((t) => parseFloat(t) > 0) || s.scrollBehavior === 'smooth';
        }).map((e) => e.localName + '.' + e.getAttribute('class'))";
        let seen = quiz.script(look, json!([]));
        seen.as_array().unwrap().len()
    };
    let quiz = tab.open("plain.html").ready();
    assert!(moving(&quiz) > 0, "a button's colour moves where motion is welcome");
    let wish = tab.wish(Wish::LessMotion);
    let still = |what: &str| {
        if wish.is_none() {
            by_hand(&quiz, "prefers-reduced-motion", false);
        }
        assert_eq!(moving(&quiz), 0, "{what}");
        assert_eq!(quiz.script("return root.getAnimations().length", json!([])), 0, "{what}");
    };
    still("the intro");
    quiz.press(Word::Start);
    quiz.until_question("context");
    quiz.choose("context", "web");
    still("a question just answered");
    let next = quiz.element(json!({ "css": "[part~='next']" }));
    tab.point_at(&next);
    still("a button just pointed at");
    quiz.set_answers(&letters("bccbbbcbbc"));
    still("the result");
    quiz.click(json!({ "css": "#change-goal" }));
    quiz.until("the answer is open", |s| s.question() == "goal");
    quiz.choose("goal", "e");
    still("bars that have just changed");
    tab.unsettle();
    for view in ["compare", "check"] {
        quiz.script("host.show(args)", json!(view));
        tab.until("its styles are there", || {
            (quiz.script("return root.adoptedStyleSheets.length", json!([])) == 3).then_some(())
        });
        tab.frames();
        still(view);
    }
    drop(wish);
}

/// The evening comes while the page is open. What the host has decided stays.
fn theme_follows_the_system(tab: &Tab) {
    // Of WebKit there is only a desktop's setting, and no desktop; that it follows a host's scheme is tested elsewhere.
    let follows = |quiz: &Quiz, dark: bool, what: &str| {
        tab.until(what, || (is_dark(quiz) == dark).then_some(()));
    };
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" load=\"intent\">");
    tab.until("it is readable", || quiz.exists().then_some(()));
    let Some(light) = tab.wish(Wish::Light) else { return };
    let mut held = vec![light];
    follows(&quiz, false, "the first screen is light");
    held.extend(tab.wish(Wish::Dark));
    follows(&quiz, true, "the first screen turns dark before there is a program");
    tab.rest();
    assert_eq!(tab.count(".wasm"), 0);
    quiz.press(Word::Start);
    quiz.ready();
    quiz.until_question("context");
    quiz.choose("context", "it");
    for (wish, is, what) in [(Wish::Light, false, "it turns light"), (Wish::Dark, true, "and dark again")] {
        held.extend(tab.wish(wish));
        follows(&quiz, is, what);
        assert_eq!(quiz.state().checked(), "it", "the answer stays");
        assert!(quiz.has(json!({ "button": word(Word::Next) })));
    }
    for (attribute, value, is) in [
        ("theme", "light", false),
        ("style", "color-scheme: light", false),
        ("style", "color-scheme: light dark", true),
    ] {
        quiz.script("host.setAttribute(args[0], args[1])", json!([attribute, value]));
        follows(&quiz, is, "what the host has decided stays");
        quiz.script("host.removeAttribute(args)", json!(attribute));
        follows(&quiz, true, "and auto is dark");
    }
}
