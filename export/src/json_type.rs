//! What a field is in JSON, as the catalogue's format names it.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JsonType {
    /// A string.
    String,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// An array.
    Array,
    /// An object.
    Object,
    /// Whatever the type serializes as.
    Any,
    /// Of items alone: an object of `pointer` (RFC 6901), `code` and `message`.
    FieldError,
    /// Of placeholders alone: an IMF-fixdate (RFC 9110 section 5.6.7).
    Date,
}

impl JsonType {
    /// Its name in the format: `integer`.
    pub const fn as_str(self) -> &'static str {
        match self {
            JsonType::String => "string",
            JsonType::Integer => "integer",
            JsonType::Number => "number",
            JsonType::Boolean => "boolean",
            JsonType::Array => "array",
            JsonType::Object => "object",
            JsonType::Any => "any",
            JsonType::FieldError => "field_error",
            JsonType::Date => "date",
        }
    }
}

impl fmt::Display for JsonType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
