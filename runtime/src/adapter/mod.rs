//! The frameworks: for each a thin macro that generated code calls, over generic functions. The macro
//! expands to an impl where the framework's feature is on and to nothing where it is off, so that one
//! derived type serves all of them.

#[cfg(feature = "actix")]
pub(crate) mod actix;
#[cfg(feature = "axum")]
pub(crate) mod axum;

/// Called by generated code, once per type: generics, type, where clause and the function that responds.
#[doc(hidden)]
#[macro_export]
macro_rules! __adapters {
    ([$($generics:tt)*] [$ty:ty] [$($clause:tt)*] $respond:ident) => {
        $crate::__actix! { [$($generics)*] [$ty] [$($clause)*] $respond }
        $crate::__axum! { [$($generics)*] [$ty] [$($clause)*] $respond }
    };
}

#[cfg(not(feature = "actix"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __actix {
    ($($ignored:tt)*) => {};
}

#[cfg(not(feature = "axum"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __axum {
    ($($ignored:tt)*) => {};
}
