//! The layout of a card. Sizes are chosen for a chat that shows it 300 pixels wide, a quarter of its own width.

use super::super::embed_js::read;
use super::super::markup::{escape, text};
use super::super::{Error, Options};
use super::font::{Fonts, Weight};
use super::{HEIGHT, WIDTH};
use crate::pack::{Dir, OutcomeIx, Pack, Who};
use crate::view;
use std::collections::BTreeMap;

/// The texts of a card.
pub(super) struct Card {
    pub headline: String,
    /// A label, which may be empty, and its text.
    pub lines: Vec<(String, String)>,
    /// The marks that are highlighted on the map.
    pub marked: Vec<OutcomeIx>,
    /// The places in the pack's file of headline and lines, for messages.
    pub made_of: [String; 2],
}

const MARGIN: f64 = 64.0;
/// Where the words end and the map begins.
const WORDS: f64 = 616.0;
/// Left and top edge of the map, and its width.
const MAP: (f64, f64, f64) = (640.0, 70.0, 544.0);
/// Baseline of the first line of the headline, for a size of 0.
const TOP: f64 = 140.0;
/// Baseline of the last line.
const BOTTOM: f64 = 572.0;
/// Space between headline and lines.
const AIR: f64 = 26.0;
const LINE_SIZE: f64 = 38.0;
const LINE_STEP: f64 = 46.0;
/// From one line of a headline to the next, for a size of 1.
const STEP: f64 = 1.08;
/// Sizes that a headline may have; the largest that fits is used.
const SIZES: [f64; 6] = [88.0, 80.0, 72.0, 66.0, 60.0, 54.0];

/// The drawing of a card.
pub(super) fn svg(options: &Options, fonts: &Fonts, pack: &Pack, card: &Card) -> Result<String, String> {
    let style = style(options, !card.marked.is_empty()).map_err(|e| e.to_string())?;
    let side = Side { rtl: pack.dir == Dir::Rtl };
    let mut body = side.turned(&shore()) + &brand(&side);
    let [of_headline, of_lines] = &card.made_of;
    let from = |error: String, place: &str| format!("{error} (made of {place})");
    // A fault of the lines does not hide one of the headline.
    let (lines, above) = match lines(fonts, &side, card).map_err(|e| from(e, of_lines)) {
        Ok(lines) => lines,
        Err(error) => {
            let more =
                headline(fonts, &side, &card.headline, BOTTOM - LINE_STEP).map_err(|e| from(e, of_headline)).err();
            return Err(std::iter::once(error).chain(more).collect::<Vec<_>>().join("; "));
        }
    };
    body += &headline(fonts, &side, &card.headline, above).map_err(|e| from(e, of_headline))?;
    body += &lines;
    let (x, y, width) = MAP;
    let x = if side.rtl { f64::from(WIDTH) - x - width } else { x };
    let place = format!("<svg x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{:.1}\" ", width * 300.0 / 360.0);
    let mut map = side.anchored(&text(view::drawing(pack, &card.marked))).replacen("<svg ", &place, 1);
    // Larger here than in the widget: a name below its mark would touch it.
    for outcome in card.marked.iter().filter_map(|ix| pack.outcome(*ix)).filter(|o| o.who == Who::Outside) {
        let name = format!(">{}</text>", escape(&outcome.short));
        map = map.replacen(&name, &format!(" dominant-baseline=\"central\"{name}"), 1);
    }
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\"><style>{style}</style>\
         <rect class=\"paper\" width=\"{WIDTH}\" height=\"{HEIGHT}\"/>{body}{map}</svg>"
    ))
}

/// Left and right, swapped if the language runs from right to left.
struct Side {
    rtl: bool,
}

impl Side {
    fn turned(&self, drawing: &str) -> String {
        match self.rtl {
            true => format!("<g transform=\"translate({WIDTH} 0) scale(-1 1)\">{drawing}</g>"),
            false => drawing.to_owned(),
        }
    }

    /// The map's words, which browsers turn with `direction`; what paints the card does not.
    fn anchored(&self, map: &str) -> String {
        const ANCHOR: &str = "text-anchor=\"";
        let [start, end] = ["start", "end"].map(|side| format!("{ANCHOR}{side}"));
        match self.rtl {
            true => map.replace(&start, "\0").replace(&end, &start).replace('\0', &end),
            false => map.to_owned(),
        }
    }

    fn text(&self, class: &str, x: f64, y: f64, size: f64, text: &str) -> String {
        let (x, anchor) = if self.rtl { (f64::from(WIDTH) - x, "end") } else { (x, "start") };
        // What paints it takes every text as one from left to right, and would put a full stop at its wrong end.
        let text = if self.rtl { format!("\u{2067}{}\u{2069}", escape(text)) } else { escape(text) };
        format!(
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" font-size=\"{size}\" text-anchor=\"{anchor}\">{text}</text>"
        )
    }
}

/// The map's coast, extended to the card's edges: the whole card is land and sea.
fn shore() -> String {
    let (left, top, width) = MAP;
    let point = |&(x, y): &(f64, f64)| format!("{:.1} {:.1}", left + x * width / 360.0, top + y * width / 360.0);
    let all: Vec<String> = COAST.iter().map(point).collect();
    let coast = format!("M{}C{}", all.first().map_or("", String::as_str), all.get(1..).unwrap_or_default().join(" "));
    format!("<path class=\"sea\" d=\"{coast}H1210V-10Z\"/><path class=\"coast\" d=\"{coast}\"/>")
}

/// Points of a Bézier curve in the map's units; those from 28 to 300 are the map's own, so that the two coincide.
const COAST: [(f64, f64); 13] = [
    (182.0, -50.0),
    (192.0, -28.0),
    (200.0, 9.0),
    (188.0, 28.0),
    (164.0, 66.0),
    (206.0, 108.0),
    (182.0, 152.0),
    (158.0, 196.0),
    (156.0, 232.0),
    (186.0, 300.0),
    (196.0, 323.0),
    (188.0, 350.0),
    (192.0, 380.0),
];

fn brand(side: &Side) -> String {
    let icon = "<g transform=\"translate(64 52) scale(2)\"><rect class=\"sea\" width=\"24\" height=\"24\" rx=\"5\"/>\
         <path class=\"land\" d=\"M5 0h8c-3 5 2 8-1 13s-2 6 1 11H5a5 5 0 0 1-5-5V5a5 5 0 0 1 5-5Z\"/>\
         <rect class=\"edge\" x=\"0.4\" y=\"0.4\" width=\"23.2\" height=\"23.2\" rx=\"4.6\"/></g>";
    side.turned(icon) + &side.text("line", MARGIN + 64.0, 89.0, 40.0, "Shoreline")
}

/// The lines at the bottom, and the height at which they begin.
fn lines(fonts: &Fonts, side: &Side, card: &Card) -> Result<(String, f64), String> {
    let mut labels = 0.0_f64;
    for (label, _) in &card.lines {
        labels = labels.max(fonts.width(label, Weight::Medium)? * LINE_SIZE);
    }
    let indent = if labels > 0.0 { labels + 24.0 } else { 0.0 };
    let mut rows = Vec::new();
    for (label, text) in &card.lines {
        let wrapped = fonts.wrap(text, Weight::Medium, (WORDS - MARGIN - indent) / LINE_SIZE)?;
        for (place, text) in wrapped.into_iter().enumerate() {
            rows.push((if place == 0 { label.as_str() } else { "" }, text));
        }
    }
    let mut out = String::new();
    let first = BOTTOM - LINE_STEP * (rows.len().saturating_sub(1)) as f64;
    let mut y = first;
    for (label, text) in rows {
        if !label.is_empty() {
            out += &side.text("line label", MARGIN, y, LINE_SIZE, label);
        }
        out += &side.text("line", MARGIN + indent, y, LINE_SIZE, &text);
        y += LINE_STEP;
    }
    Ok((out, first - LINE_SIZE))
}

/// The headline, as large as fits above `above`.
fn headline(fonts: &Fonts, side: &Side, text: &str, above: f64) -> Result<String, String> {
    for size in SIZES {
        if let Some(lines) = fitting(fonts, text, size, above)? {
            let row = |(row, line): (usize, &String)| {
                side.text("title", MARGIN - 3.0, TOP + size * 0.8 + size * STEP * row as f64, size, line)
            };
            return Ok(lines.iter().enumerate().map(row).collect());
        }
    }
    let surplus = surplus(fonts, text, above)?;
    Err(format!("the headline “{text}” is about {surplus} characters too long; write a shorter one"))
}

/// The lines of a headline of this size, if they have room above `above`.
fn fitting(fonts: &Fonts, text: &str, size: f64, above: f64) -> Result<Option<Vec<String>>, String> {
    let lines = fonts.wrap(text, Weight::Bold, (WORDS - MARGIN) / size)?;
    let last = TOP + size * 0.8 + size * STEP * (lines.len().saturating_sub(1)) as f64;
    let mut wide = false;
    for line in &lines {
        wide |= fonts.width(line, Weight::Bold)? * size > WORDS - MARGIN;
    }
    Ok(Some(lines).filter(|_| last + size * 0.3 + AIR <= above && !wide))
}

/// How many characters of a headline have no room at the smallest size.
fn surplus(fonts: &Fonts, text: &str, above: f64) -> Result<usize, String> {
    let size = SIZES.last().copied().unwrap_or(1.0);
    let all = text.chars().count();
    let (mut fits, mut too_long) = (0, all);
    while too_long - fits > 1 {
        let middle = usize::midpoint(fits, too_long);
        let begin: String = text.chars().take(middle).collect();
        match fitting(fonts, &begin, size, above)? {
            Some(_) => fits = middle,
            None => too_long = middle,
        }
    }
    Ok(all - fits)
}

/// The map's own styles with the light colours, and larger words: marks that are not highlighted need none.
fn style(options: &Options, marked: bool) -> Result<String, Error> {
    let colours = light(&read(options, "styles/tokens.css")?);
    let mut css = String::new();
    for sheet in ["styles/map.css", "styles/mark.css"] {
        let text = read(options, sheet)?;
        css += text.split("@media").next().unwrap_or_default();
    }
    css += ".map text { font-family: Inter; font-weight: 500; } .map .head { font-size: 20px; } \
            .map .row { font-size: 17px; } \
            .paper { fill: var(--land); } .edge { fill: none; stroke: var(--text); stroke-opacity: 0.3; stroke-width: 0.75; } \
            .title { font-family: 'Inter Display'; font-weight: 700; fill: var(--text); letter-spacing: -0.01em; } \
            .line { font-family: Inter; font-weight: 500; fill: var(--text); } .label { fill: var(--muted); } ";
    if marked {
        css += ".mark text { display: none; } .mark.chosen text { display: inline; font-size: 21px; \
                font-family: 'Inter Display'; font-weight: 700; } \
                .mark.chosen circle { stroke: var(--accent); stroke-width: 6; }";
    }
    for (name, colour) in &colours {
        css = css.replace(&format!("var(--{name})"), colour);
    }
    Ok(css)
}

/// The light colour of each variable: the first one on its line.
fn light(tokens: &str) -> BTreeMap<String, String> {
    let colour = |line: &str| {
        let (name, value) = line.trim().strip_prefix("--")?.split_once(':')?;
        let digits: String = value.split_once('#')?.1.chars().take_while(char::is_ascii_hexdigit).collect();
        Some((name.to_owned(), format!("#{digits}")))
    };
    tokens.lines().filter_map(colour).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::card;
    use super::*;
    use resvg::usvg::{self, Group, Node};
    use std::path::{Path, PathBuf};

    fn texts(group: &Group, found: &mut Vec<(String, f32, f32)>) {
        for node in group.children() {
            match node {
                Node::Group(group) => texts(group, found),
                Node::Text(text) => {
                    let place = node.abs_bounding_box();
                    let said = text.chunks().iter().map(|chunk| chunk.text()).collect();
                    found.push((said, place.left(), place.right()));
                }
                _ => {}
            }
        }
    }

    /// English words are enough: which side a word stands on is up to `dir`.
    #[test]
    fn from_right_to_left_every_word_stands_where_its_mirror_image_would() {
        let options = Options {
            root: env!("CARGO_MANIFEST_DIR").into(),
            staging: PathBuf::new(),
            site_url: None,
            cache: PathBuf::new(),
            esbuild: PathBuf::new(),
            is_release: false,
        };
        let fonts = Fonts::read(&options).unwrap();
        let json = std::fs::read_to_string(Path::new(&options.root).join("packs/en.json")).unwrap();
        let [ltr, rtl] = [("en", "ltr"), ("ar", "rtl")].map(|(lang, dir)| {
            let json = json.replacen("\"lang\": \"en\"", &format!("\"lang\": \"{lang}\""), 1);
            let json = json.replacen("\"dir\": \"ltr\"", &format!("\"dir\": \"{dir}\""), 1);
            let library = crate::pack::load(&json).unwrap();
            let svg = svg(&options, &fonts, &library.pack, &card(&library.pack, &library.pages, None)).unwrap();
            let set = usvg::Options { fontdb: fonts.database.clone(), ..Default::default() };
            let mut found = Vec::new();
            texts(usvg::Tree::from_str(&svg, &set).unwrap().root(), &mut found);
            found
        });
        assert!(ltr.len() > 10, "{ltr:?}");
        assert_eq!(ltr.len(), rtl.len());
        for ((word, left, right), (other, from, to)) in ltr.iter().zip(&rtl) {
            let wide = WIDTH as f32;
            assert_eq!(word, other.trim_matches(['\u{2067}', '\u{2069}']));
            assert!(!word.ends_with(['.', '?']) || other.starts_with('\u{2067}'), "{word} begins at the left");
            // A glyph's own margins differ from side to side.
            assert!((wide - right - from).abs() < 6.0 && (wide - left - to).abs() < 6.0, "{word}: {from} to {to}");
        }
    }
}
