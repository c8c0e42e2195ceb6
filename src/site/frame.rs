//! `embed.html`, the widget as a page of its own, and `frame.js`, which gives iframes with it their height and passes
//! its events on.

use super::embed_js::read;
use super::files::Files;
use super::markup::escape;
use super::minify::{Kind, bundle, minify};
use super::{Error, Options, filled};
use crate::attributes::ATTRIBUTES;
use crate::events::TABLE;
use crate::pack::{Pack, Word};
use serde_json::json;

/// Writes both, and what only they use. `checks` is the file for `embed.html?doctor`.
pub(super) fn write(options: &Options, pack: &Pack, checks: &str, files: &mut Files) -> Result<(), Error> {
    // In a function of its own, so that it runs as a module and as a plain script alike.
    let frame = ["(() => {", &read(options, "src/embed/frame.js")?, "})();"].concat();
    files.keep("frame.js", minify(options, Kind::Script, &frame)?);
    let names: Vec<_> = ATTRIBUTES.iter().map(|attribute| attribute.name).collect();
    let events: Vec<_> = TABLE.iter().map(|(name, ..)| name).collect();
    let build = json!({ "attributes": names, "events": events, "checks": checks });
    let script = bundle(options, "src/embed/embed-page.js", &format!("export const BUILD = {build};"))?;
    let script = files.hashed("embed-page", "js", script);
    let style = minify(options, Kind::Style, &read(options, "styles/frame.css")?)?;
    let style = files.hashed("frame", "css", style);
    let word = |word| escape(pack.word(word));
    let values = [
        ("lang", pack.lang.clone()),
        ("dir", pack.dir.as_str().to_owned()),
        ("title", word(Word::IntroTitle)),
        ("who", word(Word::IntroWho)),
        ("where", word(Word::IntroWhere)),
        ("both", word(Word::IntroBoth)),
        ("style", style),
        ("script", script),
    ];
    files.keep("embed.html", filled(&read(options, "embed.html")?, &values)?);
    Ok(())
}
