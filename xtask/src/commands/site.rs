//! `site`: Trunk's hook, which turns its output into what is published.

use super::build::{CACHE, ESBUILD, SITE_URL};
use anyhow::{Context as _, Result};
use shoreline::site::SiteUrl;
use std::{env, path::PathBuf};

/// Finishes the bundle in Trunk's staging folder.
///
/// # Errors
/// Outside of Trunk, or when the generator finds a fault.
pub fn run() -> Result<()> {
    let staging = path("TRUNK_STAGING_DIR")?;
    let root = path("TRUNK_SOURCE_DIR")?;
    let site_url = env::var(SITE_URL).ok().filter(|url| !url.is_empty());
    let site_url = site_url.map(|url| SiteUrl::new(&url)).transpose()?;
    let (cache, esbuild) = (path(CACHE)?, path(ESBUILD)?);
    let is_release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let options = shoreline::site::Options { root, staging, cache, site_url, esbuild, is_release };
    shoreline::site::generate(&options)?;
    Ok(())
}

fn path(variable: &str) -> Result<PathBuf> {
    let value = env::var_os(variable);
    value
        .map(PathBuf::from)
        .with_context(|| format!("{variable} is not set: this is run by Trunk; use cargo xtask build"))
}
