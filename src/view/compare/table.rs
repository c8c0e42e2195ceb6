//! The table: one row per dimension, one column per outcome. On a narrow host the same markup becomes cards, so the
//! roles are explicit: engines drop them when a table is laid out as something else.

use super::super::el::{El, button, el, fresh};
use super::super::{Scene, parts, say};
use super::controls;
use crate::list::Gather;
use crate::pack::{Cell, CompareWord, Comparison, Decimal, Dimension, DimensionIx, OutcomeIx, Word, concat, fill};
use crate::rules::Verdict;
use crate::session::{Action, CompareAction, Origin, Screen, View, columns, own_verdict};

pub(super) fn section(scene: &Scene, comparison: &Comparison) -> El {
    let word = |word| comparison.word(word);
    let columns = columns(scene.pack, scene.session);
    let rows = scene.session.compare().rows(comparison, &columns);
    let interactive = !scene.options.still;
    let count = controls::count(scene, comparison, &columns);
    let section = el("section", "lines")
        .add(parts::reached(scene, "table", word(CompareWord::TableTitle)))
        .paragraph_of(comparison, CompareWord::TableLead)
        .maybe(interactive.then(|| controls::controls(scene, comparison, &columns)))
        .maybe(interactive.then(|| fresh("p", "fine count", &count)));
    let section = match rows.is_empty() {
        true => section.add(el("p", "notice").part("notice").say(comparison, CompareWord::NoneShown)),
        false => section.add(table(scene, comparison, &columns, &rows)),
    };
    section.add(
        el("div", "no-sum")
            .add(scene.heading(2, word(CompareWord::NoSum)))
            .paragraph_of(comparison, CompareWord::NoSumNote)
            .maybe(parts::way_to(scene, View::Decide, word(CompareWord::TakeQuiz))),
    )
}

/// The table with these columns and rows.
pub(in super::super) fn table(
    scene: &Scene,
    comparison: &Comparison,
    columns: &[OutcomeIx],
    rows: &[DimensionIx],
) -> El {
    let verdict = own_verdict(scene.pack, scene.session);
    let names: Vec<&str> = columns.iter().map(|ix| say::name(scene.pack, Some(*ix))).gather();
    let caption = fill(comparison.word(CompareWord::TableCaption), &[("outcomes", &say::join(scene.pack, &names))]);
    let class = match columns.len() {
        0..=2 => "lined few",
        3 => "lined some",
        _ => "lined many",
    };
    let dimension = parts::cell("th", "columnheader").attr("scope", "col").say(comparison, CompareWord::Dimension);
    let head = el("thead", "").attr("role", "rowgroup").add(
        el("tr", "")
            .attr("role", "row")
            .add(dimension)
            .all(columns.iter().filter_map(|ix| column(scene, comparison, *ix, verdict.as_ref()))),
    );
    let bodies = comparison.groups.iter().enumerate().filter_map(|(at, name)| {
        let own: Vec<&DimensionIx> =
            rows.iter().filter(|ix| comparison.dimension(**ix).is_some_and(|d| usize::from(d.group) == at)).gather();
        let span = (columns.len() + 1).to_decimal();
        let rows = own.iter().flat_map(|ix| row(scene, comparison, **ix, columns, verdict.as_ref(), &span));
        let body = || {
            let title = el("tr", "group").attr("role", "row").add(
                parts::cell("th", "rowheader")
                    .attr("scope", "rowgroup")
                    .attr_owned("colspan", span.as_str())
                    .text(name),
            );
            el("tbody", "").attr("role", "rowgroup").key(name.as_str()).add(title).all(rows.into_iter().flatten())
        };
        (!own.is_empty()).then(body)
    });
    el("table", class)
        .part("table")
        .attr("role", "table")
        .add(fresh("caption", "unseen", &caption))
        .add(head)
        .all(bodies)
}

/// Whether a column is the visitor's own result, one of the two of a close pair, or what comes second.
fn own(verdict: Option<&Verdict>, ix: OutcomeIx) -> Option<CompareWord> {
    let verdict = verdict.filter(|v| v.outcome().is_some())?;
    match ix {
        ix if verdict.recommended().contains(&ix) => Some(CompareWord::YourResult),
        ix if verdict.second() == Some(ix) => Some(CompareWord::YourSecond),
        _ => None,
    }
}

fn column(scene: &Scene, comparison: &Comparison, ix: OutcomeIx, verdict: Option<&Verdict>) -> Option<El> {
    let outcome = scene.pack.outcome(ix)?;
    let own = own(verdict, ix);
    let name = scene.pack.capital(&outcome.short);
    let head = parts::cell("th", "columnheader").attr("scope", "col").attr_owned("data-outcome", outcome.id.as_str());
    let head = if own == Some(CompareWord::YourResult) { head.attr("class", "own") } else { head };
    Some(
        head.key(outcome.id.as_str())
            .add(el("span", "name").text(&name))
            .maybe(own.map(|word| el("span", "mine").say(comparison, word))),
    )
}

fn row(
    scene: &Scene,
    comparison: &Comparison,
    ix: DimensionIx,
    columns: &[OutcomeIx],
    verdict: Option<&Verdict>,
    span: &str,
) -> Option<[El; 2]> {
    let row = comparison.dimension(ix)?;
    let leads = |ix: OutcomeIx| own(verdict, ix) == Some(CompareWord::YourResult);
    let cells = columns.iter().filter_map(|ix| {
        let outcome = scene.pack.outcome(*ix)?;
        let echo = parts::echo(&scene.pack.capital(&outcome.short));
        Some(
            cell(comparison, row, row.cell(*ix)?, echo, leads(*ix))
                .attr_owned("data-outcome", outcome.id.as_str())
                .key(outcome.id.as_str()),
        )
    });
    let line = el("tr", if scene.session.compare().is_marked(ix) { "line marked" } else { "line" })
        .part("row")
        .attr("role", "row")
        .key(row.id.as_str())
        .attr_owned("data-dimension", row.id.as_str())
        .add(head(scene, comparison, ix, row))
        .all(cells);
    // Each has a name of its own for people who hear a list of them.
    let of = el("span", "unseen").text(&concat(&[": ", &row.name]));
    let why = el("details", "")
        .add(el("summary", "").say(comparison, CompareWord::Why).add(of))
        .paragraph(&row.rationale)
        .maybe((!row.note.is_empty()).then(|| el("p", "").text(&row.note)))
        .add(parts::sources(row.sources.iter().filter_map(|ix| comparison.sources.get(ix.get()))));
    let more = el("tr", "more")
        .attr("role", "row")
        .key(concat(&[row.id.as_str(), " why"]))
        .add(parts::cell("td", "cell").attr_owned("colspan", span).add(why));
    Some([line, more])
}

/// The row's name, with its controls. The label is what screen readers repeat at every cell, so it is the name alone.
fn head(scene: &Scene, comparison: &Comparison, ix: DimensionIx, row: &Dimension) -> El {
    let state = scene.session.compare();
    let five = fill(comparison.word(CompareWord::FiveMeans), &[("text", &row.five_means)]);
    let matters = (!scene.options.still).then(|| {
        let name = fill(comparison.word(CompareWord::MattersOf), &[("row", &row.name)]);
        let tick = el("input", "")
            .attr("type", "checkbox")
            .id("matters-", &row.id)
            .attr_owned("aria-label", name)
            .checkable(row.id.clone(), state.is_marked(ix))
            .change(scene, Action::Compare(CompareAction::Mark(ix)));
        el("label", "matters").add(tick).add(el("span", "").say(comparison, CompareWord::Matters))
    });
    // A result that has been forgotten since leads nowhere.
    let is_there = |origin: &Origin| *origin == Origin::Check || scene.session.screen() == Screen::Result;
    let back = state.origin().filter(|origin| state.row() == Some(ix) && is_there(origin)).map(|origin| {
        button("small")
            .attr("id", "back-to-reason")
            .click(scene, Action::Compare(CompareAction::Return))
            .say(scene, if origin == Origin::Check { Word::BackToCheck } else { Word::BackToReason })
    });
    parts::cell("th", "rowheader")
        .attr("scope", "row")
        .attr_owned("aria-label", row.name.as_str())
        .id("row-", &row.id)
        .attr("tabindex", "-1")
        .add(el("span", "name").text(&row.name))
        .add(el("span", "note").text(&five))
        .maybe(matters)
        .maybe(back)
}

fn cell(comparison: &Comparison, row: &Dimension, cell: &Cell, echo: El, own: bool) -> El {
    let word = match cell.rating {
        0 | 1 => CompareWord::Rating1,
        2 => CompareWord::Rating2,
        3 => CompareWord::Rating3,
        4 => CompareWord::Rating4,
        _ => CompareWord::Rating5,
    };
    let rating = cell.rating.to_decimal();
    let number = fill(comparison.word(CompareWord::Rating), &[("rating", &rating)]);
    let new = parts::cell("td", "cell").attr_owned("data-rating", rating);
    let new = if own { new.attr("class", "own") } else { new };
    new.add(echo)
        .add(
            el("span", "rating")
                .add(dots(cell.rating))
                .add(el("span", "").text(row.degree(cell.rating).unwrap_or(comparison.word(word))))
                .add(el("span", "unseen").text(&concat(&[", ", &number, ". "]))),
        )
        .add(el("span", "text").text(&cell.text))
}

/// Five dots, filled up to the rating; the word next to them says the same.
fn dots(rating: u8) -> El {
    let rating = rating.min(DOTS.len() as u8);
    let dots = |from: u8, to: u8| concat(DOTS.get(usize::from(from)..usize::from(to)).unwrap_or_default());
    el("svg", "dots")
        .attr("viewBox", "0 0 60 12")
        .attr("aria-hidden", "true")
        .add(el("path", "full").attr_owned("d", dots(0, rating)))
        .add(el("path", "hollow").attr_owned("d", dots(rating, 5)))
}

const DOTS: [&str; 5] = [
    "M1.5 6a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z",
    "M13.5 6a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z",
    "M25.5 6a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z",
    "M37.5 6a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z",
    "M49.5 6a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z",
];
