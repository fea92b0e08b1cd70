//! A header that an entry declares.

use crate::table::{HeaderKind, HeaderRow};
use crate::text::Text;
use errorbook_model::Slot;
use http::HeaderName;

/// A header of the response.
#[derive(Clone, Debug)]
pub(crate) struct HeaderLine {
    pub(crate) name: HeaderName,
    pub(crate) value: HeaderSource,
}

#[derive(Clone, Debug)]
pub(crate) enum HeaderSource {
    Text(Text),
    Challenge(Text),
    /// A field, by its key.
    Field(u32),
}

impl HeaderSource {
    /// The value, if it is the same for every error of the entry.
    pub(crate) fn as_static(&self) -> Option<&str> {
        match self {
            HeaderSource::Text(text) | HeaderSource::Challenge(text) => text.as_static(),
            HeaderSource::Field(_) => None,
        }
    }
}

impl HeaderLine {
    pub(super) fn parse(row: &HeaderRow, slots: &mut impl Iterator<Item = Slot>) -> Self {
        HeaderLine {
            // The macro has checked the name, which is in lower case.
            name: HeaderName::from_static(row.name),
            value: match row.kind {
                HeaderKind::Text => HeaderSource::Text(Text::parse(row.template, slots)),
                HeaderKind::Challenge => HeaderSource::Challenge(Text::parse(row.template, slots)),
                HeaderKind::Field => match slots.next() {
                    Some(Slot::Field(key)) => HeaderSource::Field(key),
                    _ => HeaderSource::Field(u32::MAX),
                },
            },
        }
    }
}
