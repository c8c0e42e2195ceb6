//! The front page.

use super::embed_js::read;
use super::files::Files;
use super::minify::{Kind, minify};
use super::{Error, Language, Options};

/// Finishes Trunk's `index.html`: its own link tags go, the style sheet gets its hashed name.
pub(super) fn index(options: &Options, languages: &[Language], files: &mut Files) -> Result<(), Error> {
    let bytes = files.take("index.html")?;
    let html = String::from_utf8_lossy(&bytes).into_owned();
    files.keep("icon.svg", read(options, "styles/icon.svg")?)?;
    let css =
        minify(options, Kind::Style, &(read(options, "styles/tokens.css")? + &read(options, "styles/site.css")?))?;
    let css = files.hashed("site", "css", css);
    let mut page = String::with_capacity(html.len());
    for line in html.lines().filter(|line| !line.contains("data-trunk")) {
        page.push_str(line);
        page.push('\n');
    }
    let questions = languages.iter().find(|l| l.tag == "en").map_or(0, |l| l.library.pack.questions.len());
    let page = page
        .replace("styles/site.css", &css)
        .replace("{{questions}}", &questions.to_string())
        .replace("{{canonical}}", &canonical(options));
    files.keep("index.html", page)
}

/// Link previews need absolute addresses, so they are there when the address is known.
fn canonical(options: &Options) -> String {
    let Some(url) = &options.site_url else { return String::new() };
    let url = format!("{}/", url.trim_end_matches('/'));
    format!("<link rel=\"canonical\" href=\"{url}\">\n<meta property=\"og:url\" content=\"{url}\">")
}
