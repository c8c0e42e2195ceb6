//! The front page.

use super::embed_js::read;
use super::files::Files;
use super::head::{Preview, tags};
use super::minify::{Kind, minify};
use super::paper::{only_paper, with_paper};
use super::{Error, Language, Options, builder, cards, filled, prerender, structured};
use crate::pack::{Library, Word, fill};

/// Finishes Trunk's `index.html`: its own link tags are removed, the style sheet gets its hashed name.
pub(super) fn index(options: &Options, languages: &[Language], files: &mut Files) -> Result<(), Error> {
    let bytes = files.take("index.html")?;
    let html = String::from_utf8_lossy(&bytes).into_owned();
    files.keep("icon.svg", read(options, "styles/icon.svg")?);
    let mut css = String::new();
    for sheet in ["tokens", "map", "compare", "site", "article", "builder"] {
        css += &read(options, &format!("styles/{sheet}.css"))?;
    }
    let css = minify(options, Kind::Style, &(with_paper(&css) + &only_paper("")))?;
    let css = files.hashed("site", "css", css);
    let mut page = String::with_capacity(html.len());
    for line in html.lines().filter(|line| !line.contains("data-trunk")) {
        page.push_str(line);
        page.push('\n');
    }
    let Library { pack: english, pages, .. } = super::english(languages)?;
    let questions = english.questions.len().to_string();
    let preview = Preview {
        title: english.word(Word::IntroTitle),
        description: &fill(english.word(Word::IntroFacts), &[("of", &questions)]),
        path: "",
        card: &cards::path(english, None),
        alt: &cards::alt(english, pages, None),
    };
    let page = page.replace("styles/site.css", &css).replace("front.js", &builder::script(options, files)?);
    let values = [
        ("builder", builder::section(options)?),
        ("questions", questions),
        ("preview", tags(options.site_url.as_ref(), &preview)),
        ("structured", structured::data(english)),
        ("comparison", prerender::comparison(english)?),
    ];
    files.keep("index.html", filled(&page, &values)?);
    Ok(())
}
