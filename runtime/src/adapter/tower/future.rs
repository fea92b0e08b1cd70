//! The future of a response, and how the middleware takes tower's responses apart.

use crate::render::convert::KeptError;
use crate::render::{Mark, is_marked};
use crate::request::{Drive, Head, Kept, Outcome, Rest, Text};
use bytes::{Buf, Bytes};
use http::Response;
use http::response::Parts;
use http_body::Body;
use pin_project_lite::pin_project;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

pin_project! {
    /// The response of an [`ErrorService`](super::ErrorService).
    pub struct ResponseFuture<F, B> {
        #[pin]
        pub(super) drive: Drive<F, Unsent, B>,
    }
}

/// A response without its headers and its body.
pub(crate) struct Unsent {
    parts: Parts,
    kept: Option<KeptError>,
}

impl<F, B, E> Future for ResponseFuture<F, B>
where
    F: Future<Output = Result<Response<B>, E>>,
    B: From<Bytes> + Body,
{
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.project().drive.poll(cx)
    }
}

impl Rest for Unsent {
    fn kept(&self) -> Option<Kept<'_>> {
        let kept = self.kept.as_ref()?;
        Some(Kept {
            error: &*kept.error,
            is_deferred: kept.is_deferred,
        })
    }
}

impl<B: From<Bytes> + Body, E> Outcome for Result<Response<B>, E> {
    type Rest = Unsent;
    type Body = B;
    type Settled = Self;

    fn is_error(&self) -> bool {
        self.as_ref().is_ok_and(|response| {
            let status = response.status();
            status.is_client_error() || status.is_server_error()
        })
    }

    fn pass(self) -> Self {
        self
    }

    fn open(self) -> (Head<Unsent>, B) {
        // An error of the service's own passes.
        let response = self.unwrap_or_else(|_| Response::new(B::from(Bytes::new())));
        let (mut parts, body) = response.into_parts();
        let headers = std::mem::take(&mut parts.headers);
        let head = Head {
            status: parts.status,
            is_marked: is_marked(&headers) || parts.extensions.get::<Mark>().is_some(),
            headers,
            rest: Unsent {
                kept: parts.extensions.remove(),
                parts,
            },
        };
        (head, body)
    }

    fn is_empty(body: &B) -> bool {
        body.is_end_stream() || body.size_hint().exact() == Some(0)
    }

    fn whole(body: B) -> Result<Bytes, B> {
        Err(body)
    }

    fn poll_text(mut body: Pin<&mut B>, text: &mut Text, cx: &mut Context<'_>) -> Poll<()> {
        while let Some(Ok(frame)) = ready!(body.as_mut().poll_frame(cx)) {
            let Ok(mut data) = frame.into_data() else {
                continue;
            };
            while data.has_remaining() {
                let chunk = data.chunk();
                if !text.push(chunk) {
                    return Poll::Ready(());
                }
                let size = chunk.len();
                data.advance(size);
            }
        }
        Poll::Ready(())
    }

    fn leave(head: Head<Unsent>, body: B) -> Self {
        let mut parts = head.rest.parts;
        parts.headers = head.headers;
        Ok(Response::from_parts(parts, body))
    }

    fn replace(mut head: Head<Unsent>, body: Bytes) -> Self {
        if !is_marked(&head.headers) {
            head.rest.parts.extensions.insert(Mark);
        }
        Self::leave(head, B::from(body))
    }

    fn answer(response: Response<Bytes>) -> Self {
        Ok(response.map(B::from))
    }
}

impl<F, B> fmt::Debug for ResponseFuture<F, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseFuture").finish_non_exhaustive()
    }
}
