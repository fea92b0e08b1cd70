//! Field errors, as the items of a template.

use super::plan::{Escape, Failed, Planned};
use super::values::{ItemValue, Value};
use crate::error::{Item, PlaceKind, SentFields, ValueSource};
use crate::json_value::JsonValue;
use crate::locale;
use errorbook_model::Name;

/// A member of an item.
#[derive(Clone, Debug)]
pub(super) enum Member {
    Known(Known),
    Field(Box<str>),
}

/// A member that every field error has.
#[derive(Clone, Copy, Debug)]
pub(super) enum Known {
    Place,
    Code,
    Message,
}

impl Known {
    /// What a name of a template stands for in an item about such a place; `None` where it is the error's.
    pub(super) fn planned(
        name: Name,
        place: PlaceKind,
        value: impl FnOnce(Known) -> ItemValue,
    ) -> Option<Planned> {
        let known = match (name, place) {
            (Name::Code, _) => Known::Code,
            (Name::Message | Name::Detail, _) => Known::Message,
            (Name::Place, _)
            | (Name::Pointer, PlaceKind::Pointer)
            | (Name::Parameter, PlaceKind::Parameter)
            | (Name::Header, PlaceKind::Header) => Known::Place,
            (Name::Pointer | Name::Parameter | Name::Header, _) => return Some(Planned::Absent),
            _ => return None,
        };
        Some(Planned::value(Value::OfItem(value(known))))
    }

    #[inline]
    fn push(self, item: &Item, escape: Escape, out: &mut Vec<u8>) {
        match self {
            Known::Place => escape.push(out, item.place.as_str()),
            Known::Code => escape.push(out, item.code.as_str()),
            Known::Message => escape.push(out, &locale::message_of(item)),
        }
    }
}

impl Member {
    /// Appends the member as JSON; whether there is one.
    #[inline]
    pub(super) fn push_json(&self, item: &Item, out: &mut Vec<u8>) -> Result<bool, Failed> {
        match self {
            Member::Known(Known::Code) if item.code.is_number() => {
                out.extend_from_slice(item.code.as_str().as_bytes());
            }
            Member::Known(known) => {
                out.push(b'"');
                known.push(item, Escape::Json, out);
                out.push(b'"');
            }
            Member::Field(name) => match field(item, name) {
                Some(value) => push_value(value, out)?,
                None => return Ok(false),
            },
        }
        Ok(true)
    }

    /// Appends the member as text; whether there is one.
    #[inline]
    pub(super) fn push_text(
        &self,
        item: &Item,
        escape: Escape,
        out: &mut Vec<u8>,
    ) -> Result<bool, Failed> {
        match self {
            Member::Known(known) => known.push(item, escape, out),
            Member::Field(name) => match field(item, name) {
                Some(JsonValue::Text(text)) => escape.push(out, text),
                Some(JsonValue::Array(_) | JsonValue::Object(_)) | None => return Ok(false),
                Some(word) => push_value(word, out)?,
            },
        }
        Ok(true)
    }
}

/// Appends a field of an item as JSON.
pub(super) fn push_value(value: &JsonValue, out: &mut Vec<u8>) -> Result<(), Failed> {
    serde_json::to_writer(out, value).map_err(|_| Failed)
}

fn field<'a>(item: &'a Item, wanted: &str) -> Option<&'a JsonValue> {
    let mut fields = item.fields.iter();
    fields.find_map(|(name, value)| (*name == wanted).then_some(value))
}

/// Whether a field's JSON type may be that of a list of field errors: an array, or a type whose JSON is not known.
pub(super) fn may_hold(json_type: &str) -> bool {
    matches!(json_type, "array" | "any")
}

/// Whether there are field errors in a field.
pub(super) fn has_any(error: &dyn SentFields, field: u32) -> bool {
    let list = error.items(field);
    list.is_some_and(|list| list.item(0).is_some())
}

/// Calls a closure with each field error in these fields of an error.
pub(super) fn each(
    values: &ValueSource,
    fields: &[u32],
    mut call: impl FnMut(&Item) -> Result<(), Failed>,
) -> Result<(), Failed> {
    let Some(error) = values.fields() else {
        return Ok(());
    };
    for list in fields.iter().filter_map(|field| error.items(*field)) {
        let mut index = 0;
        while let Some(item) = list.item(index) {
            call(item)?;
            index += 1;
        }
    }
    Ok(())
}
