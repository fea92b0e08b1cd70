//! The JSON types of fields and placeholders, by the names of the catalogue's format.

use std::fmt;

named! {
    /// The JSON type of a value.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum JsonType {
        /// A string.
        String = "string",
        /// A whole number.
        Integer = "integer",
        /// A number.
        Number = "number",
        /// `true` or `false`.
        Boolean = "boolean",
        /// An array.
        Array = "array",
        /// An object.
        Object = "object",
        /// Whatever the type serializes as.
        Any = "any",
        /// Of items alone: an object of `pointer` (RFC 6901), `parameter` or `header`, and `code` and `message`.
        FieldError = "field_error",
        /// Of placeholders alone: an IMF-fixdate (RFC 9110 section 5.6.7).
        Date = "date",
    }
}

impl JsonType {
    /// The types that a field may have.
    pub const OF_FIELDS: [JsonType; 7] = {
        let [of_fields @ .., JsonType::FieldError, JsonType::Date] = JsonType::ALL else {
            panic!("those of items and placeholders are last");
        };
        of_fields
    };

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
