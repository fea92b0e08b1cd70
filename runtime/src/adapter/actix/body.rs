//! A body whose first pieces were read.

use actix_web::body::{BodySize, EitherBody, MessageBody};
use actix_web::web::Bytes;
use std::error::Error;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::vec;

pub(crate) type Chunk = Result<Bytes, Box<dyn Error>>;

pub(super) struct Resumed<B> {
    pub(super) chunks: vec::IntoIter<Chunk>,
    pub(super) body: Pin<Box<EitherBody<B>>>,
}

impl<B: MessageBody + 'static> MessageBody for Resumed<B> {
    type Error = Box<dyn Error>;

    fn size(&self) -> BodySize {
        let read: u64 = self
            .chunks
            .as_slice()
            .iter()
            .flatten()
            .map(|chunk| chunk.len() as u64)
            .sum();
        match self.body.size() {
            BodySize::Sized(rest) => BodySize::Sized(read + rest),
            BodySize::None => BodySize::Sized(read),
            BodySize::Stream => BodySize::Stream,
        }
    }

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Chunk>> {
        match self.chunks.next() {
            Some(chunk) => Poll::Ready(Some(chunk)),
            None => self.body.as_mut().poll_next(cx).map_err(Into::into),
        }
    }
}
