//! `AnyError`: whatever a handler meets, with what no client should read masked.

use axum::Router;
use axum::body::Body as AxumBody;
use axum::routing::get;
use errorbook::tower::ErrorLayer;
use errorbook::{AnyError, ApiError, HttpError, Internal, Profile};
use http::{Request, header};
use http_body_util::BodyExt;
use std::error::Error;
use std::sync::{Arc, Mutex};
use tower::ServiceExt;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(404)]
#[code("ORG_NOT_FOUND")]
#[message("there is no {slug}")]
struct NotFound {
    #[expose]
    slug: &'static str,
}

fn any(kind: u8) -> Result<(), AnyError> {
    match kind {
        0 => Err(NotFound { slug: "acme" })?,
        1 => Err(HttpError::Gone)?,
        2 => Err(Box::<dyn ApiError>::from(Box::new(NotFound {
            slug: "boxed",
        })))?,
        3 => Err(std::io::Error::other("canary io")).internal()?,
        4 => Err(anyhow::anyhow!("canary root").context("canary context")).internal()?,
        5 => Err(eyre::Report::msg("canary root").wrap_err("canary context")).internal()?,
        6 => Err("canary text").internal()?,
        _ => {}
    }
    Ok(())
}

fn chain(error: &dyn Error) -> Vec<String> {
    let causes = std::iter::successors(error.source(), |&cause| cause.source());
    causes.map(ToString::to_string).collect()
}

#[test]
fn each_kind_of_error() {
    let masked = "HTTP_INTERNAL_SERVER_ERROR";
    let cases: [(&str, u16, &[&str]); 7] = [
        ("ORG_NOT_FOUND", 404, &[]),
        ("HTTP_GONE", 410, &[]),
        ("ORG_NOT_FOUND", 404, &[]),
        (masked, 500, &["canary io"]),
        (masked, 500, &["canary context", "canary root"]),
        (masked, 500, &["canary context", "canary root"]),
        (masked, 500, &["canary text"]),
    ];
    for (kind, (code, status, causes)) in (0..).zip(cases) {
        let error = any(kind).unwrap_err();
        assert_eq!(error.as_api_error().code(), code);
        assert_eq!(error.as_api_error().status(), status);
        assert_eq!(chain(error.as_api_error()), causes, "{kind}");
        let response: http::Response<bytes::Bytes> = error.into();
        assert_eq!(response.status(), status);
        let body = std::str::from_utf8(response.body()).unwrap();
        assert!(!body.contains("canary"), "{body}");
    }
    assert!(any(9).is_ok());
}

/// Its texts are the operator's: those of the error that is answered.
#[test]
fn its_texts() {
    for (kind, display, debug) in [
        (0, "there is no acme", "NotFound { slug: \"acme\" }"),
        (1, "Gone", "Gone"),
        (2, "there is no boxed", "NotFound { slug: \"boxed\" }"),
        (6, "Internal Server Error", "Masked(\"canary text\")"),
    ] {
        let error = any(kind).unwrap_err();
        assert_eq!(error.to_string(), display, "{kind}");
        assert_eq!(format!("{error:?}"), debug, "{kind}");
    }
}

#[tokio::test]
async fn through_the_layer() {
    static DEFAULT: Profile = Profile::DEFAULT;
    let told: Arc<Mutex<Vec<String>>> = Arc::default();
    let causes = Arc::clone(&told);
    let router: Router = Router::new().route("/", get(|| async { any(4) })).layer(
        ErrorLayer::with_profile(&DEFAULT).on_error(move |event| {
            causes
                .lock()
                .unwrap()
                .extend(event.sources().map(ToString::to_string));
        }),
    );
    let request = Request::builder()
        .header(header::ACCEPT, "text/plain")
        .body(AxumBody::empty())
        .unwrap();
    let response = router.oneshot(request).await.unwrap();
    assert_eq!(response.status(), 500);
    let body = response.into_body().collect().await.unwrap().to_bytes();
    assert_eq!(body, "Internal Server Error [HTTP_INTERNAL_SERVER_ERROR]\n");
    assert_eq!(*told.lock().unwrap(), ["canary context", "canary root"]);
}
