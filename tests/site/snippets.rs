//! What the front page lets people paste: every host and form, with values that want to break out.

use proptest::prelude::*;
use scraper::{Html, Selector};
use shoreline::attributes::ATTRIBUTES;
use shoreline::site::snippets::{Choice, Kit};
use std::collections::{BTreeMap, BTreeSet};

fn kit() -> Kit {
    Kit::read(include_str!("../../site/builder.json")).unwrap()
}

const LABEL: &str = "Who & where? <b>\"Ask\"</b> {{ name }} {% raw %} it's 🚢";

fn choice(host: &str, form: &str) -> Choice {
    let pairs = |pairs: &[(&str, &str)]| pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
    Choice {
        host: host.into(),
        form: form.into(),
        base: "https://cdn.example/a&b/it%27s/".into(),
        label: LABEL.into(),
        attributes: pairs(&[
            ("view", "compare"),
            ("views", "compare check"),
            ("theme", "dark"),
            ("accent", "#0b6e99"),
            ("share-url", "pages"),
            ("cta-label", "Talk \"now\" & <here> {{ x }} 🙂"),
            ("cta-href", "https://a.example/?a=1&b='2'&about={outcome}"),
            ("storage", "none"),
            ("load", "eager"),
            ("heading-level", "2"),
        ]),
        variables: pairs(&[("radius", "0px"), ("font", "\"Open Sans\", sans-serif"), ("line", "")]),
        slot: form == "script",
        pins: ["sha384-AAA".into(), "sha384-BBB".into()],
    }
}

/// The HTML in a snippet: what JSX and Vue hold of it stands between marks of its own.
fn markup(snippet: &str) -> String {
    let between = |start: &str, end: &str| {
        let (_, rest) = snippet.split_once(start)?;
        rest.rsplit_once(end).map(|(inner, _)| inner.to_owned())
    };
    let jsx = between("<>", "</>").map(|inner| {
        // What stands between two braces is JavaScript, not HTML.
        let mut html = inner;
        while let Some((before, rest)) = html.split_once("style={{") {
            html = [before, "data-style=\"\"", rest.split_once("}}").unwrap().1].concat();
        }
        html
    });
    jsx.or_else(|| between("<template>", "</template>")).unwrap_or_else(|| snippet.to_owned())
}

fn parse(snippet: &str) -> Html {
    let html = Html::parse_fragment(&markup(snippet));
    assert_eq!(html.errors, [""; 0], "{snippet}");
    html
}

fn one(html: &Html, selector: &str, attribute: &str) -> Option<String> {
    let all: Vec<_> = html.select(&Selector::parse(selector).unwrap()).collect();
    assert!(all.len() < 2, "{selector}: {}", all.len());
    all.first().and_then(|e| e.value().attr(attribute)).map(str::to_owned)
}

fn each(mut see: impl FnMut(&Kit, &str, &str)) {
    let kit = kit();
    for host in &kit.hosts {
        for form in &kit.forms {
            see(&kit, &host.id, &form.id);
        }
    }
}

#[test]
fn every_snippet_is_html_that_reads_back_what_was_chosen() {
    each(|kit, host, form| {
        let choice = choice(host, form);
        let snippet = kit.snippet(&choice).unwrap();
        let html = parse(&snippet);
        let at = format!("{host} {form}: {snippet}");
        match form {
            "script" => {
                for (name, value) in &choice.attributes {
                    let default = ATTRIBUTES.iter().find(|a| a.name == name).unwrap().values.first();
                    // The first of the allowed views is shown first anyhow.
                    let wanted = (Some(&value.as_str()) != default && name != "view").then_some(value);
                    assert_eq!(one(&html, "shoreline-quiz", name).as_ref(), wanted, "{name} in {at}");
                }
                let fallback = html.select(&Selector::parse("shoreline-quiz > a").unwrap()).next().unwrap();
                assert_eq!(fallback.text().collect::<String>(), LABEL, "{at}");
                assert_eq!(fallback.value().attr("href"), Some(choice.base.as_str()));
                assert!(one(&html, "shoreline-quiz > div", "slot").is_some_and(|slot| slot == "result"), "{at}");
            }
            "frame" => {
                assert_eq!(one(&html, "iframe", "title").as_deref(), Some(LABEL));
                let source = one(&html, "iframe", "src").unwrap();
                assert_eq!(query(&source)["cta-label"], choice.attributes["cta-label"], "{at}");
                assert_eq!(query(&source)["accent"], "#0b6e99");
                // What a framework has put into a frame it would look for when it takes the page over, and browsers make
                // no elements of it.
                let is_component = snippet.contains("export default") || snippet.contains("<script setup>");
                assert_eq!(snippet.contains("</a>"), !is_component, "the fallback is there: {at}");
            }
            _ => {
                let link = html.select(&Selector::parse("a").unwrap()).next().unwrap();
                assert_eq!(link.text().collect::<String>(), LABEL, "{at}");
                assert_eq!(query(link.value().attr("href").unwrap())["theme"], "dark");
            }
        }
    });
}

fn query(url: &str) -> BTreeMap<String, String> {
    let decode = |text: &str| {
        let mut bytes = Vec::new();
        let mut rest = text.bytes();
        while let Some(byte) = rest.next() {
            bytes.push(match byte {
                b'%' => {
                    u8::from_str_radix(&format!("{}{}", rest.next().unwrap() as char, rest.next().unwrap() as char), 16)
                        .unwrap()
                }
                byte => byte,
            });
        }
        String::from_utf8(bytes).unwrap()
    };
    let pairs = url.split_once('?').unwrap().1.split('&').map(|pair| pair.split_once('=').unwrap());
    pairs.map(|(name, value)| (decode(name), decode(value))).collect()
}

#[test]
fn what_is_the_default_is_left_out() {
    each(|kit, host, form| {
        let all =
            ATTRIBUTES.iter().map(|a| (a.name.to_owned(), a.values.first().copied().unwrap_or_default().to_owned()));
        let mut attributes: BTreeMap<_, _> = all.collect();
        attributes.insert("views".into(), "decide compare check".into());
        let base = "https://cdn.example/s/".to_owned();
        let choice =
            Choice { host: host.into(), form: form.into(), base, label: "L".into(), attributes, ..Choice::default() };
        let snippet = kit.snippet(&choice).unwrap();
        let html = parse(&snippet);
        match form {
            "script" => {
                assert!(snippet.contains("<shoreline-quiz>") && !snippet.contains("slot"), "{snippet}");
            }
            "frame" => assert_eq!(one(&html, "iframe", "src").as_deref(), Some("https://cdn.example/s/embed.html")),
            _ => assert_eq!(one(&html, "a", "href").as_deref(), Some("https://cdn.example/s/"), "{snippet}"),
        }
        assert!(!snippet.contains("integrity"), "nothing is locked unless somebody wants it: {snippet}");
    });
}

#[test]
fn scripts_are_modules_and_carry_their_digest() {
    each(|kit, host, form| {
        let snippet = kit.snippet(&choice(host, form)).unwrap();
        let html = parse(&snippet);
        if form == "link" {
            assert!(!snippet.contains("<script"), "{snippet}");
        } else if host == "vue" {
            assert!(snippet.contains("'https://cdn.example/a&b/it%27s/"), "JavaScript has no entities: {snippet}");
        } else {
            let digest = if form == "script" { "sha384-AAA" } else { "sha384-BBB" };
            assert_eq!(one(&html, "script", "type").as_deref(), Some("module"));
            assert_eq!(one(&html, "script", "integrity").as_deref(), Some(digest));
            assert_eq!(one(&html, "script", "crossorigin").as_deref(), Some("anonymous"));
        }
    });
}

/// Two braces are code in Vue and Liquid, one brace is in JSX.
#[test]
fn no_value_becomes_code_of_the_host() {
    each(|kit, host, form| {
        let snippet = kit.snippet(&choice(host, form)).unwrap();
        let own = snippet.replace("style={{", "").replace("}}", "");
        assert!(!own.contains("{{") && !own.contains("{%"), "{snippet}");
    });
}

#[test]
fn many_attributes_stand_below_each_other() {
    let snippet = kit().snippet(&choice("html", "script")).unwrap();
    assert!(snippet.contains("<shoreline-quiz\n  views=\"compare check\"\n  theme=\"dark\"\n"), "{snippet}");
    let jsx = kit().snippet(&choice("react", "script")).unwrap();
    let style = "style={{ '--shoreline-font': '\"Open Sans\", sans-serif', '--shoreline-radius': '0px' }}>";
    assert!(jsx.contains(&format!("\n        {style}")), "{jsx}");
}

#[test]
fn every_host_says_what_to_do_and_what_can_go_wrong() {
    let kit = kit();
    let ids: BTreeSet<_> = kit.hosts.iter().map(|h| h.id.as_str()).collect();
    let wanted = ["html", "wordpress", "wix", "squarespace", "webflow", "shopify", "ghost", "react", "vue"];
    assert_eq!(ids, BTreeSet::from(wanted));
    for host in &kit.hosts {
        assert!(!host.why.is_empty() && !host.care.is_empty(), "{}", host.id);
        for form in &kit.forms {
            assert!(!host.steps[&form.id].is_empty(), "{} {}", host.id, form.id);
        }
        let said =
            [vec![host.why.clone()], host.care.clone(), host.steps.values().flatten().cloned().collect()].concat();
        for sentence in said {
            assert_eq!(sentence.matches('`').count() % 2, 0, "{sentence}");
            assert!(!sentence.contains('!') || sentence.contains("<!"), "{sentence}");
        }
    }
}

fn readme() -> &'static str {
    include_str!("../../README.md")
}

#[test]
fn the_page_lists_the_variables_of_the_readme() {
    let found: Vec<String> =
        kit().variables.iter().map(|v| format!("| `--shoreline-{}` | {} | {} |", v.name, v.default, v.what)).collect();
    let wanted: Vec<&str> = readme().lines().filter(|l| l.starts_with("| `--shoreline-")).collect();
    assert_eq!(found, wanted);
}

#[test]
fn the_page_lists_the_parts_of_the_readme() {
    let list = readme().split_once("Parts for `::part()`:").unwrap().1.split("\n\n").next().unwrap();
    let wanted: BTreeSet<&str> = list.split('`').skip(1).step_by(2).collect();
    let kit = kit();
    assert_eq!(kit.parts.keys().map(String::as_str).collect::<BTreeSet<_>>(), wanted);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
    #[test]
    fn no_text_breaks_out(label in "[^\\p{C}]{0,200}", offer in "[^\\p{C}]{1,3000}") {
        each(|kit, host, form| {
            let mut choice = choice(host, form);
            choice.label.clone_from(&label);
            choice.attributes.insert("cta-label".into(), offer.clone());
            let html = parse(&kit.snippet(&choice).unwrap());
            match form {
                "script" => assert_eq!(one(&html, "shoreline-quiz", "cta-label").as_ref(), Some(&offer)),
                "frame" => assert_eq!(query(&one(&html, "iframe", "src").unwrap())["cta-label"], offer),
                _ => assert_eq!(query(&one(&html, "a", "href").unwrap())["cta-label"], offer),
            }
        });
    }
}
