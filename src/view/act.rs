//! What the controls of a picture do.
//!
//! A control carries the number of its act in `data-click` or `data-change`, and the script hands the number in when
//! the event comes. Yew's own listeners would be a registry, hash tables and the names of a hundred events in the
//! program. See docs/adr/0016-acts-by-number.md.

use crate::pack::Decimal;
use crate::session::Action;
use std::cell::RefCell;
use std::rc::Rc;

/// What a control does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// A step, in the place of what the browser would do: Next is its form's submit button, so that Enter presses it,
    /// and the form itself is never sent.
    Step(Action),
    /// A step beside the link's own way.
    Follow(Action),
    /// A click on the host's call to action.
    CallToAction,
}

/// The acts of the picture that is shown, by their numbers.
#[derive(Debug, Default)]
pub struct Acts(RefCell<Vec<Rc<Act>>>);

impl Acts {
    /// A new picture begins.
    pub(super) fn clear(&self) {
        self.0.borrow_mut().clear();
    }

    /// Takes an act in and gives its number.
    #[inline(never)]
    pub(super) fn note(&self, act: Act) -> String {
        let mut acts = self.0.borrow_mut();
        acts.push(Rc::new(act));
        (acts.len() - 1).to_decimal()
    }

    /// The act with that number. A control's number is of the picture that it stands in: the two change in one task, see
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
        assert_eq!(acts.note(Act::Follow(Action::Start)), "0");
    }
}
