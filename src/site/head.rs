//! What a page's head tells search engines and the programs that make link previews.

use super::SiteUrl;
use super::cards::{HEIGHT, WIDTH};
use super::markup::escape;

/// What is said about a page.
pub(super) struct Preview<'a> {
    pub title: &'a str,
    pub description: &'a str,
    /// The page's path in the folder; empty for the front page.
    pub path: &'a str,
    /// The card's path.
    pub card: &'a str,
    /// The card in words.
    pub alt: &'a str,
}

/// The tags that need an absolute URL, for the note at the end of a build.
pub const NEED_SITE_URL: &str = "og:url, og:image, twitter:image, sitemap.xml";

/// The tags. Without the site's address the page gives its own as a relative URL, which HTML allows; link previews need
/// absolute ones, so their tags are left out rather than wrong.
pub(super) fn tags(site: Option<&SiteUrl>, page: &Preview) -> String {
    let mut lines = vec![
        match site {
            Some(site) => link("canonical", &site.at(page.path)),
            None => link("canonical", "./"),
        },
        name("robots", "max-image-preview:large"),
        property("og:type", "website"),
        property("og:site_name", "Shoreline"),
        property("og:title", page.title),
        property("og:description", page.description),
        name("twitter:title", page.title),
        name("twitter:description", page.description),
    ];
    match site {
        Some(site) => {
            let card = site.at(page.card);
            lines.extend([
                property("og:url", &site.at(page.path)),
                property("og:image", &card),
                property("og:image:type", "image/png"),
                property("og:image:width", &WIDTH.to_string()),
                property("og:image:height", &HEIGHT.to_string()),
                property("og:image:alt", page.alt),
                name("twitter:card", "summary_large_image"),
                name("twitter:image", &card),
                name("twitter:image:alt", page.alt),
            ]);
        }
        None => lines.push(name("twitter:card", "summary")),
    }
    lines.join("\n")
}

fn link(rel: &str, href: &str) -> String {
    format!("<link rel=\"{rel}\" href=\"{}\">", escape(href))
}

fn name(name: &str, content: &str) -> String {
    format!("<meta name=\"{name}\" content=\"{}\">", escape(content))
}

fn property(property: &str, content: &str) -> String {
    format!("<meta property=\"{property}\" content=\"{}\">", escape(content))
}
