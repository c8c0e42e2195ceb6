//! The QR code of a text as one SVG path.
//!
//! A program of its own: most visitors never ask for a code, so none of it is in the widget's program.

use qrcodegen::{QrCode, QrCodeEcc};

/// Modules of white around the code, as cameras need them.
const QUIET: i32 = 4;

/// The size of the whole drawing and, behind a space, the path of all dark modules; empty for a text that is too long.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen::prelude::wasm_bindgen)]
pub fn qr(text: &str) -> String {
    // Less correction leaves room for a fourth more.
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).or_else(|_| QrCode::encode_text(text, QrCodeEcc::Low));
    let Ok(code) = code else { return String::new() };
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

#[cfg(test)]
mod tests {
    use super::qr;

    #[test]
    fn a_link_is_a_drawing_with_its_size_in_front() {
        let drawing = qr("https://example.org/#s=1-s-xa-abcd");
        let (size, path) = drawing.split_once(' ').unwrap_or_default();
        // Version 3, 29 modules, and four of white on each side.
        assert_eq!(size, "37");
        assert!(path.starts_with("M4 4h7v1h-7z"), "{path}");
    }

    #[test]
    fn what_is_too_long_is_none() {
        assert!(!qr(&"a".repeat(2_331)).is_empty());
        assert!(!qr(&"a".repeat(2_953)).is_empty());
        assert_eq!(qr(&"a".repeat(2_954)), "");
    }
}
