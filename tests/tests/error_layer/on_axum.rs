//! The service on axum.

use crate::streams::{BROKEN, ENDLESS, LONGEST_BODY, PANICS, PIECES, SHORT, SLOW, Streamed};
use crate::{Answer, DESCRIPTIONS, OrgError, Request, Seats, hidden, lent, panics};
use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Json, Path, Query};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use bytes::Bytes;
use errorbook::ApiError;
use errorbook::tower::ErrorLayer;
use http::{HeaderValue, StatusCode, header};
use http_body::{Body as HttpBody, Frame, SizeHint};
use http_body_util::BodyExt;
use std::pin::Pin;
use std::task::{Context, Poll};
use tower::ServiceExt;

pub(crate) async fn send(layers: &[ErrorLayer], request: Request) -> Answer {
    let router = layers
        .iter()
        .fold(routes(), |router, layer| router.layer(layer.clone()));
    let mut builder = http::Request::builder()
        .method(request.method)
        .uri(request.path);
    for (name, value) in request.headers {
        builder = builder.header(name, value);
    }
    let request = builder.body(Body::from(request.body)).unwrap();
    let (head, mut body) = router.oneshot(request).await.unwrap().into_parts();
    let mut bytes = Vec::new();
    while let Some(Ok(frame)) = body.frame().await {
        bytes.extend_from_slice(frame.data_ref().unwrap());
        if bytes.len() > LONGEST_BODY {
            break;
        }
    }
    Answer {
        status: head.status.as_u16(),
        headers: head.headers,
        body: String::from_utf8(bytes).unwrap(),
    }
}

async fn spawned(error: OrgError) -> Response {
    tokio::spawn(async { error.into_response() }).await.unwrap()
}

/// An error is rendered and dropped before the answer is made.
fn after<R: IntoResponse>(first: OrgError, answer: fn() -> R) -> Response {
    drop(first.into_response());
    answer().into_response()
}

/// The service sets a Cache-Control of its own on an error of errorbook.
async fn overwritten() -> Response {
    let mut response = OrgError::NotFound.into_response();
    let value = HeaderValue::from_static("max-age=1");
    response.headers_mut().insert(header::CACHE_CONTROL, value);
    response
}

fn routes() -> Router {
    let by_hand = || OrgError::NotFound.respond(&errorbook::Preferences::default());
    theirs(
        Router::new()
            .route("/orgs", post(|_: Json<Seats>| async {}))
            .route("/orgs/{id}", get(|_: Path<u8>| async {}))
            .route("/query", get(|_: Query<Seats>| async {}))
            .route("/ours", get(|| async { Err::<(), _>(OrgError::NotFound) }))
            .route("/token", get(|| async { Err::<(), _>(OrgError::Token) }))
            .route("/hidden", get(|| async { Err::<(), _>(hidden()) }))
            .route("/spawned", get(|| spawned(hidden())))
            .route(
                "/spawned-described",
                get(|| async { described(spawned(hidden()).await) }),
            )
            .route(
                "/other-id",
                get(|| async { with_id(OrgError::NotFound.into_response()) }),
            )
            .route(
                "/foreign-id",
                get(|| async { with_id(CONFLICT.into_response()) }),
            )
            .route("/spawned-token", get(|| spawned(OrgError::Token)))
            .route(
                "/by-hand",
                get(move || async move { by_hand().map(Body::from) }),
            )
            .route("/retried", get(|| async { after(hidden(), || "fine") }))
            .route(
                "/fallback",
                get(|| async { after(hidden(), || OrgError::NotFound) }),
            )
            .route(
                "/kept-first",
                get(|| async {
                    let kept = OrgError::NotFound.into_response();
                    drop(hidden().into_response());
                    kept
                }),
            )
            .route(
                "/dropped",
                get(|| async { after(hidden(), || StatusCode::IM_A_TEAPOT) }),
            )
            .route(
                "/dropped-json",
                get(|| async { after(hidden(), || (StatusCode::CONFLICT, Json("mine"))) }),
            )
            .route(
                "/dropped-panic",
                get(|| async {
                    drop(hidden().into_response());
                    panics().await
                }),
            )
            .route(
                "/lent",
                get(|| async { lent(&String::from("a book")).into_response() }),
            )
            .route("/cached", get(|| async { Err::<(), _>(OrgError::Cached) }))
            .route("/overwritten", get(overwritten))
            .route("/panic", get(panics))
            .route("/fine", get(|| async { "fine" }))
            .layer(DefaultBodyLimit::max(64)),
    )
}

const CONFLICT: StatusCode = StatusCode::CONFLICT;

/// With headers that describe another body.
fn described(mut response: Response) -> Response {
    for (name, value) in DESCRIPTIONS {
        let value = HeaderValue::from_static(value);
        response.headers_mut().insert(name, value);
    }
    response
}

/// With an id of the service's own, which middleware within the layer set.
fn with_id(mut response: Response) -> Response {
    let value = HeaderValue::from_static("other");
    response.headers_mut().insert("x-request-id", value);
    response
}

fn theirs(router: Router) -> Router {
    let text = || {
        let kept = [
            ("x-kept", "1"),
            ("retry-after", "7"),
            ("set-cookie", "a=b"),
            ("set-cookie", "c=d"),
        ];
        let headers = axum::response::AppendHeaders(kept);
        (CONFLICT, headers, "two \"edits\"\n at once\n")
    };
    let gone = || (StatusCode::GONE, [(header::CACHE_CONTROL, "max-age=1")]);
    let encoded = || (CONFLICT, [(header::CONTENT_ENCODING, "gzip")], "binary");
    let headers = || {
        let all = [
            ("cache-control", "max-age=1"),
            ("vary", "origin"),
            ("x-content-type-options", "nosniff"),
        ];
        (CONFLICT, axum::response::AppendHeaders(all))
    };
    router
        .route("/headers", get(move || async move { headers() }))
        .route(
            "/described",
            get(|| async { described(CONFLICT.into_response()) }),
        )
        .route(
            "/stored",
            get(|| async {
                let kept = [(header::CACHE_CONTROL, "max-age=60")];
                (StatusCode::TOO_MANY_REQUESTS, kept, "wait")
            }),
        )
        .route(
            "/json",
            get(|| async { (StatusCode::IM_A_TEAPOT, Json("mine")) }),
        )
        .route(
            "/html",
            get(|| async { (StatusCode::BAD_GATEWAY, Html("<p>mine")) }),
        )
        .route(
            "/secret",
            get(|| async { (StatusCode::BAD_GATEWAY, "canary in a text") }),
        )
        .route("/text", get(move || async move { text() }))
        .route("/long", get(|| async { (CONFLICT, "a".repeat(5_000)) }))
        .route("/teapot", get(|| async { StatusCode::IM_A_TEAPOT }))
        .route(
            "/unlisted",
            get(|| async { StatusCode::from_u16(599).unwrap() }),
        )
        .route("/gone", get(move || async move { gone() }))
        .route("/encoded", get(move || async move { encoded() }))
        .route("/pieces", get(|| async { streamed(CONFLICT, PIECES) }))
        .route("/broken", get(|| async { streamed(CONFLICT, BROKEN) }))
        .route("/slow", get(|| async { streamed(CONFLICT, SLOW) }))
        .route("/endless", get(|| async { streamed(CONFLICT, ENDLESS) }))
        .route("/short", get(|| async { streamed(CONFLICT, SHORT) }))
        .route("/body-panics", get(|| async { streamed(CONFLICT, PANICS) }))
        .route(
            "/secret-slow",
            get(|| async { streamed(StatusCode::BAD_GATEWAY, SLOW) }),
        )
        .route(
            "/secret-json",
            get(|| async { (StatusCode::BAD_GATEWAY, Json("canary")) }),
        )
}

struct StreamedBody(Streamed);

impl HttpBody for StreamedBody {
    type Data = Bytes;
    type Error = &'static str;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, &'static str>>> {
        let piece = std::task::ready!(self.0.poll(cx));
        Poll::Ready(piece.map(|piece| piece.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        self.0
            .length
            .map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

fn streamed(status: StatusCode, body: Streamed) -> Response {
    let headers = [(header::CONTENT_TYPE, "Text/Plain ; charset=x")];
    (status, headers, Body::new(StreamedBody(body))).into_response()
}
