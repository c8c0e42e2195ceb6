//! From a path in a URL to a file, and never to a file outside the folder.

use std::path::{Path, PathBuf};

/// A folder under a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mount {
    /// The path, with a slash at both ends: `/`, `/hosts/`.
    pub prefix: String,
    /// The folder.
    pub root: PathBuf,
}

impl Mount {
    /// A folder under a path; missing slashes are added to the path.
    pub fn new(prefix: &str, root: impl Into<PathBuf>) -> Self {
        let inner = prefix.trim_matches('/');
        let prefix = if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") };
        Self { prefix, root: root.into() }
    }
}

/// What a path leads to.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// This file.
    File(PathBuf),
    /// A folder that was requested without its slash: relative links in its page would be wrong.
    AddSlash,
    /// Nothing that may be served.
    Nothing,
}

/// Looks a path up, in mounts sorted from the longest prefix to the shortest.
pub fn find(mounts: &[Mount], path: &str) -> Found {
    if mounts.iter().any(|mount| mount.prefix.strip_suffix('/') == Some(path)) {
        return Found::AddSlash;
    }
    let Some(mount) = mounts.iter().find(|mount| path.starts_with(&mount.prefix)) else { return Found::Nothing };
    let Some(inner) = path.strip_prefix(&mount.prefix).and_then(safe) else { return Found::Nothing };
    let mut file = mount.root.join(inner);
    if file.is_dir() {
        if !path.ends_with('/') {
            return Found::AddSlash;
        }
        file.push("index.html");
    } else if path.ends_with('/') {
        return Found::Nothing;
    }
    match is_inside(&file, &mount.root) {
        true => Found::File(file),
        false => Found::Nothing,
    }
}

/// The final check against links inside the folder that lead out of it.
fn is_inside(file: &Path, root: &Path) -> bool {
    match (file.canonicalize(), root.canonicalize()) {
        (Ok(file), Ok(root)) => file.is_file() && file.starts_with(root),
        _ => false,
    }
}

/// A relative path made of plain names only: no `..`, no hidden files, nothing that a system reads in another way.
fn safe(path: &str) -> Option<PathBuf> {
    let mut safe = PathBuf::new();
    for segment in path.split('/').filter(|segment| !segment.is_empty()) {
        let name = decode(segment)?;
        if name.starts_with('.') || name.contains(['/', '\\', ':', '\0']) {
            return None;
        }
        safe.push(name);
    }
    Some(safe)
}

/// Decodes `%41`; none if that is not UTF-8.
fn decode(segment: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(segment.len());
    let mut rest = segment.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => digit(rest.next()?)? * 16 + digit(rest.next()?)?,
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_names_are_let_through() {
        assert_eq!(safe("packs/en.1a.pack"), Some(PathBuf::from("packs/en.1a.pack")));
        assert_eq!(safe("gr%C3%BC%C3%9Fe%20a.html"), Some(PathBuf::from("grüße a.html")));
        for bad in
            ["../x", "a/../../x", "%2e%2e/x", "a%2f..%2fx", "..%5cx", "c:/x", "a%00", ".git/config", "%zz", "%ff", "%"]
        {
            assert_eq!(safe(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_prefix_always_has_both_slashes() {
        assert_eq!(Mount::new("", "x").prefix, "/");
        assert_eq!(Mount::new("/hosts", "x").prefix, "/hosts/");
    }
}
