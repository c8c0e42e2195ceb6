//! Just enough JSON writing for event details. `serde_json` would add 24 KB to what the browser loads.

use std::fmt::{self, Display, Write};

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A whole number.
    Int(i32),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object, in the order given.
    Object(Vec<(&'static str, Json)>),
    /// An object whose names come from the pack.
    Map(Vec<(String, Json)>),
}

impl Json {
    /// A text.
    pub fn text(text: &str) -> Json {
        Json::Text(text.to_owned())
    }

    /// A count.
    pub fn count(n: usize) -> Json {
        Json::Int(i32::try_from(n).unwrap_or(i32::MAX))
    }

    /// A number or `null`.
    pub fn number(n: Option<i32>) -> Json {
        n.map_or(Json::Null, Json::Int)
    }
}

impl Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Json::Null => f.write_str("null"),
            Json::Bool(b) => f.write_str(if *b { "true" } else { "false" }),
            Json::Int(n) => write!(f, "{n}"),
            Json::Text(text) => quote(f, text),
            Json::List(list) => {
                f.write_char('[')?;
                for (i, value) in list.iter().enumerate() {
                    comma(f, i)?;
                    value.fmt(f)?;
                }
                f.write_char(']')
            }
            Json::Object(fields) => object(f, &mut fields.iter().map(|(k, v)| (*k, v))),
            Json::Map(fields) => object(f, &mut fields.iter().map(|(k, v)| (k.as_str(), v))),
        }
    }
}

fn object(f: &mut fmt::Formatter<'_>, fields: &mut dyn Iterator<Item = (&str, &Json)>) -> fmt::Result {
    f.write_char('{')?;
    for (i, (name, value)) in fields.enumerate() {
        comma(f, i)?;
        quote(f, name)?;
        f.write_char(':')?;
        value.fmt(f)?;
    }
    f.write_char('}')
}

fn comma(f: &mut fmt::Formatter<'_>, i: usize) -> fmt::Result {
    if i > 0 { f.write_char(',') } else { Ok(()) }
}

fn quote(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    f.write_char('"')?;
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                f.write_char('\\')?;
                f.write_char(c)?;
            }
            c if c < ' ' => write!(f, "\\u{:04x}", c as u32)?,
            c => f.write_char(c)?,
        }
    }
    f.write_char('"')
}
