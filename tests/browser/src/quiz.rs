//! One widget, used as a person uses it: looks for buttons and options by their names, clicks and types.

use crate::reference::{asks, word};
use crate::tab::Tab;
use serde_json::{Map, Value, json};
use shoreline::pack::Word;
use std::cell::RefCell;

/// Keys by their WebDriver codes.
pub mod key {
    pub const TAB: char = '\u{e004}';
    pub const ENTER: char = '\u{e007}';
    pub const SHIFT: char = '\u{e008}';
    pub const CONTROL: char = '\u{e009}';
    pub const SPACE: char = ' ';
    pub const UP: char = '\u{e013}';
    pub const DOWN: char = '\u{e015}';
    pub const RIGHT: char = '\u{e014}';
}

/// Whether something still loads that nobody waits for: the code of a view, of this widget or of one in another frame
/// that starts on its own. WebKit notes a file that several frames share in one of them.
const LOADS: &str = r#"
const all = [window, top, ...Array.from({ length: top.length }, (_, at) => top[at])];
const frames = [...new Set(all)].filter((frame) => {
  try { return frame.document; } catch { return false; /* of another site */ }
});
const files = frames.flatMap((frame) => frame.performance.getEntriesByType('resource').map((file) => file.name));
const came = (part) => files.some((file) => file.includes(`/${part}.`) && file.endsWith('.wasm'));
return frames.some((frame) => frame.document.readyState !== 'complete'
  || [...frame.document.querySelectorAll('shoreline-quiz')].some((quiz) => {
    if (quiz.getAttribute('load') !== 'eager' && !(frame === window && quiz.id === arguments[0])) return false;
    const card = quiz.shadowRoot?.querySelector('.card');
    const view = ['check', 'compare'].find((view) => card?.classList.contains(view));
    return !came('shoreline') || (view && !came(view));
  }));
"#;

/// A widget on the page.
#[derive(Clone, Copy)]
pub struct Quiz<'t> {
    pub tab: &'t Tab,
    id: &'t str,
}

/// What the widget shows.
#[derive(Debug)]
pub struct State(Value);

impl State {
    fn text(&self, name: &str) -> &str {
        self.0[name].as_str().unwrap_or_default()
    }
    /// `intro`, `question`, `review`, `result` or `waiting`.
    pub fn screen(&self) -> &str {
        self.text("screen")
    }
    pub fn heading(&self) -> &str {
        self.text("heading")
    }
    /// The question's id.
    pub fn question(&self) -> &str {
        self.text("question")
    }
    /// The value of the chosen option.
    pub fn checked(&self) -> &str {
        self.text("checked")
    }
    pub fn outcome(&self) -> &str {
        self.text("outcome")
    }
    pub fn level(&self) -> &str {
        self.text("level")
    }
    /// All text of the screen.
    pub fn card(&self) -> &str {
        self.text("text")
    }
    /// Outcome and points of each row.
    pub fn ranking(&self) -> &Value {
        &self.0["ranking"]
    }
    pub fn notices(&self) -> Vec<&str> {
        self.0["notices"].as_array().unwrap().iter().filter_map(Value::as_str).collect()
    }
    /// What the live regions say.
    pub fn live(&self) -> Vec<&str> {
        self.0["live"].as_array().unwrap().iter().filter_map(Value::as_str).collect()
    }
}

/// An event that the page heard.
#[derive(Clone, Debug)]
pub struct Event {
    pub name: String,
    pub detail: Value,
}

impl<'t> Quiz<'t> {
    pub fn new(tab: &'t Tab, id: &'t str) -> Self {
        Quiz { tab, id }
    }

    // ---- looking -----------------------------------------------------------------------------------------

    #[track_caller]
    pub fn ask(&self, what: &str, detail: Value) -> Value {
        let person = json!([self.id, what, detail]);
        loop {
            match self.tab.try_script(include_str!("person.js"), person.clone()) {
                // Found, and gone before Firefox handed it over: the program's picture has just taken its place.
                Err(error) if error.contains("stale element") => {}
                Err(error) => panic!("{error}"),
                Ok(seen) => return seen,
            }
        }
    }

    #[track_caller]
    pub fn state(&self) -> State {
        State(self.ask("state", Value::Null))
    }

    /// The focused thing inside the widget, or null.
    #[track_caller]
    pub fn active(&self) -> Value {
        self.ask("active", Value::Null)
    }

    pub fn has(&self, target: Value) -> bool {
        self.ask("there", target) == true
    }

    /// An element for `Tab::role_and_name`.
    pub fn element(&self, target: Value) -> Value {
        self.ask("find", target)
    }

    /// Runs a script with `host` and `root` in place; further arguments are in `args`.
    #[track_caller]
    pub fn script(&self, script: &str, args: Value) -> Value {
        let before = "const host = document.getElementById(arguments[0]), root = host.shadowRoot, args = arguments[1];";
        self.tab.script(&format!("{before}\n{script}"), json!([self.id, args]))
    }

    /// A public property of the element.
    pub fn property(&self, name: &str) -> Value {
        self.script("return host[args]", json!(name))
    }

    pub fn events(&self) -> Vec<Event> {
        let all = self
            .tab
            .script("return (window.__spy?.events ?? []).filter((e) => e.id === arguments[0])", json!([self.id]));
        let event = |e: &Value| Event { name: e["name"].as_str().unwrap().to_owned(), detail: e["detail"].clone() };
        all.as_array()
            .unwrap_or_else(|| panic!("no list of events, but {all} at {}", self.tab.url()))
            .iter()
            .map(event)
            .collect()
    }

    pub fn event_names(&self) -> Vec<String> {
        self.events().into_iter().map(|e| e.name).collect()
    }

    /// The details of all events of that name.
    pub fn details(&self, name: &str) -> Vec<Value> {
        self.events().into_iter().filter(|e| e.name == name).map(|e| e.detail).collect()
    }

    /// Whether the element shows something, with or without the program.
    pub fn exists(&self) -> bool {
        let look = "return !!document.getElementById(arguments[0])?.shadowRoot?.querySelector('[part~=\"card\"]')";
        self.tab.script(look, json!([self.id])) == true
    }

    // ---- waiting -----------------------------------------------------------------------------------------

    /// Waits until the program runs; from here on no request may follow.
    #[track_caller]
    pub fn ready(&self) -> Self {
        let heard = || self.event_names().iter().any(|name| name == "shoreline-ready").then_some(());
        self.tab.until("the program is ready", heard);
        self.tab.until("nothing is on its way", || {
            self.tab.frames();
            (self.tab.script(LOADS, json!([self.id])) == false).then_some(())
        });
        self.tab.settle();
        *self
    }

    /// From the intro to the second question that counts, with this answer to the first.
    pub fn go_to_volume(&self, core: &str) {
        self.press(Word::Start);
        self.press(Word::Skip);
        self.until_question("core");
        self.choose("core", core);
        self.press(Word::Next);
        self.until_question("volume");
    }

    #[track_caller]
    pub fn until(&self, what: &str, see: impl Fn(&State) -> bool) -> State {
        let last = RefCell::new(None);
        let look = || {
            let state = self.state();
            if see(&state) {
                return Some(state);
            }
            *last.borrow_mut() = Some(state);
            None
        };
        self.tab.until_or(what, look, || format!("{:.600}", format!("{:?}", last.borrow())))
    }

    #[track_caller]
    pub fn until_screen(&self, screen: &str) -> State {
        self.until(&format!("the screen is “{screen}”"), |s| s.screen() == screen)
    }

    #[track_caller]
    pub fn until_question(&self, question: &str) -> State {
        self.until(&format!("the question is “{question}”"), |s| {
            s.screen() == "question" && s.question() == question
        })
    }

    // ---- acting ------------------------------------------------------------------------------------------

    /// Moves the mouse there and clicks.
    #[track_caller]
    pub fn click(&self, target: Value) {
        // The program's picture may just have taken the place of the prerendered one.
        let press = || {
            let spot = Some(self.ask("spot", target.clone())).filter(|spot| !spot.is_null());
            spot.filter(|spot| self.tab.click_on(spot))
        };
        self.tab.until(&format!("{target} is in sight and clicked"), press);
    }

    /// Clicks a button by its name.
    #[track_caller]
    pub fn press(&self, name: Word) {
        self.click(json!({ "button": word(name) }));
    }

    /// Clicks an option.
    #[track_caller]
    pub fn choose(&self, question: &str, option: &str) {
        self.click(json!({ "radio": [question, option] }));
    }

    /// Presses Tab until the focus is on something that `wanted` accepts.
    #[track_caller]
    pub fn tab_to(&self, what: &str, wanted: impl Fn(&Value) -> bool) {
        self.tab_with(what, wanted, || self.tab.keys(&[key::TAB]));
    }

    /// The same backwards.
    #[track_caller]
    pub fn tab_back_to(&self, what: &str, wanted: impl Fn(&Value) -> bool) {
        self.tab_with(what, wanted, || self.tab.chord(key::SHIFT, key::TAB));
    }

    #[track_caller]
    fn tab_with(&self, what: &str, wanted: impl Fn(&Value) -> bool, press: impl Fn()) {
        for _ in 0..80 {
            let active = self.active();
            if !active.is_null() && wanted(&active) {
                return;
            }
            press();
        }
        panic!("Tab does not lead to {what}; the focus is on {}", self.active());
    }

    #[track_caller]
    pub fn tab_to_button(&self, name: Word) {
        self.tab_to(word(name), |active| active["name"] == word(name));
    }

    /// Sets `element.answers` and waits for the result.
    pub fn set_answers(&self, answers: &Map<String, Value>) {
        self.script("host.answers = args", Value::Object(answers.clone()));
        self.until_screen("result");
    }

    // ---- whole ways --------------------------------------------------------------------------------------

    /// From the intro to the result with the mouse. What `answers` lacks is skipped or "not sure".
    #[track_caller]
    pub fn walk_by_pointer(&self, answers: &Map<String, Value>) {
        self.press(Word::Start);
        self.walk_on(answers, &mut |_| {});
    }

    /// As [`Quiz::walk_by_pointer`], calling `step` on every screen.
    #[track_caller]
    pub fn walk_with(&self, answers: &Map<String, Value>, step: &mut dyn FnMut(&Quiz)) {
        step(self);
        self.press(Word::Start);
        self.walk_on(answers, step);
    }

    #[track_caller]
    fn walk_on(&self, answers: &Map<String, Value>, step: &mut dyn FnMut(&Quiz)) {
        for question in asks() {
            self.until_question(question);
            step(self);
            match answers.get(question).and_then(Value::as_str) {
                None if question == asks()[0] => {
                    self.press(Word::Skip);
                    continue;
                }
                option => self.choose(question, option.unwrap_or("not-sure")),
            }
            self.press(Word::Next);
        }
        self.until_screen("review");
        step(self);
        self.press(Word::ShowResult);
        self.until_screen("result");
        step(self);
    }

    /// From wherever the focus is to the result with the keyboard alone.
    ///
    /// Options are reached with Tab, Space and arrows; Enter on an option and Next itself move on in turn.
    #[track_caller]
    pub fn walk_by_keyboard(&self, answers: &Map<String, Value>) {
        self.tab_to_button(Word::Start);
        self.tab.keys(&[key::ENTER]);
        for (step, question) in asks().into_iter().enumerate() {
            let heading = self.until_question(question).heading().to_owned();
            self.tab.until("the heading has the focus", || (self.active()["name"] == heading.as_str()).then_some(()));
            let option = answers.get(question).and_then(Value::as_str);
            if option.is_none() && step == 0 {
                self.tab_to_button(Word::Skip);
                self.tab.keys(&[key::SPACE]);
                continue;
            }
            self.check_by_keyboard(question, option.unwrap_or("not-sure"));
            if step % 2 == 0 {
                self.tab.keys(&[key::ENTER]);
            } else {
                self.tab_to_button(Word::Next);
                self.tab.keys(&[key::SPACE]);
            }
        }
        self.until_screen("review");
        self.tab_to_button(Word::ShowResult);
        self.tab.keys(&[key::ENTER]);
        self.until_screen("result");
    }

    /// Tab to the options, then arrows or Space; the question must stay where it is.
    #[track_caller]
    pub fn check_by_keyboard(&self, question: &str, option: &str) {
        self.tab_to("the options", |active| active["question"] == question && !active["checked"].is_null());
        let place = |active: &Value| {
            let values =
                "return [...root.querySelectorAll(`fieldset[data-question=\"${args}\"] input`)].map((e) => e.value)";
            let values = self.script(values, json!(question));
            let at = |value: &Value| values.as_array().unwrap().iter().position(|v| v == value).expect("an option");
            (at(&active["value"]), at(&json!(option)))
        };
        let (here, there) = place(&self.active());
        let way = if there >= here { key::DOWN } else { key::UP };
        for _ in 0..here.abs_diff(there) {
            self.tab.keys(&[way]);
            let state = self.state();
            assert_eq!((state.screen(), state.question()), ("question", question), "an arrow key moved on");
        }
        if here == there {
            self.tab.keys(&[key::SPACE]);
        }
        self.until("the option is chosen", |s| s.question() == question && s.checked() == option);
    }
}
