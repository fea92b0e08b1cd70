//! What is sent of one field error, and the lists of them that an error has.

use super::JsonPointer;
use crate::code::Code;
use crate::json_value::JsonValue;
use errorbook_model::Notation;
use std::borrow::Cow;

/// What is sent of one field error.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub(crate) place: Place,
    pub(crate) code: Code,
    pub(crate) message: String,
    pub(crate) fields: Vec<(&'static str, JsonValue)>,
    /// The values that only the message has.
    pub(crate) values: Vec<(&'static str, JsonValue)>,
}

/// What of the request a field error is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Pointer(JsonPointer),
    Parameter(String),
    Header(String),
}

/// Which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlaceKind {
    Pointer,
    Parameter,
    Header,
}

impl PlaceKind {
    /// In the order of their numbers.
    pub(crate) const ALL: [PlaceKind; 3] =
        [PlaceKind::Pointer, PlaceKind::Parameter, PlaceKind::Header];
}

impl Place {
    pub(crate) fn kind(&self) -> PlaceKind {
        match self {
            Place::Pointer(_) => PlaceKind::Pointer,
            Place::Parameter(_) => PlaceKind::Parameter,
            Place::Header(_) => PlaceKind::Header,
        }
    }

    pub(crate) fn as_str(&self) -> &str {
        match self {
            Place::Pointer(pointer) => pointer.as_str(),
            Place::Parameter(name) | Place::Header(name) => name,
        }
    }

    /// The names and indices of a pointer; else the name.
    pub(crate) fn segments(&self) -> Vec<Cow<'_, str>> {
        match self {
            Place::Pointer(pointer) => pointer.segments().collect(),
            Place::Parameter(name) | Place::Header(name) => vec![Cow::Borrowed(name)],
        }
    }

    /// A pointer in a notation, which the whole document has none in; else the name.
    pub(crate) fn in_notation(&self, notation: Notation) -> Option<Cow<'_, str>> {
        match self {
            Place::Pointer(pointer) => notation.place(pointer.segments()),
            Place::Parameter(name) | Place::Header(name) => Some(Cow::Borrowed(name)),
        }
    }
}

/// A list of field errors.
pub trait ItemList {
    /// The field error of this number.
    fn item(&self, index: usize) -> Option<&Item>;
}

impl ItemList for Vec<Item> {
    fn item(&self, index: usize) -> Option<&Item> {
        self.get(index)
    }
}
