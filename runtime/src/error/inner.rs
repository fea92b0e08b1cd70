//! The types inside an error type, which a catalogue finds by it: those of its transparent variants, which are answered as
//! they are, and those of the items in its lists of field errors.

use super::ItemList;
use crate::entry::Field;
use crate::subset::Subset;
use crate::table::Table;
use errorbook_model::each;
use std::marker::PhantomData;
use std::sync::Arc;

/// A type inside an error type.
#[derive(Clone, Copy)]
pub enum Inner {
    /// Its entries are not known at compile time: `dyn ApiError`, or a type that implements
    /// [`ManualApiError`](crate::ManualApiError).
    Unknown,
    /// The type that a pointer points to. The types inside are not followed: a recursive type points to itself,
    /// and rustc refuses a constant that depends on itself.
    Pointer {
        /// The entries of the type.
        table: &'static Table,
        /// The rows of a subset; `None` where it is the whole type.
        rows: Option<&'static [usize]>,
        /// Whether there are types inside.
        transparent: bool,
    },
    /// A type, with the types inside it.
    Type(&'static Table, &'static [Inner]),
    /// Some of the errors of a type, with the types inside those.
    Part(&'static Subset, &'static [Inner]),
    /// A type in a transparent variant that sends these fields beside those of the error inside.
    Beside(&'static [Field], &'static Inner),
    /// The type of the items in a list of field errors, which is the member of this name of the error in this row.
    Items(usize, &'static str, &'static Inner),
}

impl Inner {
    /// The table of the type.
    pub(crate) const fn table(&self) -> Option<&'static Table> {
        match *self {
            Inner::Unknown => None,
            Inner::Pointer { table, .. } | Inner::Type(table, _) => Some(table),
            Inner::Part(subset, _) => Some(subset.table),
            Inner::Items(_, _, inner) | Inner::Beside(_, inner) => inner.table(),
        }
    }

    /// The types inside it, where they are followed.
    pub const fn followed(&self) -> &'static [Inner] {
        match *self {
            Inner::Unknown | Inner::Pointer { .. } => &[],
            Inner::Type(_, inner) | Inner::Part(_, inner) => inner,
            Inner::Items(_, _, inner) | Inner::Beside(_, inner) => inner.followed(),
        }
    }

    /// The rows of the type; `None` where it is all of them.
    pub const fn rows(&self) -> Option<&'static [usize]> {
        match *self {
            Inner::Part(subset, _) => Some(subset.rows),
            Inner::Items(_, _, inner) | Inner::Beside(_, inner) => inner.rows(),
            Inner::Pointer { rows, .. } => rows,
            Inner::Unknown | Inner::Type(..) => None,
        }
    }

    /// Whether errors of a type are answers of this one: it is that type, or has it inside.
    pub(crate) const fn answers_with(&self, wanted: &Table) -> bool {
        let Some(own) = self.table() else {
            return false;
        };
        if self.is_items() {
            return false;
        }
        if own.is(wanted) {
            return true;
        }
        each!(for inner in self.followed() {
            if inner.answers_with(wanted) {
                return true;
            }
        });
        false
    }

    /// The fields that are sent beside its errors.
    pub(crate) const fn beside(&self) -> Option<&'static [Field]> {
        match *self {
            Inner::Beside(fields, _) => Some(fields),
            _ => None,
        }
    }

    /// The type alone, whether its errors are items or have fields beside them.
    pub(crate) const fn bare(&self) -> Inner {
        match *self {
            Inner::Items(_, _, inner) | Inner::Beside(_, inner) => inner.bare(),
            inner => inner,
        }
    }

    /// Whether its errors are items of field errors, and no answers.
    pub(crate) const fn is_items(&self) -> bool {
        matches!(self, Inner::Items(..))
    }

    /// Whether it is a type behind a pointer that has types inside, which are not followed.
    pub(crate) const fn is_open(&self) -> bool {
        match self.bare() {
            Inner::Pointer { transparent, .. } => transparent,
            _ => false,
        }
    }
}

/// A type whose inner types are known at compile time. The derive implements it.
pub trait Passing {
    /// The entries of the type.
    const TABLE: &'static Table = match Self::INNER.table() {
        Some(table) => table,
        None => panic!("a pointer has the table of what it points to"),
    };
    /// The rows of a subset; `None` where it is the whole type.
    const ROWS: Option<&'static [usize]> = Self::INNER.rows();
    /// Whether there are types inside.
    const TRANSPARENT: bool = false;
    /// The type with its inner types.
    const INNER: Inner;
}

impl<T: Passing + ?Sized> Passing for Box<T> {
    const TABLE: &'static Table = T::TABLE;
    const ROWS: Option<&'static [usize]> = T::ROWS;
    const TRANSPARENT: bool = T::TRANSPARENT;
    const INNER: Inner = pointer::<T>();
}

impl<T: Passing + ?Sized> Passing for Arc<T> {
    const TABLE: &'static Table = T::TABLE;
    const ROWS: Option<&'static [usize]> = T::ROWS;
    const TRANSPARENT: bool = T::TRANSPARENT;
    const INNER: Inner = pointer::<T>();
}

const fn pointer<T: Passing + ?Sized>() -> Inner {
    Inner::Pointer {
        table: T::TABLE,
        rows: T::ROWS,
        transparent: T::TRANSPARENT,
    }
}

/// A list of field errors.
pub trait Itemized {
    /// The type of the items.
    const ITEMS: Inner;

    /// The items, where there is a list.
    fn items(&self) -> Option<&dyn ItemList>;
}

impl<T: Itemized> Itemized for Option<T> {
    const ITEMS: Inner = T::ITEMS;

    fn items(&self) -> Option<&dyn ItemList> {
        self.as_ref()?.items()
    }
}

macro_rules! pointers {
    ($($ty:ty)*) => {$(
        impl<T: Itemized + ?Sized> Itemized for $ty {
            const ITEMS: Inner = T::ITEMS;

            fn items(&self) -> Option<&dyn ItemList> {
                T::items(self)
            }
        }
    )*};
}

pointers!(&T Box<T> Arc<T>);

/// A type that may or may not be [`Passing`] or [`Itemized`].
pub struct Passed<T: ?Sized>(PhantomData<T>);

impl<T: Passing + ?Sized> Passed<T> {
    /// The type with its inner types. For a type that is not `Passing`, this constant does not exist, and the name
    /// resolves to that of [`Unknown`].
    pub const INNER: Inner = T::INNER;
}

impl<T: Itemized + ?Sized> Passed<T> {
    /// The type of the items; that of [`Unknown`] in the same way.
    pub const ITEMS: Inner = T::ITEMS;

    /// The items; those of [`Unknown`] in the same way.
    pub fn items(list: &T) -> Option<&dyn ItemList> {
        list.items()
    }
}

/// What a type is that is not [`Passing`], or not [`Itemized`].
pub trait Unknown {
    /// Nothing is known.
    const INNER: Inner = Inner::Unknown;
    /// Nothing is known.
    const ITEMS: Inner = Inner::Unknown;

    /// There is no list.
    fn items<T: ?Sized>(_: &T) -> Option<&dyn ItemList> {
        None
    }
}

impl<T: ?Sized> Unknown for Passed<T> {}
