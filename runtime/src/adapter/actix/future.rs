//! The future of a response, and how the middleware takes actix's responses and errors apart.

use super::answered::Answered;
use super::respond::Origin;
use super::{head, respond};
use crate::render::{Mark, is_marked};
use crate::request::{Drive, Head, Kept, Outcome, Rest, Text};
use actix_web::body::{BodySize, BoxBody, EitherBody, MessageBody};
use actix_web::dev::ServiceResponse;
use actix_web::{Error, HttpRequest, HttpResponse};
use bytes::Bytes;
use http::Response;
use pin_project_lite::pin_project;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

pin_project! {
    /// The response of an [`ErrorService`](super::ErrorService).
    pub struct ResponseFuture<F, B> {
        #[pin]
        pub(super) drive: Drive<F, Unsent, EitherBody<B>>,
    }
}

/// A response without its body.
pub(crate) struct Unsent {
    /// A service that failed has not given the request back.
    origin: Result<HttpRequest, Error>,
    response: HttpResponse<()>,
    error: Option<Origin>,
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

impl Rest for Unsent {
    fn kept(&self) -> Option<Kept<'_>> {
        let error = match &self.origin {
            Ok(_) => self.response.error(),
            Err(error) => Some(error),
        };
        self.error.as_ref()?.kept(error)
    }
}

impl<B: MessageBody + 'static> Outcome for Result<ServiceResponse<B>, Error> {
    type Rest = Unsent;
    type Body = EitherBody<B>;
    type Settled = Result<ServiceResponse<EitherBody<B>>, Error>;

    fn is_error(&self) -> bool {
        self.as_ref().map_or(true, |response| {
            let status = response.status();
            status.is_client_error() || status.is_server_error()
        })
    }

    fn pass(self) -> Self::Settled {
        self.map(ServiceResponse::map_into_left_body)
    }

    fn open(self) -> (Head<Unsent>, EitherBody<B>) {
        match self {
            Ok(response) => {
                let (request, response) = response.into_parts();
                open(Ok(request), response.map_into_left_body())
            }
            Err(error) => {
                let response = error.error_response();
                open(Err(error), response.map_into_right_body())
            }
        }
    }

    fn is_empty(body: &EitherBody<B>) -> bool {
        matches!(body.size(), BodySize::None | BodySize::Sized(0))
    }

    fn whole(body: EitherBody<B>) -> Result<Bytes, EitherBody<B>> {
        body.try_into_bytes()
    }

    fn poll_text(
        mut body: Pin<&mut EitherBody<B>>,
        text: &mut Text,
        cx: &mut Context<'_>,
    ) -> Poll<()> {
        while let Some(Ok(chunk)) = ready!(body.as_mut().poll_next(cx)) {
            if !text.push(&chunk) {
                break;
            }
        }
        Poll::Ready(())
    }

    fn leave(head: Head<Unsent>, body: EitherBody<B>) -> Self::Settled {
        let mut rest = head.rest;
        match rest.origin {
            Ok(request) => {
                head::update(&head.headers, rest.response.headers_mut());
                let response = rest.response.map_body(|_, ()| body);
                Ok(ServiceResponse::new(request, response))
            }
            Err(error) => match body.try_into_bytes() {
                Ok(body) => {
                    let mut answer = Response::new(body);
                    *answer.status_mut() = head.status;
                    *answer.headers_mut() = head.headers;
                    if head.is_marked {
                        answer.extensions_mut().insert(Mark);
                    }
                    let reason = rest.response.head().reason;
                    Err(Answered::error(answer, reason, Some(error)))
                }
                // It renders once more, further out.
                Err(_) => Err(error),
            },
        }
    }

    fn replace(mut head: Head<Unsent>, body: Bytes) -> Self::Settled {
        head.is_marked = true;
        if let Ok(request) = head.rest.origin {
            let mut response = head.rest.response;
            if !is_marked(&head.headers) {
                response.extensions_mut().insert(Mark);
            }
            head::write(head.headers, response.headers_mut());
            let response = response.map_body(|_, ()| EitherBody::right(BoxBody::new(body)));
            return Ok(ServiceResponse::new(request, response));
        }
        Self::leave(head, EitherBody::right(BoxBody::new(body)))
    }

    fn answer(response: Response<Bytes>) -> Self::Settled {
        Err(Answered::error(response, None, None))
    }
}

fn open<B>(origin: Result<HttpRequest, Error>, response: HttpResponse<B>) -> (Head<Unsent>, B) {
    let (mut response, body) = response.into_parts();
    let error = respond::take_origin(&mut response);
    let is_marked = head::is_marked(&response);
    let head = Head {
        status: head::status_of(response.status()),
        headers: head::read(response.headers()),
        is_marked,
        rest: Unsent {
            origin,
            response,
            error,
        },
    };
    (head, body)
}

impl<F, B> fmt::Debug for ResponseFuture<F, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseFuture").finish_non_exhaustive()
    }
}
