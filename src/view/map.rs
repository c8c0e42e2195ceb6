//! The WHO × WHERE map: land on the left, sea on the right, own people above, an outside company below.
//!
//! One drawing for the intro, the result and every other use. It has no scripts, no styles of its own and no colours:
//! classes set them, so it works in dark mode, in print and in forced colours.

use super::el::{El, el};
use super::say;
use crate::pack::{Decimal, Dir, Distance, Outcome, OutcomeIx, Pack, Who, Word, fill};
use crate::rules::{Verdict, leaning};
use yew::Html;

// Whole units are enough: one is about a pixel. Fractions would need the compiler's code for floats.
const WIDTH: i32 = 360;
const HEIGHT: i32 = 300;
/// Top edge of the land, below the column headings.
const TOP: i32 = 28;
/// Where own people end and outside companies begin.
const MIDDLE: i32 = (TOP + HEIGHT) / 2;
/// Where the coast is, on average.
const COAST: i32 = 176;

/// The map; with a verdict also the visitor's own position and the recommended mark, or both that are close.
pub(super) fn map(pack: &Pack, verdict: Option<&Verdict>) -> El {
    map_with(pack, verdict, &verdict.map_or_else(Vec::new, Verdict::recommended))
}

/// The drawing alone, for a picture.
pub fn drawing(pack: &Pack, chosen: &[OutcomeIx]) -> Html {
    map_with(pack, None, chosen).into()
}

/// The map with these marks highlighted, and the visitor's own position if there is a verdict.
pub(super) fn map_with(pack: &Pack, verdict: Option<&Verdict>, chosen: &[OutcomeIx]) -> El {
    let alt = match verdict {
        None => pack.word(Word::MapAlt).to_owned(),
        Some(v) => {
            let [who, place] = leanings(pack, v);
            fill(pack.word(Word::MapAltYou), &[("who", &who), ("where", &place)])
        }
    };
    drawn(pack, alt, chosen, Vec::new()).maybe(verdict.map(|v| you(pack, position(pack, v))))
}

/// The map with several people's positions. A mark is what is in the dot; the visitor's own has none.
pub(super) fn map_of(pack: &Pack, people: &[(String, &Verdict)], alt: String) -> El {
    let mut taken: Vec<(i32, i32)> = Vec::new();
    let mut others = Vec::new();
    let mut own = None;
    for (mark, verdict) in people {
        let (mut x, mut y) = position(pack, verdict);
        // People in the same place are moved aside, away from the lines that the map is about, so that this ends.
        let (first, beside, row) = (x, if x < COAST { -DOT } else { DOT }, if y < MIDDLE { -DOT } else { DOT });
        while taken.iter().any(|(a, b)| (a - x).abs() < DOT && (b - y).abs() < DOT) {
            x += beside;
            if !(DOT / 2..WIDTH - DOT / 2).contains(&x) {
                (x, y) = (first, y + row);
            }
        }
        taken.push((x, y));
        match mark.is_empty() {
            true => own = Some(you(pack, (x, y))),
            false => others.push(other(pack, (x, y), mark)),
        }
    }
    others.reverse();
    drawn(pack, alt, &[], others).maybe(own)
}

/// The least distance between two positions.
const DOT: i32 = 23;

/// `under` is drawn below the outcomes, whose names must stay readable.
fn drawn(pack: &Pack, alt: String, chosen: &[OutcomeIx], under: Vec<El>) -> El {
    shore(
        pack,
        el("svg", "map").part("map").attr("viewBox", "0 0 360 300").attr("role", "img").attr_owned("aria-label", alt),
    )
    .add(label(pack, "head", 4, 18, Word::MapHome).attr("text-anchor", "start"))
    .add(label(pack, "head", WIDTH - 4, 18, Word::MapAbroad).attr("text-anchor", "end"))
    .add(label(pack, "row", 8, TOP + 22, Word::MapOwn).attr("text-anchor", "start"))
    .add(label(pack, "row", 8, HEIGHT - 12, Word::MapOutside).attr("text-anchor", "start"))
    .all(pack.outcome_ixs().filter_map(|ix| island(pack, ix)))
    .all(under)
    .all(pack.outcome_ixs().filter_map(|ix| mark(pack, ix, chosen.contains(&ix))))
}

/// Sea and land alone, to be stretched behind something.
pub(super) fn ground(pack: &Pack) -> El {
    let frame = el("svg", "ground").attr("viewBox", "0 28 360 272").attr("preserveAspectRatio", "none");
    shore(pack, frame.attr("aria-hidden", "true"))
}

fn shore(pack: &Pack, frame: El) -> El {
    let path = |class, ltr, rtl| el("path", class).attr("d", if pack.dir == Dir::Rtl { rtl } else { ltr });
    let line = el("line", "between")
        .attr("x1", "0")
        .attr("x2", "360")
        .attr_owned("y1", MIDDLE.to_decimal())
        .attr_owned("y2", MIDDLE.to_decimal());
    frame
        .add(path("sea", SEA, SEA))
        .add(path("land", LAND, LAND_MIRRORED))
        .add(path("coast", COASTLINE, COASTLINE_MIRRORED))
        .add(line)
}

const SEA: &str = "M8 28H352Q360 28 360 36V292Q360 300 352 300H8Q0 300 0 292V36Q0 28 8 28Z";
const LAND: &str = "M8 28H188C164 66 206 108 182 152S156 232 186 300H8Q0 300 0 292V36Q0 28 8 28Z";
const LAND_MIRRORED: &str = "M352 28H172C196 66 154 108 178 152S204 232 174 300H352Q360 300 360 292V36Q360 28 352 28Z";
const COASTLINE: &str = "M188 28C164 66 206 108 182 152S156 232 186 300";
const COASTLINE_MIRRORED: &str = "M172 28C196 66 154 108 178 152S204 232 174 300";

/// A word at `x`, mirrored for right-to-left content.
fn label(pack: &Pack, class: &'static str, x: i32, y: i32, word: Word) -> El {
    el("text", class)
        .attr_owned("x", mirror(pack, x).to_decimal())
        .attr_owned("y", y.to_decimal())
        .text(pack.word(word))
}

/// Where an outcome is. Outcomes of one box are spread by their order; many of them are in two columns, the nearer ones
/// in the first.
fn place(pack: &Pack, ix: OutcomeIx) -> (i32, i32) {
    let Some(outcome) = pack.outcome(ix) else { return (0, 0) };
    let Outcome { who, distance, .. } = *outcome;
    let before = how_many(pack.outcomes.get(..ix.get()).unwrap_or_default(), who, distance, distance);
    let own = outcome.who == Who::Own;
    let of_box = of_box(pack, outcome);
    if of_box > MOST_SPREAD {
        // In one's own country nothing is nearer.
        let nearer =
            if distance == Distance::Far { how_many(&pack.outcomes, who, Distance::Near, Distance::Near) } else { 0 };
        let at = before + nearer;
        let rows = of_box.div_ceil(2);
        let x = if outcome.abroad() { 232 } else { 47 } + (at / rows) as i32 * 82;
        let y = if own { 66 } else { 180 };
        let step = at % rows;
        return (x, y + (step * 78 / (rows - 1)).min(step * 26) as i32);
    }
    let x = match (outcome.distance, outcome.who) {
        (Distance::Home, _) => 84,
        (Distance::Near, _) => 232,
        (Distance::Far, Who::Own) => 280,
        (Distance::Far, Who::Outside) => 308,
    };
    let y = match (outcome.distance, outcome.who) {
        (_, Who::Own) => 106,
        // The line to the far one does not cross the near one's name.
        (Distance::Far, Who::Outside) => 206,
        (Distance::Near, Who::Outside) => 246,
        (Distance::Home, Who::Outside) => 222,
    };
    let last = how_many(&pack.outcomes, who, distance, distance) - 1;
    (x, y + before as i32 * 26 - last as i32 * 13)
}

/// This many outcomes of one box have room for names of the usual size.
const MOST_SPREAD: usize = 3;

/// How many outcomes share this one's box.
fn of_box(pack: &Pack, outcome: &Outcome) -> usize {
    let (from, to) = if outcome.abroad() { (Distance::Near, Distance::Far) } else { (Distance::Home, Distance::Home) };
    how_many(&pack.outcomes, outcome.who, from, to)
}

/// How many of these are in it, at that distance.
#[inline(never)]
fn how_many(outcomes: &[Outcome], who: Who, from: Distance, to: Distance) -> usize {
    let mut count = 0;
    for outcome in outcomes {
        count += usize::from(outcome.who == who && from <= outcome.distance && outcome.distance <= to);
    }
    count
}

#[inline(never)]
fn mark(pack: &Pack, ix: OutcomeIx, chosen: bool) -> Option<El> {
    let outcome = pack.outcome(ix)?;
    let (x, y) = place(pack, ix);
    let x = mirror(pack, x);
    let small = of_box(pack, outcome) > MOST_SPREAD;
    let own = outcome.who == Who::Own;
    // On the side that the visitor's dot does not come from.
    let name = match (small, own) {
        (true, _) => y + 15,
        (false, true) => y - 12,
        (false, false) => y + 21,
    };
    let class = match (small, chosen) {
        (false, false) => "mark",
        (false, true) => "mark chosen",
        (true, false) => "mark small",
        (true, true) => "mark small chosen",
    };
    Some(el("g", class).add(circle("", x, y, if chosen { "7" } else { "5" })).add(middle(x, name, &outcome.short)))
}

/// The ground below one's own people abroad. It is land, so it is below everybody's dots.
#[inline(never)]
fn island(pack: &Pack, ix: OutcomeIx) -> Option<El> {
    let outcome = pack.outcome(ix).filter(|o| o.who == Who::Own && o.abroad())?;
    let (x, y) = place(pack, ix);
    let ground = || {
        el("ellipse", "island")
            .attr_owned("cx", mirror(pack, x).to_decimal())
            .attr_owned("cy", (y - 4).to_decimal())
            .attr("rx", "66")
            .attr("ry", "32")
    };
    (of_box(pack, outcome) <= MOST_SPREAD).then(ground)
}

fn circle(class: &'static str, x: i32, y: i32, r: &'static str) -> El {
    el("circle", class).attr_owned("cx", x.to_decimal()).attr_owned("cy", y.to_decimal()).attr("r", r)
}

fn middle(x: i32, y: i32, text: &str) -> El {
    el("text", "")
        .attr_owned("x", x.to_decimal())
        .attr_owned("y", y.to_decimal())
        .attr("text-anchor", "middle")
        .text(text)
}

/// The visitor's own position.
fn you(pack: &Pack, (x, y): (i32, i32)) -> El {
    let x = mirror(pack, x);
    // Away from the mark that it goes to.
    let word = middle(x, if y < MIDDLE { y + 27 } else { y - 15 }, pack.word(Word::MapYou));
    el("g", "you").add(circle("halo", x, y, "11")).add(circle("dot", x, y, "7")).add(word)
}

/// Somebody else's position.
fn other(pack: &Pack, (x, y): (i32, i32), mark: &str) -> El {
    let x = mirror(pack, x);
    el("g", "other").add(circle("", x, y, "10")).add(middle(x, y + 5, mark))
}

/// Between the middle of the map and the leading outcome's mark: the stronger a leaning, the farther out.
///
/// A leaning says which side, not how far abroad; aimed at the mark, the dot cannot point to an outcome that lost.
fn position(pack: &Pack, verdict: &Verdict) -> (i32, i32) {
    let lean = leaning(pack, verdict);
    let (x, y) = verdict.leader().map_or((COAST, MIDDLE), |leader| place(pack, leader));
    let toward = |middle: i32, mark: i32, lean: Option<i32>| {
        // A rule that leaves only one side is like 18 points.
        let points = lean.map_or(18, i32::abs);
        middle + (mark - middle) * points / (points + 6)
    };
    (toward(COAST, x, lean.place), toward(MIDDLE, y, lean.who))
}

/// The two leanings in words: who, where.
pub(super) fn leanings(pack: &Pack, verdict: &Verdict) -> [String; 2] {
    let lean = leaning(pack, verdict);
    let leader = verdict.leader().and_then(|ix| pack.outcome(ix));
    let side = |is_there: bool, here, there| pack.word(if is_there { there } else { here });
    let say = |lean: Option<i32>, minus: Word, plus: Word, side: &str| match lean {
        None => fill(pack.word(Word::LeanRule), &[("side", side)]),
        Some(0) => pack.word(Word::LeanEven).to_owned(),
        Some(points) => {
            let amount = say::points(pack, points.abs());
            fill(pack.word(if points < 0 { minus } else { plus }), &[("points", &amount)])
        }
    };
    let who = side(leader.is_some_and(Outcome::outsourced), Word::MapOwn, Word::MapOutside);
    let place = side(leader.is_some_and(Outcome::abroad), Word::MapHome, Word::MapAbroad);
    [say(lean.who, Word::LeanOwn, Word::LeanOutside, who), say(lean.place, Word::LeanHome, Word::LeanAbroad, place)]
}

fn mirror(pack: &Pack, x: i32) -> i32 {
    if pack.dir == Dir::Rtl { WIDTH - x } else { x }
}
