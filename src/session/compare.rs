//! What the visitor does in the comparison.

use super::{Focus, Screen, Session, note};
use crate::list::{Gather, IndexSet};
use crate::pack::{Comparison, DimensionIx, MOST_POINTS, OutcomeIx, Pack, QuestionIx};
use crate::rules::{Filter, Verdict, rows};

/// The state of the compare view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Compare {
    /// Empty if nothing was chosen by hand.
    chosen: IndexSet,
    filter: Filter,
    differences: bool,
    by_result: bool,
    marked: IndexSet,
    picked: Option<OutcomeIx>,
    row: Option<DimensionIx>,
    origin: Option<Origin>,
    checklist: bool,
    ticked: IndexSet,
}

/// What led to a row of the comparison, so that the visitor can go back there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The reason that an answer to this question is on the result.
    Reason(QuestionIx),
    /// What is said about an answer of the knowledge check.
    Check,
}

/// A step in the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompareAction {
    /// Take an outcome into the comparison or out of it; two always stay.
    Toggle(OutcomeIx),
    /// Compare these, by their positions; a link says so.
    Chosen(IndexSet),
    /// Which rows to show.
    Filter(Filter),
    /// Show only rows whose ratings differ, or all again.
    Differences,
    /// Sort the columns by the visitor's own result, or as usual again.
    ByResult,
    /// Mark a row as important, or remove the mark.
    Mark(DimensionIx),
    /// Look at an outcome on the map.
    Pick(OutcomeIx),
    /// Go to a row, from elsewhere if there is an origin.
    Row(DimensionIx, Option<Origin>),
    /// Go to the heading of a section, by its name; in the session, only the last message goes.
    Section(&'static str),
    /// Go back to where the visitor left for the row.
    Return,
    /// On the result, open the website checklist or close it.
    Checklist,
    /// Tick a point of the checklist, counted through all of its parts, or untick it.
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

    /// Whether the columns are in the order of the visitor's result.
    pub fn by_result(&self) -> bool {
        self.by_result
    }

    /// Whether the visitor marked the row.
    pub fn is_marked(&self, row: DimensionIx) -> bool {
        self.marked.has(row.0)
    }

    /// The outcome that is looked at on the map.
    pub fn picked(&self) -> Option<OutcomeIx> {
        self.picked
    }

    /// The row that the visitor was led to.
    pub fn row(&self) -> Option<DimensionIx> {
        self.row
    }

    /// What led to that row, unless it was the comparison itself.
    pub fn origin(&self) -> Option<Origin> {
        self.origin
    }

    /// Whether the checklist is open on the result.
    pub fn checklist_open(&self) -> bool {
        self.checklist
    }

    /// Whether a point of the checklist is ticked.
    pub fn is_ticked(&self, point: u8) -> bool {
        self.ticked.has(point)
    }

    /// How many of the first `points` points are ticked.
    pub fn ticked(&self, points: usize) -> usize {
        self.ticked.list().iter().filter(|point| usize::from(**point) < points).count()
    }

    /// The rows to show when these are the columns.
    pub fn rows(&self, comparison: &Comparison, columns: &[OutcomeIx]) -> Vec<DimensionIx> {
        rows(comparison, columns, self.filter, self.differences, &self.marked)
    }

    /// Whether it was done: two always stay.
    fn choose(&mut self, chosen: IndexSet) -> bool {
        let makes_sense = chosen.len() > 1;
        if makes_sense {
            self.chosen = chosen;
        }
        makes_sense
    }

    /// Visitors who come here by themselves begin at the top, not at the row of an earlier reason.
    pub(super) fn arrive(&mut self) {
        self.row = None;
    }

    pub(super) fn focus(old: &Session, new: &Session) -> Option<Focus> {
        let (from, to) = (old.compare(), new.compare());
        let led = to.row != from.row || to.origin != from.origin || old.view() != new.view() && to.origin.is_some();
        to.row.filter(|_| led).map(Focus::Row).or_else(|| Compare::left(from, to))
    }

    /// Where only marked rows are shown, a row goes with its mark, and with it the focused control: the next row gets
    /// the focus.
    fn left(from: &Compare, to: &Compare) -> Option<Focus> {
        let gone = from.marked.list().iter().copied().find(|row| !to.marked.has(*row))?;
        let left = to.marked.list();
        // That one may be hidden, if only differences are shown.
        let next = left.iter().find(|row| **row > gone).or(left.last()).filter(|_| !to.differences);
        let only_marked = from.filter == Filter::Marked && to.filter == Filter::Marked;
        only_marked.then(|| next.map_or(Focus::Section("table"), |row| Focus::Row(DimensionIx(*row))))
    }

    /// The state as one line: the outcomes' codes; switches as bits; the filter; marked rows; ticked points.
    pub fn to_note(&self, pack: &Pack) -> String {
        let mut chosen = String::new();
        for outcome in &self.chosen.list() {
            chosen.extend(pack.outcome(OutcomeIx(*outcome)).map(|outcome| outcome.code));
        }
        let bits = u8::from(self.differences) | u8::from(self.by_result) << 1 | u8::from(self.checklist) << 2;
        let mut note = chosen;
        note::put(&mut note, &[bits]);
        note::put(&mut note, &[self.filter.to_number()]);
        note::put(&mut note, &self.marked.list());
        note::put(&mut note, &self.ticked.list());
        note
    }

    /// Reads what [`Compare::to_note`] wrote; what does not exist in the pack is left out.
    pub fn from_note(pack: &Pack, note: &str) -> Compare {
        let (chosen, mut lists) = note::read(note);
        let bits = lists.number().unwrap_or(0);
        let filter = Filter::from_number(lists.number().unwrap_or(0));
        Compare {
            chosen: chosen_by_link(pack, chosen).unwrap_or_default(),
            filter,
            differences: bits & 1 != 0,
            by_result: bits & 2 != 0,
            checklist: bits & 4 != 0,
            marked: lists.index_set(pack.dimensions.len()),
            ticked: lists.index_set(MOST_POINTS),
            ..Compare::default()
        }
    }
}

/// The outcomes of a link's codes; none if fewer than two exist.
pub fn chosen_by_link(pack: &Pack, codes: &str) -> Option<IndexSet> {
    // One by one: `contains` pulls in the search for texts.
    let there = |ix: &OutcomeIx| pack.outcome(*ix).is_some_and(|o| codes.chars().any(|code| code == o.code));
    let chosen: IndexSet = pack.outcome_ixs().filter(there).map(|ix| ix.0).collect();
    (chosen.len() > 1).then_some(chosen)
}

/// The verdict that the comparison calls the visitor's: their own result, once they have seen it.
pub fn own_verdict(pack: &Pack, session: &Session) -> Option<Verdict> {
    seen_verdict(pack, session).filter(|_| !session.people().visiting())
}

fn seen_verdict(pack: &Pack, session: &Session) -> Option<Verdict> {
    (session.screen() == Screen::Result).then(|| session.verdict(pack))
}

/// The outcomes to compare, in the order of the columns: those chosen, else the first two of the result that the
/// visitor has seen, else all.
pub fn columns(pack: &Pack, session: &Session) -> Vec<OutcomeIx> {
    let state = session.compare();
    let verdict = seen_verdict(pack, session);
    let mut chosen = state.chosen;
    if let (true, Some((first, second))) =
        (chosen.is_empty(), verdict.as_ref().and_then(|v| v.outcome().zip(v.second())))
    {
        chosen.flip(first.0);
        chosen.flip(second.0);
    }
    let order: Vec<OutcomeIx> = match &verdict {
        Some(verdict) if state.by_result && !session.people().visiting() => {
            verdict.ranking.iter().map(|row| row.outcome).gather()
        }
        _ => pack.outcome_ixs().gather(),
    };
    let mut columns = Vec::new();
    for ix in &order {
        if chosen.is_empty() || chosen.has(ix.0) {
            columns.push(*ix);
        }
    }
    columns
}

impl Session {
    /// Whether the step makes sense here.
    pub(super) fn compare_step(&mut self, pack: &Pack, action: &CompareAction) -> bool {
        let state = &mut self.beside.compare;
        match action {
            CompareAction::Chosen(chosen) => {
                return state.choose(pack.outcome_ixs().map(|ix| ix.0).filter(|at| chosen.has(*at)).collect());
            }
            CompareAction::Row(row, origin) if row.get() < pack.dimensions.len() => {
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
            _ => return pack.comparison().is_some_and(|comparison| self.compare_on(pack, comparison, action)),
        }
        true
    }

    /// A step whose control is part of the content, such as the checklist's, which is also on a result.
    #[inline(never)]
    fn compare_on(&mut self, pack: &Pack, comparison: &Comparison, action: &CompareAction) -> bool {
        let shown = columns(pack, self);
        let state = &mut self.beside.compare;
        match action {
            CompareAction::Toggle(ix) if pack.outcome(*ix).is_some() => {
                let mut chosen: IndexSet = shown.iter().map(|ix| ix.0).collect();
                chosen.flip(ix.0);
                return state.choose(chosen);
            }
            CompareAction::Filter(filter) => state.filter = *filter,
            CompareAction::Differences => state.differences = !state.differences,
            CompareAction::ByResult => state.by_result = !state.by_result,
            CompareAction::Mark(row) if comparison.dimension(*row).is_some() => state.marked.flip(row.0),
            CompareAction::Pick(ix) if pack.outcome(*ix).is_some() => state.picked = Some(*ix),
            CompareAction::Tick(point) => state.ticked.flip(*point),
            _ => return false,
        }
        true
    }
}
