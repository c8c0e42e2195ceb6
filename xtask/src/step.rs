//! A step that takes long: says what, why and how long, shows that it is alive, and explains a failure.

use anyhow::{Context as _, Result, bail};
use std::{
    ffi::OsStr,
    fs::{self, File},
    io::{IsTerminal as _, Read as _, Seek as _, SeekFrom, Write as _},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

/// How often a line is written if no terminal can show a running clock.
const HEARTBEAT: Duration = Duration::from_secs(30);
const TAIL_LINES: usize = 40;

/// Runs a program, and ends its whole group at the end of the input. That comes when we are ended, too: a group of its own
/// hears no Ctrl-C. What does not end by itself is ended three seconds later.
const WATCH: &str = r#"exec 3<&0 </dev/null
trap : TERM
{ read -r _ <&3; trap '' TERM; kill -TERM 0; sleep 3; kill -KILL 0; } &
"$@" 3<&-
status=$?
kill -KILL $!
exit $status"#;

/// A long step that runs one program with its output in a log file.
#[derive(Debug)]
pub struct Step<'a> {
    /// What is done: `Install trunk 0.21.14`.
    pub what: &'a str,
    /// Why, in a few words: `it bundles the app; only the first time`.
    pub why: &'a str,
    /// How long it usually takes: `about 9 minutes`.
    pub expect: &'a str,
    /// What a person can do when it fails.
    pub hint: &'a str,
    /// The step is stopped if it takes longer than this.
    pub limit: Option<Duration>,
    /// The file that receives the program's output.
    pub log: PathBuf,
}

impl Step<'_> {
    /// Runs the program to its end.
    ///
    /// # Errors
    /// If it cannot be started, fails or exceeds the limit; the message has the end of its output and the hint.
    pub fn run(&self, command: &mut Command) -> Result<()> {
        println!("{} ({}; {})", self.what, self.why, self.expect);
        let start = Instant::now();
        match self.watch(command, start)? {
            Some(status) if status.success() => {
                println!("  done in {}", clock(start.elapsed()));
                Ok(())
            }
            Some(status) => self.failed(&format!("failed ({status})")),
            None => self.failed(&format!("was not done after {} and has been ended", clock(start.elapsed()))),
        }
    }

    /// The lines of its output that begin like this.
    #[must_use]
    pub fn said(&self, beginning: &str) -> Vec<String> {
        let output = fs::read(&self.log).unwrap_or_default();
        let lines = String::from_utf8_lossy(&output);
        lines.lines().filter(|line| line.starts_with(beginning)).map(str::to_owned).collect()
    }

    fn watch(&self, command: &Command, start: Instant) -> Result<Option<ExitStatus>> {
        if let Some(dir) = self.log.parent() {
            fs::create_dir_all(dir).with_context(|| format!("cannot create {}", dir.display()))?;
        }
        let log = File::create(&self.log).with_context(|| format!("cannot write {}", self.log.display()))?;
        let mut child = grouped(command)
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .with_context(|| format!("cannot run {}", command.get_program().display()))?;
        let mut pulse = Pulse::new(&self.log, start);
        loop {
            if let Some(status) = child.try_wait()? {
                pulse.clear();
                return Ok(Some(status));
            }
            if self.limit.is_some_and(|limit| start.elapsed() > limit) {
                pulse.clear();
                end(&mut child);
                return Ok(None);
            }
            pulse.beat();
            thread::sleep(Duration::from_millis(100));
        }
    }

    fn failed(&self, how: &str) -> Result<()> {
        let tail = tail(&self.log, TAIL_LINES);
        bail!("{} {how}.\n--- end of {} ---\n{tail}\n---\n{}", self.what, self.log.display(), self.hint)
    }
}

/// The same command in a group of its own, where there are groups: what it starts, as Trunk starts cargo, ends with it.
fn grouped(command: &Command) -> Command {
    let program = command.get_program();
    let mut grouped = Command::new(if cfg!(unix) { OsStr::new("sh") } else { program });
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(grouped.args(["-c", WATCH, "sh"]).arg(program), 0);
    grouped.args(command.get_args()).stdin(if cfg!(unix) { Stdio::piped() } else { Stdio::null() });
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => grouped.env(name, value),
            None => grouped.env_remove(name),
        };
    }
    if let Some(dir) = command.get_current_dir() {
        grouped.current_dir(dir);
    }
    grouped
}

fn end(child: &mut Child) {
    if cfg!(unix) {
        drop(child.stdin.take());
    } else {
        // An error means that it has just ended by itself.
        let _ = child.kill();
    }
    // What belongs to root by now goes on without anybody waiting: the shell around it is ours.
    let _ = child.wait();
}

/// The sign of life: a clock on a terminal, an occasional line elsewhere.
struct Pulse<'a> {
    log: &'a Path,
    start: Instant,
    terminal: bool,
    next: Duration,
}

impl<'a> Pulse<'a> {
    fn new(log: &'a Path, start: Instant) -> Self {
        let terminal = std::io::stdout().is_terminal();
        Self { log, start, terminal, next: if terminal { Duration::from_secs(1) } else { HEARTBEAT } }
    }

    fn beat(&mut self) {
        let elapsed = self.start.elapsed();
        if elapsed < self.next {
            return;
        }
        self.next = elapsed + if self.terminal { Duration::from_millis(500) } else { HEARTBEAT };
        let last: String = tail(self.log, 1).trim().chars().filter(|c| !c.is_control()).take(60).collect();
        if self.terminal {
            print!("\r\x1b[2K  {}  {last}", clock(elapsed));
            let _ = std::io::stdout().flush();
        } else {
            println!("  {}  {last}", clock(elapsed));
        }
    }

    fn clear(&self) {
        if self.terminal {
            print!("\r\x1b[2K");
            let _ = std::io::stdout().flush();
        }
    }
}

/// The last lines of a file; empty when there are none.
pub fn tail(file: &Path, lines: usize) -> String {
    // A log can be long, its end is enough.
    const END: u64 = 16 * 1024;
    let read = || -> std::io::Result<Vec<u8>> {
        let mut file = File::open(file)?;
        let from = file.metadata()?.len().saturating_sub(END);
        file.seek(SeekFrom::Start(from))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let bytes = read().unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let all: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    all.get(all.len().saturating_sub(lines)..).unwrap_or_default().join("\n")
}

/// A duration for people: `0.4 s`, `12 s`, `3 min 5 s`.
pub fn clock(time: Duration) -> String {
    match time.as_secs() {
        0..10 => format!("{:.1} s", time.as_secs_f32()),
        seconds @ 10..60 => format!("{seconds} s"),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        assert_eq!(clock(Duration::from_millis(420)), "0.4 s");
        assert_eq!(clock(Duration::from_secs(59)), "59 s");
        assert_eq!(clock(Duration::from_secs(185)), "3 min 5 s");
    }

    fn step(name: &str, limit: Option<Duration>) -> Step<'static> {
        let log = std::env::temp_dir().join(format!("shoreline-step-{}-{name}.log", std::process::id()));
        Step { what: "A step", why: "a test", expect: "no time", hint: "Do this.", limit, log }
    }

    #[test]
    #[cfg(unix)]
    fn a_failure_shows_the_end_of_the_output_and_the_hint() {
        let step = step("failure", None);
        let error = step.run(Command::new("sh").args(["-c", "echo first; echo last >&2; exit 3"])).unwrap_err();
        fs::remove_file(&step.log).unwrap();
        let text = error.to_string();
        assert!(text.contains("last") && text.contains("Do this.") && text.contains('3'), "{text}");
    }

    #[test]
    #[cfg(unix)]
    fn what_was_said_can_be_told() {
        let step = step("said", None);
        step.run(Command::new("sh").args(["-c", "echo note: a; echo 'warning: b' >&2; echo no warning: c"])).unwrap();
        let said = step.said("warning: ");
        fs::remove_file(&step.log).unwrap();
        assert_eq!(said, ["warning: b"]);
    }

    #[test]
    #[cfg(unix)]
    fn a_step_that_hangs_is_ended_at_its_limit() {
        let step = step("limit", Some(Duration::from_millis(300)));
        let error = step.run(Command::new("sleep").arg("30")).unwrap_err();
        fs::remove_file(&step.log).unwrap();
        assert!(error.to_string().contains("has been ended"), "{error}");
    }

    #[test]
    #[cfg(unix)]
    fn what_a_step_has_started_ends_with_it() {
        let step = step("group", Some(Duration::from_millis(300)));
        let mut command = Command::new("sh");
        step.run(command.args(["-c", "(sleep 1; echo late) & wait"])).unwrap_err();
        thread::sleep(Duration::from_millis(1500));
        let said = step.said("late");
        fs::remove_file(&step.log).unwrap();
        assert!(said.is_empty(), "it has gone on");
    }

    #[test]
    #[cfg(unix)]
    fn what_does_not_listen_ends_as_well() {
        let step = step("deaf", Some(Duration::from_millis(300)));
        let start = Instant::now();
        step.run(Command::new("sh").args(["-c", "trap '' TERM; sleep 8; echo late"])).unwrap_err();
        assert!(start.elapsed() < Duration::from_secs(6), "{:?}", start.elapsed());
        fs::remove_file(&step.log).unwrap();
    }

    #[test]
    #[cfg(unix)]
    fn a_program_has_the_folder_the_variables_and_the_status_that_it_should() {
        let step = step("same", None);
        let mut command = Command::new("sh");
        command.args(["-c", "echo said: $A ${HOME-none} $(pwd) \"$1\"; exit 7", "sh", "a  b"]);
        let error = step.run(command.env("A", "1").env_remove("HOME").current_dir("/")).unwrap_err();
        let said = step.said("said: ");
        fs::remove_file(&step.log).unwrap();
        assert_eq!(said, ["said: 1 none / a  b"]);
        assert!(error.to_string().contains("failed (exit status: 7)"), "{error}");
    }
}
