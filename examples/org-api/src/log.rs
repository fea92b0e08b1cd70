//! One event for each error that is answered, for the operator.

use crate::errors::OrgError;
use axum::response::{IntoResponse, Response};
use errorbook::ApiError;
use std::error::Error;
use std::iter;

/// What a handler returns: `?` on any error of the service makes it a [`Logged`].
pub(crate) type Answer<T> = Result<T, Logged>;

/// An error that is logged when it becomes a response. Middleware sees only the response, in which what
/// the operator needs must not be.
pub(crate) struct Logged(OrgError);

impl<E> From<E> for Logged
where
    OrgError: From<E>,
{
    fn from(error: E) -> Self {
        Logged(error.into())
    }
}

impl IntoResponse for Logged {
    fn into_response(self) -> Response {
        log(&self.0);
        self.0.into_response()
    }
}

/// The texts are recorded as strings, which the subscriber quotes: they may repeat what a client sent,
/// and a newline in that must not begin a line of the log.
fn log(error: &OrgError) {
    let (code, status) = (error.code(), error.status().as_u16());
    let text = error.to_string();
    let sources = sources(error);
    if error.status().is_server_error() {
        tracing::error!(%code, status, error = text, sources, "request failed");
    } else {
        tracing::info!(%code, status, error = text, sources, "request refused");
    }
}

/// The whole chain of causes; `None`, which is not recorded, where there are none.
fn sources(error: &dyn Error) -> Option<String> {
    let chain: Vec<String> = iter::successors(error.source(), |&source| source.source())
        .map(ToString::to_string)
        .collect();
    (!chain.is_empty()).then(|| chain.join(": "))
}
