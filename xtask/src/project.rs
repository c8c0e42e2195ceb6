//! Where things are on this machine.

use crate::pins::Pins;
use anyhow::{Context as _, Result};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The project on this machine.
#[derive(Debug, Clone)]
pub struct Project {
    /// The workspace's folder.
    pub root: PathBuf,
    /// Cargo's target folder for everything native.
    pub target: PathBuf,
    /// The user's cache for tools, shared by all checkouts.
    pub cache: PathBuf,
    /// Versions of the tools.
    pub pins: Pins,
}

impl Project {
    /// Finds the workspace around the current folder and reads its pins.
    ///
    /// # Errors
    /// Outside a checkout, with a manifest that cargo rejects, or if two places name different versions.
    pub fn load() -> Result<Self> {
        let root = find_root(&env::current_dir()?)?;
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(dir) => root.join(dir),
            None => root.join("target"),
        };
        let pins = Pins::read(&root)?;
        Ok(Self { root, target, cache: cache_dir(|name| env::var_os(name))?, pins })
    }

    /// Where the set-up and the builds keep their own notes, inside the target folder.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn notes(&self) -> Result<PathBuf> {
        let dir = self.target.join("xtask");
        fs::create_dir_all(&dir).with_context(|| format!("cannot create {}", dir.display()))?;
        Ok(dir)
    }

    /// The release bundle.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// `cargo`, run in the workspace.
    pub fn cargo(&self) -> Command {
        let mut cargo = Command::new("cargo");
        cargo.current_dir(&self.root);
        cargo
    }
}

/// The workspace's folder: the nearest one upward that holds this package.
///
/// # Errors
/// When there is none.
pub fn find_root(from: &Path) -> Result<PathBuf> {
    from.ancestors()
        .find(|dir| dir.join("Cargo.toml").is_file() && dir.join("xtask/Cargo.toml").is_file())
        .map(Path::to_path_buf)
        .context("this is not inside a checkout of Shoreline: change into its folder first")
}

fn cache_dir(var: impl Fn(&str) -> Option<std::ffi::OsString>) -> Result<PathBuf> {
    let get = |name| var(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = if cfg!(windows) {
        get("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        get("HOME").map(|home| home.join("Library/Caches"))
    } else {
        get("XDG_CACHE_HOME").filter(|dir| dir.is_absolute()).or_else(|| get("HOME").map(|home| home.join(".cache")))
    };
    Ok(base.context("no cache folder: set HOME (Windows: LOCALAPPDATA)")?.join("shoreline"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(target_os = "linux")]
    fn the_cache_follows_the_users_settings() {
        let with = |pairs: &'static [(&str, &str)]| {
            move |name: &str| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| value.into())
        };
        let home = cache_dir(with(&[("HOME", "/home/a")])).unwrap();
        assert_eq!(home, PathBuf::from("/home/a/.cache/shoreline"));
        let xdg = cache_dir(with(&[("HOME", "/home/a"), ("XDG_CACHE_HOME", "/c")])).unwrap();
        assert_eq!(xdg, PathBuf::from("/c/shoreline"));
        assert!(cache_dir(with(&[])).is_err());
    }
}
