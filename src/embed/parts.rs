//! Parts of the pack that are loaded later: asks for what the current view lacks, and takes it in.

use super::border::has_focus;
use super::instance::Instance;
use crate::pack::{Decimal, Part, Word, concat};
use crate::session::{Focus, View};
use std::cell::Cell;

/// A flag for each part of the pack.
pub(super) type OfParts = Cell<[bool; 2]>;

fn put(all: &OfParts, part: Part, value: bool) {
    let mut values = all.get();
    if let Some(place) = values.get_mut(part as usize) {
        *place = value;
    }
    all.set(values);
}

fn of(all: &OfParts, part: Part) -> bool {
    all.get().get(part as usize).copied().unwrap_or(false)
}

impl Instance {
    /// Whether the part for the current view could not be fetched.
    pub(super) fn part_failed(&self) -> bool {
        self.session().part().is_some_and(|part| of(&self.failed, part))
    }

    /// Asks the element for what the current view lacks.
    pub(super) fn ask_for_parts(&self) {
        let Some(part) = self.session().part() else { return };
        // The part brings its styles, so another widget's is not enough.
        if of(&self.given, part) || of(&self.failed, part) || of(&self.asked, part) {
            return;
        }
        put(&self.asked, part, true);
        let file = self.pack.part_file(part).unwrap_or_default();
        self.tell("need", &concat(&[&(part as u8).to_decimal(), " ", file]));
    }

    /// Takes a further part of the pack.
    pub fn supply(&self, part: u8, bytes: &[u8]) -> bool {
        let which = if part == 0 { Part::Comparison } else { Part::Knowledge };
        // Without bytes there may be no code to read them either.
        let added = !bytes.is_empty() && self.pack.add(which, bytes).is_ok();
        put(&self.asked, which, false);
        put(&self.failed, which, !added);
        put(&self.given, which, added);
        if !added {
            self.announce(self.pack.word(Word::PartFailed));
        }
        if added && has_focus(self.id) {
            // What the visitor was heading for is there only now.
            let session = self.session();
            let target = match session.view() {
                View::Check => session.check().begun().then_some(Focus::Heading),
                View::Compare => session.compare().row().map(Focus::Row),
                View::Decide => None,
            };
            self.focus.set(target);
        }
        self.show();
        added
    }
}
