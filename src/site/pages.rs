//! The front page.

use super::embed_js::read;
use super::files::Files;
use super::minify::{Kind, minify};
use super::{Error, Language, Options, prerender, structured};

/// Finishes Trunk's `index.html`: its own link tags go, the style sheet gets its hashed name.
pub(super) fn index(options: &Options, languages: &[Language], files: &mut Files) -> Result<(), Error> {
    let bytes = files.take("index.html")?;
    let html = String::from_utf8_lossy(&bytes).into_owned();
    files.keep("icon.svg", read(options, "styles/icon.svg")?)?;
    let mut css = String::new();
    for sheet in ["tokens", "map", "compare", "site"] {
        css += &read(options, &format!("styles/{sheet}.css"))?;
    }
    let css = minify(options, Kind::Style, &css)?;
    let css = files.hashed("site", "css", css);
    let mut page = String::with_capacity(html.len());
    for line in html.lines().filter(|line| !line.contains("data-trunk")) {
        page.push_str(line);
        page.push('\n');
    }
    let english = languages.iter().find(|l| l.tag == "en").map(|l| &l.library.pack);
    let english = english.ok_or_else(|| Error::Other("the front page needs the English pack".into()))?;
    let page = page
        .replace("styles/site.css", &css)
        .replace("{{questions}}", &english.questions.len().to_string())
        .replace("{{canonical}}", &canonical(options))
        .replace("{{structured}}", &structured::data(english))
        .replace("{{comparison}}", &prerender::comparison(english)?);
    files.keep("index.html", page)
}

/// Link previews need absolute addresses, so they are there when the address is known.
fn canonical(options: &Options) -> String {
    let Some(url) = &options.site_url else { return String::new() };
    let url = format!("{}/", url.trim_end_matches('/'));
    format!("<link rel=\"canonical\" href=\"{url}\">\n<meta property=\"og:url\" content=\"{url}\">")
}
