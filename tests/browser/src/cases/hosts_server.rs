//! What the documents say to do, done: nginx and Apache with the settings of docs/hosting.md, and the recipes of docs/events.md.

use super::Run;
use super::decide::check_result;
use crate::reference::{letters, persona};
use crate::tab::Tab;
use crate::web_server::WebServer;
use serde_json::{Value, json};
use shoreline::pack::Word;
use xtask::server::Response;

pub const CASES: &[(&str, Run)] = &[
    ("server_nginx_with_the_documented_settings", nginx),
    ("server_apache_with_the_documented_settings", apache),
    ("recipe_kept_place", kept_place),
    ("recipe_leads", leads),
    ("recipe_data_layer", |tab| {
        recipe(
            tab,
            "Google Tag Manager",
            "dataLayer",
            json!([
                { "event": "shoreline_start", "quiz_view": "decide", "quiz_outcome": null, "quiz_level": null, "quiz_correct": null },
                { "event": "shoreline_result", "quiz_view": null, "quiz_outcome": "OUTCOME", "quiz_level": "LEVEL", "quiz_correct": null },
            ]),
        )
    }),
    ("recipe_plausible", |tab| {
        recipe(
            tab,
            "Plausible",
            "calls",
            json!([
                ["Quiz started", { "props": { "view": "decide" } }], ["Quiz result", { "props": { "outcome": "OUTCOME", "level": "LEVEL" } }],
            ]),
        )
    }),
    ("recipe_matomo", |tab| {
        recipe(
            tab,
            "Matomo",
            "_paq",
            json!([["trackEvent", "Quiz", "start", "decide"], ["trackEvent", "Quiz", "result", "OUTCOME"],]),
        )
    }),
];

/// The first block of that language after a heading.
fn block(document: &str, heading: &str, language: &str) -> String {
    let (_, rest) = document.split_once(&format!("\n## {heading}")).unwrap_or_else(|| panic!("no {heading}"));
    let (_, rest) = rest.split_once(&format!("```{language}\n")).unwrap();
    rest.split("```").next().unwrap().to_owned()
}

// ---- servers --------------------------------------------------------------------------------------------------

fn nginx(tab: &Tab) {
    let settings = block(include_str!("../../../../docs/hosting.md"), "nginx", "nginx");
    check_server(tab, &WebServer::nginx(&crate::tab::dist(), &settings), "gzip");
}

fn apache(tab: &Tab) {
    let settings = block(include_str!("../../../../docs/hosting.md"), "Apache", "apache");
    check_server(tab, &WebServer::apache(&crate::tab::dist(), &settings), "br");
}

/// Every file comes with the headers that are promised, and the widget of a page elsewhere runs from it.
fn check_server(tab: &Tab, server: &WebServer, encoding: &str) {
    let names = std::fs::read(crate::tab::dist().join("integrity.json")).unwrap();
    let names: Value = serde_json::from_slice(&names).unwrap();
    for name in names.as_object().unwrap().keys() {
        let head = server.head(name, encoding);
        let has = |header: &str| head.lines().any(|line| line == header);
        assert!(head.starts_with("http/1.1 200"), "{name}: {head}");
        assert!(
            has("access-control-allow-origin: *") && has("cross-origin-resource-policy: cross-origin"),
            "{name}: {head}"
        );
        let caching = if shoreline::site::is_hashed(name) { "public, max-age=31536000, immutable" } else { "no-cache" };
        assert!(has(&format!("cache-control: {caching}")), "{name}: {head}");
        let kind = xtask::server::kind(name).split(';').next().unwrap();
        let ending = name.rsplit('.').next().unwrap();
        if ["js", "wasm", "css", "json", "svg", "png", "html", "pack"].contains(&ending) {
            assert!(head.contains(&format!("content-type: {kind}")), "{name}: {head}");
        }
        if ["js", "wasm", "css", "pack"].contains(&ending) {
            assert!(has(&format!("content-encoding: {encoding}")) && has("vary: accept-encoding"), "{name}: {head}");
            let plain = server.head(name, "identity");
            assert!(!plain.contains("content-encoding"), "{name}: {plain}");
            assert!(plain.contains(&format!("content-type: {kind}")), "{name}: {plain}");
        }
        assert_eq!(head.contains("cross-origin-embedder-policy: require-corp"), name == "embed.html", "{name}: {head}");
    }
    let origin = server.origin();
    tab.also_from(&origin);
    tab.edit_page("/hosts/plain.html", "src=\"/embed.js\"", &format!("src=\"{origin}/shoreline/embed.js\""));
    let quiz = tab.open("plain.html").ready();
    quiz.walk_by_pointer(&persona("p01"));
    check_result(&quiz, &persona("p01"));
}

// ---- recipes --------------------------------------------------------------------------------------------------

/// With the documented CSS, what stands below the widget stays where it is when the script comes late.
/// The lines of the documentation and of the snippet builder, for each view; and the click on another one, whose part comes
/// late.
fn kept_place(tab: &Tab) {
    let kit = super::builder::kit();
    let all = ["decide", "compare", "check"];
    let css = block(include_str!("../../../../docs/hosting.md"), "Standing still while it loads", "css");
    assert_eq!(css.trim(), kit.keep(&all, "").unwrap());
    let watch = "<script>window.shifted = 0; new PerformanceObserver((list) => { for (const e of list.getEntries()) shifted += e.value; })
        .observe({ type: 'layout-shift', buffered: true });</script>";
    let shift = |tag: &str, css: &str, width: u32| {
        let head = format!("{watch}<style>body {{ margin: 0 }} {css}</style></head>");
        tab.edit_page("/hosts/late.html", "</head>", &head);
        tab.edit_page("/hosts/late.html", "</main>", "<p style=\"height: 600px\">Text below the quiz.</p></main>");
        tab.edit_page("/hosts/late.html", "<shoreline-quiz id=\"quiz\">", tag);
        let screen = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500 });
        tab.devtools("Emulation.setDeviceMetricsOverride", screen);
        let quiz = tab.open("late.html");
        tab.frames();
        tab.script("addScript()", json!([]));
        quiz.ready();
        tab.rest();
        let sum = tab.script("return shifted", json!([])).as_f64().unwrap();
        tab.heal();
        sum
    };
    let plain = "<shoreline-quiz id=\"quiz\">";
    let without = shift(plain, "", 1280);
    let mut with = [320, 375, 768, 1280, 1920].map(|width| ("decide", width, shift(plain, &css, width))).to_vec();
    for view in all {
        let alone = format!("<shoreline-quiz id=\"quiz\" views=\"{view}\">");
        let first = format!("<shoreline-quiz id=\"quiz\" view=\"{view}\">");
        for (tag, lines) in [(alone, kit.keep(&[view], "")), (first, kit.keep(&all, view))] {
            with.extend([375, 1280].map(|width| (view, width, shift(&tag, &lines.clone().unwrap(), width))));
        }
    }
    for (word, width) in
        [(Word::ViewCompare, 375), (Word::ViewCompare, 1280), (Word::ViewCheck, 375), (Word::ViewCheck, 1280)]
    {
        with.push(("click", width, click(tab, watch, word, width)));
    }
    tab.devtools("Emulation.clearDeviceMetricsOverride", json!({}));
    assert!(without > 0.02, "the test sees a shift: {without}");
    assert!(with.iter().all(|(.., shift)| *shift < 0.02), "{with:?}");
}

/// What shifts after a click on a tab; a shift within half a second counts as the click's own.
fn click(tab: &Tab, watch: &str, word: Word, width: u32) -> f64 {
    tab.edit_page("/hosts/plain.html", "</head>", &format!("{watch}</head>"));
    tab.edit_page("/hosts/plain.html", "</main>", "<p style=\"height: 600px\">Text below the quiz.</p></main>");
    let screen = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500 });
    tab.devtools("Emulation.setDeviceMetricsOverride", screen);
    let quiz = tab.open_tag("<shoreline-quiz id=\"quiz\" load=\"eager\">").ready();
    let part = tab.hold(".css");
    quiz.press(word);
    std::thread::sleep(std::time::Duration::from_millis(800));
    tab.script("shifted = 0", json!([]));
    part.open();
    tab.unsettle();
    tab.rest();
    tab.frames();
    let sum = tab.script("return shifted", json!([])).as_f64().unwrap();
    tab.heal();
    sum
}

/// A field of the host's own form has the outcome, also of a result that is changed.
fn leads(tab: &Tab) {
    serve_recipe(tab, "Leads");
    let form = "<form slot=\"result\"><input type=\"hidden\" name=\"quiz_outcome\"></form></shoreline-quiz>";
    tab.edit_page("/hosts/plain.html", "</head>", "<script type=\"module\" src=\"recipe.js\"></script></head>");
    tab.edit_page("/hosts/plain.html", "</shoreline-quiz>", form);
    let quiz = tab.open("plain.html").ready();
    for (letter, id) in [("bccbbbcbbc", None), ("----------", Some("no_clear"))] {
        quiz.set_answers(&letters(letter));
        let wanted = id.map_or_else(|| quiz.property("result")["outcome"].clone(), |id| json!(id));
        assert_eq!(lead(tab), wanted);
    }
    // There again after a reload, it is not told.
    tab.edit_page("/hosts/plain.html", "<shoreline-quiz", "<shoreline-quiz storage=\"session\"");
    let quiz = tab.open("plain.html").ready();
    quiz.set_answers(&letters("bccbbbcbbc"));
    tab.reload();
    assert_eq!(quiz.ready().details("shoreline-result"), [json!(null); 0]);
    tab.until("the field is filled", || (lead(tab) == quiz.property("result")["outcome"]).then_some(()));
    tab.script("sessionStorage.clear()", json!([]));
}

fn lead(tab: &Tab) -> Value {
    tab.script("return document.querySelector('[name=quiz_outcome]').value", json!([]))
}

fn serve_recipe(tab: &Tab, heading: &str) {
    let code = block(include_str!("../../../../docs/events.md"), heading, "js");
    tab.bend(move |request, response| {
        if request.path == "/hosts/recipe.js" {
            *response = Response::new(200, "text/javascript", code.clone());
        }
    });
}

/// Runs the block under `heading` as a script of the page, first without and then with consent.
fn recipe(tab: &Tab, heading: &str, place: &str, wanted: Value) {
    serve_recipe(tab, heading);
    let fakes = "<script>window.calls = []; window.plausible = (...args) => calls.push(args);</script><script type=\"module\" src=\"recipe.js\"></script>";
    tab.edit_page("/hosts/plain.html", "</head>", &format!("{fakes}</head>"));
    let answers = letters("bccbbbcbbc");
    let seen = || tab.script("return window[arguments[0]] ?? []", json!([place]));
    let quiz = tab.open("plain.html").ready();
    quiz.walk_by_pointer(&answers);
    assert_eq!(seen(), json!([]), "without consent nothing is told");
    let quiz = tab.open("plain.html").ready();
    tab.script("window.siteConsent = { analytics: true }", json!([]));
    quiz.walk_by_pointer(&answers);
    let result = quiz.property("result");
    let text = wanted
        .to_string()
        .replace("\"OUTCOME\"", &result["outcome"].to_string())
        .replace("\"LEVEL\"", &result["level"].to_string());
    assert_eq!(seen(), serde_json::from_str::<Value>(&text).unwrap());
    quiz.press(Word::Restart);
}
