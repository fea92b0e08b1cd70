//! One field error: the part of an `ApiError` that is sent about one value.

use super::{ItemOf, JsonPointer};
use crate::code::Code;
use crate::entry::{Entry, Field};
use crate::error::guarded;
use crate::error::{ErrorView, SentFields, ValueSource};
use crate::json_value::JsonValue;
use crate::locale::{self, Argument, argument, is_name};
use crate::render::ApiError;
use crate::render::Failed;
use crate::text::Text;
use errorbook_model::shape::FIELD_ERROR_MEMBERS as MEMBERS;
use serde_core::ser::{Serialize, SerializeMap, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

/// One invalid value of a request: an element of [`FieldErrors`](crate::FieldErrors).
///
/// It is about a value of the body, which a pointer names, or about a parameter or a header of the request, as
/// the `source` of a JSON:API error is:
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
/// let error: FieldError = FieldError::new("/seats", InvalidSeats { min: 2 });
/// assert_eq!(error.pointer().unwrap(), "/seats");
/// assert_eq!(error.code(), "ORG_INVALID_SEATS");
/// assert_eq!(error.message(), "at least 2 seats");
/// assert_eq!(
///     serde_json::to_string(&error)?,
///     r#"{"pointer":"/seats","code":"ORG_INVALID_SEATS","message":"at least 2 seats","min":2}"#,
/// );
///
/// let error: FieldError = FieldError::parameter("seats", InvalidSeats { min: 2 });
/// assert_eq!(
///     serde_json::to_string(&error)?,
///     r#"{"parameter":"seats","code":"ORG_INVALID_SEATS","message":"at least 2 seats","min":2}"#,
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// A `FieldError<InvalidOrg>` is an item of [`FieldErrors<InvalidOrg>`](crate::FieldErrors), made of that type alone.
pub struct FieldError<E: ?Sized = dyn ApiError> {
    sent: Sent,
    of: PhantomData<fn(&E)>,
}

/// What is sent of a field error.
#[derive(Clone, Debug)]
struct Sent {
    place: Place,
    entry: &'static Entry,
    message: String,
    fields: Vec<(&'static str, JsonValue)>,
    /// The values that only the message has.
    values: Vec<(&'static str, Argument)>,
}

/// What of the request a field error is about.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    Pointer(JsonPointer),
    Parameter(String),
    Header(String),
}

impl<E: ?Sized> FieldError<E> {
    /// Creates an error about a value of the body from the public parts of an error.
    ///
    /// ```
    /// use errorbook::{FieldError, HttpError};
    ///
    /// let error: FieldError = FieldError::new("/seats", HttpError::UnprocessableContent);
    /// assert_eq!(error.code(), "HTTP_UNPROCESSABLE_CONTENT");
    /// ```
    pub fn new(pointer: impl Into<JsonPointer>, error: impl ItemOf<E>) -> Self {
        Self::at(Place::Pointer(pointer.into()), error)
    }

    /// Creates an error about a parameter of the query, the path or a form.
    ///
    /// ```
    /// use errorbook::{FieldError, HttpError};
    ///
    /// let error: FieldError = FieldError::parameter("limit", HttpError::BadRequest);
    /// assert_eq!(error.parameter_name(), Some("limit"));
    /// assert_eq!(error.pointer(), None);
    /// ```
    pub fn parameter(name: impl Into<String>, error: impl ItemOf<E>) -> Self {
        Self::at(Place::Parameter(name.into()), error)
    }

    /// Creates an error about a header of the request.
    ///
    /// ```
    /// use errorbook::{FieldError, HttpError};
    ///
    /// let error: FieldError = FieldError::header("if-match", HttpError::BadRequest);
    /// assert_eq!(error.header_name(), Some("if-match"));
    /// ```
    pub fn header(name: impl Into<String>, error: impl ItemOf<E>) -> Self {
        Self::at(Place::Header(name.into()), error)
    }

    #[allow(
        clippy::needless_pass_by_value,
        reason = "an error is made for this call and of no use after it"
    )]
    fn at(place: Place, error: impl ApiError) -> Self {
        let revealed = error.__view();
        #[cfg(feature = "testing")]
        crate::produced::record(&revealed.entry.answer_key());
        FieldError {
            sent: Sent {
                place,
                entry: revealed.entry.answer(),
                message: error.message().into_owned(),
                fields: guarded(|| fields(&revealed)).unwrap_or_default(),
                values: guarded::<_, ()>(|| Ok(values(&revealed))).unwrap_or_default(),
            },
            of: PhantomData,
        }
    }

    /// The pointer to the value in the request's body, if it is about one.
    pub fn pointer(&self) -> Option<&JsonPointer> {
        match &self.sent.place {
            Place::Pointer(pointer) => Some(pointer),
            _ => None,
        }
    }

    /// The name of the parameter, if it is about one.
    pub fn parameter_name(&self) -> Option<&str> {
        match &self.sent.place {
            Place::Parameter(name) => Some(name),
            _ => None,
        }
    }

    /// The name of the request's header, if it is about one.
    pub fn header_name(&self) -> Option<&str> {
        match &self.sent.place {
            Place::Header(name) => Some(name),
            _ => None,
        }
    }

    /// The code; for a concealed error, that of the error it is concealed as.
    pub fn code(&self) -> Code {
        self.sent.entry.code()
    }

    /// The public message.
    pub fn message(&self) -> &str {
        &self.sent.message
    }

    /// The entry whose code and message are sent; for a concealed error, that of the error it is concealed as.
    pub fn entry(&self) -> &'static Entry {
        self.sent.entry
    }

    pub(super) fn rename(&mut self, name: &mut impl FnMut(&str) -> Cow<'_, str>) {
        if let Place::Pointer(pointer) = &mut self.sent.place {
            let renamed = pointer
                .segments()
                .map(|segment| name(&segment).into_owned());
            *pointer = renamed.collect();
        }
    }
}

impl Sent {
    /// The message in the language of the body that is being written; `None` where there is none, or a value of it is
    /// missing.
    fn translated(&self) -> Option<String> {
        let sentence = locale::written_in()?.sentence(self.entry.code().as_str())?;
        let values = sentence
            .variables()
            .map(|name| Some((name, self.value(name)?)));
        sentence.format(values.collect::<Option<Vec<_>>>()?)
    }

    fn value(&self, name: &str) -> Option<Argument> {
        let field = self.fields.iter().find(|(field, _)| is_name(name, field));
        if let Some((_, value)) = field {
            return Argument::of(value);
        }
        let mut values = self.values.iter();
        let (_, value) = values.find(|(placeholder, _)| is_name(name, placeholder))?;
        Some(value.clone())
    }
}

/// The values of the message that are no fields: another language's message may have them too.
fn values(error: &ErrorView) -> Vec<(&'static str, Argument)> {
    let (ValueSource::Derived(by), Some(message)) = (&error.values, &error.entry.answer().message)
    else {
        return Vec::new();
    };
    if cfg!(not(feature = "fluent")) {
        return Vec::new();
    }
    let fields = error.entry.answer().fields();
    let slots = message.slots();
    let others = slots.filter(|(name, _)| fields.iter().all(|field| field.name() != *name));
    let values = others.filter_map(|(name, slot)| Some((name, argument(slot, *by)?)));
    values.collect()
}

/// The exposed fields as bodies have them. A `null` is left out. If one fails to serialize, all are left out.
fn fields(error: &ErrorView) -> Result<Vec<(&'static str, JsonValue)>, Failed> {
    let ValueSource::Derived(by) = &error.values else {
        return Ok(Vec::new());
    };
    let mut fields = Vec::new();
    for (field, constant) in error.entry.answer().fields_and_constants() {
        // A field of such a name is not sent.
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

impl PartialEq for Sent {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.entry, other.entry)
            && self.place == other.place
            && self.message == other.message
            && self.fields == other.fields
            && self.values == other.values
    }
}

// Derived, these would ask the same of the type parameter.
impl<E: ?Sized> Clone for FieldError<E> {
    fn clone(&self) -> Self {
        FieldError {
            sent: self.sent.clone(),
            of: PhantomData,
        }
    }
}

impl<E: ?Sized> fmt::Debug for FieldError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("FieldError").field(&self.sent).finish()
    }
}

impl<E: ?Sized> PartialEq for FieldError<E> {
    fn eq(&self, other: &Self) -> bool {
        self.sent == other.sent
    }
}

impl<E: ?Sized> Eq for FieldError<E> {}

impl<E: ?Sized> Serialize for FieldError<E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let [pointer, parameter, header, code, message] = MEMBERS;
        let mut map = serializer.serialize_map(Some(3 + self.sent.fields.len()))?;
        match &self.sent.place {
            Place::Pointer(value) => map.serialize_entry(pointer, value)?,
            Place::Parameter(name) => map.serialize_entry(parameter, name)?,
            Place::Header(name) => map.serialize_entry(header, name)?,
        }
        match self.code().as_number() {
            Some(number) => map.serialize_entry(code, &number)?,
            None => map.serialize_entry(code, self.code().as_str())?,
        }
        match self.sent.translated() {
            Some(translated) => map.serialize_entry(message, &translated)?,
            None => map.serialize_entry(message, self.message())?,
        }
        for (name, value) in &self.sent.fields {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}
