//! Sharing a result: what goes to the element, and what comes back from the browser.

use super::instance::Instance;
use crate::events;
use crate::pack::{concat, split_once};
use crate::session::{Action, Feedback, Way};
use std::rc::Rc;

impl Instance {
    /// Asks the browser to do it. What can fail is reported to the host only once it is done, with the link that was asked
    /// for: the visitor may have changed an answer meanwhile.
    pub(super) fn share(&self, way: Way) {
        let (session, around) = (self.session(), self.around());
        let scene = self.scene(&session, &around);
        let link = if way == Way::Team { scene.team_link() } else { scene.link() };
        self.passed_on.borrow_mut().push((way, link.clone()));
        let (what, first, second) = match way {
            Way::Copy | Way::Team => ("copy", way.id(), link),
            Way::Native => ("native", &*link, scene.short_text()),
            Way::Qr if scene.outside.qr.as_ref().is_some_and(|qr| qr.0 == link) => {
                // Pressed again, it goes away.
                *self.qr.borrow_mut() = None;
                return self.show();
            }
            Way::Qr => ("qr", way.id(), link),
            // Print includes the QR code as well.
            Way::Print => ("paper", ".result", link),
            // The script fetches what words them, and then reads them.
            Way::Text | Way::Picture => {
                self.tell(way.id(), "");
                return;
            }
            Way::Mail | Way::LinkedIn | Way::WhatsApp | Way::X => return self.shared(way),
        };
        self.tell(what, &concat(&[first, "\n", &second]));
    }

    fn shared(&self, way: Way) {
        let link = self.passed_on.borrow().iter().rev().find(|(of, _)| *of == way).map(|(_, link)| link.clone());
        self.tell_event(&events::share(way, &link.unwrap_or_default()));
    }

    /// What the element found out.
    pub(super) fn heard(&self, what: &str, value: &str) {
        if what == "qr" {
            // "link\npath"; the path begins with its size.
            let code = split_once(value, b'\n').map(|(link, path)| Rc::new((link.to_owned(), path.to_owned())));
            *self.qr.borrow_mut() = code;
            self.show();
            return;
        }
        let Some(way) = Way::by_id(value) else { return };
        let done = what == "done";
        if done {
            self.shared(way);
        }
        // Of these the visitor sees the effect.
        let silent = done && matches!(way, Way::Native | Way::Qr | Way::Print);
        let feedback = if done { Feedback::Done(way) } else { Feedback::Refused(way) };
        // What was said before is over; the same message again is news again, and is spoken again.
        if silent || self.session().feedback() == Some(feedback) {
            self.dispatch(&Action::Feedback(None), true);
        }
        if !silent {
            self.dispatch(&Action::Feedback(Some(feedback)), true);
        }
    }
}
