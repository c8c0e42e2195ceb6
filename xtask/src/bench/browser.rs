//! A Chromium that is driven over its own debugging pipe: no driver program in between, and every event in order.

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::{Duration, Instant},
};

/// How long one command may take; a throttled page needs its time.
const PATIENCE: Duration = Duration::from_secs(60);

/// The browser reads commands from its file 3 and writes answers to its file 4.
const PIPE: &str = r#"exec "$@" 3<&0 4>&1 </dev/null >/dev/null 2>&1"#;

const FLAGS: [&str; 15] = [
    "--remote-debugging-pipe",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-dev-shm-usage",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    // Memory is counted when asked for, not some time later.
    "--enable-blink-features=ForceEagerMeasureMemory",
];

/// A running browser. It ends when the value is dropped, and when this program ends in any other way.
pub struct Browser {
    child: Child,
    /// None when it has been told to end.
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    last_id: u64,
    /// What arrived while waiting for an answer.
    events: Vec<Event>,
    scratch: PathBuf,
}

/// Something that happened in a page.
#[derive(Debug, Clone)]
pub struct Event {
    /// The page.
    pub session: String,
    /// `Network.loadingFinished`, …
    pub method: String,
    /// Its details.
    pub params: Value,
}

impl Browser {
    /// Starts it.
    ///
    /// # Errors
    /// If it does not start.
    pub fn start(program: &Path) -> Result<Self> {
        if !cfg!(unix) {
            bail!("the benchmark talks to Chromium through a pipe, which needs Linux, macOS or WSL");
        }
        let scratch = std::env::temp_dir().join(format!("shoreline-bench-{}", std::process::id()));
        let mut command = Command::new("sh");
        command.args(["-c", PIPE, "sh"]).arg(program).args(FLAGS);
        command.arg(format!("--user-data-dir={}", scratch.display())).arg("about:blank");
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot run {}", program.display()))?;
        let (input, output) = (child.stdin.take(), child.stdout.take().context("no pipe")?);
        let (send, messages) = channel();
        thread::spawn(move || {
            for message in BufReader::new(output).split(0).map_while(Result::ok) {
                let Ok(message) = serde_json::from_slice(&message) else { continue };
                if send.send(message).is_err() {
                    break;
                }
            }
        });
        Ok(Self { child, input, messages, last_id: 0, events: Vec::new(), scratch })
    }

    /// What it calls itself: `Chrome/150.0.1.2`.
    ///
    /// # Errors
    /// When it does not answer.
    pub fn version(&mut self) -> Result<String> {
        let answer = self.call("", "Browser.getVersion", json!({}))?;
        Ok(answer.get("product").and_then(Value::as_str).unwrap_or("Chromium").to_owned())
    }

    /// Sends a command to a page, or to the browser itself when `session` is empty, and waits for the answer.
    ///
    /// # Errors
    /// When the browser refuses, is gone or takes too long.
    pub fn call(&mut self, session: &str, method: &str, params: Value) -> Result<Value> {
        self.last_id += 1;
        let id = self.last_id;
        let mut command = json!({ "id": id, "method": method, "params": params });
        if let (false, Some(command)) = (session.is_empty(), command.as_object_mut()) {
            command.insert("sessionId".to_owned(), session.into());
        }
        let mut bytes = serde_json::to_vec(&command)?;
        bytes.push(0);
        let input = self.input.as_mut().context("the browser has ended")?;
        input.write_all(&bytes).and_then(|()| input.flush()).context("the browser is gone")?;
        let until = Instant::now() + PATIENCE;
        loop {
            let Some(mut message) = self.receive(until)? else { bail!("the browser does not answer to {method}") };
            if message.get("id").and_then(Value::as_u64) != Some(id) {
                self.keep(&mut message);
            } else if let Some(error) = message.pointer("/error/message") {
                bail!("the browser refuses {method}: {error}");
            } else {
                return Ok(message.get_mut("result").map(Value::take).unwrap_or_default());
            }
        }
    }

    /// The events since the last call, and those that come within `time`.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn events(&mut self, time: Duration) -> Result<Vec<Event>> {
        let until = Instant::now() + time;
        while let Some(mut message) = self.receive(until)? {
            self.keep(&mut message);
        }
        Ok(std::mem::take(&mut self.events))
    }

    fn receive(&self, until: Instant) -> Result<Option<Value>> {
        match self.messages.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(message) => Ok(Some(message)),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => bail!("the browser has ended"),
        }
    }

    fn keep(&mut self, message: &mut Value) {
        let text = |name: &str| message.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let (session, method) = (text("sessionId"), text("method"));
        let params = message.get_mut("params").map(Value::take).unwrap_or_default();
        self.events.push(Event { session, method, params });
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The end of its pipe is the end of the browser.
        drop(self.input.take());
        let start = Instant::now();
        while matches!(self.child.try_wait(), Ok(None)) {
            if start.elapsed() > Duration::from_secs(5) {
                // An error means that it has just ended by itself.
                let _ = self.child.kill();
                let _ = self.child.wait();
            }
            thread::sleep(Duration::from_millis(20));
        }
        let _ = fs::remove_dir_all(&self.scratch);
    }
}
