//! The documentation as a service of actix.

use super::head;
use crate::docs::Docs as Pages;
use crate::docs::place::{PATHS, Place};
use actix_web::dev::{AppService, HttpServiceFactory};
use actix_web::{HttpRequest, HttpResponse, web};
use http::Method;
use std::sync::Arc;

/// The documentation of a catalogue as a service, from `/errors` to `/llms.txt`; see [`Docs`](crate::docs::Docs) for its
/// paths and what they answer.
///
/// ```
/// use actix_web::{App, web};
/// use errorbook::{ApiError, actix::ErrorLayer, catalogue};
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
/// // Made once and cloned for each of the server's workers.
/// let docs = errorbook::actix::docs(&ERRORS);
/// let app = move || {
///     App::new()
///         .service(docs.clone())
///         .wrap(ErrorLayer::new(&ERRORS))
/// };
/// # let _ = app;
/// ```
///
/// Below a path it is a service of a `web::scope`.
pub fn docs(docs: impl Into<Pages>) -> Docs {
    Docs(Arc::new(docs.into()))
}

/// The documentation of a catalogue, made by [`docs`].
#[derive(Clone, Debug)]
pub struct Docs(Arc<Pages>);

impl HttpServiceFactory for Docs {
    fn register(self, config: &mut AppService) {
        for path in PATHS {
            let docs = Arc::clone(&self.0);
            let answer = move |request: HttpRequest| {
                let response = answer(&docs, path, &request);
                std::future::ready(response)
            };
            web::resource(path).to(answer).register(config);
        }
    }
}

fn answer(docs: &Pages, path: &'static str, request: &HttpRequest) -> HttpResponse {
    let method = match request.method().as_str() {
        "GET" => Method::GET,
        "HEAD" => Method::HEAD,
        _ => Method::OPTIONS,
    };
    let place = Place::below(path, request.uri().path());
    head::response(docs.respond(&method, place, &head::read(request.headers())))
}
