//! The future of a response, and how the middleware takes actix's responses and errors apart.

use super::answered::Answered;
use super::body::{Chunk, Resumed};
use super::respond::Origin;
use super::{head, respond};
use crate::render::{Mark, is_marked};
use crate::request::{Answer, Drive, Kept, LateRoute, Outcome, OwnAnswer, Seen};
use actix_web::body::{self, BodySize, BoxBody, EitherBody, MessageBody};
use actix_web::dev::ServiceResponse;
use actix_web::{Error, HttpRequest, HttpResponse};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};
use pin_project_lite::pin_project;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

pin_project! {
    /// The response of an [`ErrorService`](super::ErrorService).
    pub struct ResponseFuture<F, B>
    where
        B: MessageBody,
        B: 'static,
    {
        #[pin]
        pub(super) drive: Drive<F, Refused<B>>,
    }
}

impl<F, B> Future for ResponseFuture<F, B>
where
    F: Future<Output = Result<ServiceResponse<B>, Error>>,
    B: MessageBody + 'static,
{
    type Output = Result<ServiceResponse<EitherBody<B>>, Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.project().drive.poll(cx)
    }
}

impl<B: MessageBody + 'static> Outcome for Result<ServiceResponse<B>, Error> {
    type Answer = Refused<B>;
    type Settled = Result<ServiceResponse<EitherBody<B>>, Error>;

    fn open(self) -> Result<Refused<B>, Self> {
        match self {
            Ok(response) if is_error(&response) => {
                let (request, response) = response.into_parts();
                Ok(Refused::new(Ok(request), response.map_into_left_body()))
            }
            Ok(response) => Err(Ok(response)),
            Err(error) => {
                let response = error.error_response();
                Ok(Refused::new(Err(error), response.map_into_right_body()))
            }
        }
    }

    fn pass(self) -> Self::Settled {
        self.map(ServiceResponse::map_into_left_body)
    }

    fn settled(response: Self::Settled) -> Self::Settled {
        response
    }

    fn answer(answer: OwnAnswer) -> Self::Settled {
        let cause = None;
        Err(Answered { answer, cause }.into())
    }

    /// A failure renders once more, further out, and has no headers yet.
    #[cfg(feature = "rehearse")]
    fn add_header(settled: &mut Self::Settled, name: HeaderName, value: HeaderValue) {
        let header = head::name(&name).zip(head::value_for(&value));
        if let (Ok(response), Some((name, value))) = (settled, header) {
            response.headers_mut().append(name, value);
        }
    }
}

fn is_error<B>(response: &ServiceResponse<B>) -> bool {
    let status = response.status();
    status.is_client_error() || status.is_server_error()
}

/// A response whose status is an error's, or a failure and its response.
pub(crate) struct Refused<B> {
    head: Unsent,
    body: EitherBody<B>,
}

/// A response without its body.
pub(crate) struct Unsent {
    /// A service that failed has not given the request back.
    origin: Result<HttpRequest, Error>,
    response: HttpResponse<()>,
    error: Option<Origin>,
    is_deferred: bool,
}

impl<B> Refused<B> {
    fn new(origin: Result<HttpRequest, Error>, response: HttpResponse<EitherBody<B>>) -> Self {
        let (mut response, body) = response.into_parts();
        let mut error = respond::take_origin(&mut response);
        let is_deferred = error.as_mut().is_some_and(Origin::take_deferred);
        Refused {
            head: Unsent {
                origin,
                response,
                error,
                is_deferred,
            },
            body,
        }
    }
}

impl<B: MessageBody + 'static> Seen for Refused<B> {
    fn status(&self) -> StatusCode {
        head::status_of(self.head.response.status())
    }

    fn is_marked(&self) -> bool {
        head::is_marked(&self.head.response)
    }

    fn kept(&self) -> Option<Kept<'_>> {
        let error = match &self.head.origin {
            Ok(_) => self.head.response.error(),
            Err(error) => Some(error),
        };
        Some(Kept {
            error: self.head.error.as_ref()?.kept(error)?,
            is_deferred: self.head.is_deferred,
        })
    }

    fn size(&self) -> Option<u64> {
        match self.body.size() {
            BodySize::None => Some(0),
            BodySize::Sized(size) => Some(size),
            BodySize::Stream => None,
        }
    }

    fn header(&self, name: &HeaderName) -> Option<HeaderValue> {
        let value = self.head.response.headers().get(name.as_str())?;
        head::value_of(value)
    }

    fn set_header(&mut self, name: HeaderName, value: HeaderValue) {
        if let Some((name, value)) = head::name(&name).zip(head::value_for(&value)) {
            self.head.response.headers_mut().insert(name, value);
        }
    }
}

impl<B: MessageBody + 'static> Answer for Refused<B> {
    type Head = Unsent;
    type Body = EitherBody<B>;
    type Chunk = Chunk;
    type Settled = Result<ServiceResponse<EitherBody<B>>, Error>;
    type Route = LateRoute;

    fn note_route(&self, route: &LateRoute) {
        let request = self.head.origin.as_ref().ok();
        if let Some(pattern) = request.and_then(HttpRequest::match_pattern) {
            route.get_or_init(|| pattern);
        }
    }

    fn leave(self) -> Self::Settled {
        self.head.send(self.body)
    }

    fn split(self) -> (Unsent, HeaderMap, EitherBody<B>) {
        let headers = head::read(self.head.response.headers());
        (self.head, headers, self.body)
    }

    fn poll_chunk(body: Pin<&mut Self::Body>, cx: &mut Context<'_>) -> Poll<Option<Chunk>> {
        body.poll_next(cx).map_err(Into::into)
    }

    fn data(chunk: &Chunk) -> Option<&[u8]> {
        chunk.as_deref().ok()
    }

    fn resume(
        head: Unsent,
        _: HeaderMap,
        chunks: Vec<Chunk>,
        body: Pin<Box<Self::Body>>,
    ) -> Self::Settled {
        let chunks = chunks.into_iter();
        let body = BoxBody::new(Resumed { chunks, body });
        head.send(EitherBody::right(body))
    }

    fn replace(mut head: Unsent, headers: HeaderMap, body: Option<Bytes>) -> Self::Settled {
        if !is_marked(&headers) {
            head.response.extensions_mut().insert(Mark);
        }
        head::write(headers, head.response.headers_mut());
        head.send(EitherBody::right(match body {
            Some(body) => BoxBody::new(body),
            None => BoxBody::new(body::None::new()),
        }))
    }
}

impl Unsent {
    fn send<B: MessageBody + 'static>(
        self,
        body: EitherBody<B>,
    ) -> Result<ServiceResponse<EitherBody<B>>, Error> {
        match self.origin {
            Ok(request) => {
                let response = self.response.map_body(|_, ()| body);
                Ok(ServiceResponse::new(request, response))
            }
            Err(error) => match body.try_into_bytes() {
                Ok(body) => {
                    let mut response = Response::new(body);
                    *response.status_mut() = head::status_of(self.response.status());
                    *response.headers_mut() = head::read(self.response.headers());
                    if head::is_marked(&self.response) {
                        response.extensions_mut().insert(Mark);
                    }
                    let reason = self.response.head().reason;
                    let answer = OwnAnswer { response, reason };
                    let cause = Some(error);
                    Err(Answered { answer, cause }.into())
                }
                // It renders once more, further out.
                Err(_) => Err(error),
            },
        }
    }
}

impl<F, B: MessageBody> fmt::Debug for ResponseFuture<F, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseFuture").finish_non_exhaustive()
    }
}
