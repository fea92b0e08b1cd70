//! The frameworks: for each a thin macro that generated code calls, over generic functions. The macro
//! expands to an impl where the framework's feature is on and to nothing where it is off, so that one
//! derived type serves all of them.

#[cfg(feature = "actix")]
pub mod actix;
#[cfg(feature = "aide")]
#[doc(hidden)]
pub mod aide;
#[cfg(feature = "axum")]
pub mod axum;
#[cfg(feature = "poem")]
pub mod poem;
#[cfg(feature = "tonic")]
pub mod tonic;
#[cfg(feature = "tower")]
pub mod tower;
#[cfg(feature = "utoipa")]
pub mod utoipa;

/// Called by generated code once, with a row for the type and one for each of its subsets: generics, type, where clause, the
/// function that responds, and the types inside transparent variants.
#[doc(hidden)]
#[macro_export]
macro_rules! __adapters {
    ($($types:tt)*) => {
        $crate::__actix! { $($types)* }
        $crate::__aide! { $($types)* }
        $crate::__axum! { $($types)* }
        $crate::__documented! { $($types)* }
        $crate::__poem! { $($types)* }
        $crate::__tonic! { $($types)* }
        $crate::__utoipa! { $($types)* }
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

#[cfg(not(feature = "aide"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __aide {
    ($($ignored:tt)*) => {};
}

#[cfg(not(feature = "poem"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __poem {
    ($($ignored:tt)*) => {};
}

#[cfg(not(feature = "docs"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __documented {
    ($($ignored:tt)*) => {};
}

#[cfg(not(feature = "tonic"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __tonic {
    ($($ignored:tt)*) => {};
}

#[cfg(not(feature = "utoipa"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __utoipa {
    ($($ignored:tt)*) => {};
}
