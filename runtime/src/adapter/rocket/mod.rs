//! Middleware for Rocket 0.5. Derived errors are `Responder`s where this feature is on.
//!
//! ```
//! use errorbook::{ApiError, catalogue, rocket::ErrorLayer};
//! use rocket::{get, routes};
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
//! #[get("/orgs/<_>")]
//! fn show() -> Result<String, NotFound> {
//!     Err(NotFound)
//! }
//!
//! let service = rocket::build()
//!     .mount("/", errorbook::rocket::routes(routes![show]))
//!     .attach(ErrorLayer::new(&ERRORS).on_error(|event| {
//!         println!("{} {}", event.status(), event.code());
//!     }));
//! ```
//!
//! The layer is a fairing, and the default catcher at `/` unless the service has registered one: it answers what no route
//! does. Where a path has routes for other methods alone, that is a 405 with its Allow, which Rocket by itself answers with 404.
//!
//! Rocket keeps two things from fairings and catchers: what a handler panicked with, and why a parameter of the path was
//! refused. [`routes`] wraps the handlers that are to have both. What a guard failed with does not reach a catcher either:
//! [`refuse`] fails one with an error that does.
//!
//! What Rocket does not let the layer do:
//!
//! - A request whose method Rocket does not know passes no fairing: its event says GET.
//! - Rocket drops a header that is not UTF-8, such as an Accept, before anything sees it.
//! - It has no reason phrases but its own: `#[status(403, reason = "…")]` is not sent.
//! - Response fairings that are attached after the layer see its responses, and may change them.

#[cfg(feature = "docs")]
mod docs;
mod exchange;
pub mod extract;
mod fairing;
mod head;
mod refused;
mod respond;
mod routes;

pub use crate::request::{ErrorEvent, ErrorLayer, Reshape};
#[cfg(feature = "docs")]
pub use docs::docs;
pub use respond::refuse;
pub use routes::routes;

/// What generated code may name.
#[doc(hidden)]
pub mod __private {
    pub use super::respond::{respond_borrowed, respond_owned};
    pub use rocket;
}

use crate::render::{AnyError, ApiError, Problem};
use respond::respond_owned;
use rocket::Request;
use rocket::response::{Responder, Result};

#[doc(hidden)]
#[macro_export]
macro_rules! __rocket {
    ($({ [$($generics:tt)*] [$ty:ty] [$($clause:tt)*] $respond:ident [$($inner:ty,)*] })*) => {
        $(
            #[automatically_derived]
            impl<'__rocket, $($generics)*> $crate::rocket::__private::rocket::response::Responder<'__rocket, 'static>
                for $ty $($clause)*
            {
                fn respond_to(
                    self,
                    request: &'__rocket $crate::rocket::__private::rocket::Request<'_>,
                ) -> $crate::rocket::__private::rocket::response::Result<'static> {
                    $crate::rocket::__private::$respond(self, request)
                }
            }
        )*
    };
}

crate::__rocket! {
    { [] [Box<dyn ApiError>] [] respond_owned [] }
}

impl<'r, E: ApiError + 'static> Responder<'r, 'static> for Problem<E> {
    fn respond_to(self, request: &'r Request<'_>) -> Result<'static> {
        respond_owned(self.0, request)
    }
}

impl<'r> Responder<'r, 'static> for AnyError {
    fn respond_to(self, request: &'r Request<'_>) -> Result<'static> {
        respond_owned(self.into_inner(), request)
    }
}
