//! Puts texts together and takes them apart: pieces, lists, and placeholders.
//!
//! With loops of our own: the standard library's search is faster and more general, at the cost of kilobytes.

/// One text made of several. The standard library's `concat` and `join` pay a kilobyte for their speed.
pub fn concat(parts: &[&str]) -> String {
    join(parts, "")
}

/// What comes before the first of these ASCII characters, and what after it; none if there is none.
#[inline(never)]
pub fn split_once(text: &str, at: u8) -> Option<(&str, &str)> {
    let (before, rest) = text.split_at_checked(text.bytes().position(|byte| byte == at)?)?;
    Some((before, rest.get(1..)?))
}

/// What is between these ASCII characters: for an empty text, one empty part.
pub fn split(text: &str, at: u8) -> Split<'_> {
    Split { rest: Some(text), at }
}

/// See [`split`].
#[derive(Debug)]
pub struct Split<'a> {
    rest: Option<&'a str>,
    at: u8,
}

impl<'a> Iterator for Split<'a> {
    type Item = &'a str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'a str> {
        let text = self.rest.take()?;
        let Some((part, rest)) = split_once(text, self.at) else { return Some(text) };
        self.rest = Some(rest);
        Some(part)
    }
}

/// Lines of `name=value`.
#[derive(Debug)]
pub struct Values<'a> {
    all: &'a str,
    rest: &'a str,
}

impl<'a> Values<'a> {
    /// Those of a text; lines without `=` are none.
    pub fn of(text: &'a str) -> Self {
        Values { all: text, rest: text }
    }

    /// The value of that name. Most are asked for in the order in which they are written, so the search begins where
    /// the last one ended.
    #[inline(never)]
    pub fn get(&mut self, name: &str) -> Option<&'a str> {
        for text in &[self.rest, self.all] {
            let mut lines = split(text, b'\n');
            while let Some(line) = lines.next() {
                if let Some((known, value)) = split_once(line, b'=')
                    && known == name
                {
                    self.rest = lines.rest.unwrap_or("");
                    return Some(value);
                }
            }
        }
        None
    }
}

/// Parses a decimal `u32`; `None` for anything else.
#[inline(never)]
pub fn parse_u32(text: &str) -> Option<u32> {
    let mut number = 0_u32;
    for byte in text.bytes() {
        let digit = byte.checked_sub(b'0').filter(|digit| *digit < 10)?;
        number = number.checked_mul(10)?.checked_add(u32::from(digit))?;
    }
    (!text.is_empty()).then_some(number)
}

/// Parses a decimal `u8`; `None` for anything else.
pub fn parse_u8(text: &str) -> Option<u8> {
    u8::try_from(parse_u32(text)?).ok()
}

/// Numbers as text.
pub trait Decimal {
    /// The number in digits, after a minus if it is negative. Used instead of `to_string`, which has code for each size
    /// of number and a table of all pairs of digits.
    fn to_decimal(self) -> String;
}

impl Decimal for u32 {
    #[inline(never)]
    fn to_decimal(self) -> String {
        let mut text = String::new();
        put_digits(&mut text, self);
        text
    }
}

fn put_digits(text: &mut String, number: u32) {
    if number > 9 {
        put_digits(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

impl Decimal for i32 {
    #[inline(never)]
    fn to_decimal(self) -> String {
        concat(&[if self < 0 { "-" } else { "" }, &self.unsigned_abs().to_decimal()])
    }
}

impl Decimal for u8 {
    fn to_decimal(self) -> String {
        u32::from(self).to_decimal()
    }
}

impl Decimal for usize {
    fn to_decimal(self) -> String {
        u32::try_from(self).unwrap_or(u32::MAX).to_decimal()
    }
}

/// The text of these bytes. If they are not UTF-8, the text has other characters, and so other bytes. The standard
/// library's functions for it are faster, and 300 bytes larger.
#[inline(never)]
pub(crate) fn from_utf8(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    let mut bytes = bytes.iter().peekable();
    while let Some(first) = bytes.next() {
        // As many ones as the character has bytes; none if it has one, and one in the middle of a character.
        let ones = first.leading_ones();
        let mut code = if ones == 1 { u32::MAX } else { u32::from(*first) & 0x7f >> ones };
        while ones > 1
            && let Some(next) = bytes.next_if(|byte| **byte & 0xc0 == 0x80)
        {
            code = code << 6 | u32::from(next & 0x3f);
        }
        text.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    text
}

/// One text made of several, with a separator between them.
#[inline(never)]
pub fn join<T: AsRef<str>>(parts: &[T], between: &str) -> String {
    let mut text = String::new();
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            text.push_str(between);
        }
        text.push_str(part.as_ref());
    }
    text
}

/// Puts values into the `{placeholders}` of a text.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = split_once(rest, b'{') {
        out.push_str(before);
        match split_once(after, b'}') {
            Some((name, tail)) => {
                let value = values.iter().find(|(n, _)| *n == name);
                out.push_str(value.map_or("", |(_, v)| v));
                rest = tail;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::{Values, fill, from_utf8, parse_u8, parse_u32, split, split_once};

    #[test]
    fn texts_are_taken_apart() {
        assert_eq!(split_once("a=b=c", b'='), Some(("a", "b=c")));
        assert_eq!(split_once("ä|ö", b'|'), Some(("ä", "ö")));
        assert_eq!(split_once("a", b'='), None);
        for (text, expected) in [("", vec![""]), ("a", vec!["a"]), ("a;;b;", vec!["a", "", "b", ""])] {
            assert_eq!(split(text, b';').collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn values_are_found_in_any_order() {
        let mut values = Values::of("none\na=1\nb=\nc=2=3");
        for (name, value) in
            [("c", Some("2=3")), ("a", Some("1")), ("b", Some("")), ("none", None), ("d", None), ("a", Some("1"))]
        {
            assert_eq!(values.get(name), value, "{name}");
        }
    }

    #[test]
    fn numbers_are_digits() {
        for (text, value) in [("0", Some(0)), ("0042", Some(42)), ("4294967295", Some(u32::MAX)), ("4294967296", None)]
        {
            assert_eq!(parse_u32(text), value, "{text}");
        }
        for text in ["", "-1", "+1", " 1", "1 ", "1.0", "x", "١"] {
            assert_eq!(parse_u32(text), None, "{text}");
        }
        assert_eq!((parse_u8("255"), parse_u8("256")), (Some(255), None));
    }

    #[test]
    fn bytes_are_the_text_that_they_are_by_the_standard() {
        let text: String =
            ['\0', '\x7f', '\u{80}', '\u{7ff}', '\u{800}', '\u{d7ff}', '\u{e000}', '\u{ffff}', '\u{10000}', char::MAX]
                .into_iter()
                .collect();
        assert_eq!(from_utf8(text.as_bytes()), text);
        // What begins, goes on and ends nothing; what is too long, too high, or half of a pair.
        let bytes =
            [0, b'a', 0x7f, 0x80, 0xbf, 0xc0, 0xc1, 0xc3, 0xdf, 0xe0, 0xe2, 0xed, 0xef, 0xf0, 0xf4, 0xf8, 0xfe, 0xff];
        for n in 0..bytes.len().pow(4) {
            let text: Vec<u8> =
                (0..4).filter_map(|place| bytes.get(n / bytes.len().pow(place) % bytes.len()).copied()).collect();
            assert_eq!(from_utf8(&text).as_bytes() == text, str::from_utf8(&text).is_ok(), "{text:?}");
        }
        assert_eq!(from_utf8(b"\xffa%\xc3-"), "\0a%\u{3}-", "what is none takes nothing else along");
        assert_eq!(from_utf8(b"a\xb4"), "a\u{fffd}", "no digit out of the rest of a character");
    }

    #[test]
    fn fills_what_is_named_and_keeps_the_rest() {
        assert_eq!(fill("{a} of {b}", &[("a", "3"), ("b", "10")]), "3 of 10");
        assert_eq!(fill("{unknown}!", &[]), "!");
        assert_eq!(fill("open { brace", &[]), "open { brace");
        assert_eq!(fill("{a}", &[("a", "{a}")]), "{a}");
    }
}
