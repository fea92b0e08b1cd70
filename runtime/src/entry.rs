//! The documentation of one error, and all that is needed to answer it.

use crate::cache::RenderCache;
use crate::code::Code;
use crate::table::{HeaderKind, HeaderRow, Note, Table, flag};
use crate::text::{Slot, Text};
use http::{HeaderName, StatusCode};
use std::fmt;
use std::time::Duration;

/// One error of a catalogue: its code, its status, its texts, what it sends.
///
/// Every variant of a derived type has one; a type whose [`ApiError`](crate::ApiError) is written by
/// hand has it in a `static`:
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
    /// `None` where the error has no message of its own.
    pub(crate) message: Option<Text>,
    pub(crate) headers: Vec<HeaderLine>,
    fields: &'static [Field],
    notes: Notes,
    flags: u16,
    table: Option<&'static Table>,
    concealed_as: Option<usize>,
    pub(crate) cache: RenderCache,
}

/// A header that the answer carries.
#[derive(Debug)]
pub(crate) struct HeaderLine {
    pub(crate) name: HeaderName,
    pub(crate) value: HeaderSource,
}

#[derive(Debug)]
pub(crate) enum HeaderSource {
    Text(Text),
    Challenge(Text),
    Field(Slot),
}

impl HeaderSource {
    /// The value where it is the same for every error of the entry.
    pub(crate) fn as_static(&self) -> Option<&str> {
        match self {
            HeaderSource::Text(text) | HeaderSource::Challenge(text) => text.as_static(),
            HeaderSource::Field(_) => None,
        }
    }
}

/// What few entries have, each at its kind.
type Notes = [Option<&'static str>; Note::COUNT];

impl Entry {
    /// An entry for a type whose `ApiError` is written by hand. Its message is what that type's
    /// `message()` says, or the status's phrase.
    ///
    /// # Panics
    ///
    /// While it is compiled, where the status is not from 400 to 599, or the code is empty or contains
    /// anything but visible ASCII.
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
        Entry {
            code: Code::new(code, false),
            status,
            variant: "",
            title: "",
            message: None,
            headers: Vec::new(),
            fields: &[],
            notes: [None; Note::COUNT],
            flags: 0,
            table: None,
            concealed_as: None,
            cache: RenderCache::new(),
        }
    }

    /// Sets the constant title of an entry made by hand.
    #[must_use]
    pub const fn with_title(mut self, title: &'static str) -> Self {
        self.title = title;
        self
    }

    /// Sets what the client's developer can do, for an entry made by hand.
    #[must_use]
    pub const fn with_help(mut self, help: &'static str) -> Self {
        self.notes[Note::Help as usize] = Some(help);
        self
    }

    /// Every entry of a type. The sibling tables are in the order of the rows, so one walk reads all.
    pub(crate) fn all(table: &'static Table) -> Box<[Entry]> {
        let mut fields = table.fields;
        let mut headers = table.headers.iter().peekable();
        let mut notes = table.notes.iter().peekable();
        let mut slots = table.slots.iter().copied();
        let rows = table.rows.iter().enumerate();
        rows.map(|(number, row)| {
            let own = fields.iter().take_while(|field| field.0 == number).count();
            let (these, rest) = fields.split_at(own);
            fields = rest;
            let message = (!row.6.is_empty()).then(|| Text::parse(row.6, &mut slots));
            let mut lines = Vec::new();
            while let Some(header) = headers.next_if(|header| header.0 == number) {
                lines.push(HeaderLine::parse(header, &mut slots));
            }
            let mut these_notes: Notes = [None; Note::COUNT];
            while let Some(note) = notes.next_if(|note| note.0 == number) {
                these_notes[note.1 as usize] = Some(note.2);
            }
            Entry {
                code: Code::new(row.3, row.2 & flag::NUMBER != 0),
                status: row.1,
                variant: row.4,
                title: row.5,
                message,
                headers: lines,
                fields: these,
                notes: these_notes,
                flags: row.2,
                table: Some(table),
                concealed_as: table
                    .conceals
                    .iter()
                    .find(|pair| pair.0 == number)
                    .map(|pair| pair.1),
                cache: RenderCache::new(),
            }
        })
        .collect()
    }

    /// The public code.
    pub fn code(&self) -> Code {
        self.code
    }

    /// The status. A concealed error is answered with the status of the other, not with this.
    pub fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// The constant title: that of `#[title]`, else the variant's name in words, on a 5xx the status's
    /// phrase.
    pub fn title(&self) -> &'static str {
        if self.title.is_empty() {
            errorbook_model::status::phrase(self.status)
        } else {
            self.title
        }
    }

    /// The message as the author wrote it, placeholders included; the title where there is none.
    pub fn message(&self) -> &'static str {
        match &self.message {
            Some(text) => text.source,
            None => self.title(),
        }
    }

    fn note(&self, kind: Note) -> Option<&'static str> {
        self.notes[kind as usize]
    }

    /// The doc comment: for the catalogue, never sent.
    pub fn description(&self) -> Option<&'static str> {
        self.note(Note::Description)
    }

    /// What the client's developer can do.
    pub fn help(&self) -> Option<&'static str> {
        self.note(Note::Help)
    }

    /// The exposed fields, which are members of the body.
    pub fn fields(&self) -> &'static [Field] {
        self.fields
    }

    /// The headers that the error sends itself, by name; not those of every error.
    pub fn headers(&self) -> impl Iterator<Item = &HeaderName> {
        self.headers.iter().map(|line| &line.name)
    }

    /// Whether a retry may succeed, and when.
    pub fn retry(&self) -> Option<Retry> {
        (self.flags & flag::RETRYABLE != 0).then(|| Retry {
            after: self.retry_after_seconds().map(Duration::from_secs),
        })
    }

    pub(crate) fn retry_after(&self) -> Option<&'static str> {
        self.note(Note::RetryAfter)
    }

    fn retry_after_seconds(&self) -> Option<u64> {
        self.retry_after()?.parse().ok()
    }

    /// The RFC 6749 error that several codes may share; the code where none was given.
    pub fn oauth(&self) -> &'static str {
        self.note(Note::Oauth).unwrap_or(self.code.as_str())
    }

    /// The level of the operator's event, where `#[log]` gives one.
    pub fn log_level(&self) -> Option<&'static str> {
        self.note(Note::Log)
    }

    /// The version of the API that the error came with.
    pub fn since(&self) -> Option<&'static str> {
        self.note(Note::Since)
    }

    /// The version in which the error goes.
    pub fn sunset(&self) -> Option<&'static str> {
        self.note(Note::Sunset)
    }

    /// The code that is used instead after [`sunset`](Self::sunset).
    pub fn instead(&self) -> Option<&'static str> {
        self.note(Note::Instead)
    }

    /// The reason phrase for HTTP/1, where it is not the status's own.
    pub fn reason(&self) -> Option<&'static str> {
        self.note(Note::Reason)
    }

    /// The name of the variant, or of the struct.
    pub fn variant(&self) -> &'static str {
        self.variant
    }

    /// The path of the type, module and crate included; empty for an entry made by hand.
    pub fn path(&self) -> &'static str {
        self.table.map_or("", |table| table.path)
    }

    /// Whether `#[internal]` leaves it out of public documentation.
    pub fn is_internal(&self) -> bool {
        self.flags & flag::INTERNAL != 0
    }

    /// Whether `#[conceal]` has it answered as another error.
    pub fn is_concealed(&self) -> bool {
        self.concealed_as.is_some()
    }

    /// Whether public documentation shows it: neither internal nor concealed.
    pub fn is_public(&self) -> bool {
        !self.is_internal() && !self.is_concealed()
    }

    /// The entry whose answer is given: another's, where this one is concealed.
    pub(crate) fn answer(&'static self) -> &'static Entry {
        match (self.concealed_as, self.table) {
            (Some(other), Some(table)) => table.entries().get(other).unwrap_or(self),
            _ => self,
        }
    }

    /// Whether the message is the error's own `Display`.
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

impl HeaderLine {
    fn parse(row: &HeaderRow, slots: &mut impl Iterator<Item = u32>) -> Self {
        HeaderLine {
            // Names are checked by the macro, and lower case.
            name: HeaderName::from_static(row.1),
            value: match row.2 {
                HeaderKind::Text => HeaderSource::Text(Text::parse(row.3, slots)),
                HeaderKind::Challenge => HeaderSource::Challenge(Text::parse(row.3, slots)),
                HeaderKind::Field => HeaderSource::Field(Slot(slots.next().unwrap_or(u32::MAX))),
            },
        }
    }
}

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
pub struct Field(
    #[doc(hidden)] pub usize,
    #[doc(hidden)] pub u32,
    #[doc(hidden)] pub &'static str,
    #[doc(hidden)] pub &'static str,
    #[doc(hidden)] pub &'static str,
    #[doc(hidden)] pub bool,
);

impl Field {
    /// The member's name.
    pub const fn name(&self) -> &'static str {
        self.2
    }

    /// The member's JSON type: `string`, `integer`, `number`, `boolean`, `array`, `object` or `any`.
    pub const fn json_type(&self) -> &'static str {
        self.3
    }

    /// The example of `#[expose(example = …)]`.
    pub const fn example(&self) -> Option<&'static str> {
        if self.4.is_empty() {
            None
        } else {
            Some(self.4)
        }
    }

    /// Whether the member may be absent.
    pub const fn is_optional(&self) -> bool {
        self.5
    }

    pub(crate) const fn key(&self) -> u32 {
        self.1
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

/// A retry may succeed.
///
/// ```
/// use errorbook::ApiError;
/// use std::time::Duration;
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// #[status(503)]
/// #[code("ORG_STARTING")]
/// #[retryable(after = "30s")]
/// struct Starting;
///
/// let retry = Starting.entry().retry().expect("it is retryable");
/// assert_eq!(retry.after, Some(Duration::from_secs(30)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Retry {
    /// How long to wait first, where that is always the same.
    pub after: Option<Duration>,
}
