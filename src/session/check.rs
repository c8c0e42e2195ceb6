//! What the visitor does in the knowledge check.
//!
//! The state is a seed and the answers. The items follow from the seed and the content, so that a visitor can begin
//! before the content is there.

use super::{Focus, Notice, Session, note};
use crate::list::Gather;
use crate::pack::{Decimal, Item, ItemIx, Knowledge, Pack, parse_u32};
use crate::rules::{correct, round, shuffle};

/// The state of the check view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Check {
    seed: u32,
    begun: bool,
    /// The items of a round of missed ones, by position; empty for a whole round.
    only: Vec<u8>,
    given: Vec<u8>,
    draft: Option<u8>,
    reminded: bool,
    explained: bool,
    linked: bool,
    shared: Option<(u8, u8)>,
}

/// A step in the knowledge check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckAction {
    /// The random number that decides the order; only before the visitor begins, and never over a link.
    Seed(u32),
    /// The order of a link, and the score of the person who shared it: right answers, out of so many.
    Link {
        /// Decides the order.
        seed: u32,
        /// The shared score.
        score: Option<(u8, u8)>,
    },
    /// Show the first item.
    Begin,
    /// Mark an answer by its position.
    Mark(u8),
    /// Take the marked answer and explain.
    Answer,
    /// From the explanation to the next item, or to the score.
    Next,
    /// After the score: a round of the missed items.
    Missed,
    /// After the score: another round.
    Another,
    /// Forget the answers and go back to the beginning.
    Leave,
}

impl Check {
    /// Decides items and order.
    pub fn seed(&self) -> u32 {
        self.seed
    }

    /// Whether the first item was asked for.
    pub fn begun(&self) -> bool {
        self.begun
    }

    /// The answers so far, in the order of the round.
    pub fn given(&self) -> &[u8] {
        &self.given
    }

    /// What is marked for the item in front of the visitor.
    pub fn draft(&self) -> Option<u8> {
        self.draft
    }

    /// Whether an answer was asked for without one being marked.
    pub fn reminded(&self) -> bool {
        self.reminded
    }

    /// Whether the item in front of the visitor is answered and explained.
    pub fn explained(&self) -> bool {
        self.explained
    }

    /// Whether the order comes from a link.
    pub fn linked(&self) -> bool {
        self.linked
    }

    /// The score in that link.
    pub fn shared(&self) -> Option<(u8, u8)> {
        self.shared
    }

    /// The items of this round in their order.
    #[inline(never)]
    pub fn round(&self, knowledge: &Knowledge) -> Vec<ItemIx> {
        let only = self.only.iter().map(|at| ItemIx(*at));
        let mut items: Vec<ItemIx> = only.filter(|ix| knowledge.item(*ix).is_some()).gather();
        if items.is_empty() {
            return round(knowledge, self.seed);
        }
        shuffle(&mut items, self.seed.wrapping_add(1));
        items
    }

    /// Position of the item in front of the visitor; on the score, the number of items.
    pub fn at(&self) -> usize {
        self.given.len() - usize::from(self.explained && !self.given.is_empty())
    }

    /// The item in front of the visitor.
    pub fn item<'a>(&self, knowledge: &'a Knowledge) -> Option<&'a Item> {
        knowledge.item(*self.round(knowledge).get(self.at())?).filter(|_| self.begun)
    }

    /// Whether the score is shown.
    pub fn is_finished(&self, knowledge: &Knowledge) -> bool {
        self.begun && self.at() >= self.round(knowledge).len()
    }

    /// Whether the visitor has answered something, and not seen the score. This needs no content.
    fn goes_on(&self, pack: &Pack) -> bool {
        let of = if self.only.is_empty() { usize::from(pack.check_items) } else { self.only.len() };
        self.begun && !self.given.is_empty() && (self.explained || self.given.len() < of)
    }

    /// Right answers, out of so many; only once all are given.
    pub fn score(&self, knowledge: &Knowledge) -> Option<(usize, usize)> {
        let items = self.round(knowledge);
        self.is_finished(knowledge).then(|| (correct(knowledge, &items, &self.given), items.len()))
    }

    /// The items that were answered wrong so far, each with its answer.
    pub fn missed(&self, knowledge: &Knowledge) -> Vec<(ItemIx, u8)> {
        let mut missed = Vec::new();
        for (ix, answer) in self.round(knowledge).iter().zip(&self.given) {
            if knowledge.item(*ix).is_some_and(|item| item.right() != *answer) {
                missed.push((*ix, *answer));
            }
        }
        missed
    }

    fn again(&self, seed: u32, only: Vec<u8>) -> Check {
        Check { seed, begun: true, only, ..Check::default() }
    }

    /// None if the step makes no sense; then nothing has changed.
    fn step(&mut self, knowledge: Option<&Knowledge>, action: CheckAction) -> Option<()> {
        match action {
            CheckAction::Seed(seed) if !self.begun && !self.linked => self.seed = seed,
            CheckAction::Link { seed, score } => {
                *self = Check { seed, linked: true, shared: score, ..Check::default() }
            }
            CheckAction::Begin if !self.begun => self.begun = true,
            CheckAction::Leave => *self = Check { seed: self.seed, ..Check::default() },
            _ => return self.go_on(knowledge?, action),
        }
        Some(())
    }

    /// A step that needs the content.
    #[inline(never)]
    fn go_on(&mut self, knowledge: &Knowledge, action: CheckAction) -> Option<()> {
        let item = self.item(knowledge).filter(|_| !self.explained);
        match action {
            CheckAction::Mark(answer) if answer < item?.answers() => self.draft = Some(answer),
            CheckAction::Answer => match self.draft.filter(|draft| item.is_some_and(|i| *draft < i.answers())) {
                Some(answer) => {
                    self.given.push(answer);
                    self.draft = None;
                    self.reminded = false;
                    self.explained = true;
                }
                None => {
                    item?;
                    self.reminded = true;
                }
            },
            CheckAction::Next if self.explained => self.explained = false,
            CheckAction::Missed => {
                self.score(knowledge)?;
                let missed: Vec<u8> = self.missed(knowledge).iter().map(|(ix, _)| ix.0).gather();
                if missed.is_empty() {
                    return None;
                }
                *self = self.again(self.seed, missed);
            }
            CheckAction::Another => {
                self.score(knowledge)?;
                // Odd: with the spare items.
                *self = self.again(self.seed.wrapping_add(1) | 1, Vec::new());
            }
            _ => return None,
        }
        Some(())
    }

    pub(super) fn focus(old: &Check, new: &Check) -> Option<Focus> {
        if new.explained && !old.explained {
            Some(Focus::Feedback)
        } else if new.begun != old.begun
            || new.begun && (new.at() != old.at() || new.only != old.only || new.seed != old.seed)
        {
            Some(Focus::Heading)
        } else {
            (new.reminded && !old.reminded).then_some(Focus::Reminder)
        }
    }

    /// The state as one line: seed; begun, explained, linked as bits; the shared score; the items of a round of missed
    /// ones; the answers; the mark.
    pub fn to_note(&self) -> String {
        let bits = u8::from(self.begun) | u8::from(self.explained) << 1 | u8::from(self.linked) << 2;
        let shared = self.shared.map(|(correct, of)| [correct, of]);
        let mut note = self.seed.to_decimal();
        note::put(&mut note, &[bits]);
        note::put(&mut note, shared.as_slice().as_flattened());
        note::put(&mut note, &self.only);
        note::put(&mut note, &self.given);
        note::put(&mut note, self.draft.as_slice());
        note
    }

    /// Reads what [`Check::to_note`] wrote, skipping anything that is not a small number; what makes no sense is a
    /// check that nobody has begun.
    pub fn from_note(note: &str) -> Check {
        let (seed, mut lists) = note::read(note);
        let (seed, switches) = (parse_u32(seed), lists.number());
        let bits = switches.unwrap_or(0);
        let shared = lists.list();
        // Lists are read in the order in which they were written.
        let check = Check {
            seed: seed.unwrap_or(0),
            begun: bits & 1 != 0,
            only: lists.list(),
            given: lists.list(),
            draft: lists.number(),
            reminded: false,
            explained: bits & 2 != 0,
            linked: bits & 4 != 0,
            shared: shared.first().copied().zip(shared.get(1).copied()),
        };
        let makes_sense = match check.begun {
            true => !check.explained || !check.given.is_empty() && check.draft.is_none(),
            // A link's order and score are there before anybody begins.
            false => !check.explained && check.given.is_empty() && check.draft.is_none() && check.only.is_empty(),
        };
        if seed.is_some() && switches.is_some() && makes_sense { check } else { Check::default() }
    }
}

impl Session {
    /// Whether the step makes sense here.
    pub(super) fn check_step(&mut self, pack: &Pack, action: &CheckAction) -> bool {
        if matches!(action, CheckAction::Link { .. }) && self.beside.check.goes_on(pack) {
            self.notice = Some(Notice::CheckGoesOn);
            return true;
        }
        self.beside.check.step(pack.knowledge(), *action).is_some()
    }
}
