//! The service on actix-web.

use crate::streams::{BROKEN, ENDLESS, LONGEST_BODY, PANICS, PIECES, SHORT, SLOW, Streamed};
use crate::{Answer, DESCRIPTIONS, OrgError, Request, Seats, hidden, lent, panics};
use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{Service, ServiceRequest, ServiceResponse};
use actix_web::http::{Method, StatusCode, header};
use actix_web::middleware::{Next, from_fn};
use actix_web::test::{TestRequest, init_service};
use actix_web::web::{self, Bytes, ServiceConfig};
use actix_web::{App, Error, HttpResponse, ResponseError, error, guard, rt};
use errorbook::actix::ErrorLayer;
use errorbook::{AnyError, ApiError, Internal, Problem};
use http::{HeaderMap, HeaderName, HeaderValue};
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

/// What a server sends, also of what middleware failed with.
pub(crate) async fn send(layers: &[ErrorLayer], request: Request) -> Answer {
    let app = App::new().configure(routes);
    let method = Method::from_bytes(request.method.as_bytes()).unwrap();
    let mut asked = TestRequest::with_uri(request.path).method(method);
    for (name, value) in request.headers {
        asked = asked.insert_header((name, value));
    }
    if !request.body.is_empty() {
        asked = asked
            .insert_header(("content-length", request.body.len()))
            .set_payload(request.body);
    }
    let asked = asked.to_request();
    match layers {
        [] => read(init_service(app).await.call(asked).await).await,
        [layer] => {
            let app = app.wrap(layer.clone());
            read(init_service(app).await.call(asked).await).await
        }
        [inner, outer] => {
            let app = app.wrap(inner.clone()).wrap(outer.clone());
            read(init_service(app).await.call(asked).await).await
        }
        _ => panic!("two layers are enough"),
    }
}

pub(crate) async fn read<B: MessageBody + 'static>(
    answered: Result<ServiceResponse<B>, Error>,
) -> Answer {
    let response: HttpResponse<BoxBody> = match answered {
        Ok(response) => response.into_parts().1.map_into_boxed_body(),
        Err(error) => error.error_response(),
    };
    let (head, body) = response.into_parts();
    let mut body = std::pin::pin!(body);
    let mut bytes = Vec::new();
    while let Some(Ok(chunk)) = poll_fn(|cx| body.as_mut().poll_next(cx)).await {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > LONGEST_BODY {
            break;
        }
    }
    // actix-web has headers of http 0.2.
    let mut headers = HeaderMap::new();
    for (name, value) in head.headers() {
        let name = HeaderName::from_bytes(name.as_str().as_bytes()).unwrap();
        headers.append(name, HeaderValue::from_bytes(value.as_bytes()).unwrap());
    }
    Answer {
        status: head.status().as_u16(),
        headers,
        body: String::from_utf8(bytes).unwrap(),
    }
}

async fn spawned<E: ResponseError + 'static>(error: fn() -> E) -> HttpResponse {
    let task = rt::spawn(async move { HttpResponse::from_error(error()) });
    task.await.unwrap()
}

/// What middleware within the layer refuses never becomes a response there.
async fn refuse(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    match request.path() {
        "/refused/ours" => Err(hidden().into()),
        "/refused/text" => Err(error::ErrorUnauthorized("who is it?")),
        "/refused/secret" => Err(error::ErrorBadGateway("canary")),
        "/refused/json" => Err(error::InternalError::from_response(
            "",
            HttpResponse::Conflict().json("mine"),
        )
        .into()),
        _ => next.call(request).await,
    }
}

type Kept = Result<&'static str, OrgError>;

pub(crate) fn routes(config: &mut ServiceConfig) {
    let ok = || async { "fine" };
    config
        .app_data(web::JsonConfig::default().limit(64))
        .service(
            web::resource("/orgs").route(web::post().to(|_: web::Json<Seats>| async { "fine" })),
        )
        .route(
            "/orgs/{id}",
            web::get().to(|_: web::Path<u8>| async { "fine" }),
        )
        .route(
            "/query",
            web::get().to(|_: web::Query<Seats>| async { "fine" }),
        )
        .route(
            "/guarded",
            web::get()
                .guard(guard::Header("x-secret", "1"))
                .to(|| async { "fine" }),
        )
        .route("/fine", web::get().to(ok))
        .route("/panic", web::get().to(panics))
        .service(
            web::scope("/refused")
                .wrap(from_fn(refuse))
                .route("/fine", web::get().to(ok)),
        );
    ours(config);
    theirs(config);
}

/// An error is rendered and dropped before the answer goes out.
fn dropped<R>(answer: R) -> R {
    drop(hidden().error_response());
    answer
}

/// Every way in which an error becomes a response.
fn ours(config: &mut ServiceConfig) {
    async fn kept(error: OrgError) -> Kept {
        rt::task::yield_now().await;
        Err(error)
    }
    config
        .route("/ours", web::get().to(|| kept(OrgError::NotFound)))
        .route("/token", web::get().to(|| kept(OrgError::Token)))
        .route("/retried", web::get().to(|| async { dropped("fine") }))
        .route(
            "/fallback",
            web::get().to(|| async { dropped(Err::<&str, _>(OrgError::NotFound)) }),
        )
        .route(
            "/kept-first",
            web::get().to(|| async {
                let kept = HttpResponse::from_error(OrgError::NotFound);
                dropped(kept)
            }),
        )
        .route(
            "/dropped",
            web::get().to(|| async { dropped(HttpResponse::ImATeapot().finish()) }),
        )
        .route(
            "/dropped-json",
            web::get().to(|| async { dropped(HttpResponse::Conflict().json("mine")) }),
        )
        .route(
            "/dropped-panic",
            web::get().to(|| async {
                dropped(());
                panics().await
            }),
        )
        .route(
            "/lent",
            web::get().to(|| async { lent(&String::from("a book")).error_response() }),
        )
        .route("/cached", web::get().to(|| kept(OrgError::Cached)))
        .route(
            "/overwritten",
            web::get().to(|| async {
                let mut response = OrgError::NotFound.error_response();
                let value = header::HeaderValue::from_static("max-age=1");
                response.headers_mut().insert(header::CACHE_CONTROL, value);
                response
            }),
        )
        .route("/hidden", web::get().to(|| kept(hidden())))
        .route("/spawned", web::get().to(|| spawned(hidden)))
        .route(
            "/spawned-token",
            web::get().to(|| spawned(|| OrgError::Token)),
        )
        .route(
            "/spawned-box",
            web::get().to(|| spawned(|| -> Box<dyn ApiError> { Box::new(hidden()) })),
        )
        .route(
            "/spawned-problem",
            web::get().to(|| spawned(|| Problem(hidden()))),
        )
        .route(
            "/spawned-any",
            web::get().to(|| spawned(|| AnyError::from(hidden()))),
        )
        .route(
            "/box",
            web::get().to(|| async { Err::<&str, Box<dyn ApiError>>(Box::new(hidden())) }),
        )
        .route(
            "/problem",
            web::get().to(|| async { Err::<&str, _>(Problem(hidden())) }),
        )
        .route(
            "/any",
            web::get().to(|| async {
                let failed: Result<&str, _> = Err(std::io::Error::other("canary"));
                failed.internal()
            }),
        )
        .route(
            "/actix-error",
            web::get().to(|| async { Err::<&str, Error>(hidden().into()) }),
        )
        .route(
            "/by-hand",
            web::get().to(|| async { hidden().error_response() }),
        )
        .route(
            "/twice",
            web::get().to(|| async {
                let error = hidden();
                drop(error.error_response());
                Err::<&str, _>(error)
            }),
        );
}

/// With headers that describe another body.
fn described(mut response: HttpResponse) -> HttpResponse {
    for (name, value) in DESCRIPTIONS {
        let name = header::HeaderName::from_static(name);
        let value = header::HeaderValue::from_static(value);
        response.headers_mut().insert(name, value);
    }
    response
}

/// With an id of the service's own, which middleware within the layer set.
fn with_id(mut response: HttpResponse) -> HttpResponse {
    let name = header::HeaderName::from_static("x-request-id");
    let value = header::HeaderValue::from_static("other");
    response.headers_mut().insert(name, value);
    response
}

fn theirs(config: &mut ServiceConfig) {
    config
        .route(
            "/described",
            web::get().to(|| async { described(HttpResponse::Conflict().finish()) }),
        )
        .route(
            "/spawned-described",
            web::get().to(|| async { described(spawned(hidden).await) }),
        )
        .route(
            "/other-id",
            web::get().to(|| async { with_id(OrgError::NotFound.error_response()) }),
        )
        .route(
            "/foreign-id",
            web::get().to(|| async { with_id(HttpResponse::Conflict().finish()) }),
        )
        .route(
            "/stored",
            web::get().to(|| async {
                HttpResponse::TooManyRequests()
                    .insert_header(("cache-control", "max-age=60"))
                    .content_type("text/plain")
                    .body("wait")
            }),
        )
        .route(
            "/headers",
            web::get().to(|| async {
                HttpResponse::Conflict()
                    .insert_header(("cache-control", "max-age=1"))
                    .insert_header(("vary", "origin"))
                    .insert_header(("x-content-type-options", "nosniff"))
                    .finish()
            }),
        )
        .route(
            "/json",
            web::get().to(|| async { HttpResponse::ImATeapot().json("mine") }),
        )
        .route(
            "/html",
            web::get().to(|| async {
                HttpResponse::BadGateway()
                    .content_type("text/html")
                    .body("<p>mine")
            }),
        )
        .route(
            "/secret",
            web::get().to(|| async { error::ErrorBadGateway("canary in a text").error_response() }),
        )
        .route(
            "/text",
            web::get().to(|| async {
                HttpResponse::Conflict()
                    .insert_header(("x-kept", "1"))
                    .insert_header(("retry-after", "7"))
                    .append_header(("set-cookie", "a=b"))
                    .append_header(("set-cookie", "c=d"))
                    .content_type("text/plain")
                    .body("two \"edits\"\n at once\n")
            }),
        )
        .route(
            "/long",
            web::get().to(|| async { ("a".repeat(5_000), StatusCode::CONFLICT) }),
        )
        .route(
            "/teapot",
            web::get().to(|| async { HttpResponse::ImATeapot().finish() }),
        )
        .route(
            "/unlisted",
            web::get().to(|| async { HttpResponse::new(StatusCode::from_u16(599).unwrap()) }),
        )
        .route(
            "/gone",
            web::get().to(|| async {
                HttpResponse::Gone()
                    .insert_header(("cache-control", "max-age=1"))
                    .finish()
            }),
        )
        .route(
            "/encoded",
            web::get().to(|| async {
                HttpResponse::Conflict()
                    .insert_header(("content-encoding", "gzip"))
                    .content_type("text/plain")
                    .body("binary")
            }),
        );
    streams(config);
}

fn streams(config: &mut ServiceConfig) {
    config
        .route(
            "/pieces",
            web::get().to(|| async { streamed(CONFLICT, PIECES) }),
        )
        .route(
            "/broken",
            web::get().to(|| async { streamed(CONFLICT, BROKEN) }),
        )
        .route(
            "/slow",
            web::get().to(|| async { streamed(CONFLICT, SLOW) }),
        )
        .route(
            "/endless",
            web::get().to(|| async { streamed(CONFLICT, ENDLESS) }),
        )
        .route(
            "/short",
            web::get().to(|| async { streamed(CONFLICT, SHORT) }),
        )
        .route(
            "/body-panics",
            web::get().to(|| async { streamed(CONFLICT, PANICS) }),
        )
        .route(
            "/secret-slow",
            web::get().to(|| async { streamed(StatusCode::BAD_GATEWAY, SLOW) }),
        )
        .route(
            "/secret-json",
            web::get().to(|| async { HttpResponse::BadGateway().json("canary") }),
        );
}

const CONFLICT: StatusCode = StatusCode::CONFLICT;

struct StreamedBody(Streamed);

impl MessageBody for StreamedBody {
    type Error = Box<dyn std::error::Error>;

    fn size(&self) -> BodySize {
        self.0.length.map_or(BodySize::Stream, BodySize::Sized)
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Self::Error>>> {
        self.0.poll(cx).map_err(Into::into)
    }
}

fn streamed(status: StatusCode, body: Streamed) -> HttpResponse {
    HttpResponse::build(status)
        .content_type("Text/Plain ; charset=x")
        .body(StreamedBody(body))
}
