//! Just enough JSON writing for event details, straight into one text. `serde_json` would add 24 KB to what the browser
//! loads; a tree of values and `Display` a kilobyte.

use crate::pack::Decimal;

/// A JSON value, as its text. An object takes fields until it is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Json(String);

impl Json {
    /// `null`
    pub fn null() -> Json {
        Json("null".to_owned())
    }

    /// An object that is open for fields.
    pub fn object() -> Json {
        Json("{".to_owned())
    }

    /// The same, after the contract's version.
    pub(super) fn versioned() -> Json {
        Json("{\"version\":1".to_owned())
    }

    /// The beginning of a field; its value must follow.
    #[inline(never)]
    fn name(&mut self, name: &str) {
        self.item(name);
        self.0.push(':');
    }

    /// A field with `true` or `false`.
    pub fn bool(&mut self, name: &str, value: bool) {
        self.plain(name, if value { "true" } else { "false" });
    }

    /// A field with a whole number.
    pub fn int(&mut self, name: &str, n: i32) {
        self.plain(name, &n.to_decimal());
    }

    /// A field with a count.
    pub fn count(&mut self, name: &str, n: usize) {
        self.int(name, i32::try_from(n).unwrap_or(i32::MAX));
    }

    /// A field with a number or `null`.
    pub fn number(&mut self, name: &str, n: Option<i32>) {
        match n {
            Some(n) => self.int(name, n),
            None => self.plain(name, "null"),
        }
    }

    /// A field with a text.
    #[inline(never)]
    pub fn text(&mut self, name: &str, text: &str) {
        self.name(name);
        self.item(text);
    }

    /// A field with a text or `null`.
    pub fn text_or_null(&mut self, name: &str, text: Option<&str>) {
        match text {
            Some(text) => self.text(name, text),
            None => self.plain(name, "null"),
        }
    }

    /// A field with a list that is open for items.
    pub fn list(&mut self, name: &str) {
        self.name(name);
        self.open('[');
    }

    /// A text: an item of a list, a name, or the value after one.
    #[inline(never)]
    pub fn item(&mut self, text: &str) {
        self.separate();
        let json = &mut self.0;
        json.push('"');
        for c in text.chars() {
            match c {
                '"' | '\\' => json.push('\\'),
                c if c < ' ' => {
                    json.push_str(if c < '\u{10}' { "\\u000" } else { "\\u001" });
                    json.push(char::from_digit(c as u32 & 15, 16).unwrap_or('0'));
                    continue;
                }
                _ => {}
            }
            json.push(c);
        }
        json.push('"');
    }

    /// A field with a value that is written unchanged.
    #[inline(never)]
    fn plain(&mut self, name: &str, value: &str) {
        self.name(name);
        self.0.push_str(value);
    }

    /// Begins a list or an object.
    pub(super) fn open(&mut self, bracket: char) {
        self.separate();
        self.0.push(bracket);
    }

    /// Ends a list or an object.
    pub fn close(&mut self, bracket: char) {
        self.0.push(bracket);
    }

    /// A comma, unless this comes first here, or is the value of a name.
    fn separate(&mut self) {
        if !matches!(self.0.as_bytes().last(), Some(b'{' | b'[' | b':')) {
            self.0.push(',');
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, owned.
    pub fn into_string(self) -> String {
        self.0
    }
}
