//! Checks the content of the comparison and of the knowledge check.

use super::check::{Ids, slug, unique};
use super::library::*;
use super::reader::Node;
use crate::pack::{Outcome, OutcomeIx};

pub(super) fn dimensions(root: &Node, outcomes: &[Outcome], sources: &Ids) -> Vec<Dimension> {
    let ids: Vec<_> = outcomes.iter().map(|o| o.id.as_str()).collect();
    let nodes = root.list("dimensions", 1);
    let read = |n: &Node| {
        n.only(&["id", "name", "core", "five_means", "cells", "ratings", "rationale", "sources", "note"]);
        let (texts, ratings) = (n.field("cells"), n.field("ratings"));
        texts.only(&ids);
        ratings.only(&ids);
        let cell = |(i, id): (usize, &&str)| Cell {
            outcome: OutcomeIx(i as u8),
            rating: ratings.int(id, 1, 5) as u8,
            text: texts.text(id),
        };
        Dimension {
            id: slug(n, "id"),
            name: n.text("name"),
            core: n.flag("core"),
            five_means: n.text("five_means"),
            cells: ids.iter().enumerate().map(cell).collect(),
            rationale: n.text("rationale"),
            note: n.text_or_empty("note"),
            sources: sources.find_all(n, "sources"),
        }
    };
    let list: Vec<_> = nodes.iter().map(read).collect();
    unique("id", list.iter().map(|d| d.id.clone()).zip(nodes));
    list
}

pub(super) fn boxes(root: &Node) -> Vec<Box4> {
    let nodes = root.list("boxes", 4);
    let list: Vec<_> = nodes.iter().map(|n| Box4 { id: slug(n, "id"), text: n.text("text") }).collect();
    for wanted in ["neither", "out", "off", "both"] {
        if !list.iter().any(|b| b.id == wanted) {
            root.field("boxes").problem(format!("the box “{wanted}” is missing"));
        }
    }
    unique("id", list.iter().map(|b| b.id.clone()).zip(nodes));
    list
}

pub(super) fn items(root: &Node, boxes: &[Box4], sources: &Ids) -> Vec<Item> {
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
        Item {
            id: slug(n, "id"),
            kind: kind(n, &box_ids),
            text: n.text("text"),
            explanation: n.text("explanation"),
            dimension: n.text("dimension"),
            trap: n.flag("trap"),
            judgement: n.flag("judgement"),
            spare: n.flag("spare"),
            sources: sources.find_all(n, "sources"),
        }
    };
    let list: Vec<_> = nodes.iter().map(read).collect();
    unique("id", list.iter().map(|i| i.id.clone()).zip(nodes));
    for (position, b) in boxes.iter().enumerate() {
        if !list.iter().any(|i| !i.spare && i.kind == ItemKind::Box4(position)) {
            root.field("items").problem(format!("no item has the box “{}” as its answer; every round needs one", b.id));
        }
    }
    list
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
            let correct = answer.as_int(0, options.len().saturating_sub(1) as i64) as usize;
            ItemKind::Choice(Answer { options, correct })
        }
        _ => ItemKind::Box4(boxes.find(&answer, &answer.as_text()).unwrap_or(0)),
    }
}

pub(super) fn score_levels(root: &Node, items: &[Item]) -> Vec<ScoreLevel> {
    let most = items.iter().filter(|i| !i.spare).count();
    let read = |n: &Node| {
        n.only(&["from", "text"]);
        ScoreLevel { from: n.int("from", 0, most as i64) as u8, text: n.text("text") }
    };
    let levels: Vec<_> = root.list("score_levels", 1).iter().map(read).collect();
    let falling = levels.iter().zip(levels.iter().skip(1)).all(|(a, b)| a.from > b.from);
    if !falling || levels.last().is_some_and(|l| l.from != 0) {
        root.field("score_levels").problem("must go from the best to the worst level and end with one from 0");
    }
    levels
}

pub(super) fn checklist(root: &Node) -> Vec<Checklist> {
    let read = |n: &Node| {
        n.only(&["title", "points"]);
        Checklist { title: n.text("title"), points: n.texts("points", 1) }
    };
    root.list("website_checklist", 1).iter().map(read).collect()
}
