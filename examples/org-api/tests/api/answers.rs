//! Every row of the table, in every representation.

use crate::cases::{Answer, CASES, Case};
use crate::client::Response;
use crate::service::Service;

/// What Firefox sends when an address is typed.
const BROWSER: &str =
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

const PROBLEM: &str = "application/problem+json";
const JSON: &str = "application/json";
const TEXT: &str = "text/plain; charset=utf-8";

#[test]
fn without_accept() {
    check_all(None, PROBLEM);
}

#[test]
fn for_json() {
    check_all(Some("application/json"), JSON);
}

#[test]
fn for_plain_text() {
    check_all(Some("text/plain"), TEXT);
}

#[test]
fn for_a_browser() {
    check_all(Some(BROWSER), PROBLEM);
}

#[test]
fn a_head_request_gets_the_headers_of_the_get() {
    let service = Service::start();
    let without_date = |response: Response| -> Vec<_> {
        let headers = response.headers.into_iter();
        headers.filter(|header| header.0 != "date").collect()
    };
    let id = [("X-Request-Id", "one")];
    for path in [
        "/orgs/acme",
        "/orgs/blocked-co",
        "/orgs/hidden-co",
        "/orgs",
        "/nowhere",
        "/fail",
        "/panic",
    ] {
        let head = service.send("HEAD", path, &id, "");
        assert_eq!(head.body, "", "{path}");
        let get = service.get(path, &id);
        assert_eq!(head.status, get.status, "{path}");
        assert_eq!(without_date(head), without_date(get), "{path}");
    }
}

fn check_all(accept: Option<&str>, error_type: &str) {
    let service = Service::start();
    for case in CASES {
        let response = case.send(&service, accept);
        let row = format!("{case}\n\n{}", response.raw);
        check(case, error_type, &response, &row);
        // Neither in the body nor in a header.
        assert!(!response.raw.contains("canary"), "{row}");
    }
}

fn check(case: &Case, error_type: &str, response: &Response, row: &str) {
    assert_eq!(response.status, case.status, "{row}");
    let link;
    let mut expected = case.headers.to_vec();
    match &case.answer {
        Answer::Empty => assert_eq!(response.body, "", "{row}"),
        Answer::Success(json) => {
            expected.push(("content-type", JSON));
            assert_eq!(response.body, *json, "{row}");
        }
        Answer::Error { code, json, text } => {
            link = format!("<https://docs.acme.example/errors/{code}>; rel=\"help\"");
            expected.extend([
                ("content-type", error_type),
                ("vary", "Accept"),
                ("cache-control", "no-store"),
                ("x-content-type-options", "nosniff"),
                ("link", &link),
                ("x-request-id", "*"),
            ]);
            if error_type == TEXT {
                assert_eq!(response.body, *text, "{row}");
            } else {
                assert_eq!(response.body, *json, "{row}");
                serde_json::from_str::<serde_json::Value>(json).expect(row);
            }
        }
    }
    check_headers(expected, response, row);
}

/// The headers are those expected and no others, but for what the framework adds to every response.
fn check_headers(expected: Vec<(&str, &str)>, response: &Response, row: &str) {
    let count = expected.len();
    for (name, value) in expected {
        let found = response.header(name);
        assert!(
            found.is_some_and(|found| value == "*" || found == value),
            "{name}: {value} is missing\n{row}"
        );
    }
    let framework = ["date", "content-length", "connection"];
    let ours = response
        .headers
        .iter()
        .filter(|header| !framework.contains(&header.0.as_str()));
    assert_eq!(ours.count(), count, "a header too many\n{row}");
    let length = response.body.len().to_string();
    assert_eq!(
        response.header("content-length"),
        Some(length.as_str()),
        "{row}"
    );
}
