//! The documentation as an endpoint of poem.

use super::respond;
use crate::docs::Docs;
use crate::docs::place::PATHS;
use poem::http::StatusCode;
use poem::{Body, Request, Response, Route, endpoint};
use std::sync::Arc;

/// The documentation of a catalogue as routes, from `/errors` to `/llms.txt`; see [`Docs`] for its paths and what they
/// answer. It is nested at `/`, or at the path that [`Docs::at`] names.
///
/// ```
/// use errorbook::{ApiError, catalogue, poem::ErrorLayer};
/// use poem::{EndpointExt, Route};
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
/// let app = Route::new()
///     .nest("/", errorbook::poem::docs(&ERRORS))
///     .with(ErrorLayer::new(&ERRORS));
/// ```
pub fn docs(docs: impl Into<Docs>) -> Route {
    let docs: Arc<Docs> = Arc::new(docs.into());
    PATHS.into_iter().fold(Route::new(), |route, path| {
        let docs = Arc::clone(&docs);
        let answer = endpoint::make_sync(move |request: Request| answer(&docs, &request));
        route.at(path.replace("{code}", ":code"), answer)
    })
}

fn answer(docs: &Docs, request: &Request) -> Response {
    match docs.answer(request.method(), request.uri().path(), request.headers()) {
        Some(answer) => respond::response(answer.map(Body::from)),
        // A path that poem matches and the documentation does not have.
        None => StatusCode::NOT_FOUND.into(),
    }
}
