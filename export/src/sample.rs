//! The values of an error that never happened.

use crate::{Field, JsonType};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::Number;

/// A value as a real error would have it. Unlike `serde_json::Value` it keeps the order of members, in which
/// a real one would be sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Sample {
    /// `null`.
    Null,
    /// `true`.
    Boolean(bool),
    /// `1`, `1.5`.
    Number(Number),
    /// `"acme"`.
    Text(String),
    /// `[1, 2]`.
    List(Vec<Sample>),
    /// `{"a": 1}`.
    Map(IndexMap<String, Sample>),
}

impl Sample {
    /// The value as JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Field {
    /// The author's example, of the field's type where it can be read as that; else a value of that type.
    pub fn sample(&self) -> Sample {
        match (&self.example, self.json_type, self.items) {
            (Some(example), ..) => self
                .read(example)
                .unwrap_or_else(|| Sample::Text(example.clone())),
            (None, JsonType::Array, Some(items)) => Sample::List(vec![stand_in(items, &self.name)]),
            (None, other, _) => stand_in(other, &self.name),
        }
    }

    fn read(&self, example: &str) -> Option<Sample> {
        let sample = serde_json::from_str(example).ok()?;
        let fits = match (&sample, self.json_type) {
            (Sample::Number(number), JsonType::Integer) => !number.is_f64(),
            (Sample::Number(_), JsonType::Number)
            | (Sample::Boolean(_), JsonType::Boolean)
            | (Sample::List(_), JsonType::Array)
            | (Sample::Map(_), JsonType::Object)
            | (_, JsonType::Any) => true,
            _ => false,
        };
        fits.then_some(sample)
    }
}

fn stand_in(json_type: JsonType, name: &str) -> Sample {
    let json = match json_type {
        JsonType::String | JsonType::Any => return Sample::Text(name.to_owned()),
        // The example of RFC 9110 section 5.6.7.
        JsonType::Date => return Sample::Text("Sun, 06 Nov 1994 08:49:37 GMT".to_owned()),
        JsonType::Integer => "1",
        JsonType::Number => "1.5",
        JsonType::Boolean => "true",
        JsonType::Array => "[]",
        JsonType::Object => "{}",
        JsonType::FieldError => {
            r#"{"pointer":"/name","code":"FIELD_CODE","message":"what is wrong with it"}"#
        }
    };
    serde_json::from_str(json).unwrap_or(Sample::Null)
}
