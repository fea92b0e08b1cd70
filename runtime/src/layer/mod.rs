//! The middleware for tower.

mod future;
mod service;

pub use future::ResponseFuture;
pub use service::ErrorService;

use crate::middleware::ErrorLayer;

impl<S> tower_layer::Layer<S> for ErrorLayer {
    type Service = ErrorService<S>;

    fn layer(&self, inner: S) -> Self::Service {
        ErrorService::new(inner, self.options())
    }
}
