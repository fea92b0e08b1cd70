//! The JSON types of fields and placeholders, by the names of the catalogue's format.

use std::fmt;

/// The JSON type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
    /// Every type.
    pub const ALL: [JsonType; 9] = [
        JsonType::String,
        JsonType::Integer,
        JsonType::Number,
        JsonType::Boolean,
        JsonType::Array,
        JsonType::Object,
        JsonType::Any,
        JsonType::FieldError,
        JsonType::Date,
    ];

    /// The types that a field may have.
    pub const OF_FIELDS: [JsonType; 7] = [
        JsonType::String,
        JsonType::Integer,
        JsonType::Number,
        JsonType::Boolean,
        JsonType::Array,
        JsonType::Object,
        JsonType::Any,
    ];

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

    /// A type by its name.
    pub fn by_name(name: &str) -> Option<JsonType> {
        Self::ALL.into_iter().find(|known| known.as_str() == name)
    }

    /// The type that a field may have, by its name.
    pub fn of_field(name: &str) -> Option<JsonType> {
        Self::by_name(name).filter(|found| Self::OF_FIELDS.contains(found))
    }
}

impl fmt::Display for JsonType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
