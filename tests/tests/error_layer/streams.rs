//! Foreign texts that come in pieces: what is at hand or short becomes a message, all else goes on as it was.

use crate::{ERRORS, Framework, Request, silence};
use bytes::Bytes;
use errorbook::tower::{ErrorLayer, Reshape};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

/// Tests read no more of a body than this.
pub(crate) const LONGEST_BODY: usize = 1 << 16;

/// A body, piece by piece.
#[derive(Clone)]
pub(crate) struct Streamed {
    pieces: &'static [Piece],
    pub(crate) length: Option<u64>,
}

#[derive(Clone, Copy)]
enum Piece {
    Text(&'static [u8]),
    /// The next piece is there when it is asked for again.
    Later,
    Failure,
    Panic,
    /// The same bytes for ever.
    Endless,
}

use Piece::{Endless, Failure, Later, Panic, Text};

pub(crate) const PIECES: Streamed = stream(&[Text(b"one "), Text(b"two"), Text(b" \xff")]);
pub(crate) const BROKEN: Streamed = stream(&[Text(b"one "), Text(b"two"), Failure]);
pub(crate) const SLOW: Streamed = stream(&[Text(b"one "), Later, Text(b"two")]);
pub(crate) const ENDLESS: Streamed = stream(&[Endless]);
pub(crate) const PANICS: Streamed = stream(&[Text(b"one "), Panic]);
pub(crate) const SHORT: Streamed = Streamed {
    length: Some(7),
    ..SLOW
};

const fn stream(pieces: &'static [Piece]) -> Streamed {
    let length = None;
    Streamed { pieces, length }
}

impl Streamed {
    pub(crate) fn poll(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, &'static str>>> {
        let Some((first, rest)) = self.pieces.split_first() else {
            return Poll::Ready(None);
        };
        if !matches!(first, Endless) {
            self.pieces = rest;
        }
        match first {
            Text(text) => {
                let length = u64::try_from(text.len()).unwrap();
                self.length = self.length.map(|left| left - length);
                Poll::Ready(Some(Ok(Bytes::from_static(text))))
            }
            Later => {
                cx.waker().wake_by_ref();
                Poll::Pending
            }
            Failure => Poll::Ready(Some(Err("broken"))),
            Panic => panic!("canary in a panic"),
            Endless => Poll::Ready(Some(Ok(Bytes::from_static(&[b'a'; 100])))),
        }
    }
}

#[actix_web::test]
async fn a_text_that_is_not_at_hand_goes_on_as_it_was() {
    silence();
    let endless = "a".repeat(LONGEST_BODY);
    for framework in Framework::ALL {
        for (path, body) in [
            ("/slow", "one two"),
            ("/broken", "one two"),
            ("/endless", &endless),
        ] {
            let answer = framework
                .send(&[ErrorLayer::new(&ERRORS)], Request::get(path))
                .await;
            assert_eq!(answer.status, 409, "{framework:?} {path}");
            assert!(answer.body.starts_with(body), "{framework:?} {path}");
            let content_type = answer.all("content-type");
            assert_eq!(
                content_type,
                ["Text/Plain ; charset=x"],
                "{framework:?} {path}"
            );
        }
    }
}

#[actix_web::test]
async fn a_short_text_is_waited_for() {
    for framework in Framework::ALL {
        let layers = [ErrorLayer::new(&ERRORS)];
        let answer = framework.send(&layers, Request::get("/short")).await;
        let expected = r#"{"code":"HTTP_CONFLICT","message":"one two"}"#;
        assert_eq!(answer.body, expected, "{framework:?}");
    }
}

#[actix_web::test]
async fn a_body_that_panics_is_a_panic() {
    silence();
    for framework in Framework::ALL {
        let layers = [ErrorLayer::new(&ERRORS)];
        let answer = framework.send(&layers, Request::get("/body-panics")).await;
        assert_eq!(answer.status, 500, "{framework:?}");
        let expected = r#"{"code":"HTTP_INTERNAL_SERVER_ERROR","message":"Internal Server Error"}"#;
        assert_eq!(answer.body, expected, "{framework:?}");
    }
}

#[actix_web::test]
async fn what_a_foreign_5xx_said_is_reported_and_not_sent() {
    const GATEWAY: &str = r#"{"code":"HTTP_BAD_GATEWAY","message":"Bad Gateway"}"#;
    let told: Arc<Mutex<Vec<Option<String>>>> = Arc::default();
    let events = Arc::clone(&told);
    let layer = ErrorLayer::new(&ERRORS)
        .reshape(Reshape::Everything)
        .on_error(move |event| {
            let text = event.text().map(ToOwned::to_owned);
            events.lock().unwrap().push(text);
        });
    let actix = ("/refused/secret", Some("canary"));
    for (framework, own) in [(Framework::Axum, None), (Framework::Actix, Some(actix))] {
        let both = [
            ("/secret", Some("canary in a text")),
            ("/secret-slow", Some("one")),
            ("/secret-json", Some("\"canary\"")),
            ("/html", Some("<p>mine")),
        ];
        for (path, text) in both.into_iter().chain(own) {
            let answer = framework
                .send(std::slice::from_ref(&layer), Request::get(path))
                .await;
            assert_eq!(answer.body, GATEWAY, "{framework:?} {path}");
            let expected = [text.map(ToOwned::to_owned)];
            let told = std::mem::take(&mut *told.lock().unwrap());
            assert_eq!(told, expected, "{framework:?} {path}");
        }
        // A client sees the text of a 4xx.
        let request = Request::get("/text");
        framework.send(std::slice::from_ref(&layer), request).await;
        assert_eq!(std::mem::take(&mut *told.lock().unwrap()), [None]);
    }
}
