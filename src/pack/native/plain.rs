//! What a text must not hold: characters that nobody sees, and more than anybody reads.

/// The longest text; those of the shipped pack have up to 300 characters.
const LONGEST: usize = 1_000;

/// What is wrong with a text, if something is.
pub(super) fn fault(text: &str) -> Option<String> {
    if let Some(c) = text.chars().find(|c| is_hidden(*c)) {
        return Some(format!("contains the invisible character U+{:04X}; remove it", u32::from(c)));
    }
    let length = text.chars().count();
    (length > LONGEST).then(|| format!("has {length} characters; at most {LONGEST} are possible"))
}

/// Control characters, line breaks among them, and those that turn the direction of what follows. Marks and isolates
/// (U+200E, U+200F, U+2066 to U+2069) are proper in texts that mix directions.
fn is_hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
}
