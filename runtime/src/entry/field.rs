//! An exposed field of an entry.

use crate::error::SentFields;
use crate::json_value::JsonValue;
use crate::text::Text;
use std::fmt;

/// An exposed field: a member of the body.
///
/// ```
/// use errorbook::ApiError;
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// #[status(403)]
/// #[code("ORG_BLOCKED")]
/// struct Blocked {
///     #[expose(example = "acme")]
///     name: Option<String>,
/// }
///
/// let error = Blocked { name: None };
/// let [name] = error.entry().fields() else { panic!("one field is exposed") };
/// assert_eq!((name.name(), name.json_type()), ("name", "string"));
/// assert_eq!((name.example(), name.is_optional()), (Some("acme"), true));
/// ```
pub struct Field {
    #[doc(hidden)]
    pub row: usize,
    /// The key of the field in generated code; `u32::MAX` if its value is written in an attribute.
    #[doc(hidden)]
    pub key: u32,
    #[doc(hidden)]
    pub name: &'static str,
    #[doc(hidden)]
    pub json_type: &'static str,
    /// Empty if there is none.
    #[doc(hidden)]
    pub example: &'static str,
    #[doc(hidden)]
    pub optional: bool,
    /// A template of the value's text. Empty if an error has the value.
    #[doc(hidden)]
    pub constant: &'static str,
}

impl Field {
    /// The same field under another key.
    pub(super) fn keyed(&self, key: u32) -> Field {
        Field { key, ..*self }
    }

    /// The member's name.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The member's JSON type: `string`, `integer`, `number`, `boolean`, `array`, `object` or `any`.
    pub const fn json_type(&self) -> &'static str {
        self.json_type
    }

    /// The value as bodies have it, which may be `null`; `None` where it fails. A constant is the template of it.
    pub(crate) fn value(
        &self,
        constant: Option<&Text>,
        error: &dyn SentFields,
    ) -> Option<JsonValue> {
        let Some(template) = constant else {
            let mut json = Vec::new();
            error.json(self.key).write_json(&mut json).ok()?;
            return JsonValue::read(&json);
        };
        let mut value = String::new();
        template.write(error, &mut value).ok()?;
        if self.json_type == "string" {
            Some(JsonValue::Text(value))
        } else {
            JsonValue::read(value.as_bytes())
        }
    }

    /// Whether it may be a list of field errors: an array, or of a type whose JSON is not known.
    pub(crate) fn may_hold_items(&self) -> bool {
        matches!(self.json_type, "array" | "any")
    }

    /// The text of `#[expose(example = …)]`.
    pub const fn example(&self) -> Option<&'static str> {
        if self.example.is_empty() {
            None
        } else {
            Some(self.example)
        }
    }

    /// The text of the value that `#[field(…)]` writes, including its placeholders.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(403)]
    /// #[code("ORG_BLOCKED")]
    /// #[field(kind = "permission_error", level = 3)]
    /// struct Blocked;
    ///
    /// let constants = Blocked.entry().fields().iter().map(|field| field.constant());
    /// assert!(constants.eq([Some("permission_error"), Some("3")]));
    /// ```
    pub const fn constant(&self) -> Option<&'static str> {
        if self.key == u32::MAX {
            Some(self.constant)
        } else {
            None
        }
    }

    /// Whether the member may be absent.
    pub const fn is_optional(&self) -> bool {
        self.optional
    }
}

impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Field")
            .field("name", &self.name())
            .field("json_type", &self.json_type())
            .field("is_optional", &self.is_optional())
            .finish_non_exhaustive()
    }
}
