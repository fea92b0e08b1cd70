//! The flat tables that the derive emits, and the entries that are made of them on first use.

use crate::entry::{Entry, Field};
use std::fmt;
use std::sync::OnceLock;

/// One row per variant that has an answer of its own. Literals and integers only: rustc's time per row
/// decides how large an enum can be.
pub struct Row {
    /// The hash of the code.
    pub key: u64,
    /// The status.
    pub status: u16,
    /// Bits of [`flag`].
    pub flags: u16,
    /// The code.
    pub code: &'static str,
    /// The variant's name.
    pub variant: &'static str,
    /// The title.
    pub title: &'static str,
    /// A template; empty where there is none.
    pub message: &'static str,
}

/// A header of a row.
pub struct HeaderRow {
    /// The number of its row.
    pub row: usize,
    /// The header's name, in lower case.
    pub name: &'static str,
    /// Where its value comes from.
    pub kind: HeaderKind,
    /// Empty where the value is a field's.
    pub template: &'static str,
}

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

/// A text that few variants have, by the name of its attribute: `#[since("1.4")]` is `since` and `1.4`.
/// A new attribute needs nothing here.
pub struct ExtraRow {
    /// The number of its row.
    pub row: usize,
    /// The attribute's name.
    pub name: &'static str,
    /// The text.
    pub text: &'static str,
}

/// A field whose member has another name. Read by `assert_error!` alone.
pub struct RenamedRow {
    /// The number of its row.
    pub row: usize,
    /// Its name in Rust.
    pub field: &'static str,
    /// Its name in bodies.
    pub member: &'static str,
}

/// A concealed row, and the row that is answered instead.
pub struct ConcealedRow {
    /// The number of its row.
    pub row: usize,
    /// The number of the row that is answered instead.
    pub answered_as: usize,
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
    /// Numbered as [`Slot`](errorbook_model::Slot) says.
    #[doc(hidden)]
    pub slots: &'static [u32],
    #[doc(hidden)]
    pub extras: &'static [ExtraRow],
    #[doc(hidden)]
    pub renamed: &'static [RenamedRow],
    #[doc(hidden)]
    pub concealed: &'static [ConcealedRow],
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
            extras: &[],
            renamed: &[],
            concealed: &[],
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
