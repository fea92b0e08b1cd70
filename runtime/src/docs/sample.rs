//! The values of an error that never happened.

use errorbook_export::{Field, JsonType};
use serde_core::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_core::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;
use std::fmt;

/// A value as a real error would have it. Unlike `serde_json::Value` it keeps the order of members, in
/// which a real one would be sent.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Sample {
    Null,
    Boolean(bool),
    Integer(i128),
    Number(f64),
    Text(String),
    List(Vec<Sample>),
    Map(Vec<(String, Sample)>),
}

impl Sample {
    /// What stands in for a field: the author's example, else a value of its type.
    pub(super) fn of(field: &Field) -> Self {
        let value = field.sample();
        match &field.example {
            Some(example) if value.is_array() || value.is_object() => {
                serde_json::from_str(example).unwrap_or_else(|_| value.into())
            }
            None if field.items == Some(JsonType::FieldError) => in_order(value),
            _ => value.into(),
        }
    }

    pub(super) fn is_null(&self) -> bool {
        matches!(self, Sample::Null)
    }
}

/// A field error's members, in the order in which the real one writes them.
fn in_order(value: Value) -> Sample {
    match value {
        Value::Array(items) => Sample::List(items.into_iter().map(in_order).collect()),
        Value::Object(mut members) => {
            let known = ["pointer", "code", "message"];
            let known = known.map(|name| members.remove(name).map(|value| (name, value)));
            let known = known.into_iter().flatten();
            let mut ordered: Vec<_> = known
                .map(|(name, value)| (name.to_owned(), value.into()))
                .collect();
            ordered.extend(
                members
                    .into_iter()
                    .map(|(name, value)| (name, value.into())),
            );
            Sample::Map(ordered)
        }
        other => other.into(),
    }
}

impl From<Value> for Sample {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Sample::Null,
            Value::Bool(value) => Sample::Boolean(value),
            Value::Number(number) => {
                let integer = number.as_i64().map(i128::from);
                match integer.or_else(|| number.as_u64().map(i128::from)) {
                    Some(integer) => Sample::Integer(integer),
                    None => number.as_f64().map_or(Sample::Null, Sample::Number),
                }
            }
            Value::String(text) => Sample::Text(text),
            Value::Array(items) => Sample::List(items.into_iter().map(Into::into).collect()),
            Value::Object(members) => {
                let members = members.into_iter();
                Sample::Map(members.map(|(name, value)| (name, value.into())).collect())
            }
        }
    }
}

impl Serialize for Sample {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Sample::Null => serializer.serialize_none(),
            Sample::Boolean(value) => serializer.serialize_bool(*value),
            Sample::Integer(value) => serializer.serialize_i128(*value),
            Sample::Number(value) => serializer.serialize_f64(*value),
            Sample::Text(text) => serializer.serialize_str(text),
            Sample::List(items) => items.serialize(serializer),
            Sample::Map(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Sample {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Sample;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of JSON")
    }

    fn visit_unit<E>(self) -> Result<Sample, E> {
        Ok(Sample::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Sample, E> {
        Ok(Sample::Boolean(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Sample, E> {
        Ok(Sample::Integer(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Sample, E> {
        Ok(Sample::Integer(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Sample, E> {
        Ok(Sample::Number(value))
    }

    fn visit_str<E>(self, text: &str) -> Result<Sample, E> {
        Ok(Sample::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Sample, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Sample::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Sample, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Sample::Map(members))
    }
}

#[cfg(test)]
mod tests {
    use super::Sample;

    #[test]
    fn json_keeps_its_order() {
        for json in [
            r#"{"z":1,"a":[true,null,-2.5,{"y":{},"b":[]}],"m":"\u0001"}"#,
            "18446744073709551615",
            "-9223372036854775808",
            "1e300",
        ] {
            let sample: Sample = serde_json::from_str(json).unwrap();
            let expected = json.replace("1e300", "1e+300").replace("1e+300", "1e300");
            let written = serde_json::to_string(&sample).unwrap();
            assert_eq!(written.replace("e+", "e"), expected, "{json}");
        }
    }
}
