//! Calls of gRPC through the layer: what becomes of a status and of a refusal, and what is reported of it.

use axum::response::IntoResponse;
use bytes::Bytes;
use errorbook::tower::ErrorLayer;
use errorbook::{AnyError, ApiError, HttpError, Internal, Offer, Problem, Profile, catalogue};
use http::{HeaderMap, Request, Response, StatusCode};
use http_body_util::{BodyExt, Full};
use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use tonic::{Code, Status};
use tonic_types::StatusExt;
use tower::{Layer, ServiceExt, service_fn};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    #[message("there is no {slug}")]
    NotFound {
        #[expose]
        slug: String,
    },
    #[status(500)]
    #[code("ORG_STORE")]
    #[grpc(data_loss)]
    Store(#[from] std::io::Error),
    #[status(403)]
    #[code("ORG_UNLISTED")]
    #[internal]
    Unlisted,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "TEXT")]
#[status(400)]
#[code("TEXT_BAD")]
#[message("{text} is bad")]
struct Borrowed<'a> {
    #[expose(message)]
    text: &'a str,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ANY")]
#[status(503)]
#[code("ANY_OF")]
struct Generic<T> {
    #[expose]
    value: T,
}

static ACME: Profile = Profile::new()
    .domain("orgs.acme.example")
    .docs("https://docs.acme.example/{code}")
    .code_header("x-error-code")
    .offers(&[Offer::JSON]);

catalogue! {
    static ERRORS = [OrgError, Borrowed<'_>, HttpError];
    profile = ACME;
}

type Reports = Arc<Mutex<Vec<String>>>;

fn layer(reports: &Reports) -> ErrorLayer {
    let reports = Arc::clone(reports);
    ErrorLayer::new(&ERRORS).on_error(move |event| {
        let error = event.error().map(ToString::to_string).unwrap_or_default();
        let text = event.text().or(event.panic()).unwrap_or_default();
        let report = format!("{} {error}{text}", event.code());
        reports.lock().unwrap().push(report);
    })
}

struct Answer {
    head: HeaderMap,
    status: Status,
    reports: Vec<String>,
}

impl Answer {
    fn reason(&self) -> String {
        self.status.get_details_error_info().unwrap().reason
    }
}

/// What a call is answered with by a service behind two layers.
async fn call(answer: impl AsyncFn() -> Response<Full<Bytes>>) -> Answer {
    let response = call_with("application/grpc", answer).await;
    let (response, reports) = response;
    assert_eq!(response.status(), 200);
    let head = response.headers().clone();
    assert_eq!(head["content-type"], "application/grpc");
    assert!(head.contains_key("x-request-id"));
    let body = response.into_body().collect().await.unwrap().to_bytes();
    assert_eq!(body, "");
    let status = Status::from_header_map(&head).unwrap();
    Answer {
        head,
        status,
        reports,
    }
}

async fn call_with(
    content_type: &str,
    answer: impl AsyncFn() -> Response<Full<Bytes>>,
) -> (
    Response<impl http_body::Body<Data = Bytes, Error = Infallible>>,
    Vec<String>,
) {
    let reports = Reports::default();
    let service = service_fn(async |_: Request<()>| Ok::<_, Infallible>(answer().await));
    let service = layer(&reports).layer(layer(&reports).layer(service));
    let request = Request::post("/").header("content-type", content_type);
    let response = service.oneshot(request.body(()).unwrap()).await.unwrap();
    let reports = reports.lock().unwrap().clone();
    (response, reports)
}

fn not_found() -> OrgError {
    OrgError::NotFound {
        slug: "acme".to_owned(),
    }
}

#[tokio::test]
async fn a_status_of_an_error_is_reported_once() {
    let answer = call(async || Status::from(not_found()).into_http()).await;
    assert_eq!(answer.status.code(), Code::NotFound);
    assert_eq!(answer.status.message(), "there is no acme");
    assert_eq!(answer.reason(), "ORG_NOT_FOUND");
    assert_eq!(answer.reports, ["ORG_NOT_FOUND there is no acme"]);
    assert_eq!(answer.head["x-error-code"], "ORG_NOT_FOUND");
    // What is for browsers and caches is left out.
    for name in ["vary", "cache-control", "link", "x-content-type-options"] {
        assert!(!answer.head.contains_key(name), "{name}");
    }
    let store = std::io::Error::other("CANARY");
    let store = Mutex::new(Some(OrgError::Store(store)));
    let answer =
        call(async || Status::from(store.lock().unwrap().take().unwrap()).into_http()).await;
    assert_eq!(answer.status.code(), Code::DataLoss);
    assert!(!format!("{:?}", answer.head).contains("CANARY"));
    assert_eq!(answer.reports, ["ORG_STORE Internal Server Error"]);
}

/// In a spawned task no layer sees the error become a status: it is made again.
#[tokio::test]
async fn an_error_out_of_sight_is_rendered_again() {
    let answer = call(async || {
        let status = tokio::spawn(async { Status::from(not_found()) });
        status.await.unwrap().into_http()
    })
    .await;
    let info = answer.status.get_details_error_info().unwrap();
    assert_eq!(info.domain, "orgs.acme.example");
    assert_eq!(info.metadata["slug"], "acme");
    assert!(answer.status.get_details_request_info().is_some());
    let link = &answer.status.get_details_help().unwrap().links[0];
    assert_eq!(link.url, "https://docs.acme.example/ORG_NOT_FOUND");
    assert_eq!(answer.reports, ["ORG_NOT_FOUND there is no acme"]);

    let answer = call(async || {
        let masked = || "x".parse::<u8>().internal().unwrap_err();
        tokio::spawn(async move { Status::from(masked()) })
            .await
            .unwrap()
            .into_http()
    })
    .await;
    assert_eq!(answer.reason(), "HTTP_INTERNAL_SERVER_ERROR");
}

/// As on other frameworks: `Problem`, `AnyError`, boxes, and types that borrow or are generic.
#[tokio::test]
async fn whatever_is_an_error_is_a_status() {
    type Make = fn(&str) -> Status;

    let text = "it".to_owned();
    let statuses: [(Make, _, _); 5] = [
        (
            |_| Problem(not_found()).into(),
            Code::NotFound,
            "ORG_NOT_FOUND",
        ),
        (
            |_| AnyError::from(not_found()).into(),
            Code::NotFound,
            "ORG_NOT_FOUND",
        ),
        (
            |_| (Box::new(not_found()) as Box<dyn ApiError>).into(),
            Code::NotFound,
            "ORG_NOT_FOUND",
        ),
        (
            |text| Borrowed { text }.into(),
            Code::InvalidArgument,
            "TEXT_BAD",
        ),
        (|_| Generic { value: 7 }.into(), Code::Unavailable, "ANY_OF"),
    ];
    for (status, code, reason) in statuses {
        let answer = call(async || status(&text).into_http()).await;
        assert_eq!(answer.status.code(), code);
        assert_eq!(answer.reason(), reason);
        assert_eq!(answer.reports.len(), 1, "{:?}", answer.reports);
        assert!(answer.reports[0].starts_with(reason));
    }
}

/// What other layers and tonic refuse, by HTTP's status or by gRPC's.
#[tokio::test]
async fn a_refusal_is_a_status() {
    let text = |status, text: &'static str| {
        let body = Full::from(text);
        let mut response = Response::new(body);
        *response.status_mut() = status;
        let plain = http::HeaderValue::from_static("text/plain");
        response.headers_mut().insert("content-type", plain);
        response
    };
    let empty = |status| {
        let mut response = Response::new(Full::default());
        *response.status_mut() = status;
        response
    };
    // The answer, the code, the message, the reason, and what is reported.
    let rows = [
        (
            empty(StatusCode::NOT_FOUND),
            Code::NotFound,
            "Not Found",
            "HTTP_NOT_FOUND",
            "HTTP_NOT_FOUND ",
        ),
        (
            text(StatusCode::PAYLOAD_TOO_LARGE, "too much"),
            Code::FailedPrecondition,
            "too much",
            "HTTP_CONTENT_TOO_LARGE",
            "HTTP_CONTENT_TOO_LARGE ",
        ),
        (
            text(StatusCode::BAD_GATEWAY, "CANARY"),
            Code::Internal,
            "Bad Gateway",
            "HTTP_BAD_GATEWAY",
            "HTTP_BAD_GATEWAY CANARY",
        ),
        (
            Status::unimplemented("").into_http(),
            Code::Unimplemented,
            "Not Implemented",
            "HTTP_NOT_IMPLEMENTED",
            "HTTP_NOT_IMPLEMENTED ",
        ),
        (
            Status::already_exists("a % \u{fc} b").into_http(),
            Code::AlreadyExists,
            "a % \u{fc} b",
            "HTTP_CONFLICT",
            "HTTP_CONFLICT ",
        ),
        (
            Status::unknown("CANARY").into_http(),
            Code::Unknown,
            "Internal Server Error",
            "HTTP_INTERNAL_SERVER_ERROR",
            "HTTP_INTERNAL_SERVER_ERROR CANARY",
        ),
    ];
    for (response, code, message, reason, report) in rows {
        let response = Mutex::new(Some(response));
        let answer = call(async || response.lock().unwrap().take().unwrap()).await;
        assert_eq!(answer.status.code(), code, "{reason}");
        assert_eq!(answer.status.message(), message, "{reason}");
        assert_eq!(answer.reason(), reason);
        let details: tonic_types::Status = prost::Message::decode(answer.status.details()).unwrap();
        assert_eq!(details.code, i32::from(code), "{reason}");
        assert_eq!(answer.reports, [report]);
        assert!(!format!("{:?}", answer.head).contains("CANARY"));
    }
}

async fn sent(error: impl IntoResponse) -> Response<Full<Bytes>> {
    let (head, body) = error.into_response().into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    Response::from_parts(head, Full::from(body))
}

/// What a layer inside refuses with, as HTTP has it: by `into_response`, on axum.
#[tokio::test]
async fn a_response_of_an_error_is_a_status() {
    let owned = call(async || sent(not_found()).await).await;
    let problem = call(async || Problem(not_found()).into()).await;
    let text = "it".to_owned();
    let borrowed = call(async || sent(Borrowed { text: &text }).await).await;
    // What is kept of it out of sight is its message.
    let spawned = call(async || {
        let task = tokio::spawn(sent(Borrowed { text: "it" }));
        task.await.unwrap()
    })
    .await;
    let not_found = (Code::NotFound, "ORG_NOT_FOUND", "there is no acme");
    let bad = (Code::InvalidArgument, "TEXT_BAD", "it is bad");
    for (answer, (code, reason, message)) in [
        (owned, not_found),
        (problem, not_found),
        (borrowed, bad),
        (spawned, bad),
    ] {
        assert_eq!(answer.status.code(), code, "{reason}");
        assert_eq!(answer.status.message(), message);
        assert_eq!(answer.reason(), reason);
        assert_eq!(answer.reports, [format!("{reason} {message}")]);
        assert_eq!(answer.head.get_all("x-error-code").iter().count(), 1);
        for name in ["vary", "cache-control", "link", "x-content-type-options"] {
            assert!(!answer.head.contains_key(name), "{name}");
        }
    }
}

/// Over HTTP, what is made out of sight of an error that borrows is sent as it is, and reported with its code.
#[tokio::test]
async fn an_error_that_borrows_is_reported_out_of_sight() {
    let (response, reports) = call_with("application/json", async || {
        let task = tokio::spawn(sent(Borrowed { text: "it" }));
        task.await.unwrap()
    })
    .await;
    assert_eq!(response.status(), 400);
    assert_eq!(
        response.headers()["content-type"],
        "application/problem+json"
    );
    assert_eq!(reports, ["TEXT_BAD it is bad"]);
}

#[tokio::test]
async fn a_panic_is_a_status() {
    let answer = call(async || panic!("CANARY")).await;
    assert_eq!(answer.status.code(), Code::Internal);
    assert_eq!(answer.reason(), "HTTP_INTERNAL_SERVER_ERROR");
    assert_eq!(answer.reports, ["HTTP_INTERNAL_SERVER_ERROR CANARY"]);
    assert!(!format!("{:?}", answer.head).contains("CANARY"));
}

/// Clients take 8 KiB of headers: what is long is cut off, and never the reason.
#[tokio::test]
async fn what_is_long_is_left_out() {
    for (slug, is_long) in [
        ("a".repeat(300), false),
        ("a".repeat(1 << 20), true),
        ("\u{fc}".repeat(1 << 12), true),
    ] {
        let error = || OrgError::NotFound { slug: slug.clone() };
        let answer = call(async || Status::from(error()).into_http()).await;
        let size: usize = answer
            .head
            .iter()
            .map(|(name, value)| name.as_str().len() + value.len())
            .sum();
        assert!(size < 8000, "{size}");
        let info = answer.status.get_details_error_info().unwrap();
        assert_eq!(info.reason, "ORG_NOT_FOUND");
        assert_eq!(info.metadata.is_empty(), is_long);
        let message = answer.status.get_details_localized_message();
        assert_eq!(message.is_none(), is_long);
        assert_eq!(answer.status.message().len() == 512, is_long);
        assert!(error().message().starts_with(answer.status.message()));
        assert!(answer.status.get_details_request_info().is_some());
        assert!(answer.status.get_details_help().is_some());
    }
}

/// An error that the catalogue does not show has no page.
#[tokio::test]
async fn an_unlisted_error_has_no_link() {
    let answer = call(async || Status::from(OrgError::Unlisted).into_http()).await;
    assert_eq!(answer.reason(), "ORG_UNLISTED");
    assert!(answer.status.get_details_help().is_none());
}

#[tokio::test]
async fn what_is_not_a_refusal_is_left_alone() {
    let status = || Status::with_details(Code::Aborted, "a", Bytes::from_static(b"own"));
    let (response, reports) = call_with("application/grpc", async || status().into_http()).await;
    let left = Status::from_header_map(response.headers()).unwrap();
    assert_eq!((left.message(), left.details()), ("a", &b"own"[..]));
    assert_eq!(reports, [""; 0]);

    let ok = || Response::new(Full::from("ok"));
    let (response, reports) = call_with("application/grpc", async || ok()).await;
    assert!(!response.headers().contains_key("grpc-status"));
    assert_eq!(reports, [""; 0]);
}

/// Only a call is answered by a status.
#[tokio::test]
async fn a_call_is_told_by_its_content_type() {
    for (content_type, is_call) in [
        ("application/grpc", true),
        ("application/grpc+proto", true),
        ("Application/GRPC; a=b", true),
        ("application/grpc-web+proto", true),
        ("application/grpcs", false),
        ("application/json", false),
        ("", false),
    ] {
        let (response, _) = call_with(content_type, async || panic!("x")).await;
        let has_status = response.headers().contains_key("grpc-status");
        assert_eq!(has_status, is_call, "{content_type}");
        let status = if is_call { 200 } else { 500 };
        assert_eq!(response.status(), status, "{content_type}");
    }
}

catalogue! {
    static GERMAN = [HttpError];
    profile = ACME;
    language = "de";
}

#[tokio::test]
async fn a_localized_message_names_the_language_of_the_catalogue() {
    let service = service_fn(async |_: Request<()>| {
        let response = Response::builder().status(404);
        Ok::<_, Infallible>(response.body(Full::<Bytes>::default()).unwrap())
    });
    let service = ErrorLayer::new(&GERMAN).layer(service);
    let request = Request::post("/").header("content-type", "application/grpc");
    let response = service.oneshot(request.body(()).unwrap()).await.unwrap();
    let status = Status::from_header_map(response.headers()).unwrap();
    let message = status.get_details_localized_message().unwrap();
    assert_eq!(message.locale, "de");
}
