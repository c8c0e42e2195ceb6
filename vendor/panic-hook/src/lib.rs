//! Yew sets this hook wherever it renders. The release panics without words (`docs/adr/0006-immediate-abort.md`), so
//! the original and the formatting that it brings would be dead weight of a kilobyte there.

use std::panic::PanicHookInfo;

/// Tells a panic to the console in development.
pub fn hook(info: &PanicHookInfo<'_>) {
    #[cfg(all(target_arch = "wasm32", debug_assertions))]
    console::error(&info.to_string());
    let _ = info;
}

#[cfg(all(target_arch = "wasm32", debug_assertions))]
mod console {
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = console)]
        pub fn error(message: &str);
    }
}
