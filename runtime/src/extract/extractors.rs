//! The extractors. They are the same types on every framework, whose adapters implement them.

use super::{Check, NotValid};
use std::ops::{Deref, DerefMut};

/// The body as JSON, or a value as the JSON of a response. [`JsonRefusal`](crate::extract::JsonRefusal) is what it refuses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Json<T>(pub T);

/// The body as a form. [`FormRefusal`](crate::extract::FormRefusal) is what it refuses.
///
/// A form of `method="get"` has no body: it is a [`Query`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Form<T>(pub T);

/// The query. [`QueryRefusal`](crate::extract::QueryRefusal) is what it refuses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Query<T>(pub T);

/// The parameters of the path: a value, a tuple of them in their order, or a struct of them by their names.
/// [`PathRefusal`](crate::extract::PathRefusal) is what it refuses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Path<T>(pub T);

/// What an extractor reads, [checked](Check): `Valid(Json(org)): Valid<Json<Org>>`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Valid<X>(pub X);

impl<X: Deref<Target: Check>> Valid<X> {
    /// Checks what an extractor read.
    pub(crate) fn of<R>(
        read: Result<X, R>,
    ) -> Result<Self, NotValid<R, <X::Target as Check>::Error>> {
        let read = read.map_err(NotValid::Refused)?;
        read.check().map_err(NotValid::Invalid)?;
        Ok(Valid(read))
    }
}

macro_rules! wrappers {
    ($($name:ident)*) => {$(
        impl<T> Deref for $name<T> {
            type Target = T;

            fn deref(&self) -> &T {
                &self.0
            }
        }

        impl<T> DerefMut for $name<T> {
            fn deref_mut(&mut self) -> &mut T {
                &mut self.0
            }
        }
    )*};
}

wrappers! { Json Form Query Path Valid }
