//! Some of the errors of a type, by a name: an enum of its own over the type's table.

use crate::entry::Entry;
use crate::error::{
    Described, DisplayFields, Inner, ItemList, Nothing, Passing, SentFields, WriteJson, WriteText,
};
use crate::header::HeaderField;
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
pub fn debug<T: Part>(part: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (table, row) = (<T as Passing>::TABLE, part.at(u32::MAX).0);
    let name = table.rows.get(row).map_or("", |row| row.variant);
    let own = table.fields.iter();
    // The value of a constant is not the error's.
    let own = own.filter(|field| field.row == row && field.constant().is_none());
    let fields: Vec<_> = own
        .map(|field| {
            let mut renamed = table.renamed.iter();
            let renamed =
                renamed.find(|renamed| renamed.row == row && renamed.member == field.name);
            let name = renamed.map_or(field.name, |renamed| renamed.field);
            (name, part.at(field.key).1.as_debug())
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

/// A field that texts name and bodies have.
pub trait Shown {
    /// To be displayed.
    fn as_text(&self) -> &dyn WriteText;
    /// To be sent.
    fn as_json(&self) -> &dyn WriteJson;
    /// For the generated `Debug`.
    fn as_debug(&self) -> &dyn fmt::Debug;
}

#[diagnostic::do_not_recommend]
impl<T: WriteText + WriteJson + fmt::Debug> Shown for T {
    fn as_text(&self) -> &dyn WriteText {
        self
    }

    fn as_json(&self) -> &dyn WriteJson {
        self
    }

    fn as_debug(&self) -> &dyn fmt::Debug {
        self
    }
}

/// The variant at hand of a subset without parameters, and its fields: one trait where a type has two, as rustc takes
/// its time for each impl and each function. Implemented by generated code.
pub trait Part: Passing {
    /// The row of the variant at hand, and the field of this key, if texts name it and bodies have it.
    fn at(&self, key: u32) -> (usize, &dyn Shown);

    /// As in [`DisplayFields`], where there are fields that only texts name.
    fn display(&self, key: u32) -> &dyn WriteText {
        self.at(key).1.as_text()
    }

    /// As in [`DisplayFields`].
    ///
    /// # Errors
    ///
    /// Those of the field's own formatting.
    fn write(&self, _key: u32, _f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }

    /// As in [`SentFields`], where there are fields that only bodies have.
    fn json(&self, key: u32) -> &dyn WriteJson {
        self.at(key).1.as_json()
    }

    /// As in [`SentFields`].
    fn items(&self, _key: u32) -> Option<&dyn ItemList> {
        None
    }

    /// As in [`SentFields`].
    fn header(&self, _key: u32) -> &dyn HeaderField {
        &Nothing
    }

    /// As in [`SentFields`].
    fn status(&self) -> u16 {
        0
    }

    /// As in [`SentFields`].
    fn text(&self) -> Option<&dyn fmt::Display> {
        None
    }
}

#[diagnostic::do_not_recommend]
impl<T: Part> Described for T {
    const TABLE: &'static Table = <T as Passing>::TABLE;
}

#[diagnostic::do_not_recommend]
impl<T: Part> DisplayFields for T {
    fn entry(&self) -> Option<&'static Entry> {
        <T as Passing>::TABLE.entries().get(self.at(u32::MAX).0)
    }

    fn display(&self, key: u32) -> &dyn WriteText {
        Part::display(self, key)
    }

    fn write(&self, key: u32, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Part::write(self, key, f)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Part> SentFields for T {
    fn json(&self, key: u32) -> &dyn WriteJson {
        Part::json(self, key)
    }

    fn items(&self, key: u32) -> Option<&dyn ItemList> {
        Part::items(self, key)
    }

    fn header(&self, key: u32) -> &dyn HeaderField {
        Part::header(self, key)
    }

    fn status(&self) -> u16 {
        Part::status(self)
    }

    fn text(&self) -> Option<&dyn fmt::Display> {
        Part::text(self)
    }
}
