//! Field errors that are read from a body.

use serde_json::{Map, Value};

/// The field errors of a response. A pattern binds this type for a field of the type
/// [`FieldErrors`](crate::FieldErrors).
///
/// ```
/// use errorbook::testing::assert_error;
/// use errorbook::{ApiError, FieldErrors};
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// #[status(422)]
/// #[code("ORG_INVALID")]
/// struct Invalid {
///     #[expose]
///     errors: FieldErrors,
/// }
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG_INVALID")]
/// #[status(422)]
/// #[code("ORG_INVALID_SEATS")]
/// #[message("at least {min} seats")]
/// struct InvalidSeats {
///     #[expose]
///     min: u32,
/// }
///
/// let mut errors = FieldErrors::new();
/// errors.add("/seats", InvalidSeats { min: 2 });
/// let response = Invalid { errors }.respond(&errorbook::Preferences::default());
///
/// assert_error!(response, Invalid { errors } if errors.has("/seats", "ORG_INVALID_SEATS"));
/// assert_error!(response, Invalid { errors } if errors.iter().all(|error| error.field("min").is_some()));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldErrors(Vec<FieldError>);

/// One field error of a response: what a pattern finds in [`FieldErrors`].
///
/// ```
/// use errorbook::testing::{Response, assert_error};
/// use errorbook::{ApiError, FieldErrors};
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// #[status(422)]
/// #[code("ORG_INVALID")]
/// struct Invalid {
///     #[expose]
///     errors: FieldErrors,
/// }
///
/// let body = r#"{"code":"ORG_INVALID","errors":[
///     {"pointer":"/seats","code":"ORG_INVALID_SEATS","message":"at least 2 seats","min":2}
/// ]}"#;
/// let response = Response::new(422, [("content-type", "application/json")], body);
/// assert_error!(response, Invalid { errors } if errors.len() == 1 && {
///     let error = errors.iter().next().unwrap();
///     (error.pointer(), error.code()) == (Some("/seats"), "ORG_INVALID_SEATS")
///         && error.message() == "at least 2 seats"
///         && error.field("min").unwrap() == 2
/// });
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    place: Place,
    code: String,
    message: String,
    fields: Map<String, Value>,
}

/// What of the request a field error is about.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    Pointer(String),
    Parameter(String),
    Header(String),
}

impl FieldErrors {
    pub(super) fn from_json(value: &Value) -> Result<Self, String> {
        let Value::Array(elements) = value else {
            return Err("it is not an array".to_owned());
        };
        let errors = elements
            .iter()
            .enumerate()
            .map(|(index, element)| {
                FieldError::from_json(element)
                    .ok_or_else(|| format!("its element {index} is no field error"))
            })
            .collect::<Result<Vec<_>, _>>()?;
        for error in &errors {
            crate::produced::record(&error.code);
        }
        Ok(FieldErrors(errors))
    }

    /// The number of field errors.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no field errors.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Iterates over the field errors in the order of the body.
    pub fn iter(&self) -> impl Iterator<Item = &FieldError> {
        self.0.iter()
    }

    /// Whether there is a field error with this pointer and this code.
    pub fn has(&self, pointer: &str, code: &str) -> bool {
        self.is_any(code, |error| error.pointer() == Some(pointer))
    }

    /// Whether there is an error about this parameter with this code.
    pub fn has_parameter(&self, name: &str, code: &str) -> bool {
        self.is_any(code, |error| error.parameter() == Some(name))
    }

    /// Whether there is an error about this header of the request, in any case, with this code.
    pub fn has_header(&self, name: &str, code: &str) -> bool {
        self.is_any(code, |error| {
            error
                .header()
                .is_some_and(|header| header.eq_ignore_ascii_case(name))
        })
    }

    fn is_any(&self, code: &str, is_there: impl Fn(&FieldError) -> bool) -> bool {
        let mut errors = self.0.iter();
        errors.any(|error| error.code == code && is_there(error))
    }
}

impl FieldError {
    fn from_json(value: &Value) -> Option<Self> {
        let mut fields = value.as_object()?.clone();
        let mut text = |name: &str| match fields.remove(name)? {
            Value::String(text) => Some(text),
            Value::Number(number) if name == "code" => Some(number.to_string()),
            _ => None,
        };
        let places = [
            text("pointer").map(Place::Pointer),
            text("parameter").map(Place::Parameter),
            text("header").map(Place::Header),
        ];
        let mut places = places.into_iter().flatten();
        let place = places.next()?;
        if places.next().is_some() {
            return None;
        }
        Some(FieldError {
            place,
            code: text("code")?,
            message: text("message")?,
            fields,
        })
    }

    /// The position of the value in the request's body, as a JSON Pointer (RFC 6901), if it is about one.
    pub fn pointer(&self) -> Option<&str> {
        match &self.place {
            Place::Pointer(pointer) => Some(pointer),
            _ => None,
        }
    }

    /// The name of the parameter, if it is about one.
    pub fn parameter(&self) -> Option<&str> {
        match &self.place {
            Place::Parameter(name) => Some(name),
            _ => None,
        }
    }

    /// The name of the request's header, if it is about one.
    pub fn header(&self) -> Option<&str> {
        match &self.place {
            Place::Header(name) => Some(name),
            _ => None,
        }
    }

    /// The code. An integer code is in decimal.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The message.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The exposed field with this name.
    pub fn field(&self, name: &str) -> Option<&Value> {
        self.fields.get(name)
    }
}
