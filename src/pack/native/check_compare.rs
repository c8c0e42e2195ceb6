//! Checks the content of the comparison.

use super::check::{Ids, cites, slug, unique};
use super::reader::Node;
use crate::pack::*;

pub(super) fn groups(root: &Node) -> Vec<(String, String)> {
    let nodes = root.list("groups", 1);
    let read = |n: &Node| {
        n.only(&["id", "name"]);
        (slug(n, "id"), n.text("name"))
    };
    let list: Vec<_> = nodes.iter().map(read).collect();
    if list.len() > MOST_GROUPS {
        root.field("groups").problem(format!("has {} entries; at most {MOST_GROUPS} groups are possible", list.len()));
    }
    unique("id", list.iter().map(|(id, _)| id.clone()).zip(nodes));
    list
}

pub(super) fn dimensions(
    root: &Node,
    groups: &[(String, String)],
    outcomes: &[Outcome],
    sources: &Ids,
) -> Vec<Dimension> {
    let ids: Vec<_> = outcomes.iter().map(|o| o.id.as_str()).collect();
    let group_ids = Ids::of("group", groups, |(id, _)| id);
    let nodes = root.list("dimensions", 1);
    let read = |n: &Node| {
        n.only(&["id", "name", "group", "five_means", "cells", "ratings", "rationale", "sources", "note", "degrees"]);
        let (texts, ratings) = (n.field("cells"), n.field("ratings"));
        if !ids.is_empty() {
            texts.only(&ids);
            ratings.only(&ids);
        }
        let cell = |id: &&str| Cell { rating: ratings.int(id, 1, 5) as u8, text: texts.text(id) };
        Dimension {
            id: slug(n, "id"),
            name: n.text("name"),
            group: group_ids.find(&n.field("group"), &n.text("group")).unwrap_or(0) as u8,
            five_means: n.text("five_means"),
            cells: ids.iter().map(cell).collect(),
            rationale: n.text("rationale"),
            note: n.text_or_empty("note"),
            sources: cites(n, sources),
            degrees: degrees(n),
        }
    };
    let list: Vec<_> = nodes.iter().map(read).collect();
    if list.windows(2).any(|pair| matches!(pair, [a, b] if a.group > b.group)) {
        root.field("dimensions").problem("must stand group by group, in the order of groups");
    }
    unique("id", list.iter().map(|d| d.id.clone()).zip(nodes));
    list
}

/// A word for each rating, or none at all.
fn degrees(row: &Node) -> Vec<String> {
    let degrees: Vec<_> = row.texts_or_none("degrees").into_iter().map(|(text, _)| text).collect();
    if !matches!(degrees.len(), 0 | 5) {
        let count = degrees.len();
        row.field("degrees").problem(format!("has {count} entries, but must have five, from rating 1 to rating 5"));
    }
    degrees
}

pub(super) fn face_off(root: &Node, dimensions: &Ids, sources: &Ids) -> FaceOff {
    let n = root.field("faceoff");
    n.only(&["sides", "rows", "both", "together", "neither"]);
    let balance = |n: &Node| Balance { benefits: n.texts("benefits", 1), challenges: n.texts("challenges", 1) };
    let side = |n: &Node| {
        n.only(&["name", "question", "definition", "example", "motive", "benefits", "challenges", "sources"]);
        Side {
            name: n.text("name"),
            question: n.text("question"),
            definition: n.text("definition"),
            example: n.text("example"),
            motive: n.text("motive"),
            balance: balance(n),
            sources: cites(n, sources),
        }
    };
    let row = |n: &Node| {
        n.only(&["name", "dimension", "texts", "note"]);
        Difference {
            name: n.text("name"),
            dimension: row_ref(n, dimensions),
            texts: two(&n.field("texts"), n.texts("texts", 2)).unwrap_or_default(),
            note: n.text("note"),
        }
    };
    let sides: Vec<Side> = n.list("sides", 2).iter().map(side).collect();
    let empty = || Side {
        name: String::new(),
        question: String::new(),
        definition: String::new(),
        example: String::new(),
        motive: String::new(),
        balance: Balance { benefits: Vec::new(), challenges: Vec::new() },
        sources: Vec::new(),
    };
    let box_of = |key: &str| {
        let n = n.field(key);
        n.only(&["benefits", "challenges"]);
        balance(&n)
    };
    FaceOff {
        sides: two(&n.field("sides"), sides).unwrap_or_else(|| [empty(), empty()]),
        rows: n.list("rows", 1).iter().map(row).collect(),
        both: n.texts("both", 1),
        together: box_of("together"),
        neither: box_of("neither"),
    }
}

fn two<T>(node: &Node, list: Vec<T>) -> Option<[T; 2]> {
    let count = list.len();
    list.try_into().ok().or_else(|| {
        // Too few were reported when the list was read.
        if count > 2 {
            node.problem(format!("has {count} entries, but must have two: outsourcing, then offshoring"));
        }
        None
    })
}

pub(super) fn row_ref(n: &Node, dimensions: &Ids) -> DimensionIx {
    DimensionIx(dimensions.find(&n.field("dimension"), &n.text("dimension")).unwrap_or(0) as u8)
}

pub(super) fn boxes(root: &Node) -> Vec<Box4> {
    let nodes = root.list("boxes", 4);
    let read = |n: &Node| {
        n.only(&["id", "text", "short", "definition", "who", "abroad"]);
        Box4 {
            id: slug(n, "id"),
            text: n.text("text"),
            short: n.text("short"),
            definition: n.text("definition"),
            who: n.choice("who", &[("own", Who::Own), ("outside", Who::Outside)]).unwrap_or(Who::Own),
            abroad: n.flag("abroad"),
        }
    };
    let list: Vec<_> = nodes.iter().map(read).collect();
    let wanted = ["neither", "out", "off", "both"];
    if list.len() >= wanted.len() && !list.iter().map(|b| b.id.as_str()).eq(wanted) {
        root.field("boxes").problem("must be the four boxes neither, out, off, both, in this order");
    }
    list
}

/// Entries whose title is under `title`, their text under `text`.
pub(super) fn entries(root: &Node, key: &str, [title, text]: [&str; 2], sources: &Ids) -> Vec<Entry> {
    let nodes = root.list(key, 1);
    let read = |n: &Node| {
        n.only(&[title, text, "sources"]);
        Entry { title: n.text(title), text: n.text(text), sources: cites(n, sources) }
    };
    let list: Vec<_> = nodes.iter().map(read).collect();
    unique(title, list.iter().map(|e| e.title.clone()).zip(nodes));
    list
}

/// The parts, and the sources that they cite: these stand in the comparison's list alone.
pub(super) fn checklist(root: &Node, sources: &Ids) -> (Vec<Checklist>, Vec<SourceIx>) {
    let mut cited = Vec::new();
    let read = |n: &Node| {
        n.only(&["title", "points", "sources"]);
        cited.extend(cites(n, sources));
        Checklist { title: n.text("title"), points: n.texts("points", 1) }
    };
    let list: Vec<Checklist> = root.list("website_checklist", 1).iter().map(read).collect();
    let points: usize = list.iter().map(|part| part.points.len()).sum();
    if points > MOST_POINTS {
        root.field("website_checklist").problem(format!("has {points} points; at most {MOST_POINTS} can be ticked"));
    }
    (list, cited)
}
