//! Driving the browser: scripts, waiting, pointer, keys, pictures.

use super::Tab;
use crate::engine::Engine;
use http::Method;
use serde_json::{Value, json};
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::common::print::PrintParameters;
use thirtyfour::error::WebDriverResult;
use thirtyfour::session::scriptret::ScriptRet;
use thirtyfour::{RequestData, SessionId};

/// How long anything here may take: far more than a visitor would wait, for the machine may be busy with other work. How
/// fast it is, the benchmark tells.
const PATIENCE: Duration = Duration::from_secs(30);

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

impl Tab {
    #[track_caller]
    pub(crate) fn command(&self, method: Method, path: &str, body: Option<Value>) -> Value {
        self.try_command(method, path, body).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    pub(crate) fn try_command(&self, method: Method, path: &str, body: Option<Value>) -> WebDriverResult<Value> {
        let answer = self.runtime.block_on(self.driver().cmd(Plain(method, path, body)));
        answer.and_then(|answer| answer.value_json())
    }

    /// What the page prints, as a PDF.
    #[track_caller]
    pub fn print(&self) -> Vec<u8> {
        let printed = self.runtime.block_on(self.driver().print_page(PrintParameters::default()));
        printed.unwrap_or_else(|e| panic!("printing: {e}"))
    }

    /// Keys and buttons go up, and what an engine's own commands have changed is as it was. Where nothing was left,
    /// some have nothing to do, and say so.
    pub fn let_go(&self) {
        let chromium = |command: &str, parameters: Value| {
            let body = json!({ "cmd": command, "params": parameters });
            let _ = self.try_command(Method::POST, "goog/cdp/execute", Some(body));
        };
        let _ = self.try_command(Method::DELETE, "actions", None);
        match self.engine {
            Engine::Chromium => {
                chromium("Emulation.clearDeviceMetricsOverride", json!({}));
                chromium("Emulation.setTouchEmulationEnabled", json!({ "enabled": false }));
                chromium("Emulation.setEmulatedMedia", json!({ "features": [] }));
            }
            Engine::Firefox => {
                let _ = self.try_command(Method::POST, "moz/context", Some(json!({ "context": "content" })));
            }
            Engine::Webkit => {}
        }
    }

    /// Runs a script; `args` is a list.
    #[track_caller]
    pub fn script(&self, script: &str, args: Value) -> Value {
        match self.try_script(script, args) {
            Ok(value) => value,
            // Not in a closure, which would not know the caller; so everywhere here.
            Err(error) => panic!("{error}"),
        }
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
    #[track_caller]
    pub fn keys(&self, keys: &[char]) {
        let actions: Vec<Value> =
            keys.iter().flat_map(|key| [Tab::key("keyDown", *key), Tab::key("keyUp", *key)]).collect();
        self.press_keys(&actions);
    }

    /// A key pressed while another one is held.
    #[track_caller]
    pub fn chord(&self, held: char, key: char) {
        let [down, up] = ["keyDown", "keyUp"];
        self.press_keys(&[Tab::key(down, held), Tab::key(down, key), Tab::key(up, key), Tab::key(up, held)]);
    }

    fn key(kind: &str, key: char) -> Value {
        json!({ "type": kind, "value": key })
    }

    #[track_caller]
    fn press_keys(&self, actions: &[Value]) {
        match self.act(json!([{ "type": "key", "id": "keys", "actions": actions }])) {
            Ok(()) => {}
            Err(error) => panic!("{error}"),
        }
    }

    /// Moves the mouse to the middle of an element, which comes from a script, and clicks. False when the element
    /// has just been replaced, or the page has moved it out of the window since the script looked: a person would look
    /// again, too.
    #[track_caller]
    #[must_use]
    pub fn click_on(&self, element: &Value) -> bool {
        self.mouse(&[Tab::there(element), Tab::button("pointerDown"), Tab::button("pointerUp")])
    }

    /// Two clicks in quick succession on the same place.
    #[track_caller]
    #[must_use]
    pub fn double_click_on(&self, element: &Value) -> bool {
        let click = [Tab::button("pointerDown"), Tab::button("pointerUp")];
        self.mouse(&[&[Tab::there(element)], &click[..], &click[..]].concat())
    }

    /// The same by a slow hand.
    #[track_caller]
    #[must_use]
    pub fn double_click_slowly_on(&self, element: &Value, pause: u64) -> bool {
        let click = [Tab::button("pointerDown"), Tab::button("pointerUp")];
        let wait = json!({ "type": "pause", "duration": pause });
        self.mouse(&[&[Tab::there(element)], &click[..], &[wait], &click[..]].concat())
    }

    /// The first half of a click: the button stays down until [`Tab::release`].
    #[track_caller]
    #[must_use]
    pub fn hold_down(&self, element: &Value) -> bool {
        self.mouse(&[Tab::there(element), Tab::button("pointerDown")])
    }

    /// The mouse button goes up where the mouse is.
    #[track_caller]
    pub fn release(&self) {
        self.mouse(&[Tab::button("pointerUp")]);
    }

    /// Moves the mouse to the middle of an element that stays where it is.
    #[track_caller]
    pub fn point_at(&self, element: &Value) {
        assert!(self.mouse(&[Tab::there(element)]), "it has gone, or the page has moved");
    }

    fn button(kind: &str) -> Value {
        json!({ "type": kind, "button": 0 })
    }

    fn there(element: &Value) -> Value {
        json!({ "type": "pointerMove", "duration": 0, "x": 0, "y": 0, "origin": element })
    }

    #[track_caller]
    fn mouse(&self, actions: &[Value]) -> bool {
        let kind = json!({ "pointerType": "mouse" });
        let mouse = json!([{ "type": "pointer", "id": "mouse", "parameters": kind, "actions": actions }]);
        match self.act(mouse) {
            Ok(()) => true,
            Err(error) if ["stale element", "out of bounds"].iter().any(|what| error.to_string().contains(what)) => {
                false
            }
            Err(error) => panic!("{error}"),
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
