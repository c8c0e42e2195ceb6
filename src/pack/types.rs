//! The parts of a checked pack.

use super::wire::{wire, wire_choice};
use super::{DimensionIx, OptionIx, OutcomeIx, QuestionIx, SourceIx, is_safe_url};

/// Reading direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dir {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Dir {
    /// The value of HTML's `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Dir::Ltr => "ltr",
            Dir::Rtl => "rtl",
        }
    }
}

/// WHO does the work: the axis that outsourcing is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The visitor's own employees.
    Own,
    /// An outside company.
    Outside,
}

/// WHERE the work is done: the axis that offshoring is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Distance {
    /// The visitor's own country.
    Home,
    /// A nearby country.
    Near,
    /// Any other country; usually far.
    Far,
}

/// A sourcing choice with the texts of its result page.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Public id, used in events and attributes.
    pub id: String,
    /// One character in links.
    pub code: char,
    /// Full name as it is written within a sentence; `Pack::capital` makes a heading of it.
    pub name: String,
    /// Name of one or two words, for the map and the bars.
    pub short: String,
    /// Whose people do the work.
    pub who: Who,
    /// Where they do it.
    pub distance: Distance,
    /// The recommendation in one sentence.
    pub headline: String,
    /// What it means in terms of the two words.
    pub summary: String,
    /// What to do with it.
    pub advice: Advice,
}

/// General advice on a result.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// Why it fits, or why nothing does.
    pub why: Vec<String>,
    /// What to watch out for.
    pub watch: Vec<String>,
    /// First steps.
    pub steps: Vec<String>,
    /// What would change the recommendation.
    pub change: Vec<String>,
    /// Advice for a website or web shop.
    pub web: String,
}

impl Outcome {
    /// Outsourcing: an outside company does the work.
    pub fn outsourced(&self) -> bool {
        self.who == Who::Outside
    }

    /// Offshoring: the work is done in another country.
    pub fn abroad(&self) -> bool {
        self.distance != Distance::Home
    }
}

/// The unscored first question.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    /// Public id.
    pub id: String,
    /// Its short id in links, as that of a scored question.
    pub code: String,
    /// The question.
    pub text: String,
    /// Two to four words that name the question in lists and notes.
    pub topic: String,
    /// One sentence of help.
    pub help: String,
    /// What can be chosen.
    pub options: Vec<ContextOption>,
}

/// A kind of work.
#[derive(Clone, Debug, PartialEq)]
pub struct ContextOption {
    /// Public id.
    pub id: String,
    /// One character in links.
    pub code: char,
    /// What the visitor reads.
    pub text: String,
    /// Whether the website advice belongs on the result.
    pub website: bool,
}

/// A scored question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Public id.
    pub id: String,
    /// Its short id in links: a letter, or a digit and one more character; never reused for another question.
    pub code: String,
    /// The question.
    pub text: String,
    /// Two to four words that name the question in lists and notes.
    pub topic: String,
    /// One or two sentences of help.
    pub help: String,
    /// What can be chosen; "not sure" is added everywhere and is in no pack.
    pub options: Vec<ChoiceOption>,
    /// The rows of the comparison that the question weighs.
    pub informs: Vec<DimensionIx>,
    /// What the points of this question are based on.
    pub sources: Vec<SourceIx>,
}

/// An option of a scored question.
#[derive(Clone, Debug, PartialEq)]
pub struct ChoiceOption {
    /// Public id.
    pub id: String,
    /// One character in links.
    pub code: char,
    /// What the visitor reads.
    pub text: String,
    /// Points for each outcome in pack order; they add up to 0, so that "not sure" is neutral.
    pub points: Vec<i8>,
    /// The reason in a full sentence, "You said …".
    pub because: String,
    /// Outcomes that this answer rules out.
    pub excludes: Vec<OutcomeIx>,
    /// Why it rules them out, and what can be done; empty when it rules out none.
    pub rule: String,
}

impl ChoiceOption {
    /// Points for one outcome.
    pub fn points_for(&self, outcome: OutcomeIx) -> i32 {
        self.points.get(outcome.get()).copied().map_or(0, i32::from)
    }

    /// Whether this is a hard rule.
    pub fn is_rule(&self) -> bool {
        !self.excludes.is_empty()
    }
}

/// Thresholds, in points unless said otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Scored answers needed for a recommendation.
    pub min_answered: u8,
    /// A lead of this many points is at least "likely"; outcomes closer than this to the top count as level with it.
    pub likely_lead: i32,
    /// A lead of this many points is "clear".
    pub clear_lead: i32,
    /// This many outcomes level with the top make "no clear winner".
    pub crowd: u8,
    /// An excluded outcome this many points above the best allowed one is a conflict.
    pub conflict_lead: i32,
    /// An answer with at least this many points for the outcome shown is a reason; with at most minus this many it
    /// speaks against.
    pub reason_points: i32,
}

/// A note added to an outcome's result, always or if one of certain answers was given.
#[derive(Clone, Debug, PartialEq)]
pub struct Rider {
    /// The outcome that it belongs to.
    pub outcome: OutcomeIx,
    /// The condition, or none.
    pub when: Option<Answered>,
    /// Other outcomes that it mentions as alternatives: each must be allowed, with more than 0 points.
    pub mentions: Vec<OutcomeIx>,
    /// The note.
    pub text: String,
}

/// A condition on one answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    /// The question.
    pub question: QuestionIx,
    /// Any of these options.
    pub options: Vec<OptionIx>,
}

/// A source of points, ratings or definitions.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Short tag such as `S12`.
    pub id: String,
    /// Authors, year, title.
    pub title: String,
    /// Where to read it; empty where there is no page.
    pub url: String,
}

impl Source {
    /// Whether its address may be used in a link.
    pub(super) fn is_safe(&self) -> bool {
        self.url.is_empty() || is_safe_url(&self.url)
    }
}

wire! {
    Outcome { id, code, name, short, who, distance, headline, summary, advice };
    Advice { why, watch, steps, change, web };
    Context { id, code, text, topic, help, options };
    ContextOption { id, code, text, website };
    Question { id, text, help, options, topic, code, informs, sources };
    ChoiceOption { id, text, because, rule, code, points, excludes };
    Rules { min_answered, likely_lead, clear_lead, crowd, conflict_lead, reason_points };
    Rider { outcome, when, mentions, text };
    Answered { question, options };
    Source { id, title, url };
}

wire_choice! {
    Dir { Ltr, Rtl };
    Who { Own, Outside };
    Distance { Home, Near, Far };
}
