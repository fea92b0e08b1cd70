//! The body of a response that went through the layer.

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::vec;

pin_project! {
    /// The body of a response of an [`ErrorService`](super::ErrorService): the service's own, or errorbook's.
    pub struct ResponseBody<B>
    where
        B: Body,
    {
        #[pin]
        kind: Kind<B>,
    }
}

pin_project! {
    #[project = KindProjection]
    enum Kind<B>
    where
        B: Body,
    {
        Inner { #[pin] body: B },
        /// A body whose first pieces were read.
        Resumed { chunks: vec::IntoIter<Chunk<B>>, body: Pin<Box<B>> },
        /// One of errorbook's; `None` where its length is not known.
        Own { bytes: Option<Bytes> },
    }
}

pub(super) type Chunk<B> = Result<Frame<<B as Body>::Data>, <B as Body>::Error>;

impl<B: Body> ResponseBody<B> {
    pub(super) fn inner(body: B) -> Self {
        ResponseBody {
            kind: Kind::Inner { body },
        }
    }

    pub(super) fn resumed(chunks: Vec<Chunk<B>>, body: Pin<Box<B>>) -> Self {
        let chunks = chunks.into_iter();
        ResponseBody {
            kind: Kind::Resumed { chunks, body },
        }
    }

    pub(crate) fn own(bytes: Option<Bytes>) -> Self {
        ResponseBody {
            kind: Kind::Own { bytes },
        }
    }
}

/// An empty body.
impl<B: Body> Default for ResponseBody<B> {
    fn default() -> Self {
        Self::own(Some(Bytes::new()))
    }
}

impl<B: Body<Data = Bytes>> Body for ResponseBody<B> {
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        match self.project().kind.project() {
            KindProjection::Inner { body } => body.poll_frame(cx),
            KindProjection::Resumed { chunks, body } => match chunks.next() {
                Some(chunk) => Poll::Ready(Some(chunk)),
                None => body.as_mut().poll_frame(cx),
            },
            KindProjection::Own { bytes } => {
                let rest = bytes.as_mut().map(std::mem::take);
                let frame = rest.filter(|bytes| !bytes.is_empty()).map(Frame::data);
                Poll::Ready(frame.map(Ok))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.kind {
            Kind::Inner { body } => body.is_end_stream(),
            Kind::Resumed { chunks, body } => chunks.len() == 0 && body.is_end_stream(),
            Kind::Own { bytes } => bytes.as_ref().is_some_and(Bytes::is_empty),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.kind {
            Kind::Inner { body } => body.size_hint(),
            Kind::Resumed { chunks, body } => {
                let data = chunks
                    .as_slice()
                    .iter()
                    .flatten()
                    .filter_map(Frame::data_ref);
                let read: u64 = data.map(|data| data.len() as u64).sum();
                let rest = body.size_hint();
                let mut size = SizeHint::new();
                size.set_lower(rest.lower().saturating_add(read));
                if let Some(upper) = rest.upper().and_then(|upper| upper.checked_add(read)) {
                    size.set_upper(upper);
                }
                size
            }
            Kind::Own { bytes: Some(bytes) } => SizeHint::with_exact(bytes.len() as u64),
            Kind::Own { bytes: None } => SizeHint::default(),
        }
    }
}

impl<B: Body> fmt::Debug for ResponseBody<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseBody").finish_non_exhaustive()
    }
}
