//! The front page stands still while quiz and builder load, wherever a link leads, and is laid out at each width.

use super::Run;
use super::builder::prepare;
use crate::tab::Tab;
use serde_json::json;

pub const CASES: &[(&str, Run)] = &[
    ("stands_still", stands_still),
    ("deep_links_stand_still", deep_links_stand_still),
    ("comparison_is_laid_out", comparison_is_laid_out),
    ("form_leads_to_preview_and_snippet", form_leads_to_preview_and_snippet),
];

/// Nothing in sight moves while the page loads.
fn stands_still(tab: &Tab) {
    prepare(tab);
    let watch = "<head><script>window.shifted = []; new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) shifted.push(e.value); }).observe({ type: 'layout-shift', buffered: true });</script>";
    for width in [500, 768, 1280, 1920] {
        tab.resize(width, 900);
        tab.edit_page("/index.html", "<head>", watch);
        tab.open("../index.html");
        tab.frames();
        tab.until_script(
            "the program is there",
            "return document.querySelector('shoreline-quiz').result === null",
            json!([]),
        );
        tab.frames();
        let sum: f64 = tab.script("return shifted.reduce((a, b) => a + b, 0)", json!([])).as_f64().unwrap();
        assert!(sum < 0.001, "{width}: {sum}");
    }
}

/// A link into the builder, with choices in it, opens it where it stays: on a phone as well.
fn deep_links_stand_still(tab: &Tab) {
    prepare(tab);
    let watch = "<head><script>window.shifted = []; new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput)
        shifted.push([e.value, e.sources.map((s) => `${s.node?.nodeName}#${s.node?.id} ${s.previousRect.top}+${s.previousRect.height} to ${s.currentRect.top}+${s.currentRect.height}`)]); })
        .observe({ type: 'layout-shift', buffered: true });</script>";
    tab.edit_page("/index.html", "<head>", watch);
    // The page is drawn and scrolled before its scripts come.
    tab.bend(|request, response| {
        if request.path.ends_with(".js") {
            response.delay = std::time::Duration::from_millis(250);
        }
    });
    // With an address of its own: that of the tests gets a note that only this machine can open it.
    let choices = "?base=https%3A%2F%2Fa.example%2Fs%2F&accent=%23b3005e&theme=dark&load=eager&cta-label=A&cta-href=https%3A%2F%2Fa.example%2F";
    let mut faults = Vec::new();
    for (width, height) in [(320, 568), (320, 1400), (390, 844), (600, 900), (768, 1024), (1280, 800), (1920, 1000)] {
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500 });
        tab.devtools("Emulation.setDeviceMetricsOverride", screen);
        for host in ["html", "wix", "react"] {
            tab.open(&format!("../index.html{choices}&host={host}#embed"));
            let ready = "return document.getElementById('builder')?.dataset.ready === ''";
            tab.until_script("the builder is ready", ready, json!([]));
            // What comes late would move something as well.
            std::thread::sleep(std::time::Duration::from_millis(600));
            let top = tab.script("return document.getElementById('embed').getBoundingClientRect().top", json!([]));
            let shifted = tab.script("return shifted", json!([]));
            let sum: f64 = shifted.as_array().unwrap().iter().map(|shift| shift[0].as_f64().unwrap()).sum();
            if sum > 0.001 || top.as_f64().unwrap().abs() >= 1.0 {
                faults.push(format!("{width} x {height}, {host}: {sum}, at {top}, {shifted:#}"));
            }
        }
    }
    tab.devtools("Emulation.clearDeviceMetricsOverride", json!({}));
    assert!(faults.is_empty(), "{faults:#?}");
}

/// The comparison on the page itself has the widget's tables, and what is only said is not seen.
fn comparison_is_laid_out(tab: &Tab) {
    prepare(tab);
    tab.resize(1280, 900);
    let quiz = tab.open("../index.html");
    quiz.tab.until_script(
        "the program is there",
        "return document.querySelector('shoreline-quiz').result === null",
        json!([]),
    );
    let looks = "const all = (css) => [...document.querySelectorAll(`.article ${css}`)];
        const seen = (e) => e.getBoundingClientRect().width > 1;
        const [title, lead] = ['h2', 'h2 ~ *'].map((css) => document.querySelector(`.article ${css}`).getBoundingClientRect());
        return [all('table').length > 1 && all('table').every((e) => getComputedStyle(e).display === 'table'),
            all('caption, .unseen').length > 2 && !all('caption, .unseen').some(seen),
            title.bottom <= lead.top, document.documentElement.scrollWidth <= innerWidth]";
    assert_eq!(tab.script(looks, json!([])), json!([true, true, true, true]));
}

/// In one column, the looks have a way to the preview and to the snippet.
fn form_leads_to_preview_and_snippet(tab: &Tab) {
    prepare(tab);
    let open = |width| {
        tab.resize(width, 500);
        tab.open("../index.html#embed");
        let ready = "return document.getElementById('builder').dataset.ready === ''";
        tab.until_script("the builder is ready", ready, json!([]));
    };
    open(1280);
    let shown = "return document.querySelector('.jump').getClientRects().length";
    assert_eq!(tab.script(shown, json!([])), 0, "side by side there is no need");
    open(700);
    for (link, place) in [(0, "preview-title"), (1, "yours")] {
        tab.script("document.querySelector('.jump').scrollIntoView()", json!([]));
        let inside = "const { top, bottom } = document.getElementById(arguments[0]).getBoundingClientRect(); return top >= 0 && bottom <= innerHeight";
        assert_eq!(tab.script(inside, json!([place])), false, "{place} is far away");
        tab.script("document.querySelectorAll('.jump a')[arguments[0]].click()", json!([link]));
        tab.until_script(&format!("{place} is in sight"), inside, json!([place]));
    }
}
