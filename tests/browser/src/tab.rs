//! One browser with its own server: opens pages, runs scripts, moves pointer and keys, and keeps watch.

use crate::engine::Engine;
use crate::process::Process;
use crate::quiz::Quiz;
use http::Method;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread::sleep;
use std::time::{Duration, Instant};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::error::WebDriverResult;
use thirtyfour::session::scriptret::ScriptRet;
use thirtyfour::{Capabilities, RequestData, SessionId, WebDriver};
use tokio::runtime::{Builder, Runtime};
use xtask::server::{Config, Gate, Mount, Request, Response, Seen, Server};

/// How long a visitor would wait for anything here.
const PATIENCE: Duration = Duration::from_secs(10);

type Bend = Box<dyn Fn(&Request, &mut Response) + Send>;

/// A browser with one window, and the server that it visits.
pub struct Tab {
    pub engine: Engine,
    pub server: Server,
    bends: Arc<Mutex<Vec<Bend>>>,
    /// Parts of console messages that the present page must produce; others are a failure.
    expected: RefCell<Vec<String>>,
    /// Parts of messages that it may produce.
    allowed: RefCell<Vec<String>>,
    /// How many requests there were when the page was complete; none may follow.
    settled: Cell<Option<usize>>,
    /// Origins beside the server's own that the present page may load from.
    others: RefCell<Vec<String>>,
    visits: Cell<u32>,
    on_page: Cell<bool>,
    in_frame: Cell<bool>,
    runtime: Runtime,
    driver: Option<WebDriver>,
    _process: Process,
}

/// A command that has no function in the driver's library.
#[derive(Debug)]
struct Plain<'a>(Method, &'a str, Option<Value>);

impl FormatRequestData for Plain<'_> {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let Plain(method, path, body) = self;
        let request = RequestData::new(method.clone(), format!("session/{session}/{path}"));
        body.iter().cloned().fold(request, RequestData::add_body)
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The built folder.
pub fn dist() -> PathBuf {
    std::env::var_os("SHORELINE_DIST").map_or_else(|| root().join("dist"), PathBuf::from)
}

fn serve() -> Result<Server, String> {
    let dist = dist();
    if !dist.join("embed.js").is_file() {
        return Err(format!("There is no build in {}. Run: cargo xtask build", dist.display()));
    }
    let mut mounts = vec![Mount::new("/", dist), Mount::new("/hosts/", root().join("tests/hosts"))];
    if let Some(axe) = std::env::var_os("SHORELINE_AXE").map(PathBuf::from) {
        mounts.push(Mount::new("/axe/", axe.parent().unwrap_or(Path::new("/"))));
    }
    if let Some(built) = std::env::var_os("SHORELINE_HOSTS") {
        mounts.push(Mount::new("/built/", built));
    }
    Server::start(Config { port: 0, mounts, remember: true }).map_err(|e| format!("The server does not start: {e}"))
}

impl Tab {
    pub fn start(engine: Engine) -> Result<Self, String> {
        let server = serve()?;
        let (process, capabilities) = engine.start()?;
        let runtime = Builder::new_current_thread().enable_all().build().map_err(|e| e.to_string())?;
        let capabilities: Capabilities = serde_json::from_value(capabilities).map_err(|e| e.to_string())?;
        let driver = runtime
            .block_on(WebDriver::new(process.url(), capabilities))
            .map_err(|e| format!("{} does not start: {e}", engine.name()))?;
        Ok(Tab {
            engine,
            server,
            bends: Arc::default(),
            expected: RefCell::default(),
            allowed: RefCell::default(),
            others: RefCell::default(),
            settled: Cell::new(None),
            visits: Cell::new(0),
            on_page: Cell::new(false),
            in_frame: Cell::new(false),
            runtime,
            driver: Some(driver),
            _process: process,
        })
    }

    fn driver(&self) -> &WebDriver {
        self.driver.as_ref().unwrap()
    }

    #[track_caller]
    fn run<T>(&self, work: impl Future<Output = WebDriverResult<T>>) -> T {
        self.runtime.block_on(work).unwrap_or_else(|e| panic!("{e}"))
    }

    /// Whether the browser still answers.
    pub fn alive(&self) -> bool {
        self.runtime.block_on(self.driver().window()).is_ok()
    }

    // ---- trials and pages --------------------------------------------------------------------------------

    /// Forgets everything of the last trial.
    pub fn begin(&self) {
        self.on_page.set(false);
        self.frame(None);
        self.run(self.driver().goto("about:blank"));
        self.resize(1000, 900);
        self.expected.borrow_mut().clear();
        self.allowed.borrow_mut().clear();
        self.others.borrow_mut().clear();
        self.bends.lock().unwrap().clear();
        self.server.reset();
        self.server.before(|request| {
            // What comes uncompressed can be bent.
            request.remove("accept-encoding");
            None
        });
        let bends = Arc::clone(&self.bends);
        self.server.after(move |request, response| {
            // Every request shall reach the server, so that tests can count and bend it.
            response.set("cache-control", "no-store");
            response.remove("etag");
            for bend in bends.lock().unwrap().iter() {
                bend(request, response);
            }
        });
    }

    /// Changes answers of the server until the end of the trial.
    pub fn bend(&self, bend: impl Fn(&Request, &mut Response) + Send + 'static) {
        self.bends.lock().unwrap().push(Box::new(bend));
    }

    /// Holds back every answer whose path ends like this until the gate is opened, or for ever.
    pub fn hold(&self, end: &'static str) -> Gate {
        let gate = Gate::default();
        let held = gate.clone();
        self.bend(move |request, response| {
            if request.path.ends_with(end) {
                response.gate = Some(held.clone());
            }
        });
        gate
    }

    /// The server answers as it should again.
    pub fn heal(&self) {
        self.bends.lock().unwrap().clear();
    }

    /// Opens a host page, after a last look at the page that it replaces.
    pub fn open(&self, page: &str) -> Quiz<'_> {
        self.leave();
        self.server.forget();
        self.visits.set(self.visits.get() + 1);
        // The number makes each visit a new document, even where only the fragment differs.
        let (path, fragment) = page.split_once('#').map_or((page, String::new()), |(p, f)| (p, format!("#{f}")));
        let mark = if path.contains('?') { '&' } else { '?' };
        let url = format!("{}/hosts/{path}{mark}visit={}{fragment}", self.server.origin(), self.visits.get());
        self.run(self.driver().goto(url));
        // The page before may be complete as well: only the new address counts.
        let there = "return location.search.endsWith(arguments[0]) && document.readyState === 'complete'";
        self.until_script("the page is complete", there, json!([format!("visit={}", self.visits.get())]));
        self.on_page.set(true);
        self.quiz("quiz")
    }

    /// Opens `plain.html` with this tag in place of its own.
    pub fn open_tag(&self, tag: &str) -> Quiz<'_> {
        let bends = self.bends.lock().unwrap().len();
        self.serve_tag(tag);
        let quiz = self.open("plain.html");
        self.bends.lock().unwrap().truncate(bends);
        quiz
    }

    /// The same for every visit of `plain.html` from now on.
    pub fn serve_tag(&self, tag: &str) {
        self.edit_page("/hosts/plain.html", "<shoreline-quiz id=\"quiz\">", tag);
    }

    /// Serves a page with another text in place of `old`.
    pub fn edit_page(&self, path: &str, old: &str, new: &str) {
        let [path, old, new] = [path, old, new].map(str::to_owned);
        self.bend(move |request, response| {
            if request.path == path {
                response.body = String::from_utf8_lossy(&response.body).replacen(&old, &new, 1).into_bytes();
            }
        });
    }

    pub fn reload(&self) {
        self.watch();
        self.server.forget();
        self.script("window.__replaced = true", json!([]));
        self.run(self.driver().refresh());
        self.loaded();
    }

    /// Waits until the page is complete; some engines come back from a navigation a moment too soon, while the old
    /// page is still there.
    pub fn loaded(&self) {
        let complete =
            "return document.readyState === 'complete' && location.protocol === 'http:' && !window.__replaced";
        self.until_script("the page is complete", complete, json!([]));
    }

    /// The widget with this id.
    pub fn quiz<'t>(&'t self, id: &'t str) -> Quiz<'t> {
        Quiz::new(self, id)
    }

    /// Goes into the frame with this id, or back to the top.
    pub fn frame(&self, id: Option<&str>) {
        let body = match id {
            Some(id) => json!({ "id": self.script("return document.getElementById(arguments[0])", json!([id])) }),
            None => json!({ "id": null }),
        };
        self.command(Method::POST, "frame", Some(body));
        self.in_frame.set(id.is_some());
    }

    /// From here on the page may ask the server for nothing more.
    pub fn settle(&self) {
        self.settled.set(Some(self.requests().len()));
    }

    /// Allows requests again.
    pub fn unsettle(&self) {
        self.settled.set(None);
    }

    /// The page will say something that contains `part` on its console.
    pub fn expect(&self, part: &str) {
        self.expected.borrow_mut().push(part.to_owned());
    }

    /// The page may say something that contains `part`, depending on the engine.
    pub fn allow(&self, part: &str) {
        self.allowed.borrow_mut().push(part.to_owned());
    }

    /// Allows loading from another origin until the end of the trial.
    pub fn also_from(&self, origin: &str) {
        self.others.borrow_mut().push(origin.to_owned());
    }

    /// What the page said on its console so far, uncaught errors and policy violations included.
    pub fn console(&self) -> Vec<String> {
        let said = self.script("return window.__spy ? __spy.console : ['spy.js is missing']", json!([]));
        serde_json::from_value(said).unwrap()
    }

    /// The last look at a page: it must have kept quiet, but for what was expected.
    pub fn leave(&self) {
        if !self.on_page.get() {
            return;
        }
        self.watch();
        self.on_page.set(false);
        self.expected.borrow_mut().clear();
        self.allowed.borrow_mut().clear();
        if self.in_frame.get() {
            self.frame(None);
        }
    }

    fn watch(&self) {
        let said = self.console();
        let (expected, allowed) = (self.expected.borrow().clone(), self.allowed.borrow().clone());
        for line in &said {
            assert!(expected.iter().chain(&allowed).any(|part| line.contains(part)), "the page complains: {line}");
        }
        for part in expected {
            assert!(said.iter().any(|line| line.contains(&part)), "the page did not say “{part}”, but {said:#?}");
        }
        let loaded = self.script("return performance.getEntriesByType('resource').map((e) => e.name)", json!([]));
        let origin = self.server.origin();
        for url in loaded.as_array().unwrap() {
            let url = url.as_str().unwrap();
            let others = self.others.borrow();
            let known = others.iter().any(|other| url.starts_with(other));
            assert!(known || url.starts_with(&origin), "asked another server: {url}");
        }
        if let Some(settled) = self.settled.take() {
            let late: Vec<_> = self.requests().into_iter().skip(settled).map(|seen| seen.request.path).collect();
            assert!(late.is_empty(), "requests after loading: {late:?}");
        }
    }

    /// What the server was asked for, but for what browsers ask on their own.
    pub fn requests(&self) -> Vec<Seen> {
        self.server.seen().into_iter().filter(|seen| seen.request.path != "/favicon.ico").collect()
    }

    /// How often a file was asked for whose path ends like this.
    pub fn count(&self, end: &str) -> usize {
        self.requests().iter().filter(|seen| seen.request.path.ends_with(end)).count()
    }

    // ---- browser -----------------------------------------------------------------------------------------

    #[track_caller]
    pub(crate) fn command(&self, method: Method, path: &str, body: Option<Value>) -> Value {
        let answer = self.runtime.block_on(self.driver().cmd(Plain(method, path, body)));
        answer.and_then(|answer| answer.value_json()).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    /// Runs a script; `args` is a list.
    #[track_caller]
    pub fn script(&self, script: &str, args: Value) -> Value {
        self.try_script(script, args).unwrap_or_else(|e| panic!("{e}"))
    }

    pub fn try_script(&self, script: &str, args: Value) -> Result<Value, String> {
        let Value::Array(args) = args else { panic!("arguments come as a list, not as {args}") };
        let result = self.runtime.block_on(self.driver().execute(script, args));
        result.map(|result: ScriptRet| result.json().clone()).map_err(|e| e.to_string())
    }

    /// Runs a script that calls its last argument when it is done.
    #[track_caller]
    pub fn script_later(&self, script: &str, args: Value) -> Value {
        let Value::Array(args) = args else { panic!("arguments come as a list, not as {args}") };
        self.run(self.driver().execute_async(script, args)).json().clone()
    }

    /// Waits until a script answers with something that counts as true.
    #[track_caller]
    pub fn until_script(&self, what: &str, script: &str, args: Value) -> Value {
        self.until(what, || {
            let value = self.script(script, args.clone());
            (!matches!(value, Value::Null | Value::Bool(false)) && value != 0).then_some(value)
        })
    }

    /// Waits until `look` sees something.
    #[track_caller]
    pub fn until<T>(&self, what: &str, look: impl FnMut() -> Option<T>) -> T {
        self.until_or(what, look, String::new)
    }

    /// The same; `instead` says what was there when patience ends.
    #[track_caller]
    pub fn until_or<T>(&self, what: &str, mut look: impl FnMut() -> Option<T>, instead: impl Fn() -> String) -> T {
        let start = Instant::now();
        loop {
            if let Some(seen) = look() {
                return seen;
            }
            if start.elapsed() > PATIENCE {
                panic!("waited in vain until {what}; {}; console: {:?}", instead(), self.console());
            }
            sleep(Duration::from_millis(15));
        }
    }

    /// Waits until the page has drawn and everything that was due is done.
    pub fn frames(&self) {
        let wait = "const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)))";
        self.script_later(wait, json!([]));
    }

    /// Waits longer than an element takes to begin with fetching.
    pub fn rest(&self) {
        self.frames();
        sleep(Duration::from_millis(300));
    }

    /// Presses and releases keys one after the other, wherever the focus is.
    pub fn keys(&self, keys: &[char]) {
        let press = |key: &char| [json!({ "type": "keyDown", "value": key }), json!({ "type": "keyUp", "value": key })];
        let actions: Vec<Value> = keys.iter().flat_map(press).collect();
        self.act(json!([{ "type": "key", "id": "keys", "actions": actions }])).unwrap_or_else(|e| panic!("{e}"));
    }

    /// A key pressed while another one is held.
    pub fn chord(&self, held: char, key: char) {
        let step = |kind: &str, key: char| json!({ "type": kind, "value": key });
        let actions = [step("keyDown", held), step("keyDown", key), step("keyUp", key), step("keyUp", held)];
        self.act(json!([{ "type": "key", "id": "keys", "actions": actions }])).unwrap_or_else(|e| panic!("{e}"));
    }

    /// Moves the mouse to the middle of an element, which comes from a script, and clicks. False when the element
    /// has just been replaced.
    #[track_caller]
    pub fn click_on(&self, element: &Value) -> bool {
        let step = |kind: &str| json!({ "type": kind, "button": 0 });
        self.mouse(&[Tab::there(element), step("pointerDown"), step("pointerUp")])
    }

    /// Moves the mouse to the middle of an element; false when it has just been replaced.
    #[track_caller]
    pub fn point_at(&self, element: &Value) -> bool {
        self.mouse(&[Tab::there(element)])
    }

    fn there(element: &Value) -> Value {
        json!({ "type": "pointerMove", "duration": 0, "x": 0, "y": 0, "origin": element })
    }

    #[track_caller]
    fn mouse(&self, actions: &[Value]) -> bool {
        let kind = json!({ "pointerType": "mouse" });
        let mouse = json!([{ "type": "pointer", "id": "mouse", "parameters": kind, "actions": actions }]);
        match self.act(mouse) {
            Err(error) if error.to_string().contains("stale element") => false,
            result => result.map(|()| true).unwrap_or_else(|e| panic!("{e}")),
        }
    }

    fn act(&self, actions: Value) -> WebDriverResult<()> {
        let command = Plain(Method::POST, "actions", Some(json!({ "actions": actions })));
        self.runtime.block_on(self.driver().cmd(command)).map(drop)
    }

    /// Role and name as the browser tells them to assistive technology. `element` comes from a script.
    pub fn role_and_name(&self, element: &Value) -> (String, String) {
        let id = element.as_object().and_then(|o| o.values().next()).and_then(Value::as_str).expect("an element");
        let ask = |what: &str| {
            let answer = self.command(Method::GET, &format!("element/{id}/{what}"), None);
            answer.as_str().unwrap_or_default().to_owned()
        };
        (ask("computedrole"), ask("computedlabel"))
    }

    /// A picture of the window, as a PNG in base64.
    pub fn picture(&self) -> String {
        self.command(Method::GET, "screenshot", None).as_str().expect("a picture").to_owned()
    }

    pub fn resize(&self, width: u32, height: u32) {
        self.run(self.driver().set_window_rect(0, 0, width, height));
    }

    pub fn screenshot(&self, file: &Path) {
        self.run(self.driver().screenshot(file));
    }

    pub fn url(&self) -> String {
        self.run(self.driver().current_url()).to_string()
    }
}

impl Drop for Tab {
    fn drop(&mut self) {
        if let Some(driver) = self.driver.take() {
            // Its process is ended next, whether or not it says goodbye.
            let _ = self.runtime.block_on(driver.quit());
        }
    }
}
