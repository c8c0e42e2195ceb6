//! The result pages, their heads and their cards, as `cargo xtask build` writes them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod packs;
mod snippets;

use scraper::{Html, Selector};
use shoreline::pack::{Advice, Library, Outcome};
use shoreline::share::Subject;
use shoreline::site::{CARD_HEIGHT, CARD_WIDTH, Options, SiteUrl, generate_pages};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The longest that a card may be: chats load it on the way.
const CARD_LIMIT: usize = 120_000;

/// The accent of the light scheme, and how many pixels a mark of that colour fills.
const ACCENT: [u8; 3] = [0x0a, 0x60, 0x78];
const MARK: usize = 668;

fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let json = fs::read_to_string(Path::new(ROOT).join("packs/en.json")).unwrap();
        shoreline::pack::load(&json).unwrap_or_else(|p| panic!("{p:#?}"))
    })
}

/// How many packs there are: each language has the same pages and cards.
fn languages() -> usize {
    let entries = fs::read_dir(Path::new(ROOT).join("packs")).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.extension().is_some_and(|end| end == "json")).count()
}

/// The built pages, with the site's address or without.
fn built(site_url: Option<&str>) -> PathBuf {
    static WITH: OnceLock<PathBuf> = OnceLock::new();
    static WITHOUT: OnceLock<PathBuf> = OnceLock::new();
    let (place, name) = if site_url.is_some() { (&WITH, "with") } else { (&WITHOUT, "without") };
    let build = || {
        let staging = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("site-{name}"));
        let _ = fs::remove_dir_all(&staging);
        fs::create_dir_all(&staging).unwrap();
        let options = Options {
            root: ROOT.into(),
            staging: staging.clone(),
            cache: Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("cache-{name}")),
            site_url: site_url.map(|url| SiteUrl::new(url).unwrap()),
            esbuild: PathBuf::new(),
            is_release: false,
        };
        generate_pages(&options).unwrap_or_else(|e| panic!("{e}"));
        staging
    };
    place.get_or_init(build).clone()
}

const URL: &str = "https://a.example/sub/path";

fn subjects() -> Vec<(String, Subject)> {
    let pack = &library().pack;
    Subject::all(pack).into_iter().map(|subject| (subject.name(pack), subject)).collect()
}

fn page(folder: &Path, name: &str) -> String {
    let path = folder.join(format!("r/en/{name}/index.html"));
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn select(selector: &str) -> Selector {
    Selector::parse(selector).unwrap()
}

/// The contents of the tags whose `property` or `name` is this.
fn tag(html: &Html, name: &str) -> Vec<String> {
    let selector = select(&format!("meta[property=\"{name}\"], meta[name=\"{name}\"]"));
    html.select(&selector).map(|e| e.attr("content").unwrap().to_owned()).collect()
}

#[test]
fn there_is_a_page_for_every_result_that_the_quiz_can_give() {
    let names: Vec<String> = subjects().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names[..6], ["inhouse", "domestic", "nearshore", "offshore", "captive", "inhouse-domestic"]);
    assert_eq!((names.len(), names.last().unwrap().as_str()), (5 + 10 + 1, "no_clear"));
    let written: BTreeSet<String> = fs::read_dir(built(None).join("r/en"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(written, names.into_iter().collect());
}

#[test]
fn every_page_is_sound_markup_with_nothing_that_a_strict_policy_forbids() {
    for (name, _) in subjects() {
        let text = page(&built(None), &name);
        let html = Html::parse_document(&text);
        assert!(html.errors.is_empty(), "{name}: {:?}", html.errors);
        assert_eq!(html.select(&select("h1")).count(), 1, "{name}");
        let mut seen = BTreeSet::new();
        for element in html.select(&select("[id]")) {
            assert!(seen.insert(element.attr("id").unwrap().to_owned()), "{name}: #{:?} twice", element.attr("id"));
        }
        let root = html.root_element();
        assert_eq!((root.attr("lang"), root.attr("dir")), (Some("en"), Some("ltr")), "{name}");
        for script in html.select(&select("script")) {
            let data = script.attr("type") == Some("application/ld+json");
            assert!(data || script.attr("src").is_some(), "{name}: an inline script");
            if data {
                serde_json::from_str::<serde_json::Value>(&script.inner_html()).unwrap();
            }
        }
        assert!(html.select(&select("[style], style")).next().is_none(), "{name}: inline styles");
        assert!(!text.contains(" onclick") && !text.contains("{{") && !text.contains("javascript:"), "{name}");
        // No control that needs the program stands outside of the quiz.
        assert!(html.select(&select("button, input, select")).next().is_none(), "{name}");
        let levels: Vec<u8> =
            html.select(&select("h1, h2, h3, h4, h5, h6")).map(|h| h.value().name().as_bytes()[1] - b'0').collect();
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{name}: a level is left out: {levels:?}");
    }
}

/// The words of a page without its tags, white space made one.
fn words(html: &Html) -> String {
    html.select(&select("body")).flat_map(|e| e.text()).collect::<Vec<_>>().join(" ")
}

fn texts_of(advice: &Advice) -> impl Iterator<Item = &String> {
    [&advice.why, &advice.watch, &advice.steps, &advice.change].into_iter().flatten().chain([&advice.web])
}

#[test]
fn every_text_of_its_outcomes_stands_on_a_page() {
    let pack = &library().pack;
    let comparison = pack.comparison().unwrap();
    for (name, subject) in subjects() {
        let html = Html::parse_document(&page(&built(None), &name));
        let words = words(&html);
        let has = |text: &str| assert!(words.contains(text), "{name} lacks “{text}”");
        let outcomes: Vec<&Outcome> = subject.outcomes().iter().map(|ix| pack.outcome(*ix).unwrap()).collect();
        for outcome in &outcomes {
            texts_of(&outcome.advice).chain([&outcome.headline, &outcome.summary]).for_each(|t| has(t));
        }
        if outcomes.is_empty() {
            let texts = &library().pages.no_clear;
            texts_of(&texts.advice).chain([&texts.summary]).for_each(|t| has(t));
        }
        // The comparison of these, and of these only.
        let columns: Vec<&str> =
            html.select(&select("thead th[data-outcome]")).map(|e| e.attr("data-outcome").unwrap()).collect();
        let shown: Vec<&Outcome> = if outcomes.is_empty() { pack.outcomes.iter().collect() } else { outcomes.clone() };
        let wanted: Vec<&str> = shown.iter().map(|o| o.id.as_str()).collect();
        assert_eq!(columns, wanted, "{name}");
        assert_eq!(html.select(&select("tr[data-dimension]")).count(), comparison.dimensions.len(), "{name}");
        pack.sources.iter().for_each(|source| has(&source.title));
        // The marks on the map.
        assert_eq!(html.select(&select(".map .mark")).count(), pack.outcomes.len(), "{name}");
        assert_eq!(html.select(&select(".map .mark.chosen")).count(), outcomes.len(), "{name}");
    }
}

#[test]
fn the_quiz_is_on_every_page_and_all_ways_lead_somewhere() {
    let folder = built(None);
    let names: BTreeSet<String> = subjects().into_iter().map(|(name, _)| name).collect();
    for name in &names {
        let html = Html::parse_document(&page(&folder, name));
        assert_eq!(html.select(&select("shoreline-quiz[share-url=pages]")).count(), 1, "{name}");
        let script = html.select(&select("script[type=module]")).next().unwrap();
        assert_eq!(script.attr("src"), Some("../../../embed.js"), "{name}");
        assert!(html.select(&select("main a[href=\"../../../\"]")).count() >= 2, "{name}: no way to the quiz");
        let mut others = BTreeSet::new();
        for link in html.select(&select("a[href], link[href]")).map(|e| e.attr("href").unwrap()) {
            if let Some(id) = link.strip_prefix('#') {
                assert!(html.select(&select(&format!("[id=\"{id}\"]"))).next().is_some(), "{name}: {link}");
            } else if let Some(rest) = link.strip_prefix("../../../") {
                // The front page is not part of this build.
                assert!(rest.is_empty() || rest == "#compare" || folder.join(rest).is_file(), "{name}: {link}");
            } else if let Some(other) = link.strip_prefix("../") {
                assert!(names.contains(other.trim_end_matches('/')), "{name}: {link}");
                others.insert(other.trim_end_matches('/').to_owned());
            } else {
                assert!(link == "./" || link.starts_with("https://") || link.starts_with("http://"), "{name}: {link}");
            }
        }
        let singles: BTreeSet<String> = names.iter().filter(|n| !n.contains('-') && *n != name).cloned().collect();
        assert!(singles.is_subset(&others), "{name} leads to {others:?}");
    }
}

#[test]
fn with_the_sites_address_every_tag_is_there_and_whole() {
    let (folder, pack) = (built(Some(URL)), &library().pack);
    let mut titles = BTreeSet::new();
    for (name, subject) in subjects() {
        let html = Html::parse_document(&page(&folder, &name));
        let here = format!("{URL}/r/en/{name}/");
        let card = format!("{URL}/cards/en/{name}.png");
        assert_eq!(html.select(&select("link[rel=canonical]")).next().unwrap().attr("href"), Some(&*here));
        for (property, wanted) in [
            ("og:url", &*here),
            ("og:type", "website"),
            ("og:site_name", "Shoreline"),
            ("og:image", &card),
            ("og:image:type", "image/png"),
            ("og:image:width", "1200"),
            ("og:image:height", "630"),
            ("twitter:card", "summary_large_image"),
            ("twitter:image", &card),
        ] {
            assert_eq!(tag(&html, property), [wanted], "{name}: {property}");
        }
        for property in ["description", "og:title", "og:description", "og:image:alt", "twitter:title"] {
            let found = tag(&html, property);
            assert!(found.len() == 1 && found[0].len() > 10, "{name}: {property} is {found:?}");
        }
        assert!(folder.join(format!("cards/en/{name}.png")).is_file());
        let title = html.select(&select("title")).next().unwrap().inner_html();
        assert!(titles.insert(title.clone()), "two pages are called {title}");
        if let [only] = subject.outcomes() {
            let outcome = pack.outcome(*only).unwrap();
            assert_eq!(tag(&html, "og:title"), [outcome.headline.as_str()]);
            assert_eq!(tag(&html, "description"), [outcome.summary.as_str()]);
        }
    }
}

#[test]
fn without_it_nothing_is_claimed_that_cannot_be_known() {
    for (name, _) in subjects() {
        let html = Html::parse_document(&page(&built(None), &name));
        for property in ["og:url", "og:image", "twitter:image"] {
            assert_eq!(tag(&html, property), [""; 0], "{name}: {property}");
        }
        assert_eq!(html.select(&select("link[rel=canonical]")).next().unwrap().attr("href"), Some("./"));
        assert_eq!(tag(&html, "og:title").len(), 1);
    }
    assert!(!built(None).join("sitemap.xml").exists() && !built(None).join("robots.txt").exists());
}

#[test]
fn the_site_map_names_every_page() {
    let map = fs::read_to_string(built(Some(URL)).join("sitemap.xml")).unwrap();
    for (name, _) in subjects() {
        assert!(map.contains(&format!("<loc>{URL}/r/en/{name}/</loc>")), "{name}");
    }
    assert!(map.contains(&format!("<loc>{URL}/</loc>")));
    assert_eq!(map.matches("<url>").count(), subjects().len() * languages() + 1);
    assert!(!built(Some(URL)).join("robots.txt").exists(), "below a path it would not be read");
}

#[test]
fn every_card_is_a_small_picture_of_the_right_size_with_something_on_it() {
    let folder = built(Some(URL)).join("cards/en");
    let mut pictures = BTreeSet::new();
    let mut names: Vec<String> = subjects().into_iter().map(|(name, _)| name).collect();
    names.push("_quiz".to_owned());
    for name in names {
        let bytes = fs::read(folder.join(format!("{name}.png"))).unwrap();
        assert!(bytes.len() < CARD_LIMIT, "{name}: {} bytes", bytes.len());
        let mut decoder = png::Decoder::new(std::io::Cursor::new(&bytes));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        assert_eq!((info.width, info.height), (CARD_WIDTH, CARD_HEIGHT), "{name}");
        let row = pixels.len() / info.height as usize;
        let dark = |from: usize, to: usize| {
            let band = &pixels[from * row..to * row];
            band.chunks_exact(3).filter(|p| p.iter().all(|c| *c < 0x60)).count()
        };
        // Brand, headline and lines: each in its band, in dark letters.
        for (what, from, to) in [("brand", 50, 110), ("headline", 140, 380), ("lines", 480, 600)] {
            assert!(dark(from, to) > 300, "{name}: no {what}");
        }
        // A mark that is brought out is a whole disc: no name lies on it.
        let marks = match name.as_str() {
            "_quiz" | "no_clear" => 0,
            pair if pair.contains('-') => 2,
            _ => 1,
        };
        let accent = pixels.chunks_exact(3).filter(|p| **p == ACCENT).count();
        assert!(accent >= marks * MARK * 9 / 10, "{name}: {accent} pixels of {marks} marks");
        assert!(pictures.insert(bytes), "{name} looks like another card");
    }
}

/// Cards are kept between builds, and the same input gives the same bytes.
#[test]
fn a_card_is_painted_once_and_always_the_same() {
    let read = |folder: PathBuf| fs::read(folder.join("cards/en/domestic-nearshore.png")).unwrap();
    // The two builds have caches of their own.
    assert_eq!(read(built(Some(URL))), read(built(None)));
    let kept = fs::read_dir(Path::new(env!("CARGO_TARGET_TMPDIR")).join("cache-with/cards")).unwrap().count();
    let folders = fs::read_dir(built(Some(URL)).join("cards")).unwrap().map(|entry| entry.unwrap().path());
    let cards: Vec<Vec<u8>> = folders
        .flat_map(|folder| fs::read_dir(folder).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap()))
        .collect();
    assert_eq!(cards.len(), (subjects().len() + 1) * languages());
    assert_eq!(kept, cards.into_iter().collect::<BTreeSet<_>>().len());
}
