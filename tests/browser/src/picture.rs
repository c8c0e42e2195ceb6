//! Pictures of an element, compared pixel by pixel.

use crate::tab::Tab;
use serde_json::{Value, json};

/// A pixel counts as another one when a channel differs by more than this, of 255.
const TOLERANCE: u8 = 8;
/// So many pixels of a thousand may be other ones: engines draw the edges of letters a little differently each time.
const PER_THOUSAND: f64 = 0.5;

/// A PNG in base64.
pub struct Picture(String);

impl Picture {
    /// Takes one. `element` comes from a script.
    pub fn of(tab: &Tab, element: &Value) -> Picture {
        Picture(tab.picture(element))
    }

    /// Fails unless the other one looks the same. A page must be open: its browser does the work.
    #[track_caller]
    pub fn check(&self, tab: &Tab, other: &Picture, what: &str) {
        let seen = tab.script_later(include_str!("picture.js"), json!([self.0, other.0, TOLERANCE]));
        let share =
            seen["differing"].as_f64().zip(seen["all"].as_f64()).map(|(differing, all)| differing * 1000.0 / all);
        if share.is_none_or(|share| share > PER_THOUSAND) {
            let saved =
                std::env::temp_dir().join(format!("shoreline-{}-{}", tab.engine.name(), what.replace(' ', "-")));
            let save = |end: &str, picture: &Picture| {
                // What cannot be saved is only harder to look at.
                let _ = std::fs::write(saved.with_extension(end), &picture.0);
            };
            save("wanted.png.base64", self);
            save("found.png.base64", other);
            panic!("{what} looks different: {seen}; see {}.*.png.base64", saved.display());
        }
    }
}
