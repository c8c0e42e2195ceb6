//! `embed.html`, the widget as a page of its own, and `frame.js`, which gives iframes with it their height and passes
//! its events on.

use super::embed_js::read;
use super::files::Files;
use super::markup::escape;
use super::minify::{Kind, bundle, minify};
use super::{Error, Language, Options, filled};
use crate::attributes::ATTRIBUTES;
use crate::events::TABLE;
use crate::pack::{Pack, Word};
use serde_json::{Map, Value, json};

/// Writes both, and what only they use. The page is in the language of `pack` until its address names another;
/// `checks` is the file for `embed.html?doctor`.
pub(super) fn write(
    options: &Options,
    languages: &[Language],
    pack: &Pack,
    checks: &str,
    files: &mut Files,
) -> Result<(), Error> {
    // In a function of its own, so that it runs as a module and as a plain script alike.
    let frame = ["(() => {", &read(options, "src/embed/frame.js")?, "})();"].concat();
    files.keep("frame.js", minify(options, Kind::Script, &frame)?);
    let names: Vec<_> = ATTRIBUTES.iter().map(|attribute| attribute.name).collect();
    let events: Vec<_> = TABLE.iter().map(|(name, ..)| name).collect();
    let langs: Map<String, Value> = languages.iter().map(|l| (l.tag.clone(), says(&l.library.pack))).collect();
    let build = json!({ "attributes": names, "events": events, "checks": checks, "langs": langs });
    let script = bundle(options, "src/embed/embed-page.js", &format!("export const BUILD = {build};"))?;
    let script = files.hashed("embed-page", "js", script);
    let style = minify(options, Kind::Style, &read(options, "styles/frame.css")?)?;
    let style = files.hashed("frame", "css", style);
    let values = [
        ("lang", pack.lang.clone()),
        ("dir", pack.dir.as_str().to_owned()),
        ("title", escape(pack.word(Word::IntroTitle))),
        ("text", escape(&text(pack))),
        ("style", style),
        ("script", script),
    ];
    files.keep("embed.html", filled(&read(options, "embed.html")?, &values)?);
    Ok(())
}

/// What the page says by itself, in one language.
fn says(pack: &Pack) -> Value {
    json!({
        "dir": pack.dir.as_str(),
        "title": pack.word(Word::IntroTitle),
        "text": text(pack),
        "again": pack.word(Word::TryAgain),
    })
}

fn text(pack: &Pack) -> String {
    [Word::IntroWho, Word::IntroWhere, Word::IntroBoth].map(|word| pack.word(word)).join(" ")
}
