//! The future of a response, and how the middleware takes tower's responses apart.

use super::body::{Chunk, ResponseBody};
use super::service::Matched;
#[cfg(feature = "tonic")]
use crate::adapter::tonic;
use crate::render::convert::KeptError;
#[cfg(feature = "tonic")]
use crate::render::{CurrentRequest, convert::StatusOfCall, current};
use crate::render::{Mark, is_marked};
use crate::request::{Answer, Drive, Kept, Outcome, OwnAnswer, Route, Seen};
use bytes::Bytes;
use http::response::Parts;
use http::{Extensions, HeaderMap, HeaderName, HeaderValue, Response, StatusCode};
use http_body::{Body, Frame};
use pin_project_lite::pin_project;
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

pin_project! {
    /// The response of an [`ErrorService`](super::ErrorService).
    pub struct ResponseFuture<F, B>
    where
        B: Body<Data = Bytes>,
    {
        #[pin]
        pub(super) drive: Drive<F, Refused<B>>,
    }
}

impl<F, B, E> Future for ResponseFuture<F, B>
where
    F: Future<Output = Result<Response<B>, E>>,
    B: Body<Data = Bytes>,
{
    type Output = Result<Response<ResponseBody<B>>, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.project().drive.poll(cx)
    }
}

impl<B: Body<Data = Bytes>, E> Outcome for Result<Response<B>, E> {
    type Answer = Refused<B>;
    type Settled = Result<Response<ResponseBody<B>>, E>;

    fn open(self) -> Result<Refused<B>, Self> {
        match self {
            Ok(response) if is_error(response.status()) => Ok(Refused::new(response)),
            #[cfg(feature = "tonic")]
            Ok(response) if current(CurrentRequest::is_call).unwrap_or_default() => {
                Refused::of_call(response).map_err(Ok)
            }
            // An error of the service's own passes, too.
            success => Err(success),
        }
    }

    fn pass(self) -> Self::Settled {
        self.map(|response| response.map(ResponseBody::inner))
    }

    fn settled(response: Response<ResponseBody<B>>) -> Self::Settled {
        Ok(response)
    }

    fn answer(answer: OwnAnswer) -> Self::Settled {
        let (mut head, body) = answer.response.into_parts();
        let headers = std::mem::take(&mut head.headers);
        Ok(Refused::<B>::replace(head, headers, Some(body)))
    }

    #[cfg(feature = "rehearse")]
    fn add_header(settled: &mut Self::Settled, name: HeaderName, value: HeaderValue) {
        if let Ok(response) = settled {
            response.headers_mut().append(name, value);
        }
    }
}

fn is_error(status: StatusCode) -> bool {
    status.is_client_error() || status.is_server_error()
}

/// A route that may stand in the extensions of the response.
pub(crate) trait Noted: Route {
    /// Notes it, where the request did not know it.
    fn note(&self, _: &Extensions) {}
}

impl Noted for Matched {}

/// A response whose status is an error's, to a request whose route is an `R`.
pub(crate) struct Refused<B, R = Matched> {
    pub(crate) response: Response<B>,
    pub(crate) status: StatusCode,
    pub(crate) kept: Option<KeptError>,
    pub(crate) is_deferred: bool,
    /// What a call failed with.
    pub(crate) message: Option<String>,
    pub(crate) route: PhantomData<R>,
}

impl<B, R> Refused<B, R> {
    pub(crate) fn new(mut response: Response<B>) -> Self {
        let kept: Option<KeptError> = response.extensions_mut().remove();
        let is_deferred = kept.as_ref().is_some_and(|kept| kept.deferred.take());
        // A call is answered with a status, though what is kept of the error has no fields.
        #[cfg(feature = "tonic")]
        let is_deferred = is_deferred
            || kept.is_some()
                && current(CurrentRequest::is_call).unwrap_or_default()
                && response.extensions().get::<StatusOfCall>().is_none();
        Refused {
            status: response.status(),
            is_deferred,
            response,
            kept,
            message: None,
            route: PhantomData,
        }
    }
}

impl<B: Body, R> Seen for Refused<B, R> {
    fn status(&self) -> StatusCode {
        self.status
    }

    fn is_marked(&self) -> bool {
        is_marked(self.response.headers()) || self.response.extensions().get::<Mark>().is_some()
    }

    fn kept(&self) -> Option<Kept<'_>> {
        let kept = self.kept.as_ref()?;
        Some(Kept {
            error: &*kept.error,
            is_deferred: self.is_deferred,
        })
    }

    fn size(&self) -> Option<u64> {
        let body = self.response.body();
        body.size_hint()
            .exact()
            .or_else(|| body.is_end_stream().then_some(0))
    }

    fn header(&self, name: &HeaderName) -> Option<HeaderValue> {
        self.response.headers().get(name).cloned()
    }

    fn set_header(&mut self, name: HeaderName, value: HeaderValue) {
        self.response.headers_mut().insert(name, value);
    }

    fn may_get_allow(&self) -> bool {
        true
    }
}

impl<B: Body<Data = Bytes>, R: Noted + 'static> Answer for Refused<B, R> {
    type Head = Parts;
    type Body = B;
    type Chunk = Chunk<B>;
    type Settled = Response<ResponseBody<B>>;
    type Route = R;

    fn note_route(&self, route: &R) {
        route.note(self.response.extensions());
    }

    fn message(&self) -> Option<String> {
        self.message.clone()
    }

    #[cfg_attr(not(feature = "tonic"), allow(unused_mut))]
    fn leave(mut self) -> Self::Settled {
        #[cfg(feature = "tonic")]
        if let Some(StatusOfCall(status)) = self.response.extensions_mut().remove() {
            let (head, headers, _) = self.split();
            return Self::replace(head, headers, Some(status));
        }
        self.response.map(ResponseBody::inner)
    }

    fn split(self) -> (Parts, HeaderMap, B) {
        let (mut head, body) = self.response.into_parts();
        let headers = std::mem::take(&mut head.headers);
        (head, headers, body)
    }

    fn poll_chunk(body: Pin<&mut B>, cx: &mut Context<'_>) -> Poll<Option<Chunk<B>>> {
        body.poll_frame(cx)
    }

    fn data(chunk: &Chunk<B>) -> Option<&[u8]> {
        let frame = chunk.as_ref().ok()?;
        Some(Frame::data_ref(frame).map_or(&[], |data| data))
    }

    fn resume(
        mut head: Parts,
        headers: HeaderMap,
        chunks: Vec<Chunk<B>>,
        body: Pin<Box<B>>,
    ) -> Self::Settled {
        head.headers = headers;
        Response::from_parts(head, ResponseBody::resumed(chunks, body))
    }

    #[cfg_attr(not(feature = "tonic"), allow(unused_mut))]
    fn replace(mut head: Parts, mut headers: HeaderMap, mut body: Option<Bytes>) -> Self::Settled {
        #[cfg(feature = "tonic")]
        if tonic::is_call(&headers) {
            tonic::answer(
                &mut head.status,
                &mut headers,
                &body.take().unwrap_or_default(),
            );
            body = Some(Bytes::new());
        }
        if !is_marked(&headers) {
            head.extensions.insert(Mark);
        }
        head.headers = headers;
        Response::from_parts(head, ResponseBody::own(body))
    }
}

impl<F, B: Body<Data = Bytes>> fmt::Debug for ResponseFuture<F, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseFuture").finish_non_exhaustive()
    }
}
