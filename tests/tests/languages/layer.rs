//! The same through the middleware of axum and of actix-web.

use super::errors::{ERRORS, OrgError};
use actix_web::test::{TestRequest, call_service, init_service};
use actix_web::{App, web};
use axum::Router;
use axum::body::to_bytes;
use axum::response::IntoResponse;
use axum::routing::get;
use errorbook::testing::assert_catalogued;
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response};
use tower::ServiceExt;

/// What a client gets.
struct Answer {
    headers: HeaderMap,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> Vec<&str> {
        let values = self.headers.get_all(name).iter();
        values.map(|value| value.to_str().unwrap()).collect()
    }
}

fn blocked() -> OrgError {
    OrgError::Blocked {
        slug: "acme".to_owned(),
    }
}

async fn out_of_sight() -> Response<axum::body::Body> {
    let task = tokio::spawn(async { blocked().into_response() });
    task.await.unwrap()
}

async fn on_axum(method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    let app = Router::new()
        .route("/blocked", get(|| async { Err::<(), _>(blocked()) }))
        .route("/spawned", get(out_of_sight))
        .route("/ok", get(|| async { "fine" }))
        .route("/panic", get(panics))
        .layer(errorbook::tower::ErrorLayer::new(&ERRORS));
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(axum::body::Body::empty()).unwrap();
    let response = app.oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    Answer {
        headers: parts.headers,
        body: String::from_utf8(body.into()).unwrap(),
    }
}

async fn panics() {
    panic!("on purpose")
}

async fn on_actix(method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    let app = App::new()
        .route(
            "/blocked",
            web::get().to(|| async { Err::<&str, _>(blocked()) }),
        )
        .route(
            "/blocked",
            web::head().to(|| async { Err::<&str, _>(blocked()) }),
        )
        .route(
            "/spawned",
            web::get().to(|| async {
                let task =
                    actix_web::rt::spawn(async { actix_web::HttpResponse::from_error(blocked()) });
                task.await.unwrap()
            }),
        )
        .route("/ok", web::get().to(|| async { "fine" }))
        .wrap(errorbook::actix::ErrorLayer::new(&ERRORS));
    let app = init_service(app).await;
    let method = method.parse().unwrap();
    let mut request = TestRequest::with_uri(path).method(method);
    for header in headers {
        request = request.append_header(*header);
    }
    let response = call_service(&app, request.to_request()).await;
    let mut headers = HeaderMap::new();
    for (name, value) in response.headers() {
        headers.append(
            HeaderName::from_bytes(name.as_str().as_bytes()).unwrap(),
            HeaderValue::from_bytes(value.as_bytes()).unwrap(),
        );
    }
    let body = actix_web::test::read_body(response).await;
    Answer {
        headers,
        body: String::from_utf8(body.into()).unwrap(),
    }
}

const GERMAN: &str = "Die Organisation \u{2068}acme\u{2069} ist gesperrt. [ORG_BLOCKED]\n";
const ENGLISH: &str = "the organization acme is blocked [ORG_BLOCKED]\n";

#[actix_web::test]
async fn a_layer_answers_in_the_language_of_its_request() {
    type Row<'a> = (&'a [(&'a str, &'a str)], &'a str, &'a str);

    let plain = ("accept", "text/plain");
    let german = ("accept-language", "de-AT, en;q=0.5");
    let rows: &[Row] = &[
        (&[plain], "en", ENGLISH),
        (&[plain, german], "de", GERMAN),
        (&[plain, ("accept-language", "fr")], "en", ENGLISH),
        // Several lines count as one.
        (&[plain, ("accept-language", "fr"), german], "de", GERMAN),
        (
            &[("accept", "text/html;q=0.1"), plain, german],
            "de",
            GERMAN,
        ),
    ];
    for (headers, language, text) in rows {
        for path in ["/blocked", "/spawned"] {
            for answer in [
                on_axum("GET", path, headers).await,
                on_actix("GET", path, headers).await,
            ] {
                assert!(
                    answer.body.starts_with(text),
                    "{path} {headers:?}: {}",
                    answer.body
                );
                assert_eq!(
                    answer.header("content-language"),
                    [*language],
                    "{path} {headers:?}"
                );
                assert_eq!(
                    answer.header("vary"),
                    ["Accept, Accept-Language"],
                    "{path} {headers:?}"
                );
            }
        }
    }
}

#[actix_web::test]
async fn head_has_the_headers_of_get() {
    let headers = [("accept-language", "de")];
    for answer in [
        on_axum("HEAD", "/blocked", &headers).await,
        on_actix("HEAD", "/blocked", &headers).await,
    ] {
        assert_eq!(answer.header("content-language"), ["de"]);
        assert_eq!(answer.header("vary"), ["Accept, Accept-Language"]);
    }
}

#[actix_web::test]
async fn refusals_and_panics_without_a_translation_are_in_the_default_language() {
    let headers = [("accept-language", "de")];
    for (path, code) in [
        ("/unknown", "HTTP_NOT_FOUND"),
        ("/panic", "HTTP_INTERNAL_SERVER_ERROR"),
    ] {
        let answer = on_axum("GET", path, &headers).await;
        assert!(answer.body.contains(code), "{}", answer.body);
        assert_eq!(answer.header("content-language"), ["en"], "{path}");
        assert_eq!(answer.header("vary"), ["Accept, Accept-Language"], "{path}");
    }
}

#[actix_web::test]
async fn a_success_has_no_language() {
    for answer in [
        on_axum("GET", "/ok", &[("accept-language", "de")]).await,
        on_actix("GET", "/ok", &[("accept-language", "de")]).await,
    ] {
        assert_eq!(answer.body, "fine");
        assert!(answer.header("vary").is_empty());
        assert!(answer.header("content-language").is_empty());
    }
}

#[actix_web::test]
async fn a_translated_answer_is_catalogued() {
    for (accept, language) in [
        ("", "de"),
        ("text/plain", "ar"),
        ("text/html", "ja"),
        ("", ""),
    ] {
        let answer = on_axum(
            "GET",
            "/blocked",
            &[("accept", accept), ("accept-language", language)],
        )
        .await;
        let mut response = Response::builder().status(403);
        *response.headers_mut().unwrap() = answer.headers;
        assert_catalogued!(&ERRORS, response.body(answer.body).unwrap());
    }
}

#[actix_web::test]
#[should_panic = "`content-language` is not one of `en`, `ar`, `de`, `ja`"]
async fn an_answer_in_a_language_that_there_is_not_is_not_catalogued() {
    let answer = on_axum("GET", "/blocked", &[]).await;
    let mut response = Response::new(answer.body);
    *response.status_mut() = http::StatusCode::FORBIDDEN;
    *response.headers_mut() = answer.headers;
    let language = HeaderValue::from_static("fr");
    response
        .headers_mut()
        .insert(http::header::CONTENT_LANGUAGE, language);
    assert_catalogued!(&ERRORS, response);
}
