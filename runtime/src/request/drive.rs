//! The future of a response, whatever the framework: the service is polled with the request at hand, and its
//! response is settled.

use super::context::{RequestContext, Route};
use super::rewrite::{self, Action, Foreign, LONGEST_TEXT, Reading};
use bytes::Bytes;
use http::{HeaderMap, Response};
#[cfg(feature = "rehearse")]
use http::{HeaderName, HeaderValue};
use pin_project_lite::pin_project;
use std::any::Any;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll};

type Panic = Box<dyn Any + Send>;

/// What the future of a framework's service resolves to.
pub(crate) trait Outcome: Sized {
    type Answer: Answer;
    /// What the future of the middleware resolves to.
    type Settled;

    /// The response to be settled; a success is given back. The request is at hand: a framework that renders errors
    /// late does so here.
    fn open(self) -> Result<Self::Answer, Self>;

    /// A success goes out as it is.
    fn pass(self) -> Self::Settled;

    fn settled(answer: <Self::Answer as Answer>::Settled) -> Self::Settled;

    /// A response where the service gave none.
    fn answer(answer: OwnAnswer) -> Self::Settled;

    /// Adds a header to a response.
    #[cfg(feature = "rehearse")]
    fn add_header(settled: &mut Self::Settled, name: HeaderName, value: HeaderValue);
}

/// A response of errorbook's where the service gave none.
pub(crate) struct OwnAnswer {
    pub(crate) response: Response<Bytes>,
    /// The reason phrase, where it is not the status's own: a framework may have no other way to send it.
    #[allow(dead_code, reason = "of frameworks, actix-web alone needs it")]
    pub(crate) reason: Option<&'static str>,
}

/// A response whose status is an error's, as a framework has it.
pub(crate) trait Answer: rewrite::Seen + Sized {
    /// The response without its headers and its body.
    type Head;
    type Body;
    /// A piece of a body, or a failure.
    type Chunk;
    type Settled;
    type Route: Route + 'static;

    /// Notes the route, where the response knows it and the request did not.
    fn note_route(&self, _: &Self::Route) {}

    /// What the response says outside of its body.
    fn message(&self) -> Option<String> {
        None
    }

    /// The response goes out with its body.
    fn leave(self) -> Self::Settled;

    fn split(self) -> (Self::Head, HeaderMap, Self::Body);

    fn poll_chunk(body: Pin<&mut Self::Body>, cx: &mut Context<'_>) -> Poll<Option<Self::Chunk>>;

    /// The bytes of a piece; `None` where it is a failure.
    fn data(chunk: &Self::Chunk) -> Option<&[u8]>;

    /// The response goes out with its body, whose first pieces were read.
    fn resume(
        head: Self::Head,
        headers: HeaderMap,
        chunks: Vec<Self::Chunk>,
        body: Pin<Box<Self::Body>>,
    ) -> Self::Settled;

    /// A response with a body of errorbook's, to be marked so that an outer layer leaves it. `None` is the body of
    /// an answer to HEAD whose length is not known.
    fn replace(head: Self::Head, headers: HeaderMap, body: Option<Bytes>) -> Self::Settled;
}

pin_project! {
    /// The future of a service's response: `F` is the service's own, `A` the [`Outcome`]'s.
    pub(crate) struct Drive<F, A>
    where
        A: Answer,
    {
        #[pin]
        state: State<F, A>,
        context: RequestContext<A::Route>,
    }
}

pin_project! {
    #[project = StateProjection]
    enum State<F, A>
    where
        A: Answer,
    {
        Waiting { #[pin] inner: F },
        /// The service was not called, or panicked before it had a future.
        Answered { answer: Option<Box<OwnAnswer>> },
        Reading { unread: Option<Box<Unread<A>>> },
    }
}

/// Calls a service with the request at hand: it may answer, and panic, in `call` already.
pub(crate) fn call<F, A: Answer>(
    context: RequestContext<A::Route>,
    call: impl FnOnce() -> F,
) -> Drive<F, A> {
    #[cfg(feature = "rehearse")]
    if let Some(answer) = RequestContext::rehearse(&context) {
        let answer = Some(Box::new(answer));
        let state = State::Answered { answer };
        return Drive { state, context };
    }
    let state = match context.current.within(|| guarded(call)) {
        Ok(inner) => State::Waiting { inner },
        Err(payload) => State::Answered {
            answer: Some(Box::new(rewrite::panicked(&context, &*payload))),
        },
    };
    Drive { state, context }
}

impl<F, O, A> Future for Drive<F, A>
where
    F: Future<Output = O>,
    O: Outcome<Answer = A>,
    A: Answer,
{
    type Output = O::Settled;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        let context = &*this.context;
        let settled = match this.state.as_mut().project() {
            StateProjection::Waiting { inner } => {
                let poll = || guarded(|| inner.poll(cx).map(Outcome::open));
                match context.current.within(poll) {
                    Ok(Poll::Pending) => return Poll::Pending,
                    Ok(Poll::Ready(Err(success))) => {
                        return Poll::Ready(varied::<O>(context, success.pass()));
                    }
                    // The error of a response may panic where it is read or dropped.
                    Ok(Poll::Ready(Ok(answer))) => guarded(|| {
                        if context.reads_route {
                            answer.note_route(&context.route);
                        }
                        settle(context, answer, cx)
                    }),
                    Err(payload) => Err(payload),
                }
            }
            StateProjection::Answered { answer } => match answer.take() {
                Some(answer) => return Poll::Ready(O::answer(*answer)),
                None => return Poll::Pending,
            },
            StateProjection::Reading { unread } => match unread.take() {
                Some(unread) => guarded(|| unread.poll(context, cx)),
                None => return Poll::Pending,
            },
        };
        match settled {
            Ok(Ok(settled)) => Poll::Ready(varied::<O>(context, O::settled(settled))),
            Ok(Err(unread)) => {
                let unread = Some(unread);
                this.state.set(State::Reading { unread });
                Poll::Pending
            }
            Err(payload) => Poll::Ready(O::answer(rewrite::panicked(context, &*payload))),
        }
    }
}

/// A response of the service, which varies by Prefer while the layer rehearses.
#[cfg_attr(
    not(feature = "rehearse"),
    allow(unused_variables, unused_mut, reason = "none does without the feature")
)]
fn varied<O: Outcome>(context: &RequestContext, mut settled: O::Settled) -> O::Settled {
    #[cfg(feature = "rehearse")]
    if context.layer.rehearsal.is_some() {
        O::add_header(
            &mut settled,
            http::header::VARY,
            super::rehearse::DEPENDS_ON,
        );
    }
    settled
}

pub(super) fn guarded<T>(run: impl FnOnce() -> T) -> Result<T, Panic> {
    catch_unwind(AssertUnwindSafe(run))
}

/// Settles an error response, or begins to read its text.
fn settle<A: Answer>(
    context: &RequestContext,
    mut answer: A,
    cx: &mut Context<'_>,
) -> Result<A::Settled, Box<Unread<A>>> {
    match rewrite::classify(context, &mut answer) {
        Action::Leave => Ok(answer.leave()),
        Action::Again(again) => {
            let (head, mut headers, _) = answer.split();
            let body = again.write(context, &mut headers);
            Ok(A::replace(head, headers, Some(body)))
        }
        Action::Replace(foreign) => {
            let message = answer.message();
            let (head, mut headers, _) = answer.split();
            let text = message.as_ref().map(String::as_bytes);
            let body = foreign.reshape(context, &mut headers, text);
            Ok(A::replace(head, headers, body))
        }
        Action::Read(foreign, reading) => {
            let (head, headers, body) = answer.split();
            let unread = Box::new(Unread {
                foreign,
                reading,
                head,
                headers,
                chunks: Vec::new(),
                text: Vec::new(),
                body: Box::pin(body),
            });
            unread.poll(context, cx)
        }
    }
}

/// A foreign response, whose text is read before it is replaced.
struct Unread<A: Answer> {
    foreign: Foreign,
    reading: Reading,
    head: A::Head,
    headers: HeaderMap,
    /// What was read, and the text in it.
    chunks: Vec<A::Chunk>,
    text: Vec<u8>,
    body: Pin<Box<A::Body>>,
}

impl<A: Answer> Unread<A> {
    /// Reads on. `Err` where the rest is worth waiting for.
    fn poll(
        mut self: Box<Self>,
        context: &RequestContext,
        cx: &mut Context<'_>,
    ) -> Result<A::Settled, Box<Self>> {
        while self.chunks.len() < LONGEST_TEXT {
            match A::poll_chunk(self.body.as_mut(), cx) {
                Poll::Ready(None) => return Ok((*self).reshape(context)),
                Poll::Pending if self.reading.is_short => return Err(self),
                Poll::Pending => break,
                Poll::Ready(Some(chunk)) => {
                    let is_readable = self.read(&chunk);
                    self.chunks.push(chunk);
                    if !is_readable {
                        break;
                    }
                }
            }
        }
        if self.reading.is_resumed {
            return Ok(A::resume(self.head, self.headers, self.chunks, self.body));
        }
        Ok((*self).reshape(context))
    }

    /// Adds a piece to the text. Whether the text may still become a message: it is neither broken nor long.
    fn read(&mut self, chunk: &A::Chunk) -> bool {
        let Some(data) = A::data(chunk) else {
            return false;
        };
        let left = LONGEST_TEXT - self.text.len();
        self.text.extend_from_slice(&data[..left.min(data.len())]);
        data.len() <= left && (self.text.is_empty() || !self.reading.is_replaced_if_empty)
    }

    fn reshape(mut self, context: &RequestContext) -> A::Settled {
        let body = self
            .foreign
            .reshape(context, &mut self.headers, Some(&self.text));
        A::replace(self.head, self.headers, body)
    }
}
