//! All cases by topic.

use crate::engine::Engine;
use crate::tab::Tab;

mod decide;
mod result;
mod drawn;
mod compare;
mod compare_ways;
mod check;
mod hosts;
mod hosts_css;
mod hosts_frame;
mod hosts_frame_events;
mod hosts_frame_height;
mod hosts_frame_subject;
mod hosts_frameworks;
mod hosts_many;
mod hosts_media;
mod hosts_page;
mod hosts_quiet;
mod hosts_server;
mod hosts_strict;
mod hosts_doctor;
mod attributes;
mod colours;
mod memory;
mod memory_links;
mod memory_followed;
mod loading;
mod loading_page;
mod focus;
mod events;
mod early;
mod views;
mod failure;
mod failure_content;
mod life;
mod access;
mod pages;
mod builder;
mod builder_mistakes;
mod builder_still;
mod snippets;
mod pieces;
mod share;
mod share_people;
mod share_history;
mod share_twice;
mod growth;
mod paper;
mod shots;

/// What a case does in a browser.
pub type Run = fn(&Tab);
type Cases = &'static [(&'static str, Run)];

/// What only Chromium can tell, since it alone measures layout shifts, or what would tell the same in each engine.
const CHROMIUM_ALONE: [(&str, &str); 7] = [
    ("result", "change_shows_where_it_is_made"),
    ("builder", "stands_still"),
    ("builder", "deep_links_stand_still"),
    ("hosts", "recipe_kept_place"),
    ("early", "after_30_s"),
    ("pages", "pages_print_their_text"),
    ("pages", "page_stands_still_for_a_link"),
];

/// What needs a printer, which WebKit's driver does not have.
const PRINTED: &str = "paper";

/// Whether an engine runs a case: no trial passes that has looked at nothing.
pub fn is_for(engine: Engine, group: &str, name: &str) -> bool {
    match engine {
        Engine::Chromium => true,
        Engine::Firefox => !CHROMIUM_ALONE.contains(&(group, name)),
        Engine::Webkit => group != PRINTED && !CHROMIUM_ALONE.contains(&(group, name)),
    }
}

/// Topic, name and code of every case.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str, Run)> {
    let shots: Cases = if shots::folder().is_some() { shots::CASES } else { &[] };
    let groups: Vec<(&str, Cases)> = vec![
        ("decide", decide::CASES),
        ("result", result::CASES),
        ("drawn", drawn::CASES),
        ("compare", compare::CASES),
        ("compare", compare_ways::CASES),
        ("check", check::CASES),
        ("hosts", hosts::CASES),
        ("hosts", hosts_css::CASES),
        ("hosts", hosts_frame::CASES),
        ("hosts", hosts_frame_height::CASES),
        ("hosts", hosts_frame_events::CASES),
        ("hosts", hosts_frame_subject::CASES),
        ("hosts", hosts_frameworks::CASES),
        ("hosts", hosts_many::CASES),
        ("hosts", hosts_media::CASES),
        ("hosts", hosts_page::CASES),
        ("hosts", hosts_quiet::CASES),
        ("hosts", hosts_server::CASES),
        ("hosts", hosts_strict::CASES),
        ("hosts", hosts_doctor::CASES),
        ("attributes", attributes::CASES),
        ("colours", colours::CASES),
        ("memory", memory::CASES),
        ("memory", memory_links::CASES),
        ("memory", memory_followed::CASES),
        ("loading", loading::CASES),
        ("loading", loading_page::CASES),
        ("focus", focus::CASES),
        ("events", events::CASES),
        ("early", early::CASES),
        ("views", views::CASES),
        ("failure", failure::CASES),
        ("failure", failure_content::CASES),
        ("life", life::CASES),
        ("access", access::CASES),
        ("pages", pages::CASES),
        ("builder", builder::CASES),
        ("builder", builder_mistakes::CASES),
        ("builder", builder_still::CASES),
        ("snippets", snippets::CASES),
        ("pieces", pieces::CASES),
        ("share", share::CASES),
        ("share", share_people::CASES),
        ("share", share_history::CASES),
        ("share", share_twice::CASES),
        ("growth", growth::CASES),
        ("paper", paper::CASES),
        ("shots", shots),
    ];
    groups.into_iter().flat_map(|(group, cases)| cases.iter().map(move |(name, run)| (group, *name, *run)))
}
