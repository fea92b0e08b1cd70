//! Middleware for poem 3. Derived errors are `ResponseError`s where this feature is on, so that a handler's `?` takes
//! them, and `IntoResponse`.
//!
//! ```
//! use errorbook::{ApiError, catalogue, poem::ErrorLayer};
//! use poem::{EndpointExt, Route, get, handler};
//!
//! #[derive(Debug, ApiError)]
//! #[api_error(prefix = "ORG")]
//! #[status(404)]
//! #[code("ORG_NOT_FOUND")]
//! struct NotFound;
//!
//! catalogue! {
//!     static ERRORS = [NotFound, errorbook::HttpError];
//! }
//!
//! #[handler]
//! async fn show() -> Result<String, NotFound> {
//!     Err(NotFound)
//! }
//!
//! let app = Route::new()
//!     .at("/orgs/:slug", get(show))
//!     .with(ErrorLayer::new(&ERRORS).on_error(|event| {
//!         println!("{} {}", event.status(), event.code());
//!     }));
//! ```
//!
//! poem renders an error that a handler fails with by reference: a callback reads its texts and cannot downcast it, and
//! where it becomes a response out of the layer's sight, in a spawned task for example, that keeps the default profile. One
//! that becomes a response by `IntoResponse` has neither limit.

#[cfg(feature = "docs")]
mod docs;
mod endpoint;
pub mod extract;
mod respond;

pub use crate::request::{ErrorEvent, ErrorLayer, Reshape};
#[cfg(feature = "docs")]
pub use docs::docs;
pub use endpoint::ErrorEndpoint;

/// What generated code may name.
#[doc(hidden)]
pub mod __private {
    pub use super::respond::{respond, response, status};
    pub use poem;
}

use crate::render::{AnyError, ApiError, Problem, respond_owned};
use poem::{Error, IntoResponse, Response};

#[doc(hidden)]
#[macro_export]
macro_rules! __poem {
    ($({ [$($generics:tt)*] [$ty:ty] [$($clause:tt)*] $respond:ident [$($inner:ty,)*] })*) => {
        $(
            #[automatically_derived]
            impl<$($generics)*> $crate::poem::__private::poem::error::ResponseError for $ty $($clause)* {
                fn status(&self) -> $crate::poem::__private::poem::http::StatusCode {
                    $crate::poem::__private::status(self)
                }

                fn as_response(&self) -> $crate::poem::__private::poem::Response {
                    $crate::poem::__private::respond(self)
                }
            }

            #[automatically_derived]
            impl<$($generics)*> $crate::poem::__private::poem::IntoResponse for $ty $($clause)* {
                fn into_response(self) -> $crate::poem::__private::poem::Response {
                    $crate::poem::__private::response($crate::__private::$respond(self))
                }
            }
        )*
    };
}

crate::__poem! {
    { [] [Box<dyn ApiError>] [] respond_owned [] }
}

impl<E: ApiError + 'static> IntoResponse for Problem<E> {
    fn into_response(self) -> Response {
        respond::response(respond_owned(self.0))
    }
}

impl IntoResponse for AnyError {
    fn into_response(self) -> Response {
        self.into_inner().into_response()
    }
}

impl<E: ApiError + 'static> From<Problem<E>> for Error {
    fn from(problem: Problem<E>) -> Self {
        let error: Box<dyn ApiError> = Box::new(problem.0);
        error.into()
    }
}

impl From<AnyError> for Error {
    fn from(error: AnyError) -> Self {
        error.into_inner().into()
    }
}
