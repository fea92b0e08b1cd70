//! Field errors, as they stand in the JSON of an error's field.

use super::plan::Failed;
use crate::error::{ValueSource, guarded};
use crate::json_value::JsonValue;

/// One field error.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'a>(&'a [(String, JsonValue)]);

/// The members that every field error has, or that say where it is.
const MEMBERS: [&str; 5] = ["pointer", "parameter", "header", "code", "message"];

impl<'a> Item<'a> {
    pub(super) fn get(self, wanted: &str) -> Option<&'a JsonValue> {
        let (_, value) = self.0.iter().find(|(name, _)| name == wanted)?;
        Some(value).filter(|value| **value != JsonValue::Null)
    }

    /// Its own fields.
    pub(super) fn fields(self) -> impl Iterator<Item = (&'a str, &'a JsonValue)> {
        let all = self.0.iter().map(|(name, value)| (name.as_str(), value));
        all.filter(|(name, _)| !MEMBERS.contains(name))
    }

    fn of(value: &'a JsonValue) -> Option<Self> {
        let JsonValue::Object(members) = value else {
            return None;
        };
        let item = Item(members);
        let is_text = |name| matches!(item.get(name), Some(JsonValue::Text(_)));
        let is_code = matches!(
            item.get("code"),
            Some(JsonValue::Text(_) | JsonValue::Unsigned(_) | JsonValue::Signed(_))
        );
        let has_place = MEMBERS[..3].iter().any(|place| is_text(place));
        (is_code && is_text("message") && has_place).then_some(item)
    }
}

/// Whether a field's JSON type may be that of a list of field errors: an array, or a type whose JSON is not known.
pub(super) fn may_hold(json_type: &str) -> bool {
    matches!(json_type, "array" | "any")
}

/// Calls a closure with each field error in these fields of an error. A value that is not a list of field errors has
/// none, nor has one that fails to serialize.
pub(super) fn each(
    values: &ValueSource,
    fields: &[u32],
    mut call: impl FnMut(Item) -> Result<(), Failed>,
) -> Result<(), Failed> {
    let ValueSource::Derived(error) = values else {
        return Ok(());
    };
    for field in fields {
        let mut json = Vec::new();
        if guarded(|| error.json(*field).write_json(&mut json)).is_some() {
            for item in &list(&json) {
                if let Some(item) = Item::of(item) {
                    call(item)?;
                }
            }
        }
    }
    Ok(())
}

/// The field errors in the JSON of a field; none where any element of it is something else.
pub(super) fn list(json: &[u8]) -> Vec<JsonValue> {
    match JsonValue::read(json) {
        Some(JsonValue::Array(items)) if items.iter().all(|item| Item::of(item).is_some()) => items,
        _ => Vec::new(),
    }
}
