//! The field errors of an example.

use super::examples::leak;
use crate::code::Code;
use crate::error::{Item, Place};
use crate::json_value::JsonValue;
use errorbook_export::Sample;
use errorbook_model::code::is_published;
use errorbook_model::shape::FIELD_ERROR_MEMBERS as MEMBERS;

/// The field errors that a sample is a list of; `None` where anything else is in it.
pub(super) fn items(sample: &Sample) -> Option<Vec<Item>> {
    match sample {
        Sample::List(items) => items.iter().map(item).collect(),
        _ => None,
    }
}

fn item(sample: &Sample) -> Option<Item> {
    let Sample::Map(members) = sample else {
        return None;
    };
    let text = |name: &str| match members.get(name) {
        Some(Sample::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let [pointer, parameter, header, code, message] = MEMBERS;
    let place = text(pointer).map(|text| Place::Pointer(text.into()));
    let place = place.or_else(|| text(parameter).map(Place::Parameter));
    let own = members
        .iter()
        .filter(|(name, _)| !MEMBERS.contains(&name.as_str()));
    Some(Item {
        place: place.or_else(|| text(header).map(Place::Header))?,
        code: match members.get(code)? {
            Sample::Text(code) if is_published(code) => Code::new(leak(code), false),
            Sample::Number(code) => Code::new(leak(&code.to_string()), true),
            _ => return None,
        },
        message: text(message)?,
        fields: own
            .filter_map(|(name, value)| Some((leak(name), field(value)?)))
            .collect(),
        values: Vec::new(),
    })
}

fn field(sample: &Sample) -> Option<JsonValue> {
    let value = JsonValue::read(sample.to_json().as_bytes());
    value.filter(|value| *value != JsonValue::Null)
}
