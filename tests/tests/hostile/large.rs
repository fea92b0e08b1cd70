//! Values of 10 MiB: each goes out whole, as a message, a field and a header.

use crate::server::{PROFILE, Servers, ask};
use errorbook::{ApiError, Body, Document, Offer, Profile};
use http::HeaderMap;

const SIZE: usize = 10 * 1024 * 1024;

#[derive(Debug, ApiError)]
#[api_error(prefix = "BIG")]
#[status(409)]
enum Big {
    #[code("BIG_MESSAGE")]
    #[message("it says {text}")]
    Message {
        #[expose(message)]
        text: String,
    },
    #[code("BIG_FIELD")]
    #[message("it is sent")]
    Field {
        #[expose]
        text: String,
    },
    #[code("BIG_HEADER")]
    #[message("it is a header")]
    Header {
        #[header("X-Text")]
        text: String,
    },
    #[status(401)]
    #[code("BIG_CHALLENGE")]
    #[challenge(Bearer, realm = "{text}")]
    #[message("it is a realm")]
    Challenge {
        #[expose(message)]
        text: String,
    },
    #[status(500)]
    #[code("BIG_SOURCE")]
    Source(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// What the text is made of: plain, and what has to be escaped or replaced in each place.
const KINDS: [(&str, &str); 5] = [
    ("plain", "a"),
    ("quotes", "\""),
    ("newlines", "\r\n"),
    ("nulls", "\0"),
    ("beyond-ascii", "\u{e9}\u{1f600}"),
];

fn text(kind: &str) -> String {
    let (_, unit) = KINDS.iter().find(|(name, _)| *name == kind).unwrap();
    unit.repeat(SIZE / unit.len())
}

/// A row is a place and a kind: `message-plain`.
fn make(row: &str) -> Box<dyn ApiError> {
    let (place, kind) = row.split_once('-').unwrap();
    let text = text(kind);
    Box::new(match place {
        "message" => Big::Message { text },
        "field" => Big::Field { text },
        "header" => Big::Header { text },
        "challenge" => Big::Challenge { text },
        "source" => Big::Source(text.into()),
        _ => panic!("no such place: {place}"),
    })
}

/// What a header makes of a text: no control characters, no white space at its ends.
fn as_field(text: &str) -> String {
    let visible = text.replace(['\r', '\n', '\0'], " ");
    visible.trim().to_owned()
}

static SERVERS: Servers = Servers::new();

/// An assertion that does not print 10 MiB.
fn assert_same(found: &str, expected: &str, row: &str) {
    if found != expected {
        let same = found.bytes().zip(expected.bytes());
        let at = same.take_while(|(a, b)| a == b).count();
        panic!("{row}: differs at byte {at} of {}", expected.len());
    }
}

#[test]
fn bodies_over_a_socket() {
    for (framework, address) in SERVERS.start(make) {
        for (path, member, before) in [
            ("message-plain", "detail", "it says "),
            ("message-plain/spawned", "detail", "it says "),
            ("message-quotes", "detail", "it says "),
            ("field-plain", "text", ""),
            ("field-beyond-ascii", "text", ""),
        ] {
            let row = format!("{framework} {path}");
            let answer = ask(*address, path, "application/problem+json");
            assert_eq!(answer.status, 409, "{row}");
            let json: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
            let (_, kind) = path.trim_end_matches("/spawned").split_once('-').unwrap();
            let expected = format!("{before}{}", text(kind));
            assert_same(json[member].as_str().unwrap(), &expected, &row);
        }
    }
}

#[test]
fn texts_over_a_socket() {
    for (framework, address) in SERVERS.start(make) {
        for kind in ["plain", "nulls"] {
            let row = format!("{framework} {kind}");
            let answer = ask(*address, &format!("message-{kind}"), "text/plain");
            assert_eq!(answer.status, 409, "{row}");
            // The message is one line, whatever is in it.
            assert_eq!(answer.body.matches('\n').count(), 1, "{row}");
            assert!(answer.body.ends_with(" [BIG_MESSAGE]\n"), "{row}");
        }
    }
}

#[test]
fn headers_over_a_socket() {
    for (framework, address) in SERVERS.start(make) {
        for kind in ["plain", "newlines"] {
            let row = format!("{framework} {kind}");
            let answer = ask(*address, &format!("header-{kind}"), "*/*");
            assert_eq!(answer.status, 409, "{row}");
            let value = answer.header("x-text").unwrap();
            assert_same(value, &as_field(&text(kind)), &row);
            assert!(answer.body.starts_with('{'), "{row}");
        }
        let answer = ask(*address, "challenge-quotes", "*/*");
        assert_eq!(answer.status, 401, "{framework}");
        let challenge = answer.header("www-authenticate").unwrap();
        let expected = format!("Bearer realm=\"{}\"", "\\\"".repeat(SIZE));
        assert_same(challenge, &expected, framework);
    }
}

#[test]
fn a_cause_is_not_sent() {
    for (framework, address) in SERVERS.start(make) {
        let answer = ask(*address, "source-plain", "*/*");
        assert_eq!(answer.status, 500, "{framework}");
        assert!(answer.head.len() + answer.body.len() < 1024, "{framework}");
    }
}

#[test]
fn without_a_socket() {
    static TEXT: Profile = Profile::new().offers(&[Offer::TEXT]);
    static SHORT: Profile = Profile::new().body(Body::CODE_MESSAGE);
    let (error, text) = (make("message-newlines"), text("newlines"));
    let message = format!("it says {text}");
    assert_same(&error.message(), &message, "message");
    for (profile, member) in [(&PROFILE, "detail"), (&SHORT, "message")] {
        let response = error.respond(&profile.preferences(&HeaderMap::new()));
        let json: serde_json::Value = serde_json::from_slice(response.body()).unwrap();
        assert_same(json[member].as_str().unwrap(), &message, member);
        let document = serde_json::to_string(&Document::new(&*error, profile)).unwrap();
        assert!(document.as_bytes() == response.body(), "{member}");
    }
    let response = error.respond(&TEXT.preferences(&HeaderMap::new()));
    assert!(response.body().ends_with(b" [BIG_MESSAGE]\n"));
}
