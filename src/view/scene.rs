//! What a screen is made from.

use super::act::Acts;
use super::el::{El, el};
use crate::pack::{Pack, Word, concat, fill, split};
use crate::session::{Session, View};
use crate::share::{encode, link_to, page_of, team};
use std::rc::Rc;

/// The host's call to action on the result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallToAction {
    /// Its words.
    pub label: String,
    /// Where it leads; a safe address.
    pub href: String,
}

impl CallToAction {
    /// The address with the outcome's id in each `{outcome}`. Other braces stay: they are the host's.
    pub fn address(&self, outcome: &str) -> String {
        let mut parts = split(&self.href, b'{');
        let mut address = parts.next().unwrap_or("").to_owned();
        for part in parts {
            let (value, rest) = part.strip_prefix("outcome}").map_or(("{", part), |rest| (outcome, rest));
            address.push_str(value);
            address.push_str(rest);
        }
        address
    }
}

/// What the host decides about the looks. All renders share it, since cloning it takes code.
#[derive(Debug)]
pub struct Options {
    /// Level of the screen's heading, 1 to 5; the headings inside are one deeper.
    pub heading_level: u8,
    /// Shown on the result.
    pub call_to_action: Option<CallToAction>,
    /// Whether the host lets answers stay in the tab, so that the privacy line remains true.
    pub kept_in_tab: bool,
    /// The views that are allowed, in the order of the tabs.
    pub views: Vec<View>,
    /// Where links lead: an address, or with `pages` the folder of the result pages. Empty for the page's own address.
    pub share_url: String,
    /// Whether links of results lead to result pages.
    pub pages: bool,
    /// Whether the system has a share sheet.
    pub native_share: bool,
    /// Whether this is read only, on a page without the program: no control is shown.
    pub still: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            heading_level: 2,
            call_to_action: None,
            kept_in_tab: false,
            views: View::ALL.to_vec(),
            share_url: String::new(),
            pages: false,
            native_share: false,
            still: false,
        }
    }
}

/// What else a render depends on, and nobody decides.
#[derive(Debug, Default)]
pub struct Outside {
    /// Whether the part of the pack for the current view could not be fetched.
    pub part_failed: bool,
    /// The page's address.
    pub address: String,
    /// The QR code that was asked for: its link, and its path after its size.
    pub qr: Option<Rc<(String, String)>>,
}

/// Content, state and the way to act: everything that a screen may use.
pub struct Scene<'a> {
    /// The content.
    pub pack: &'a Pack,
    /// The state.
    pub session: &'a Session,
    /// The host's options.
    pub options: &'a Options,
    /// The circumstances.
    pub outside: &'a Outside,
    /// Collects what the controls do; none if nobody can act.
    pub acts: Option<&'a Acts>,
}

impl Scene<'_> {
    /// Where links lead, if not to a result page.
    pub fn address(&self) -> &str {
        match self.options.share_url.as_str() {
            "" => &self.outside.address,
            address => address,
        }
    }

    /// The address that opens what is shown.
    pub fn link(&self) -> String {
        let code = encode(self.pack, self.session);
        if self.options.pages {
            link_to(&concat(&[self.address(), &page_of(self.pack, self.session)]), &code)
        } else {
            link_to(self.address(), &code)
        }
    }

    /// The address that opens everybody's answers side by side.
    pub fn team_link(&self) -> String {
        link_to(self.address(), &team(self.pack, self.session))
    }

    /// An interface word.
    #[inline(never)]
    pub fn word(&self, word: Word) -> &str {
        self.pack.word(word)
    }

    /// An interface sentence with values in it.
    pub fn fill(&self, word: Word, values: &[(&str, &str)]) -> String {
        fill(self.word(word), values)
    }

    /// A heading that many levels below the host's.
    #[inline(never)]
    pub(super) fn heading(&self, deeper: u8, text: &str) -> El {
        let class = if deeper == 1 { "section-title" } else { "" };
        el(heading_tag(self.options.heading_level.saturating_add(deeper)), class).text(text)
    }

    /// A heading of the pack's words.
    #[inline(never)]
    pub(super) fn title(&self, deeper: u8, word: Word) -> El {
        self.heading(deeper, self.word(word))
    }

    /// The heading that takes the focus when its screen appears.
    #[inline(never)]
    pub(super) fn screen_heading(&self, text: &str) -> El {
        el(heading_tag(self.options.heading_level), "title")
            .attr("id", "heading")
            .part("heading")
            .attr("tabindex", "-1")
            .text(text)
    }
}

fn heading_tag(level: u8) -> &'static str {
    match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

#[cfg(test)]
mod tests {
    use super::CallToAction;

    #[test]
    fn the_outcome_is_filled_in() {
        let filled = |href: &str| CallToAction { label: String::new(), href: href.to_owned() }.address("near");
        assert_eq!(filled("https://a.example/?o={outcome}&p={outcome}"), "https://a.example/?o=near&p=near");
        assert_eq!(filled("https://a.example/{x}/{outcome"), "https://a.example/{x}/{outcome");
        assert_eq!(filled("https://a.example/"), "https://a.example/");
    }
}
