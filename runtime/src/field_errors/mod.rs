//! Field errors: the invalid values of a request, each with a code of its own.

mod field_error;
#[cfg(feature = "garde")]
mod garde;
#[cfg(feature = "validator")]
mod validator;

pub use field_error::FieldError;

use crate::error::{Inner, Item, ItemList, Itemized, JsonPointer, Passing};
use crate::render::ApiError;
use serde_core::ser::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// A list of the invalid values of a request. It is an exposed field of the error that rejects the request.
///
/// Each field error is an [`ApiError`], so its code is declared on a variant, has a prefix, is unique and
/// is in the catalogue. It is sent as its place, code, message and exposed fields. Its place is a pointer into the
/// body (RFC 6901), or the name of a [parameter](FieldError::parameter) or of a [header](FieldError::header).
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
/// Plain text has a line for each, with its place and its message:
///
/// ```text
/// the organization is not valid [ORG_INVALID]
/// /slug: lower-case letters, digits and hyphens
/// /seats: at least 2 seats
/// ```
///
/// Whether a field is such a list is told by its type: `FieldErrors`, or an `Option`, a `Box` or an `Arc` of it, also
/// under another name. A list of anything else is a member of the body like any other.
///
/// Nothing else of a field error is sent: neither its status nor its headers nor its help. A concealed
/// field error is sent with the code, the message and the fields of the error that it is concealed as.
///
/// `FieldErrors::from_garde` (feature `garde`) and `FieldErrors::from_validator` (feature `validator`)
/// convert the failures that these crates report.
///
/// # The type of the items
///
/// `FieldErrors` takes any error. `FieldErrors<InvalidOrg>` takes the errors of that type alone, so the catalogue
/// knows them: they are documented as the items of the field, with their codes, and the type is not listed in
/// `catalogue!`, where its errors would be responses of their own.
///
/// ```
/// use errorbook::{ApiError, FieldErrors, catalogue};
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// #[status(422)]
/// #[code("ORG_INVALID")]
/// struct Invalid {
///     #[expose]
///     errors: FieldErrors<InvalidOrg>,
/// }
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG_INVALID")]
/// #[status(422)]
/// enum InvalidOrg {
///     #[code("ORG_INVALID_SLUG")]
///     Slug,
/// }
///
/// catalogue! {
///     static ERRORS = [Invalid];
/// }
///
/// let mut errors = FieldErrors::new();
/// errors.add("/slug", InvalidOrg::Slug);
/// assert_eq!(Invalid { errors }.code(), "ORG_INVALID");
/// ```
pub struct FieldErrors<E: ?Sized = dyn ApiError>(Vec<FieldError<E>>);

/// An error that [`FieldErrors<E>`] takes: an `E`, and any error where `E` is `dyn ApiError`, the default.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an item of `FieldErrors<{E}>`",
    label = "not an error of that type",
    note = "write an error of the type of the items, or `FieldErrors`, which takes any `ApiError`"
)]
pub trait ItemOf<E: ?Sized>: ApiError + sealed::ItemOf<E> {}

impl<E: ApiError> ItemOf<dyn ApiError> for E {}

impl<E: ApiError> ItemOf<E> for E {}

impl<E: Passing> Itemized for FieldErrors<E> {
    const ITEMS: Inner = E::INNER;

    fn items(&self) -> Option<&dyn ItemList> {
        Some(self)
    }
}

/// Those of any type are not known.
impl Itemized for FieldErrors {
    const ITEMS: Inner = Inner::Unknown;

    fn items(&self) -> Option<&dyn ItemList> {
        Some(self)
    }
}

mod sealed {
    use crate::render::ApiError;

    /// Only the type of the items says what a catalogue knows of them.
    pub trait ItemOf<E: ?Sized> {}

    impl<E: ApiError> ItemOf<dyn ApiError> for E {}

    impl<E: ApiError> ItemOf<E> for E {}
}

impl<E: ?Sized> FieldErrors<E> {
    /// Creates an empty list.
    ///
    /// ```
    /// use errorbook::FieldErrors;
    ///
    /// let errors: FieldErrors = FieldErrors::new();
    /// assert!(errors.is_empty());
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
    /// let mut errors: FieldErrors = FieldErrors::new();
    /// errors.add("/owner/email", InvalidEmail);
    /// errors.add(["labels", "cost/month"], InvalidEmail); // a key from the request
    /// let members = JsonPointer::from("/members");
    /// for (index, email) in ["a@acme.example", "b"].iter().enumerate() {
    ///     if !email.contains('@') {
    ///         errors.add(members.join(index).join("email"), InvalidEmail);
    ///     }
    /// }
    ///
    /// let pointers: Vec<_> = errors.iter().map(|error| error.pointer().unwrap().as_str()).collect();
    /// assert_eq!(pointers, ["/owner/email", "/labels/cost~1month", "/members/1/email"]);
    /// ```
    pub fn add(&mut self, pointer: impl Into<JsonPointer>, error: impl ItemOf<E>) {
        self.push(FieldError::new(pointer, error));
    }

    /// Adds a field error, such as one about a parameter or a header.
    ///
    /// ```
    /// use errorbook::{FieldError, FieldErrors, HttpError};
    ///
    /// let mut errors: FieldErrors = FieldErrors::new();
    /// errors.push(FieldError::parameter("limit", HttpError::BadRequest));
    /// assert_eq!(errors.len(), 1);
    /// ```
    pub fn push(&mut self, error: FieldError<E>) {
        self.0.push(error);
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
    pub fn into_result<R>(self, error: impl FnOnce(Self) -> R) -> Result<(), R> {
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
    /// let errors: FieldErrors = FieldErrors::from(FieldError::new("/owner/first_name", InvalidName));
    /// let errors = errors.rename(|name| match name {
    ///     "first_name" => "firstName".into(),
    ///     other => other.into(),
    /// });
    /// assert_eq!(errors.iter().next().unwrap().pointer().unwrap(), "/owner/firstName");
    /// ```
    #[must_use]
    pub fn rename(mut self, mut name: impl FnMut(&str) -> Cow<'_, str>) -> Self {
        for error in &mut self.0 {
            error.rename(&mut name);
        }
        self
    }

    /// Makes errors about parameters of those with a pointer: the name is that of its first segment.
    ///
    /// Validation crates report paths, and those of a query or a form are not into a JSON document.
    ///
    /// ```
    /// use errorbook::{FieldError, FieldErrors, HttpError};
    ///
    /// let errors: FieldErrors = FieldErrors::from(FieldError::new("/limit", HttpError::BadRequest));
    /// let errors = errors.into_parameters();
    /// assert_eq!(errors.iter().next().unwrap().parameter_name(), Some("limit"));
    /// ```
    #[must_use]
    pub fn into_parameters(mut self) -> Self {
        for error in &mut self.0 {
            error.make_parameter();
        }
        self
    }

    /// Iterates over the field errors in the order in which they were added.
    ///
    /// ```
    /// use errorbook::{FieldError, FieldErrors, HttpError};
    ///
    /// let errors: FieldErrors = FieldErrors::from(FieldError::new("/slug", HttpError::UnprocessableContent));
    /// assert_eq!(errors.iter().next().unwrap().pointer().unwrap(), "/slug");
    /// ```
    pub fn iter(&self) -> std::slice::Iter<'_, FieldError<E>> {
        self.0.iter()
    }

    /// The number of field errors.
    ///
    /// ```
    /// use errorbook::{FieldError, FieldErrors, HttpError};
    ///
    /// let errors: FieldErrors = FieldErrors::from(FieldError::new("/slug", HttpError::UnprocessableContent));
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
    /// let errors: FieldErrors = FieldErrors::from(FieldError::new("/slug", HttpError::UnprocessableContent));
    /// assert!(!errors.is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a failure that a validation crate reports.
    #[cfg(any(feature = "garde", feature = "validator"))]
    fn add_at(&mut self, path: &[&str], error: impl ItemOf<E>) {
        self.add(path.iter().collect::<JsonPointer>(), error);
    }
}

/// The name of a field in JSON. serde omits the `r#` of a raw identifier; garde and validator include it.
#[cfg(any(feature = "garde", feature = "validator"))]
fn without_raw(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

impl<E: ?Sized> ItemList for FieldErrors<E> {
    fn item(&self, index: usize) -> Option<&Item> {
        self.0.get(index).map(|error| &error.item)
    }
}

// Derived, these would ask the same of the type parameter.
impl<E: ?Sized> Clone for FieldErrors<E> {
    fn clone(&self) -> Self {
        FieldErrors(self.0.clone())
    }
}

impl<E: ?Sized> fmt::Debug for FieldErrors<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("FieldErrors").field(&self.0).finish()
    }
}

impl<E: ?Sized> Default for FieldErrors<E> {
    fn default() -> Self {
        Self::new()
    }
}

impl<E: ?Sized> PartialEq for FieldErrors<E> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<E: ?Sized> Eq for FieldErrors<E> {}

impl<E: ?Sized> From<FieldError<E>> for FieldErrors<E> {
    fn from(error: FieldError<E>) -> Self {
        FieldErrors(vec![error])
    }
}

impl<E: ?Sized> FromIterator<FieldError<E>> for FieldErrors<E> {
    fn from_iter<I: IntoIterator<Item = FieldError<E>>>(errors: I) -> Self {
        FieldErrors(Vec::from_iter(errors))
    }
}

impl<E: ?Sized> Extend<FieldError<E>> for FieldErrors<E> {
    fn extend<I: IntoIterator<Item = FieldError<E>>>(&mut self, errors: I) {
        self.0.extend(errors);
    }
}

impl<E: ?Sized> IntoIterator for FieldErrors<E> {
    type Item = FieldError<E>;
    type IntoIter = std::vec::IntoIter<FieldError<E>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, E: ?Sized> IntoIterator for &'a FieldErrors<E> {
    type Item = &'a FieldError<E>;
    type IntoIter = std::slice::Iter<'a, FieldError<E>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<E: ?Sized> Serialize for FieldErrors<E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&self.0)
    }
}
