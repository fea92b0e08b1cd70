//! The fields of a type without parameters: one match where other types have three.

use super::{
    Described, DisplayFields, ItemList, Nothing, Passing, SentFields, WriteJson, WriteText,
};
use crate::header::HeaderField;
use crate::table::Table;
use std::fmt;

/// A field that texts name and bodies have.
#[diagnostic::on_unimplemented(
    message = "`{Self}` lacks `std::fmt::Display` or `serde::Serialize`",
    label = "the type of a field that a message or a header names, and a body has",
    note = "implement `Display` for it, keep its text in a `String`, or give the placeholder a format that it has, as in `{{name:?}}`",
    note = "write `#[derive(serde::Serialize)]` on `{Self}`, or `#[expose(message)]` on the field to use it in texts alone"
)]
pub trait Shown {
    /// To be displayed.
    fn as_text(&self) -> &dyn WriteText;
    /// To be sent.
    fn as_json(&self) -> &dyn WriteJson;
}

impl<T: WriteText + WriteJson> Shown for T {
    fn as_text(&self) -> &dyn WriteText {
        self
    }

    fn as_json(&self) -> &dyn WriteJson {
        self
    }
}

/// The same of a subset, whose `Debug` is generated.
#[diagnostic::on_unimplemented(
    message = "`{Self}` lacks `Debug`, `std::fmt::Display` or `serde::Serialize`",
    label = "the type of a field that a message or a header names, and a body has",
    note = "implement `Display` for it, keep its text in a `String`, or give the placeholder a format that it has, as in `{{name:?}}`",
    note = "write `#[derive(serde::Serialize)]` on `{Self}`, or `#[expose(message)]` on the field to use it in texts alone",
    note = "a subset derives `Debug`: write `#[derive(Debug)]` on `{Self}`"
)]
pub trait DebugShown: Shown + fmt::Debug {}

impl<T: Shown + fmt::Debug> DebugShown for T {}

/// The variant at hand, and its fields: one trait where a type with parameters has two, as rustc takes its time for each
/// impl, each function and each arm. Implemented by generated code.
pub trait PlainFields: Passing {
    /// [`Shown`], or [`DebugShown`].
    type Field: Shown + ?Sized;

    /// The row of the variant at hand, and the field of this key, if texts name it and bodies have it. A key is one that the
    /// row's entry has, or, where it is concealed, that which is sent; `u32::MAX` asks for the row alone.
    fn at(&self, key: u32) -> (usize, &Self::Field);

    /// As in [`DisplayFields`], where there are fields that only texts name.
    fn display(&self, key: u32) -> &dyn WriteText {
        self.at(key).1.as_text()
    }

    /// As in [`DisplayFields`].
    ///
    /// # Errors
    ///
    /// Those of the field's own formatting.
    fn write(&self, _key: u32, _f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }

    /// As in [`SentFields`], where there are fields that only bodies have.
    fn json(&self, key: u32) -> &dyn WriteJson {
        self.at(key).1.as_json()
    }

    /// As in [`SentFields`].
    fn items(&self, _key: u32) -> Option<&dyn ItemList> {
        None
    }

    /// As in [`SentFields`].
    fn header(&self, _key: u32) -> &dyn HeaderField {
        &Nothing
    }

    /// As in [`SentFields`].
    fn status(&self) -> u16 {
        0
    }

    /// As in [`SentFields`].
    fn text(&self) -> Option<&dyn fmt::Display> {
        None
    }
}

#[diagnostic::do_not_recommend]
impl<T: PlainFields> Described for T {
    const TABLE: &'static Table = <T as Passing>::TABLE;
}

#[diagnostic::do_not_recommend]
impl<T: PlainFields> DisplayFields for T {
    fn row(&self) -> usize {
        self.at(u32::MAX).0
    }

    fn display(&self, key: u32) -> &dyn WriteText {
        PlainFields::display(self, key)
    }

    fn write(&self, key: u32, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        PlainFields::write(self, key, f)
    }
}

#[diagnostic::do_not_recommend]
impl<T: PlainFields> SentFields for T {
    fn json(&self, key: u32) -> &dyn WriteJson {
        PlainFields::json(self, key)
    }

    fn items(&self, key: u32) -> Option<&dyn ItemList> {
        PlainFields::items(self, key)
    }

    fn header(&self, key: u32) -> &dyn HeaderField {
        PlainFields::header(self, key)
    }

    fn status(&self) -> u16 {
        PlainFields::status(self)
    }

    fn text(&self) -> Option<&dyn fmt::Display> {
        PlainFields::text(self)
    }
}
