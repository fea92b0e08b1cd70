//! `#[status(…)]` on a field: the status is that of its value, where it is one of those that are listed.

#![allow(dead_code, reason = "some are listed, not made")]

use errorbook::testing::{assert_catalogued, assert_error};
use errorbook::{ApiError, Preferences, catalogue, docs};
use http::StatusCode;

#[derive(Debug, ApiError)]
#[api_error(prefix = "UP")]
enum Upstream {
    #[status(502)]
    #[code("UP_FAILED")]
    #[message("the upstream of {name} failed")]
    Failed {
        #[status(404, 409, GATEWAY_TIMEOUT)]
        status: u16,
        #[expose]
        name: &'static str,
    },
    #[status(400)]
    #[code("UP_REFUSED")]
    #[title("Refused")]
    Refused(#[status(4xx, 5xx)] Option<StatusCode>),
    #[status(410)]
    #[code("UP_GONE")]
    Gone,
}

#[derive(Debug, ApiError)]
#[transparent]
struct Outer(Box<Upstream>);

#[derive(Debug, ApiError)]
#[api_error(prefix = "GEN")]
#[status(500)]
#[code("GEN_ANY")]
struct Generic<'a, T: Send + Sync + std::fmt::Debug> {
    #[status(503)]
    status: T,
    note: &'a str,
}

catalogue! {
    static ERRORS = [Upstream];
}

fn failed(status: u16) -> Upstream {
    Upstream::Failed {
        status,
        name: "acme",
    }
}

fn body(response: &http::Response<bytes::Bytes>) -> serde_json::Value {
    serde_json::from_slice(response.body()).unwrap()
}

#[test]
fn the_value_counts_where_it_is_listed() {
    for (status, answered, title) in [
        (404, 404, "Not Found"),
        (409, 409, "Conflict"),
        (504, 504, "Gateway Timeout"),
        (502, 502, "Bad Gateway"),
        (403, 502, "Bad Gateway"),
        (200, 502, "Bad Gateway"),
        (0, 502, "Bad Gateway"),
        (u16::MAX, 502, "Bad Gateway"),
    ] {
        let error = failed(status);
        assert_eq!(error.status(), answered, "{status}");
        let response = error.respond(&Preferences::default());
        assert_eq!(response.status(), answered, "{status}");
        let body = body(&response);
        assert_eq!(body["title"], title, "{status}");
        assert_eq!(body["code"], "UP_FAILED");
        assert_eq!(body["detail"], "the upstream of acme failed");
        assert_eq!(body["name"], "acme");
        let outer = Outer(Box::new(failed(status)));
        assert_eq!(outer.respond(&Preferences::default()).status(), answered);
    }
}

#[test]
fn a_class_is_what_of_it_needs_no_header() {
    for (status, answered) in [
        (Some(404), 404),
        (Some(451), 451),
        (Some(503), 503),
        // WWW-Authenticate and Allow are required, and this error does not send them.
        (Some(401), 400),
        (Some(405), 400),
        // Not registered.
        (Some(499), 400),
        (Some(302), 400),
        (None, 400),
    ] {
        let error = Upstream::Refused(status.map(|status| StatusCode::from_u16(status).unwrap()));
        let response = error.respond(&Preferences::default());
        assert_eq!(response.status(), answered, "{status:?}");
        assert_eq!(error.entry().title(), "Refused");
    }
    let generic = Generic {
        status: 503,
        note: "",
    };
    assert_eq!(generic.status(), 503);
}

#[test]
fn the_title_is_that_of_the_status() {
    assert_eq!(failed(404).entry().title(), "Failed");
    assert_eq!(failed(504).entry().title(), "Gateway Timeout");
}

#[test]
fn an_assertion_knows_them() {
    let response = failed(409).respond(&Preferences::default());
    assert_error!(response, Upstream::Failed { name, .. } if name == "acme");
    assert_catalogued!(ERRORS, response);
}

#[test]
fn the_catalogue_has_them() {
    let data = docs::catalogue(&ERRORS).to_json();
    assert!(
        data.contains("404 Failed, 409 Failed, 504 Gateway Timeout"),
        "{data}"
    );
}

#[test]
fn openapi_has_the_error_under_each_status() {
    let data = docs::catalogue(&ERRORS);
    let document = errorbook_export::openapi(&data);
    let document: serde_json::Value = serde_json::from_str(&document).unwrap();
    for status in [404, 409, 410, 502, 504] {
        let response = &document["components"]["responses"][format!("Error{status}")];
        assert!(response.is_object(), "{status}: {document}");
    }
    let text = errorbook_export::markdown(&data);
    assert!(text.contains("404 Failed, 409 Failed"), "{text}");
}
