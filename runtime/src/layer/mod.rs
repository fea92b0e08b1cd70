//! `ErrorLayer`: what `IntoResponse` cannot know, since it sees no request.

mod future;
mod service;

pub use future::ResponseFuture;
pub use service::ErrorService;

use crate::catalogue::Catalogue;
use crate::error::ApiError;
use crate::profile::Profile;
use http::Response;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A tower layer that makes every error of the service inside it speak the service's profile, in the
/// representation that the request's Accept asks for.
///
/// It belongs inside a CORS layer and outside of everything that makes errors.
///
/// ```
/// use axum::{Router, routing::get};
/// use errorbook::{ApiError, Profile, catalogue, tower::ErrorLayer};
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// #[status(404)]
/// #[code("ORG_NOT_FOUND")]
/// struct NotFound;
///
/// static ACME: Profile = Profile::new();
/// catalogue! {
///     static ERRORS = [NotFound];
///     profile = ACME;
/// }
///
/// async fn show() -> Result<String, NotFound> {
///     Err(NotFound)
/// }
///
/// let app: Router = Router::new()
///     .route("/orgs/{slug}", get(show))
///     .layer(ErrorLayer::new(&ERRORS));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ErrorLayer {
    profile: &'static Profile,
}

/// Whether this process has a layer at all: without one, nobody would read what a response carries.
static IN_USE: AtomicBool = AtomicBool::new(false);

impl ErrorLayer {
    /// Errors speak the profile of a catalogue.
    pub fn new(catalogue: &'static Catalogue) -> Self {
        Self::with_profile(catalogue.profile())
    }

    /// Errors speak a profile, where there is no catalogue.
    pub fn with_profile(profile: &'static Profile) -> Self {
        IN_USE.store(true, Ordering::Relaxed);
        ErrorLayer { profile }
    }
}

impl<S> tower_layer::Layer<S> for ErrorLayer {
    type Service = ErrorService<S>;

    fn layer(&self, inner: S) -> Self::Service {
        ErrorService::new(inner, self.profile)
    }
}

/// An error that was rendered out of every layer's sight, and so in the default profile.
#[derive(Clone)]
struct Carried(Arc<dyn ApiError>);

/// Adds the error itself to its response, for a layer further out to render again.
pub(crate) fn carry<B>(mut response: Response<B>, error: impl ApiError + 'static) -> Response<B> {
    if IN_USE.load(Ordering::Relaxed) {
        response.extensions_mut().insert(Carried(Arc::new(error)));
    }
    response
}
