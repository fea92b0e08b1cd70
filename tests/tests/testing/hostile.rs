//! Bodies that no errorbook sent: an assertion fails, with a text that a person can read, and never passes,
//! hangs or aborts.

use crate::failure;
use errorbook::testing::{Response, assert_catalogued, assert_error};
use errorbook::{ApiError, Body, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "HOS")]
#[status(403)]
#[code("HOS_BLOCKED")]
struct Blocked {
    #[expose]
    name: Option<String>,
    #[expose]
    other: Option<String>,
}

static SHAPE: Profile = Profile::new()
    .body(body!({ "list": [help, code, [message, 1.5e3, null, { "a": request_id }]], ..fields }));

catalogue! {
    static PROBLEM = [Blocked];
}

catalogue! {
    static TEMPLATE = [Blocked];
    profile = SHAPE;
}

fn bodies() -> Vec<Vec<u8>> {
    let mut bodies: Vec<Vec<u8>> = [
        "",
        " ",
        "\n",
        "{",
        "}",
        "{}",
        "[]",
        "null",
        "0",
        "\"HOS_BLOCKED\"",
        "HOS_BLOCKED",
        "[HOS_BLOCKED]",
        "x [HOS_BLOCKED",
        "x [HOS_BLOCKED ]",
        "x [ HOS_BLOCKED]",
        "x\n [HOS_BLOCKED]",
        "[]\nx [HOS_BLOCKED]",
        "x[HOS_BLOCKED]",
        "x [HOS_BLOCKED]x",
        "x [hos_blocked]",
        r#"{"code":"HOS_BLOCKED"#,
        r#"{"code":"HOS_BLOCKED",}"#,
        r#"{"code":"HOS_BLOCKED"}x"#,
        r#"{"code":["HOS_BLOCKED"]}"#,
        r#"{"code":{"code":"HOS_BLOCKED"}}"#,
        r#"{"code":null}"#,
        r#"{"code":"HOS_BLOCKED "}"#,
        r#"{"code":"hos_blocked"}"#,
        r#"{"CODE":"HOS_BLOCKED"}"#,
        r#"{"code":"OTHER","name":"HOS_BLOCKED"}"#,
        r#"{"detail":"HOS_BLOCKED"}"#,
        r#"{"code":"OTHER","error":{"code":"HOS_BLOCKED"}}"#,
        r#"{"error":["HOS_BLOCKED"]}"#,
        r#"{"list":"HOS_BLOCKED"}"#,
        r#"{"list":["HOS_BLOCKED"]}"#,
        r#"{"list":["x","x","x","x"]}"#,
        r#"{"list":[[],[],[]]}"#,
        r#"{"errors":[{"code":"HOS_BLOCKED"}]}"#,
        "{\"code\":\"HOS_BLOCKED\u{0}\"}",
        "\u{feff}{\"code\":\"HOS_BLOCKED\"}",
        "<html>HOS_BLOCKED</html>",
        "\u{1b}[31mred\u{1b}[0m\u{202e}",
    ]
    .map(|body| body.as_bytes().to_vec())
    .to_vec();
    bodies.push(b"\xff\xfe{\"code\":\"HOS_BLOCKED\"}".to_vec());
    bodies.push(b"{\"code\":\"HOS_BLOCKED\xff\"}".to_vec());
    bodies.push(b"x\xc3\x28 [HOS_BLOCKED]".to_vec());
    for (open, close) in [("[", "]"), ("{\"code\":", "}"), ("{\"list\":[", "]}")] {
        bodies.push(
            [open.repeat(100_000), close.repeat(100_000)]
                .concat()
                .into_bytes(),
        );
        bodies.push(open.repeat(100_000).into_bytes());
    }
    bodies.push(format!(r#"{{"code":"{}"}}"#, "HOS_BLOCKED".repeat(100_000)).into_bytes());
    bodies.push(format!(r#"{{"list":[{}]}}"#, "\"x\",".repeat(200_000) + "1").into_bytes());
    bodies.push("\u{1F600}".repeat(300_000).into_bytes());
    bodies.push(vec![0; 1 << 20]);
    bodies
}

#[test]
fn none_passes() {
    let types = [
        "application/json",
        "application/problem+json",
        "text/plain",
        "text/html",
        "",
        ";",
        "\u{ff}",
    ];
    for body in bodies() {
        for content_type in types {
            let headers = [("content-type", content_type)];
            let headers = headers.iter().filter(|(_, value)| !value.is_empty());
            let response = Response::new(403, headers.map(|(name, value)| (*name, *value)), &body);
            for profile in [None, Some(PROBLEM.profile()), Some(TEMPLATE.profile())] {
                let response = match profile {
                    Some(profile) => response.clone().of(profile),
                    None => response.clone(),
                };
                let said = [
                    failure(|| assert_error!(response, Blocked { .. })),
                    failure(
                        || assert_error!(response, Blocked { name: None, other } if other.is_none()),
                    ),
                    failure(|| assert_catalogued!(PROBLEM, response)),
                    failure(|| assert_catalogued!(TEMPLATE, response)),
                ];
                let shown = String::from_utf8_lossy(&body[..body.len().min(80)]);
                for said in said {
                    let said = said.unwrap_or_else(|| panic!("{content_type} {shown} passes"));
                    assert!(said.starts_with("assertion failed: "), "{said}");
                    assert!(said.len() < 40_000, "{} bytes for {shown}", said.len());
                    let controls = said.chars().filter(|c| c.is_control() && *c != '\n');
                    assert_eq!(controls.count(), 0, "{said:?}");
                }
            }
        }
    }
}

/// What is odd but right passes.
#[test]
fn what_json_allows() {
    let long = "x".repeat(1 << 20);
    let bodies = [
        " {\n \"code\" : \"HOS\\u005fBLOCKED\" , \"name\":null,\"more\":[{}] }\r\n".to_owned(),
        format!(r#"{{"name":"{long}","code":"HOS_BLOCKED"}}"#),
        format!(
            r#"{{"code":"HOS_BLOCKED","deep":{}{}}}"#,
            "[".repeat(100),
            "]".repeat(100)
        ),
    ];
    for body in bodies {
        let response = Response::new(403, [("content-type", "application/json")], &body);
        assert_error!(response, Blocked { name, other: None } if name.as_ref().is_none_or(|name| *name == long));
    }
}

#[test]
fn an_encoded_body_is_not_guessed_at() {
    let headers = [
        ("content-encoding", "gzip"),
        ("content-type", "application/json"),
    ];
    let response = Response::new(403, headers, b"\x1f\x8b\x08\x00");
    let said = failure(|| assert_error!(response, Blocked { .. })).unwrap();
    assert!(
        said.contains("403, the body is encoded, with `gzip`: hand it over decoded"),
        "{said}"
    );
    let headers = [
        ("content-encoding", "identity"),
        ("content-type", "application/json"),
    ];
    let response = Response::new(403, headers, r#"{"code":"HOS_BLOCKED"}"#);
    assert_error!(response, Blocked { .. });
}

#[test]
fn parts_that_no_response_has() {
    let none: [(&str, &str); 0] = [];
    let cases: [(&str, fn()); 5] = [
        ("a response has no status 99", || {
            drop(Response::new(99, [("a", "b")], ""));
        }),
        ("a response has no status 1000", || {
            drop(Response::new(1000, [("a", "b")], ""));
        }),
        ("a response has no header \"a b\"", || {
            drop(Response::new(400, [("a b", "c")], ""));
        }),
        ("a response has no header \"\"", || {
            drop(Response::new(400, [("", "c")], ""));
        }),
        ("the header `a` has no value \"b\\r\\nc: d\"", || {
            drop(Response::new(400, [("a", "b\r\nc: d")], ""));
        }),
    ];
    for (expected, case) in cases {
        assert_eq!(failure(case).as_deref(), Some(expected));
    }
    assert_eq!(Response::new(599, none, "").headers().len(), 0);
}

/// A code of a service whose shape is `EMPTY` is nowhere: nothing but the status and the headers is held
/// against it.
#[test]
fn a_body_where_none_is_sent() {
    static EMPTY: Profile = Profile::new().body(Body::EMPTY);
    catalogue! {
        static ERRORS = [Blocked];
        profile = EMPTY;
    }
    let error = Blocked {
        name: None,
        other: None,
    };
    let (head, _) = error
        .respond(&EMPTY.preferences(&http::HeaderMap::new()))
        .into_parts();
    let response = http::Response::from_parts(head.clone(), "");
    assert_catalogued!(ERRORS, response);
    let response = http::Response::from_parts(head, "{}");
    assert!(failure(|| assert_catalogued!(ERRORS, response)).is_some());
}
