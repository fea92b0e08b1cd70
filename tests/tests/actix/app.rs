//! The service that is asked.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::middleware::{Next, from_fn};
use actix_web::web::{self, Bytes, ServiceConfig};
use actix_web::{Error, HttpResponse, ResponseError, error, guard, rt};
use errorbook::{AnyError, ApiError, Body, HttpError, Internal, Problem, Profile, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
pub(crate) enum OrgError {
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    #[message("there is no such organization")]
    NotFound,
    #[status(403)]
    #[code("ORG_HIDDEN")]
    #[conceal(as = NotFound)]
    Hidden(#[source] std::io::Error),
    #[status(401, reason = "Show Me A Token")]
    #[code("ORG_TOKEN")]
    #[challenge(Bearer, realm = "a")]
    #[challenge(Basic, realm = "b")]
    Token,
}

pub(crate) fn hidden() -> OrgError {
    OrgError::Hidden(std::io::Error::other("canary"))
}

static ACME: Profile = Profile::new()
    .problem_type("urn:acme:{code}")
    .body(Body::CODE_MESSAGE);

catalogue! {
    pub(crate) static ERRORS = [OrgError, HttpError];
    profile = ACME;
}

#[derive(serde::Deserialize)]
struct Seats {
    #[allow(dead_code, reason = "only read from JSON")]
    seats: u8,
}

async fn panics() -> &'static str {
    assert!(!std::hint::black_box(true), "canary in a panic");
    "fine"
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

/// Every way in which an error becomes a response.
fn ours(config: &mut ServiceConfig) {
    async fn kept(error: OrgError) -> Kept {
        rt::task::yield_now().await;
        Err(error)
    }
    config
        .route("/ours", web::get().to(|| kept(OrgError::NotFound)))
        .route("/token", web::get().to(|| kept(OrgError::Token)))
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

fn theirs(config: &mut ServiceConfig) {
    config
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
        )
        .route("/pieces", web::get().to(|| async { pieces(false) }))
        .route("/broken", web::get().to(|| async { pieces(true) }));
}

/// A text that comes in pieces, and one that breaks off.
fn pieces(broken: bool) -> HttpResponse {
    let last = if broken {
        Err(error::ErrorBadGateway("broken"))
    } else {
        Ok(Bytes::from_static(b" \xff"))
    };
    let chunks = [
        Ok(Bytes::from_static(b"one ")),
        Ok(Bytes::from_static(b"two")),
        last,
    ];
    HttpResponse::Conflict()
        .content_type("Text/Plain ; charset=x")
        .streaming(futures_util::stream::iter(chunks))
}
