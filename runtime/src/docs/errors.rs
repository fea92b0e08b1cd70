//! Which errors a type stands for, so that a handler's `Result` documents what it answers with.

use crate::cache::Kept;
use crate::entry::Field;
use crate::error::{Described, Inner};
use crate::http_error::HttpError;
use crate::render::{AnyError, ApiError, Problem};
use crate::subset::Subset;
use crate::table::Table;
use errorbook_export as data;
use errorbook_export::embedded::Embedded;
use errorbook_model::JsonType;
use serde_json::{Value, json};
use std::marker::PhantomData;
use std::sync::Arc;

/// A type whose errors are known: each that derives [`ApiError`](crate::ApiError), with those of its
/// transparent variants; a box of one, a tuple of several, and a `Result`, which stands for those of its
/// error. An extractor of errorbook's stands for what it refuses with.
///
/// An error whose `ApiError` is written by hand, and one that is only known while the service runs
/// (`Box<dyn ApiError>`), stand for none; [`AnyError`] for the 500 that it may be.
///
/// ```
/// use errorbook::docs::{Documented, Refusal};
/// use errorbook::ApiError;
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// #[status(403)]
/// #[code("ORG_BLOCKED")]
/// struct Blocked;
///
/// fn is_documented<T: Documented>() {}
/// is_documented::<Result<String, Blocked>>();
/// is_documented::<(Blocked, Refusal<404>)>();
/// ```
#[diagnostic::on_unimplemented(
    message = "the errors of `{Self}` are not documented",
    label = "no type that derives `ApiError`",
    note = "write a type with `#[derive(ApiError)]`, a `Result` or a tuple of them"
)]
pub trait Documented {
    #[doc(hidden)]
    fn __errors(errors: &mut Errors);
}

/// What the framework itself refuses with a status, as one of [`HttpError`].
///
/// ```
/// use errorbook::docs::Refusal;
///
/// // A handler that takes JSON: what of it the framework does not read.
/// type BodyRefused = (Refusal<400>, Refusal<413>, Refusal<415>);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Refusal<const STATUS: u16>;

/// The tables of the errors that were named, each with the types inside it and with what counts of it.
#[derive(Default)]
pub struct Errors(Vec<(&'static Table, &'static [Inner], Only)>);

/// What counts of the errors of a type.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Only {
    /// All of them.
    All,
    /// Those of a status.
    Status(u16),
    /// Those of some rows: a subset.
    Rows(&'static [usize]),
}

/// A type, or a subset of one.
pub trait Named {
    /// The table, and what counts of it.
    fn named(&'static self) -> (&'static Table, Only);
}

impl Named for Table {
    fn named(&'static self) -> (&'static Table, Only) {
        (self, Only::All)
    }
}

impl Named for Subset {
    fn named(&'static self) -> (&'static Table, Only) {
        (self.table, Only::Rows(self.rows))
    }
}

impl Errors {
    /// Those of a type.
    pub(crate) fn of<T: Documented + ?Sized>() -> Self {
        let mut errors = Errors::default();
        T::__errors(&mut errors);
        errors
    }

    /// Adds the errors of a type or of a subset; returns whether they are new.
    pub fn add(&mut self, named: &'static impl Named, inner: &'static [Inner]) -> bool {
        let (table, only) = named.named();
        self.add_some(table, inner, only)
    }

    fn add_some(&mut self, table: &'static Table, inner: &'static [Inner], only: Only) -> bool {
        let known = |other: &(&'static Table, &'static [Inner], Only)| {
            std::ptr::eq(other.0, table) && (other.2 == Only::All || other.2 == only)
        };
        let is_new = !self.0.iter().any(known);
        if is_new {
            self.0.push((table, inner, only));
        }
        is_new
    }

    /// The types, each with those of its errors that clients may know of. A type is there as often as it was
    /// added.
    pub(crate) fn types(&self) -> Vec<data::Type> {
        let types = self.0.iter().map(|(table, inner, only)| {
            let known = KNOWN.get_or_make(*table, || read(table, inner));
            let entries = known.entries.iter().filter(|entry| {
                entry.is_public()
                    && match only {
                        Only::All => true,
                        Only::Status(status) => entry.status == *status,
                        Only::Rows(rows) => is_answered(table, rows, &entry.variant),
                    }
            });
            let mut ty = with_entries(known, entries.cloned().collect());
            for (_, inner, _) in &self.0 {
                add_beside(&mut ty, table, inner);
            }
            ty
        });
        types.filter(|ty| !ty.entries.is_empty()).collect()
    }
}

/// Adds the fields that variants around a type send beside its errors.
fn add_beside(ty: &mut data::Type, table: &Table, types: &'static [Inner]) {
    for inner in types.iter().filter(|inner| !inner.is_items()) {
        add_beside(ty, table, inner.followed());
        if inner.answers_with(table) {
            for field in inner.beside().into_iter().flatten() {
                ty.add_beside(&field_of(field));
            }
        }
    }
}

fn field_of(field: &Field) -> data::Field {
    let json_type = JsonType::of_field(field.json_type()).unwrap_or(JsonType::Any);
    let mut of = data::Field::new(field.name(), json_type);
    of.example = field.example().map(str::to_owned);
    of
}

/// Whether a variant is sent for some rows: for one that is concealed as it, too.
fn is_answered(table: &Table, rows: &[usize], variant: &str) -> bool {
    let mut sent = rows
        .iter()
        .filter_map(|row| table.rows.get(table.sent_as(*row)));
    sent.any(|row| row.variant == variant)
}

/// A type with other errors, without copying its own.
pub(super) fn with_entries(ty: &data::Type, entries: Vec<data::Entry>) -> data::Type {
    let mut with = data::Type::new(&ty.path, entries);
    with.at.clone_from(&ty.at);
    with.description.clone_from(&ty.description);
    with.services.clone_from(&ty.services);
    with
}

/// By the addresses of their tables: what was read of each type, with examples that speak the default profile. It is read
/// once per process, since it may be asked for with every request.
static KNOWN: Kept<data::Type> = Kept::new();

/// Every type that a document of this process may name.
pub(crate) fn known() -> Vec<data::Type> {
    KNOWN.all().into_iter().cloned().collect()
}

fn read(table: &'static Table, inner: &'static [Inner]) -> data::Type {
    let mut embedded = Embedded::default();
    // A table whose piece cannot be read has no entries: those of a type with faults, which does not
    // compile either.
    let _ = embedded.add_piece(table.embedded);
    let mut members = vec![json!({ "type": place(table) })];
    for list in inner {
        add_items(&mut embedded, &mut members, table, list);
    }
    let listing = json!({ "errorbook": 1, "catalogue": { "name": "errors", "members": members } });
    let _ = embedded.add_piece(listing.to_string());
    let types = embedded.catalogue(None).map(|catalogue| catalogue.types);
    let mut catalogue = default_catalogue(types.unwrap_or_default());
    super::add_examples(&mut catalogue);
    let read = catalogue.types.pop();
    read.unwrap_or_else(|| data::Type::new(table.path, Vec::new()))
}

/// Adds the items of a list of field errors, which are not answered, unlike all else that is inside a type.
fn add_items(
    embedded: &mut Embedded,
    members: &mut Vec<Value>,
    outer: &'static Table,
    list: &'static Inner,
) {
    if let Inner::Items(row, field, _) = list {
        let list_of = json!({ "of": place(outer), "entry": row, "field": field });
        add_items_of(embedded, members, &list_of, list);
    }
}

fn add_items_of(
    embedded: &mut Embedded,
    members: &mut Vec<Value>,
    list_of: &Value,
    items: &'static Inner,
) {
    let Some(table) = items.table() else {
        return;
    };
    let _ = embedded.add_piece(table.embedded);
    let mut member = list_of.clone();
    member["type"] = place(table).into();
    members.push(json!({ "items": member }));
    for inner in items.followed() {
        if inner.is_items() {
            add_items(embedded, members, table, inner);
        } else {
            add_items_of(embedded, members, list_of, inner);
        }
    }
}

/// How a catalogue names a type.
fn place(table: &Table) -> String {
    format!("{} {}:{}", table.path, table.place.0, table.place.1)
}

/// Types of a service with the default profile.
pub(super) fn default_catalogue(types: Vec<data::Type>) -> data::Catalogue {
    data::Catalogue::new(vec![data::Service::new("errors")], types)
}

/// A type that may or may not be [`Documented`]: what stands inside a transparent variant.
pub struct Probe<T: ?Sized>(PhantomData<T>);

impl<T: ?Sized> Probe<T> {
    /// The only one.
    pub const NEW: Self = Probe(PhantomData);
}

impl<T: Documented + ?Sized> Probe<T> {
    /// Adds the errors of the type. Where it is not documented this method is not there, and that of
    /// [`Unknown`] is called.
    pub fn errors(&self, errors: &mut Errors) {
        T::__errors(errors);
    }
}

/// What is called for a type that is not documented.
pub trait Unknown {
    /// Adds nothing.
    fn errors(&self, _: &mut Errors) {}
}

impl<T: ?Sized> Unknown for Probe<T> {}

/// Called by generated code through the adapters: generics, type, where clause, and the types inside its
/// transparent variants.
#[doc(hidden)]
#[macro_export]
macro_rules! __documented {
    ($({ [$($generics:tt)*] [$ty:ty] [$($clause:tt)*] $respond:ident [$($inner:ty,)*] })*) => {
        $(
            #[automatically_derived]
            impl<$($generics)*> $crate::docs::Documented for $ty $($clause)* {
                fn __errors(__errors: &mut $crate::docs::__private::Errors) {
                    #[allow(unused_imports)]
                    use $crate::__private::Unknown as _;
                    let __inner = $crate::__private::Passed::<Self>::INNER.followed();
                    if __errors.add(Self::API_ERRORS, __inner) {
                        #[allow(unused_imports)]
                        use $crate::docs::__private::Unknown as _;
                        $($crate::docs::__private::Probe::<$inner>::NEW.errors(__errors);)*
                    }
                }
            }
        )*
    };
}

impl<const STATUS: u16> Documented for Refusal<STATUS> {
    fn __errors(errors: &mut Errors) {
        errors.add_some(HttpError::TABLE, &[], Only::Status(STATUS));
    }
}

impl Documented for dyn ApiError {
    fn __errors(_: &mut Errors) {}
}

impl<E: ApiError> Documented for Problem<E> {
    fn __errors(_: &mut Errors) {}
}

/// A type that has the errors of others.
macro_rules! documented_as {
    ($($(#[$doc:meta])* [$($generics:tt)*] $ty:ty => $($of:ty),*;)*) => {$(
        $(#[$doc])*
        impl<$($generics)*> Documented for $ty {
            fn __errors(errors: &mut Errors) {
                $(<$of>::__errors(errors);)*
            }
        }
    )*};
}

documented_as! {
    /// What it masks is known; what else it is, is not.
    [] AnyError => Refusal<500>;
    [E: Documented + ?Sized] Box<E> => E;
    [E: Documented + ?Sized] Arc<E> => E;
    [T, E: Documented] Result<T, E> => E;
}

#[cfg(feature = "extract")]
mod extractors {
    use super::{Documented, Errors};
    use crate::extract::extractors::{Form, Json, Path, Query, Valid};
    use crate::extract::{
        Check, FormRefusal, JsonRefusal, NotValid, PathRefusal, QueryRefusal, Refused,
    };
    use std::ops::Deref;

    documented_as! {
        /// What it refuses with.
        [T] Json<T> => JsonRefusal;
        /// What it refuses with.
        [T] Form<T> => FormRefusal;
        /// What it refuses with.
        [T] Query<T> => QueryRefusal;
        /// What it refuses with.
        [T] Path<T> => PathRefusal;
        /// What the extractor refuses with, and what its value does.
        [X: Documented + Deref<Target: Check<Error: Documented>>] Valid<X> => X, <X::Target as Check>::Error;
        [R: Documented] Refused<R> => R;
        [R: Documented, E: Documented] NotValid<R, E> => R, E;
    }
}

macro_rules! tuples {
    ($($($name:ident)*;)*) => {
        documented_as! { $([$($name: Documented),*] ($($name,)*) => $($name),*;)* }
    };
}

tuples! {
    A;
    A B;
    A B C;
    A B C D;
    A B C D E;
    A B C D E F;
    A B C D E F G;
    A B C D E F G H;
}
