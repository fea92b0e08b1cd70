//! Plain text: the message and the code on one line, then the field errors, a line each, then the help, then the
//! link.

use super::plan::{Plan, Planner, Value};
use crate::entry::Entry;
use crate::error::{ValueSource, WriteJson, guarded};
use crate::json_value::JsonValue;
use crate::profile::Profile;

pub(super) fn plan(entry: &'static Entry, profile: &Profile, values: &ValueSource) -> Plan {
    let mut planner = Planner::new(entry, profile, values, push_line);
    planner.message();
    planner.literal(" [");
    planner.literal(entry.code().as_str());
    planner.literal("]\n");
    if values.has_fields() {
        // A list of field errors is an array, or of a type whose JSON is not known.
        for field in entry.fields() {
            if matches!(field.json_type(), "array" | "any") {
                planner.piece(0, Value::FieldErrors(field.key));
            }
        }
    }
    if let Some(help) = entry.help() {
        planner.escaped(help);
        planner.literal("\n");
    }
    if let Some(docs) = profile.settings.docs_uri(entry.code().as_str()) {
        planner.literal(&docs);
        planner.literal("\n");
    }
    planner.finish()
}

/// Appends a line `/slug: a slug is …` for each field error in the JSON of a field. A value that is not a list of
/// field errors has no lines, nor has one that fails to serialize.
pub(super) fn push_field_errors(out: &mut Vec<u8>, field: &dyn WriteJson) {
    let mut json = Vec::new();
    if guarded(|| field.write_json(&mut json)).is_none() {
        return;
    }
    let Some(JsonValue::Array(items)) = JsonValue::read(&json) else {
        return;
    };
    let lines: Option<Vec<_>> = items.iter().map(field_error).collect();
    for (place, message) in lines.into_iter().flatten() {
        if !place.is_empty() {
            push_line(out, place);
            out.extend_from_slice(b": ");
        }
        push_line(out, message);
        out.push(b'\n');
    }
}

/// The place and the message of a field error.
fn field_error(item: &JsonValue) -> Option<(&str, &str)> {
    let JsonValue::Object(members) = item else {
        return None;
    };
    let text = |wanted: &str| {
        let (_, value) = members.iter().find(|(name, _)| name == wanted)?;
        match value {
            JsonValue::Text(text) => Some(text.as_str()),
            _ => None,
        }
    };
    let has_code = members.iter().any(|(name, _)| name == "code");
    let place = ["pointer", "parameter", "header"]
        .into_iter()
        .find_map(text)?;
    Some((place, text("message")?)).filter(|_| has_code)
}

/// Appends text as part of one line: what would end the line or steer a terminal becomes a space.
fn push_line(out: &mut Vec<u8>, text: &str) {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        out.extend_from_slice(text.as_bytes());
        return;
    }
    for c in text.chars() {
        // U+2028 and U+2029 end a line too, in Unicode's eyes.
        let c = if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
            ' '
        } else {
            c
        };
        out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    }
}
