//! One page in a browser profile of its own: nothing is cached, nothing is left from the page before.

use super::{browser::Browser, profile::Profile, traffic::Traffic};
use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// How long a page may take until it is quiet.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long it must be quiet.
const QUIET: Duration = Duration::from_millis(800);
/// How often to look.
const LOOK: Duration = Duration::from_millis(20);

/// A page.
pub struct Tab<'b> {
    browser: &'b mut Browser,
    context: String,
    session: String,
    /// What it has loaded.
    pub traffic: Traffic,
}

impl<'b> Tab<'b> {
    /// Opens a page of a site under a profile; `script` runs in it before everything else.
    ///
    /// # Errors
    /// When the browser refuses.
    pub fn open(browser: &'b mut Browser, profile: Profile, origin: &str, page: &str, script: &str) -> Result<Self> {
        let context = text(&browser.call("", "Target.createBrowserContext", json!({}))?, "browserContextId")?;
        let target = json!({ "url": "about:blank", "browserContextId": context, "width": 1280, "height": 900 });
        let target = text(&browser.call("", "Target.createTarget", target)?, "targetId")?;
        let attached = browser.call("", "Target.attachToTarget", json!({ "targetId": target, "flatten": true }))?;
        let session = text(&attached, "sessionId")?;
        let mut tab = Self { browser, context, session, traffic: Traffic::default() };
        for domain in ["Page.enable", "Network.enable"] {
            tab.call(domain, json!({}))?;
        }
        // An empty page of the same site first: no app is responsible for the start of a process for the site.
        tab.go(&format!("{origin}/empty.html"))?;
        tab.settle()?;
        tab.traffic = Traffic::default();
        for (method, params) in profile.commands() {
            tab.call(method, params)?;
        }
        tab.call("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }))?;
        tab.go(&format!("{origin}/{page}/"))?;
        Ok(tab)
    }

    fn go(&mut self, url: &str) -> Result<()> {
        let answer = self.call("Page.navigate", json!({ "url": url }))?;
        match answer.get("errorText") {
            Some(error) => bail!("{url} does not open: {error}"),
            None => Ok(()),
        }
    }

    /// Sends a command to the page.
    ///
    /// # Errors
    /// When the browser refuses.
    pub fn call(&mut self, method: &str, params: Value) -> Result<Value> {
        self.browser.call(&self.session, method, params)
    }

    /// The value of an expression; promises are awaited.
    ///
    /// # Errors
    /// If it throws.
    pub fn evaluate(&mut self, expression: &str) -> Result<Value> {
        let params = json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let mut answer = self.call("Runtime.evaluate", params)?;
        if let Some(error) = answer.pointer("/exceptionDetails/exception/description") {
            bail!("{expression}: {error}");
        }
        Ok(answer.pointer_mut("/result/value").map(Value::take).unwrap_or_default())
    }

    /// Listens to the page for a while.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn listen(&mut self, time: Duration) -> Result<bool> {
        let mut any = false;
        for event in self.browser.events(time)? {
            if event.session == self.session {
                any |= event.method.starts_with("Network.");
                self.traffic.see(&event);
            }
        }
        Ok(any)
    }

    /// Waits until the page has loaded everything and its scripts have run.
    ///
    /// # Errors
    /// If a request fails, or time runs out.
    pub fn settle(&mut self) -> Result<()> {
        let start = Instant::now();
        let mut quiet = Instant::now();
        while quiet.elapsed() < QUIET {
            if self.listen(LOOK)? || !self.traffic.is_quiet() {
                quiet = Instant::now();
            } else if quiet.elapsed() < LOOK * 2 {
                // The page answers only when its scripts give it time.
                self.evaluate("0")?;
            }
            if start.elapsed() > PATIENCE {
                bail!("the page is not quiet after {} s", PATIENCE.as_secs());
            }
        }
        match self.traffic.failure() {
            Some(failure) => bail!("{failure}"),
            None => Ok(()),
        }
    }

    /// Waits until an expression has a value.
    ///
    /// # Errors
    /// If time runs out.
    pub fn wait(&mut self, expression: &str) -> Result<Value> {
        let start = Instant::now();
        loop {
            let value = self.evaluate(expression)?;
            if !matches!(value, Value::Null | Value::Bool(false)) {
                return Ok(value);
            }
            if start.elapsed() > PATIENCE {
                bail!("waited in vain for {expression}");
            }
            self.listen(LOOK)?;
        }
    }

    /// Moves the mouse to a place and clicks.
    ///
    /// # Errors
    /// When the browser refuses.
    pub fn click(&mut self, x: f64, y: f64) -> Result<()> {
        for (kind, button, count) in
            [("mouseMoved", "none", 0), ("mousePressed", "left", 1), ("mouseReleased", "left", 1)]
        {
            let params = json!({ "type": kind, "x": x, "y": y, "button": button, "clickCount": count });
            self.call("Input.dispatchMouseEvent", params)?;
        }
        Ok(())
    }

    /// The bytes that the page holds after garbage collection: scripts and elements as the browser counts them for web
    /// developers, and the memories of WebAssembly, which it leaves out. Compiled WebAssembly is in neither.
    ///
    /// # Errors
    /// When the browser cannot tell.
    pub fn memory(&mut self) -> Result<f64> {
        self.call("HeapProfiler.enable", json!({}))?;
        self.call("HeapProfiler.collectGarbage", json!({}))?;
        let page = self.evaluate("performance.measureUserAgentSpecificMemory().then((memory) => memory.bytes)")?;
        let sum = "[...benchPerson.memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0)";
        let wasm = self.evaluate(sum)?;
        let number = |value: &Value| value.as_f64().context("the browser does not tell its memory");
        Ok(number(&page)? + number(&wasm)?)
    }

    /// Closes the page and forgets everything about it.
    ///
    /// # Errors
    /// When the browser refuses.
    pub fn close(self) -> Result<()> {
        self.browser.call("", "Target.disposeBrowserContext", json!({ "browserContextId": self.context }))?;
        self.browser.events(Duration::ZERO)?;
        Ok(())
    }
}

fn text(answer: &Value, name: &str) -> Result<String> {
    let value = answer.get(name).and_then(Value::as_str);
    value.map(str::to_owned).with_context(|| format!("the browser's answer lacks {name}"))
}
