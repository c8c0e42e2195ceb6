//! Pictures of an element, compared pixel by pixel.

use crate::engine::Engine;
use crate::tab::Tab;
use serde_json::{Value, json};

/// A pixel counts as another one when a channel differs by more than this, of 255.
const TOLERANCE: u8 = 8;
/// So many pixels of a thousand may be other ones: engines draw the edges of letters a little differently each time. A
/// rule of a host that got in would change whole letters, boxes and colours.
fn per_thousand(engine: Engine) -> f64 {
    if engine == Engine::Webkit { 1.0 } else { 0.5 }
}

/// WebKit draws a window in tiles, and curves with other edges from one time to the next: there a pixel may have any
/// colour between those around it. The other engines are held to each pixel.
fn soft(engine: Engine) -> bool {
    engine == Engine::Webkit
}

/// The window as a PNG in base64, and where in it the element is: left, top, width, height.
pub struct Picture(String, Value);

impl Picture {
    /// Takes one of an element that is wholly in sight. `element` comes from a script.
    #[track_caller]
    pub fn of(tab: &Tab, element: &Value) -> Picture {
        // Of the window, since not every engine draws all of a single element.
        let place =
            "const box = arguments[0].getBoundingClientRect(), [left, top] = [Math.ceil(box.left), Math.ceil(box.top)];
            return [left, top, Math.floor(box.right) - left, Math.floor(box.bottom) - top, innerWidth, innerHeight]";
        let place = tab.script(place, json!([element]));
        let [left, top, width, height, right, bottom] = [0, 1, 2, 3, 4, 5].map(|n| place[n].as_f64().unwrap_or(-1.0));
        let inside = left >= 0.0 && top >= 0.0 && left + width <= right && top + height <= bottom;
        assert!(inside && width > 200.0 && height > 200.0, "the element is not in sight: {place}");
        Picture(tab.picture(), place)
    }

    /// Fails unless the other one looks the same. A page must be open: its browser does the work.
    #[track_caller]
    pub fn check(&self, tab: &Tab, other: &Picture, what: &str) {
        let seen = tab.script_later(
            include_str!("picture.js"),
            json!([[self.0, self.1], [other.0, other.1], TOLERANCE, soft(tab.engine)]),
        );
        let share =
            seen["differing"].as_f64().zip(seen["all"].as_f64()).map(|(differing, all)| differing * 1000.0 / all);
        let colours = seen["colours"].as_u64().unwrap_or(u64::MAX);
        assert!(colours > 20, "{what}: there is nothing on the picture: {seen}");
        if share.is_none_or(|share| share > per_thousand(tab.engine)) {
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
