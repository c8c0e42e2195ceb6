//! Checks what the decide view needs: outcomes, questions, rules, riders.

use super::check::{Ids, cites, link_code, slug, unique};
use super::check_rules;
use super::check_sides;
use super::reader::Node;
use crate::pack::*;
use std::collections::BTreeSet;

/// The outcomes, and whether their ids can be trusted where others refer to them.
pub(super) fn outcomes(root: &Node) -> (Vec<Outcome>, bool) {
    let faults = root.faults();
    let nodes = root.list("outcomes", 2);
    let read = |n: &Node| {
        n.only(&[
            "id", "code", "name", "short", "who", "distance", "headline", "summary", "why", "watch", "steps", "change",
            "web",
        ]);
        Outcome {
            id: slug(n, "id"),
            code: code(n),
            name: n.text("name"),
            short: short(n),
            who: n.choice("who", &[("own", Who::Own), ("outside", Who::Outside)]).unwrap_or(Who::Own),
            distance: n
                .choice("distance", &[("home", Distance::Home), ("near", Distance::Near), ("far", Distance::Far)])
                .unwrap_or(Distance::Home),
            headline: n.text("headline"),
            summary: n.text("summary"),
            advice: advice(n),
        }
    };
    let list: Vec<_> = nodes.iter().map(read).collect();
    unique("id", list.iter().map(|o| o.id.clone()).zip(nodes.iter().cloned()));
    unique("code", list.iter().map(|o| o.code.to_string()).zip(nodes.iter().cloned()));
    if root.faults() == faults {
        check_sides::both(root, &list);
    }
    let known = check_sides::are_named(root, &list, &nodes);
    (list, known)
}

/// The most characters that a name on the map may have: more run over the coast.
const LONGEST_SHORT: usize = 20;

fn short(outcome: &Node) -> String {
    let name = outcome.text("short");
    let length = name.chars().count();
    if length > LONGEST_SHORT {
        outcome.field("short").problem(format!(
            "has {length} characters; at most {LONGEST_SHORT} have room on the map: write one or two words"
        ));
    }
    name
}

/// The first letters of everything that a sentence or a label may begin with, each with its capital.
pub(super) fn capitals<'a>(names: impl Iterator<Item = &'a String>) -> Vec<[String; 2]> {
    let first: BTreeSet<char> = names.filter_map(|name| name.chars().next()).collect();
    first.into_iter().map(|c| [c.to_string(), c.to_uppercase().collect()]).collect()
}

pub(super) fn advice(n: &Node) -> Advice {
    Advice {
        why: n.texts("why", 1),
        watch: n.texts("watch", 1),
        steps: n.texts("steps", 1),
        change: n.texts("change", 1),
        web: n.text("web"),
    }
}

pub(super) fn questions(root: &Node, outcomes: &[Outcome], sources: &Ids, rows: &Ids) -> Vec<Question> {
    let nodes = root.list("questions", 1);
    let read = |n: &Node| {
        n.only(&["id", "code", "text", "topic", "help", "informs", "sources", "options"]);
        Question {
            id: slug(n, "id"),
            code: question_code(n),
            text: n.text("text"),
            topic: n.text("topic"),
            help: n.text("help"),
            options: options(n, outcomes),
            informs: rows.find_all(n, "informs").into_iter().map(|i| DimensionIx(i as u8)).collect(),
            sources: cites(n, sources),
        }
    };
    let list: Vec<_> = nodes.iter().map(read).collect();
    unique("id", list.iter().map(|q| q.id.clone()).zip(nodes.iter().cloned()));
    unique("code", list.iter().map(|q| q.code.clone()).zip(nodes));
    check_rules::leave_one(root, &list, outcomes.len());
    list
}

fn code(node: &Node) -> char {
    link_code(node, "code", 1).chars().next().unwrap_or('?')
}

/// A question's code shows by its first character how long it is, so that links can be read whatever becomes of the
/// questions. Letters are enough for 26 questions, a digit and one more character for 360 others.
fn question_code(node: &Node) -> String {
    let code = link_code(node, "code", 2);
    let wanted = if code.starts_with(|c: char| c.is_ascii_digit()) { 2 } else { 1 };
    let read = code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    if read && (1..=2).contains(&code.len()) && code.len() != wanted {
        node.field("code").problem(format!(
            "“{code}” cannot be told from its neighbours in a link; use one letter, such as “k”, or a digit and one \
             more character, such as “1k”"
        ));
    }
    code
}

fn options(question: &Node, outcomes: &[Outcome]) -> Vec<ChoiceOption> {
    let nodes = question.list("options", 2);
    let ids = Ids::of("outcome", outcomes, |o| &o.id);
    let read = |n: &Node| {
        n.only(&["id", "code", "text", "points", "because", "excludes", "rule"]);
        let excludes: Vec<_> = ids.find_all(n, "excludes").into_iter().map(|i| OutcomeIx(i as u8)).collect();
        let rule = n.text_or_empty("rule");
        // One that names no outcome is another problem.
        if n.quiet("excludes").is_empty() != rule.is_empty() {
            n.problem("excludes and rule belong together: an answer that rules outcomes out must say why");
        }
        if code(n) == '0' {
            n.field("code").problem("“0” means not sure in links; choose another code");
        }
        ChoiceOption {
            id: slug(n, "id"),
            code: code(n),
            text: n.text("text"),
            points: points(n, outcomes),
            because: n.text("because"),
            excludes,
            rule,
        }
    };
    let list: Vec<_> = nodes.iter().map(read).collect();
    unique("id", list.iter().map(|o| o.id.clone()).zip(nodes.iter().cloned()));
    unique("code", list.iter().map(|o| o.code.to_string()).zip(nodes.iter().cloned()));
    unique("text", list.iter().map(|o| o.text.clone()).zip(nodes));
    list
}

fn points(option: &Node, outcomes: &[Outcome]) -> Vec<i8> {
    let node = option.field("points");
    if outcomes.is_empty() {
        return Vec::new();
    }
    let ids: Vec<_> = outcomes.iter().map(|o| o.id.as_str()).collect();
    node.only(&ids);
    if node.object().is_none() {
        return vec![0; outcomes.len()];
    }
    let faults = node.faults();
    let points: Vec<i8> = ids.iter().map(|id| node.int(id, -4, 4) as i8).collect();
    let sum: i32 = points.iter().map(|&p| i32::from(p)).sum();
    if sum != 0 && node.faults() == faults {
        node.problem(format!("add up to {sum}, but must add up to 0, so that “not sure” is neutral"));
    }
    points
}

pub(super) fn context(root: &Node, questions: &[Question]) -> Context {
    let n = root.field("context");
    n.only(&["id", "code", "text", "topic", "help", "options"]);
    let nodes = if n.object().is_some() { n.list("options", 2) } else { Vec::new() };
    let read = |n: &Node| {
        n.only(&["id", "code", "text", "website"]);
        ContextOption { id: slug(n, "id"), code: code(n), text: n.text("text"), website: n.flag("website") }
    };
    let options: Vec<_> = nodes.iter().map(read).collect();
    unique("id", options.iter().map(|o| o.id.clone()).zip(nodes.iter().cloned()));
    unique("code", options.iter().map(|o| o.code.to_string()).zip(nodes.iter().cloned()));
    unique("text", options.iter().map(|o| o.text.clone()).zip(nodes));
    let context = Context {
        id: slug(&n, "id"),
        code: question_code(&n),
        text: n.text("text"),
        topic: n.text("topic"),
        help: n.text("help"),
        options,
    };
    if questions.iter().any(|q| q.id == context.id || q.code == context.code) {
        n.problem("has the id or the code of a question; choose others");
    }
    context
}

pub(super) fn rules(root: &Node, questions: &[Question], outcomes: &[Outcome]) -> Rules {
    let n = root.field("rules");
    n.only(&["min_answered", "likely_lead", "clear_lead", "crowd", "conflict_lead", "reason_points"]);
    let rules = Rules {
        min_answered: n.int("min_answered", 1, questions.len().clamp(1, MOST_ENTRIES) as i64) as u8,
        likely_lead: n.int("likely_lead", 1, 1000) as i32,
        clear_lead: n.int("clear_lead", 1, 1000) as i32,
        crowd: n.int("crowd", 2, outcomes.len().clamp(2, 255) as i64) as u8,
        conflict_lead: n.int("conflict_lead", 1, 1000) as i32,
        reason_points: n.int("reason_points", 1, 4) as i32,
    };
    if rules.clear_lead < rules.likely_lead {
        n.problem("clear_lead is smaller than likely_lead; a clear result needs at least as many points");
    }
    rules
}

pub(super) fn riders(root: &Node, questions: &[Question], outcomes: &[Outcome]) -> Vec<Rider> {
    let outcome_ids = Ids::of("outcome", outcomes, |o| &o.id);
    let question_ids = Ids::of("question", questions, |q| &q.id);
    let read = |n: &Node| {
        n.only(&["outcome", "when", "mentions", "text"]);
        let outcome = outcome_ids.find(&n.field("outcome"), &n.text("outcome")).unwrap_or(0);
        let when = n.optional("when").and_then(|w| {
            w.only(&["question", "options"]);
            // Without options the note would never be shown.
            w.list("options", 1);
            let question = question_ids.find(&w.field("question"), &w.text("question"))?;
            let ids = Ids::of("option of that question", &questions.get(question)?.options, |o| &o.id);
            let options = ids.find_all(&w, "options").into_iter().map(|i| OptionIx(i as u8)).collect();
            Some(Answered { question: QuestionIx(question as u8), options })
        });
        let mentions = outcome_ids.find_all(n, "mentions").into_iter().map(|i| OutcomeIx(i as u8)).collect();
        Rider { outcome: OutcomeIx(outcome as u8), when, mentions, text: n.text("text") }
    };
    root.list("riders", 0).iter().map(read).collect()
}
