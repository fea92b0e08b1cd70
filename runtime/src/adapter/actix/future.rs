//! The future of a response: it is polled with the exchange at hand, and what it brings is settled.

use super::answered::Answered;
use super::{head, respond};
use crate::middleware::Exchange;
use crate::middleware::settle::{self, Verdict};
use crate::render::{self, Mark};
use actix_web::body::{BodySize, BoxBody, EitherBody, MessageBody};
use actix_web::dev::ServiceResponse;
use actix_web::{Error, HttpResponse};
use http::{HeaderMap, Response};
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
        Reading { head: Option<Box<Head>>, #[pin] body: B, text: Vec<u8> },
    }
}

/// A response without its body, and its headers in our type.
struct Head {
    response: ServiceResponse<()>,
    headers: HeaderMap,
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

impl<F, B> Future for ResponseFuture<F, B>
where
    F: Future<Output = Result<ServiceResponse<B>, Error>>,
    B: MessageBody,
{
    type Output = Result<ServiceResponse<EitherBody<B>>, Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        loop {
            match this.state.as_mut().project() {
                StateProjection::Waiting { inner } => {
                    let polled = this.exchange.within(|| {
                        catch_unwind(AssertUnwindSafe(|| {
                            inner
                                .poll(cx)
                                // An error is rendered where its request is at hand.
                                .map_err(|error| (error.error_response(), error))
                        }))
                    });
                    let polled = match polled {
                        Ok(polled) => ready!(polled),
                        Err(payload) => {
                            return Poll::Ready(Err(panicked(this.exchange, &*payload)));
                        }
                    };
                    match polled {
                        Err((response, error)) => {
                            return Poll::Ready(Err(failed(this.exchange, response, error)));
                        }
                        Ok(response) => match settled(this.exchange, response) {
                            Ok(response) => return Poll::Ready(Ok(response)),
                            Err((head, body)) => this.state.set(State::Reading {
                                head: Some(head),
                                body,
                                text: Vec::new(),
                            }),
                        },
                    }
                }
                StateProjection::Panicked { payload } => {
                    return Poll::Ready(Err(panicked(this.exchange, &**payload)));
                }
                StateProjection::Reading { head, body, text } => {
                    ready!(read(body, text, cx));
                    let Some(head) = head.take() else {
                        return Poll::Pending;
                    };
                    return Poll::Ready(Ok(reshaped(this.exchange, *head, text)));
                }
            }
        }
    }
}

/// Done, or to be read first.
fn settled<B: MessageBody>(
    exchange: &Exchange,
    mut response: ServiceResponse<B>,
) -> Result<ServiceResponse<EitherBody<B>>, (Box<Head>, B)> {
    let status = response.status();
    // The way of every success: nothing more is looked at.
    if !status.is_client_error() && !status.is_server_error() {
        return Ok(response.map_into_left_body());
    }
    let is_empty = is_empty(response.response().body());
    let find = respond::take_unseen(response.response_mut());
    let is_ours = head::is_ours(response.response());
    let mut headers = if is_ours && find.is_none() {
        head::read_ours(response.headers(), exchange.id_header())
    } else {
        head::read(response.headers())
    };
    let error = response.response().error();
    let verdict = settle::judge(
        exchange,
        head::status_of(status),
        &mut headers,
        is_ours,
        find.and_then(|find| find(error?)),
        is_empty,
    );
    match verdict {
        Verdict::Leave => {
            head::set(headers, response.headers_mut());
            Ok(response.map_into_left_body())
        }
        Verdict::Replace(body) => {
            head::write_ours(headers, response.response_mut());
            Ok(response.map_body(|_, _| EitherBody::right(BoxBody::new(body))))
        }
        Verdict::Read => {
            let (request, response) = response.into_parts();
            let (response, body) = response.into_parts();
            let head = Head {
                response: ServiceResponse::new(request, response),
                headers,
            };
            match body.try_into_bytes() {
                Ok(text) => Ok(reshaped(exchange, head, &text)),
                Err(body) => Err((Box::new(head), body)),
            }
        }
    }
}

/// What a service failed with, settled like any response.
fn failed(exchange: &Exchange, response: HttpResponse, error: Error) -> Error {
    let status = head::status_of(response.status());
    let mut headers = head::read(response.headers());
    let reason = response.head().reason;
    let is_ours = head::is_ours(&response);
    let is_empty = is_empty(response.body());
    let text = response.into_body().try_into_bytes();
    let verdict = settle::judge(exchange, status, &mut headers, is_ours, None, is_empty);
    let is_ours = is_ours || !matches!(verdict, Verdict::Leave);
    let body = match verdict {
        Verdict::Leave => match text {
            Ok(body) => body,
            // It renders once more, further out.
            Err(_) => return error,
        },
        Verdict::Replace(body) => body,
        Verdict::Read => settle::reshape(exchange, status, &mut headers, text.as_deref().ok()),
    };
    let mut response = Response::new(body);
    *response.status_mut() = status;
    if is_ours && !render::is_marked(&headers) {
        response.extensions_mut().insert(Mark);
    }
    *response.headers_mut() = headers;
    Answered::error(response, reason, Some(error))
}

fn is_empty(body: &impl MessageBody) -> bool {
    matches!(body.size(), BodySize::None | BodySize::Sized(0))
}

/// Reads a text up to its end, to a failure or to more than a message takes.
fn read<B: MessageBody>(
    mut body: Pin<&mut B>,
    text: &mut Vec<u8>,
    cx: &mut Context<'_>,
) -> Poll<()> {
    while let Some(Ok(chunk)) = ready!(body.as_mut().poll_next(cx)) {
        if !settle::read(text, &chunk) {
            break;
        }
    }
    Poll::Ready(())
}

fn reshaped<B>(
    exchange: &Exchange,
    Head {
        mut response,
        mut headers,
    }: Head,
    text: &[u8],
) -> ServiceResponse<EitherBody<B>> {
    let status = head::status_of(response.status());
    let body = settle::reshape(exchange, status, &mut headers, Some(text));
    head::write_ours(headers, response.response_mut());
    response.map_body(|_, ()| EitherBody::right(BoxBody::new(body)))
}

fn panicked(exchange: &Exchange, payload: &(dyn Any + Send)) -> Error {
    Answered::error(settle::panicked(exchange, payload), None, None)
}

impl<F, B> fmt::Debug for ResponseFuture<F, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseFuture").finish_non_exhaustive()
    }
}
