//! How the middleware takes Rocket's responses apart.

use super::exchange::Rendered;
use super::head;
use crate::request::{Answer, Kept, LateRoute, Outcome, OwnAnswer, Seen};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use rocket::Response;
use rocket::response::Body;
use rocket::tokio::io::{AsyncRead, AsyncReadExt, ReadBuf};
use std::io::{self, Cursor};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// A response whose status is an error's.
pub(super) struct Refused<'r> {
    pub(super) response: Response<'r>,
    /// Where it was made of an error.
    pub(super) rendered: Option<Rendered>,
}

/// How many bytes are read at once.
const PIECE: usize = 4096;

impl<'r> Outcome for Refused<'r> {
    type Answer = Refused<'r>;
    type Settled = Response<'r>;

    fn open(self) -> Result<Self, Self> {
        Ok(self)
    }

    fn pass(self) -> Response<'r> {
        self.response
    }

    fn settled(response: Response<'r>) -> Response<'r> {
        response
    }

    fn answer(answer: OwnAnswer) -> Response<'r> {
        head::response(answer.response)
    }

    #[cfg(feature = "rehearse")]
    fn add_header(settled: &mut Response<'r>, name: HeaderName, value: HeaderValue) {
        let name = name.as_str().to_owned();
        settled.adjoin_raw_header(name, head::text_of(&value));
    }
}

impl Seen for Refused<'_> {
    fn status(&self) -> StatusCode {
        head::status_of(self.response.status())
    }

    fn is_marked(&self) -> bool {
        self.rendered.is_some() || head::is_marked(&self.response)
    }

    fn kept(&self) -> Option<Kept<'_>> {
        let kept = self.rendered.as_ref()?.kept.as_ref()?;
        Some(Kept {
            error: &*kept.error,
            is_deferred: false,
        })
    }

    fn size(&self) -> Option<u64> {
        let size = self.response.body().preset_size()?;
        u64::try_from(size).ok()
    }

    fn header(&self, name: &HeaderName) -> Option<HeaderValue> {
        let value = self.response.headers().get_one(name.as_str())?;
        head::value_of(value)
    }

    fn set_header(&mut self, name: HeaderName, value: HeaderValue) {
        let name = name.as_str().to_owned();
        self.response.set_raw_header(name, head::text_of(&value));
    }
}

impl<'r> Answer for Refused<'r> {
    type Head = Response<'r>;
    type Body = Body<'r>;
    type Chunk = io::Result<Bytes>;
    type Settled = Response<'r>;
    type Route = LateRoute;

    fn leave(self) -> Response<'r> {
        self.response
    }

    fn split(mut self) -> (Response<'r>, HeaderMap, Body<'r>) {
        let headers = head::take(&mut self.response);
        let body = self.response.body_mut().take();
        (self.response, headers, body)
    }

    fn poll_chunk(body: Pin<&mut Body<'r>>, cx: &mut Context<'_>) -> Poll<Option<Self::Chunk>> {
        let mut piece = [0; PIECE];
        let mut piece = ReadBuf::new(&mut piece);
        let read = ready!(body.poll_read(cx, &mut piece));
        let bytes = piece.filled();
        Poll::Ready(match read {
            Ok(()) if bytes.is_empty() => None,
            Ok(()) => Some(Ok(Bytes::copy_from_slice(bytes))),
            Err(error) => Some(Err(error)),
        })
    }

    fn data(chunk: &Self::Chunk) -> Option<&[u8]> {
        chunk.as_deref().ok()
    }

    fn resume(
        mut head: Response<'r>,
        headers: HeaderMap,
        chunks: Vec<Self::Chunk>,
        body: Pin<Box<Body<'r>>>,
    ) -> Response<'r> {
        head::write(&headers, &mut head);
        let mut read = Vec::new();
        let mut failed = None;
        for chunk in chunks {
            match chunk {
                Ok(bytes) => read.extend_from_slice(&bytes),
                Err(error) => failed = Some(error),
            }
        }
        let rest = Rest { failed, body };
        head.set_streamed_body(Cursor::new(read).chain(rest));
        head
    }

    fn replace(mut head: Response<'r>, headers: HeaderMap, body: Option<Bytes>) -> Response<'r> {
        head::write(&headers, &mut head);
        let body = body.unwrap_or_default();
        head.set_sized_body(body.len(), Cursor::new(body));
        head
    }
}

/// The rest of a body, or the failure that was met in it.
struct Rest<'r> {
    failed: Option<io::Error>,
    body: Pin<Box<Body<'r>>>,
}

impl AsyncRead for Rest<'_> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match self.failed.take() {
            Some(error) => Poll::Ready(Err(error)),
            None => self.body.as_mut().poll_read(cx, buffer),
        }
    }
}
