//! Whether anything changed: a digest of everything that goes into a bundle.

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// Folders and files of the workspace's root that cannot change a bundle. Everything else counts, so that a new folder
/// is never forgotten.
const WITHOUT: [&str; 6] = ["dist", "docs", "tests", "xtask", "bench", "fuzz"];
/// Outputs of other tools, wherever they are.
const MADE: [&str; 2] = ["target", "node_modules"];
/// custom-elements.json lists the README's parts and variables; the sources say how a bundle is made and by which tools.
/// The versions of these are in their lock file and in the settings.
const AND: [&str; 9] = [
    "README.md",
    ".cargo/config.toml",
    "xtask/npm/package-lock.json",
    "xtask/src/commands/build.rs",
    "xtask/src/commands/site.rs",
    "xtask/src/tools.rs",
    "xtask/src/tools/npm.rs",
    "xtask/src/tools/wasm_std.rs",
    "xtask/src/tools/wasm_target.rs",
];

/// The files that go into a bundle, sorted.
///
/// # Errors
/// When a folder cannot be read.
pub fn inputs(root: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root).with_context(|| format!("cannot read {}", root.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_input(&name) {
            walk(&entry.path(), &mut files)?;
        }
    }
    files.extend(AND.iter().map(|name| root.join(name)).filter(|file| file.is_file()));
    files.sort();
    files.dedup();
    Ok(files)
}

/// Whether a file goes into a bundle, by its path from the root.
pub fn is_input(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or(path);
    let passed_over = path.split('/').any(is_passed_over);
    AND.contains(&path) || !(passed_over || first.ends_with(".md") || WITHOUT.contains(&first))
}

fn is_passed_over(name: &str) -> bool {
    name.starts_with('.') || MADE.contains(&name)
}

fn walk(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if !path.is_dir() {
        files.push(path.to_path_buf());
        return Ok(());
    }
    for entry in fs::read_dir(path).with_context(|| format!("cannot read {}", path.display()))? {
        let entry = entry?;
        if !is_passed_over(&entry.file_name().to_string_lossy()) {
            walk(&entry.path(), files)?;
        }
    }
    Ok(())
}

/// A digest of the files' names and contents, and of everything else that the result depends on.
///
/// # Errors
/// When a file cannot be read.
pub fn of_contents(root: &Path, files: &[PathBuf], settings: &[&str]) -> Result<String> {
    let mut digest = Digest::default();
    settings.iter().for_each(|text| digest.add(text.as_bytes()));
    for file in files {
        digest.add(relative(root, file).as_bytes());
        digest.add(&fs::read(file).with_context(|| format!("cannot read {}", file.display()))?);
    }
    Ok(digest.short())
}

/// A digest of the names and sizes of all files of a folder: it shows whether a bundle is still complete.
///
/// # Errors
/// When the folder cannot be read.
pub fn of_listing(dir: &Path) -> Result<String> {
    let mut files = Vec::new();
    walk(dir, &mut files)?;
    files.sort();
    let mut text = String::new();
    for file in &files {
        text.push_str(&format!("{} {}\n", relative(dir, file), fs::metadata(file)?.len()));
    }
    Ok(short(&[text.as_bytes()]))
}

/// When the files were last changed: a cheap check for `dev`, equal as long as nothing has happened.
pub fn of_times(files: &[PathBuf]) -> Vec<(PathBuf, Option<(SystemTime, u64)>)> {
    let state = |file: &PathBuf| fs::metadata(file).ok().and_then(|data| Some((data.modified().ok()?, data.len())));
    files.iter().map(|file| (file.clone(), state(file))).collect()
}

/// A short digest (80 bits, in hex) of several parts; their boundaries count.
pub fn short(parts: &[&[u8]]) -> String {
    let mut digest = Digest::default();
    parts.iter().for_each(|part| digest.add(part));
    digest.short()
}

/// A digest of parts that come one after another.
#[derive(Default)]
struct Digest(Sha256);

impl Digest {
    fn add(&mut self, part: &[u8]) {
        self.0.update((part.len() as u64).to_le_bytes());
        self.0.update(part);
    }

    fn short(self) -> String {
        self.0.finalize().iter().take(10).map(|byte| format!("{byte:02x}")).collect()
    }
}

fn relative(root: &Path, file: &Path) -> String {
    file.strip_prefix(root).unwrap_or(file).to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let dir = std::env::temp_dir().join(format!("shoreline-print-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        for sub in ["src", "docs", ".git", "xtask/npm", "xtask/src/commands", "fuzz/corpus", "src/target"] {
            fs::create_dir_all(dir.join(sub)).unwrap();
        }
        for file in [
            "src/a.rs",
            "docs/a.txt",
            ".git/x",
            "README.md",
            "index.html",
            "xtask/npm/package-lock.json",
            "xtask/src/commands/build.rs",
            "xtask/src/commands/serve.rs",
            "fuzz/corpus/a",
            "src/target/a",
        ] {
            fs::write(dir.join(file), file).unwrap();
        }
        dir
    }

    #[test]
    fn only_what_goes_into_a_bundle_counts() {
        let dir = folder("inputs");
        let names: Vec<_> = inputs(&dir).unwrap().iter().map(|file| relative(&dir, file)).collect();
        let wanted =
            ["README.md", "index.html", "src/a.rs", "xtask/npm/package-lock.json", "xtask/src/commands/build.rs"];
        assert_eq!(names, wanted);
        assert!(names.iter().all(|name| is_input(name)));
        for other in
            ["docs/a.txt", "CHANGELOG.md", "xtask/src/a.rs", ".git/x", "src/.a.rs.swp", "fuzz/corpus/a", "src/target/a"]
        {
            assert!(!is_input(other), "{other}");
        }
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn what_says_how_a_bundle_is_made_is_there() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        for name in AND {
            assert!(root.join(name).is_file(), "{name}");
        }
    }

    #[test]
    fn content_settings_and_borders_change_the_digest() {
        let dir = folder("contents");
        let files = inputs(&dir).unwrap();
        let first = of_contents(&dir, &files, &["release"]).unwrap();
        assert_eq!(first, of_contents(&dir, &files, &["release"]).unwrap());
        assert_ne!(first, of_contents(&dir, &files, &["dev"]).unwrap());
        fs::write(dir.join("src/a.rs"), "other").unwrap();
        assert_ne!(first, of_contents(&dir, &files, &["release"]).unwrap());
        assert_ne!(short(&[b"ab", b"c"]), short(&[b"a", b"bc"]));
        fs::remove_dir_all(dir).unwrap();
    }
}
