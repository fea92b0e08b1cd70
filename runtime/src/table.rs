//! The flat tables that the derive generates, and the entries that are created from them on first use.

use crate::entry::{Entry, Field};
use crate::subset::Subset;
use errorbook_model::const_str::same;
use errorbook_model::each;
use std::fmt;
use std::sync::OnceLock;

/// A row for each variant that is not transparent. It only has literals and integers, since rustc's time per
/// row limits the size of an enum.
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
    /// The title. Empty if it is the phrase of the status that is sent.
    pub title: &'static str,
    /// A template. Empty if there is none.
    pub message: &'static str,
    /// The texts that few variants have, as [`extras`](errorbook_model::extras) writes them. A new attribute needs no
    /// change here.
    pub extras: &'static str,
}

/// A header of a row.
pub struct HeaderRow {
    /// The number of its row.
    pub row: usize,
    /// The header's name, in lower case.
    pub name: &'static str,
    /// The source of its value.
    pub kind: HeaderKind,
    /// Empty if the value is a field.
    pub template: &'static str,
}

/// The source of a header value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderKind {
    /// A template.
    Text,
    /// A template whose values are inside quotes.
    Challenge,
    /// The field of the next slot.
    Field,
}

/// A field whose member has another name. Only `assert_error!` reads it.
pub struct RenamedRow {
    /// The number of its row.
    pub row: usize,
    /// Its name in Rust.
    pub field: &'static str,
    /// Its name in bodies.
    pub member: &'static str,
}

/// A concealed row, and the row that is sent instead.
pub struct ConcealedRow {
    /// The number of its row.
    pub row: usize,
    /// The number of the row that is sent instead.
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
    /// The code is one that several errors share.
    pub const SHARED: u16 = 32;
    /// `#[refusal(4xx)]`.
    pub const REFUSAL_4XX: u16 = 64;
    /// `#[refusal(5xx)]`.
    pub const REFUSAL_5XX: u16 = 128;
    /// It is an upstream's, with its message and values.
    pub const RELAYED: u16 = 256;
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
    /// The line and column of the type, since types inside functions can have the same path.
    #[doc(hidden)]
    pub place: (u32, u32),
    #[doc(hidden)]
    pub rows: &'static [Row],
    #[doc(hidden)]
    pub fields: &'static [Field],
    #[doc(hidden)]
    pub headers: &'static [HeaderRow],
    /// The bits of each [`Slot`](errorbook_model::Slot).
    #[doc(hidden)]
    pub slots: &'static [u32],
    #[doc(hidden)]
    pub renamed: &'static [RenamedRow],
    #[doc(hidden)]
    pub concealed: &'static [ConcealedRow],
    #[doc(hidden)]
    pub subsets: &'static [Subset],
    /// A function, since `catalogue!` reads tables at compile time: rustc does not allow that for data that contains
    /// a cell, and Rust 1.85 does not for data that refers to one either.
    #[doc(hidden)]
    pub entries: fn(&'static Table) -> &'static [Entry],
    /// The table as JSON. Empty without the feature `embed`.
    #[doc(hidden)]
    pub embedded: &'static [u8],
    /// Whether the type has transparent variants.
    #[doc(hidden)]
    pub transparent: bool,
    /// Whether the type has errors, which the derive has reported.
    #[doc(hidden)]
    pub faulty: bool,
}

impl Table {
    /// The table of a type with errors, which the derive has reported.
    #[doc(hidden)]
    pub const fn faulty(
        path: &'static str,
        place: (u32, u32),
        entries: fn(&'static Table) -> &'static [Entry],
    ) -> Self {
        Table {
            path,
            place,
            rows: &[],
            fields: &[],
            headers: &[],
            slots: &[],
            renamed: &[],
            concealed: &[],
            subsets: &[],
            entries,
            embedded: b"",
            transparent: false,
            faulty: true,
        }
    }

    /// Whether both are the table of one type. Two instances of a generic type have one.
    pub(crate) const fn is(&self, other: &Table) -> bool {
        self.place.0 == other.place.0
            && self.place.1 == other.place.1
            && same(self.path, other.path)
    }

    /// The row of a variant, for a catalogue that lists some of a type's variants. `catalogue!` calls this in a `const`,
    /// so that the panic for a transparent variant, which has no row, is a compile error that points to the variant. One
    /// that the type does not have is rustc's to report.
    #[doc(hidden)]
    #[track_caller]
    pub const fn row_of(&self, variant: &str) -> usize {
        each!(for (number, row) in self.rows {
            if same(row.variant, variant) {
                return number;
            }
        });
        assert!(
            !self.transparent,
            "a transparent variant has no code of its own\nlist the type inside it"
        );
        usize::MAX
    }

    /// The row of a variant that `relays` lists, in the same way.
    #[cfg(feature = "client")]
    #[doc(hidden)]
    #[track_caller]
    pub const fn relayed_row_of(&self, variant: &str) -> usize {
        assert!(
            !same(variant, "Unknown"),
            "`Unknown` has no code, and cannot be relayed\nleave it out: it is masked"
        );
        self.row_of(variant)
    }

    /// The row that is sent for a row: another one where it is concealed.
    pub(crate) const fn sent_as(&self, row: usize) -> usize {
        each!(for concealed in self.concealed {
            if concealed.row == row {
                return concealed.answered_as;
            }
        });
        row
    }

    /// The path of the type, including the crate and the module: `billing::BillingError`.
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// The subsets of the type, in the order in which they are listed.
    pub const fn subsets(&self) -> &'static [Subset] {
        self.subsets
    }

    /// The entries of the variants, in order. Transparent variants have none.
    pub fn entries(&'static self) -> &'static [Entry] {
        (self.entries)(self)
    }
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Table").field(&self.path).finish()
    }
}

/// The entries of a type, created on first use.
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
    /// The entries of a table, which is the same in each call.
    #[doc(hidden)]
    pub fn of(&'static self, table: &'static Table) -> &'static [Entry] {
        self.0
            .get_or_init(|| Entry::all_of(table, |_, row| row.extras))
    }

    /// The entries of an upstream's table, whose texts lie elsewhere.
    #[cfg(feature = "client")]
    #[doc(hidden)]
    pub fn of_upstream(
        &'static self,
        table: &'static Table,
        entries: impl FnOnce(&'static Table) -> Box<[Entry]>,
    ) -> &'static [Entry] {
        self.0.get_or_init(|| entries(table))
    }
}
