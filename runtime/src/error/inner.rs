//! The types inside transparent variants, which a catalogue lists with the type that passes them on.

use crate::table::Table;
use std::marker::PhantomData;
use std::sync::Arc;

/// A type inside a transparent variant.
pub enum Inner {
    /// Its entries are not known at compile time: `dyn ApiError`, or a type that implements
    /// [`ManualApiError`](crate::ManualApiError).
    Unknown,
    /// The type that a pointer points to. The types inside are not followed: a recursive type points to itself,
    /// and rustc refuses a constant that depends on itself.
    Pointer(&'static Table),
    /// A type, with the types inside its own transparent variants.
    Type(&'static Table, &'static [Inner]),
}

impl Inner {
    /// The table of the type.
    pub(crate) const fn table(&self) -> Option<&'static Table> {
        match *self {
            Inner::Unknown => None,
            Inner::Pointer(table) | Inner::Type(table, _) => Some(table),
        }
    }

    /// The types inside its transparent variants, where they are followed.
    pub const fn followed(&self) -> &'static [Inner] {
        match *self {
            Inner::Unknown | Inner::Pointer(_) => &[],
            Inner::Type(_, inner) => inner,
        }
    }
}

/// A type whose inner types are known at compile time. The derive implements it.
pub trait Passing {
    /// The entries of the type.
    const TABLE: &'static Table;
    /// The type with its inner types.
    const INNER: Inner;
}

impl<T: Passing + ?Sized> Passing for Box<T> {
    const TABLE: &'static Table = T::TABLE;
    const INNER: Inner = Inner::Pointer(T::TABLE);
}

impl<T: Passing + ?Sized> Passing for Arc<T> {
    const TABLE: &'static Table = T::TABLE;
    const INNER: Inner = Inner::Pointer(T::TABLE);
}

/// A type that may or may not be [`Passing`].
pub struct Passed<T: ?Sized>(PhantomData<T>);

impl<T: Passing + ?Sized> Passed<T> {
    /// The type with its inner types. For a type that is not `Passing`, this constant does not exist, and the name
    /// resolves to that of [`Unknown`].
    pub const INNER: Inner = T::INNER;
}

/// The constant of a type that is not [`Passing`].
pub trait Unknown {
    /// Nothing is known.
    const INNER: Inner = Inner::Unknown;
}

impl<T: ?Sized> Unknown for Passed<T> {}
