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
    for Language { library, tag } in languages {
        let (pack, pages) = (&library.pack, &library.pages);
        let subjects = Subject::all(pack);
        for subject in std::iter::once(None).chain(subjects.iter().map(Some)) {
            let svg = layout::svg(options, &fonts, pack, &card(pack, pages, subject))
                .map_err(|e| Error::Other(format!("{}, pack {tag}: {e}", path(pack, subject))))?;
            files.keep(&path(pack, subject), painter.png(&svg)?);
        }
    }
    painter.finish()
}

fn card(pack: &Pack, pages: &Pages, subject: Option<&Subject>) -> Card {
    let Some(subject) = subject else {
        let of = pack.questions.len().to_string();
        return Card {
            headline: pack.word(Word::IntroTitle).to_owned(),
            lines: vec![(String::new(), fill(pack.word(Word::IntroFacts), &[("of", &of)]))],
            marked: Vec::new(),
        };
    };
    let [who, place] = view::who_and_where(pack, pages, subject);
    let label = |word| pack.word(word).to_owned();
    Card {
        headline: view::headline(pack, subject),
        lines: vec![(label(Word::WhoTitle), who), (label(Word::WhereTitle), place)],
        marked: subject.outcomes().to_vec(),
    }
}
