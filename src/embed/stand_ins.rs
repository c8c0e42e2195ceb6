//! What stands in for functions of Yew's that weigh more than they give here: `src/site/program/lean.rs` puts these in
//! their place when the program is linked. Where it does not, everything works as well. See docs/adr/0018-stand-ins.md.

use std::cell::Cell;
use std::hint::black_box;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, Window};
use yew::virtual_dom::{AttributeOrProperty, Attributes};

#[wasm_bindgen]
unsafe extern "C" {
    // Both stand in `element/run.js`.
    /// The window.
    #[wasm_bindgen(js_name = here)]
    fn here() -> Window;
    /// Calls `turn` in a microtask.
    fn soon();
}

/// Keeps the compiler from leaving out or reshaping what nothing calls before the program is linked.
pub(super) fn keep() {
    black_box(window as fn() -> Option<Window>);
    black_box(start as fn());
    black_box(create as fn(usize, &str) -> Element);
    black_box(update as fn(Attributes, usize, &Element, &mut Attributes));
}

/// The window, without a search for it among all that programs run in.
#[inline(never)]
fn window() -> Option<Window> {
    Some(here())
}

thread_local!(static WAITS: Cell<bool> = const { Cell::new(false) });

/// Yew's scheduler starts: its work is done in a microtask of our own, without futures, wakers and a queue for them.
#[inline(never)]
fn start() {
    if !WAITS.replace(true) {
        soon();
    }
}

/// Yew's scheduler runs.
#[wasm_bindgen]
pub fn turn() {
    WAITS.set(false);
    scheduler(Vec::new());
}

/// In its place is Yew's own loop, which takes a list of what to do: of entries as large as these, and empty.
#[inline(never)]
fn scheduler(entries: Vec<[usize; 2]>) {
    black_box(entries);
}

/// A new element of HTML, without a map of elements to copy.
#[inline(never)]
fn create(_: usize, tag: &str) -> Element {
    let element = web_sys::window().and_then(|window| window.document()).and_then(|page| page.create_element(tag).ok());
    match element {
        Some(element) => element,
        None => std::process::abort(),
    }
}

/// The attributes of an element that is there: lists are short, so they are compared without maps.
#[inline(never)]
fn update(new: Attributes, _: usize, element: &Element, old: &mut Attributes) {
    if let (Attributes::Dynamic { keys, values }, Attributes::Dynamic { keys: old_keys, values: old_values }) =
        (&new, &*old)
    {
        let pairs = || keys.iter().zip(values);
        let old_pairs = || old_keys.iter().zip(old_values);
        for (name, value) in old_pairs() {
            if value.is_some() && !pairs().any(|(other, value)| other == name && value.is_some()) {
                let _ = element.remove_attribute(name);
            }
        }
        for (name, value) in pairs() {
            if let Some(AttributeOrProperty::Attribute(text)) = value
                && !old_pairs().any(|(other, old)| other == name && old == value)
            {
                let _ = element.set_attribute(name, text);
            }
        }
    }
    *old = new;
}
