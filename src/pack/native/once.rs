//! JSON in which each key occurs once: of two, readers silently take the last.

use super::reader::Problem;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;

/// Reads a text; keys that occur twice are problems, at their paths.
///
/// # Errors
/// When it is no JSON; the message names line and column.
pub(super) fn parse(json: &str) -> Result<(Value, Vec<Problem>), serde_json::Error> {
    let mut problems = Vec::new();
    let mut reader = serde_json::Deserializer::from_str(json);
    let value = At { path: String::new(), problems: &mut problems }.deserialize(&mut reader)?;
    reader.end()?;
    Ok((value, problems))
}

/// A value and its position.
struct At<'p> {
    path: String,
    problems: &'p mut Vec<Problem>,
}

impl At<'_> {
    fn below(&mut self, path: String) -> At<'_> {
        At { path, problems: self.problems }
    }
}

impl<'de> DeserializeSeed<'de> for At<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for At<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        loop {
            let path = format!("{}[{}]", self.path, list.len());
            match seq.next_element_seed(self.below(path))? {
                Some(value) => list.push(value),
                None => return Ok(Value::Array(list)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Value, A::Error> {
        let mut fields = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            let path = if self.path.is_empty() { key.clone() } else { format!("{}.{key}", self.path) };
            let value = map.next_value_seed(self.below(path.clone()))?;
            if fields.insert(key, value).is_some() {
                self.problems.push(Problem { path, text: "stands twice; each key must be there once".to_owned() });
            }
        }
        Ok(Value::Object(fields))
    }
}
