//! A request to the documentation, over no framework and over each.

use super::ERRORS;
use actix_web::{App, test as actix};
use bytes::Bytes;
use errorbook::docs::Docs;
use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use http::{Method, Request};
use http_body_util::BodyExt;
use serde_json::Value;
use std::sync::LazyLock;
use tower::ServiceExt;

/// Made once: the pages of many errors take their time.
static DOCS: LazyLock<Docs> = LazyLock::new(|| Docs::new(&ERRORS));
pub(crate) static AXUM: LazyLock<axum::Router> = LazyLock::new(|| errorbook::axum::docs(&ERRORS));
static ACTIX: LazyLock<errorbook::actix::Docs> = LazyLock::new(|| errorbook::actix::docs(&ERRORS));

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name).map(|value| value.to_str().unwrap());
        value.unwrap_or("")
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

pub(crate) type Fields<'a> = &'a [(&'static str, &'a str)];

fn headers(fields: Fields) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in fields {
        headers.append(
            HeaderName::from_static(name),
            HeaderValue::from_str(value).unwrap(),
        );
    }
    headers
}

pub(crate) async fn over_axum(
    app: axum::Router,
    method: &Method,
    path: &str,
    fields: Fields<'_>,
) -> Answer {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in fields {
        request = request.header(*name, *value);
    }
    let request = request.body(axum::body::Body::empty()).unwrap();
    let (parts, body) = app.oneshot(request).await.unwrap().into_parts();
    Answer {
        status: parts.status.as_u16(),
        headers: parts.headers,
        body: body.collect().await.unwrap().to_bytes(),
    }
}

async fn over_actix(method: &Method, path: &str, fields: Fields<'_>) -> Answer {
    let app = actix::init_service(App::new().service(ACTIX.clone())).await;
    let mut request = actix::TestRequest::with_uri(path).method(method.as_str().parse().unwrap());
    for (name, value) in fields {
        request = request.append_header((*name, *value));
    }
    let response = actix::call_service(&app, request.to_request()).await;
    let status = response.status().as_u16();
    let mut read = HeaderMap::new();
    for (name, value) in response.headers() {
        read.append(
            HeaderName::from_bytes(name.as_str().as_bytes()).unwrap(),
            HeaderValue::from_bytes(value.as_bytes()).unwrap(),
        );
    }
    Answer {
        status,
        headers: read,
        body: actix::read_body(response).await,
    }
}

pub(crate) fn by_hand(method: &Method, path: &str, fields: Fields) -> Option<Answer> {
    let path = path.split('?').next().unwrap_or_default();
    let (parts, body) = DOCS.answer(method, path, &headers(fields))?.into_parts();
    Some(Answer {
        status: parts.status.as_u16(),
        headers: parts.headers,
        body,
    })
}

/// The answer over each framework, which must be one and the same.
pub(crate) async fn ask(method: &Method, path: &str, fields: Fields<'_>) -> Answer {
    let row = format!("{method} {path:.80} {fields:?}");
    let expected = by_hand(method, path, fields);
    let axum = over_axum(AXUM.clone(), method, path, fields).await;
    let actix = over_actix(method, path, fields).await;
    let Some(expected) = expected else {
        assert_eq!((axum.status, actix.status), (404, 404), "{row}");
        return axum;
    };
    for (framework, answer) in [("axum", &axum), ("actix", &actix)] {
        assert_eq!(answer.status, expected.status, "{framework} {row}");
        for (name, value) in &expected.headers {
            if name != header::CONTENT_LENGTH {
                assert_eq!(
                    answer.headers.get(name),
                    Some(value),
                    "{framework} {row} {name}"
                );
            }
        }
        // actix cuts a HEAD's body off where it writes to the connection.
        if method != Method::HEAD || framework == "axum" {
            assert_eq!(answer.body, expected.body, "{framework} {row}");
        }
    }
    expected
}
