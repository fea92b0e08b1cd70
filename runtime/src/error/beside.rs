//! The fields of a transparent variant that are sent beside those of the error inside it.

use super::view::ValueSource;
use super::{DisplayFields, ItemList, Nothing, SentFields, WriteJson, WriteText};
use crate::entry::{Entry, Field};
use crate::header::HeaderField;
use std::fmt;

/// The values of the error inside a transparent variant, and of the variant's own fields.
pub(crate) struct Beside<'a> {
    pub(super) inner: ValueSource<'a>,
    outer: &'a dyn SentFields,
    fields: &'static [Field],
    /// How many variants with such fields there are from here inwards.
    level: u32,
}

/// Both errors number their fields from zero, so these bits of a key say at which level the field is.
const LEVEL: u32 = 28;

/// The next level is that of `u32::MAX`, which is the key of no field.
const LAST: u32 = 14;

impl<'a> Beside<'a> {
    /// The values of the error inside with these fields; alone where too many variants are inside each other.
    pub(super) fn values(
        inner: ValueSource<'a>,
        outer: &'a dyn SentFields,
        fields: &'static [Field],
    ) -> ValueSource<'a> {
        let level = match &inner {
            ValueSource::Beside(beside) => beside.level + 1,
            _ => 1,
        };
        if level > LAST {
            return inner;
        }
        ValueSource::Beside(Box::new(Beside {
            inner,
            outer,
            fields,
            level,
        }))
    }

    /// An entry with the fields of variants around the error, the outermost of which is the first.
    #[cfg(feature = "testing")]
    pub(crate) fn around(entry: &'static Entry, outer: &[&'static [Field]]) -> &'static Entry {
        let levels = outer.iter().rev().zip(1..=LAST);
        levels.fold(entry, |entry, (fields, level)| {
            entry.beside(fields, level << LEVEL, false)
        })
    }

    /// The entry of the error inside, with the fields of each variant around it.
    pub(super) fn entry(&self, entry: &'static Entry) -> &'static Entry {
        let displays = self.inner.is_message();
        let entry = match &self.inner {
            ValueSource::Beside(beside) => beside.entry(entry),
            _ => entry,
        };
        entry.beside(self.fields, self.level << LEVEL, displays)
    }

    /// The fields of the error inside, which may have none.
    fn inside(&self) -> &(dyn SentFields + 'a) {
        self.inner.fields().unwrap_or(&Nothing)
    }
}

impl DisplayFields for Beside<'_> {
    fn display(&self, key: u32) -> &dyn WriteText {
        self.inside().display(key)
    }

    fn write(&self, key: u32, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inside().write(key, f)
    }
}

impl SentFields for Beside<'_> {
    fn json(&self, key: u32) -> &dyn WriteJson {
        if key >> LEVEL == self.level {
            self.outer.json(key & !(u32::MAX << LEVEL))
        } else {
            self.inside().json(key)
        }
    }

    fn items(&self, key: u32) -> Option<&dyn ItemList> {
        self.inside().items(key)
    }

    fn header(&self, key: u32) -> &dyn HeaderField {
        self.inside().header(key)
    }

    fn status(&self) -> u16 {
        self.inside().status()
    }

    fn text(&self) -> Option<&dyn fmt::Display> {
        match &self.inner {
            ValueSource::Message(message) => Some(message),
            _ => self.inside().text(),
        }
    }
}
