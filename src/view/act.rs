//! What the controls of a render do.
//!
//! A control carries the number of its act in `data-click` or `data-change`, and the script passes the number in when
//! the event comes. Yew's own listeners would add a registry, hash tables and the names of a hundred events to the
//! program. See docs/adr/0016-acts-by-number.md.

use crate::pack::Decimal;
use crate::session::{Action, Way};
use std::cell::RefCell;
use std::rc::Rc;

/// What a control does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// A step that replaces what the browser would do: Next is its form's submit button, so that Enter presses it, and
    /// the form itself is never sent.
    Step(Action),
    /// Share the result; how it went is reported later.
    Share(Way),
    /// The same in addition to following the link.
    Follow(Way),
    /// Print what the selector finds.
    Print(&'static str),
    /// Read links from the field that the selector finds.
    Paste(&'static str),
    /// Fetch once more what could not be fetched.
    Retry,
    /// A click on the host's call to action.
    CallToAction,
}

/// The acts of the current render, by their numbers.
#[derive(Debug, Default)]
pub struct Acts(RefCell<Vec<Rc<Act>>>);

impl Acts {
    /// A new render begins.
    pub(super) fn clear(&self) {
        self.0.borrow_mut().clear();
    }

    /// Adds an act and returns its number.
    #[inline(never)]
    pub(super) fn note(&self, act: Act) -> String {
        let mut acts = self.0.borrow_mut();
        acts.push(Rc::new(act));
        (acts.len() - 1).to_decimal()
    }

    /// The act with that number. A control's number is valid in its own render: the two change in one task, see
    /// docs/adr/0016-acts-by-number.md.
    pub fn get(&self, number: usize) -> Option<Rc<Act>> {
        self.0.borrow().get(number).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_belong_to_one_picture() {
        let acts = Acts::default();
        assert_eq!(acts.note(Act::Step(Action::Start)), "0");
        assert_eq!(acts.note(Act::CallToAction), "1");
        assert_eq!(acts.get(1), Some(Rc::new(Act::CallToAction)));
        assert_eq!(acts.get(2), None);
        acts.clear();
        assert_eq!(acts.get(0), None);
        assert_eq!(acts.note(Act::Follow(Way::X)), "0");
    }
}
