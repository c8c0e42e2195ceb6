//! The address at which the folder will be served.

use super::Error;
use crate::pack::is_safe_url;

/// An absolute URL that ends with a slash, ready to be put before file names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteUrl(String);

impl SiteUrl {
    /// Reads a URL, with or without a slash at its end.
    ///
    /// # Errors
    /// If it is not the URL of a folder on the web; the message shows a right one.
    pub fn new(text: &str) -> Result<SiteUrl, Error> {
        let trimmed = text.trim();
        let web = trimmed.to_ascii_lowercase().starts_with("http");
        let host = trimmed.split('/').nth(2).unwrap_or_default();
        // A name with a password would be on every page.
        let named = !host.starts_with(':') && !host.contains('@');
        let is_file = trimmed.rsplit('/').next().is_some_and(|last| last.ends_with(".html") || last.ends_with(".js"));
        if !web || !named || is_file || !is_safe_url(trimmed) || trimmed.contains(['?', '#', '"', '<', '>', '\\']) {
            let text = format!(
                "“{text}” is no address for --site-url; write where the folder will be, such as https://example.org/quiz/"
            );
            return Err(Error::Other(text));
        }
        Ok(SiteUrl(format!("{}/", trimmed.trim_end_matches('/'))))
    }

    /// The address of a file or folder of the site.
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// Whether the site is the root of its host.
    pub fn is_root(&self) -> bool {
        self.0.splitn(4, '/').nth(3) == Some("")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::SiteUrl;

    #[test]
    fn a_slash_at_the_end_or_none_is_the_same() {
        for text in ["https://a.example/quiz", "https://a.example/quiz/", " https://a.example/quiz// "] {
            assert_eq!(SiteUrl::new(text).unwrap().at("r/en/"), "https://a.example/quiz/r/en/");
        }
        assert!(SiteUrl::new("http://127.0.0.1:80").unwrap().is_root());
        assert!(!SiteUrl::new("https://a.example/x").unwrap().is_root());
    }

    #[test]
    fn what_is_no_folder_on_the_web_is_refused_with_an_example() {
        for bad in [
            "",
            "a.example",
            "mailto:a@b.example",
            "https://a.example/?x",
            "https://a.example/#x",
            "https:///x",
            "https://:80",
            "https://user:secret@a.example/quiz",
            "https://a.example/quiz/index.html",
            "https://a.example/quiz/embed.js",
        ] {
            let error = SiteUrl::new(bad).unwrap_err().to_string();
            assert!(error.contains("https://example.org/quiz/"), "{error}");
        }
    }
}
