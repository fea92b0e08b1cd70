//! The documentation of one error, and everything that is needed to render it.

mod field;
mod header_line;
#[cfg(any(feature = "middleware", feature = "docs", feature = "client"))]
mod refusal;
mod retry;

pub use field::Field;
pub(crate) use header_line::{HeaderLine, HeaderSource};
pub use retry::Retry;

use crate::cache::RenderCache;
use crate::code::Code;
use crate::table::{ExtraRow, HeaderRow, Table, flag};
use crate::text::Text;
use errorbook_model::Slot;
use http::{HeaderName, StatusCode};
#[cfg(feature = "testing")]
use std::borrow::Cow;
use std::fmt;
use std::iter::{Copied, Map, Peekable};
use std::slice;
use std::sync::OnceLock;
use std::time::Duration;

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
    extras: &'static [ExtraRow],
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
    pub(crate) cache: RenderCache,
}

/// The headers of a table that are still to be read.
type Headers<'a> = Peekable<slice::Iter<'a, HeaderRow>>;

/// The slots of a table that are still to be read.
type Slots<'a> = Map<Copied<slice::Iter<'a, u32>>, fn(u32) -> Slot>;

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
    /// Panics if the status is not in 400 to 599, if the code is empty, or if the code contains a character
    /// other than visible ASCII. In a `static` or `const` this is a compile error.
    #[track_caller]
    pub const fn new(code: &'static str, status: u16) -> Self {
        assert!(
            matches!(status, 400..=599),
            "the status of an error is one from 400 to 599"
        );
        assert!(!code.is_empty(), "a code has at least one character");
        let mut index = 0;
        while index < code.len() {
            assert!(
                code.as_bytes()[index].is_ascii_graphic(),
                "a code is visible ASCII"
            );
            index += 1;
        }
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
            extras: &[],
            help: None,
            flags: 0,
            table: None,
            concealed_as: None,
            others: Vec::new(),
            elsewhere: OnceLock::new(),
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

    /// The entries of a type. The other tables are in the order of the rows, so one pass reads them all.
    pub(crate) fn with_extras(
        table: &'static Table,
        mut extras: &'static [ExtraRow],
    ) -> Box<[Entry]> {
        let mut fields = table.fields;
        let mut headers = table.headers.iter().peekable();
        let mut slots: Slots<'_> = table.slots.iter().copied().map(Slot::from_bits);
        let rows = table.rows.iter().enumerate();
        rows.map(|(number, row)| {
            let fields = take_front(&mut fields, |field| field.row == number);
            let extras = take_front(&mut extras, |extra| extra.row == number);
            let concealed = table.concealed.iter().find(|pair| pair.row == number);
            let code = Code::new(row.code, row.flags & flag::NUMBER != 0);
            let entry = |status, title, headers: &mut Headers<'static>, slots: &mut Slots<'_>| {
                let message = (!row.message.is_empty()).then(|| Text::parse(row.message, slots));
                let mut lines = Vec::new();
                while let Some(header) = headers.next_if(|header| header.row == number) {
                    lines.push(HeaderLine::parse(header, slots));
                }
                let constants = fields.iter().filter_map(Field::constant);
                Entry {
                    constants: constants.map(|value| Text::parse(value, slots)).collect(),
                    variant: row.variant,
                    title,
                    message,
                    headers: lines,
                    fields,
                    extras,
                    flags: row.flags,
                    table: Some(table),
                    concealed_as: concealed.map(|pair| pair.answered_as),
                    ..Entry::bare(code, status)
                }
            };
            let others = extras.iter().filter(|extra| extra.name == "other_status");
            let others = others.filter_map(|other| {
                let (status, title) = other.text.split_once(' ')?;
                let status = status.parse().ok()?;
                Some(entry(
                    status,
                    title,
                    &mut headers.clone(),
                    &mut slots.clone(),
                ))
            });
            let others = others.collect();
            Entry {
                others,
                ..entry(row.status, row.title, &mut headers, &mut slots)
            }
        })
        .collect()
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

    /// The text of an attribute, by the attribute's name: `extra("since")` is the text of `#[since("1.4")]`.
    /// Most attributes also have a method of their own, such as [`since`](Self::since).
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(403)]
    /// #[code("ORG_BLOCKED")]
    /// #[since("1.4")]
    /// struct Blocked;
    ///
    /// assert_eq!(Blocked.entry().extra("since"), Some("1.4"));
    /// assert_eq!(Blocked.entry().extra("sunset"), None);
    /// ```
    pub fn extra(&self, attribute: &str) -> Option<&'static str> {
        let row = self.extras.iter().find(|extra| extra.name == attribute);
        row.map(|extra| extra.text)
    }

    /// The doc comment. It appears in the catalogue and is never sent.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// /// An administrator blocked it.
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(403)]
    /// #[code("ORG_BLOCKED")]
    /// struct Blocked;
    ///
    /// assert_eq!(Blocked.entry().description(), Some("An administrator blocked it."));
    /// ```
    pub fn description(&self) -> Option<&'static str> {
        self.extra("description")
    }

    /// What the client's developer can do about the error.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(403)]
    /// #[code("ORG_BLOCKED")]
    /// #[help("ask your administrator")]
    /// struct Blocked;
    ///
    /// assert_eq!(Blocked.entry().help(), Some("ask your administrator"));
    /// ```
    pub fn help(&self) -> Option<&'static str> {
        self.help.or_else(|| self.extra("help"))
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

    /// Whether a retry may succeed, and after what time. `None` if the error is not retryable.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(403)]
    /// #[code("ORG_BLOCKED")]
    /// #[retryable]
    /// struct Blocked;
    ///
    /// assert!(Blocked.entry().retry().is_some());
    /// ```
    pub fn retry(&self) -> Option<Retry> {
        (self.flags & flag::RETRYABLE != 0).then(|| Retry {
            after: self
                .retry_after()
                .and_then(|seconds| seconds.parse().ok())
                .map(Duration::from_secs),
        })
    }

    pub(crate) fn retry_after(&self) -> Option<&'static str> {
        self.extra("retry_after")
    }

    /// The error code of RFC 6749, which several codes may share. The default is the code.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(403)]
    /// #[code("ORG_BLOCKED")]
    /// #[oauth("access_denied")]
    /// struct Blocked;
    ///
    /// assert_eq!(Blocked.entry().oauth(), "access_denied");
    /// ```
    pub fn oauth(&self) -> &'static str {
        self.extra("oauth").unwrap_or(self.code.as_str())
    }

    /// The code of gRPC, if `#[grpc]` sets one. The default is that of the status.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(409)]
    /// #[code("ORG_TAKEN")]
    /// #[grpc(already_exists)]
    /// struct Taken;
    ///
    /// assert_eq!(Taken.entry().grpc(), Some("already_exists"));
    /// ```
    pub fn grpc(&self) -> Option<&'static str> {
        self.extra("grpc")
    }

    /// The level of the logged event, if `#[log]` sets one.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(403)]
    /// #[code("ORG_BLOCKED")]
    /// #[log("debug")]
    /// struct Blocked;
    ///
    /// assert_eq!(Blocked.entry().log_level(), Some("debug"));
    /// ```
    pub fn log_level(&self) -> Option<&'static str> {
        self.extra("log")
    }

    /// Who looks after the error: `#[owner]`, which no client sees.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(500)]
    /// #[code("ORG_STORE")]
    /// #[owner("team-orgs")]
    /// struct StoreFailed;
    ///
    /// assert_eq!(StoreFailed.entry().owner(), Some("team-orgs"));
    /// ```
    pub fn owner(&self) -> Option<&'static str> {
        self.extra("owner")
    }

    /// The address of what its owner does about the error: `#[runbook]`, which no client sees.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(500)]
    /// #[code("ORG_STORE")]
    /// #[runbook("https://runbooks.acme.example/store")]
    /// struct StoreFailed;
    ///
    /// assert_eq!(
    ///     StoreFailed.entry().runbook(),
    ///     Some("https://runbooks.acme.example/store")
    /// );
    /// ```
    pub fn runbook(&self) -> Option<&'static str> {
        self.extra("runbook")
    }

    /// The version of the API that introduced the error.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(403)]
    /// #[code("ORG_BLOCKED")]
    /// #[since("1.4")]
    /// struct Blocked;
    ///
    /// assert_eq!(Blocked.entry().since(), Some("1.4"));
    /// ```
    pub fn since(&self) -> Option<&'static str> {
        self.extra("since")
    }

    /// The version of the API that removes the error.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(403)]
    /// #[code("ORG_BLOCKED")]
    /// #[sunset("2.0")]
    /// struct Blocked;
    ///
    /// assert_eq!(Blocked.entry().sunset(), Some("2.0"));
    /// ```
    pub fn sunset(&self) -> Option<&'static str> {
        self.extra("sunset")
    }

    /// The code that replaces this one in the version of [`sunset`](Self::sunset).
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(403)]
    /// #[code("ORG_BLOCKED")]
    /// #[sunset("2.0", instead = "ORG_SUSPENDED")]
    /// struct Blocked;
    ///
    /// assert_eq!(Blocked.entry().instead(), Some("ORG_SUSPENDED"));
    /// ```
    pub fn instead(&self) -> Option<&'static str> {
        self.extra("instead")
    }

    /// The HTTP/1 reason phrase, if it differs from the status's own.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(403, reason = "Blocked by an administrator")]
    /// #[code("ORG_BLOCKED")]
    /// struct Blocked;
    ///
    /// assert_eq!(Blocked.entry().reason(), Some("Blocked by an administrator"));
    /// ```
    pub fn reason(&self) -> Option<&'static str> {
        self.extra("reason")
    }

    /// The reason phrase that frameworks would not send by themselves: the error's own, or the registered one where
    /// the crate `http` has an older one, as for 413 and 422 (RFC 9110 section 15.5).
    #[cfg(any(feature = "hyper", feature = "actix"))]
    pub(crate) fn sent_reason(&self) -> Option<&'static str> {
        let status = self.status();
        let registered = errorbook_model::status::phrase(status.as_u16());
        let known = status.canonical_reason();
        let is_other = known.is_some_and(|known| known != registered);
        self.reason().or_else(|| is_other.then_some(registered))
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

/// Splits the items that belong to a row off the front of a table.
fn take_front<T>(rest: &mut &'static [T], is_own: impl Fn(&T) -> bool) -> &'static [T] {
    let count = rest.iter().take_while(|&item| is_own(item)).count();
    let (own, others) = rest.split_at(count);
    *rest = others;
    own
}
