//! nginx, in which the documented settings are tested: the one in `PATH`, or Debian's package unpacked in the cache.
//! It is never installed, since that would start a server.

use super::{debian, step};
use crate::{process, project::Project};
use anyhow::{Context as _, Result, bail};
use std::{fs, path::PathBuf, process::Command};

/// Finds or fetches it.
///
/// # Errors
/// Where there is neither nginx nor Debian.
pub fn set_up(project: &Project) -> Result<PathBuf> {
    if let Some(found) = process::find_on_path("nginx")
        .or_else(|| Some("/usr/sbin/nginx".into()).filter(|file: &PathBuf| file.is_file()))
    {
        return Ok(found);
    }
    let dir = project.cache.join("tools/nginx");
    let program = dir.join("usr/sbin/nginx");
    if program.is_file() {
        return Ok(program);
    }
    if !debian::is_debian() {
        bail!("install nginx: the documented server settings are tested in it");
    }
    let aside = dir.with_extension("part");
    let _ = fs::remove_dir_all(&aside);
    fs::create_dir_all(&aside).with_context(|| format!("cannot create {}", aside.display()))?;
    if debian::can_install() {
        debian::update(project)?;
    }
    let mut fetch = Command::new("sh");
    fetch.current_dir(&aside).args(["-c", "apt-get -q download nginx && dpkg-deb -x nginx_*.deb . && rm nginx_*.deb"]);
    let hint = "Check the network; apt-get update may help.";
    let why = "the documented server settings are tested in it; only the first time";
    step(project, "nginx", "Unpack nginx from Debian's package", why, "some seconds", hint).run(&mut fetch)?;
    fs::rename(&aside, &dir).with_context(|| format!("cannot move {}", aside.display()))?;
    Ok(program)
}
