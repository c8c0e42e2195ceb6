//! What the visitor has done: one immutable value, and the only function that makes the next one.
//!
//! Everything a screen shows is derived from a `Session` and the pack. Nothing here knows of time, chance or a browser,
//! so a session can be replayed anywhere.

mod ask;
pub use ask::{Ask, choice_id};
mod view;
pub use view::{Beside, View};
mod note;
mod compare;
pub use compare::{Compare, CompareAction, Origin, chosen_by_link, columns, own_verdict};
mod check;
pub use check::{Check, CheckAction};
mod person;
pub use person::Person;
mod people;
pub use people::{MOST_OTHERS, MOST_PEOPLE, People, PeopleAction};
mod sharing;
pub use sharing::{Feedback, Way};
mod action;
pub use action::Action;
mod focus;
pub use focus::Focus;
mod position;
mod replay;
use replay::screen_number;
pub use replay::{notes_of, replay};

pub use crate::list::IndexSet;
use crate::pack::{OptionIx, Pack, Part};
use crate::rules::{Answers, Choice, Verdict, verdict};

/// The screen in front of the visitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// What this is, and Start.
    Intro,
    /// One question.
    Ask(Ask),
    /// All answers before the result.
    Review,
    /// The recommendation.
    Result,
    /// The people of a link, side by side.
    Team,
}

/// Something to say about where the answers come from; gone with the next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// What a link holds is shown, as far as this pack has it.
    FromLink {
        /// Answers that no longer exist and were left out.
        dropped: usize,
        /// Positions of the questions that the link does not know, and that are therefore "not sure".
        fresh: IndexSet,
        /// Results of a team's link that were left out.
        left_out: usize,
    },
    /// The link is damaged.
    LinkDamaged,
    /// The link belongs to another pack.
    LinkOtherPack,
    /// The link leads to a view that is not on this page.
    LinkNotHere,
    /// The link was made by a newer format.
    LinkNewer,
    /// The code that reads links could not be fetched.
    ReaderMissing,
    /// The link holds a check, and the visitor is in the middle of one.
    CheckGoesOn,
}

/// The state of one quiz.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    screen: Screen,
    /// Whose answers are shown: the visitor's, or one person's from a link.
    person: Person,
    draft: Option<Choice>,
    revising: bool,
    reminded: bool,
    editing: Option<Ask>,
    started: bool,
    notice: Option<Notice>,
    feedback: Option<Feedback>,
    people: People,
    beside: Beside,
}

impl Session {
    /// A quiz that nobody has touched.
    pub fn new(pack: &Pack) -> Self {
        Session {
            screen: Screen::Intro,
            person: Person::silent(pack),
            draft: None,
            revising: false,
            reminded: false,
            editing: None,
            started: false,
            notice: None,
            feedback: None,
            people: People::default(),
            beside: Beside::default(),
        }
    }

    /// The same quiz with another state of the other views.
    #[must_use]
    pub fn with_beside(mut self, beside: Beside) -> Self {
        self.beside = beside;
        self
    }

    /// The state of the views other than the quiz.
    pub fn beside(&self) -> &Beside {
        &self.beside
    }

    /// The view to show.
    pub fn view(&self) -> View {
        self.beside.view
    }

    /// The part of the pack that is shown, beyond the pack itself.
    pub fn part(&self) -> Option<Part> {
        match self.view() {
            View::Decide => {
                (self.screen == Screen::Result && self.compare().checklist_open()).then_some(Part::Comparison)
            }
            view => view.part(),
        }
    }

    /// The state of the comparison.
    pub fn compare(&self) -> &Compare {
        &self.beside.compare
    }

    /// The state of the knowledge check.
    pub fn check(&self) -> &Check {
        &self.beside.check
    }

    /// The screen to show.
    pub fn screen(&self) -> Screen {
        self.screen
    }

    /// The answers that were given (Next was pressed); what is only marked on a screen is `draft`.
    pub fn answers(&self) -> &Answers {
        &self.person.answers
    }

    /// The kind of work, if the visitor said it.
    pub fn context(&self) -> Option<OptionIx> {
        self.person.context
    }

    /// All of these answers.
    pub fn person(&self) -> &Person {
        &self.person
    }

    /// The answer to a question of either kind.
    pub fn answer(&self, ask: Ask) -> Option<Choice> {
        self.person.answer(ask)
    }

    /// What is marked on the question screen.
    pub fn draft(&self) -> Option<Choice> {
        self.draft
    }

    /// Whether the visitor came here from the review, so that Next leads back to it.
    pub fn revising(&self) -> bool {
        self.revising
    }

    /// Whether Next was pressed without an answer.
    pub fn reminded(&self) -> bool {
        self.reminded
    }

    /// The answer that is open for change on the result.
    pub fn editing(&self) -> Option<Ask> {
        self.editing
    }

    /// Whether a question was shown since the visitor last started over.
    pub fn started(&self) -> bool {
        self.started
    }

    /// What has to be said about a link.
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// What became of the last try to share or to compare.
    pub fn feedback(&self) -> Option<Feedback> {
        self.feedback
    }

    /// Whether the visitor has neither answered nor marked anything.
    pub fn is_untouched(&self) -> bool {
        self.person.is_silent() && self.draft.is_none()
    }

    /// The judgement of the answers so far.
    pub fn verdict(&self, pack: &Pack) -> Verdict {
        verdict(pack, self.answers())
    }

    /// Whether advice for websites belongs on the result.
    pub fn about_website(&self, pack: &Pack) -> bool {
        self.context().and_then(|ix| pack.context_option(ix)).is_some_and(|o| o.website)
    }
}
