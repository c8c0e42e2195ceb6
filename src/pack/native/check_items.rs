//! Checks the content of the knowledge check.

use super::check::{Ids, cites, slug, unique};
use super::check_compare::row_ref;
use super::reader::Node;
use crate::pack::*;

/// The items, those of the normal round first, and how many of those there are.
pub(super) fn items(root: &Node, boxes: &[Box4], dimensions: &Ids, sources: &Ids) -> (Vec<Item>, u8) {
    let box_ids = Ids::of("box", boxes, |b| &b.id);
    let nodes = root.list("items", 1);
    let read = |n: &Node| {
        n.only(&[
            "id",
            "kind",
            "text",
            "options",
            "answer",
            "explanation",
            "dimension",
            "trap",
            "judgement",
            "spare",
            "sources",
        ]);
        let item = Item {
            id: slug(n, "id"),
            kind: kind(n, &box_ids),
            text: n.text("text"),
            explanation: n.text("explanation"),
            dimension: row_ref(n, dimensions),
            trap: n.flag("trap"),
            judgement: n.flag("judgement"),
            sources: cites(n, sources),
        };
        (item, n.flag("spare"))
    };
    let list: Vec<_> = nodes.iter().map(read).collect();
    unique("id", list.iter().map(|(i, _)| i.id.clone()).zip(nodes));
    // If a list is missing, that has been reported already.
    let asked = if list.is_empty() { &[] } else { boxes };
    let (spare, normal): (Vec<_>, Vec<_>) = list.into_iter().partition(|(_, spare)| *spare);
    let round = normal.len().min(MOST_ENTRIES) as u8;
    for (position, b) in asked.iter().enumerate() {
        if !normal.iter().any(|(i, _)| i.kind == ItemKind::Box4(position as u8)) {
            root.field("items").problem(format!("no item has the box “{}” as its answer; every round needs one", b.id));
        }
    }
    (normal.into_iter().chain(spare).map(|(item, _)| item).collect(), round)
}

fn kind(n: &Node, boxes: &Ids) -> ItemKind {
    let answer = n.field("answer");
    match n.choice("kind", &[("box", 0), ("truefalse", 1), ("choice", 2)]) {
        Some(1) => ItemKind::TrueFalse(answer.as_flag().unwrap_or_else(|| {
            answer.problem("must be true or false");
            false
        })),
        Some(2) => {
            let options = n.texts("options", 2);
            let right = answer.as_int(0, options.len().saturating_sub(1) as i64) as u8;
            ItemKind::Choice(options, right)
        }
        _ => ItemKind::Box4(boxes.find(&answer, &answer.as_text()).unwrap_or(0) as u8),
    }
}

pub(super) fn levels(root: &Node, round: u8) -> Vec<ScoreLevel> {
    // Without items there is no best score to compare a level with.
    let best = if round == 0 { u8::MAX } else { round };
    let read = |n: &Node| {
        n.only(&["from", "text"]);
        ScoreLevel { from: n.int("from", 0, i64::from(best)) as u8, text: n.text("text") }
    };
    let levels: Vec<_> = root.list("score_levels", 1).iter().map(read).collect();
    let falling = levels.iter().zip(levels.iter().skip(1)).all(|(a, b)| a.from > b.from);
    if !falling || levels.last().is_some_and(|l| l.from != 0) {
        root.field("score_levels").problem("must go from the best to the worst level and end with one from 0");
    }
    levels
}
