//! Middleware for services of tower, axum's among them.
//!
//! ```
//! use axum::{Router, routing::get};
//! use errorbook::{ApiError, Profile, catalogue, tower::ErrorLayer};
//!
//! #[derive(Debug, ApiError)]
//! #[api_error(prefix = "ORG")]
//! #[status(404)]
//! #[code("ORG_NOT_FOUND")]
//! struct NotFound;
//!
//! static ACME: Profile = Profile::new();
//! catalogue! {
//!     static ERRORS = [NotFound, errorbook::HttpError];
//!     profile = ACME;
//! }
//!
//! async fn show() -> Result<String, NotFound> {
//!     Err(NotFound)
//! }
//!
//! let app: Router = Router::new()
//!     .route("/orgs/{slug}", get(show))
//!     .layer(ErrorLayer::new(&ERRORS).on_error(|event| {
//!         println!("{} {}", event.status(), event.code());
//!     }));
//! ```

mod body;
mod future;
mod service;

pub use crate::request::{ErrorEvent, ErrorLayer, Reshape};
pub use body::ResponseBody;
#[cfg(feature = "poem")]
pub(super) use future::Noted;
#[cfg(any(feature = "poem", feature = "tonic"))]
pub(super) use future::Refused;
pub use future::ResponseFuture;
pub use service::ErrorService;

impl<S> tower_layer::Layer<S> for ErrorLayer {
    type Service = ErrorService<S>;

    fn layer(&self, inner: S) -> Self::Service {
        ErrorService {
            inner,
            layer: self.clone(),
        }
    }
}
