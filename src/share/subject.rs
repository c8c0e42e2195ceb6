//! The result pages next to `embed.js`: what each one is about, and which one a link leads to.

use crate::list::Gather;
use crate::pack::{OutcomeIx, Pack, concat, join};
use crate::rules::{Level, Verdict};
use crate::session::{Screen, Session, View};

/// What a result page is about: at most two outcomes, in pack order; none if there is no clear winner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject(Vec<OutcomeIx>);

impl Subject {
    /// The page of a verdict.
    pub fn of(verdict: &Verdict) -> Subject {
        Subject(verdict.in_pack_order())
    }

    /// Every page that there is: each outcome, each pair that may be close, and no clear winner.
    pub fn all(pack: &Pack) -> Vec<Subject> {
        let all = || pack.outcome_ixs();
        let pairs = all().flat_map(|a| all().filter(move |b| a < *b).map(move |b| Subject(vec![a, b])));
        all().map(|ix| Subject(vec![ix])).chain(pairs).chain([Subject(Vec::new())]).gather()
    }

    /// Its outcomes.
    pub fn outcomes(&self) -> &[OutcomeIx] {
        &self.0
    }

    /// Its name in addresses: `domestic`, `domestic-nearshore`, `no_clear`.
    pub fn name(&self, pack: &Pack) -> String {
        let ids: Vec<&str> = self.0.iter().filter_map(|ix| pack.outcome(*ix)).map(|o| o.id.as_str()).gather();
        if ids.is_empty() { Level::NoClear.id().to_owned() } else { join(&ids, "-") }
    }

    /// Its path next to `embed.js`: `r/en/domestic/`.
    pub fn path(&self, pack: &Pack) -> String {
        concat(&["r/", &pack.lang, "/", &self.name(pack), "/"])
    }
}

/// Where a session's link leads, relative to `embed.js`: to the page of its result, or to the stand-alone page, which
/// shows teams and the other views.
pub fn page_of(pack: &Pack, session: &Session) -> String {
    match session.view() {
        View::Decide if session.screen() != Screen::Team => Subject::of(&session.verdict(pack)).path(pack),
        _ => String::new(),
    }
}
