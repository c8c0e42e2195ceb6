//! What the answer's headers say about a file: its type, how long it may be cached, which compression fits.

use shoreline::site::is_hashed;

/// The media type by a file's name.
pub fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, end)| end) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "webmanifest" => "application/manifest+json",
        // Packs too: only our own decoder reads them.
        _ => "application/octet-stream",
    }
}

/// How long a file may be cached.
pub fn cache_control(name: &str) -> &'static str {
    match is_hashed(name) {
        true => "public, max-age=31536000, immutable",
        false => "no-cache",
    }
}

/// A compression for which a ready-made sibling can exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// `.br`
    Brotli,
    /// `.gz`
    Gzip,
}

impl Coding {
    /// The name in headers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// The sibling's extension.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gz",
        }
    }
}

/// The codings that a browser accepts, our favourite first.
pub fn accepted(accept_encoding: Option<&str>) -> Vec<Coding> {
    let header = accept_encoding.unwrap_or_default();
    [Coding::Brotli, Coding::Gzip].into_iter().filter(|coding| weight(header, coding.name()) > 0.0).collect()
}

/// The weight of a coding: its own, else that of `*`, else nothing.
fn weight(header: &str, name: &str) -> f32 {
    let of = |wanted: &str| {
        header.split(',').find_map(|item| {
            let mut parts = item.split(';').map(str::trim);
            (parts.next()?.eq_ignore_ascii_case(wanted))
                .then(|| parts.find_map(|part| part.strip_prefix("q=")?.trim().parse().ok()).unwrap_or(1.0))
        })
    };
    of(name).or_else(|| of("*")).unwrap_or(0.0)
}

/// Whether the browser's copy is still valid.
pub fn is_fresh(if_none_match: Option<&str>, etag: &str) -> bool {
    let Some(header) = if_none_match else { return false };
    header.split(',').map(|tag| tag.trim().trim_start_matches("W/")).any(|tag| tag == "*" || tag == etag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_those_that_browsers_insist_on() {
        assert_eq!(kind("shoreline_bg.12345678.wasm"), "application/wasm");
        assert_eq!(kind("embed.js"), "text/javascript; charset=utf-8");
        assert_eq!(kind("en.12345678.pack"), "application/octet-stream");
        assert_eq!(kind("index.html"), "text/html; charset=utf-8");
        assert_eq!(kind("LICENSE"), "application/octet-stream");
    }

    #[test]
    fn only_names_with_a_digest_keep_for_ever() {
        assert_eq!(cache_control("app.0a1b2c3d4e.wasm"), "public, max-age=31536000, immutable");
        assert_eq!(cache_control("embed.js"), "no-cache");
    }

    #[test]
    fn compression_is_what_the_browser_takes() {
        assert_eq!(accepted(Some("gzip, deflate, br, zstd")), [Coding::Brotli, Coding::Gzip]);
        assert_eq!(accepted(Some("gzip;q=1.0, br;q=0")), [Coding::Gzip]);
        assert_eq!(accepted(Some("*;q=0.5")), [Coding::Brotli, Coding::Gzip]);
        assert_eq!(accepted(Some("identity")), []);
        assert_eq!(accepted(None), []);
    }

    #[test]
    fn a_tag_is_found_in_a_list() {
        assert!(is_fresh(Some("\"a\", W/\"b\""), "\"b\""));
        assert!(!is_fresh(Some("\"a\""), "\"b\"") && !is_fresh(None, "\"b\""));
    }
}
