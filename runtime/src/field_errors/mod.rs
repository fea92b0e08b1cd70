//! Field errors: the invalid values of a request, each with a code of its own.

mod field_error;
#[cfg(feature = "garde")]
mod garde;
mod pointer;
#[cfg(feature = "validator")]
mod validator;

pub use field_error::FieldError;
pub use pointer::JsonPointer;

use crate::render::ApiError;
use serde_core::ser::{Serialize, Serializer};
use std::borrow::Cow;

/// A list of the invalid values of a request. It is an exposed field of the error that rejects the request.
///
/// Each field error is an [`ApiError`], so its code is declared on a variant, has a prefix, is unique and
/// is in the catalogue. It is sent as its pointer (RFC 6901), code, message and exposed fields.
///
/// ```
/// use errorbook::{ApiError, FieldErrors, catalogue};
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// enum OrgError {
///     #[status(422)]
///     #[code("ORG_INVALID")]
///     #[message("the organization is not valid")]
///     Invalid {
///         #[expose]
///         errors: FieldErrors,
///     },
/// }
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG_INVALID")]
/// #[status(422)] // the default of all variants
/// enum InvalidOrg {
///     #[code("ORG_INVALID_SLUG")]
///     #[message("lower-case letters, digits and hyphens")]
///     Slug,
///
///     #[code("ORG_INVALID_SEATS")]
///     #[message("at least {min} seats")]
///     Seats {
///         #[expose]
///         min: u32,
///     },
/// }
///
/// catalogue! {
///     static ERRORS = [OrgError, InvalidOrg];
/// }
///
/// fn check(slug: &str, seats: u32) -> Result<(), OrgError> {
///     let mut errors = FieldErrors::new();
///     if slug.is_empty() {
///         errors.add("/slug", InvalidOrg::Slug);
///     }
///     if seats < 2 {
///         errors.add("/seats", InvalidOrg::Seats { min: 2 });
///     }
///     errors.into_result(|errors| OrgError::Invalid { errors })
/// }
///
/// let response = check("", 1).unwrap_err().respond(&errorbook::Preferences::default());
/// assert_eq!(
///     response.body(),
///     concat!(
///         r#"{"title":"Unprocessable Content","code":"ORG_INVALID","detail":"the organization is not valid","errors":["#,
///         r#"{"pointer":"/slug","code":"ORG_INVALID_SLUG","message":"lower-case letters, digits and hyphens"},"#,
///         r#"{"pointer":"/seats","code":"ORG_INVALID_SEATS","message":"at least 2 seats","min":2}]}"#,
///     ),
/// );
/// ```
///
/// Plain text has a line for each, with its pointer and its message:
///
/// ```text
/// the organization is not valid [ORG_INVALID]
/// /slug: lower-case letters, digits and hyphens
/// /seats: at least 2 seats
/// ```
///
/// Nothing else of a field error is sent: neither its status nor its headers nor its help. A concealed
/// field error is sent with the code, the message and the fields of the error that it is concealed as.
///
/// `FieldErrors::from_garde` (feature `garde`) and `FieldErrors::from_validator` (feature `validator`)
/// convert the failures that these crates report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldErrors(Vec<FieldError>);

impl FieldErrors {
    /// Creates an empty list.
    ///
    /// ```
    /// use errorbook::FieldErrors;
    ///
    /// assert!(FieldErrors::new().is_empty());
    /// ```
    pub const fn new() -> Self {
        FieldErrors(Vec::new())
    }

    /// Adds an error for the value at `pointer`.
    ///
    /// The pointer is a string, an array of segments, or a [`JsonPointer`]:
    ///
    /// ```
    /// # use errorbook::ApiError;
    /// use errorbook::{FieldErrors, JsonPointer};
    /// # #[derive(Debug, ApiError)]
    /// # #[api_error(prefix = "ORG")]
    /// # #[status(422)]
    /// # #[code("ORG_INVALID_EMAIL")]
    /// # struct InvalidEmail;
    ///
    /// let mut errors = FieldErrors::new();
    /// errors.add("/owner/email", InvalidEmail);
    /// errors.add(["labels", "cost/month"], InvalidEmail); // a key from the request
    /// let members = JsonPointer::from("/members");
    /// for (index, email) in ["a@acme.example", "b"].iter().enumerate() {
    ///     if !email.contains('@') {
    ///         errors.add(members.join(index).join("email"), InvalidEmail);
    ///     }
    /// }
    ///
    /// let pointers: Vec<_> = errors.iter().map(|error| error.pointer().as_str()).collect();
    /// assert_eq!(pointers, ["/owner/email", "/labels/cost~1month", "/members/1/email"]);
    /// ```
    pub fn add(&mut self, pointer: impl Into<JsonPointer>, error: impl ApiError) {
        self.0.push(FieldError::new(pointer, error));
    }

    /// Returns `Ok` if the list is empty, or else the error that `error` creates from it.
    ///
    /// ```
    /// use errorbook::{ApiError, FieldErrors};
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(422)]
    /// #[code("ORG_INVALID")]
    /// struct Invalid(#[expose("errors")] FieldErrors);
    ///
    /// fn check(errors: FieldErrors) -> Result<(), Invalid> {
    ///     errors.into_result(Invalid)?;
    ///     // From here on, all values are valid.
    ///     Ok(())
    /// }
    /// assert!(check(FieldErrors::new()).is_ok());
    /// ```
    ///
    /// # Errors
    ///
    /// If the list is not empty.
    pub fn into_result<E>(self, error: impl FnOnce(Self) -> E) -> Result<(), E> {
        if self.is_empty() {
            Ok(())
        } else {
            Err(error(self))
        }
    }

    /// Renames each segment of every pointer, including indices and map keys.
    ///
    /// Validation crates report the Rust names of fields. This converts them if the names in JSON differ.
    ///
    /// ```
    /// # use errorbook::ApiError;
    /// use errorbook::{FieldError, FieldErrors};
    /// # #[derive(Debug, ApiError)]
    /// # #[api_error(prefix = "ORG")]
    /// # #[status(422)]
    /// # #[code("ORG_INVALID_NAME")]
    /// # struct InvalidName;
    ///
    /// let errors = FieldErrors::from(FieldError::new("/owner/first_name", InvalidName));
    /// let errors = errors.rename(|name| match name {
    ///     "first_name" => "firstName".into(),
    ///     other => other.into(),
    /// });
    /// assert_eq!(errors.iter().next().unwrap().pointer(), "/owner/firstName");
    /// ```
    #[must_use]
    pub fn rename(mut self, mut name: impl FnMut(&str) -> Cow<'_, str>) -> Self {
        for error in &mut self.0 {
            error.rename(&mut name);
        }
        self
    }

    /// Iterates over the field errors in the order in which they were added.
    ///
    /// ```
    /// use errorbook::{FieldError, FieldErrors, HttpError};
    ///
    /// let errors = FieldErrors::from(FieldError::new("/slug", HttpError::UnprocessableContent));
    /// assert_eq!(errors.iter().next().unwrap().pointer(), "/slug");
    /// ```
    pub fn iter(&self) -> std::slice::Iter<'_, FieldError> {
        self.0.iter()
    }

    /// The number of field errors.
    ///
    /// ```
    /// use errorbook::{FieldError, FieldErrors, HttpError};
    ///
    /// let errors = FieldErrors::from(FieldError::new("/slug", HttpError::UnprocessableContent));
    /// assert_eq!(errors.len(), 1);
    /// ```
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no field errors.
    ///
    /// ```
    /// use errorbook::{FieldError, FieldErrors, HttpError};
    ///
    /// let errors = FieldErrors::from(FieldError::new("/slug", HttpError::UnprocessableContent));
    /// assert!(!errors.is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a failure that a validation crate reports.
    #[cfg(any(feature = "garde", feature = "validator"))]
    fn add_at(&mut self, path: &[&str], error: impl ApiError) {
        self.add(path.iter().collect::<JsonPointer>(), error);
    }
}

/// The name of a field in JSON. serde omits the `r#` of a raw identifier; garde and validator include it.
#[cfg(any(feature = "garde", feature = "validator"))]
fn without_raw(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

impl From<FieldError> for FieldErrors {
    fn from(error: FieldError) -> Self {
        FieldErrors(vec![error])
    }
}

impl FromIterator<FieldError> for FieldErrors {
    fn from_iter<I: IntoIterator<Item = FieldError>>(errors: I) -> Self {
        FieldErrors(Vec::from_iter(errors))
    }
}

impl Extend<FieldError> for FieldErrors {
    fn extend<I: IntoIterator<Item = FieldError>>(&mut self, errors: I) {
        self.0.extend(errors);
    }
}

impl IntoIterator for FieldErrors {
    type Item = FieldError;
    type IntoIter = std::vec::IntoIter<FieldError>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a FieldErrors {
    type Item = &'a FieldError;
    type IntoIter = std::slice::Iter<'a, FieldError>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Serialize for FieldErrors {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&self.0)
    }
}
