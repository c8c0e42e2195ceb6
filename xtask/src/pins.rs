//! The versions of the tools: each is written in one place, and what must agree is checked here.

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;
use std::{fs, path::Path, process::Command};

/// Versions of the tools, from the root `Cargo.toml` and from `xtask/npm/package.json`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pins {
    /// Trunk, the bundler.
    pub trunk: String,
    /// geckodriver, which drives Firefox.
    pub geckodriver: String,
    /// wasm-bindgen; equal to the crate's version.
    pub wasm_bindgen: String,
    /// wasm-opt as Trunk spells it: `version_132`.
    pub wasm_opt: String,
    /// The oldest Rust that compiles the project.
    pub rust: String,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    metadata: Workspace,
}

#[derive(Deserialize)]
struct Workspace {
    tools: Tools,
}

#[derive(Deserialize)]
struct Tools {
    trunk: String,
    geckodriver: String,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    rust_version: Option<String>,
    metadata: Option<serde_json::Value>,
}

impl Pins {
    /// Reads them, and checks that no two places disagree.
    ///
    /// # Errors
    /// When a version is missing or two places name different ones.
    pub fn read(root: &Path) -> Result<Self> {
        let output = Command::new("cargo")
            .args(["metadata", "--no-deps", "--format-version=1"])
            .current_dir(root)
            .output()
            .context("cannot run cargo")?;
        if !output.status.success() {
            bail!("cargo cannot read the manifest:\n{}", String::from_utf8_lossy(&output.stderr));
        }
        let pins = Self::from_metadata(&output.stdout)?;
        pins.check_lock(&read(&root.join("Cargo.lock"))?)?;
        pins.check_npm(&read(&root.join("xtask/npm/package.json"))?)?;
        Ok(pins)
    }

    fn from_metadata(json: &[u8]) -> Result<Self> {
        let all: Metadata = serde_json::from_slice(json)
            .context("the root Cargo.toml lacks a version in [workspace.metadata.tools]")?;
        let package = all.packages.into_iter().find(|package| package.name == "shoreline");
        let package = package.context("the workspace has no package `shoreline`")?;
        let tool = |name: &str| {
            let metadata = package.metadata.as_ref();
            let value = metadata.and_then(|all| all.pointer(&format!("/trunk/tools/{name}"))?.as_str());
            value.map(str::to_owned).with_context(|| format!("Cargo.toml: [package.metadata.trunk.tools] lacks {name}"))
        };
        Ok(Self {
            wasm_bindgen: tool("wasm_bindgen")?,
            wasm_opt: tool("wasm_opt")?,
            trunk: all.metadata.tools.trunk,
            geckodriver: all.metadata.tools.geckodriver,
            rust: package.rust_version.unwrap_or_default(),
        })
    }

    fn check_lock(&self, lock: &str) -> Result<()> {
        match locked_version(lock, "wasm-bindgen") {
            Some(locked) if locked == self.wasm_bindgen => Ok(()),
            locked => bail!(
                "wasm-bindgen is {} in Cargo.lock but {} in [package.metadata.trunk.tools] of Cargo.toml: \
                 the two must be equal, or the browser refuses the bundle",
                locked.unwrap_or("missing"),
                self.wasm_bindgen
            ),
        }
    }

    fn check_npm(&self, package: &str) -> Result<()> {
        let package: serde_json::Value = serde_json::from_str(package).context("xtask/npm/package.json")?;
        let npm = package.pointer("/dependencies/binaryen").and_then(|version| version.as_str()).unwrap_or("missing");
        let major = npm.split('.').next().unwrap_or(npm);
        if self.wasm_opt != format!("version_{major}") {
            bail!(
                "wasm-opt is {} in [package.metadata.trunk.tools] of Cargo.toml, but binaryen is {npm} in \
                 xtask/npm/package.json: write version_{major}",
                self.wasm_opt
            );
        }
        Ok(())
    }
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

/// The version of a package in a `Cargo.lock`.
pub fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n\
        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";

    fn pins() -> Pins {
        let json = r#"{"packages":[{"name":"shoreline","rust_version":"1.95",
            "metadata":{"trunk":{"tools":{"wasm_bindgen":"0.2.130","wasm_opt":"version_132"}}}}],
            "metadata":{"tools":{"trunk":"0.21.14","geckodriver":"0.37.1"}}}"#;
        Pins::from_metadata(json.as_bytes()).unwrap()
    }

    #[test]
    fn the_locked_version_is_that_of_the_exact_package() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(LOCK, "wasm"), None);
    }

    #[test]
    fn a_second_place_with_another_version_is_an_error_that_names_both() {
        pins().check_lock(LOCK).unwrap();
        let error = pins().check_lock(&LOCK.replace("0.2.130", "0.2.131")).unwrap_err().to_string();
        assert!(error.contains("0.2.131") && error.contains("0.2.130"), "{error}");
        pins().check_npm(r#"{"dependencies":{"binaryen":"132.0.0"}}"#).unwrap();
        let error = pins().check_npm(r#"{"dependencies":{"binaryen":"131.0.0"}}"#).unwrap_err().to_string();
        assert!(error.contains("version_131"), "{error}");
    }
}
