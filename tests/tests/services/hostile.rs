//! Hostile input: each request gets a correct response, and the service keeps running.

use crate::client::{Response, exchange, send_bytes};
use crate::service::{Framework, Service};

const PROBLEM: &str = "application/problem+json";
const JSON: &str = "application/json";
const TEXT: &str = "text/plain; charset=utf-8";

/// The length of a large header.
const LARGE: usize = 64 * 1024;

/// Bytes that a header may have and a text of ASCII does not: RFC 9110 section 5.5 calls them obs-text.
fn odd_bytes() -> impl Iterator<Item = u8> {
    (0x80..=0xff).chain([b'\t'])
}

type Headers<'a> = &'a [(&'a str, &'a [u8])];

impl Service {
    fn get_bytes(&self, path: &str, headers: Headers<'_>) -> Response {
        send_bytes(&self.address, "GET", path, headers, b"")
    }

    fn post_bytes(&self, content_type: &[u8], body: &[u8]) -> Response {
        let headers: Headers<'_> = &[("Content-Type", content_type)];
        send_bytes(&self.address, "POST", "/orgs", headers, body)
    }
}

/// The status, and the code where the body has one.
fn status_and_code(response: &Response) -> (u16, String) {
    let json: Option<serde_json::Value> = serde_json::from_str(&response.body).ok();
    let code = json.as_ref().and_then(|json| json["code"].as_str());
    (response.status, code.unwrap_or_default().to_owned())
}

/// What the framework refuses before the service sees it.
fn is_frameworks_own(response: &Response) -> bool {
    response.body.is_empty() && response.header("vary").is_none()
}

fn assert_goes_on(service: &Service, row: &str) {
    assert_eq!(service.get("/orgs/acme", &[]).status, 200, "{row}");
}

#[test]
fn a_large_accept() {
    let many = |range: &str, last: &str| {
        let ranges = vec![range; 10_000 - 1];
        let line = format!("{},{last}", ranges.join(","));
        format!(
            "{line}{}",
            " ".repeat(LARGE.saturating_sub(line.len() + 1)) + ","
        )
    };
    let rows: [(&str, String, &str); 9] = [
        ("the last of many", many("a/bc", "text/plain"), TEXT),
        ("the better of many", many("*/*", "text/plain"), PROBLEM),
        (
            "the heavier",
            many("a/b", "text/plain;q=0.2,application/json;q=0.3"),
            JSON,
        ),
        ("none of many", many("a/*", "b/*"), PROBLEM),
        ("many that exclude", many("*;q=0", "*/*;q=0"), PROBLEM),
        ("commas", ",".repeat(LARGE), PROBLEM),
        (
            "semicolons",
            format!("text/plain{}", ";".repeat(LARGE)),
            TEXT,
        ),
        (
            "a quote that never ends",
            format!("text/plain;a=\"{}", ",".repeat(LARGE)),
            PROBLEM,
        ),
        (
            "a parameter that is not ours",
            format!(
                "text/plain;a=\"{}\",application/json",
                "\\\"".repeat(LARGE / 2)
            ),
            JSON,
        ),
    ];
    for framework in Framework::ALL {
        let service = Service::start(framework);
        for (name, accept, expected) in &rows {
            assert!(accept.len() >= LARGE, "{name}");
            let response = service.get("/orgs/unknown", &[("Accept", accept)]);
            let row = format!("{framework:?} {name}\n{}", response.raw);
            assert_eq!(response.status, 404, "{row}");
            assert_eq!(response.header("content-type"), Some(*expected), "{row}");
        }
    }
}

/// hyper takes 100 headers and actix 96; both answer more of them by themselves.
#[test]
fn many_lines_of_accept() {
    for framework in Framework::ALL {
        let service = Service::start(framework);
        let mut lines = vec![("Accept", "a/b"); 90];
        lines.push(("Accept", "text/plain"));
        let response = service.get("/orgs/unknown", &lines);
        assert_eq!(response.status, 404, "{framework:?}\n{}", response.raw);
        assert_eq!(response.header("content-type"), Some(TEXT), "{framework:?}");

        let response = service.get("/orgs/unknown", &[("Accept", "text/plain"); 100]);
        assert_eq!(response.status, 431, "{framework:?}\n{}", response.raw);
        assert!(
            is_frameworks_own(&response),
            "{framework:?}\n{}",
            response.raw
        );
        assert_goes_on(&service, "100 lines");
    }
}

#[test]
fn odd_bytes_in_accept() {
    for framework in Framework::ALL {
        let service = Service::start(framework);
        for byte in odd_bytes() {
            // A malformed element is skipped, and the rest still counts.
            for (before, after) in [
                ("", ",text/plain"),
                ("text/plain,a/", ""),
                ("a/b;c=\"", "\",text/plain"),
            ] {
                let accept = [before.as_bytes(), &[byte], after.as_bytes()].concat();
                let row = format!("{framework:?} {byte:#x} {before:?} {after:?}");
                let response = service.get_bytes("/orgs/unknown", &[("Accept", &accept)]);
                assert_eq!(response.status, 404, "{row}");
                let is_kept = byte == b'\t' || framework.keeps_obs_text();
                let expected = if is_kept { TEXT } else { PROBLEM };
                assert_eq!(response.header("content-type"), Some(expected), "{row}");
            }
        }
    }
}

/// What is no language is the default's, and a large header is read to its end.
#[test]
fn odd_bytes_in_accept_language() {
    for framework in Framework::ALL {
        let service = Service::start(framework);
        let [english, german] = ["", "de"]
            .map(|language| service.get("/orgs/unknown", &[("Accept-Language", language)]));
        let large = b"fr-FR;q=0.5,".repeat(LARGE / 12);
        let odd = odd_bytes().map(|byte| (vec![b'd', byte, b'e'], &english));
        let large = [
            (large.clone(), &english),
            ([&large, &b"de"[..]].concat(), &german),
        ];
        for (value, expected) in odd.chain(large) {
            let response = service.get_bytes("/orgs/unknown", &[("Accept-Language", &value)]);
            let row = format!("{framework:?} {:x?}", &value[..value.len().min(20)]);
            assert_eq!(response.head(), expected.head(), "{row}");
            assert_eq!(response.body, expected.body, "{row}");
        }
    }
}

#[test]
fn odd_bytes_in_a_request_id() {
    for framework in Framework::ALL {
        let service = Service::start(framework);
        let odd = odd_bytes().map(|byte| vec![b'a', byte, b'b']);
        let long = [
            vec![b'a'; 10 * 1024],
            vec![0xff; 10 * 1024],
            vec![b'a'; LARGE],
        ];
        for value in odd.chain(long) {
            let response = service.get_bytes("/orgs/unknown", &[("X-Request-Id", &value)]);
            assert_eq!(response.status, 404, "{framework:?} {value:.20x?}");
            let id = response.header("x-request-id").unwrap_or_default();
            assert_eq!(
                id.len(),
                36,
                "{framework:?} {value:.20x?}\n{}",
                response.raw
            );
        }
        let two: Headers<'_> = &[("X-Request-Id", b"one"), ("X-Request-Id", b"two")];
        let response = service.get_bytes("/orgs/unknown", two);
        assert_eq!(
            response.header("x-request-id"),
            Some("one"),
            "{framework:?}"
        );
    }
}

#[test]
fn odd_bytes_in_authorization() {
    for framework in Framework::ALL {
        let service = Service::start(framework);
        let ask = |value: &[u8]| {
            let response = service.get_bytes("/orgs/acme/members", &[("Authorization", value)]);
            let row = format!("{framework:?} {value:.20x?}\n{}", response.raw);
            assert!(response.header("www-authenticate").is_some(), "{row}");
            (status_and_code(&response), row)
        };
        for byte in odd_bytes() {
            let (answer, row) = ask(&[b"Bearer good", &[byte][..], b"good"].concat());
            let is_kept = byte == b'\t' || framework.keeps_obs_text();
            let code = if is_kept {
                "ORG_TOKEN_INVALID"
            } else {
                "ORG_TOKEN_MISSING"
            };
            assert_eq!(answer, (401, code.to_owned()), "{row}");
            let (answer, row) = ask(&[b"Bearer", &[byte][..], b" good"].concat());
            assert_eq!(answer, (401, "ORG_TOKEN_MISSING".to_owned()), "{row}");
        }
        let (answer, row) = ask(&[b"Bearer ".to_vec(), vec![b'a'; LARGE]].concat());
        assert_eq!(answer, (401, "ORG_TOKEN_INVALID".to_owned()), "{row}");
    }
}

#[test]
fn odd_bytes_in_content_type() {
    let body = br#"{"slug":"co","name":"Co","seats":1}"#;
    for framework in Framework::ALL {
        let service = Service::start(framework);
        let odd = odd_bytes().map(|byte| [b"application/", &[byte][..], b"json"].concat());
        for value in odd.chain([vec![b'a'; LARGE]]) {
            let response = service.post_bytes(&value, body);
            let row = format!("{framework:?} {value:.20x?}\n{}", response.raw);
            let expected = (415, "REQUEST_MEDIA_TYPE".to_owned());
            assert_eq!(status_and_code(&response), expected, "{row}");
        }
    }
}

/// Control bytes that HTTP does not allow in a header are the framework's to refuse.
#[test]
fn forbidden_bytes() {
    for framework in Framework::ALL {
        let service = Service::start(framework);
        let controls = (0x00..0x20).filter(|byte| !b"\t\r\n".contains(byte));
        for byte in controls.chain([0x7f]) {
            for name in ["Accept", "Accept-Language", "X-Request-Id", "Authorization"] {
                let response = service.get_bytes("/orgs/unknown", &[(name, &[b'a', byte, b'b'])]);
                let row = format!("{framework:?} {name} {byte:#x}\n{}", response.raw);
                assert_eq!(response.status, 400, "{row}");
                assert!(is_frameworks_own(&response), "{row}");
            }
        }
        assert_goes_on(&service, "forbidden bytes");
    }
}

#[test]
fn bodies() {
    let deep = [br#"{"unknown":"#, &[b'['; 10_000][..]].concat();
    let unpaired = br#"{"slug":"\ud800","name":"Co","seats":1}"#.to_vec();
    let rows: [(&str, Vec<u8>, u16, &str); 7] = [
        (
            "no UTF-8",
            b"{\"slug\":\"\xff\"}".to_vec(),
            400,
            "REQUEST_JSON_SYNTAX",
        ),
        ("deep", deep, 400, "REQUEST_JSON_SYNTAX"),
        (
            "an unpaired surrogate",
            unpaired,
            400,
            "REQUEST_JSON_SYNTAX",
        ),
        ("nothing", Vec::new(), 400, "REQUEST_JSON_SYNTAX"),
        ("null bytes", vec![0; 1024], 400, "REQUEST_JSON_SYNTAX"),
        (
            "a number too large",
            br#"{"slug":"co","name":"Co","seats":1e99}"#.to_vec(),
            422,
            "REQUEST_JSON_VALUES",
        ),
        ("1 MiB", vec![b' '; 1024 * 1024], 413, "REQUEST_TOO_LARGE"),
    ];
    for framework in Framework::ALL {
        let service = Service::start(framework);
        for (name, body, status, code) in &rows {
            let response = service.post_bytes(b"application/json", body);
            let row = format!("{framework:?} {name}\n{}", response.raw);
            assert_eq!(
                status_and_code(&response),
                (*status, (*code).to_owned()),
                "{row}"
            );
        }
        assert_goes_on(&service, "bodies");
    }
}

#[test]
fn a_body_that_breaks_off() {
    for framework in Framework::ALL {
        let service = Service::start(framework);
        let response = service.send_broken_body("/orgs");
        let row = format!("{framework:?}\n{}", response.raw);
        let expected = (400, "REQUEST_INCOMPLETE".to_owned());
        assert_eq!(status_and_code(&response), expected, "{row}");
        assert_goes_on(&service, "a body that breaks off");
    }
}

/// A body over the limit without a Content-Length.
#[test]
fn a_large_body_in_chunks() {
    let chunk = format!("1000\r\n{}\r\n", " ".repeat(0x1000));
    for framework in Framework::ALL {
        let service = Service::start(framework);
        for (chunks, status, code) in [
            (16, 400, "REQUEST_JSON_SYNTAX"),
            (17, 413, "REQUEST_TOO_LARGE"),
        ] {
            let request = format!(
                "POST /orgs HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n\
                 Transfer-Encoding: chunked\r\n\r\n{}0\r\n\r\n",
                chunk.repeat(chunks)
            );
            let response = exchange(&service.address, request.as_bytes());
            let row = format!("{framework:?} {chunks} chunks\n{}", response.raw);
            assert_eq!(
                status_and_code(&response),
                (status, code.to_owned()),
                "{row}"
            );
        }
    }
}

#[test]
fn a_long_path() {
    let slug = "a".repeat(60_000);
    for framework in Framework::ALL {
        let response = Service::start(framework).get(&format!("/orgs/{slug}"), &[]);
        let expected = format!(
            "{{\"type\":\"urn:acme:error:ORG_NOT_FOUND\",\"title\":\"Not found\",\"code\":\"ORG_NOT_FOUND\",\
             \"detail\":\"there is no organization {slug}\",\"slug\":\"{slug}\"}}"
        );
        assert_eq!(response.status, 404, "{framework:?}");
        assert!(
            response.body == expected,
            "{framework:?} {:.200}",
            response.raw
        );
    }
}
