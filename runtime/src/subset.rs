//! Some of the errors of a type, by a name: an enum of its own over the type's table.

use crate::entry::Entry;
use crate::error::{DebugShown, Inner, PlainFields};
use crate::table::Table;
use std::fmt;

/// Some of the entries of a type: what `#[api_error(subset FindOrg = […])]` lists.
///
/// ```
/// use errorbook::ApiError;
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// #[api_error(subset FindOrg = [NotFound])]
/// enum OrgError {
///     #[status(404)]
///     #[code("ORG_NOT_FOUND")]
///     NotFound,
///     #[status(403)]
///     #[code("ORG_BLOCKED")]
///     Blocked,
/// }
///
/// let codes: Vec<_> = FindOrg::API_ERRORS.entries().map(|entry| entry.code()).collect();
/// assert_eq!(codes, ["ORG_NOT_FOUND"]);
/// ```
#[derive(Clone, Copy)]
pub struct Subset {
    #[doc(hidden)]
    pub name: &'static str,
    #[doc(hidden)]
    pub table: &'static Table,
    #[doc(hidden)]
    pub rows: &'static [usize],
    /// The types inside, but for those that depend on a type parameter.
    #[doc(hidden)]
    pub inner: &'static [Inner],
}

impl Subset {
    /// The name of its enum: `FindOrg`.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The table of the whole type.
    pub const fn table(&self) -> &'static Table {
        self.table
    }

    /// The entries, in the order of the variants. Transparent variants have none.
    pub fn entries(&self) -> impl Iterator<Item = &'static Entry> + use<> {
        let all = self.table.entries();
        self.rows.iter().filter_map(|row| all.get(*row))
    }
}

impl fmt::Debug for Subset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Subset").field(&self.name).finish()
    }
}

/// The subsets of a type: the name of each, how many rows it has, their numbers, one subset after the other, and the types inside.
/// As a list of `Subset`s, each with its rows, rustc takes more time for them.
pub const fn subsets<const N: usize>(
    table: &'static Table,
    names: [&'static str; N],
    counts: [usize; N],
    mut rows: &'static [usize],
    inner: [&'static [Inner]; N],
) -> [Subset; N] {
    let none = Subset {
        name: "",
        table,
        rows: &[],
        inner: &[],
    };
    let mut subsets = [none; N];
    let mut number = 0;
    while number < N {
        let (own, others) = rows.split_at(counts[number]);
        subsets[number] = Subset {
            name: names[number],
            table,
            rows: own,
            inner: inner[number],
        };
        rows = others;
        number += 1;
    }
    subsets
}

/// An error that another one contains: `From`, for the subsets inside transparent variants and for the members of unions.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a part of `{T}`",
    label = "the variant holds `{T}`, which is not made from this",
    note = "write a subset of `{T}`, or what it is `From`"
)]
pub trait PartOf<T> {
    /// The whole.
    fn widened(self) -> T;
}

#[diagnostic::do_not_recommend]
impl<T: From<P>, P> PartOf<T> for P {
    fn widened(self) -> T {
        T::from(self)
    }
}

/// The generated `Debug` of a variant whose fields are all displayed and sent, as that of `derive(Debug)`.
///
/// # Errors
///
/// Those of the fields' own `Debug`.
pub fn debug<T: PlainFields<Field = dyn DebugShown>>(
    part: &T,
    table: &'static Table,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let row = part.at(u32::MAX).0;
    debug_row(table, row, &|key| part.at(key).1, f)
}

/// What does not depend on the type, which rustc would generate for each.
fn debug_row<'p>(
    table: &Table,
    row: usize,
    field: &dyn Fn(u32) -> &'p dyn DebugShown,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let name = table.rows.get(row).map_or("", |row| row.variant);
    let own = table.fields.iter();
    // The value of a constant is not the error's.
    let own = own.filter(|field| field.row == row && field.constant().is_none());
    let fields: Vec<_> = own
        .map(|own| {
            let mut renamed = table.renamed.iter();
            let renamed = renamed.find(|renamed| renamed.row == row && renamed.member == own.name);
            let name = renamed.map_or(own.name, |renamed| renamed.field);
            (name, field(own.key))
        })
        .collect();
    match fields.first() {
        None => f.write_str(name),
        Some((first, _)) if first.starts_with(|c: char| c.is_ascii_digit()) => {
            let mut tuple = f.debug_tuple(name);
            for (_, value) in &fields {
                tuple.field(value);
            }
            tuple.finish()
        }
        Some(_) => {
            let mut braces = f.debug_struct(name);
            for (name, value) in &fields {
                braces.field(name, value);
            }
            braces.finish()
        }
    }
}

/// The error of a transparent variant, of that of a subset.
pub fn widen<P: PartOf<T>, T>(part: P) -> T {
    part.widened()
}
