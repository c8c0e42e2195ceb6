//! Small questions to other programs: where it is, which version it is, what it answers.

use std::{
    env,
    ffi::OsStr,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// The first file of that name in the folders of `PATH`.
pub fn find_on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let names = if cfg!(windows) { vec![format!("{name}.exe"), format!("{name}.cmd")] } else { vec![name.to_owned()] };
    env::split_paths(&path)
        .flat_map(|dir| names.iter().map(move |name| dir.join(name)).collect::<Vec<_>>())
        .find(|file| file.is_file())
}

/// What a command prints on standard output, if it succeeds.
pub fn answer(program: impl AsRef<OsStr>, args: &[&str]) -> Option<String> {
    let output = Command::new(program).args(args).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The version that a program prints for `--version`.
pub fn version_of(program: &Path) -> Option<String> {
    parse_version(&answer(program, &["--version"])?).map(str::to_owned)
}

/// The first word that looks like a version: digits with dots, after an optional `v`.
pub fn parse_version(text: &str) -> Option<&str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ','))
        .map(|word| word.strip_prefix('v').unwrap_or(word))
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()) && word.contains('.'))
}

/// Whether a version is at least another one, number by number; what follows a `-` or `+` does not count.
pub fn at_least(version: &str, wanted: &str) -> bool {
    numbers(version).cmp(numbers(wanted)).is_ge()
}

fn numbers(version: &str) -> impl Iterator<Item = u64> + '_ {
    let plain = version.split(['-', '+']).next().unwrap_or(version);
    // Three numbers on both sides, so that 1.95 equals 1.95.0.
    plain.split('.').map(|part| part.parse().unwrap_or(0)).chain(std::iter::repeat(0)).take(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_found_in_what_tools_print() {
        assert_eq!(parse_version("trunk 0.21.14"), Some("0.21.14"));
        assert_eq!(parse_version("geckodriver 0.37.1 (abc 2026-01-01)\n\nThe source"), Some("0.37.1"));
        assert_eq!(parse_version("v20.20.2"), Some("20.20.2"));
        assert_eq!(parse_version("rustc 1.96.0 (ac68faa20 2026-05-25)"), Some("1.96.0"));
        assert_eq!(parse_version("Chromium 150.0.1.2 built on Debian"), Some("150.0.1.2"));
        assert_eq!(parse_version("nothing here"), None);
    }

    #[test]
    fn versions_compare_as_numbers() {
        assert!(at_least("1.96.0", "1.95"));
        assert!(at_least("1.95.0", "1.95"));
        assert!(at_least("1.100.0", "1.95"));
        assert!(at_least("1.96.0-nightly", "1.96"));
        assert!(!at_least("1.85.1", "1.95"));
    }
}
