//! The sizes of earlier commits.
//!
//! They are recorded by every build of a commit without changes, in the user's cache, under the commit and the tools. A
//! committed file would have to be maintained, and would compare machines rather than commits: the same source makes
//! bundles that differ by a tenth, depending on the compiler (docs/adr/0006-immediate-abort.md).

use super::Parts;
use crate::{fingerprint, process, project::Project};
use anyhow::{Context as _, Result};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// How far back to look for a commit that was built here.
const REACH: &str = "--max-count=100";

/// The records of builds with the same tools.
#[derive(Debug)]
pub struct History<'a> {
    root: &'a Path,
    notes: PathBuf,
}

/// The sizes of a commit.
#[derive(Debug)]
pub struct Earlier {
    /// Its full name.
    pub commit: String,
    /// The sizes of its bundle.
    pub parts: Parts,
}

impl Earlier {
    /// The commit's name as people write it.
    pub fn name(&self) -> &str {
        self.commit.get(..10).unwrap_or(&self.commit)
    }
}

impl<'a> History<'a> {
    /// The records of builds by `maker`.
    pub fn new(project: &'a Project, maker: &str) -> Self {
        let notes = project.cache.join("sizes").join(fingerprint::short(&[maker.as_bytes()]));
        Self { root: &project.root, notes }
    }

    /// The last commit that was built here: before the present one, or the present one itself if the files have changed
    /// since.
    pub fn earlier(&self) -> Option<Earlier> {
        let commits = self.git(&["rev-list", "--first-parent", REACH, "HEAD"])?;
        let mut commits = commits.lines().skip(usize::from(self.is_clean()));
        commits.find_map(|commit| {
            let parts = serde_json::from_slice(&fs::read(self.note(commit)).ok()?).ok()?;
            Some(Earlier { commit: commit.to_owned(), parts })
        })
    }

    /// Records the sizes of the present commit; not those of uncommitted changes.
    ///
    /// # Errors
    /// When the cache cannot be written.
    pub fn keep(&self, parts: &Parts) -> Result<()> {
        let Some(commit) = self.git(&["rev-parse", "HEAD"]).filter(|_| self.is_clean()) else { return Ok(()) };
        fs::create_dir_all(&self.notes).with_context(|| format!("cannot create {}", self.notes.display()))?;
        let note = self.note(&commit);
        fs::write(&note, serde_json::to_vec(parts)?).with_context(|| format!("cannot write {}", note.display()))
    }

    /// Whether everything that goes into a bundle is as in the last commit.
    fn is_clean(&self) -> bool {
        let lists = [["diff", "--name-only", "HEAD"], ["ls-files", "--others", "--exclude-standard"]];
        lists.iter().all(|list| {
            self.git(list).is_some_and(|files| !files.lines().any(|file| fingerprint::is_input(file.trim_matches('"'))))
        })
    }

    fn git(&self, args: &[&str]) -> Option<String> {
        process::answer("git", &[&["-C", self.root.to_str()?], args].concat())
    }

    fn note(&self, commit: &str) -> PathBuf {
        self.notes.join(format!("{commit}.json"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Size;
    use super::*;

    fn git(root: &Path, args: &[&str]) {
        let who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
        let root = ["-C", root.to_str().unwrap()];
        process::answer("git", &[&root, who.as_slice(), args].concat()).expect("git runs");
    }

    fn parts(brotli: u64) -> Parts {
        Parts::from([("embed.js".to_owned(), Size { raw: 1, gzip: 1, brotli })])
    }

    #[test]
    fn a_commit_is_compared_with_the_one_before_and_changes_with_the_commit() {
        let root = std::env::temp_dir().join(format!("shoreline-sizes-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("src")).unwrap();
        let history = History { root: &root, notes: root.join(".cache") };
        git(&root, &["init", "--quiet"]);
        let commit = |text: &str| {
            fs::write(root.join("src/a.rs"), text).unwrap();
            git(&root, &["add", "src"]);
            git(&root, &["commit", "--quiet", "-m", text]);
        };
        commit("one");
        assert!(history.earlier().is_none());
        history.keep(&parts(10)).unwrap();
        assert!(history.earlier().is_none(), "a commit is not compared with itself");
        fs::write(root.join("src/a.rs"), "changed").unwrap();
        assert_eq!(history.earlier().unwrap().parts, parts(10), "changes are compared with their commit");
        history.keep(&parts(99)).unwrap();
        commit("two");
        fs::write(root.join("CHANGELOG.md"), "no part of a bundle").unwrap();
        assert_eq!(history.earlier().unwrap().parts, parts(10), "what is not committed is not noted");
        history.keep(&parts(20)).unwrap();
        commit("three");
        assert_eq!(history.earlier().unwrap().parts, parts(20));
        fs::remove_dir_all(&root).unwrap();
    }
}
