//! actix-web 4: `ResponseError`, and the middleware.

mod answered;
#[cfg(feature = "docs")]
pub(crate) mod docs;
mod future;
mod head;
pub mod respond;
mod service;

pub use future::ResponseFuture;
pub use service::ErrorService;

use crate::any_error::AnyError;
use crate::error::{ApiError, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};

#[doc(hidden)]
#[macro_export]
macro_rules! __actix {
    ([$($generics:tt)*] [$ty:ty] [$($clause:tt)*] $respond:ident) => {
        #[automatically_derived]
        impl<$($generics)*> $crate::__private::actix_web::ResponseError for $ty $($clause)* {
            fn status_code(&self) -> $crate::__private::actix_web::http::StatusCode {
                $crate::__private::actix::status_code(self)
            }

            fn error_response(&self) -> $crate::__private::actix_web::HttpResponse {
                $crate::__private::actix::$respond(self)
            }
        }
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

impl ResponseError for Box<dyn ApiError> {
    fn status_code(&self) -> StatusCode {
        respond::status_code(self)
    }

    fn error_response(&self) -> HttpResponse {
        respond::respond_owned(self)
    }
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
