//! The flat tables that the derive emits, and the entries that are made of them on first use.

use crate::entry::{Entry, Field};
use std::fmt;
use std::sync::OnceLock;

/// One row per variant that answers for itself: its code's key, status, flags, code, name, title and
/// message. Literals and integers only: rustc's time per row decides how large an enum can be.
pub struct Row(
    pub u64,
    pub u16,
    pub u16,
    pub &'static str,
    pub &'static str,
    pub &'static str,
    pub &'static str,
);

/// A header of a row: its row, name, kind and template.
pub struct HeaderRow(
    pub usize,
    pub &'static str,
    pub HeaderKind,
    pub &'static str,
);

/// Where a header's value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderKind {
    /// A template.
    Text,
    /// A template whose values stand inside quotes.
    Challenge,
    /// A field, by the next slot.
    Field,
}

/// What few variants have: its row, kind and text.
pub struct NoteRow(pub usize, pub Note, pub &'static str);

/// The kinds of notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// The doc comment.
    Description,
    /// `#[help]`.
    Help,
    /// `#[retryable(after)]`, in seconds.
    RetryAfter,
    /// `#[oauth]`.
    Oauth,
    /// `#[log]`.
    Log,
    /// `#[since]`.
    Since,
    /// `#[sunset]`.
    Sunset,
    /// `#[sunset(instead)]`.
    Instead,
    /// `#[status(reason)]`.
    Reason,
    /// A field whose member has another name: `rust=public`. For tests alone, which read all of them from
    /// the table.
    Renamed,
}

impl Note {
    /// How many kinds there are: `Renamed` is the last.
    pub(crate) const COUNT: usize = Note::Renamed as usize + 1;
}

/// The flags of a row.
pub mod flag {
    /// The code is an integer.
    pub const NUMBER: u16 = 1;
    /// `#[retryable]`.
    pub const RETRYABLE: u16 = 2;
    /// `#[internal]`.
    pub const INTERNAL: u16 = 4;
    /// `#[message(display)]`.
    pub const DISPLAY: u16 = 8;
    /// `#[conceal]`.
    pub const CONCEALED: u16 = 16;
}

/// The entries of one type that derives [`ApiError`](crate::ApiError), as constant data.
///
/// ```
/// use errorbook::ApiError;
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// enum OrgError {
///     #[status(403)]
///     #[code("ORG_BLOCKED")]
///     Blocked,
/// }
///
/// let codes: Vec<_> = OrgError::API_ERRORS.entries().iter().map(|entry| entry.code()).collect();
/// assert_eq!(codes, ["ORG_BLOCKED"]);
/// ```
pub struct Table {
    #[doc(hidden)]
    pub path: &'static str,
    /// Line and column of the type: two types of one path are possible inside functions.
    #[doc(hidden)]
    pub place: (u32, u32),
    #[doc(hidden)]
    pub rows: &'static [Row],
    #[doc(hidden)]
    pub fields: &'static [Field],
    #[doc(hidden)]
    pub headers: &'static [HeaderRow],
    #[doc(hidden)]
    pub slots: &'static [u32],
    #[doc(hidden)]
    pub notes: &'static [NoteRow],
    /// Pairs of a concealed row and the row that is answered instead.
    #[doc(hidden)]
    pub conceals: &'static [(usize, usize)],
    /// Beside the constant data, never in it: `catalogue!` reads tables while it is compiled, which
    /// rustc allows only where there is no cell on the way.
    #[doc(hidden)]
    pub entries: &'static Entries,
    /// The same as JSON; empty where the feature `embed` is off.
    #[doc(hidden)]
    pub embedded: &'static [u8],
    /// Whether the type has faults, which were reported.
    #[doc(hidden)]
    pub faulty: bool,
}

impl Table {
    /// The table of a type with faults, which were reported.
    #[doc(hidden)]
    pub const fn faulty(path: &'static str, place: (u32, u32), entries: &'static Entries) -> Self {
        Table {
            path,
            place,
            rows: &[],
            fields: &[],
            headers: &[],
            slots: &[],
            notes: &[],
            conceals: &[],
            entries,
            embedded: b"",
            faulty: true,
        }
    }

    /// The type's path, module and crate included: `billing::BillingError`.
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// One entry per variant, in their order; transparent variants have none.
    pub fn entries(&'static self) -> &'static [Entry] {
        self.entries.0.get_or_init(|| Entry::all(self))
    }
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Table").field(&self.path).finish()
    }
}

/// Where the entries of a type are kept once they are made.
pub struct Entries(OnceLock<Box<[Entry]>>);

impl Entries {
    #[doc(hidden)]
    #[allow(
        clippy::new_without_default,
        reason = "a static, made in generated code alone"
    )]
    pub const fn new() -> Self {
        Entries(OnceLock::new())
    }
}
