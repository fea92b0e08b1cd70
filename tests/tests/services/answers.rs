//! Every row of the table, in every representation, of every service.

use crate::cases::CASES;
use crate::client::{Request, Response};
use crate::service::{Framework, Service};
use crate::table::{Answer, Case};

/// What Firefox sends when an address is typed.
const BROWSER: &str =
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

const PROBLEM: &str = "application/problem+json";
const HTML: &str = "text/html; charset=utf-8";
const JSON: &str = "application/json";
const TEXT: &str = "text/plain; charset=utf-8";

/// What frameworks add to every response.
pub(crate) const FRAMEWORKS_OWN: [&str; 3] = ["date", "content-length", "connection"];

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
    check_all(Some(BROWSER), HTML);
}

#[test]
fn a_head_request_gets_the_headers_of_the_get() {
    for framework in Framework::ALL {
        let service = Service::start(framework);
        for case in CASES.iter().filter(|case| case.method == "GET") {
            let get = case.request(None);
            let head = service.send(&Request {
                method: "HEAD",
                ..case.request(None)
            });
            let get = service.send(&get);
            assert_eq!(head.body, "", "{framework:?} {case}");
            if case.answer.code().is_some() {
                assert_eq!(head.head(), get.head(), "{framework:?} {case}");
            } else {
                // Of what is not errorbook's, actix keeps no order.
                assert_eq!(sorted(&head), sorted(&get), "{framework:?} {case}");
            }
        }
    }
}

fn sorted(response: &Response) -> Vec<&str> {
    let mut lines = response.head();
    lines.sort_unstable();
    lines
}

fn check_all(accept: Option<&str>, error_type: &str) {
    let services = Framework::ALL.map(|framework| (framework, Service::start(framework)));
    for case in CASES {
        let answers = services.each_ref().map(|(framework, service)| {
            let response = case.send(service, accept);
            let row = format!("{framework:?} {case}\n\n{}", response.raw);
            check(case, error_type, &response, &row);
            // Neither in the body nor in a header.
            assert!(!response.raw.contains("canary"), "{row}");
            response
        });
        let [one, others @ ..] = answers.each_ref().map(comparable);
        for other in others {
            assert_eq!(one, other, "{case}");
        }
    }
}

fn check(case: &Case, error_type: &str, response: &Response, row: &str) {
    assert_eq!(response.status, case.status, "{row}");
    let link;
    let mut expected = case.headers.to_vec();
    match (&case.answer, case.answer.code()) {
        (Answer::Success(json), _) => {
            expected.push(("content-type", JSON));
            if case.status == 200 {
                expected.push(("etag", "*"));
            }
            assert_eq!(response.body, *json, "{row}");
        }
        (_, None) => assert_eq!(response.body, "", "{row}"),
        (answer, Some(code)) => {
            link = format!("</errors/{code}>; rel=\"help\"");
            expected.extend([
                ("content-type", error_type),
                ("vary", "Accept, Accept-Language"),
                ("content-language", "en"),
                ("cache-control", "no-store"),
                ("x-content-type-options", "nosniff"),
                ("link", &link),
                ("x-request-id", "*"),
            ]);
            if error_type == HTML {
                expected.push(("content-security-policy", "*"));
                assert!(response.body.starts_with("<!doctype html>\n"), "{row}");
                assert!(
                    response
                        .body
                        .contains(&format!("<code dir=\"ltr\">{code}</code>")),
                    "{row}"
                );
            } else if error_type == TEXT {
                assert_eq!(response.body, answer.text(), "{row}");
            } else {
                let json = answer.json();
                assert_eq!(response.body, json, "{row}");
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
        let found = response.header(name).map(|found| normalized(name, found));
        assert!(
            found.is_some_and(|found| value == "*" || found == value),
            "{name}: {value} is missing\n{row}"
        );
    }
    let ours = response
        .headers
        .iter()
        .filter(|header| !FRAMEWORKS_OWN.contains(&header.0.as_str()));
    assert_eq!(ours.count(), count, "a header too many\n{row}");
    let length = response.body.len().to_string();
    assert_eq!(
        response.header("content-length"),
        Some(length.as_str()),
        "{row}"
    );
}

/// White space in a list has no meaning (RFC 9110 section 5.6.1), and the framework writes `Allow`.
fn normalized(name: &str, value: &str) -> String {
    match name {
        "allow" => value.replace(", ", ","),
        _ => value.to_owned(),
    }
}

/// Status, headers and body of an answer, as far as services must agree on them. The headers are sorted:
/// actix keeps them in a hash map, which has no order of its own to send them in. The phrase of the status is the
/// framework's: Rocket has those from before RFC 9110.
pub(crate) fn comparable(response: &Response) -> (u16, Vec<(String, String)>, String) {
    let mut headers: Vec<_> = response
        .headers
        .iter()
        .filter(|header| !FRAMEWORKS_OWN.contains(&header.0.as_str()))
        .map(|(name, value)| {
            let value = match name.as_str() {
                // Each service makes its own, or counts its own seconds.
                "x-request-id" | "retry-after" => "*".to_owned(),
                _ => normalized(name, value),
            };
            (name.clone(), value)
        })
        .collect();
    headers.sort_unstable();
    // The page has them too.
    let mut body = response.body.clone();
    if let Some(id) = response.header("x-request-id") {
        body = body.replace(id, "*");
    }
    if let Some(seconds) = response.header("retry-after") {
        body = body.replace(&format!(" in {seconds} s."), " in * s.");
    }
    (response.status, headers, body)
}
