//! What generated code implements, and what is written by hand in its place.

mod beside;
mod inner;
mod item;
mod manual;
mod plain;
mod pointer;
mod status;
mod text;
mod view;

#[cfg(feature = "testing")]
pub(crate) use beside::Beside;
pub use inner::{Inner, Itemized, Passed, Passing, Unknown};
pub use item::{Item, ItemList};
pub(crate) use item::{Place, PlaceKind};
pub use manual::ManualApiError;
pub use plain::{DebugShown, PlainFields, Shown};
pub use pointer::JsonPointer;
pub use status::StatusField;
pub use text::ErrorText;
pub use view::{ErrorView, View};
pub(crate) use view::{ValueSource, guarded};

use crate::header::HeaderField;
use crate::table::Table;
use std::any::Any;
use std::borrow::Cow;
use std::fmt;

/// A type that derives [`ApiError`](crate::ApiError): a member of a `catalogue!`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not derive `ApiError`",
    label = "not a type with entries",
    note = "a catalogue lists types with `#[derive(ApiError)]`, and other catalogues as `..auth::ERRORS`"
)]
pub trait Described {
    /// The type's entries.
    const TABLE: &'static Table;
}

/// The variant at hand, and its fields to be displayed. Implemented by generated code.
pub trait DisplayFields {
    /// The row of the variant at hand.
    fn row(&self) -> usize {
        usize::MAX
    }

    /// A field that a message or a header names.
    fn display(&self, _key: u32) -> &dyn WriteText {
        &Nothing
    }

    /// Writes a placeholder that has a format, and any of a type with generics.
    ///
    /// # Errors
    ///
    /// Those of the field's own formatting.
    fn write(&self, _key: u32, _f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

/// The fields of the variant at hand that are sent. Implemented by generated code.
pub trait SentFields: DisplayFields {
    /// A field that is a member of the body.
    fn json(&self, _key: u32) -> &dyn WriteJson {
        &Nothing
    }

    /// The field errors in a field that is a list of them.
    fn items(&self, _key: u32) -> Option<&dyn ItemList> {
        None
    }

    /// A field that is a header.
    fn header(&self, _key: u32) -> &dyn HeaderField {
        &Nothing
    }

    /// The status that a field says, or 0.
    fn status(&self) -> u16 {
        0
    }

    /// The type's own `Display`, where a message may be that.
    fn text(&self) -> Option<&dyn fmt::Display> {
        None
    }
}

/// An error whose `Display` is sent, by `#[message(display)]`: whatever is `Display`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not implement `std::fmt::Display`",
    label = "its `Display` is sent, and nothing implements it",
    note = "`#[error(…)]` is an attribute of thiserror: write `#[derive(Debug, thiserror::Error, ApiError)]`",
    note = "where `display = manual` says that you do, implement `Display` and `std::error::Error`"
)]
pub trait OwnDisplay {
    /// The error as an object.
    fn as_display(&self) -> &dyn fmt::Display;
}

impl<T: fmt::Display> OwnDisplay for T {
    fn as_display(&self) -> &dyn fmt::Display {
        self
    }
}

/// A value that a text carries: whatever is `Display`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` doesn't implement `std::fmt::Display`",
    label = "the type of a field that a message or a header names",
    note = "implement `Display` for it, keep its text in a `String`, or give the placeholder a format that it has, as in `{{name:?}}`"
)]
pub trait WriteText {
    /// Writes the value as `{}` does.
    ///
    /// # Errors
    ///
    /// Those of the value's own `Display`.
    fn write_text(&self, out: &mut dyn fmt::Write) -> fmt::Result;

    /// The value, where it is a number that `f64` has exactly: a message of another language may depend on how many there
    /// are.
    #[cfg(feature = "fluent")]
    #[doc(hidden)]
    fn number(&self) -> Option<f64>;
}

/// An integer as a number, where its size is at most 2^53, up to which `f64` has every integer exactly.
#[cfg(feature = "fluent")]
#[allow(clippy::cast_precision_loss, reason = "it is exact")]
pub(crate) fn exact(integer: i128) -> Option<f64> {
    (integer.unsigned_abs() <= 1 << 53).then_some(integer as f64)
}

/// The number that a value is. Which type it is, is known when this is compiled.
#[cfg(feature = "fluent")]
fn as_number<T: 'static>(value: &T) -> Option<f64> {
    let value: &dyn Any = value;
    macro_rules! integers {
        ($($integer:ident)*) => {
            $(
                if let Some(number) = value.downcast_ref::<$integer>() {
                    return i128::try_from(*number).ok().and_then(exact);
                }
            )*
        };
    }
    integers!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);
    let single = value.downcast_ref::<f32>().copied().map(f64::from);
    single.or_else(|| value.downcast_ref().copied())
}

impl<T: fmt::Display + 'static> WriteText for T {
    fn write_text(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        // A string is its own text; the way through a formatter would take longer than to copy it.
        match as_str(self) {
            Some(text) => out.write_str(text),
            None => write!(out, "{self}"),
        }
    }

    #[cfg(feature = "fluent")]
    fn number(&self) -> Option<f64> {
        as_number(self)
    }
}

/// The text of what is a string. Which type it is, is known when this is compiled.
fn as_str<T: 'static>(value: &T) -> Option<&str> {
    let value: &dyn Any = value;
    if let Some(text) = value.downcast_ref::<String>() {
        Some(text)
    } else if let Some(text) = value.downcast_ref::<Cow<'static, str>>() {
        Some(text)
    } else {
        value.downcast_ref::<&'static str>().copied()
    }
}

/// A value that a body carries: whatever is `Serialize`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not implement `serde::Serialize`",
    label = "the type of an exposed field",
    note = "write `#[derive(serde::Serialize)]` on `{Self}`, or `#[expose(message)]` on the field to use it in texts alone"
)]
pub trait WriteJson {
    /// Appends the value as JSON. What was appended before a failure is the caller's to remove.
    ///
    /// # Errors
    ///
    /// Those of the value's own `Serialize`.
    fn write_json(&self, out: &mut Vec<u8>) -> Result<(), serde_json::Error>;
}

impl<T: serde_core::Serialize + ?Sized> WriteJson for T {
    fn write_json(&self, out: &mut Vec<u8>) -> Result<(), serde_json::Error> {
        serde_json::to_writer(out, self)
    }
}

/// What an accessor returns for a key that is not the variant's: nothing, in every form.
#[derive(Debug)]
pub struct Nothing;

impl fmt::Display for Nothing {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl serde_core::Serialize for Nothing {
    fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_none()
    }
}

impl DisplayFields for Nothing {}

impl SentFields for Nothing {}

/// The generated `Display`: the variant's own message, also of a concealed error.
///
/// # Errors
///
/// Those of the fields' own `Display`.
pub fn display(
    error: &dyn DisplayFields,
    table: &'static Table,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    match table.entries().get(error.row()) {
        Some(entry) => match &entry.message {
            Some(text) => text.write(error, f),
            None => f.write_str(entry.title()),
        },
        None => Ok(()),
    }
}

/// The error inside a transparent variant. Every impl that generated code has of such a variant goes through this, so
/// that rustc reports a type that is no error of an API once.
pub fn inner<'a, E: View + 'a>(error: &'a E) -> &'a (dyn View + 'a) {
    error
}

/// Coerces whatever is an error, a box of one included, into `&dyn Error`: what `source` returns.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an error, and so not a source",
    label = "not an error",
    note = "a source implements `std::error::Error`; keep anything else in a field without `#[source]` and not named `source`"
)]
pub trait AsDynError<'a> {
    /// The error as an object.
    fn as_dyn_error(&self) -> &(dyn std::error::Error + 'a);
}

impl<'a, T: std::error::Error + 'a> AsDynError<'a> for T {
    fn as_dyn_error(&self) -> &(dyn std::error::Error + 'a) {
        self
    }
}

impl<'a> AsDynError<'a> for dyn std::error::Error + 'a {
    fn as_dyn_error(&self) -> &(dyn std::error::Error + 'a) {
        self
    }
}

impl<'a> AsDynError<'a> for dyn std::error::Error + Send + 'a {
    fn as_dyn_error(&self) -> &(dyn std::error::Error + 'a) {
        self
    }
}

impl<'a> AsDynError<'a> for dyn std::error::Error + Send + Sync + 'a {
    fn as_dyn_error(&self) -> &(dyn std::error::Error + 'a) {
        self
    }
}
