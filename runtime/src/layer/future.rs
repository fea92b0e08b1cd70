//! The future of a response: errors made while it is polled are rendered as the request asked.

use super::Carried;
use crate::preferences::Preferences;
use crate::scope::Scope;
use bytes::Bytes;
use http::header::{HeaderMap, VARY};
use http::{HeaderName, Response};
use pin_project_lite::pin_project;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

pin_project! {
    /// The response of an [`ErrorService`](super::ErrorService).
    #[derive(Debug)]
    pub struct ResponseFuture<F> {
        #[pin]
        inner: F,
        preferences: Preferences,
    }
}

impl<F> ResponseFuture<F> {
    pub(super) fn new(inner: F, preferences: Preferences) -> Self {
        ResponseFuture { inner, preferences }
    }
}

impl<F, B, E> Future for ResponseFuture<F>
where
    F: Future<Output = Result<Response<B>, E>>,
    B: From<Bytes>,
{
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let scope = Scope::enter(*this.preferences);
        let result = ready!(this.inner.poll(cx));
        drop(scope);
        Poll::Ready(result.map(|response| seen(response, this.preferences)))
    }
}

/// A response that was rendered out of sight (in a spawned task, say) is rendered again. Whatever
/// middleware added to it since stays.
fn seen<B: From<Bytes>>(mut response: Response<B>, preferences: &Preferences) -> Response<B> {
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response;
    }
    let Some(Carried(error)) = response.extensions_mut().remove::<Carried>() else {
        return response;
    };
    let (rendered, body) = error.respond(preferences).into_parts();
    let (before, _) = error.respond(&Preferences::default()).into_parts();
    let (mut parts, _) = response.into_parts();
    replace(&mut parts.headers, &before.headers, rendered.headers);
    Response::from_parts(parts, B::from(body))
}

/// Takes out the headers of the first rendering and puts in those of the second.
fn replace(headers: &mut HeaderMap, first: &HeaderMap, second: HeaderMap) {
    for name in first.keys().filter(|name| *name != VARY) {
        headers.remove(name);
    }
    headers.remove(http::header::CONTENT_LENGTH);
    let mut name: Option<HeaderName> = None;
    for (next, value) in second {
        name = next.or(name);
        if let Some(name) = &name
            // Vary is a list that middleware adds to; ours is in it.
            && (name != VARY || !crate::render::is_ours(headers))
        {
            headers.append(name, value);
        }
    }
}
