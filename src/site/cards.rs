//! Social cards: one picture for each result page and one for the front page, drawn from the view's own map.

mod layout;
mod font;
mod paint;

use super::files::Files;
use super::{Error, Language, Options};
use crate::pack::{Pack, Pages, Word, fill};
use crate::share::Subject;
use crate::view;
use font::Fonts;
use layout::Card;
use paint::Painter;
use std::collections::BTreeSet;

/// Width of a card, in pixels.
pub const WIDTH: u32 = 1200;
/// Height of a card, in pixels.
pub const HEIGHT: u32 = 630;

/// The front page's card is next to those of the results under this name; no outcome can have it.
const FRONT: &str = "_quiz";

/// The path of a result's card.
pub(super) fn path(pack: &Pack, subject: Option<&Subject>) -> String {
    let name = subject.map_or_else(|| FRONT.to_owned(), |subject| subject.name(pack));
    format!("cards/{}/{name}.png", pack.lang)
}

/// A card in words, for those who cannot see it.
pub(super) fn alt(pack: &Pack, pages: &Pages, subject: Option<&Subject>) -> String {
    let card = card(pack, pages, subject);
    let lines = card.lines.iter().map(|(label, text)| match label.is_empty() {
        true => text.clone(),
        false => format!("{label}: {text}"),
    });
    let ended = |text: String| if text.ends_with(['.', '?', '!', '…']) { text } else { text + "." };
    std::iter::once(card.headline.clone()).chain(lines).map(ended).collect::<Vec<_>>().join(" ")
}

/// Paints every card of every language.
pub(super) fn all(options: &Options, languages: &[Language], files: &mut Files) -> Result<(), Error> {
    let fonts = Fonts::read(options)?;
    let mut painter = Painter::new(options, &fonts)?;
    let (mut told, mut errors) = (BTreeSet::new(), Vec::new());
    for Language { library, tag } in languages {
        let (pack, pages) = (&library.pack, &library.pages);
        let subjects = Subject::all(pack);
        for subject in std::iter::once(None).chain(subjects.iter().map(Some)) {
            match layout::svg(options, &fonts, pack, &card(pack, pages, subject)) {
                Ok(svg) => files.keep(&path(pack, subject), painter.png(&svg)?),
                // What is wrong with a text of many cards is told once.
                Err(error) if told.insert((tag, error.clone())) => {
                    errors.push(Error::Other(format!("{}, pack {tag}: {error}", path(pack, subject))));
                }
                Err(_) => {}
            }
        }
    }
    Error::all(errors)?;
    painter.finish()
}

fn card(pack: &Pack, pages: &Pages, subject: Option<&Subject>) -> Card {
    let Some(subject) = subject else {
        let of = pack.questions.len().to_string();
        return Card {
            headline: pack.word(Word::IntroTitle).to_owned(),
            lines: vec![(String::new(), fill(pack.word(Word::IntroFacts), &[("of", &of)]))],
            marked: Vec::new(),
            made_of: [word(Word::IntroTitle), word(Word::IntroFacts)],
        };
    };
    let [who, place] = view::who_and_where(pack, pages, subject);
    let label = |word| pack.word(word).to_owned();
    Card {
        headline: view::headline(pack, subject),
        lines: vec![(label(Word::WhoTitle), who), (label(Word::WhereTitle), place)],
        marked: subject.outcomes().to_vec(),
        made_of: [
            of_headline(subject),
            format!("{}, {} and pages.words", word(Word::WhoTitle), word(Word::WhereTitle)),
        ],
    }
}

/// Where a headline stands in the pack's file: an author looks there for it.
fn of_headline(subject: &Subject) -> String {
    match *subject.outcomes() {
        [] => word(Word::NoClearTitle),
        [one] => format!("outcomes[{}].headline", one.get()),
        [first, second, ..] => {
            let close = word(Word::CloseTitle);
            format!("{close}, outcomes[{}].name and outcomes[{}].name", first.get(), second.get())
        }
    }
}

/// The path of a word in the pack's file.
fn word(word: Word) -> String {
    Word::ALL.get(word as usize).map_or_else(String::new, |(_, id, _)| format!("words.{id}"))
}
