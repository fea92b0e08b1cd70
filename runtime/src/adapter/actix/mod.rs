//! Middleware for actix-web 4. Derived errors are `ResponseError`s where this feature is on.
//!
//! ```
//! use actix_web::{App, web};
//! use errorbook::{ApiError, actix::ErrorLayer, catalogue};
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
//! async fn show() -> Result<String, NotFound> {
//!     Err(NotFound)
//! }
//!
//! // What is wrapped last is outermost: CORS comes after this.
//! let app = App::new()
//!     .route("/orgs/{slug}", web::get().to(show))
//!     .wrap(ErrorLayer::new(&ERRORS).on_error(|event| {
//!         println!("{} {}", event.status(), event.code());
//!     }));
//! ```
//!
//! actix gives no request back to middleware whose service failed or panicked. The answer to those goes
//! on as an `actix_web::Error` that renders as it, and other middleware outside of this one sees an `Err`.

mod answered;
mod body;
#[cfg(feature = "docs")]
mod docs;
pub mod extract;
mod future;
mod head;
mod respond;
mod service;

pub use crate::request::{ErrorEvent, ErrorLayer, Reshape};
#[cfg(feature = "docs")]
pub use docs::{Docs, docs};
pub use future::ResponseFuture;
pub use service::ErrorService;

/// What generated code may name.
#[doc(hidden)]
pub mod __private {
    pub use super::respond::{respond_borrowed, respond_owned, status_code};
    pub use actix_web;
}

use crate::render::{AnyError, ApiError, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};

#[doc(hidden)]
#[macro_export]
macro_rules! __actix {
    ($({ [$($generics:tt)*] [$ty:ty] [$($clause:tt)*] $respond:ident [$($inner:ty,)*] })*) => {
        $(
            #[automatically_derived]
            impl<$($generics)*> $crate::actix::__private::actix_web::ResponseError for $ty $($clause)* {
                fn status_code(&self) -> $crate::actix::__private::actix_web::http::StatusCode {
                    $crate::actix::__private::status_code(self)
                }

                fn error_response(&self) -> $crate::actix::__private::actix_web::HttpResponse {
                    $crate::actix::__private::$respond(self)
                }
            }
        )*
    };
}

impl<E: ApiError + 'static> ResponseError for Problem<E> {
    fn status_code(&self) -> StatusCode {
        respond::status_code(&self.0)
    }

    fn error_response(&self) -> HttpResponse {
        respond::respond(&self.0, |error| Some(&error.as_error::<Self>()?.0))
    }
}

crate::__actix! {
    { [] [Box<dyn ApiError>] [] respond_owned [] }
}

impl ResponseError for AnyError {
    fn status_code(&self) -> StatusCode {
        respond::status_code(self.as_api_error())
    }

    fn error_response(&self) -> HttpResponse {
        respond::respond(self.as_api_error(), |error| {
            Some(error.as_error::<Self>()?.as_api_error())
        })
    }
}
