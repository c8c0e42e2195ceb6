//! The widget's first screen as HTML for the host's own page: declarative shadow DOM, readable before any script and by
//! search engines. `element.js` takes it over.

use super::files::Files;
use super::markup::escape;
use super::{Error, Options, prerender};
use crate::pack::{Pack, Word};
use crate::session::{Action, Session, View};
use crate::view;

/// Writes `inline/<lang>/<view>.html` for each view: a snippet that a host copies into its page. `style` is the file
/// with the widget's styles.
pub(super) fn write(options: &Options, pack: &Pack, style: &str, files: &mut Files) -> Result<(), Error> {
    let base = options.site_url.as_ref().map(|url| url.at(""));
    let base = escape(base.as_deref().unwrap_or("https://your-site.example/shoreline/"));
    let bare = prerender::bare(pack)?;
    for view in View::ALL {
        let session = Session::new(&bare).apply(&bare, Action::View(view));
        let screen = prerender::html(&bare, &session, view::Options::default());
        let (id, lang, title) = (view.id(), &pack.lang, escape(pack.word(Word::IntroTitle)));
        let snippet = format!(
            "<script type=\"module\" src=\"{base}embed.js\"></script>\n\
             <shoreline-quiz view=\"{id}\" lang=\"{lang}\"><template shadowrootmode=\"open\">\
             <link rel=\"stylesheet\" href=\"{base}{style}\">\
             <div class=\"shoreline\" part=\"root\" data-theme=\"system\">{screen}</div><noscript><slot></slot></noscript></template>\n\
             <a href=\"{base}\">{title}</a>\n</shoreline-quiz>\n"
        );
        files.keep(&format!("inline/{lang}/{id}.html"), snippet);
    }
    Ok(())
}
