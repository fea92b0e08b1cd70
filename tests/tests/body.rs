//! Shapes of bodies: presets, templates, text; what is absent is left out.

use errorbook::{ApiError, Body, Document, HeaderField, Offer, Profile, body};
use http::{HeaderMap, HeaderValue, header};
use serde_json::Value;
use std::borrow::Cow;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(403)]
    #[code("ORG_BLOCKED")]
    #[message("the organization {name} is blocked")]
    #[help("ask \"them\"")]
    #[oauth("invalid_grant")]
    #[retryable]
    Blocked {
        #[expose]
        name: String,
    },
    #[status(404)]
    #[code("ORG_PLAIN")]
    Plain,
    #[status(503)]
    #[code("ORG_DOWN")]
    #[message("down")]
    #[retryable(after = "1m30s")]
    Down {
        #[expose]
        first: Option<u8>,
        #[expose]
        second: Option<Vec<&'static str>>,
    },
    #[status(429)]
    #[code("ORG_BUSY")]
    Busy {
        #[header("Retry-After")]
        wait: Option<Duration>,
    },
}

#[derive(Debug, ApiError)]
#[api_error(codes = 4000..=4999)]
#[status(403)]
#[code(4031)]
#[message("blocked")]
struct Numbered;

fn blocked() -> OrgError {
    OrgError::Blocked {
        name: "acme".into(),
    }
}

fn json(error: &dyn ApiError, profile: &'static Profile) -> String {
    let response = error.respond(&profile.preferences(&HeaderMap::new()));
    String::from_utf8(response.body().to_vec()).unwrap()
}

macro_rules! profile {
    ($($call:tt)*) => {{
        static PROFILE: Profile = Profile::new()$($call)*;
        &PROFILE
    }};
}

#[test]
fn presets() {
    const TYPE: &str = "urn:acme:error:{code}";
    let cases: [(&'static Profile, &str); 10] = [
        (
            profile!(.problem_type(TYPE)),
            r#"{"type":"urn:acme:error:ORG_BLOCKED","title":"Blocked","code":"ORG_BLOCKED","detail":"the organization acme is blocked","name":"acme"}"#,
        ),
        (
            profile!(.body(Body::PROBLEM_STATUS).problem_type(TYPE)),
            r#"{"type":"urn:acme:error:ORG_BLOCKED","title":"Blocked","status":403,"code":"ORG_BLOCKED","detail":"the organization acme is blocked","name":"acme"}"#,
        ),
        (
            profile!(.docs("https://acme.example/{code}")),
            r#"{"type":"https://acme.example/ORG_BLOCKED","title":"Blocked","code":"ORG_BLOCKED","detail":"the organization acme is blocked","name":"acme"}"#,
        ),
        (
            profile!(.body(Body::CODE_MESSAGE)),
            r#"{"code":"ORG_BLOCKED","message":"the organization acme is blocked","name":"acme"}"#,
        ),
        (
            profile!(.body(Body::MESSAGE)),
            r#"{"message":"the organization acme is blocked"}"#,
        ),
        (profile!(.body(Body::ERROR)), r#"{"error":"ORG_BLOCKED"}"#),
        (
            profile!(.body(Body::STATUS_CODE_MESSAGE)),
            r#"{"status":403,"code":"ORG_BLOCKED","message":"the organization acme is blocked"}"#,
        ),
        (
            profile!(.body(Body::NESTED)),
            r#"{"error":{"code":"ORG_BLOCKED","message":"the organization acme is blocked","name":"acme"}}"#,
        ),
        (
            profile!(.body(Body::OAUTH)),
            r#"{"error":"invalid_grant","error_description":"the organization acme is blocked"}"#,
        ),
        (profile!(.body(Body::EMPTY)), ""),
    ];
    for (profile, expected) in cases {
        assert_eq!(json(&blocked(), profile), expected);
    }
}

#[test]
fn templates() {
    const ALL: &str = "https://acme.example/{code}";
    let cases: [(&'static Profile, &dyn ApiError, &str); 12] = [
        (
            profile!(.body(body!({ "ok": false, "error": { "ref": code, "text": message, ..fields } }))),
            &blocked(),
            r#"{"ok":false,"error":{"ref":"ORG_BLOCKED","text":"the organization acme is blocked","name":"acme"}}"#,
        ),
        (
            profile!(.body(body!({ ..fields, "name": "the template's", "n": -1.5e3, "x": null, "q": "\"\n" }))),
            &blocked(),
            r#"{"name":"the template's","n":-1.5e3,"x":null,"q":"\"\u000a"}"#,
        ),
        (
            profile!(.body(body!({ "errors": [{ "code": code, "title": title, "phrase": phrase }], "jsonapi": {} }))),
            &blocked(),
            r#"{"errors":[{"code":"ORG_BLOCKED","title":"Blocked","phrase":"Forbidden"}],"jsonapi":{}}"#,
        ),
        (
            profile!(.docs(ALL).body(body!({ "docs": docs, "help": help, "type": type, "oauth": oauth, "retryable": retryable, "id": request_id }))),
            &blocked(),
            r#"{"docs":"https://acme.example/ORG_BLOCKED","help":"ask \"them\"","type":"https://acme.example/ORG_BLOCKED","oauth":"invalid_grant","retryable":true}"#,
        ),
        (
            profile!(.body(body!({ "docs": docs, "help": help, "type": type, "oauth": oauth, "retryable": retryable }))),
            &OrgError::Plain,
            r#"{"oauth":"ORG_PLAIN","retryable":false}"#,
        ),
        (
            profile!(.body(body!({ ..fields, "after": retry_after }))),
            &OrgError::Down {
                first: None,
                second: None,
            },
            r#"{"after":90}"#,
        ),
        (
            profile!(.body(body!({ ..fields, "after": retry_after }))),
            &OrgError::Down {
                first: None,
                second: Some(vec!["a"]),
            },
            r#"{"second":["a"],"after":90}"#,
        ),
        (
            profile!(.body(body!({ "in": { ..fields }, "list": [help, retry_after, code] }))),
            &OrgError::Down {
                first: Some(1),
                second: None,
            },
            r#"{"in":{"first":1},"list":[90,"ORG_DOWN"]}"#,
        ),
        (
            profile!(.body(body!({ "after": retry_after, "list": [retry_after, 1] }))),
            &OrgError::Busy {
                wait: Some(Duration::from_millis(2_001)),
            },
            r#"{"after":3,"list":[3,1]}"#,
        ),
        (
            profile!(.body(body!({ "after": retry_after, "list": [retry_after, 1], "m": message }))),
            &OrgError::Busy { wait: None },
            r#"{"list":[1],"m":"Busy"}"#,
        ),
        (profile!(.body(body!({}))), &OrgError::Plain, "{}"),
        (
            profile!(.body(Body::CODE_MESSAGE)),
            &Numbered,
            r#"{"code":4031,"message":"blocked"}"#,
        ),
    ];
    for (profile, error, expected) in cases {
        assert_eq!(json(error, profile), expected);
        if !expected.is_empty() {
            let _: Value = serde_json::from_str(expected).unwrap();
        }
    }
}

#[test]
fn a_title_without_a_type_is_the_phrase() {
    assert_eq!(
        json(&OrgError::Plain, profile!()),
        r#"{"title":"Not Found","code":"ORG_PLAIN"}"#
    );
    assert_eq!(
        json(&OrgError::Plain, profile!(.problem_type("urn:{code}"))),
        r#"{"type":"urn:ORG_PLAIN","title":"Plain","code":"ORG_PLAIN"}"#
    );
}

#[test]
fn plain_text() {
    static DOCS: Profile = Profile::new()
        .docs("https://acme.example/{code}")
        .offers(&[Offer::TEXT]);
    static BARE: Profile = Profile::new().offers(&[Offer::TEXT]);
    let nasty = OrgError::Blocked {
        name: "a\r\nb\u{1b}[2J\u{2028}é".into(),
    };
    for (error, profile, expected) in [
        (
            &blocked(),
            &DOCS,
            "the organization acme is blocked [ORG_BLOCKED]\nask \"them\"\nhttps://acme.example/ORG_BLOCKED\n",
        ),
        (&OrgError::Plain, &BARE, "Plain [ORG_PLAIN]\n"),
        (
            &nasty,
            &BARE,
            "the organization a  b [2J é is blocked [ORG_BLOCKED]\nask \"them\"\n",
        ),
    ] {
        let response = error.respond(&profile.preferences(&HeaderMap::new()));
        assert_eq!(
            response.headers()[header::CONTENT_TYPE],
            "text/plain; charset=utf-8"
        );
        assert_eq!(response.body(), expected);
    }
}

#[test]
fn documents_have_the_body_in_order() {
    static NESTED: Profile = Profile::new().body(Body::NESTED);
    static EMPTY: Profile = Profile::new().body(Body::EMPTY);
    for (error, profile) in [
        (&blocked() as &dyn ApiError, &NESTED),
        (&blocked(), profile!()),
        (&Numbered, profile!()),
        (
            &OrgError::Down {
                first: Some(3),
                second: None,
            },
            &NESTED,
        ),
    ] {
        let document = Document::new(error, profile);
        assert_eq!(
            serde_json::to_string(&document).unwrap(),
            json(error, profile)
        );
    }
    let empty = Document::new(&Numbered, &EMPTY);
    assert_eq!(serde_json::to_string(&empty).unwrap(), "{}");
}

#[test]
fn an_empty_body_has_no_type_and_text_still_has() {
    static EMPTY: Profile = Profile::new().body(Body::EMPTY);
    let response = Numbered.respond(&EMPTY.preferences(&HeaderMap::new()));
    assert!(!response.headers().contains_key(header::CONTENT_TYPE));
    assert!(
        !response
            .headers()
            .contains_key(header::X_CONTENT_TYPE_OPTIONS)
    );
    assert_eq!(response.headers()[header::VARY], "Accept");
    let mut accept = HeaderMap::new();
    accept.insert(header::ACCEPT, HeaderValue::from_static("text/plain"));
    let response = Numbered.respond(&EMPTY.preferences(&accept));
    assert_eq!(response.body(), "blocked [4031]\n");
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "TIME")]
#[status(503)]
#[code("TIME_DOWN")]
struct Until {
    #[header("Retry-After")]
    at: SystemTime,
}

#[test]
fn a_time_in_a_body_is_the_seconds_until_then() {
    let profile = profile!(.body(body!({ "after": retry_after })));
    let past = Until {
        at: SystemTime::UNIX_EPOCH,
    };
    assert_eq!(json(&past, profile), r#"{"after":0}"#);
    let response = past.respond(&profile.preferences(&HeaderMap::new()));
    assert_eq!(
        response.headers()[header::RETRY_AFTER],
        "Thu, 01 Jan 1970 00:00:00 GMT"
    );
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "WAIT")]
#[status(503)]
#[code("WAIT_DOWN")]
struct Wait<T: HeaderField + std::fmt::Debug> {
    #[header("Retry-After")]
    wait: T,
}

fn assert_wait<T: HeaderField + std::fmt::Debug + Send + Sync>(wait: T, header: &str, body: &str) {
    let profile = profile!(.body(body!({ "after": retry_after })));
    let error = Wait { wait };
    let response = error.respond(&profile.preferences(&HeaderMap::new()));
    let sent = response.headers().get(header::RETRY_AFTER);
    let sent = sent.map_or("", |value| value.to_str().unwrap());
    assert_eq!(
        (sent, json(&error, profile).as_str()),
        (header, body),
        "{error:?}"
    );
}

/// A body has a number where the header says seconds, and nothing where it does not.
#[test]
fn a_wait_in_a_body_is_of_any_type_that_a_header_is() {
    let seconds = r#"{"after":30}"#;
    assert_wait(30_u8, "30", seconds);
    assert_wait(30_i64, "30", seconds);
    assert_wait(-30_i64, "", "{}");
    assert_wait(u128::MAX, "340282366920938463463374607431768211455", "{}");
    assert_wait("30", "30", seconds);
    assert_wait(String::from("soon"), "soon", "{}");
    assert_wait(Cow::Borrowed("30"), "30", seconds);
    assert_wait(HeaderValue::from_static("30"), "30", seconds);
    assert_wait(HeaderValue::from_static("soon"), "soon", "{}");
    assert_wait(Duration::from_millis(29_001), "30", seconds);
    assert_wait(Box::new(Some(Arc::new(30))), "30", seconds);
    assert_wait(None::<u8>, "", "{}");
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ZERO")]
#[status(503)]
#[code("ZERO_DOWN")]
#[header("Retry-After", "007")]
struct Zeros;

#[test]
fn seconds_with_leading_zeros_are_a_number_of_json() {
    let profile = profile!(.body(body!({ "after": retry_after })));
    assert_eq!(json(&Zeros, profile), r#"{"after":7}"#);
}
