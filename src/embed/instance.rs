//! One widget: owns its session, feeds the view, tells the element what happened.

use super::border::{has_focus, page_address, rendered, to_element};
use super::focus;
use super::parts::Parts;
use super::settings::Settings;
use super::start::{begin, noted, resume_reported};
use crate::events::{self, Event};
use crate::pack::{Pack, Values};
use crate::session::{Action, CheckAction, CompareAction, Focus, Screen, Session, View, Way};
use crate::view::{Act, Acts, App, Options, Outside, Props, Scene, announcement};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::{AppHandle, Renderer};

pub(super) struct Instance {
    pub(super) id: u32,
    stage: HtmlElement,
    pub(super) pack: &'static Pack,
    pub(super) settings: RefCell<Settings>,
    /// The code of the link that it begins with; empty for none.
    pub(super) first_link: Box<str>,
    pub(super) session: RefCell<Rc<Session>>,
    pub(super) said: RefCell<(usize, Rc<str>)>,
    app: RefCell<Option<AppHandle<App>>>,
    acts: Rc<Acts>,
    /// Sent once what they say is in the document, for listeners that look at the page.
    events: RefCell<Vec<Event>>,
    /// The session of the last result that the host knows.
    reported: RefCell<Option<Rc<Session>>>,
    pub(super) focus: Cell<Option<Focus>>,
    /// The QR code that was asked for: its link and its path.
    pub(super) qr: RefCell<Option<Rc<(String, String)>>>,
    /// The links that the visitor wanted to share, with the ways: some dozens at most.
    pub(super) passed_on: RefCell<Vec<(Way, String)>>,
    pub(super) parts: Parts,
}

impl Instance {
    /// A widget that has not rendered anything yet.
    pub fn open(id: u32, stage: HtmlElement, pack: &'static Pack, lines: &str, notes: [&str; 2]) -> Rc<Self> {
        let settings = Settings::read(lines);
        let [notes, reported_notes] = notes;
        let link = Values::of(lines).get("link").unwrap_or("");
        let session = begin(pack, &settings, link, notes);
        // What an earlier instance has reported is not reported again. A link decides what is shown first.
        let mut reported = resume_reported(pack, &settings, reported_notes);
        if !link.is_empty() {
            reported = reported.apply(pack, Action::View(session.view()));
        }
        let reported = Rc::new(reported);
        let instance = Rc::new(Instance {
            id,
            stage,
            settings: RefCell::new(settings),
            first_link: link.into(),
            session: RefCell::new(Rc::new(session)),
            said: RefCell::new((0, "".into())),
            app: RefCell::new(None),
            acts: Rc::default(),
            events: RefCell::new(vec![events::ready(reported.view())]),
            parts: Parts::default(),
            qr: RefCell::default(),
            passed_on: RefCell::default(),
            reported: RefCell::new(Some(reported.clone()).filter(|reported| reported.screen() == Screen::Result)),
            focus: Cell::new(None),
            pack,
        });
        instance.note_events(&reported, &instance.session(), false);
        instance
    }

    /// Renders for the first time; later renders follow from what happens.
    pub fn draw(&self) {
        if self.app.borrow().is_none() {
            let app = Renderer::<App>::with_root_and_props(self.stage.clone().into(), self.props()).render();
            *self.app.borrow_mut() = Some(app);
        }
    }

    pub(super) fn session(&self) -> Rc<Session> {
        self.session.borrow().clone()
    }

    /// What a render depends on, apart from pack and session.
    #[inline(never)]
    pub(super) fn around(&self) -> (Rc<Options>, Outside) {
        let outside = Outside {
            part_failed: self.part_failed(),
            // The host may have changed it since the last render.
            address: page_address(),
            qr: self.qr.borrow().clone(),
        };
        (self.settings.borrow().options.clone(), outside)
    }

    /// What texts are made from, where nothing is drawn.
    pub(super) fn scene<'a>(&self, session: &'a Session, (options, outside): &'a (Rc<Options>, Outside)) -> Scene<'a> {
        Scene { pack: self.pack, session, options, outside, acts: None }
    }

    pub(super) fn props(&self) -> Props {
        let (options, outside) = self.around();
        Props {
            pack: self.pack,
            session: self.session(),
            options,
            outside: Rc::new(outside),
            acts: Some(self.acts.clone()),
            widget: self.id,
            rendered,
            said: self.said.borrow().clone(),
        }
    }

    /// Where the session changes; it begins in `start.rs`, also from what the visitor does before its first screen is
    /// shown. Only the visitor's own steps move the focus, unless it is inside.
    pub(super) fn dispatch(&self, action: &Action, by_visitor: bool) {
        let old = self.session();
        // Pressed again, a button that can do nothing more still leads to what it is about.
        let again = match action {
            Action::Next if old.reminded() => Some(Focus::Reminder),
            Action::Open(ask) => Some(Focus::Editor(*ask)),
            Action::Compare(CompareAction::Section(name)) => Some(Focus::Section(name)),
            Action::Compare(CompareAction::Row(row, _)) => Some(Focus::Row(*row)),
            Action::Check(CheckAction::Answer) if old.check().reminded() => Some(Focus::Reminder),
            _ => None,
        };
        let by_tab = matches!(action, Action::View(_));
        let leads = by_tab
            || matches!(
                action,
                Action::Visit(_) | Action::Compare(CompareAction::Row(..)) | Action::Check(CheckAction::Begin)
            );
        if leads && self.forget_failures() {
            // Pressed after a failure, this is another try.
            self.show();
        }
        let revisits = matches!(action, Action::Go(_));
        let mut new = old.apply(self.pack, action);
        if !self.reaches(new.view()) {
            // Everything else happens behind the current view.
            new = new.apply(self.pack, Action::View(old.view()));
        }
        let new = Rc::new(new);
        if old == new {
            if let Some(focus) = again {
                self.tell("focus", &focus::selector(self.pack, focus));
            }
            return;
        }
        if events::starts_over(&old, action) {
            self.reported.take();
        }
        *self.session.borrow_mut() = new.clone();
        // A host's call moves the focus only if it was in here already and its element goes.
        if by_tab && by_visitor {
            self.focus.set(None);
        } else if by_visitor || has_focus(self.id) {
            // A link takes two steps before a render, and the first may have moved the focus.
            self.focus.set(Focus::between(&old, &new).or(again).or(self.focus.take()));
        }
        self.note_events(&old, &new, revisits);
        self.say(&old, &new);
        self.show();
    }

    /// Whether the host allows a view.
    pub(super) fn reaches(&self, view: View) -> bool {
        self.settings.borrow().options.views.contains(&view)
    }

    pub(super) fn note_events(&self, old: &Session, new: &Rc<Session>, revisits: bool) {
        let link = |s: &Session| self.link(s);
        events::between(self.pack, old, new, &link, &mut |event| {
            if !events::is_news(&event, new, self.reported.borrow().as_deref(), revisits) {
                return;
            }
            if event.name == "shoreline-result" {
                // Answers that the host sets make a result everywhere, but not one that anybody sees.
                if !self.reaches(View::Decide) {
                    return;
                }
                *self.reported.borrow_mut() = Some(new.clone());
            }
            self.events.borrow_mut().push(event);
        });
    }

    pub(super) fn announce(&self, text: &str) {
        let turn = self.said.borrow().0 + 1;
        *self.said.borrow_mut() = (turn, text.into());
    }

    fn say(&self, old: &Session, new: &Session) {
        let around = self.around();
        let scene = self.scene(new, &around);
        if let Some(text) = announcement(&scene, old, new) {
            self.announce(&text);
        } else if old.view() != new.view()
            || old.screen() != new.screen()
            || old.check() != new.check()
            || old.feedback() != new.feedback()
        {
            // An old announcement must not be found on a new screen.
            self.said.borrow_mut().1 = self.waits_for().into();
        }
    }

    pub(super) fn show(&self) {
        if let Some(app) = self.app.borrow_mut().as_mut() {
            app.update(self.props());
        }
    }

    /// A render is done: hands out notes, which puts the first one into the document, then place, focus and events.
    pub fn rendered(&self) {
        if !self.tell("notes", &noted(self.pack, &self.session())) {
            // The visitor went on during this render: newer notes are on their way.
            return;
        }
        // Listeners may call back into the widget: nothing is borrowed while they run.
        self.tell("place", &self.session().position(self.pack));
        let events = std::mem::take(&mut *self.events.borrow_mut());
        if let Some(focus) = self.focus.take() {
            self.tell("focus", &focus::selector(self.pack, focus));
        }
        for event in &events {
            self.tell_event(event);
        }
        self.ask_for_parts();
    }

    /// Calls the element; true unless it wants to prevent the default.
    pub(super) fn tell(&self, name: &str, json: &str) -> bool {
        to_element(self.id, name, json)
    }

    pub(super) fn tell_event(&self, event: &Event) -> bool {
        self.tell(event.name, event.detail.as_str())
    }

    /// What the visitor does, by the number of its control's act; returns what [`super::border::act`] does.
    pub fn act(&self, number: usize) -> u8 {
        match self.acts.get(number).as_deref() {
            Some(Act::Step(action)) => self.dispatch(action, true),
            Some(Act::Share(way)) => self.share(*way),
            Some(Act::Print(selector)) => self.ask_afresh("print", selector),
            Some(Act::Paste(selector)) => self.ask_afresh("paste", selector),
            Some(Act::Retry) => self.retry(),
            Some(Act::Follow(way)) => {
                self.share(*way);
                return 0;
            }
            Some(Act::CallToAction) => return u8::from(!self.call_to_action()),
            None => return 0,
        }
        1 + u8::from(matches!(self.focus.get(), Some(Focus::Heading)))
    }

    /// Asks the element for what may fail once more: unless that is under way, the message about the last try is over.
    fn ask_afresh(&self, what: &str, selector: &str) {
        if self.tell(what, selector) {
            self.dispatch(&Action::Feedback(None), true);
        }
    }

    /// Reports a click on the call to action; false if the host handles it itself.
    fn call_to_action(&self) -> bool {
        // Listeners may call back with other settings: those are not borrowed while they run.
        let options = self.settings.borrow().options.clone();
        let Some(cta) = &options.call_to_action else { return true };
        let outcome = self.session().verdict(self.pack).outcome();
        let id = outcome.and_then(|ix| self.pack.outcome(ix)).map_or("no_clear", |o| &o.id);
        self.tell_event(&events::call_to_action(self.pack, &cta.address(id), outcome))
    }

    pub(super) fn link(&self, session: &Session) -> String {
        self.scene(session, &self.around()).link()
    }

    /// Ends the widget.
    pub fn end(&self) {
        if let Some(app) = self.app.borrow_mut().take() {
            app.destroy();
        }
    }
}
