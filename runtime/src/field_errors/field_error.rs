//! One field error: the part of an `ApiError` that is sent about one value.

use super::JsonPointer;
use crate::code::Code;
use crate::entry::{Entry, Field};
use crate::error::guarded;
use crate::error::{ErrorView, SentFields, ValueSource};
use crate::json_value::JsonValue;
use crate::render::ApiError;
use crate::render::Failed;
use crate::text::Text;
use serde_core::ser::{Serialize, SerializeMap, Serializer};
use std::borrow::Cow;

/// The members of every field error, in this order. A field of one of these names is not sent.
const MEMBERS: [&str; 3] = ["pointer", "code", "message"];

/// One invalid value of a request: an element of [`FieldErrors`](crate::FieldErrors).
///
/// ```
/// use errorbook::{ApiError, FieldError};
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// #[status(422)]
/// #[code("ORG_INVALID_SEATS")]
/// #[message("at least {min} seats")]
/// struct InvalidSeats {
///     #[expose]
///     min: u32,
/// }
///
/// let error = FieldError::new("/seats", InvalidSeats { min: 2 });
/// assert_eq!(error.pointer(), "/seats");
/// assert_eq!(error.code(), "ORG_INVALID_SEATS");
/// assert_eq!(error.message(), "at least 2 seats");
/// assert_eq!(
///     serde_json::to_string(&error)?,
///     r#"{"pointer":"/seats","code":"ORG_INVALID_SEATS","message":"at least 2 seats","min":2}"#,
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct FieldError {
    pointer: JsonPointer,
    entry: &'static Entry,
    message: String,
    fields: Vec<(&'static str, JsonValue)>,
}

impl FieldError {
    /// Creates a field error from the public parts of an error.
    ///
    /// ```
    /// use errorbook::{FieldError, HttpError};
    ///
    /// let error = FieldError::new("/seats", HttpError::UnprocessableContent);
    /// assert_eq!(error.code(), "HTTP_UNPROCESSABLE_CONTENT");
    /// ```
    #[allow(
        clippy::needless_pass_by_value,
        reason = "an error is made for this call and of no use after it"
    )]
    pub fn new(pointer: impl Into<JsonPointer>, error: impl ApiError) -> Self {
        let revealed = error.__view();
        #[cfg(feature = "testing")]
        crate::produced::record(&revealed.entry.answer_key());
        FieldError {
            pointer: pointer.into(),
            entry: revealed.entry.answer(),
            message: error.message().into_owned(),
            fields: guarded(|| fields(&revealed)).unwrap_or_default(),
        }
    }

    /// The pointer to the value in the request's body.
    pub fn pointer(&self) -> &JsonPointer {
        &self.pointer
    }

    /// The code; for a concealed error, that of the error it is concealed as.
    pub fn code(&self) -> Code {
        self.entry.code()
    }

    /// The public message.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The entry whose code and message are sent; for a concealed error, that of the error it is concealed as.
    pub fn entry(&self) -> &'static Entry {
        self.entry
    }

    pub(super) fn rename(&mut self, name: &mut impl FnMut(&str) -> Cow<'_, str>) {
        let renamed = self
            .pointer
            .segments()
            .map(|segment| name(&segment).into_owned());
        self.pointer = renamed.collect();
    }
}

/// The exposed fields as bodies have them. A `null` is left out. If one fails to serialize, all are left out.
fn fields(error: &ErrorView) -> Result<Vec<(&'static str, JsonValue)>, Failed> {
    let ValueSource::Derived(by) = &error.values else {
        return Ok(Vec::new());
    };
    let mut fields = Vec::new();
    for (field, constant) in error.entry.answer().fields_and_constants() {
        if MEMBERS.contains(&field.name()) {
            continue;
        }
        let value = if let Some(text) = constant {
            written(text, field, *by)
        } else {
            let mut json = Vec::new();
            let written = by.json(field.key).write_json(&mut json);
            written.map_err(|_| Failed)?;
            JsonValue::read(&json)
        };
        match value.ok_or(Failed)? {
            JsonValue::Null => {}
            value => fields.push((field.name(), value)),
        }
    }
    Ok(fields)
}

/// The value of a field that an attribute writes.
fn written(text: &Text, field: &Field, by: &dyn SentFields) -> Option<JsonValue> {
    let mut value = String::new();
    text.write(by, &mut value).ok()?;
    if field.json_type() == "string" {
        Some(JsonValue::Text(value))
    } else {
        JsonValue::read(value.as_bytes())
    }
}

impl PartialEq for FieldError {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.entry, other.entry)
            && self.pointer == other.pointer
            && self.message == other.message
            && self.fields == other.fields
    }
}

impl Eq for FieldError {}

impl Serialize for FieldError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let [pointer, code, message] = MEMBERS;
        let mut map = serializer.serialize_map(Some(MEMBERS.len() + self.fields.len()))?;
        map.serialize_entry(pointer, &self.pointer)?;
        match self.code().as_number() {
            Some(number) => map.serialize_entry(code, &number)?,
            None => map.serialize_entry(code, self.code().as_str())?,
        }
        map.serialize_entry(message, &self.message)?;
        for (name, value) in &self.fields {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}
