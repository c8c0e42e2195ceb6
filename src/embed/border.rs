//! The functions that `element.js` calls, and those of the script that the program calls.

use super::instance::Instance;
use super::stand_ins;
use crate::pack::{Damage, Pack, checksum, from_bytes};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[wasm_bindgen]
unsafe extern "C" {
    // They are in `element/run.js`.
    /// Dispatches to a widget's element; returns whether the default should happen.
    #[wasm_bindgen(js_name = toElement)]
    pub(super) fn to_element(id: u32, name: &str, json: &str) -> bool;
    /// Whether the focus is within a widget, other than on its tabs.
    #[wasm_bindgen(js_name = hasFocus)]
    pub(super) fn has_focus(id: u32) -> bool;
    /// The page's address.
    #[wasm_bindgen(js_name = pageAddress)]
    pub(super) fn page_address() -> String;
}

thread_local! {
    /// By their numbers, which are never reused.
    static INSTANCES: RefCell<Vec<Option<Rc<Instance>>>> = const { RefCell::new(Vec::new()) };
    /// By a checksum of their bytes.
    static PACKS: RefCell<Vec<(u32, &'static Pack)>> = const { RefCell::new(Vec::new()) };
}

/// The pack of these bytes. It is read once for all widgets of the page and never freed: there are one or two, and the
/// code that drops one would go to every visitor.
fn shared(bytes: &[u8]) -> Result<&'static Pack, Damage> {
    let sum = checksum(bytes);
    if let Some((_, pack)) = PACKS.with_borrow(|all| all.iter().find(|(known, _)| *known == sum).copied()) {
        return Ok(pack);
    }
    let pack: &Pack = Box::leak(Box::new(from_bytes(bytes)?));
    PACKS.with_borrow_mut(|all| all.push((sum, pack)));
    Ok(pack)
}

/// Numbers begin at 1: for the element, 0 means none.
fn place(id: u32) -> usize {
    (id as usize).wrapping_sub(1)
}

fn instance(id: u32) -> Option<Rc<Instance>> {
    INSTANCES.with_borrow(|all| all.get(place(id)).cloned().flatten())
}

/// Starts a widget in `stage`, a fresh element that may be outside the document; `draw` fills it.
///
/// `notes` are what the visitor did before, `reported_notes` the part of it that the host knows already.
///
/// # Errors
/// The failure code for a pack that cannot be read: `pack` or `pack-version`.
#[wasm_bindgen]
pub fn open(
    stage: HtmlElement,
    pack: &[u8],
    settings: &str,
    notes: &str,
    reported_notes: &str,
) -> Result<u32, JsValue> {
    stand_ins::keep();
    let pack = shared(pack).map_err(|damage| {
        JsValue::from_str(match damage {
            Damage::OtherFormat => "pack-version",
            Damage::NotAPack | Damage::Broken => "pack",
        })
    })?;
    let id = INSTANCES.with_borrow(Vec::len) as u32 + 1;
    let instance = Instance::open(id, stage, pack, settings, [notes, reported_notes]);
    INSTANCES.with_borrow_mut(|all| all.push(Some(instance)));
    Ok(id)
}

/// Renders a widget for the first time.
#[wasm_bindgen]
pub fn draw(id: u32) {
    if let Some(instance) = instance(id) {
        instance.draw();
    }
}

/// What the visitor does, by the number on the control. More than 0 if the browser has nothing more to do, more than 1
/// if the next render has another heading for the focus.
#[wasm_bindgen]
pub fn act(id: u32, number: usize) -> u8 {
    instance(id).map_or(0, |i| i.act(number))
}

/// A message with its value.
///
/// - From the host: `start`, `restart`, `view`, `answers`, `settings`.
/// - `notes`: what the visitor has done in the meantime.
/// - `link`, `go`, `join`: a link's code, a place in the history, a pasted text.
/// - `unread`, `unjoined`: what reads links or pasted text could not be loaded.
/// - `address`: the page's has changed.
/// - `done`, `refused`, `qr`: what came of a request to the browser.
#[wasm_bindgen]
pub fn send(id: u32, what: &str, value: &str) {
    if let Some(instance) = instance(id) {
        instance.receive(what, value);
    }
}

/// A property: `result` and `answers` as JSON, `link` and `notes` as text. Empty for a widget that is gone.
#[wasm_bindgen]
pub fn read(id: u32, what: &str) -> String {
    instance(id).map(|i| i.property(what)).unwrap_or_default()
}

/// A further part of the pack: 0 the comparison, 1 the knowledge check. No bytes mean that it could not be fetched.
/// False if the bytes are no such part.
#[wasm_bindgen]
pub fn supply(id: u32, part: u8, bytes: &[u8]) -> bool {
    instance(id).is_some_and(|i| i.supply(part, bytes))
}

/// A render of a widget is done.
pub(super) fn rendered(id: u32) {
    if let Some(instance) = instance(id) {
        instance.rendered();
    }
}

/// Ends a widget.
#[wasm_bindgen]
pub fn unmount(id: u32) {
    let taken = INSTANCES.with_borrow_mut(|all| all.get_mut(place(id)).and_then(Option::take));
    if let Some(instance) = taken {
        instance.end();
    }
}
