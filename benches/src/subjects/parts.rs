//! Layers written by hand, each with a part of what `ErrorLayer` does to a success: no layer with that part costs less.

use super::layer::Answers;
use axum::body::Body;
use http::header::ACCEPT;
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response};
use std::any::Any;
use std::cell::Cell;
use std::convert::Infallible;
use std::future::Ready;
use std::hint::black_box;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::ptr;
use std::task::{Context, Poll};
use tower_service::Service;

type Outcome = Result<Response<Body>, Infallible>;

/// The headers that an error may need, in one pass.
struct Lines {
    accept: Option<HeaderValue>,
    id: Option<HeaderValue>,
}

impl Lines {
    fn of(headers: &HeaderMap) -> Self {
        static ID: HeaderName = HeaderName::from_static("x-request-id");
        let (mut accept, mut id) = (None, None);
        for (name, value) in headers {
            if *name == ACCEPT {
                accept = Some(value);
            } else if *name == ID {
                id = Some(value);
            }
        }
        Lines {
            accept: accept.cloned(),
            id: id.cloned(),
        }
    }
}

/// Keeps the headers until there is a response.
pub(super) struct Keeps(pub(super) Answers);

pub(super) struct Kept {
    inner: Ready<Outcome>,
    lines: Lines,
}

impl Service<Request<Body>> for Keeps {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Kept;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.0.poll_ready(cx)
    }

    fn call(&mut self, request: Request<Body>) -> Kept {
        let lines = Lines::of(request.headers());
        let inner = self.0.call(request);
        Kept { inner, lines }
    }
}

impl Future for Kept {
    type Output = Outcome;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Outcome> {
        black_box((&self.lines.accept, &self.lines.id));
        Pin::new(&mut self.inner).poll(cx)
    }
}

/// Keeps the headers, catches panics, and has the headers at hand in a thread-local meanwhile.
pub(super) struct Guards(pub(super) Answers);

pub(super) struct Guarded {
    inner: Result<Ready<Outcome>, Panic>,
    lines: Lines,
}

type Panic = Box<dyn Any + Send>;

impl Service<Request<Body>> for Guards {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Guarded;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.0.poll_ready(cx)
    }

    fn call(&mut self, request: Request<Body>) -> Guarded {
        let lines = Lines::of(request.headers());
        let inner = lines.guard(|| self.0.call(request));
        Guarded { inner, lines }
    }
}

impl Future for Guarded {
    type Output = Outcome;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Outcome> {
        let Guarded { inner, lines } = &mut *self;
        let Ok(inner) = inner else {
            return Poll::Pending;
        };
        let polled = lines.guard(|| Pin::new(inner).poll(cx));
        polled.unwrap_or(Poll::Pending)
    }
}

thread_local!(static AT_HAND: Cell<*const Lines> = const { Cell::new(ptr::null()) });

impl Lines {
    fn guard<T>(&self, run: impl FnOnce() -> T) -> Result<T, Panic> {
        let before = AT_HAND.replace(self);
        let result = catch_unwind(AssertUnwindSafe(run));
        AT_HAND.set(before);
        result
    }
}
