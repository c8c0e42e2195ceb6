//! nginx and Apache, in which the documented settings are tested: those in `PATH`, or Debian's packages unpacked in the
//! cache. They are never installed, since that would start a server.

use super::{debian, lock, step};
use crate::{process, project::Project};
use anyhow::{Context as _, Result, bail};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The programs of nginx and Apache.
#[derive(Debug)]
pub struct WebServers {
    nginx: PathBuf,
    apache: PathBuf,
}

impl WebServers {
    /// Finds or fetches them.
    ///
    /// # Errors
    /// If there is neither a server nor Debian.
    pub fn set_up(project: &Project) -> Result<Self> {
        let _lock = lock(project)?;
        // Apache's own libraries are next to it; everything else that it needs is on any machine.
        let apache = "apt-get -q download apache2-bin $(apt-cache depends apache2-bin | sed -n 's/.*Depends: \\(libapr\\)/\\1/p')";
        Ok(Self {
            nginx: find(project, "nginx", "apt-get -q download nginx")?,
            apache: find(project, "apache2", apache)?,
        })
    }

    /// The variables that tell the tests.
    pub fn vars(&self) -> [(&'static str, &Path); 2] {
        [("SHORELINE_NGINX", &self.nginx), ("SHORELINE_APACHE", &self.apache)]
    }
}

fn find(project: &Project, name: &str, download: &str) -> Result<PathBuf> {
    let system = PathBuf::from("/usr/sbin").join(name);
    if let Some(found) = process::find_on_path(name).or_else(|| Some(system).filter(|file| file.is_file())) {
        return Ok(found);
    }
    let dir = project.cache.join("tools").join(name);
    let program = dir.join("usr/sbin").join(name);
    if program.is_file() {
        return Ok(program);
    }
    if !debian::is_debian() {
        bail!("install {name}: the documented server settings are tested in it");
    }
    let aside = dir.with_extension("part");
    let _ = fs::remove_dir_all(&aside);
    fs::create_dir_all(&aside).with_context(|| format!("cannot create {}", aside.display()))?;
    if debian::can_install() {
        debian::update(project)?;
    }
    let mut fetch = Command::new("sh");
    let unpack = "for package in *.deb; do dpkg-deb -x \"$package\" . && rm \"$package\" || exit 1; done";
    fetch.current_dir(&aside).args(["-c", &format!("{download} && {unpack}")]);
    let hint = "Check the network; apt-get update may help.";
    let why = "the documented server settings are tested in it; only the first time";
    let what = format!("Unpack {name} from Debian's package");
    step(project, name, &what, why, "some seconds", hint).run(&mut fetch)?;
    if !aside.join("usr/sbin").join(name).is_file() {
        bail!(
            "Debian's package holds no {name} here: install it yourself. The documented server settings are tested in it."
        );
    }
    let _ = fs::remove_dir_all(&dir);
    fs::rename(&aside, &dir).with_context(|| format!("cannot move {}", aside.display()))?;
    Ok(program)
}
