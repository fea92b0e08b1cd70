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
#[cfg(feature = "rocket")]
pub mod rocket;
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
        $crate::__rocket! { $($types)* }
        $crate::__tonic! { $($types)* }
        $crate::__utoipa! { $($types)* }
    };
}

/// The macro of a framework whose feature is off.
#[doc(hidden)]
#[macro_export]
macro_rules! __nothing {
    ($($ignored:tt)*) => {};
}

macro_rules! off {
    ($($feature:literal $name:ident;)*) => {$(
        #[cfg(not(feature = $feature))]
        #[doc(hidden)]
        pub use crate::__nothing as $name;
    )*};
}

off! {
    "actix" __actix;
    "aide" __aide;
    "axum" __axum;
    "docs" __documented;
    "poem" __poem;
    "rocket" __rocket;
    "tonic" __tonic;
    "utoipa" __utoipa;
}
