//! Just enough JSON writing for event details. `serde_json` would add 24 KB to what the browser loads; even a tree
//! of values and `Display` would cost a kilobyte over text that is put together.

use crate::list::Gather;
use crate::pack::{Digits, cat, join};
use std::fmt;

/// A JSON value, as its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Json(String);

impl Json {
    /// `null`
    pub fn null() -> Json {
        Json("null".to_owned())
    }

    /// `true` or `false`
    pub fn bool(value: bool) -> Json {
        Json((if value { "true" } else { "false" }).to_owned())
    }

    /// A whole number.
    pub fn int(n: i32) -> Json {
        Json(n.digits())
    }

    /// A count.
    pub fn count(n: usize) -> Json {
        Json::int(i32::try_from(n).unwrap_or(i32::MAX))
    }

    /// A number or `null`.
    pub fn number(n: Option<i32>) -> Json {
        n.map_or_else(Json::null, Json::int)
    }

    /// A text.
    #[inline(never)]
    pub fn text(text: &str) -> Json {
        let mut json = String::from('"');
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
        Json(json)
    }

    /// A list.
    pub fn list(values: &[Json]) -> Json {
        let values: Vec<&str> = values.iter().map(Json::as_str).gather();
        Json(cat(&["[", &join(&values, ","), "]"]))
    }

    /// An object, in the order given.
    #[inline(never)]
    pub fn object(fields: &[(&str, Json)]) -> Json {
        let mut json = String::from('{');
        for (name, value) in fields {
            if json.len() > 1 {
                json.push(',');
            }
            json.push_str(Json::text(name).as_str());
            json.push(':');
            json.push_str(value.as_str());
        }
        json.push('}');
        Json(json)
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

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
