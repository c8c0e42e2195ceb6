//! Debian's packages, on Debian systems where this user may install them.

use super::step;
use crate::{process, project::Project};
use anyhow::{Context as _, Result, bail};
use std::{
    fs,
    process::Command,
    sync::atomic::{AtomicBool, Ordering},
};

/// Whether this is Debian or one of its derivatives.
pub fn is_debian() -> bool {
    fs::read_to_string("/etc/os-release").is_ok_and(|text| names_debian(&text))
}

fn names_debian(os_release: &str) -> bool {
    os_release
        .lines()
        .filter_map(|line| line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE=")))
        .any(|value| value.trim_matches('"').split_whitespace().any(|id| id == "debian"))
}

/// Whether packages can be installed here without asking anybody.
pub fn can_install() -> bool {
    is_debian() && process::find_on_path("apt-get").is_some() && root().is_some()
}

/// The words before a command that make it run as root; none if we are root.
fn root() -> Option<&'static [&'static str]> {
    if process::answer("id", &["-u"]).as_deref() == Some("0") {
        return Some(&[]);
    }
    process::answer("sudo", &["-n", "true"]).map(|_| ["sudo", "-n"].as_slice())
}

/// Whether a package is installed.
pub fn has(package: &str) -> bool {
    process::answer("dpkg-query", &["-W", "-f=${Status}", package]).as_deref() == Some("install ok installed")
}

/// Installs those of the packages that are missing.
///
/// # Errors
/// If that is not possible, with the command that a person can run; or if apt-get fails or would remove something that
/// is installed.
pub fn install(project: &Project, packages: &[&str], why: &str, expect: &str) -> Result<()> {
    let missing: Vec<&str> = packages.iter().copied().filter(|package| !has(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    if !is_debian() {
        bail!("this is not Debian, where it could be installed from packages");
    }
    if !can_install() {
        bail!("installing Debian packages needs root. Run: sudo apt-get install {list}");
    }
    update(project)?;
    let plan =
        process::answer("apt-get", &[&["-s", "install", "--no-install-recommends"], missing.as_slice()].concat());
    let plan = plan.with_context(|| format!("Debian has no packages {list} here"))?;
    if let Some(removed) = first_removed(&plan) {
        bail!("installing {list} would remove {removed}: decide yourself, and run: sudo apt-get install {list}");
    }
    let mut command = apt_get();
    command.args(["install", "-y", "--no-install-recommends"]).args(&missing);
    let what = format!("Install Debian packages {list}");
    let log = format!("apt-{}", missing.first().unwrap_or(&"get"));
    step(project, &log, &what, why, expect, HINT).run(&mut command)?;
    Ok(())
}

/// The package lists, once per run: on a fresh machine they are empty.
///
/// # Errors
/// When apt-get fails.
pub fn update(project: &Project) -> Result<()> {
    static DONE: AtomicBool = AtomicBool::new(false);
    if DONE.load(Ordering::Relaxed) {
        return Ok(());
    }
    let mut command = apt_get();
    command.arg("update");
    step(project, "apt-update", "Update Debian's package lists", "packages are missing", "about 10 seconds", HINT)
        .run(&mut command)?;
    DONE.store(true, Ordering::Relaxed);
    Ok(())
}

const HINT: &str = "Check the network, and that no other apt-get or dpkg is running; then try again.";

fn apt_get() -> Command {
    let mut words = root().unwrap_or_default().iter().copied().chain([
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-q",
        // Another apt-get may be at work, as after the start of a machine: wait for it.
        "-oDPkg::Lock::Timeout=120",
    ]);
    let mut command = Command::new(words.next().unwrap_or("env"));
    command.args(words);
    command
}

fn first_removed(plan: &str) -> Option<&str> {
    plan.lines().find_map(|line| line.strip_prefix("Remv ")?.split_whitespace().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_and_its_children_are_recognised() {
        assert!(names_debian("NAME=\"Debian GNU/Linux\"\nID=debian\n"));
        assert!(names_debian("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!names_debian("ID=fedora\nID_LIKE=\"rhel\"\n"));
    }

    #[test]
    fn a_plan_that_removes_something_is_noticed() {
        assert_eq!(first_removed("Inst a (1)\nRemv rustup [1.26] \nConf a"), Some("rustup"));
        assert_eq!(first_removed("Inst a (1)\nConf a"), None);
    }
}
