//! The browser boundary: the only place that names `web_sys`, `js_sys` and `wasm_bindgen`.
//!
//! `element.js` has a number for each widget, this side has the widget. The two exchange text: settings and notes as
//! lines of `name=value`, results as JSON.

#[cfg(target_arch = "wasm32")]
mod border;
#[cfg(target_arch = "wasm32")]
mod instance;
#[cfg(target_arch = "wasm32")]
mod calls;
#[cfg(target_arch = "wasm32")]
mod parts;
#[cfg(target_arch = "wasm32")]
mod sharing;
#[cfg(target_arch = "wasm32")]
mod settings;
#[cfg(target_arch = "wasm32")]
mod start;
#[cfg(target_arch = "wasm32")]
mod focus;
#[cfg(target_arch = "wasm32")]
mod stand_ins;
