//! The QR code of a text as one SVG path.
//!
//! A program of its own: most visitors never ask for a code, so none of it is in the widget's program.

use qrcodegen::{QrCode, QrCodeEcc};

/// Modules of white around the code, as cameras need them.
const QUIET: i32 = 4;

/// The size of the whole drawing and, behind a space, the path of all dark modules; empty for a text that is too long.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen::prelude::wasm_bindgen)]
pub fn qr(text: &str) -> String {
    let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Medium) else { return String::new() };
    let size = code.size();
    let mut path = (size + 2 * QUIET).to_string();
    path.push(' ');
    for y in 0..size {
        let mut x = 0;
        while x < size {
            // Dark modules in a row are one bar: shorter, and without seams.
            let run = (x..size).take_while(|&x| code.get_module(x, y)).count() as i32;
            if run > 0 {
                for part in ["M", &(x + QUIET).to_string(), " ", &(y + QUIET).to_string(), "h", &run.to_string()] {
                    path.push_str(part);
                }
                for part in ["v1h-", &run.to_string(), "z"] {
                    path.push_str(part);
                }
            }
            x += run.max(1);
        }
    }
    path
}
