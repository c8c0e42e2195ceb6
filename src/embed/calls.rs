//! What the host and `element.js` ask of a widget, by name, and what they may read.

use super::instance::Instance;
use super::settings::Settings;
use super::start::{begin, noted, opened};
use crate::events::{answers_json, result_json};
use crate::pack::{concat, split, split_once};
use crate::session::{Action, Ask, CheckAction, Feedback, Notice, Person, Screen, Session, View};
use crate::share::join;
use crate::view::summary;
use std::rc::Rc;

impl Instance {
    /// Handles a message, see [`super::border::send`].
    pub fn receive(&self, what: &str, value: &str) {
        match what {
            "start" => {
                let check = self.session().view() == View::Check || !self.reaches(View::Decide);
                let (view, start) = match check {
                    true => (View::Check, Action::Check(CheckAction::Begin)),
                    false => (View::Decide, Action::Start),
                };
                if self.reaches(view) {
                    self.dispatch(&Action::View(view), false);
                    self.dispatch(&start, false);
                    // From a score, to another round; otherwise it does nothing.
                    if check {
                        self.dispatch(&Action::Check(CheckAction::Another), false);
                    }
                }
            }
            "view" => self.dispatch(&Action::View(View::by_id(value).unwrap_or_default()), false),
            "restart" => self.dispatch(&Action::Restart, false),
            "answers" => self.dispatch(&self.read_answers(value), false),
            "settings" => {
                let settings = Settings::read(value);
                let (views, first) = (settings.options.views.clone(), settings.view);
                *self.settings.borrow_mut() = settings;
                self.show();
                if !views.contains(&self.session().view()) {
                    self.dispatch(&Action::View(first), false);
                }
            }
            "link" => {
                let actions = opened(self.pack, &self.settings.borrow(), &self.session(), value);
                actions.iter().for_each(|action| self.dispatch(action, false));
            }
            "go" => {
                self.dispatch(&Action::Go(value.to_owned()), false);
                // Answers may lead elsewhere: the element corrects the entry before anything else happens.
                self.tell("place", &self.session().position(self.pack));
            }
            "join" => self.join(value),
            // The links of what is shown lead to the page's address, which has changed.
            "address" => self.show(),
            "unjoined" => self.dispatch(&Action::Feedback(Some(Feedback::Unread)), true),
            "unread" => self.dispatch(&Action::Refuse(Notice::ReaderMissing), true),
            "done" | "refused" | "qr" => self.heard(what, value),
            "notes" => {
                let old = self.session();
                let new = Rc::new(begin(self.pack, &self.settings.borrow(), &self.first_link, value));
                *self.session.borrow_mut() = new.clone();
                self.note_events(&old, &new, false);
                self.show();
            }
            _ => {}
        }
    }

    /// Adds the people of a pasted text.
    #[inline(never)]
    fn join(&self, text: &str) {
        let (action, unread) = join(self.pack, &self.session().everybody(), text);
        self.dispatch(&action, true);
        self.tell("rest", &unread);
    }

    /// Answers as the host sets them: unknown ids are dropped, and the element warns of them.
    fn read_answers(&self, text: &str) -> Action {
        let pack = self.pack;
        let mut person = Person::silent(pack);
        let mut unknown = String::new();
        for line in split(text, b'\n') {
            let Some((question, option)) = split_once(line, b'=') else { continue };
            match Ask::answer_by_ids(pack, question, option) {
                Some((ask, choice)) => person.give(ask, Some(choice)),
                None => {
                    let before = if unknown.is_empty() { "" } else { ", " };
                    unknown.push_str(&concat(&[before, question, ": ", option]));
                }
            }
        }
        if !unknown.is_empty() {
            self.tell("unknown", &unknown);
        }
        Action::Show { context: person.context, answers: Box::new(person.answers) }
    }

    /// A property, see [`super::border::read`]. What leaves the page as text or picture is worded by a piece.
    pub fn property(&self, what: &str) -> String {
        let (session, around) = (self.session(), self.around());
        let scene = self.scene(&session, &around);
        let link = |s: &Session| self.link(s);
        match what {
            "result" => result_json(self.pack, &session, &link).into_string(),
            "answers" => answers_json(self.pack, &session).into_string(),
            "notes" => noted(self.pack, &session),
            "text" => summary(&scene, &scene.link()),
            "picture" => scene.picture_lines(),
            "link" if matches!(session.screen(), Screen::Result | Screen::Team) || session.view() != View::Decide => {
                self.link(&session)
            }
            _ => String::new(),
        }
    }
}
