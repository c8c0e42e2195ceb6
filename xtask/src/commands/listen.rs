//! A server for a person: on a port that is easy to remember, if one is free.

use crate::server::{Config, Mount, Server};
use anyhow::{Context as _, Result};
use std::{path::Path, process::Command};

/// Tried in this order when nobody asked for a port.
const PORTS: std::ops::Range<u16> = 8080..8100;

/// Serves a folder.
///
/// # Errors
/// If the wanted port is taken, or no port at all is free.
pub fn start(dist: &Path, port: Option<u16>) -> Result<Server> {
    let on = |port| Server::start(Config { port, mounts: vec![Mount::new("/", dist)], remember: false });
    match port {
        Some(port) => on(port).with_context(|| {
            format!("port {port} cannot be had (name another one, or leave --port out to get the next free one)")
        }),
        None => PORTS.into_iter().find_map(|port| on(port).ok()).map_or_else(|| on(0), Ok),
    }
}

/// Opens an address in the default browser; says so when that does not work.
pub fn open(url: &str) {
    let (program, args): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/c", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    // Without a desktop the program is the browser itself, which keeps running.
    let mut command = Command::new(program);
    command.args(args).arg(url);
    std::thread::spawn(move || {
        if !command.status().is_ok_and(|status| status.success()) {
            println!("No browser could be opened: open the address yourself.");
        }
    });
}

/// Waits until somebody stops the program.
pub fn wait() -> ! {
    loop {
        std::thread::park();
    }
}
