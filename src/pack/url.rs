//! Which addresses a pack or a host may link to.

use super::split_once;

/// Whether `url` is absolute and of a scheme that cannot run code: `http`, `https`, `mailto` or `tel`.
///
/// Browsers drop tabs and line breaks inside a URL before they read its scheme, so any ASCII control character or space
/// makes an address unsafe here.
pub fn is_safe_url(url: &str) -> bool {
    let Some((scheme, rest)) = split_once(url, b':') else {
        return false;
    };
    if url.bytes().any(|byte| byte <= b' ' || byte == 0x7f) {
        return false;
    }
    let is = |name: &str| scheme.eq_ignore_ascii_case(name);
    if is("http") || is("https") {
        rest.strip_prefix("//").is_some_and(|r| !r.is_empty() && !r.starts_with("/"))
    } else {
        (is("mailto") || is("tel")) && !rest.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::is_safe_url;

    #[test]
    fn only_harmless_schemes_pass() {
        for ok in ["https://a.example/x?y#z", "HTTP://a", "mailto:a@b", "tel:+49-1"] {
            assert!(is_safe_url(ok), "{ok}");
        }
        for bad in [
            "",
            "a",
            "/a",
            "//a.example",
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "https:",
            "https:///x",
            "vbscript:x",
            " https://a",
            "blob:https://a",
            "file:///x",
        ] {
            assert!(!is_safe_url(bad), "{bad}");
        }
    }
}
