//! The documentation of one error, and everything that is needed to render it.

mod attributes;
mod beside;
mod field;
mod header_line;
#[cfg(any(feature = "middleware", feature = "docs", feature = "client"))]
mod refusal;
mod retry;
mod rows;

pub use field::Field;
pub(crate) use header_line::{HeaderLine, HeaderSource};
pub use retry::Retry;

use beside::Besides;

use crate::cache::RenderCache;
use crate::code::{Code, assert_published};
use crate::table::{Table, flag};
use crate::text::Text;
use http::{HeaderName, StatusCode};
#[cfg(feature = "testing")]
use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

/// One error of a catalogue: its code, status, texts, fields and headers.
///
/// The derive creates an entry for each variant. A type that implements
/// [`ManualApiError`](crate::ManualApiError) declares its entry in a `static`:
///
/// ```
/// use errorbook::Entry;
///
/// static GONE: Entry = Entry::new("LEGACY_GONE", 410)
///     .with_title("Gone for good")
///     .with_help("use /v2/orgs");
/// assert_eq!(GONE.code(), "LEGACY_GONE");
/// assert_eq!(GONE.status(), 410);
/// assert_eq!(GONE.title(), "Gone for good");
/// assert_eq!(GONE.help(), Some("use /v2/orgs"));
/// ```
pub struct Entry {
    code: Code,
    status: u16,
    variant: &'static str,
    pub(crate) title: &'static str,
    /// `None` if the error has no message of its own.
    pub(crate) message: Option<Text>,
    pub(crate) headers: Vec<HeaderLine>,
    fields: &'static [Field],
    /// The values of those fields that have a constant, in their order.
    constants: Vec<Text>,
    extras: &'static str,
    /// Only set on an entry of `Entry::new`, which has no table.
    help: Option<&'static str>,
    flags: u16,
    table: Option<&'static Table>,
    concealed_as: Option<usize>,
    /// The same error with the other statuses that a field may say, each under its own status.
    others: Vec<Entry>,
    /// The same error with every other status of its class, where it was sent as a refusal of that status.
    #[cfg_attr(
        not(any(feature = "middleware", feature = "docs", feature = "testing")),
        allow(dead_code, reason = "only the middleware sends it")
    )]
    elsewhere: OnceLock<Box<[OnceLock<Entry>]>>,
    besides: Besides,
    pub(crate) cache: RenderCache,
}

impl Entry {
    /// Creates an entry for a type that implements [`ManualApiError`](crate::ManualApiError). The
    /// message is that of the type's `message()`, or the status's phrase.
    ///
    /// ```
    /// use errorbook::Entry;
    ///
    /// static GONE: Entry = Entry::new("LEGACY_GONE", 410);
    /// assert_eq!(GONE.title(), "Gone");
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if the status is not in 400 to 599, if the code is empty, or if the code contains anything but visible ASCII
    /// without quotes and backslashes. In a `static` or `const` this is a compile error.
    #[track_caller]
    pub const fn new(code: &'static str, status: u16) -> Self {
        assert!(
            matches!(status, 400..=599),
            "the status of an error is one from 400 to 599"
        );
        assert_published(code);
        Entry::bare(Code::new(code, false), status)
    }

    const fn bare(code: Code, status: u16) -> Self {
        Entry {
            code,
            status,
            variant: "",
            title: "",
            message: None,
            headers: Vec::new(),
            fields: &[],
            constants: Vec::new(),
            extras: "",
            help: None,
            flags: 0,
            table: None,
            concealed_as: None,
            others: Vec::new(),
            elsewhere: OnceLock::new(),
            besides: Besides::new(),
            cache: RenderCache::new(),
        }
    }

    /// Sets the title of an entry of [`new`](Self::new).
    ///
    /// ```
    /// use errorbook::Entry;
    ///
    /// static GONE: Entry = Entry::new("LEGACY_GONE", 410).with_title("Gone for good");
    /// assert_eq!(GONE.title(), "Gone for good");
    /// ```
    #[must_use]
    pub const fn with_title(mut self, title: &'static str) -> Self {
        self.title = title;
        self
    }

    /// Sets the help of an entry of [`new`](Self::new): what the client's developer can do about the error.
    ///
    /// ```
    /// use errorbook::Entry;
    ///
    /// static GONE: Entry = Entry::new("LEGACY_GONE", 410).with_help("use /v2/orgs");
    /// assert_eq!(GONE.help(), Some("use /v2/orgs"));
    /// ```
    #[must_use]
    pub const fn with_help(mut self, help: &'static str) -> Self {
        self.help = Some(help);
        self
    }

    /// Whether other errors have the code too: `#[code("…", shared)]`.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "M")]
    /// enum MatrixError {
    ///     #[status(404)]
    ///     #[code("M_UNRECOGNIZED", shared)]
    ///     Path,
    ///     #[status(405)]
    ///     #[header("Allow", "GET")]
    ///     #[code("M_UNRECOGNIZED", shared)]
    ///     Method,
    /// }
    ///
    /// assert!(MatrixError::Path.entry().is_shared());
    /// assert_eq!(MatrixError::Path.code(), MatrixError::Method.code());
    /// ```
    pub fn is_shared(&self) -> bool {
        self.flags & flag::SHARED != 0
    }

    /// What distinguishes the answer in the report of a test run: the code, and the status of a shared one.
    #[cfg(feature = "testing")]
    pub(crate) fn answer_key(&self) -> Cow<'static, str> {
        let code = self.code.as_str();
        if self.is_shared() {
            Cow::Owned(format!("{code} {}", self.status))
        } else {
            Cow::Borrowed(code)
        }
    }

    /// The error itself, and the same with each other status that a field may say.
    #[cfg(feature = "testing")]
    pub(crate) fn of_each_status(&self) -> impl Iterator<Item = &Entry> {
        std::iter::once(self).chain(&self.others)
    }

    /// The error with the status that a field says; with its own where that is none of those that it may say.
    pub(crate) fn with_status(&'static self, status: impl FnOnce() -> u16) -> &'static Entry {
        if self.others.is_empty() {
            return self;
        }
        let status = status();
        let mut others = self.others.iter();
        others.find(|other| other.status == status).unwrap_or(self)
    }

    /// The public code.
    ///
    /// ```
    /// use errorbook::{ApiError, HttpError};
    ///
    /// assert_eq!(HttpError::NotFound.entry().code(), "HTTP_NOT_FOUND");
    /// ```
    pub fn code(&self) -> Code {
        self.code
    }

    /// The status. A concealed error is sent with the status of the other error instead.
    ///
    /// ```
    /// use errorbook::{ApiError, HttpError};
    ///
    /// assert_eq!(HttpError::NotFound.entry().status(), 404);
    /// ```
    pub fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// The title: that of `#[title]`, or the code's words after its prefix, or on a 5xx the status's phrase.
    ///
    /// ```
    /// use errorbook::{ApiError, HttpError};
    ///
    /// assert_eq!(HttpError::NotFound.entry().title(), "Not Found");
    /// ```
    pub fn title(&self) -> &'static str {
        if self.title.is_empty() {
            errorbook_model::status::phrase(self.status)
        } else {
            self.title
        }
    }

    /// The text of `#[message]`, including its placeholders. The title if there is none.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(403)]
    /// #[code("ORG_BLOCKED")]
    /// #[message("{name} is blocked")]
    /// struct Blocked {
    ///     #[expose]
    ///     name: &'static str,
    /// }
    ///
    /// let error = Blocked { name: "acme" };
    /// assert_eq!(error.entry().message(), "{name} is blocked");
    /// assert_eq!(error.message(), "acme is blocked");
    /// ```
    pub fn message(&self) -> &'static str {
        match &self.message {
            Some(text) => text.source,
            None => self.title(),
        }
    }

    /// The exposed fields, which are members of the body.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(403)]
    /// #[code("ORG_BLOCKED")]
    /// struct Blocked {
    ///     #[expose]
    ///     name: &'static str,
    /// }
    ///
    /// let fields = Blocked { name: "acme" }.entry().fields();
    /// assert_eq!(fields[0].name(), "name");
    /// ```
    pub fn fields(&self) -> &'static [Field] {
        self.fields
    }

    /// The field of a name.
    pub(crate) fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name() == name)
    }

    /// The fields, each with its value where that is a constant: a template of JSON.
    pub(crate) fn fields_and_constants(
        &self,
    ) -> impl Iterator<Item = (&'static Field, Option<&Text>)> {
        let mut constants = self.constants.iter();
        self.fields.iter().map(move |field| {
            let constant = field.constant().and_then(|_| constants.next());
            (field, constant)
        })
    }

    /// The names of the headers that the error declares. Headers that all errors have are not included.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(403)]
    /// #[code("ORG_BLOCKED")]
    /// #[header("Retry-After", "60")]
    /// struct Blocked;
    ///
    /// assert!(Blocked.entry().headers().eq(["retry-after"]));
    /// ```
    pub fn headers(&self) -> impl Iterator<Item = &HeaderName> {
        self.headers.iter().map(|line| &line.name)
    }

    /// The name of the variant, or of the struct.
    ///
    /// ```
    /// use errorbook::{ApiError, HttpError};
    ///
    /// assert_eq!(HttpError::NotFound.entry().variant(), "NotFound");
    /// ```
    pub fn variant(&self) -> &'static str {
        self.variant
    }

    /// The path of the type, including the crate and the module. Empty for an entry of
    /// [`new`](Self::new).
    ///
    /// ```
    /// use errorbook::{ApiError, HttpError};
    ///
    /// assert!(HttpError::NotFound.entry().path().ends_with("::HttpError"));
    /// ```
    pub fn path(&self) -> &'static str {
        self.table.map_or("", |table| table.path)
    }

    /// Whether `#[internal]` leaves the error out of public documentation.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(403)]
    /// #[code("ORG_BLOCKED")]
    /// #[internal]
    /// struct Blocked;
    ///
    /// assert!(Blocked.entry().is_internal());
    /// ```
    pub fn is_internal(&self) -> bool {
        self.flags & flag::INTERNAL != 0
    }

    /// Whether the error is sent as another error, because of `#[conceal]`.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// enum OrgError {
    ///     #[status(404)]
    ///     #[code("ORG_NOT_FOUND")]
    ///     NotFound,
    ///     #[status(403)]
    ///     #[code("ORG_HIDDEN")]
    ///     #[conceal(as = NotFound)]
    ///     Hidden,
    /// }
    ///
    /// assert!(OrgError::Hidden.entry().is_concealed());
    /// assert!(!OrgError::NotFound.entry().is_concealed());
    /// ```
    pub fn is_concealed(&self) -> bool {
        self.concealed_as.is_some()
    }

    /// Whether public documentation includes the error: it is neither internal nor concealed.
    ///
    /// ```
    /// use errorbook::{ApiError, HttpError};
    ///
    /// assert!(HttpError::NotFound.entry().is_public());
    /// ```
    pub fn is_public(&self) -> bool {
        !self.is_internal() && !self.is_concealed()
    }

    /// The entry that is rendered: that of the other error, if this one is concealed.
    pub(crate) fn answer(&'static self) -> &'static Entry {
        match (self.concealed_as, self.table) {
            (Some(other), Some(table)) => table.entries().get(other).unwrap_or(self),
            _ => self,
        }
    }

    /// Whether it is an upstream's, which says its message and the language of that.
    pub(crate) fn is_relayed(&self) -> bool {
        self.flags & flag::RELAYED != 0
    }

    /// Whether the message is the error's `Display`.
    pub(crate) fn sends_display(&self) -> bool {
        self.flags & flag::DISPLAY != 0
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry")
            .field("code", &self.code.as_str())
            .field("status", &self.status)
            .field("path", &self.path())
            .field("variant", &self.variant)
            .finish_non_exhaustive()
    }
}
