//! Serialized JSON that is parsed again, to be written in another format or inside another body.
//!
//! `serde_json` reads an integer of more than 64 bits as a float. If any crate in the program enables its feature
//! `arbitrary_precision`, it reads every number as a map.

use memchr::memchr2;
use serde_core::ser::{Error, Serialize, SerializeMap, Serializer};

/// A JSON value that keeps the order of its members.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum JsonValue {
    Null,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    /// An integer of more than 64 bits, as text. It is boxed, since it is rare and a node should be small.
    Wide(Box<str>),
    Float(f64),
    Text(String),
    Array(Vec<JsonValue>),
    Object(Vec<(String, JsonValue)>),
}

/// The maximum depth. The stack of a thread has room for this many calls.
const DEEPEST: usize = 1_000;

impl JsonValue {
    /// Parses JSON. `None` if it is invalid.
    pub(crate) fn read(json: &[u8]) -> Option<Self> {
        let mut reader = Reader {
            rest: std::str::from_utf8(json).ok()?,
        };
        let node = reader.value(DEEPEST)?;
        reader.skip_space();
        reader.rest.is_empty().then_some(node)
    }
}

struct Reader<'j> {
    rest: &'j str,
}

impl Reader<'_> {
    fn value(&mut self, deeper: usize) -> Option<JsonValue> {
        self.skip_space();
        match self.rest.as_bytes().first()? {
            b'{' => self.object(deeper.checked_sub(1)?),
            b'[' => self.array(deeper.checked_sub(1)?),
            b'"' => self.text().map(JsonValue::Text),
            _ => self.word(),
        }
    }

    fn object(&mut self, deeper: usize) -> Option<JsonValue> {
        let mut members = Vec::new();
        self.eat(b'{')?;
        if self.eat(b'}').is_some() {
            return Some(JsonValue::Object(members));
        }
        loop {
            self.skip_space();
            let key = self.text()?;
            self.eat(b':')?;
            members.push((key, self.value(deeper)?));
            if self.eat(b',').is_none() {
                self.eat(b'}')?;
                return Some(JsonValue::Object(members));
            }
        }
    }

    fn array(&mut self, deeper: usize) -> Option<JsonValue> {
        let mut values = Vec::new();
        self.eat(b'[')?;
        if self.eat(b']').is_some() {
            return Some(JsonValue::Array(values));
        }
        loop {
            values.push(self.value(deeper)?);
            if self.eat(b',').is_none() {
                self.eat(b']')?;
                return Some(JsonValue::Array(values));
            }
        }
    }

    fn text(&mut self) -> Option<String> {
        let inside = self.rest.strip_prefix('"')?;
        let mut end = memchr2(b'"', b'\\', inside.as_bytes())?;
        if inside.as_bytes()[end] == b'"' {
            self.rest = &inside[end + 1..];
            return Some(inside[..end].to_owned());
        }
        while inside.as_bytes()[end] == b'\\' {
            let behind = end + 2;
            end = behind + memchr2(b'"', b'\\', inside.as_bytes().get(behind..)?)?;
        }
        // Each quote is one byte.
        let (quoted, rest) = self.rest.split_at(end + 2);
        self.rest = rest;
        serde_json::from_str(quoted).ok()
    }

    /// Reads a number or a literal name.
    fn word(&mut self) -> Option<JsonValue> {
        let is_end = |byte: u8| matches!(byte, b',' | b']' | b'}') || is_space(byte);
        let end = self.rest.bytes().position(is_end);
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        match word {
            "null" => Some(JsonValue::Null),
            "true" => Some(JsonValue::Bool(true)),
            "false" => Some(JsonValue::Bool(false)),
            _ => number(word),
        }
    }

    fn eat(&mut self, sign: u8) -> Option<()> {
        self.skip_space();
        self.rest = self.rest.strip_prefix(char::from(sign))?;
        Some(())
    }

    /// There is none in what is written here, but for a user's `RawValue`.
    fn skip_space(&mut self) {
        if self.rest.bytes().next().is_some_and(is_space) {
            let is_space = |c| matches!(c, ' ' | '\t' | '\n' | '\r');
            self.rest = self.rest.trim_start_matches(is_space);
        }
    }
}

/// RFC 8259 section 2.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// Reads an integer. More than 128 bits are read as a float.
fn number(word: &str) -> Option<JsonValue> {
    let is_integer = word
        .strip_prefix('-')
        .unwrap_or(word)
        .bytes()
        .all(|byte| byte.is_ascii_digit());
    if is_integer {
        if let Ok(value) = word.parse() {
            return Some(JsonValue::Unsigned(value));
        }
        if let Ok(value) = word.parse() {
            return Some(JsonValue::Signed(value));
        }
        if word.parse::<u128>().is_ok() || word.parse::<i128>().is_ok() {
            return Some(JsonValue::Wide(word.into()));
        }
    }
    // Rust also parses `inf` and `+1`, which are not JSON.
    let is_number = |byte: u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
    if word.starts_with('+') || !word.bytes().all(is_number) {
        return None;
    }
    word.parse().ok().map(JsonValue::Float)
}

impl Serialize for JsonValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            JsonValue::Null => serializer.serialize_unit(),
            JsonValue::Bool(value) => serializer.serialize_bool(*value),
            JsonValue::Unsigned(value) => serializer.serialize_u64(*value),
            JsonValue::Signed(value) => serializer.serialize_i64(*value),
            JsonValue::Wide(text) => match text.parse() {
                Ok(value) => serializer.serialize_u128(value),
                Err(_) => serializer.serialize_i128(text.parse().map_err(S::Error::custom)?),
            },
            JsonValue::Float(value) => serializer.serialize_f64(*value),
            JsonValue::Text(value) => serializer.serialize_str(value),
            JsonValue::Array(values) => serializer.collect_seq(values),
            JsonValue::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (key, value) in members {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}
