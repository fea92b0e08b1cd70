//! The same in calls of gRPC, however a status comes to be.

use super::errors::{ERRORS, OrgError};
use bytes::Bytes;
use errorbook::{Problem, tower::ErrorLayer};
use http::{Request, Response};
use http_body_util::Full;
use std::convert::Infallible;
use tonic::Status;
use tonic_types::{LocalizedMessage, StatusExt};
use tower::{Layer, ServiceExt, service_fn};

type Answer = Response<Full<Bytes>>;

fn blocked() -> OrgError {
    OrgError::Blocked {
        slug: "acme".to_owned(),
    }
}

async fn call(lines: &[&str], answer: impl AsyncFn() -> Answer) -> Status {
    let service = service_fn(async |_: Request<()>| Ok::<_, Infallible>(answer().await));
    let service = ErrorLayer::new(&ERRORS).layer(service);
    let mut request = Request::post("/").header("content-type", "application/grpc");
    for line in lines {
        request = request.header("accept-language", *line);
    }
    let response = service.oneshot(request.body(()).unwrap()).await.unwrap();
    assert_eq!(response.status(), 200);
    for name in ["vary", "content-language"] {
        assert!(!response.headers().contains_key(name), "{name}");
    }
    Status::from_header_map(response.headers()).unwrap()
}

fn localized(status: &Status) -> LocalizedMessage {
    status.get_details_localized_message().unwrap()
}

#[tokio::test]
async fn every_status_is_in_the_language_of_the_call() {
    let german = "Die Organisation \u{2068}acme\u{2069} ist gesperrt.";
    let in_sight = async || Status::from(blocked()).into_http();
    let spawned = async || {
        let status = tokio::spawn(async { Status::from(blocked()) });
        status.await.unwrap().into_http()
    };
    let as_http = async || Answer::from(Problem(blocked()));
    for status in [
        call(&["de"], in_sight).await,
        call(&["de"], spawned).await,
        call(&["de"], as_http).await,
        call(&["fr", "de;q=0.5"], in_sight).await,
    ] {
        assert_eq!(status.message(), "the organization acme is blocked");
        assert_eq!(localized(&status).locale, "de");
        assert_eq!(localized(&status).message, german);
    }
    let english = call(&[], in_sight).await;
    assert_eq!(localized(&english).locale, "en");
}

/// One without a translation is in the default language as a whole.
#[tokio::test]
async fn what_is_not_translated_says_so() {
    let status = call(&["de"], async || {
        Status::from(OrgError::Later { minutes: None }).into_http()
    })
    .await;
    assert_eq!(localized(&status).locale, "en");
    assert_eq!(localized(&status).message, "not now");
}
