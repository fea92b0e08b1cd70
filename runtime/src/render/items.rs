//! Field errors, as the items of a template.

use super::plan::{Escape, Failed, Planned};
use super::values::Value;
use crate::error::{Item, PlaceKind, SentFields, ValueSource};
use crate::json_value::JsonValue;
use crate::locale;
use errorbook_model::code::Style;
use errorbook_model::{Name, escape};

/// What every field error has.
#[derive(Clone, Copy, Debug)]
pub(super) enum Known {
    Place,
    Code,
    /// The code as JSON: a number or a string.
    JsonCode,
    /// The code in another style.
    StyledCode(Style),
    Message,
}

impl Known {
    /// What a name of a template stands for in an item about such a place; `None` where it is the error's.
    pub(super) fn planned(name: Name, place: PlaceKind, escape: Escape) -> Option<Planned> {
        let known = match (name, place) {
            (Name::Code, _) => Known::Code,
            (Name::Message | Name::Detail, _) => Known::Message,
            (Name::Pointer, PlaceKind::Pointer)
            | (Name::Parameter, PlaceKind::Parameter)
            | (Name::Header, PlaceKind::Header) => Known::Place,
            (Name::Pointer | Name::Parameter | Name::Header, _) => return Some(Planned::Absent),
            _ => return None,
        };
        Some(Planned::value(Value::Known(known, escape)))
    }

    pub(super) fn push(self, item: &Item, escape: Escape, out: &mut Vec<u8>) {
        let code = item.code.as_str();
        let text = match self {
            Known::Place => item.place.as_str(),
            Known::Code => code,
            Known::JsonCode if item.code.is_number() => {
                return out.extend_from_slice(code.as_bytes());
            }
            Known::JsonCode => return escape::json_string(out, code),
            Known::Message if locale::is_default() => &item.message,
            Known::StyledCode(_) | Known::Message => return self.push_made(item, escape, out),
        };
        escape.push(out, text);
    }

    /// Appends a text that is made first. Apart from the others, since it needs more of the stack.
    #[inline(never)]
    fn push_made(self, item: &Item, escape: Escape, out: &mut Vec<u8>) {
        let text = match self {
            Known::StyledCode(style) => style.styled(item.code.as_str()),
            _ => locale::message_of(item),
        };
        escape.push(out, &text);
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

/// Whether a field's JSON type may be that of a list of field errors: an array, or a type whose JSON is not known.
pub(super) fn may_hold(json_type: &str) -> bool {
    matches!(json_type, "array" | "any")
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
