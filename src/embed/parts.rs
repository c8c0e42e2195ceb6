//! Parts of the pack that are loaded later: asks for what the current view lacks, and takes it in.

use super::border::has_focus;
use super::instance::Instance;
use crate::pack::{Decimal, Part, Word, concat};
use crate::session::{Focus, View};
use std::cell::Cell;

/// What has become of a part of the pack.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Have {
    #[default]
    Nothing,
    Asked,
    Failed,
    Given,
}

/// By their numbers.
pub(super) type Parts = [Cell<Have>; 2];

impl Instance {
    /// What has become of the part for the current view; as good as given if there is none.
    fn have(&self) -> Have {
        let part = self.session().part();
        part.and_then(|part| self.parts.get(part as usize)).map_or(Have::Given, Cell::get)
    }

    fn put(&self, part: Part, have: Have) {
        if let Some(place) = self.parts.get(part as usize) {
            place.set(have);
        }
    }

    /// Whether the part for the current view could not be fetched.
    pub(super) fn part_failed(&self) -> bool {
        self.have() == Have::Failed
    }

    /// Makes what could not be fetched something that nobody has asked for; whether there was any.
    pub(super) fn forget_failures(&self) -> bool {
        let mut any = false;
        for place in self.parts.iter().filter(|place| place.get() == Have::Failed) {
            place.set(Have::Nothing);
            any = true;
        }
        any
    }

    /// Another try to fetch what the current view lacks.
    pub(super) fn retry(&self) {
        // The button that was pressed disappears.
        self.focus.set(Some(match self.session().view() {
            View::Decide => Focus::Checklist,
            View::Compare | View::Check => Focus::Heading,
        }));
        self.forget_failures();
        self.announce(self.waits_for());
        self.show();
    }

    /// What a screen reader says of the current view, which has just come: that it is loading, if it is.
    pub(super) fn waits_for(&self) -> &str {
        match self.have() {
            Have::Nothing | Have::Asked => self.pack.word(Word::Loading),
            Have::Failed | Have::Given => "",
        }
    }

    /// Asks the element for what the current view lacks.
    pub(super) fn ask_for_parts(&self) {
        // The part brings its styles, so another widget's is not enough.
        if let (Some(part), Have::Nothing) = (self.session().part(), self.have()) {
            self.put(part, Have::Asked);
            let file = self.pack.part_file(part).unwrap_or_default();
            self.tell("need", &concat(&[&(part as u8).to_decimal(), " ", file]));
        }
    }

    /// Takes a further part of the pack.
    pub fn supply(&self, part: u8, bytes: &[u8]) -> bool {
        let which = if part == 0 { Part::Comparison } else { Part::Knowledge };
        // Without bytes there may be no code to read them either.
        let added = !bytes.is_empty() && self.pack.add(which, bytes).is_ok();
        self.put(which, if added { Have::Given } else { Have::Failed });
        // Whoever has gone to another view hears nothing of it, and keeps the focus. Something else may have been said in
        // the meantime.
        let session = self.session();
        if session.part() == Some(which) {
            if !added || &*self.said.borrow().1 == self.pack.word(Word::Loading) {
                self.announce(if added { "" } else { self.pack.word(Word::PartFailed) });
            }
            if has_focus(self.id) {
                // What the visitor was heading for is there only now, or never.
                self.focus.set(match session.view() {
                    View::Check => session.check().begun().then_some(Focus::Heading),
                    View::Compare => session.compare().row().map(Focus::Row),
                    View::Decide => None,
                });
            }
        }
        self.show();
        added
    }
}
