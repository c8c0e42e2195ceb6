//! A WebDriver program that ends when this program does, however that comes about.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A running WebDriver program with everything that it started.
pub struct Process {
    child: Child,
    port: u16,
    scratch: PathBuf,
}

/// Waits for the end of its input, which comes even when this program is killed; then ends its whole group.
#[cfg(unix)]
const WATCH: &str = r#""$@" <&- & read -r _; kill -TERM -$$"#;

impl Process {
    /// Starts `wrapper… program args(port)` on a free port and waits until it listens.
    pub fn start(wrapper: &[&str], program: &Path, args: impl Fn(u16) -> Vec<String>) -> Result<Self, String> {
        let port = free_port().map_err(|e| format!("There is no free port: {e}"))?;
        let scratch = std::env::temp_dir().join(format!("shoreline-browser-{}-{port}", std::process::id()));
        let mut command = command(wrapper, program);
        command.args(args(port)).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let child = command.spawn().map_err(|e| format!("{} does not start: {e}", program.display()))?;
        let mut process = Process { child, port, scratch };
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if start.elapsed() > Duration::from_secs(20) || !matches!(process.child.try_wait(), Ok(None)) {
                return Err(format!("{} does not answer on port {port}.", program.display()));
            }
            sleep(Duration::from_millis(20));
        }
        Ok(process)
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// A folder of its own, removed at the end.
    pub fn scratch(&self) -> &Path {
        &self.scratch
    }
}

#[cfg(unix)]
fn command(wrapper: &[&str], program: &Path) -> Command {
    use std::os::unix::process::CommandExt as _;
    let mut command = Command::new("sh");
    command.args(["-c", WATCH, "sh"]).args(wrapper).arg(program).process_group(0);
    command
}

#[cfg(not(unix))]
fn command(_: &[&str], program: &Path) -> Command {
    Command::new(program)
}

impl Drop for Process {
    fn drop(&mut self) {
        if cfg!(unix) {
            drop(self.child.stdin.take());
        } else {
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
        // Chromium writes into its folder until it is gone; a temporary folder that stays does no harm.
        let _ = std::fs::remove_dir_all(&self.scratch);
    }
}

/// A port that nobody listens on.
pub fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
