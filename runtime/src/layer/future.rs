//! The future of a response: it is polled with the exchange at hand, and what it brings is settled.

use crate::middleware::settle::{self, Verdict};
use crate::middleware::{self, Exchange};
use crate::render::{self, Mark};
use bytes::{Buf, Bytes};
use http::Response;
use http::response::Parts;
use http_body::Body;
use pin_project_lite::pin_project;
use std::any::Any;
use std::fmt;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

pin_project! {
    /// The response of an [`ErrorService`](super::ErrorService).
    pub struct ResponseFuture<F, B> {
        #[pin]
        state: State<F, B>,
        exchange: Exchange,
    }
}

type Panic = Box<dyn Any + Send>;

pin_project! {
    #[project = StateProjection]
    enum State<F, B> {
        Waiting { #[pin] inner: F },
        /// The service panicked before it had a future.
        Panicked { payload: Panic },
        /// A text that becomes a message.
        Reading { parts: Option<Box<Parts>>, #[pin] body: B, text: Vec<u8> },
    }
}

impl<F, B> ResponseFuture<F, B> {
    pub(super) fn new(called: Result<F, Panic>, exchange: Exchange) -> Self {
        ResponseFuture {
            state: match called {
                Ok(inner) => State::Waiting { inner },
                Err(payload) => State::Panicked { payload },
            },
            exchange,
        }
    }
}

impl<F, B, E> Future for ResponseFuture<F, B>
where
    F: Future<Output = Result<Response<B>, E>>,
    B: From<Bytes> + Body,
{
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        loop {
            match this.state.as_mut().project() {
                StateProjection::Waiting { inner } => {
                    let polled = this
                        .exchange
                        .within(|| catch_unwind(AssertUnwindSafe(|| inner.poll(cx))));
                    let response = match polled {
                        Ok(polled) => ready!(polled)?,
                        Err(payload) => return Poll::Ready(Ok(panicked(this.exchange, &*payload))),
                    };
                    match settled(this.exchange, response) {
                        Ok(response) => return Poll::Ready(Ok(response)),
                        Err((parts, body)) => this.state.set(State::Reading {
                            parts: Some(parts),
                            body,
                            text: Vec::new(),
                        }),
                    }
                }
                StateProjection::Panicked { payload } => {
                    return Poll::Ready(Ok(panicked(this.exchange, &**payload)));
                }
                StateProjection::Reading { parts, body, text } => {
                    ready!(read(body, text, cx));
                    return Poll::Ready(Ok(reshaped(this.exchange, parts, text)));
                }
            }
        }
    }
}

/// Done, or to be read first.
fn settled<B: From<Bytes> + Body>(
    exchange: &Exchange,
    mut response: Response<B>,
) -> Result<Response<B>, (Box<Parts>, B)> {
    let status = response.status();
    // The way of every success: nothing more is looked at.
    if !status.is_client_error() && !status.is_server_error() {
        return Ok(response);
    }
    let is_empty =
        response.body().is_end_stream() || response.body().size_hint().exact() == Some(0);
    let (mut parts, body) =
        std::mem::replace(&mut response, Response::new(B::from(Bytes::new()))).into_parts();
    let unseen = middleware::carried(&mut parts.extensions);
    let is_ours = parts.extensions.get::<Mark>().is_some() || render::is_marked(&parts.headers);
    let verdict = settle::judge(
        exchange,
        status,
        &mut parts.headers,
        is_ours,
        unseen.as_deref(),
        is_empty,
    );
    match verdict {
        Verdict::Leave => Ok(Response::from_parts(parts, body)),
        Verdict::Replace(body) => Ok(replaced(parts, body)),
        Verdict::Read => Err((Box::new(parts), body)),
    }
}

/// Reads a text up to its end, to a failure or to more than a message takes.
fn read<B: Body>(mut body: Pin<&mut B>, text: &mut Vec<u8>, cx: &mut Context<'_>) -> Poll<()> {
    while let Some(Ok(frame)) = ready!(body.as_mut().poll_frame(cx)) {
        if let Ok(mut data) = frame.into_data() {
            while data.has_remaining() {
                let chunk = data.chunk();
                if !settle::read(text, chunk) {
                    return Poll::Ready(());
                }
                let size = chunk.len();
                data.advance(size);
            }
        }
    }
    Poll::Ready(())
}

fn reshaped<B: From<Bytes>>(
    exchange: &Exchange,
    parts: &mut Option<Box<Parts>>,
    text: &[u8],
) -> Response<B> {
    let Some(mut parts) = parts.take() else {
        return Response::new(B::from(Bytes::new()));
    };
    let body = settle::reshape(exchange, parts.status, &mut parts.headers, Some(text));
    replaced(*parts, body)
}

/// The response with a body of errorbook's, which an outer layer leaves as it is.
fn replaced<B: From<Bytes>>(mut parts: Parts, body: Bytes) -> Response<B> {
    if !render::is_marked(&parts.headers) {
        parts.extensions.insert(Mark);
    }
    Response::from_parts(parts, B::from(body))
}

fn panicked<B: From<Bytes>>(exchange: &Exchange, payload: &(dyn Any + Send)) -> Response<B> {
    settle::panicked(exchange, payload).map(B::from)
}

impl<F, B> fmt::Debug for ResponseFuture<F, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseFuture").finish_non_exhaustive()
    }
}
