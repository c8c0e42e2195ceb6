//! One browser with its own server: opens pages and keeps watch over what they say and ask for.

mod drive;

use crate::engine::Engine;
use crate::process::Process;
use crate::quiz::Quiz;
use http::Method;
use serde_json::json;
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{Capabilities, WebDriver};
use tokio::runtime::{Builder, Runtime};
use xtask::server::{Config, Gate, Mount, Request, Response, Seen, Server};

/// Does something with this page, the one at the top and all frames that may be looked into.
macro_rules! in_all_pages {
    ($what:literal) => {
        concat!(
            "const seen = new Set(), all = [];
            const look = (page) => {
              if (seen.has(page)) return;
              seen.add(page);
              try { ",
            $what,
            " for (let at = 0; at < page.length; at += 1) look(page[at]); } catch { /* another site's */ }
            };
            look(window);
            look(top);"
        )
    };
}

/// What all of them said; this one must have the spy.
const SAID: &str = concat!(
    in_all_pages!("all.push(...(page.__spy?.console ?? []));"),
    "return window.__spy ? all : ['spy.js is missing', ...all];"
);
/// What all of them have loaded.
const LOADED: &str = concat!(
    in_all_pages!("all.push(...page.performance.getEntriesByType('resource').map((file) => file.name));"),
    "return all;"
);

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
    /// What the server could not do as it was told: files that are missing, edits that found nothing to change.
    misses: Arc<Mutex<Vec<String>>>,
    /// Origins beside the server's own that the present page may load from.
    others: RefCell<Vec<String>>,
    visits: Cell<u32>,
    on_page: Cell<bool>,
    in_frame: Cell<bool>,
    runtime: Runtime,
    driver: Option<WebDriver>,
    _process: Process,
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
        // Some scripts of trials work for minutes.
        runtime.block_on(driver.set_script_timeout(Duration::from_secs(300))).map_err(|e| e.to_string())?;
        Ok(Tab {
            engine,
            server,
            bends: Arc::default(),
            misses: Arc::default(),
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
        match self.runtime.block_on(work) {
            Ok(value) => value,
            Err(error) => panic!("{error}"),
        }
    }

    /// Whether the browser still answers.
    pub fn alive(&self) -> bool {
        self.runtime.block_on(self.driver().window()).is_ok()
    }

    // ---- trials and pages --------------------------------------------------------------------------------

    /// Forgets everything of the last trial.
    pub fn begin(&self) {
        self.on_page.set(false);
        self.unsettle();
        // One that failed may have left anything: keys and buttons down, a screen of another size, a wish.
        self.let_go();
        self.frame(None);
        self.heal();
        self.watch_requests();
        self.forget_storage();
        self.run(self.driver().goto("about:blank"));
        self.resize(1000, 900);
        self.expected.borrow_mut().clear();
        self.allowed.borrow_mut().clear();
        self.others.borrow_mut().clear();
        self.misses.lock().unwrap().clear();
        self.server.forget();
    }

    /// Every request shall reach the server, so that trials can count and bend it. There is no moment without: the page
    /// of the last trial may still be loading, and what a browser keeps as immutable it asks nobody for again.
    fn watch_requests(&self) {
        self.server.before(|request| {
            // What comes uncompressed can be bent.
            request.remove("accept-encoding");
            None
        });
        let (bends, misses) = (Arc::clone(&self.bends), Arc::clone(&self.misses));
        self.server.after(move |request, response| {
            response.set("cache-control", "no-store");
            response.remove("etag");
            let before = response.status;
            for bend in bends.lock().unwrap().iter() {
                bend(request, response);
            }
            // What the trial itself has bent is no surprise.
            if before >= 400 && response.status >= 400 && request.path != "/favicon.ico" {
                misses.lock().unwrap().push(format!("{} for {} {}", response.status, request.method, request.path));
            }
        });
    }

    /// What a page of ours has stored is not for the next trial.
    fn forget_storage(&self) {
        self.run(self.driver().goto(format!("{}/hosts/other.html", self.server.origin())));
        self.script("sessionStorage.clear(); localStorage.clear()", json!([]));
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

    /// Waits until a file whose name ends like this has come into the page.
    pub fn until_came(&self, end: &str) {
        let came = "return performance.getEntriesByType('resource').some((file) => file.name.endsWith(arguments[0]))";
        self.until_script(&format!("{end} has come"), came, json!([end]));
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
        // It may have put its parameters into another order by now.
        let there = "return new URLSearchParams(location.search).get('visit') === arguments[0] && document.readyState === 'complete'";
        self.until_script("the page is complete", there, json!([self.visits.get().to_string()]));
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

    /// Serves a page with another text in place of `old`, which must be there.
    pub fn edit_page(&self, path: &str, old: &str, new: &str) {
        let [path, old, new] = [path, old, new].map(str::to_owned);
        let misses = Arc::clone(&self.misses);
        self.bend(move |request, response| {
            if request.path == path {
                let body = String::from_utf8_lossy(&response.body);
                if !body.contains(&old) {
                    misses.lock().unwrap().push(format!("{path} has no “{old}” to change"));
                }
                response.body = body.replacen(&old, &new, 1).into_bytes();
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
        let mut said: Vec<String> = serde_json::from_value(self.script(SAID, json!([]))).unwrap();
        said.append(&mut self.misses.lock().unwrap());
        let (expected, allowed) = (self.expected.borrow().clone(), self.allowed.borrow().clone());
        for line in &said {
            assert!(expected.iter().chain(&allowed).any(|part| line.contains(part)), "the page complains: {line}");
        }
        for part in expected {
            assert!(said.iter().any(|line| line.contains(&part)), "the page did not say “{part}”, but {said:#?}");
        }
        let loaded = self.script(LOADED, json!([]));
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
}

impl Drop for Tab {
    fn drop(&mut self) {
        if let Some(driver) = self.driver.take() {
            // Its process is ended next, whether or not it says goodbye.
            let _ = self.runtime.block_on(driver.quit());
        }
    }
}
