//! Hosts with style sheets of all kinds: the widget is the same picture in each. Hosts that hide it first, that load
//! the script in other orders, that hold many widgets.

use super::Run;
use super::colours::calm;
use super::decide::check_result;
use crate::picture::Picture;
use crate::quiz::Quiz;
use crate::reference::{letters, persona};
use crate::tab::Tab;
use serde_json::{Value, json};
use shoreline::pack::Word;

pub const CASES: &[(&str, Run)] = &[
    ("css_bootstrap_5", |tab| same_picture(tab, "<link rel=\"stylesheet\" href=\"/built/bootstrap.css\">", "")),
    ("css_tailwind_preflight", |tab| same_picture(tab, "<link rel=\"stylesheet\" href=\"/built/tailwind.css\">", "")),
    ("css_hostile_sheet", |tab| same_picture(tab, "<link rel=\"stylesheet\" href=\"hostile.css\">", "")),
    ("css_small_root", |tab| {
        same_picture(tab, "<style>html { font-size: 62.5% } body { font-size: 1.4rem }</style>", "")
    }),
    ("css_important_colours", |tab| same_picture(tab, IMPORTANT, "")),
    ("css_wordpress_theme", |tab| same_picture(tab, WORDPRESS, "")),
    ("css_right_to_left_page", |tab| same_picture(tab, "", " dir=\"rtl\"")),
    ("css_dark_page", |tab| {
        same_picture(tab, "<style>:root { color-scheme: dark; background: #111; color: #eee }</style>", "")
    }),
    ("css_opened_later", opened_later),
    ("css_popover", popover),
    ("css_shrink_to_fit", shrink_to_fit),
    ("css_centred_by_its_parent", centred_by_its_parent),
    ("css_sidebar_of_300_px", sidebar),
    ("css_scheme_of_the_host_live", scheme_of_the_host_live),
    ("css_scheme_of_the_page", scheme_of_the_page),
    ("twenty_widgets_share_one_program", twenty_widgets),
];

const IMPORTANT: &str = "<style>*, ::before, ::after { color: #f0f !important; border: 5px dashed red !important; fill: lime !important; \
    font-size: 30px !important; padding: 9px !important; margin: 11px !important; text-align: center !important; max-width: 90px !important }
    body, main { max-width: none !important }</style>";
/// What themes do to bare elements and to everything inside an article.
const WORDPRESS: &str = "<style>body { font: 19px/1.8 Georgia, serif; letter-spacing: 0.4px; word-break: break-word; hyphens: auto; -webkit-font-smoothing: antialiased }
    button, input { font: 700 22px cursive; text-transform: uppercase; letter-spacing: 2px; border-radius: 40px; background: crimson; color: #fff; padding: 20px }
    h1, h2, h3 { font: 700 48px/1 Georgia; margin: 60px 0; color: teal } p, li { margin: 0 0 40px; color: #777 } svg, img { max-width: 40%; height: 9px }
    table { width: 100%; border: 4px solid } label { display: inline; color: red } fieldset { padding: 40px; border: 4px double } * { transition: all 2s }</style>";

/// The widget at a place that does not depend on the host's layout, and with the host's font out of the comparison.
fn tag(width: u32) -> String {
    format!(
        "<div style=\"display: block !important; position: absolute !important; inset: 60px auto auto 20px !important; width: {width}px !important; max-width: none !important; \
         margin: 0 !important; padding: 0 !important; border: 0 !important; background: #fff !important\">\
         <shoreline-quiz id=\"quiz\" lang=\"en\" theme=\"light\" style=\"display: block !important; margin: 0 !important; padding: 0 !important; border: 0 !important; max-width: none !important; \
         --shoreline-font: 'Liberation Sans', sans-serif; --shoreline-font-size: 16px\">"
    )
}

/// Pages that centre what they hold, by which everything becomes as narrow as it can be.
fn centred_by_its_parent(tab: &Tab) {
    tab.resize(1300, 900);
    let wide = "const { scrollWidth, clientWidth } = document.documentElement; return [host.offsetWidth, scrollWidth - clientWidth]";
    for parent in [
        "display: flex; flex-direction: column; align-items: center",
        "display: flex; justify-content: center",
        "display: grid; place-items: center",
        "display: block",
    ] {
        for (own, wanted) in [("", 1000), ("margin-inline: 40px", 920), ("margin-inline: auto; max-width: 700px", 700)]
        {
            let tag = format!("<div style=\"{parent}; width: 1000px\"><shoreline-quiz id=\"quiz\" style=\"{own}\">");
            tab.edit_page("/hosts/plain.html", "</shoreline-quiz>", "</shoreline-quiz></div>");
            let quiz = tab.open_tag(&tag).ready();
            assert_eq!(quiz.script(wide, json!([])), json!([wanted, 0]), "{parent}; {own}");
        }
    }
}

/// Parents that are as wide as their content: the quiz's width does not follow from it.
fn shrink_to_fit(tab: &Tab) {
    for style in
        ["display: inline-block", "float: left", "position: fixed; inset-inline-start: 30%", "inline-size: fit-content"]
    {
        let quiz = tab.open_tag(&format!("<div style=\"{style}\"><shoreline-quiz id=\"quiz\">")).ready();
        let width = quiz.script("return host.getBoundingClientRect().width", json!([]));
        assert!(width.as_f64().unwrap() >= 300.0, "{style}: {width}");
    }
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\">").ready();
    let dialog = "const dialog = document.body.appendChild(document.createElement('dialog')); dialog.append(host); dialog.showModal()";
    quiz.script(dialog, json!([]));
    let width = quiz.script("return host.getBoundingClientRect().width", json!([]));
    assert!(width.as_f64().unwrap() >= 300.0, "a dialog: {width}");
}

/// Nothing moves, nothing is pointed at, nothing has the focus.
fn settle(quiz: &Quiz) {
    let tab = quiz.tab;
    tab.script("scrollTo({ top: 0, behavior: 'instant' })", json!([]));
    tab.point_at(&tab.script("return document.documentElement", json!([])));
    quiz.script("root.activeElement?.blur()", json!([]));
    calm(quiz);
    tab.frames();
}

fn settled(quiz: &Quiz) -> Picture {
    settle(quiz);
    Picture::of(quiz.tab, &quiz.element(json!({ "css": "[part~='root']" })))
}

type Pictures = Vec<(String, Picture)>;

/// The intro, and a question with an answer.
fn first_pictures(quiz: &Quiz) -> Pictures {
    let mut all = vec![("intro".to_owned(), settled(quiz))];
    quiz.press(Word::Start);
    quiz.press(Word::Skip);
    quiz.until_question("core");
    quiz.choose("core", "b");
    all.push(("question".to_owned(), settled(quiz)));
    all
}

/// The same, and the sections of the result: the large ones that fit into the window.
fn pictures(quiz: &Quiz) -> Pictures {
    let mut all = first_pictures(quiz);
    quiz.set_answers(&letters("bccbbbcbbc"));
    settle(quiz);
    let sections = "return [...root.querySelectorAll('.sections > *')]
        .filter((e) => e.getBoundingClientRect().height > 201 && e.getBoundingClientRect().height < 950)";
    let sections = quiz.script(sections, json!([]));
    for (n, section) in sections.as_array().unwrap().iter().enumerate() {
        // By whole pixels, so that letters keep their edges.
        let show = "scrollTo({ top: Math.floor(arguments[0].getBoundingClientRect().top + scrollY) - 20, behavior: 'instant' })";
        quiz.tab.script(show, json!([section]));
        quiz.tab.frames();
        all.push((format!("result {n}"), Picture::of(quiz.tab, section)));
    }
    assert!(all.len() >= 5, "map, ranking, answers and what would change them: {}", all.len());
    all
}

fn edited(tab: &Tab, head: &str, html: &str) {
    tab.edit_page("/hosts/plain.html", "</head>", &format!("{head}</head>"));
    tab.edit_page("/hosts/plain.html", "<html lang=\"en\">", &format!("<html lang=\"en\"{html}>"));
}

fn same(tab: &Tab, wanted: &Pictures, found: &Pictures, what: &str) {
    assert_eq!(wanted.len(), found.len());
    for ((screen, wanted), (_, found)) in wanted.iter().zip(found) {
        wanted.check(tab, found, &format!("{what} {screen}"));
    }
}

fn same_picture(tab: &Tab, head: &str, html: &str) {
    tab.resize(1000, 1150);
    let wanted = pictures(&tab.open_tag(&tag(640)).ready());
    edited(tab, head, html);
    let quiz = tab.open_tag(&tag(640)).ready();
    let found = pictures(&quiz);
    same(tab, &wanted, &found, "the host's page");
    check_result(&quiz, &letters("bccbbbcbbc"));
}

/// Tabs, accordions and dialogs hold what they will show later.
fn opened_later(tab: &Tab) {
    tab.resize(1000, 1150);
    let wanted = first_pictures(&tab.open_tag(&tag(640)).ready());
    let widget = tag(640);
    let holders = [
        (format!("<div id=\"box\" style=\"display: none\">{widget}"), "box.style.display = 'block'"),
        (format!("<details id=\"box\"><summary>More</summary>{widget}"), "box.open = true"),
        (
            format!(
                "<dialog id=\"box\" style=\"position: absolute; inset: 0 auto auto 0; margin: 0; border: 0; padding: 0; width: 900px; height: 1000px\">{widget}"
            ),
            "box.showModal()",
        ),
    ];
    for (holder, open) in holders {
        let quiz = tab.open_tag(&holder);
        tab.rest();
        assert_eq!(tab.count(".wasm"), 0, "what is not shown fetches nothing: {holder:.30}");
        tab.script(&format!("const box = document.getElementById('box'); {open}"), json!([]));
        let found = first_pictures(&quiz.ready());
        same(tab, &wanted, &found, "opened later");
    }
}

/// The element itself may be what a button opens.
fn popover(tab: &Tab) {
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" popover>");
    tab.until("the element is there", || quiz.exists().then_some(()));
    tab.rest();
    let boxes = || quiz.script("return host.getClientRects().length", json!([]));
    assert_eq!((boxes(), tab.count(".wasm")), (json!(0), 0), "closed, it is not seen and fetches nothing");
    quiz.script("host.showPopover()", json!([]));
    quiz.ready().until_screen("intro");
    assert_eq!(boxes(), 1);
    let wide = quiz.script("return root.querySelector('[part~=card]').getBoundingClientRect().width", json!([]));
    assert!(wide.as_f64() >= Some(260.0), "{wide}");
    // What does not fit into the window is reached by scrolling.
    tab.resize(700, 500);
    quiz.set_answers(&letters("bccbbbcbbc"));
    let place = "const box = host.getBoundingClientRect(); host.scrollTo(0, 1e6);
        return [box.top >= 0 && box.bottom <= innerHeight, host.scrollTop > 0, host.scrollWidth <= host.clientWidth]";
    assert_eq!(quiz.script(place, json!([])), json!([true, true, true]));
    quiz.script("host.hidePopover()", json!([]));
    assert_eq!(boxes(), 0);
}

fn sidebar(tab: &Tab) {
    tab.resize(1300, 1150);
    let wanted = pictures(&tab.open_tag(&tag(300)).ready());
    edited(tab, "<link rel=\"stylesheet\" href=\"/built/bootstrap.css\">", "");
    let row = format!(
        "<div class=\"row\"><div class=\"col\">Text</div><aside class=\"col\" style=\"flex: 0 0 300px\">{}",
        tag(300)
    );
    let quiz = tab.open_tag(&row).ready();
    assert_eq!(quiz.script("return host.getBoundingClientRect().width", json!([])), 300);
    let found = pictures(&quiz);
    same(tab, &wanted, &found, "a sidebar");
}

/// `theme="auto"` follows the element's `color-scheme`, while the page is open.
fn scheme_of_the_host_live(tab: &Tab) {
    let quiz = tab.open_tag("<div id=\"box\" style=\"color-scheme: light\"><shoreline-quiz id=\"quiz\">").ready();
    let surface = || quiz.ask("styles", json!([["[part~='card']", "backgroundColor"]]))[0].clone();
    let set =
        |scheme: &str| tab.script("document.getElementById('box').style.colorScheme = arguments[0]", json!([scheme]));
    let light = surface();
    set("dark");
    tab.until("it turns dark", || (surface() != light).then_some(()));
    let dark = surface();
    set("light");
    tab.until("it turns light", || (surface() == light).then_some(()));
    quiz.script("host.setAttribute('theme', 'dark')", json!([]));
    tab.until("the attribute wins", || (surface() == dark).then_some(()));
    quiz.script("host.removeAttribute('theme'); document.documentElement.style.colorScheme = 'dark'; document.getElementById('box').style.colorScheme = ''", json!([]));
    tab.until("the page's scheme counts", || (surface() == dark).then_some(()));
    // A page without a scheme of its own gets one by a class, as theme switches do it.
    let switch = "<style>.night { color-scheme: dark } .day { color-scheme: light }</style>";
    let quiz = tab.open_tag(&format!("{switch}<shoreline-quiz id=\"quiz\">")).ready();
    let surface = || quiz.ask("styles", json!([["[part~='card']", "backgroundColor"]]))[0].clone();
    for (class, wanted) in [("night", &dark), ("day", &light), ("night", &dark)] {
        tab.script("document.documentElement.className = arguments[0]", json!([class]));
        tab.until(&format!("it follows the class {class}"), || (surface() == *wanted).then_some(()));
    }
}

/// Where no style sets one, the schemes that the page names in its head count.
fn scheme_of_the_page(tab: &Tab) {
    let surface = |head: &str, tag: &str| {
        tab.edit_page("/hosts/plain.html", "</head>", &format!("{head}</head>"));
        let quiz = tab.open_tag(&format!("<shoreline-quiz id=\"quiz\" {tag}>")).ready();
        let surface = quiz.ask("styles", json!([["[part~='card']", "backgroundColor"]]))[0].clone();
        tab.heal();
        surface
    };
    let meta = |content: &str| surface(&format!("<meta name=\"color-scheme\" content=\"{content}\">"), "");
    let [light, dark] = ["light", "dark"].map(|theme| surface("", &format!("theme=\"{theme}\"")));
    for (content, wanted) in [("light", &light), ("dark", &dark), ("only light", &light)] {
        assert_eq!(meta(content), *wanted, "{content}");
    }
    assert_eq!(meta("light dark"), surface("", ""), "the system decides");
}

fn twenty_widgets(tab: &Tab) {
    let count = "<script>window.made = 0; const real = WebAssembly.instantiate; WebAssembly.instantiate = (...args) => { made += 1; return real(...args); };</script>";
    let more: String =
        (1..20).map(|n| format!("<shoreline-quiz id=\"w{n}\" load=\"eager\"></shoreline-quiz>")).collect();
    let quiz = tab.open_tag(&format!("{count}{more}<shoreline-quiz id=\"quiz\" load=\"eager\">"));
    let all = "return __spy.events.filter((e) => e.name === 'shoreline-ready').length === 20";
    tab.until_script("all twenty are ready", all, json!([]));
    tab.settle();
    assert_eq!((tab.count(".wasm"), tab.count(".pack")), (1, 1));
    assert_eq!(tab.script("return made", json!([])), 1, "one program runs them all");
    let answers = persona("p02");
    tab.quiz("w19").set_answers(&answers);
    check_result(&tab.quiz("w19"), &answers);
    assert_eq!(quiz.state().screen(), "intro");
    let others: Value =
        tab.script("return [...document.querySelectorAll('shoreline-quiz')].filter((e) => e.result).length", json!([]));
    assert_eq!(others, 1);
}
