//! The service's own documentation as a router of axum 0.8. Derived errors are `IntoResponse` where the
//! feature `axum` is on; the middleware is [`tower::ErrorLayer`](crate::tower::ErrorLayer).

#[cfg(feature = "docs")]
mod docs;
pub mod extract;

#[cfg(feature = "docs")]
pub use docs::docs;

/// What generated code may name.
#[doc(hidden)]
pub mod __private {
    pub use axum_core;
}

use crate::render::{AnyError, ApiError, Problem, respond_owned};
use axum_core::response::{IntoResponse, Response};

#[doc(hidden)]
#[macro_export]
macro_rules! __axum {
    ($({ [$($generics:tt)*] [$ty:ty] [$($clause:tt)*] $respond:ident [$($inner:ty,)*] })*) => {
        $(
            #[automatically_derived]
            impl<$($generics)*> $crate::axum::__private::axum_core::response::IntoResponse for $ty $($clause)* {
                fn into_response(self) -> $crate::axum::__private::axum_core::response::Response {
                    $crate::__private::$respond(self)
                }
            }
        )*
    };
}

impl<E: ApiError + 'static> IntoResponse for Problem<E> {
    fn into_response(self) -> Response {
        respond_owned(self.0)
    }
}

crate::__axum! {
    { [] [Box<dyn ApiError>] [] respond_owned [] }
}

impl IntoResponse for AnyError {
    fn into_response(self) -> Response {
        respond_owned(self.into_inner())
    }
}
