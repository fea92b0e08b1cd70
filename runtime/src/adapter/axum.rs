//! axum 0.8: `IntoResponse`, and the documentation as a router.

#[cfg(feature = "docs")]
pub(crate) mod docs;

use crate::any_error::AnyError;
use crate::error::{ApiError, Problem};
use crate::scope::respond_owned;
use axum_core::response::{IntoResponse, Response};

#[doc(hidden)]
#[macro_export]
macro_rules! __axum {
    ([$($generics:tt)*] [$ty:ty] [$($clause:tt)*] $respond:ident) => {
        #[automatically_derived]
        impl<$($generics)*> $crate::__private::axum_core::response::IntoResponse for $ty $($clause)* {
            fn into_response(self) -> $crate::__private::axum_core::response::Response {
                $crate::__private::$respond(self)
            }
        }
    };
}

impl<E: ApiError + 'static> IntoResponse for Problem<E> {
    fn into_response(self) -> Response {
        respond_owned(self.0)
    }
}

impl IntoResponse for Box<dyn ApiError> {
    fn into_response(self) -> Response {
        respond_owned(self)
    }
}

impl IntoResponse for AnyError {
    fn into_response(self) -> Response {
        respond_owned(self.into_inner())
    }
}
