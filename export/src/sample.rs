//! The values of an error that never happened.

use crate::{Code, Entry, Field, JsonType, Name};
use errorbook_model::Constant;
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
    /// A sample of a value of a request, or of the moment; empty where the name is of neither.
    pub fn of_request(name: Name) -> &'static str {
        match name {
            Name::RequestId => "9f1c2d7e-4b3a-4c5d-8e6f-70819a2b3c4d",
            Name::Instance => "urn:uuid:9f1c2d7e-4b3a-4c5d-8e6f-70819a2b3c4d",
            // The example of W3C Trace Context, section 3.2.
            Name::TraceId => "4bf92f3577b34da6a3ce929d0e0e4736",
            Name::Timestamp => "2025-01-31T09:30:00.000Z",
            Name::RequestMethod => "POST",
            Name::RequestPath => "/example",
            _ => "",
        }
    }

    /// The JSON type of the value.
    pub(crate) fn json_type(&self) -> JsonType {
        match self {
            Sample::Null => JsonType::Any,
            Sample::Boolean(_) => JsonType::Boolean,
            Sample::Number(number) if number.is_f64() => JsonType::Number,
            Sample::Number(_) => JsonType::Integer,
            Sample::Text(_) => JsonType::String,
            Sample::List(_) => JsonType::Array,
            Sample::Map(_) => JsonType::Object,
        }
    }

    /// The value as JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl From<Constant> for Sample {
    fn from(constant: Constant) -> Self {
        match constant {
            Constant::Text(text) => Sample::Text(text.to_owned()),
            Constant::Json(json) => serde_json::from_str(json).unwrap_or(Sample::Null),
        }
    }
}

impl Field {
    /// The value, where it is written; the author's example, of the field's type where it can be read as that; else a value of that type.
    pub fn sample(&self) -> Sample {
        if let Some(constant) = &self.constant {
            return constant.clone();
        }
        match (&self.example, self.json_type, self.items) {
            (Some(example), ..) => self
                .read(example)
                .unwrap_or_else(|| Sample::Text(example.clone())),
            (None, JsonType::Array, Some(items)) => {
                let known = self.item_errors().find(|(_, entry)| entry.is_public());
                let item = known.map(|(_, entry)| item(entry));
                Sample::List(vec![item.unwrap_or_else(|| stand_in(items, &self.name))])
            }
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

/// A field error.
fn item(entry: &Entry) -> Sample {
    let text = |text: &str| Sample::Text(text.to_owned());
    let code = match &entry.code {
        Code::Number(number) => Sample::Number((*number).into()),
        Code::Text(code) => text(code),
    };
    let message = entry.message.as_ref().unwrap_or(&entry.title);
    let members = [
        ("pointer", text("/name")),
        ("code", code),
        ("message", Sample::Text(entry.fill(message))),
    ];
    let members = members.map(|(name, value)| (name.to_owned(), value));
    let fields = entry.fields.iter();
    let fields = fields.map(|field| (field.name.clone(), field.sample()));
    Sample::Map(members.into_iter().chain(fields).collect())
}

/// A value that reads well in a sentence, by its type and the name of its field.
fn stand_in(json_type: JsonType, name: &str) -> Sample {
    let json = match json_type {
        JsonType::String | JsonType::Any => return Sample::Text(text(name)),
        // The example of RFC 9110 section 5.6.7.
        JsonType::Date => return Sample::Text("Sun, 06 Nov 1994 08:49:37 GMT".to_owned()),
        JsonType::Integer => by_name(name, 2).unwrap_or("3"),
        JsonType::Number => by_name(name, 3).unwrap_or("2.5"),
        JsonType::Boolean => "true",
        JsonType::Array => "[]",
        JsonType::Object => "{}",
        JsonType::FieldError => {
            r#"{"pointer":"/name","code":"FIELD_CODE","message":"what is wrong with it"}"#
        }
    };
    serde_json::from_str(json).unwrap_or(Sample::Null)
}

fn text(name: &str) -> String {
    let unknown = || [vec!["example".to_owned()], words(name)].concat().join("-");
    by_name(name, 1).map_or_else(unknown, str::to_owned)
}

/// What the table has in a column for the name's last word that it knows: `max_size` is a size, `orgSlug` a slug.
fn by_name(name: &str, column: usize) -> Option<&'static str> {
    const TABLE: &str = include_str!("../templates/samples.tsv");
    let value = |word: &str| {
        let mut rows = TABLE.lines().map(|row| row.split('\t'));
        let mut row = rows.find(|row| row.clone().next() == Some(word))?;
        row.nth(column).filter(|value| !value.is_empty())
    };
    let words = words(name);
    let mut words = words.iter().rev();
    // A list is called by the plural.
    words.find_map(|word| value(word).or_else(|| value(word.strip_suffix('s')?)))
}

/// The words of a name in lower case: of `orgSlug` and `org_slug`, `org` and `slug`.
pub(crate) fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = 'A';
    for c in name.chars() {
        let starts = !c.is_alphanumeric() || (c.is_uppercase() && !before.is_uppercase());
        if starts && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.extend(c.to_lowercase());
        }
        before = c;
    }
    words.retain(|word| !word.is_empty());
    words
}
