//! The host's accent stays its colour and becomes readable; light and dark are where the host wants them.

use super::Run;
use crate::quiz::Quiz;
use crate::tab::Tab;
use serde_json::{Value, json};
use shoreline::pack::Word;

pub const CASES: &[(&str, Run)] = &[
    ("accents_are_readable", accents_are_readable),
    ("accent_is_reported", accent_is_reported),
    ("accent_beside_the_variable", accent_beside_the_variable),
    ("no_colour_warns", no_colour_warns),
    ("theme", theme),
    ("from_the_first_picture_on", from_the_first_picture_on),
    ("in_a_page_that_nobody_sees", in_a_page_that_nobody_sees),
];

/// Colours as numbers from 0 to 255: the browser paints them, so every notation can be read.
const RGB: &str = "
    const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const rgb = (text) => {
        pen.clearRect(0, 0, 1, 1);
        pen.fillStyle = text;
        pen.fillRect(0, 0, 1, 1);
        const [r, g, b, alpha] = pen.getImageData(0, 0, 1, 1).data;
        if (!alpha) throw new Error(`${text} cannot be seen`);
        return [r, g, b];
    };
    const style = (selector) => getComputedStyle(root.querySelector(selector));";

pub(super) fn colours(quiz: &Quiz, expression: &str) -> Vec<[f64; 3]> {
    let pairs = quiz.script(&format!("{RGB}\nreturn {expression}.map(rgb)"), json!([]));
    serde_json::from_value(pairs).unwrap()
}

pub(super) fn luminance(rgb: [f64; 3]) -> f64 {
    let linear = |c: f64| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
    let [r, g, b] = rgb.map(|c| linear(c / 255.0));
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

pub(super) fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Waits until nothing in sight moves; what a closed part holds may wait for its opening.
pub(super) fn calm(quiz: &Quiz) {
    let moving = "return root.getAnimations().some((a) => a.effect.target.checkVisibility())";
    quiz.tab.until("nothing moves", || (quiz.script(moving, json!([])) == false).then_some(()));
}

fn accents_are_readable(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    quiz.press(Word::Start);
    quiz.until_question("context");
    quiz.choose("context", "web");
    let next = quiz.element(json!({ "css": "[part~='next']" }));
    for theme in ["light", "dark"] {
        quiz.script("host.setAttribute('theme', args)", json!(theme));
        for accent in
            ["#ff0", "#777", "#fff", "#000", "rgb(10 200 10)", "oklch(0.7 0.2 30)", "#0b6e99", "rebeccapurple"]
        {
            quiz.script("host.setAttribute('accent', args)", json!(accent));
            let what = format!("{accent} on {theme}");
            for hover in [false, true] {
                let h1 = tab.script("return document.querySelector('h1')", json!([]));
                tab.point_at(if hover { &next } else { &h1 });
                calm(&quiz);
                let seen = colours(
                    &quiz,
                    "[style('[part~=next]').color, style('[part~=next]').backgroundColor, style('[part~=back]').color,
                      style('[part~=card]').backgroundColor]",
                );
                let (on_button, on_card) = (contrast(seen[0], seen[1]), contrast(seen[2], seen[3]));
                assert!(on_button >= 4.5, "{what}, hover {hover}: text on the button has {on_button:.2}");
                assert!(on_card >= 4.5, "{what}: text in the accent has {on_card:.2}");
                assert!(contrast(seen[1], seen[3]) >= 3.0, "{what}, hover {hover}: the button can hardly be seen");
            }
            // The chosen option: its text on its tint.
            let chosen = "(() => { const o = root.querySelector('[part~=option]:has(:checked)'); return [getComputedStyle(o).color, getComputedStyle(o).backgroundColor]; })()";
            let chosen = colours(&quiz, chosen);
            assert!(contrast(chosen[0], chosen[1]) >= 4.5, "{what}: the chosen option");
        }
    }
    // A colour that can be read already is left alone.
    quiz.script("host.setAttribute('theme', 'light'); host.setAttribute('accent', '#0b6e99')", json!([]));
    tab.point_at(&tab.script("return document.querySelector('h1')", json!([])));
    calm(&quiz);
    assert_eq!(colours(&quiz, "[style('[part~=next]').backgroundColor]"), [[11.0, 110.0, 153.0]]);
}

/// Once for each colour, whatever the number of widgets: the colours that are really used.
fn accent_is_reported(tab: &Tab) {
    let listen = "<script>window.told = []; console.info = (text) => told.push(text);</script>";
    let other = "<shoreline-quiz id=\"other\" accent=\"#ff0\" load=\"eager\"></shoreline-quiz>";
    let quiz =
        tab.open_tag(&format!("{listen}{other}<shoreline-quiz id=\"quiz\" accent=\"#ff0\" load=\"eager\">")).ready();
    let button = |theme: &str| {
        quiz.script("host.setAttribute('theme', args)", json!(theme));
        calm(&quiz);
        let seen = quiz.ask("styles", json!([["[part~='start']", "backgroundColor"]]));
        // As a stylesheet of today writes it.
        seen[0].as_str().unwrap().replace(',', "")
    };
    let (light, dark) = (button("light"), button("dark"));
    assert_ne!(light, dark);
    let wanted = |accent: &str, light: &str, dark: &str| {
        json!(format!("<shoreline-quiz> accent=\"{accent}\" is shown as {light} on light and {dark} on dark."))
    };
    assert_eq!(tab.script("return told", json!([])), json!([wanted("#ff0", &light, &dark)]));
    quiz.script("host.setAttribute('accent', '#0b6e99')", json!([]));
    let (light, dark) = (button("light"), button("dark"));
    assert_eq!(light, "rgb(11 110 153)", "a readable colour is left alone");
    assert_eq!(tab.script("return told.at(-1)", json!([])), wanted("#0b6e99", &light, &dark));
    quiz.script("host.setAttribute('accent', '#ff0')", json!([]));
    assert_eq!(tab.script("return told.length", json!([])), 2, "each colour is told once");
}

/// The variable is taken as it is, however hard to read; the attribute wins over it.
fn accent_beside_the_variable(tab: &Tab) {
    let style = "--shoreline-accent: #ff0; --shoreline-on-accent: #000";
    let quiz = tab.open_tag(&format!("<shoreline-quiz id=\"quiz\" theme=\"light\" style=\"{style}\">")).ready();
    let button = || {
        calm(&quiz);
        quiz.script("return getComputedStyle(root.querySelector('[part~=start]')).backgroundColor", json!([]))
    };
    assert_eq!(button(), "rgb(255, 255, 0)");
    quiz.script("host.setAttribute('accent', '#0b6e99')", json!([]));
    assert_eq!(button(), "rgb(11, 110, 153)");
    quiz.script("host.removeAttribute('accent')", json!([]));
    assert_eq!(button(), "rgb(255, 255, 0)");
}

fn no_colour_warns(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    let button = || colours(&quiz, "[style('[part~=start]').backgroundColor]");
    let default = button();
    for bad in ["nonsense", "currentColor", "var(--x)", "env(safe-area-inset-top)", "#12", "red; display: none"] {
        tab.expect(&format!("accent=\"{bad}\" is no colour"));
        quiz.script("host.setAttribute('accent', args)", json!(bad));
        calm(&quiz);
        assert_eq!(button(), default, "{bad}");
    }
    assert_eq!(tab.console().len(), 6);
}

pub(super) fn is_dark(quiz: &Quiz) -> bool {
    calm(quiz);
    let seen = colours(quiz, "[style('[part~=card]').backgroundColor, style('[part~=heading]').color]");
    assert!(contrast(seen[0], seen[1]) > 7.0);
    luminance(seen[0]) < 0.2
}

fn theme(tab: &Tab) {
    let quiz = tab.open("plain.html").ready();
    let system = tab.script("return matchMedia('(prefers-color-scheme: dark)').matches", json!([])) == true;
    let set = |theme: Value| {
        quiz.script("args === null ? host.removeAttribute('theme') : host.setAttribute('theme', args)", json!(theme));
    };
    assert_eq!(is_dark(&quiz), system, "auto follows the system");
    for (theme, dark) in [("dark", true), ("light", false), ("auto", system)] {
        set(json!(theme));
        assert_eq!(is_dark(&quiz), dark, "{theme}");
    }
    // The host's own decision, and its switch at run time.
    for scheme in ["dark", "light"] {
        let quiz = tab.open_tag(&format!("<shoreline-quiz id=\"quiz\" style=\"color-scheme: {scheme}\">")).ready();
        assert_eq!(is_dark(&quiz), scheme == "dark", "auto follows the host: {scheme}");
        let other = if scheme == "dark" { "light" } else { "dark" };
        quiz.script("host.style.colorScheme = args", json!(other));
        assert_eq!(is_dark(&quiz), other == "dark", "and its change to {other}");
        quiz.script("host.setAttribute('theme', args)", json!(scheme));
        assert_eq!(is_dark(&quiz), scheme == "dark", "the attribute has the last word");
    }
}

/// The browser draws nothing before it has called what waits for its next frame.
fn from_the_first_picture_on(tab: &Tab) {
    let look = "
        const root = document.getElementById('quiz').shadowRoot.querySelector('.shoreline');
        window.early = root.dataset.theme;
        requestAnimationFrame(() => { window.first = [root.dataset.theme, root.style.getPropertyValue('--accent-light')]; });";
    let seen = || tab.script("return [window.early, ...window.first]", json!([]));
    // Right behind the script that defines it: in a task of its own it might come after a frame.
    tab.open_tag(&format!(
        "<script>customElements.whenDefined('shoreline-quiz').then(() => {{ {look} }});</script>\
         <shoreline-quiz id=\"quiz\" accent=\"#b00020\" style=\"color-scheme: dark\">"
    ))
    .ready();
    assert_eq!(
        seen(),
        json!(["system", "host", "rgb(176 0 32)"]),
        "in the frame of the first picture, and not before it"
    );
    // What the page's head says is known before, so that nothing is styled twice.
    tab.open_tag(&format!(
        "<meta name=\"color-scheme\" content=\"light dark\">\
         <script>customElements.whenDefined('shoreline-quiz').then(() => {{ {look} }});</script>\
         <shoreline-quiz id=\"quiz\">"
    ))
    .ready();
    assert_eq!(seen(), json!(["host", "host", ""]));
}

/// Browsers draw no frames there. The program may come all the same, and says nothing wrong of the colour.
fn in_a_page_that_nobody_sees(tab: &Tab) {
    let no_frames = "
        const real = requestAnimationFrame;
        window.requestAnimationFrame = () => 0;
        addEventListener('shoreline-ready', () => { window.requestAnimationFrame = real; });";
    let tag = format!("<script>{no_frames}</script><shoreline-quiz id=\"quiz\" accent=\"#0b6e99\" load=\"eager\">");
    let quiz = tab.open_tag(&tag).ready();
    let accent = "return root.querySelector('.shoreline').style.getPropertyValue('--accent-light')";
    assert_eq!(quiz.script(accent, json!([])), "rgb(11 110 153)");
}
