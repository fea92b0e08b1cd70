//! A field that says the status.

use http::StatusCode;

/// A type of a field with `#[status(404, 409)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a status",
    label = "the type of a field with `#[status(…)]`",
    note = "write `u16`, `http::StatusCode` or an `Option` of one"
)]
pub trait StatusField {
    /// The number, or 0 if there is none.
    fn number(&self) -> u16;
}

impl StatusField for u16 {
    fn number(&self) -> u16 {
        *self
    }
}

impl StatusField for StatusCode {
    fn number(&self) -> u16 {
        self.as_u16()
    }
}

impl<T: StatusField> StatusField for Option<T> {
    fn number(&self) -> u16 {
        self.as_ref().map_or(0, T::number)
    }
}
