//! Field errors, as they stand in the JSON of an error's field: a member is copied from there as it is.

use super::plan::Failed;
use super::raw_json::{Members, behind_comma, inside};
use crate::error::{ValueSource, guarded};
use errorbook_model::Name;
use errorbook_model::shape::FIELD_ERROR_MEMBERS;
use std::borrow::Cow;
use std::cell::Cell;

/// One field error.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'a> {
    /// The JSON of the members in [`Known::NAMES`].
    known: [Option<&'a str>; Known::NAMES.len()],
    /// The JSON of the whole object.
    json: &'a str,
}

/// A member of an item.
#[derive(Clone, Debug)]
pub(super) enum Member {
    Known(Known),
    Field(Box<str>),
}

/// A member that every field error has, or that says where it is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Known {
    Pointer,
    Parameter,
    Header,
    Code,
    Message,
}

impl Known {
    /// Their names, in the order of their numbers.
    const NAMES: [&'static str; 5] = FIELD_ERROR_MEMBERS;

    /// The member that a name of a template stands for, in an item.
    pub(super) fn of(name: Name) -> Option<Self> {
        Some(match name {
            Name::Pointer => Known::Pointer,
            Name::Parameter => Known::Parameter,
            Name::Header => Known::Header,
            Name::Code => Known::Code,
            Name::Message | Name::Detail => Known::Message,
            _ => return None,
        })
    }
}

impl<'a> Item<'a> {
    /// The JSON of a member.
    pub(super) fn known(self, member: Known) -> Option<&'a str> {
        self.known[member as usize]
    }

    /// The JSON of where it is.
    pub(super) fn place(self) -> Option<&'a str> {
        let places = [Known::Pointer, Known::Parameter, Known::Header];
        places.into_iter().find_map(|place| self.known(place))
    }

    /// The JSON of a member; `None` where it is `null`, too.
    pub(super) fn get(self, member: &Member) -> Option<&'a str> {
        match member {
            Member::Known(member) => self.known(*member),
            Member::Field(wanted) => {
                let (_, json) = self.fields().find(|(name, _)| **name == **wanted)?;
                Some(json).filter(|json| *json != "null")
            }
        }
    }

    /// Its own fields.
    pub(super) fn fields(self) -> impl Iterator<Item = (Cow<'a, str>, &'a str)> {
        Members::of(self.json).filter(|(name, _)| !Known::NAMES.contains(&&**name))
    }

    /// The field error at the start of a text, and what follows it.
    fn read(json: &'a str) -> Option<(Self, &'a str)> {
        let mut item = Item {
            known: [None; Known::NAMES.len()],
            json,
        };
        let mut members = Members::of(json);
        for (name, value) in members.by_ref().filter(|(_, value)| *value != "null") {
            if let Some(place) = Known::NAMES.iter().position(|known| *known == name) {
                item.known[place] = Some(value);
            }
        }
        let is_text = |member| item.known(member).is_some_and(|json| json.starts_with('"'));
        let is_code = |c: char| matches!(c, '"' | '-' | '0'..='9');
        let has_place = item.place().is_some_and(|json| json.starts_with('"'));
        let has_code = item.known(Known::Code)?.starts_with(is_code);
        let is_item = has_place && has_code && is_text(Known::Message);
        let behind = members.behind()?;
        is_item.then_some((item, behind))
    }
}

/// Whether a field's JSON type may be that of a list of field errors: an array, or a type whose JSON is not known.
pub(super) fn may_hold(json_type: &str) -> bool {
    matches!(json_type, "array" | "any")
}

/// Whether JSON is a list of field errors.
pub(super) fn is_list(json: &[u8]) -> bool {
    !list(json).is_empty()
}

/// The field errors in the JSON of a list; none where anything else is in it, which would be lost.
pub(super) fn list(json: &[u8]) -> Vec<Item<'_>> {
    let json = std::str::from_utf8(json).unwrap_or_default();
    let mut items = Vec::new();
    let mut rest = inside(json, b'[').unwrap_or("]");
    while let Some((item, behind)) = Item::read(rest) {
        items.push(item);
        rest = behind_comma(behind);
    }
    if rest.trim_ascii_start() == "]" {
        items
    } else {
        Vec::new()
    }
}

thread_local! {
    /// Where the JSON of fields is written.
    static SCRATCH: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// Calls a closure with an empty buffer that the thread keeps.
pub(super) fn with_scratch<T>(call: impl FnOnce(&mut Vec<u8>) -> T) -> T {
    let mut buffer = SCRATCH.try_with(Cell::take).unwrap_or_default();
    buffer.clear();
    let called = call(&mut buffer);
    if buffer.capacity() <= super::LARGEST_SCRATCH {
        // A thread that ends keeps nothing.
        let _ = SCRATCH.try_with(|scratch| scratch.set(buffer));
    }
    called
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
    with_scratch(|json| {
        for field in fields {
            json.clear();
            if guarded(|| error.json(*field).write_json(json)).is_none() {
                continue;
            }
            for item in list(json) {
                call(item)?;
            }
        }
        Ok(())
    })
}
