//! The documentation as routes of Rocket.

use super::{exchange, head};
use crate::docs::Docs;
use crate::docs::place::{PATHS, Place};
use rocket::http::Method;
use rocket::route::{Handler, Outcome};
use rocket::{Data, Request, Route};
use std::sync::Arc;

/// The documentation of a catalogue as routes, from `/errors` to `/llms.txt`; see [`Docs`] for its paths and what they
/// answer. They are mounted at `/`, or at the path that [`Docs::at`] names.
///
/// ```
/// use errorbook::{ApiError, catalogue, rocket::ErrorLayer};
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// #[status(404)]
/// #[code("ORG_NOT_FOUND")]
/// struct NotFound;
///
/// catalogue! {
///     static ERRORS = [NotFound, errorbook::HttpError];
/// }
///
/// let service = rocket::build()
///     .mount("/", errorbook::rocket::docs(&ERRORS))
///     .attach(ErrorLayer::new(&ERRORS));
/// ```
pub fn docs(docs: impl Into<Docs>) -> Vec<Route> {
    let docs: Arc<Docs> = Arc::new(docs.into());
    let route = |path: &'static str| {
        let docs = Arc::clone(&docs);
        let pattern = path.replace('{', "<").replace('}', ">");
        Route::new(Method::Get, &pattern, Page { docs, path })
    };
    PATHS.map(route).into()
}

#[derive(Clone)]
struct Page {
    docs: Arc<Docs>,
    path: &'static str,
}

#[rocket::async_trait]
impl Handler for Page {
    async fn handle<'r>(&self, request: &'r Request<'_>, _: Data<'r>) -> Outcome<'r> {
        let place = Place::below(self.path, request.uri().path().as_str());
        let headers = head::read(request.headers());
        // Rocket leaves the body of an answer to HEAD out.
        let respond = || self.docs.respond(&http::Method::GET, place, &headers);
        Outcome::Success(exchange::render(request, respond))
    }
}
