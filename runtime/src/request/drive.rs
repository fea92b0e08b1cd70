//! The future of a response, whatever the framework: the service is polled with the request at hand, and its
//! response is settled.

use super::context::RequestContext;
use super::rewrite::{self, Action, Kept, Known};
use bytes::Bytes;
use http::{HeaderMap, Response, StatusCode};
use pin_project_lite::pin_project;
use std::any::Any;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

type Panic = Box<dyn Any + Send>;

/// What the future of a framework's service resolves to.
pub(crate) trait Outcome: Sized {
    /// A response but for its headers and its body.
    type Rest: Rest;
    type Body;
    /// What the future of the middleware resolves to.
    type Settled;

    /// Whether it is a 4xx, a 5xx or a failure. Anything else passes at once: a response is large to move.
    fn is_error(&self) -> bool;

    fn pass(self) -> Self::Settled;

    /// Takes an error apart. The request is at hand: a framework that renders errors late does so here.
    fn open(self) -> (Head<Self::Rest>, Self::Body);

    fn is_empty(body: &Self::Body) -> bool;

    /// The body, where it is at hand as a whole.
    fn whole(body: Self::Body) -> Result<Bytes, Self::Body>;

    /// Reads a body up to its end, to a failure or to more than a message takes.
    fn poll_text(body: Pin<&mut Self::Body>, text: &mut Text, cx: &mut Context<'_>) -> Poll<()>;

    /// A response that goes out with its own body.
    fn leave(head: Head<Self::Rest>, body: Self::Body) -> Self::Settled;

    /// A response with a body of errorbook's, to be marked so that an outer layer leaves it.
    fn replace(head: Head<Self::Rest>, body: Bytes) -> Self::Settled;

    /// A response where the service gave none.
    fn answer(response: Response<Bytes>) -> Self::Settled;
}

/// The framework's part of a response.
pub(crate) trait Rest {
    /// The error that the response was made of.
    fn kept(&self) -> Option<Kept<'_>>;
}

/// A 4xx or 5xx without its body.
pub(crate) struct Head<R> {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// Whether it has a mark of errorbook's.
    pub(crate) is_marked: bool,
    pub(crate) rest: R,
}

/// A text that is read in pieces.
#[derive(Default)]
pub(crate) struct Text(Vec<u8>);

impl Text {
    /// Adds a piece. Whether the text may still become a message.
    pub(crate) fn push(&mut self, chunk: &[u8]) -> bool {
        rewrite::read(&mut self.0, chunk)
    }
}

pin_project! {
    /// The future of a service's response: `F` is the service's own, `R` and `B` are the [`Outcome`]'s.
    pub(crate) struct Drive<F, R, B> {
        #[pin]
        state: State<F, R, B>,
        context: RequestContext,
    }
}

pin_project! {
    #[project = StateProjection]
    enum State<F, R, B> {
        Waiting { #[pin] inner: F },
        /// The service panicked before it had a future.
        Panicked { payload: Panic },
        /// A text that becomes a message.
        Reading { head: Option<Box<Head<R>>>, #[pin] body: B, text: Text },
    }
}

/// Calls a service with the request at hand: it may answer, and panic, in `call` already.
pub(crate) fn call<F, R, B>(context: RequestContext, call: impl FnOnce() -> F) -> Drive<F, R, B> {
    let called = context
        .current
        .within(|| catch_unwind(AssertUnwindSafe(call)));
    Drive {
        state: match called {
            Ok(inner) => State::Waiting { inner },
            Err(payload) => State::Panicked { payload },
        },
        context,
    }
}

impl<F, O, R, B> Future for Drive<F, R, B>
where
    F: Future<Output = O>,
    O: Outcome<Rest = R, Body = B>,
    R: Rest,
{
    type Output = O::Settled;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        let context = &*this.context;
        loop {
            let settled = match this.state.as_mut().project() {
                StateProjection::Waiting { inner } => {
                    let guarded = || catch_unwind(AssertUnwindSafe(|| inner.poll(cx)));
                    match context.current.within(guarded) {
                        Ok(Poll::Ready(outcome)) if !outcome.is_error() => {
                            return Poll::Ready(outcome.pass());
                        }
                        Ok(Poll::Ready(outcome)) => match settle(context, outcome) {
                            Ok(settled) => settled,
                            Err((head, body)) => {
                                this.state.set(State::Reading {
                                    head: Some(head),
                                    body,
                                    text: Text::default(),
                                });
                                continue;
                            }
                        },
                        Ok(Poll::Pending) => return Poll::Pending,
                        Err(payload) => O::answer(rewrite::panicked(context, &*payload)),
                    }
                }
                StateProjection::Panicked { payload } => {
                    O::answer(rewrite::panicked(context, &**payload))
                }
                StateProjection::Reading { head, body, text } => {
                    ready!(O::poll_text(body, text, cx));
                    let Some(head) = head.take() else {
                        return Poll::Pending;
                    };
                    reshaped::<O>(context, *head, &text.0)
                }
            };
            return Poll::Ready(settled);
        }
    }
}

/// A body that must be read first, and its head.
type Unread<O> = (Box<Head<<O as Outcome>::Rest>>, <O as Outcome>::Body);

/// Settles an error. The error that a response was made of may panic where it is rendered, read or dropped.
fn settle<O: Outcome>(context: &RequestContext, outcome: O) -> Result<O::Settled, Unread<O>> {
    let open = || catch_unwind(AssertUnwindSafe(|| outcome.open()));
    let settled = context.current.within(open).and_then(|(head, body)| {
        catch_unwind(AssertUnwindSafe(|| rewritten::<O>(context, head, body)))
    });
    settled.unwrap_or_else(|payload| Ok(O::answer(rewrite::panicked(context, &*payload))))
}

fn rewritten<O: Outcome>(
    context: &RequestContext,
    mut head: Head<O::Rest>,
    body: O::Body,
) -> Result<O::Settled, Unread<O>> {
    let known = Known {
        status: head.status,
        is_marked: head.is_marked,
        is_empty: O::is_empty(&body),
        kept: head.rest.kept(),
    };
    match rewrite::classify(context, &known, &mut head.headers) {
        Action::Leave => Ok(O::leave(head, body)),
        Action::Replace(body) => Ok(O::replace(head, body)),
        Action::Read => match O::whole(body) {
            Ok(text) => Ok(reshaped::<O>(context, head, &text)),
            Err(body) => Err((Box::new(head), body)),
        },
    }
}

fn reshaped<O: Outcome>(
    context: &RequestContext,
    mut head: Head<O::Rest>,
    text: &[u8],
) -> O::Settled {
    let body = rewrite::reshape(context, head.status, &mut head.headers, Some(text));
    O::replace(head, body)
}
