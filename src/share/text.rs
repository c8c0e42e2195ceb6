//! Codes in texts as they arrive: encoded, wrapped, with a chat program's punctuation around them.

use crate::pack::{from_utf8, split_once};

/// All codes in a text, in order, complete or not.
///
/// In an address, only what follows `s=` in its fragment counts, so that nothing else in it is taken for a code; the
/// host may have an `s` of its own there.
pub fn codes(text: &str) -> Vec<String> {
    let text = plain(text);
    let mut found = Vec::new();
    for word in text.split_whitespace() {
        let fragment = word.bytes().position(|byte| byte == b'#').and_then(|at| word.get(at..)).unwrap_or("");
        // By bytes: the search for a text would be a kilobyte of its own.
        let is_mark = |part: &[u8]| matches!(part, [b'#' | b'&', b's', b'=', b'0'..=b'9']);
        let at = fragment.as_bytes().windows(4).rposition(is_mark);
        let after = at.and_then(|at| fragment.get(at + 3..));
        // Further parameters of a fragment are not ours.
        let after = after.map(|after| split_once(after, b'&').map_or(after, |(code, _)| code));
        // After `s=` a code may be cut short; anywhere else a date, or a telephone number, must not look like one.
        let is_bare = after.is_none();
        let text = after.unwrap_or(word);
        let (mut from, mut to) = (0, 0);
        for at in 0..=text.len() {
            match text.as_bytes().get(at) {
                // Part of a code between letters and digits only.
                Some(b'-') => {}
                Some(byte) if byte.is_ascii_alphanumeric() => {
                    if from == to {
                        from = at;
                    }
                    to = at + 1;
                }
                _ => {
                    let run = text.get(from..to).unwrap_or("");
                    if is_like_a_code(run, is_bare) {
                        found.push(run.to_owned());
                    }
                    to = from;
                }
            }
        }
    }
    found
}

/// A number first; a bare code is complete, so it has four parts between dashes, and letters somewhere.
fn is_like_a_code(run: &str, is_bare: bool) -> bool {
    let number = split_once(run, b'-').map_or(run, |(number, _)| number);
    let is_whole =
        || run.bytes().filter(|byte| *byte == b'-').count() >= 3 && run.bytes().any(|b| b.is_ascii_alphabetic());
    !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) && (!is_bare || is_whole())
}

/// Lower case, percent-encoding undone (the link's own, and that of two mail programs), and real dashes.
fn plain(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..3 {
        if text.bytes().all(|b| b != b'%') {
            break;
        }
        text = percent_decoded(&text);
    }
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{2010}' | '\u{2011}' | '\u{2212}' => plain.push('-'),
            // Smart punctuation turns two dashes into one.
            '\u{2013}' | '\u{2014}' => plain.push_str("--"),
            // Invisible marks that programs insert where a line may break.
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            c => plain.push(c.to_ascii_lowercase()),
        }
    }
    plain
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digit = |at: usize| after.get(at).and_then(|b| char::from(*b).to_digit(16));
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = after.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    from_utf8(&bytes)
}

/// A text as part of a query: everything but letters, digits and `-._~` is encoded.
pub fn percent_encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 2);
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => {
                let digit = |n: u8| char::from_digit(u32::from(n), 16).unwrap_or('0').to_ascii_uppercase();
                for c in ['%', digit(byte >> 4), digit(byte & 15)] {
                    out.push(c);
                }
            }
        }
    }
    out
}
