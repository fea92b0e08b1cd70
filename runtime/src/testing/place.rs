//! Finds the row and the member for the names of a pattern, at compile time.

use crate::table::Table;
use errorbook_model::const_str::{ends_with, same};
use errorbook_model::each;

/// A field of a variant, as a type, so that it is known at compile time.
pub trait Place {
    /// The variant, or the struct.
    const VARIANT: &'static str;
    /// The Rust name of the field.
    const FIELD: &'static str;
    /// The message if no response has the field.
    const PRIVATE: &'static str;
}

/// The row of a variant. A struct has one row, which is used for any name.
pub(super) const fn row_of(table: &'static Table, variant: &str) -> Option<usize> {
    each!(for (number, row) in table.rows {
        if same(row.variant, variant) {
            return Some(number);
        }
    });
    if table.rows.len() == 1 && is_last_segment(table.path, table.rows[0].variant) {
        return Some(0);
    }
    None
}

/// The name of a field in a body. `None` if no body has it.
pub(super) const fn public_name(
    table: &'static Table,
    variant: &str,
    field: &str,
) -> Option<&'static str> {
    let Some(row) = row_of(table, variant) else {
        return None;
    };
    let mut is_of_another = false;
    each!(for renamed in table.renamed {
        if renamed.row == row {
            if same(renamed.field, field) {
                return Some(renamed.member);
            }
            is_of_another = is_of_another || same(renamed.member, field);
        }
    });
    if is_of_another {
        return None;
    }
    each!(for known in table.fields {
        if known.row == row && same(known.name(), field) {
            return Some(known.name());
        }
    });
    None
}

/// Reports a compile error if a pattern binds a field that no response has. For a variant that is never sent,
/// the assertion fails at run time.
#[track_caller]
pub(super) const fn check_public(
    table: &'static Table,
    variant: &str,
    field: &str,
    message: &'static str,
) {
    let Some(row) = row_of(table, variant) else {
        return;
    };
    if table.sent_as(row) != row {
        return;
    }
    // With `assert!`, rustc would also show the assertion and not only the field.
    #[allow(clippy::manual_assert, reason = "see above")]
    if public_name(table, variant, field).is_none() {
        panic!("{}", message);
    }
}

const fn is_last_segment(path: &str, name: &str) -> bool {
    let start = path.len().saturating_sub(name.len());
    ends_with(path, name) && (start == 0 || path.as_bytes()[start - 1] == b':')
}
