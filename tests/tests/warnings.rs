//! Faults of a service's setup are told once, on stderr where tracing has no subscriber. Each is a process of its own.

use actix_web::dev::Service;
use actix_web::test::{TestRequest, init_service};
use actix_web::{App, web};
use axum::Router;
use axum::body::Body;
use axum::routing::get;
use errorbook::tower::ErrorLayer;
use errorbook::{ApiError, Profile};
use http::Request;
use std::env;
use std::process::Command;
use tower::ServiceExt;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(404)]
#[code("ORG_NOT_FOUND")]
struct NotFound;

static ACME: Profile = Profile::new();

const NO_LAYER: &str = "errorbook: an error became a response that no `ErrorLayer` has seen";
const NO_SINK: &str = "errorbook: an error is answered and its cause goes nowhere";

fn routes() -> Router {
    Router::new().route("/", get(|| async { NotFound }))
}

/// What each setup writes to stderr.
#[test]
fn each_fault_is_told_once() {
    let cases: [(&str, &[&str]); 5] = [
        ("forgotten on actix", &[NO_LAYER]),
        ("forgotten", &[NO_LAYER]),
        ("merged", &[NO_LAYER]),
        ("silent", &[NO_SINK]),
        ("complete", &[]),
    ];
    for (setup, expected) in cases {
        let program = env::current_exe().unwrap();
        let output = Command::new(program)
            .args(["--exact", "a_setup_answers", "--nocapture"])
            .env("SETUP", setup)
            .output()
            .unwrap();
        assert!(output.status.success(), "{setup}");
        let stderr = String::from_utf8(output.stderr).unwrap();
        let warnings: Vec<&str> = stderr
            .lines()
            .filter(|line| line.starts_with("errorbook: "))
            .collect();
        assert_eq!(warnings.len(), expected.len(), "{setup}: {stderr}");
        for (warning, expected) in warnings.iter().zip(expected) {
            assert!(warning.starts_with(expected), "{setup}: {warning}");
        }
    }
}

/// One setup answers two requests: the complete one, and in a process of `each_fault_is_told_once` the one that it names.
#[actix_web::test]
async fn a_setup_answers() {
    let layer = || ErrorLayer::with_profile(&ACME);
    let heard = || layer().on_error(|_| {});
    let app = match env::var("SETUP").as_deref() {
        Ok("forgotten on actix") => return forgotten_on_actix().await,
        Ok("forgotten") => routes(),
        Ok("merged") => Router::new().layer(heard()).merge(routes()),
        Ok("silent") => routes().layer(layer()),
        _ => routes().layer(heard()),
    };
    for _ in 0..2 {
        let request = Request::new(Body::empty());
        assert_eq!(app.clone().oneshot(request).await.unwrap().status(), 404);
    }
}

async fn forgotten_on_actix() {
    let fails = || async { Err::<&str, _>(NotFound) };
    let app = App::new().route("/", web::get().to(fails));
    let app = init_service(app).await;
    for _ in 0..2 {
        let request = TestRequest::get().to_request();
        assert_eq!(app.call(request).await.unwrap().status(), 404);
    }
}
