//! Texts put together: pieces, lists, and values in their places.

/// One text of several. The standard library's `concat` and `join` take a kilobyte for their speed.
pub fn cat(parts: &[&str]) -> String {
    join(parts, "")
}

/// A small number; what is none is nothing. By way of a larger one: reading each size has code of its own.
pub fn small(text: &str) -> Option<u8> {
    text.parse::<u32>().ok().and_then(|number| u8::try_from(number).ok())
}

/// Numbers as text.
pub trait Digits {
    /// The number in digits, behind a minus where it is negative. In the place of `to_string`, which has code for each size of
    /// numbers and a table of all pairs of digits.
    fn digits(self) -> String;
}

impl Digits for u32 {
    #[inline(never)]
    fn digits(self) -> String {
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

impl Digits for i32 {
    #[inline(never)]
    fn digits(self) -> String {
        cat(&[if self < 0 { "-" } else { "" }, &self.unsigned_abs().digits()])
    }
}

impl Digits for u8 {
    fn digits(self) -> String {
        u32::from(self).digits()
    }
}

impl Digits for usize {
    fn digits(self) -> String {
        u32::try_from(self).unwrap_or(u32::MAX).digits()
    }
}

/// One text of several, with something between them.
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
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        match after.split_once('}') {
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
    use super::fill;

    #[test]
    fn fills_what_is_named_and_keeps_the_rest() {
        assert_eq!(fill("{a} of {b}", &[("a", "3"), ("b", "10")]), "3 of 10");
        assert_eq!(fill("{unknown}!", &[]), "!");
        assert_eq!(fill("open { brace", &[]), "open { brace");
        assert_eq!(fill("{a}", &[("a", "{a}")]), "{a}");
    }
}
