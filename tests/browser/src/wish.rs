//! What a visitor asks of the system, such as dark colours or no motion: set in a running browser where it can be done.

use crate::engine::Engine;
use crate::tab::Tab;
use http::Method;
use serde_json::{Value, json};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A wish that media queries can ask for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    Light,
    Dark,
    ForcedColours,
    MoreContrast,
    LessMotion,
}

impl Wish {
    fn query(self) -> (&'static str, &'static str) {
        match self {
            Wish::Light => ("prefers-color-scheme", "light"),
            Wish::Dark => ("prefers-color-scheme", "dark"),
            Wish::ForcedColours => ("forced-colors", "active"),
            Wish::MoreContrast => ("prefers-contrast", "more"),
            Wish::LessMotion => ("prefers-reduced-motion", "reduce"),
        }
    }

    /// Firefox's preferences for it.
    fn preferences(self) -> &'static [(&'static str, i32)] {
        match self {
            Wish::Light => &[("layout.css.prefers-color-scheme.content-override", 1)],
            Wish::Dark => &[("layout.css.prefers-color-scheme.content-override", 0)],
            Wish::ForcedColours => &[("browser.display.document_color_use", 2)],
            // The system's high contrast, on pages that keep their own colours.
            Wish::MoreContrast => &[("ui.useAccessibilityTheme", 1), ("browser.display.document_color_use", 1)],
            Wish::LessMotion => &[("ui.prefersReducedMotion", 1)],
        }
    }
}

/// Holds a wish until it is dropped.
pub struct Wished<'t>(&'t Tab, &'static [(&'static str, i32)]);

impl Tab {
    /// Makes the system ask for this. `None` in WebKit, which takes such wishes from the desktop's settings alone: there
    /// is no command for them, and the tests' screen has no desktop.
    #[track_caller]
    pub fn wish(&self, wish: Wish) -> Option<Wished<'_>> {
        let wished = match self.engine {
            Engine::Chromium => {
                let (name, value) = wish.query();
                chromium(self, json!([{ "name": name, "value": value }]));
                Wished(self, &[])
            }
            Engine::Firefox => {
                firefox(self, wish.preferences(), true);
                Wished(self, wish.preferences())
            }
            Engine::Webkit => return None,
        };
        let (name, value) = wish.query();
        let asked = json!([format!("({name}: {value})")]);
        self.until_script("the page hears of the wish", "return matchMedia(arguments[0]).matches", asked);
        Some(wished)
    }
}

impl Drop for Wished<'_> {
    fn drop(&mut self) {
        // Where the browser has gone there is nothing to undo, and a panic on the way out of one ends the whole run.
        let _ = catch_unwind(AssertUnwindSafe(|| match self.0.engine {
            Engine::Chromium => chromium(self.0, json!([])),
            Engine::Firefox => firefox(self.0, self.1, false),
            Engine::Webkit => {}
        }));
    }
}

fn chromium(tab: &Tab, features: Value) {
    tab.devtools("Emulation.setEmulatedMedia", json!({ "features": features }));
}

impl Tab {
    /// A command of Chromium's own protocol.
    pub fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.command(Method::POST, "goog/cdp/execute", Some(json!({ "cmd": command, "params": parameters })))
    }
}

/// Sets preferences, or gives them back their defaults.
fn firefox(tab: &Tab, preferences: &[(&str, i32)], set: bool) {
    let context = |name: &str| tab.command(Method::POST, "moz/context", Some(json!({ "context": name })));
    context("chrome");
    let script = "for (const [name, value] of arguments[0]) {
        if (arguments[1]) Services.prefs.setIntPref(name, value); else Services.prefs.clearUserPref(name);
    }";
    tab.command(Method::POST, "execute/sync", Some(json!({ "script": script, "args": [preferences, set] })));
    context("content");
}
