//! The trait, and what generated code implements besides it.

use crate::body::plan::Values;
use crate::code::Code;
use crate::entry::Entry;
use crate::header::HeaderField;
use crate::preferences::Preferences;
use crate::render;
use crate::table::Table;
use bytes::Bytes;
use http::StatusCode;
use std::any::Any;
use std::borrow::Cow;
use std::fmt;

/// An error of an HTTP API: what its clients may know of it.
///
/// Derive it; [the macro's page](macro@crate::ApiError) lists the attributes. The trait can be made into an
/// object: a `Box<dyn ApiError>` is an `ApiError` too.
///
/// ```
/// use errorbook::{ApiError, Preferences};
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// enum OrgError {
///     #[status(403)]
///     #[code("ORG_BLOCKED")]
///     #[message("the organization {name} is blocked")]
///     Blocked {
///         #[expose]
///         name: String,
///     },
/// }
///
/// let error = OrgError::Blocked { name: "acme".into() };
/// assert_eq!(error.status(), 403);
/// assert_eq!(error.code(), "ORG_BLOCKED");
/// assert_eq!(error.message(), "the organization acme is blocked");
///
/// let preferences = Preferences::from_headers(&http::HeaderMap::new());
/// let response = error.respond(&preferences);
/// assert_eq!(response.headers()["content-type"], "application/problem+json");
/// ```
///
/// By hand, for a type that already has everything else:
///
/// ```
/// use errorbook::{ApiError, Entry};
///
/// #[derive(Debug)]
/// struct Legacy;
/// # impl std::fmt::Display for Legacy {
/// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("legacy") }
/// # }
/// # impl std::error::Error for Legacy {}
///
/// impl ApiError for Legacy {
///     fn entry(&self) -> &'static Entry {
///         static ENTRY: Entry = Entry::new("LEGACY_GONE", 410);
///         &ENTRY
///     }
/// }
/// assert_eq!(Legacy.message(), "Gone");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an `ApiError`",
    label = "this error has no public answer",
    note = "write `#[derive(ApiError)]` on the type, or wrap it in a variant that does not send it"
)]
pub trait ApiError: std::error::Error + Send + Sync {
    /// The entry of the variant at hand; of a transparent one, that of the error inside.
    fn entry(&self) -> &'static Entry;

    /// The text that clients read, in the default language. A concealed error says the other's.
    fn message(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.entry().title())
    }

    /// The whole response, in the representation and the shape that `preferences` ask for.
    ///
    /// It cannot fail: where a field's own `Display` or `Serialize` does, or a [`message`](Self::message) that
    /// is written by hand, the response has the error's status and code and its static text.
    fn respond(&self, preferences: &Preferences) -> http::Response<Bytes> {
        render::respond(&self.__reveal(), preferences)
    }

    /// The status; not what a concealed error is answered with.
    fn status(&self) -> StatusCode {
        self.entry().status()
    }

    /// The code; not what a concealed error is answered with.
    fn code(&self) -> Code {
        self.entry().code()
    }

    #[doc(hidden)]
    fn __reveal(&self) -> Revealed<'_> {
        Revealed {
            entry: self.entry(),
            by: By::Hand(
                render::guarded(|| Ok(self.message()))
                    .unwrap_or_else(|| Cow::Borrowed(self.entry().title())),
            ),
        }
    }
}

/// A type that derives [`ApiError`]: a member of a `catalogue!`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not derive `ApiError`",
    label = "not a type with entries",
    note = "a catalogue lists types with `#[derive(ApiError)]`, and other catalogues as `..auth::ERRORS`"
)]
pub trait Described {
    /// The type's entries.
    const TABLE: &'static Table;
}

/// The variant at hand, and its fields to be displayed. Implemented by generated code.
pub trait Show {
    /// The type's table, and the row of the variant at hand.
    fn row(&self) -> (&'static Table, usize);

    /// A field that a message or a header names.
    fn display(&self, _key: u32) -> &dyn Displayed {
        &Nothing
    }

    /// Writes a placeholder that has a format, and any of a type with generics.
    ///
    /// # Errors
    ///
    /// Those of the field's own formatting.
    fn write(&self, _key: u32, _f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

/// The fields of the variant at hand that are sent. Implemented by generated code.
pub trait Expose: Show {
    /// A field that is a member of the body.
    fn json(&self, _key: u32) -> &dyn Json {
        &Nothing
    }

    /// A field that is a header.
    fn header(&self, _key: u32) -> &dyn HeaderField {
        &Nothing
    }

    /// The type's own `Display`, where a message may be that.
    fn text(&self) -> Option<&dyn fmt::Display> {
        None
    }
}

/// A value that a text carries: whatever is `Display`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` doesn't implement `std::fmt::Display`",
    label = "the type of a field that a message or a header names",
    note = "implement `Display` for it, or give the placeholder a format that it has, as in `{{name:?}}`"
)]
pub trait Displayed {
    /// Writes the value as `{}` does.
    ///
    /// # Errors
    ///
    /// Those of the value's own `Display`.
    fn write_text(&self, out: &mut dyn fmt::Write) -> fmt::Result;
}

impl<T: fmt::Display + 'static> Displayed for T {
    fn write_text(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        // A string is its own text; the way through a formatter would take longer than to copy it.
        match as_str(self) {
            Some(text) => out.write_str(text),
            None => write!(out, "{self}"),
        }
    }
}

/// The text of what is a string. Which type it is, is known when this is compiled.
fn as_str<T: 'static>(value: &T) -> Option<&str> {
    let value: &dyn Any = value;
    if let Some(text) = value.downcast_ref::<String>() {
        Some(text)
    } else if let Some(text) = value.downcast_ref::<Cow<'static, str>>() {
        Some(text)
    } else {
        value.downcast_ref::<&'static str>().copied()
    }
}

/// A value that a body carries: whatever is `Serialize`.
pub trait Json {
    /// Appends the value as JSON. What was appended before a failure is the caller's to remove.
    ///
    /// # Errors
    ///
    /// Those of the value's own `Serialize`.
    fn write_json(&self, out: &mut Vec<u8>) -> Result<(), serde_json::Error>;
}

impl<T: serde_core::Serialize + ?Sized> Json for T {
    fn write_json(&self, out: &mut Vec<u8>) -> Result<(), serde_json::Error> {
        serde_json::to_writer(out, self)
    }
}

/// What an accessor returns for a key that is not the variant's: nothing, in every form.
#[derive(Debug)]
pub struct Nothing;

impl fmt::Display for Nothing {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl serde_core::Serialize for Nothing {
    fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_none()
    }
}

/// An error, opened for rendering: past every transparent variant.
pub struct Revealed<'a> {
    pub(crate) entry: &'static Entry,
    pub(crate) by: By<'a>,
}

/// Who wrote the error's `ApiError`.
pub(crate) enum By<'a> {
    Derive(&'a dyn Expose),
    /// Its message is all that is known of its fields.
    Hand(Cow<'a, str>),
    /// There is no error, only a response to replace; or one that tells clients nothing.
    Nobody,
}

impl By<'_> {
    pub(crate) fn values(&self) -> Values {
        match self {
            By::Derive(_) => Values::Own,
            By::Hand(_) => Values::Hand,
            By::Nobody => Values::Static,
        }
    }
}

impl<'a> Revealed<'a> {
    /// Of a derived type.
    pub fn derived(error: &'a dyn Expose) -> Self {
        static UNKNOWN: Entry = Entry::new("UNKNOWN", 500);
        let (table, row) = error.row();
        Revealed {
            entry: table.entries().get(row).unwrap_or(&UNKNOWN),
            by: By::Derive(error),
        }
    }

    /// The entry of the variant at hand.
    pub fn entry(&self) -> &'static Entry {
        self.entry
    }

    /// The text that clients read.
    pub fn message(self) -> Cow<'a, str> {
        match self.by {
            By::Hand(message) => message,
            By::Nobody => Cow::Borrowed(self.entry.title()),
            By::Derive(error) => render::message(self.entry.answer(), error),
        }
    }
}

/// The generated `Display`: the variant's own message, also where clients are told another's.
///
/// # Errors
///
/// Those of the fields' own `Display`.
pub fn display(error: &dyn Show, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (table, row) = error.row();
    match table.entries().get(row) {
        Some(entry) => match &entry.message {
            Some(text) => text.write(&Shown(error), f),
            None => f.write_str(entry.title()),
        },
        None => Ok(()),
    }
}

/// The `Display` of a transparent variant: that of the error inside.
///
/// # Errors
///
/// Those of that error's own `Display`.
pub fn inner_display<E: ApiError + ?Sized>(inner: &E, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    fmt::Display::fmt(inner, f)
}

/// The `source` of a transparent variant: that of the error inside.
pub fn inner_source<E: ApiError + ?Sized>(inner: &E) -> Option<&(dyn std::error::Error + 'static)> {
    inner.source()
}

/// Lets a template be written where only `Show` is known to hold.
struct Shown<'a>(&'a dyn Show);

impl Show for Shown<'_> {
    fn row(&self) -> (&'static Table, usize) {
        self.0.row()
    }

    fn display(&self, key: u32) -> &dyn Displayed {
        self.0.display(key)
    }

    fn write(&self, key: u32, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(key, f)
    }
}

impl Expose for Shown<'_> {}

/// Coerces whatever is an error, a box of one included, into `&dyn Error`: what `source` returns.
pub trait AsDynError<'a> {
    /// The error as an object.
    fn as_dyn_error(&self) -> &(dyn std::error::Error + 'a);
}

impl<'a, T: std::error::Error + 'a> AsDynError<'a> for T {
    fn as_dyn_error(&self) -> &(dyn std::error::Error + 'a) {
        self
    }
}

impl<'a> AsDynError<'a> for dyn std::error::Error + 'a {
    fn as_dyn_error(&self) -> &(dyn std::error::Error + 'a) {
        self
    }
}

impl<'a> AsDynError<'a> for dyn std::error::Error + Send + 'a {
    fn as_dyn_error(&self) -> &(dyn std::error::Error + 'a) {
        self
    }
}

impl<'a> AsDynError<'a> for dyn std::error::Error + Send + Sync + 'a {
    fn as_dyn_error(&self) -> &(dyn std::error::Error + 'a) {
        self
    }
}

impl<E: ApiError> ApiError for Box<E> {
    fn entry(&self) -> &'static Entry {
        (**self).entry()
    }

    fn message(&self) -> Cow<'_, str> {
        (**self).message()
    }

    fn respond(&self, preferences: &Preferences) -> http::Response<Bytes> {
        (**self).respond(preferences)
    }

    fn __reveal(&self) -> Revealed<'_> {
        (**self).__reveal()
    }
}

impl std::error::Error for Box<dyn ApiError> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        (**self).source()
    }
}

impl ApiError for Box<dyn ApiError> {
    fn entry(&self) -> &'static Entry {
        (**self).entry()
    }

    fn message(&self) -> Cow<'_, str> {
        (**self).message()
    }

    fn respond(&self, preferences: &Preferences) -> http::Response<Bytes> {
        (**self).respond(preferences)
    }

    fn __reveal(&self) -> Revealed<'_> {
        (**self).__reveal()
    }
}

/// Carries an error whose `ApiError` is written by hand into the conversions that derived types have.
///
/// ```
/// # use errorbook::{ApiError, Entry, Problem};
/// # #[derive(Debug)]
/// # struct Legacy;
/// # impl std::fmt::Display for Legacy {
/// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("legacy") }
/// # }
/// # impl std::error::Error for Legacy {}
/// # impl ApiError for Legacy {
/// #     fn entry(&self) -> &'static Entry {
/// #         static ENTRY: Entry = Entry::new("LEGACY_GONE", 410);
/// #         &ENTRY
/// #     }
/// # }
/// fn find() -> Result<(), Legacy> {
///     Err(Legacy)
/// }
/// fn handler() -> Result<(), Problem<Legacy>> {
///     find()?; // becomes a `Problem` on the way out, which a framework can answer
///     Ok(())
/// }
/// let response: http::Response<bytes::Bytes> = handler().unwrap_err().into();
/// assert_eq!(response.status(), 410);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Problem<E>(pub E);

/// For frameworks that want every error displayed: the error's own text.
impl<E: fmt::Display> fmt::Display for Problem<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<E: ApiError> From<E> for Problem<E> {
    fn from(error: E) -> Self {
        Problem(error)
    }
}

impl<B: From<Bytes>, E: ApiError + 'static> From<Problem<E>> for http::Response<B> {
    fn from(problem: Problem<E>) -> Self {
        crate::scope::respond_owned(problem.0)
    }
}

impl<B: From<Bytes>> From<Box<dyn ApiError>> for http::Response<B> {
    fn from(error: Box<dyn ApiError>) -> Self {
        crate::scope::respond_owned(error)
    }
}
