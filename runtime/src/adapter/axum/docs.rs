//! The documentation as a router of axum.

use crate::docs::Docs;
use crate::docs::place::PATHS;
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::response::IntoResponse;
use axum::routing::any;
use http::StatusCode;
use std::sync::Arc;

/// The documentation of a catalogue as a router, from `/errors` to `/llms.txt`; see [`Docs`] for its paths and what they
/// answer.
///
/// ```
/// use axum::{Router, routing::get};
/// use errorbook::{ApiError, catalogue, docs::Docs, tower::ErrorLayer};
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
/// let app: Router = Router::new()
///     .route("/orgs/{slug}", get(|| async { Err::<(), _>(NotFound) }))
///     .merge(errorbook::axum::docs(&ERRORS))
///     .layer(ErrorLayer::new(&ERRORS));
///
/// // With the service's own OpenAPI document, by utoipa, aide or as JSON; and below a path.
/// # let document = serde_json::json!({ "openapi": "3.1.0" });
/// let docs = Docs::new(&ERRORS).at("/docs").openapi(document)?;
/// let app: Router = Router::new().nest("/docs", errorbook::axum::docs(docs));
/// # Ok::<(), errorbook::docs::DocumentError>(())
/// ```
pub fn docs<S>(docs: impl Into<Docs>) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    let docs: Arc<Docs> = Arc::new(docs.into());
    let answer = move |request: Request| {
        let path = request.uri().path();
        let answer = docs.answer(request.method(), path, request.headers());
        std::future::ready(match answer {
            Some(response) => response.map(Body::from),
            // A path that axum matches and the documentation does not have.
            None => StatusCode::NOT_FOUND.into_response(),
        })
    };
    let answer = any(answer);
    PATHS.into_iter().fold(Router::new(), |router, path| {
        router.route(path, answer.clone())
    })
}
