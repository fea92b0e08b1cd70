//! One field error: the part of an `ApiError` that is sent about one value.

use super::ItemOf;
use crate::code::Code;
use crate::entry::Entry;
use crate::error::{ErrorView, Item, JsonPointer, Place, guarded};
use crate::json_value::JsonValue;
use crate::locale::{self, value_of_slot};
use crate::render::ApiError;
use crate::render::Failed;
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
    entry: &'static Entry,
    pub(super) item: Item,
    of: PhantomData<fn(&E)>,
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
        let entry = revealed.answer();
        let item = Item {
            place,
            code: entry.code(),
            message: error.message().into_owned(),
            fields: guarded(|| fields(&revealed)).unwrap_or_default(),
            values: guarded::<_, ()>(|| Ok(values(&revealed))).unwrap_or_default(),
        };
        FieldError {
            entry,
            item,
            of: PhantomData,
        }
    }

    /// The pointer to the value in the request's body, if it is about one.
    pub fn pointer(&self) -> Option<&JsonPointer> {
        match &self.item.place {
            Place::Pointer(pointer) => Some(pointer),
            _ => None,
        }
    }

    /// The name of the parameter, if it is about one.
    pub fn parameter_name(&self) -> Option<&str> {
        match &self.item.place {
            Place::Parameter(name) => Some(name),
            _ => None,
        }
    }

    /// The name of the request's header, if it is about one.
    pub fn header_name(&self) -> Option<&str> {
        match &self.item.place {
            Place::Header(name) => Some(name),
            _ => None,
        }
    }

    /// The code; for a concealed error, that of the error it is concealed as.
    pub fn code(&self) -> Code {
        self.item.code
    }

    /// The public message.
    pub fn message(&self) -> &str {
        &self.item.message
    }

    /// The entry whose code and message are sent; for a concealed error, that of the error it is concealed as.
    pub fn entry(&self) -> &'static Entry {
        self.entry
    }

    pub(super) fn make_parameter(&mut self) {
        let name = self.pointer().and_then(|pointer| {
            let first = pointer.segments().next()?;
            Some(first.into_owned())
        });
        if let Some(name) = name {
            self.item.place = Place::Parameter(name);
        }
    }

    pub(super) fn rename(&mut self, name: &mut impl FnMut(&str) -> Cow<'_, str>) {
        if let Place::Pointer(pointer) = &mut self.item.place {
            let renamed = pointer
                .segments()
                .map(|segment| name(&segment).into_owned());
            *pointer = renamed.collect();
        }
    }
}

/// The values of the message that are no fields: another language's message may have them too.
fn values(error: &ErrorView) -> Vec<(&'static str, JsonValue)> {
    let (Some(by), Some(message)) = (error.values.fields(), &error.answer().message) else {
        return Vec::new();
    };
    if cfg!(not(feature = "fluent")) {
        return Vec::new();
    }
    let fields = error.answer().fields();
    let slots = message.slots();
    let others = slots.filter(|(name, _)| fields.iter().all(|field| field.name() != *name));
    let values = others.filter_map(|(name, slot)| Some((name, value_of_slot(slot, by)?)));
    values.collect()
}

/// The exposed fields as bodies have them. A `null` is left out. If one fails to serialize, all are left out.
fn fields(error: &ErrorView) -> Result<Vec<(&'static str, JsonValue)>, Failed> {
    let Some(by) = error.values.fields() else {
        return Ok(Vec::new());
    };
    let mut fields = Vec::new();
    for (field, constant) in error.answer().fields_and_constants() {
        // A field of such a name is not sent.
        if MEMBERS.contains(&field.name()) {
            continue;
        }
        let value = field.value(constant, by).ok_or(Failed)?;
        if value != JsonValue::Null {
            fields.push((field.name(), value));
        }
    }
    Ok(fields)
}

// Derived, these would ask the same of the type parameter.
impl<E: ?Sized> Clone for FieldError<E> {
    fn clone(&self) -> Self {
        FieldError {
            entry: self.entry,
            item: self.item.clone(),
            of: PhantomData,
        }
    }
}

impl<E: ?Sized> fmt::Debug for FieldError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("FieldError").field(&self.item).finish()
    }
}

impl<E: ?Sized> PartialEq for FieldError<E> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.entry, other.entry) && self.item == other.item
    }
}

impl<E: ?Sized> Eq for FieldError<E> {}

impl<E: ?Sized> Serialize for FieldError<E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.item.serialize(serializer)
    }
}

/// What is sent of a field error, as JSON.
impl Serialize for Item {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let [pointer, parameter, header, code, message] = MEMBERS;
        let mut map = serializer.serialize_map(Some(3 + self.fields.len()))?;
        match &self.place {
            Place::Pointer(value) => map.serialize_entry(pointer, value)?,
            Place::Parameter(name) => map.serialize_entry(parameter, name)?,
            Place::Header(name) => map.serialize_entry(header, name)?,
        }
        match self.code.as_number() {
            Some(number) => map.serialize_entry(code, &number)?,
            None => map.serialize_entry(code, self.code.as_str())?,
        }
        map.serialize_entry(message, &locale::message_of(self))?;
        for (name, value) in &self.fields {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}
