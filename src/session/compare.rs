//! What the visitor does in the comparison.

use super::{Focus, Screen, Session, note};
use crate::list::Gather;
use crate::pack::{Comparison, DimensionIx, OutcomeIx, Pack, QuestionIx};
use crate::rules::{Filter, Verdict, rows};
use std::ops::RangeInclusive;

/// The state of the compare view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compare {
    chosen: Option<Vec<OutcomeIx>>,
    filter: Filter,
    differences: bool,
    by_result: bool,
    marked: Vec<DimensionIx>,
    picked: Option<OutcomeIx>,
    row: Option<DimensionIx>,
    origin: Option<Origin>,
    checklist: bool,
    ticked: Vec<u8>,
}

/// What had led to a row of the comparison, and is to be found again from there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The reason that an answer to this question is on the result.
    Reason(QuestionIx),
    /// What is said about an answer of the knowledge check.
    Check,
}

/// A step in the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CompareAction {
    /// Take an outcome into the comparison or out of it; two always stay.
    Toggle(OutcomeIx),
    /// Compare these; a link says so.
    Chosen(Vec<OutcomeIx>),
    /// Which rows to show.
    Filter(Filter),
    /// Show only rows whose ratings differ, or all again.
    Differences,
    /// The columns in the order of the visitor's own result, or in the usual one again.
    ByResult,
    /// Mark a row as one that matters, or take the mark away.
    Mark(DimensionIx),
    /// Look at an outcome on the map.
    Pick(OutcomeIx),
    /// Go to a row, from elsewhere if there is an origin.
    Row(DimensionIx, Option<Origin>),
    /// To the heading of a section, by its name; of the session, only what was said last goes.
    Section(&'static str),
    /// Back to where the way to the row began.
    Return,
    /// On the result, open the website checklist or close it.
    Checklist,
    /// Tick a point of the checklist, counted through all of its parts, or take the tick away.
    Tick(u8),
}

impl Compare {
    /// Which rows are wanted.
    pub fn filter(&self) -> Filter {
        self.filter
    }

    /// Whether only rows whose ratings differ are wanted.
    pub fn differences(&self) -> bool {
        self.differences
    }

    /// Whether the columns stand in the order of the visitor's result.
    pub fn by_result(&self) -> bool {
        self.by_result
    }

    /// Whether the visitor marked the row.
    pub fn is_marked(&self, row: DimensionIx) -> bool {
        self.marked.contains(&row)
    }

    /// The outcome that is looked at on the map.
    pub fn picked(&self) -> Option<OutcomeIx> {
        self.picked
    }

    /// The row that the visitor was led to.
    pub fn row(&self) -> Option<DimensionIx> {
        self.row
    }

    /// What led to that row, if it was not the comparison itself.
    pub fn origin(&self) -> Option<Origin> {
        self.origin
    }

    /// Whether the checklist is open on the result.
    pub fn checklist_open(&self) -> bool {
        self.checklist
    }

    /// Whether a point of the checklist is ticked.
    pub fn is_ticked(&self, point: u8) -> bool {
        self.ticked.contains(&point)
    }

    /// How many of the first `points` points are ticked.
    pub fn ticked(&self, points: usize) -> usize {
        self.ticked.iter().filter(|point| usize::from(**point) < points).count()
    }

    /// The rows to show when these are the columns.
    pub fn rows(&self, comparison: &Comparison, columns: &[OutcomeIx]) -> Vec<DimensionIx> {
        rows(comparison, columns, self.filter, self.differences, &self.marked)
    }

    /// Two always stay; whether they do.
    fn choose(&mut self, chosen: Vec<OutcomeIx>) -> bool {
        let makes_sense = chosen.len() > 1;
        if makes_sense {
            self.chosen = Some(chosen);
        }
        makes_sense
    }

    /// Whoever comes on a way of his own begins at the top, not at the row of an earlier reason.
    pub(super) fn arrive(&mut self) {
        self.row = None;
    }

    pub(super) fn focus(old: &Session, new: &Session) -> Option<Focus> {
        let (from, to) = (old.compare(), new.compare());
        let led = to.row != from.row || to.origin != from.origin || old.view() != new.view() && to.origin.is_some();
        to.row.filter(|_| led).map(Focus::Row).or_else(|| Compare::left(from, to))
    }

    /// Where only marked rows are shown, one goes with its mark, and with it what had the focus: the next row has it then.
    fn left(from: &Compare, to: &Compare) -> Option<Focus> {
        let gone = from.marked.iter().find(|row| !to.is_marked(**row))?;
        // That one may be hidden, where only differences are shown.
        let next = to.marked.iter().find(|row| *row > gone).or(to.marked.last()).filter(|_| !to.differences);
        let only_marked = from.filter == Filter::Marked && to.filter == Filter::Marked;
        only_marked.then(|| next.map_or(Focus::Section("table"), |row| Focus::Row(*row)))
    }

    /// The state as one line: the outcomes' codes; switches as bits; the filter; marked rows; ticked points.
    pub fn to_note(&self, pack: &Pack) -> String {
        let mut chosen = String::new();
        for outcome in self.chosen.iter().flatten().filter_map(|ix| pack.outcome(*ix)) {
            chosen.push(outcome.code);
        }
        let bits = u8::from(self.differences) | u8::from(self.by_result) << 1 | u8::from(self.checklist) << 2;
        let marked: Vec<u8> = self.marked.iter().map(|row| row.get() as u8).gather();
        let mut note = chosen;
        for list in [&[bits][..], &[self.filter.to_number()], &marked, &self.ticked] {
            note::put(&mut note, list);
        }
        note
    }

    /// Reads what [`Compare::to_note`] wrote; what does not exist in the pack is left out.
    pub fn from_note(pack: &Pack, note: &str) -> Compare {
        let (chosen, mut lists) = note::read(note);
        let chosen = chosen_by_link(pack, chosen);
        let bits = lists.number().unwrap_or(0);
        let filter = Filter::from_number(lists.number().unwrap_or(0));
        let (marked, ticked) = (lists.list(), lists.list());
        Compare {
            chosen,
            filter,
            differences: bits & 1 != 0,
            by_result: bits & 2 != 0,
            checklist: bits & 4 != 0,
            // In order, and each once.
            marked: pack.dimension_ixs().filter(|row| marked.contains(&(row.get() as u8))).gather(),
            ticked: POINTS.filter(|point| ticked.contains(point)).gather(),
            ..Compare::default()
        }
    }
}

/// All points that a checklist may have.
const POINTS: RangeInclusive<u8> = 0..=u8::MAX;

/// A list in the order of `all`, with the entry if it was not in it, and otherwise without.
fn toggled<T: Copy + PartialEq>(all: impl Iterator<Item = T>, list: &[T], entry: T) -> Vec<T> {
    all.filter(|one| list.contains(one) != (*one == entry)).gather()
}

/// The outcomes of a link's codes; none where fewer than two exist.
pub fn chosen_by_link(pack: &Pack, codes: &str) -> Option<Vec<OutcomeIx>> {
    // One by one: `contains` brings the search for texts along.
    let there = |ix: &OutcomeIx| pack.outcome(*ix).is_some_and(|o| codes.chars().any(|code| code == o.code));
    let chosen: Vec<OutcomeIx> = pack.outcome_ixs().filter(there).gather();
    (chosen.len() > 1).then_some(chosen)
}

/// The verdict that the comparison calls the visitor's: that of a result of his own which he has seen.
pub fn own_verdict(pack: &Pack, session: &Session) -> Option<Verdict> {
    seen_verdict(pack, session).filter(|_| !session.people().visiting())
}

fn seen_verdict(pack: &Pack, session: &Session) -> Option<Verdict> {
    (session.screen() == Screen::Result).then(|| session.verdict(pack))
}

/// The outcomes to compare, in the order of the columns: those chosen, else the first two of the result that the visitor
/// has seen, else all.
pub fn columns(pack: &Pack, session: &Session) -> Vec<OutcomeIx> {
    let state = session.compare();
    let verdict = seen_verdict(pack, session);
    let first_two = || verdict.as_ref().and_then(|v| Some(vec![v.outcome()?, v.second()?]));
    let chosen = state.chosen.clone().or_else(first_two).unwrap_or_else(|| pack.outcome_ixs().gather());
    let is_chosen = |ix: &OutcomeIx| chosen.contains(ix);
    match &verdict {
        Some(verdict) if state.by_result && !session.people().visiting() => {
            verdict.ranking.iter().map(|row| row.outcome).filter(is_chosen).gather()
        }
        _ => pack.outcome_ixs().filter(is_chosen).gather(),
    }
}

impl Session {
    /// Whether the step makes sense here.
    pub(super) fn compare_step(&mut self, pack: &Pack, action: &CompareAction) -> bool {
        let shown = columns(pack, self);
        let state = &mut self.beside.compare;
        let exists = |ix: &OutcomeIx| pack.outcome(*ix).is_some();
        let is_row = |row: &DimensionIx| row.get() < pack.dimensions.len();
        match action {
            CompareAction::Toggle(ix) if exists(ix) => return state.choose(toggled(pack.outcome_ixs(), &shown, *ix)),
            CompareAction::Chosen(chosen) => {
                return state.choose(pack.outcome_ixs().filter(|ix| chosen.contains(ix)).gather());
            }
            CompareAction::Filter(filter) => state.filter = *filter,
            CompareAction::Differences => state.differences = !state.differences,
            CompareAction::ByResult => state.by_result = !state.by_result,
            CompareAction::Mark(row) if is_row(row) => {
                state.marked = toggled(pack.dimension_ixs(), &state.marked, *row)
            }
            CompareAction::Pick(ix) if exists(ix) => state.picked = Some(*ix),
            CompareAction::Row(row, origin) if is_row(row) => {
                state.row = Some(*row);
                state.origin = *origin;
                // A row that is asked for must not be hidden.
                state.filter = Filter::All;
                state.differences = false;
                self.beside.view = super::View::Compare;
            }
            CompareAction::Return => {
                state.row = None;
                let check = state.origin.take() == Some(Origin::Check);
                self.beside.view = if check { super::View::Check } else { super::View::Decide };
            }
            CompareAction::Section(_) => {}
            CompareAction::Checklist => state.checklist = !state.checklist,
            CompareAction::Tick(point) => state.ticked = toggled(POINTS, &state.ticked, *point),
            _ => return false,
        }
        true
    }
}
