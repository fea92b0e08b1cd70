//! Field errors, as the items of a template.

use super::plan::{Failed, Rewrite};
use crate::error::{Item, SentFields, ValueSource};
use crate::json_value::JsonValue;

/// A text that every field error has.
#[derive(Clone, Copy, Debug)]
pub(super) enum Known {
    Place,
    Code,
    /// The code as JSON: a number or a string.
    JsonCode,
    /// The message in the default language.
    Message,
}

impl Known {
    pub(super) fn push(self, item: &Item, rewrite: Rewrite, out: &mut Vec<u8>) {
        let text = match self {
            Known::Place => item.place.as_str(),
            Known::Code => item.code.as_str(),
            Known::JsonCode if item.code.is_number => {
                return out.extend_from_slice(item.code.as_str().as_bytes());
            }
            Known::JsonCode => {
                // No code has a character that JSON escapes.
                out.push(b'"');
                out.extend_from_slice(item.code.as_str().as_bytes());
                return out.push(b'"');
            }
            Known::Message => &item.message,
        };
        rewrite(out, text);
    }
}

/// Appends a field of an item as JSON.
pub(super) fn push_value(value: &JsonValue, out: &mut Vec<u8>) -> Result<(), Failed> {
    serde_json::to_writer(out, value).map_err(|_| Failed)
}

/// A field of an item.
pub(super) fn field<'a>(item: &'a Item, wanted: &str) -> Option<&'a JsonValue> {
    let mut fields = item.fields.iter();
    fields.find_map(|(name, value)| (*name == wanted).then_some(value))
}

/// Whether there are field errors in a field.
pub(super) fn has_any(error: &dyn SentFields, field: u32) -> bool {
    let list = error.items(field);
    list.is_some_and(|list| list.item(0).is_some())
}

/// The field errors in these fields of an error.
pub(super) fn of<'a>(values: &'a ValueSource, fields: &'a [u32]) -> impl Iterator<Item = &'a Item> {
    let lists = fields
        .iter()
        .filter_map(|field| values.fields()?.items(*field));
    lists.flat_map(|list| (0..).map_while(|index| list.item(index)))
}
