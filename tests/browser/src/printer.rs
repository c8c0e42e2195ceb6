//! A printer: there is none here, so what would go to it is looked at.

use crate::tab::Tab;
use serde_json::{Value, json};

/// What is printed from now on is looked at: `seen` is an expression about `page`, the window that prints, and `paper`, its
/// document.
pub fn watch(tab: &Tab, seen: &str) {
    let listen = "const own = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow').get;
        Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', { get() {
            const page = own.call(this);
            page.print = () => {
                const paper = page.document;
                window.printed = SEEN;
                page.dispatchEvent(new Event('afterprint'));
            };
            return page;
        } });";
    tab.script(&listen.replace("SEEN", seen), json!([]));
}

/// What was seen on paper; nothing is left of the frame that it came from.
pub fn printed(tab: &Tab) -> Value {
    let printed = tab.until_script("it was printed", "return window.printed ?? null", json!([]));
    assert_eq!(tab.script("return document.querySelectorAll('iframe').length", json!([])), 0);
    printed
}
