//! The result pages: one for each outcome, each pair that may be close, and no clear winner.

use super::embed_js::read;
use super::files::Files;
use super::head::{Preview, tags};
use super::markup::{escape, text};
use super::paper::{only_paper, with_paper};
use super::{Error, Language, Options, SiteUrl, cards, filled, structured};
use crate::pack::{PageWord, fill};
use crate::share::Subject;
use crate::view;

const TEMPLATE: &str = include_str!("results/template.html");

/// The pages' own script, as it is written.
pub(super) const SCRIPT: &str = include_str!("results/result-page.js");

/// The names of the files that all pages share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shared<'a> {
    /// The style sheet.
    pub css: &'a str,
    /// The script.
    pub script: &'a str,
}

/// The styles of the pages: the front page's, those of a result, and their own.
pub(super) fn sheet(options: &Options) -> Result<String, Error> {
    let mut css = String::new();
    for sheet in ["tokens", "map", "mark", "compare", "result", "site", "article", "page"] {
        css += &read(options, &format!("styles/{sheet}.css"))?;
    }
    Ok(with_paper(&css) + &only_paper(""))
}

/// Writes every page of every language.
pub(super) fn all(
    site: Option<&SiteUrl>,
    languages: &[Language],
    shared: Shared,
    files: &mut Files,
) -> Result<Vec<String>, Error> {
    let mut paths = Vec::new();
    for language in languages {
        for subject in Subject::all(&language.library.pack) {
            let path = subject.path(&language.library.pack);
            if paths.contains(&path) {
                let text = format!("packs/: two results would have the page {path}; give one of them another id");
                return Err(Error::Other(text));
            }
            files.keep(&format!("{path}index.html"), page(site, language, &subject, shared)?);
            paths.push(path);
        }
    }
    Ok(paths)
}

fn page(site: Option<&SiteUrl>, language: &Language, subject: &Subject, shared: Shared) -> Result<String, Error> {
    let (pack, pages) = (&language.library.pack, &language.library.pages);
    let headline = view::headline(pack, subject);
    let summary = view::description(pack, pages, subject);
    let title = fill(pages.word(PageWord::Title), &[("headline", &headline)]);
    let preview = Preview {
        title: &headline,
        description: &summary,
        path: &subject.path(pack),
        card: &cards::path(pack, Some(subject)),
        alt: &cards::alt(pack, pages, Some(subject)),
    };
    let word = |word| escape(pages.word(word));
    let values = [
        ("lang", escape(&pack.lang)),
        ("dir", pack.dir.as_str().to_owned()),
        ("title", escape(&title)),
        ("description", escape(&summary)),
        ("preview", tags(site, &preview)),
        ("structured", structured::page(site, pack, &preview)),
        ("home", view::HOME.to_owned()),
        ("css", shared.css.to_owned()),
        ("script", shared.script.to_owned()),
        ("skip", word(PageWord::Skip)),
        ("nav", word(PageWord::Nav)),
        ("quiz", word(PageWord::TakeQuiz)),
        ("compare", word(PageWord::CompareAll)),
        ("others", word(PageWord::Others)),
        ("footer", word(PageWord::Footer)),
        ("main", text(view::page(pack, pages, subject))),
    ];
    filled(TEMPLATE, &values)
}
