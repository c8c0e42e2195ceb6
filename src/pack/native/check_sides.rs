//! Checks all outcomes together: both sides of each axis must be there, and options must know their ids.

use super::check::is_slug;
use super::reader::Node;
use crate::pack::*;
use std::collections::BTreeSet;

/// Reports it if all outcomes are on one side: the result would say that a rule has decided between the two.
pub(super) fn both(root: &Node, outcomes: &[Outcome]) {
    type Side = (fn(&Outcome) -> bool, &'static str, &'static str);
    let sides: [Side; 4] = [
        (|o| !o.outsourced(), "all have the who “own”", "the who “outside”"),
        (Outcome::outsourced, "all have the who “outside”", "the who “own”"),
        (|o| !o.abroad(), "all have the distance “home”", "the distance “near” or “far”"),
        (Outcome::abroad, "none has the distance “home”", "the distance “home”"),
    ];
    for (_, what, fix) in sides.iter().filter(|(is, ..)| !outcomes.is_empty() && outcomes.iter().all(is)) {
        let cause = "results would say that a rule decided it";
        root.field("outcomes").problem(format!("{what}, so {cause}; give at least one outcome {fix}"));
    }
}

/// Whether the outcomes' ids are sound, each is there once, and options give them points; reports the last of these.
pub(super) fn are_named(root: &Node, outcomes: &[Outcome], nodes: &[Node]) -> bool {
    let ids: BTreeSet<&str> = outcomes.iter().map(|o| o.id.as_str()).collect();
    if ids.len() < outcomes.len() || !ids.iter().all(|id| is_slug(id)) {
        return false;
    }
    let options: Vec<Node> = root.quiet("questions").iter().flat_map(|q| q.quiet("options")).collect();
    let points: Vec<Node> = options.iter().filter_map(|o| o.optional("points")).collect();
    let named: BTreeSet<&str> =
        points.iter().filter_map(Node::object).flat_map(|p| p.keys().map(String::as_str)).collect();
    // Without any points, something else is wrong.
    let unnamed = |id: &str| !named.is_empty() && !named.contains(id);
    let strange: Vec<&str> = named.iter().copied().filter(|name| !ids.contains(name)).collect();
    for (outcome, node) in outcomes.iter().zip(nodes).filter(|(o, _)| unnamed(&o.id)) {
        let instead = match strange.is_empty() {
            true => String::new(),
            false => format!(", while some name {}, which is no outcome", strange.join(", ")),
        };
        let id = &outcome.id;
        node.field("id").problem(format!("“{id}” has points in no option{instead}; use the same id in all places"));
    }
    !ids.iter().any(|id| unnamed(id))
}
