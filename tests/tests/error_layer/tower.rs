//! On tower: `IntoResponse` renders with the service's profile, in the representation that the request
//! prefers, wherever the error is rendered.

use axum::Router;
use axum::body::{Body as AxumBody, Bytes};
use axum::response::IntoResponse;
use axum::routing::get;
use errorbook::tower::ErrorLayer;
use errorbook::{ApiError, Body, Problem, Profile, catalogue};
use http::{HeaderValue, Request, Response, header};
use http_body::Body as HttpBody;
use http_body_util::BodyExt;
use tower::buffer::BufferLayer;
use tower::{Service, ServiceBuilder, ServiceExt};

#[derive(Clone, Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    #[message("there is no {slug}")]
    NotFound {
        #[expose]
        slug: String,
    },
    #[status(401)]
    #[code("ORG_TOKEN")]
    #[challenge(Bearer, realm = "a")]
    #[challenge(Basic, realm = "b")]
    Token,
}

fn not_found() -> OrgError {
    OrgError::NotFound {
        slug: "acme".into(),
    }
}

static ACME: Profile = Profile::new().body(Body::CODE_MESSAGE);

catalogue! {
    static ERRORS = [OrgError];
    profile = ACME;
}

const JSON: &str = r#"{"code":"ORG_NOT_FOUND","message":"there is no acme","slug":"acme"}"#;
const TEXT: &str = "there is no acme [ORG_NOT_FOUND]\n";

async fn body<B>(response: Response<B>) -> String
where
    B: HttpBody<Data = Bytes, Error: std::fmt::Debug>,
{
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn request(accept: &'static str) -> Request<AxumBody> {
    Request::builder()
        .uri("/")
        .header(header::ACCEPT, accept)
        .body(AxumBody::empty())
        .unwrap()
}

/// Every way in which an error becomes a response.
fn routes() -> Vec<(&'static str, Router)> {
    async fn spawned() -> Response<AxumBody> {
        tokio::spawn(async { not_found().into_response() })
            .await
            .unwrap()
    }
    async fn later() -> Result<(), OrgError> {
        tokio::task::yield_now().await;
        Err(not_found())
    }
    async fn boxed() -> Result<(), Box<dyn ApiError>> {
        Err(Box::new(not_found()))
    }
    async fn spawned_box() -> Response<AxumBody> {
        tokio::spawn(async { boxed().await.into_response() })
            .await
            .unwrap()
    }
    async fn problem() -> Result<(), Problem<OrgError>> {
        Err(not_found())?
    }
    async fn converted() -> Response<AxumBody> {
        not_found().into()
    }
    [
        ("handler", get(|| async { Err::<(), _>(not_found()) })),
        ("after a wait", get(later)),
        ("a spawned task", get(spawned)),
        ("a box", get(boxed)),
        ("a box in a spawned task", get(spawned_box)),
        ("a problem", get(problem)),
        ("http::Response", get(converted)),
    ]
    .into_iter()
    .map(|(name, route)| (name, Router::new().route("/", route)))
    .collect()
}

#[tokio::test]
async fn wherever_the_error_was_rendered() {
    for (name, router) in routes() {
        let router = router.layer(ErrorLayer::new(&ERRORS));
        for (accept, expected, media_type) in [
            ("application/json", JSON, "application/json"),
            ("text/plain", TEXT, "text/plain; charset=utf-8"),
            ("image/png", JSON, "application/json"),
        ] {
            let response = router.clone().oneshot(request(accept)).await.unwrap();
            assert_eq!(response.status(), 404, "{name}");
            assert_eq!(
                response.headers()[header::CONTENT_TYPE],
                media_type,
                "{name}"
            );
            assert_eq!(
                response.headers().get_all(header::VARY).iter().count(),
                1,
                "{name}"
            );
            assert!(response.extensions().is_empty(), "{name}");
            assert_eq!(body(response).await, expected, "{name}");
        }
    }
}

#[tokio::test]
async fn without_a_layer_the_default_is_spoken() {
    for (name, router) in routes() {
        let response = router.oneshot(request("text/plain")).await.unwrap();
        let media_type = &response.headers()[header::CONTENT_TYPE];
        assert_eq!(media_type, "application/problem+json", "{name}");
    }
}

#[tokio::test]
async fn through_a_buffer() {
    let inner = tower::service_fn(|_: Request<AxumBody>| async {
        Ok::<_, std::convert::Infallible>(not_found().into_response())
    });
    let mut service = ServiceBuilder::new()
        .layer(ErrorLayer::new(&ERRORS))
        .layer(BufferLayer::new(8))
        .service(inner);
    for (accept, expected) in [("text/plain", TEXT), ("application/json", JSON)] {
        let ready = service.ready().await.unwrap();
        let response = ready.call(request(accept)).await.unwrap();
        assert_eq!(body(response).await, expected);
    }
}

/// A service that answers in `call`, in the worker of a buffer: out of the layer's sight.
#[tokio::test]
async fn through_a_buffer_whose_service_answers_at_once() {
    let inner = tower::service_fn(|_: Request<AxumBody>| {
        std::future::ready(Ok::<_, std::convert::Infallible>(
            not_found().into_response(),
        ))
    });
    let service = ServiceBuilder::new()
        .layer(ErrorLayer::new(&ERRORS))
        .layer(BufferLayer::new(8))
        .service(inner);
    let response = service.oneshot(request("text/plain")).await.unwrap();
    assert_eq!(body(response).await, TEXT);
}

#[tokio::test]
async fn what_middleware_added_stays() {
    async fn spawned() -> Response<AxumBody> {
        tokio::spawn(async { OrgError::Token.into_response() })
            .await
            .unwrap()
    }
    let router = Router::new()
        .route("/", get(spawned))
        .layer(axum::middleware::map_response(
            |mut response: Response<AxumBody>| async {
                let headers = response.headers_mut();
                headers.insert("x-added", HeaderValue::from_static("1"));
                headers.append(header::SET_COOKIE, HeaderValue::from_static("a=b"));
                headers.append(header::VARY, HeaderValue::from_static("Origin"));
                response
            },
        ))
        .layer(ErrorLayer::new(&ERRORS));
    let response = router.oneshot(request("text/plain")).await.unwrap();
    let all = |name: &str| {
        let values = response.headers().get_all(name).iter();
        values
            .map(|value| value.to_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(all("x-added"), ["1"]);
    assert_eq!(all("set-cookie"), ["a=b"]);
    assert_eq!(all("vary"), ["Accept", "Origin"]);
    assert_eq!(all("content-type"), ["text/plain; charset=utf-8"]);
    assert_eq!(
        all("www-authenticate"),
        ["Bearer realm=\"a\"", "Basic realm=\"b\""]
    );
    assert_eq!(all("cache-control"), ["no-store"]);
}

#[tokio::test]
async fn layers_nest_and_the_inner_one_decides() {
    static OUTER: Profile = Profile::new().body(Body::ERROR);
    let inner: Router = Router::new()
        .route("/", get(|| async { Err::<(), _>(not_found()) }))
        .layer(ErrorLayer::new(&ERRORS));
    let outer = Router::new()
        .merge(inner)
        .route("/outer", get(|| async { Err::<(), _>(not_found()) }))
        .layer(ErrorLayer::with_profile(&OUTER));
    let response = outer
        .clone()
        .oneshot(request("application/json"))
        .await
        .unwrap();
    assert_eq!(body(response).await, JSON);
    let mut other = request("application/json");
    *other.uri_mut() = "/outer".parse().unwrap();
    let response = outer.oneshot(other).await.unwrap();
    assert_eq!(body(response).await, r#"{"error":"ORG_NOT_FOUND"}"#);
}

#[tokio::test]
async fn what_is_no_error_passes_untouched() {
    let router: Router = Router::new()
        .route("/", get(|| async { ([("x-mine", "1")], "fine") }))
        .layer(ErrorLayer::new(&ERRORS));
    let response = router.oneshot(request("application/json")).await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["x-mine"], "1");
    assert!(!response.headers().contains_key(header::VARY));
    assert_eq!(body(response).await, "fine");
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "BAD")]
#[status(409)]
#[code("BAD_DROP")]
struct PanicsWhenDropped;

impl Drop for PanicsWhenDropped {
    fn drop(&mut self) {
        std::panic::panic_any("a drop that panics");
    }
}

/// A response keeps its error until it was reported.
#[tokio::test]
async fn an_error_that_panics_when_it_is_dropped() {
    let router: Router = Router::new()
        .route("/", get(|| async { Err::<(), _>(PanicsWhenDropped) }))
        .layer(ErrorLayer::new(&ERRORS).on_error(|_| {}));
    let response = router.oneshot(request("application/json")).await.unwrap();
    assert_eq!(response.status(), 500);
    assert!(body(response).await.contains("HTTP_INTERNAL_SERVER_ERROR"));
}

/// Whatever the service's own future is made of.
#[test]
fn a_future_may_be_shown() {
    let router = Router::<()>::new();
    let mut service = ServiceBuilder::new()
        .layer(ErrorLayer::new(&ERRORS))
        .service(router);
    let future = service.call(request("*/*"));
    assert_eq!(format!("{future:?}"), "ResponseFuture { .. }");
}
