//! Middleware for services of tower, axum's among them.

mod future;
mod service;

pub use crate::request::{ErrorEvent, ErrorLayer, Reshape};
pub use future::ResponseFuture;
pub use service::ErrorService;

impl<S> tower_layer::Layer<S> for ErrorLayer {
    type Service = ErrorService<S>;

    fn layer(&self, inner: S) -> Self::Service {
        ErrorService::new(inner, self.options())
    }
}
