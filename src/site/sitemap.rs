//! How search engines find the pages, once the site's address is known.

use super::files::Files;
use super::markup::escape;
use super::{Error, SiteUrl};

/// Writes `sitemap.xml`, and, at the root of a host, the `robots.txt` that names it. Below a path a `robots.txt` would
/// not be read: there the host's own has to name the sitemap.
pub(super) fn keep(site: Option<&SiteUrl>, pages: &[String], files: &mut Files) -> Result<(), Error> {
    let Some(site) = site else { return Ok(()) };
    let urls: String = std::iter::once("")
        .chain(pages.iter().map(String::as_str))
        .map(|path| format!("<url><loc>{}</loc></url>\n", escape(&site.at(path))))
        .collect();
    let map = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{urls}</urlset>\n"
    );
    files.keep("sitemap.xml", map);
    if site.is_root() {
        files.keep("robots.txt", format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", site.at("sitemap.xml")));
    }
    Ok(())
}
