//! The examples of a catalogue are what a real error with the sample values is answered with.

use errorbook::{ApiError, Body, FieldErrors, HttpError, Offer, Profile, body, catalogue, docs};
use errorbook_export::{Catalogue, Entry, Example};
use http::{HeaderMap, HeaderValue};
use serde::Serialize;
use std::collections::HashMap;
use std::time::{Duration, SystemTime};

#[derive(Debug, ApiError)]
#[api_error(prefix = "BOOK")]
#[allow(
    dead_code,
    reason = "one variant is not raised: it has no answer of its own"
)]
enum BookError {
    #[status(404)]
    #[code("BOOK_PLAIN")]
    Plain,

    #[status(403)]
    #[code("BOOK_TOLD")]
    #[title("Told \"you\"")]
    #[message("the {{shelf}} {shelf} is {name:?} to {for}: 100%")]
    #[help("ask \"somebody\"\nor nobody")]
    #[oauth("access_denied")]
    Told {
        #[expose(example = "a \"b\" \\ <c>")]
        shelf: String,
        #[expose("title_of", example = "naïve\u{200b}")]
        name: String,
        #[expose(message)]
        r#for: u32,
    },

    #[status(400)]
    #[code("BOOK_FORMATS")]
    #[message("{count:05} {count:#x} {ratio:8.2}| {ratio} {tags:?} {note:?} {on} {pages:?}")]
    Formats {
        #[expose(example = "42")]
        count: u32,
        #[expose(example = "2.0")]
        ratio: f64,
        #[expose]
        tags: Vec<String>,
        #[expose]
        note: Option<String>,
        #[expose]
        on: bool,
        #[expose]
        pages: Option<Vec<u8>>,
    },

    #[status(409)]
    #[code("BOOK_VALUES")]
    Values {
        #[expose(json = "object", example = r#"{"z": 1, "a": [true, null, -0.5]}"#)]
        shape: Shape,
        #[expose(example = "18446744073709551615")]
        large: u64,
        #[expose]
        map: HashMap<String, String>,
        #[expose(example = "not a number")]
        any: serde_json::Value,
        #[expose(json = "string", example = "127.0.0.1")]
        address: std::net::IpAddr,
    },

    #[status(422)]
    #[code("BOOK_INVALID")]
    Invalid {
        #[expose]
        errors: FieldErrors,
    },

    #[status(429)]
    #[code("BOOK_BUSY")]
    #[message("wait {seconds} s")]
    #[header("X-Limit", "{seconds}; window=60")]
    Busy {
        #[expose(example = "7")]
        seconds: u32,
        #[header("Retry-After")]
        wait: Duration,
        #[header("X-Optional")]
        optional: Option<String>,
    },

    #[status(503)]
    #[code("BOOK_SOON")]
    #[retryable(after = "2m")]
    Soon,

    #[status(410)]
    #[code("BOOK_LATER")]
    Later {
        #[header("Retry-After")]
        at: SystemTime,
        #[header("Cache-Control")]
        cache: &'static str,
    },

    #[status(401)]
    #[code("BOOK_TOKEN")]
    #[challenge(Bearer, realm = "books", scope = "{scope}")]
    #[challenge(Basic, realm = "b\"o")]
    Token {
        #[expose(message, example = "a\"b\\c")]
        scope: String,
    },

    #[status(405)]
    #[code("BOOK_METHOD")]
    #[header("Allow", "GET, HEAD")]
    Method,

    #[status(403)]
    #[code("BOOK_HIDDEN")]
    #[conceal(as = Lost)]
    Hidden {
        #[expose]
        name: String,
        #[expose]
        reason: u8,
    },

    #[status(404)]
    #[code("BOOK_LOST")]
    #[message("no {name}")]
    Lost {
        #[expose]
        name: String,
    },

    #[status(499, unregistered, reason = "Book Closed")]
    #[code("BOOK_CLOSED")]
    #[internal]
    Closed,

    #[status(500)]
    #[code("BOOK_STORE")]
    #[message("the store is down")]
    Store(#[source] std::io::Error),

    #[status(500)]
    #[code("BOOK_SILENT")]
    Silent(#[source] std::io::Error),

    #[transparent]
    Http(HttpError),
}

#[derive(Debug, Serialize)]
struct Shape {
    z: u8,
    a: (bool, Option<u8>, f32),
}

#[derive(Debug, ApiError)]
#[api_error(codes = 4000..=4999)]
#[status(403)]
#[code(4031)]
#[message("{0} of {0:?}")]
struct Numbered(#[expose("number")] i8);

/// The errors whose values are those of the samples.
fn errors() -> Vec<Box<dyn ApiError>> {
    use BookError as B;
    let text = |text: &str| text.to_owned();
    let io = || std::io::Error::other("canary");
    let header = HeaderValue::from_static;
    let mut errors = FieldErrors::new();
    errors.add("/name", FieldCode);
    vec![
        Box::new(B::Plain),
        Box::new(B::Told {
            shelf: text("a \"b\" \\ <c>"),
            name: text("naïve\u{200b}"),
            r#for: 1,
        }),
        Box::new(B::Formats {
            count: 42,
            ratio: 2.0,
            tags: vec![text("tags")],
            note: Some(text("note")),
            on: true,
            pages: Some(vec![1]),
        }),
        Box::new(B::Values {
            shape: Shape {
                z: 1,
                a: (true, None, -0.5),
            },
            large: u64::MAX,
            map: HashMap::new(),
            any: "not a number".into(),
            address: std::net::IpAddr::from([127, 0, 0, 1]),
        }),
        Box::new(B::Invalid { errors }),
        Box::new(B::Busy {
            seconds: 7,
            wait: Duration::from_secs(30),
            optional: Some(text("optional")),
        }),
        Box::new(B::Soon),
        Box::new(B::Later {
            at: SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777),
            cache: "cache",
        }),
        Box::new(B::Token {
            scope: text("a\"b\\c"),
        }),
        Box::new(B::Method),
        Box::new(B::Hidden {
            name: text("name"),
            reason: 1,
        }),
        Box::new(B::Lost { name: text("name") }),
        Box::new(B::Closed),
        Box::new(B::Store(io())),
        Box::new(B::Silent(io())),
        Box::new(Numbered(1)),
        Box::new(HttpError::NotFound),
        Box::new(HttpError::MethodNotAllowed {
            allow: header("allow"),
        }),
        Box::new(HttpError::Unauthorized {
            challenge: header("challenge"),
        }),
    ]
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "FIELD")]
#[status(422)]
#[code("FIELD_CODE")]
#[message("what is wrong with it")]
struct FieldCode;

const TEMPLATE: Body = body!({
    "ok": false,
    "list": [code, { "in": phrase }, "x"],
    "error": { "ref": code, "text": message, "more": help, ..fields },
    "again": retry_after,
    "retry": retryable,
    "id": request_id,
    "name": title,
    "see": docs,
    "what": type,
    "o": oauth,
    "n": status
});

macro_rules! services {
    ($($name:ident: $profile:expr;)*) => {
        $(mod $name {
            use super::*;
            static PROFILE: Profile = $profile;
            catalogue! {
                pub(super) static ERRORS = [BookError, Numbered, HttpError];
                profile = PROFILE;
            }
        })*

        fn services() -> Vec<(&'static str, &'static errorbook::Catalogue)> {
            vec![$((stringify!($name), &$name::ERRORS)),*]
        }
    };
}

services! {
    default: Profile::new();
    problem: Profile::new().problem_type("urn:book:{code}").docs("https://book.example/{code}#x");
    problem_status: Profile::new().body(Body::PROBLEM_STATUS).docs("/errors/{code}").help_link(false);
    code_message: Profile::new().body(Body::CODE_MESSAGE).code_header("x-error-code");
    message: Profile::new().body(Body::MESSAGE).no_store(false).nosniff(false);
    error: Profile::new().body(Body::ERROR).offers(&[Offer::Text, Offer::Json]);
    status_code_message: Profile::new().body(Body::STATUS_CODE_MESSAGE);
    nested: Profile::new().body(Body::NESTED).offers(&[Offer::Json]);
    oauth: Profile::new().body(Body::OAUTH).offers(&[Offer::Text]);
    empty: Profile::new().body(Body::EMPTY).code_header("x-code");
    template: Profile::new().body(TEMPLATE).docs("https://book.example/{code}");
    template_problem: Profile::new().body(TEMPLATE.as_problem());
    object: Profile::new().body(body!({}));
    problem_alone: Profile::new().offers(&[Offer::Json]);
}

fn with_examples(catalogue: &'static errorbook::Catalogue) -> Catalogue {
    let mut data = docs::catalogue(catalogue);
    docs::add_examples(&mut data);
    data
}

fn entry<'c>(catalogue: &'c Catalogue, code: &str) -> &'c Entry {
    let mut entries = catalogue.entries();
    entries
        .find(|(_, entry)| entry.code.to_string() == code)
        .unwrap_or_else(|| panic!("{code} is missing"))
        .1
}

/// What a real error is answered with.
fn real(error: &dyn ApiError, profile: &'static Profile, accept: &str) -> Example {
    let accept_value = HeaderValue::from_str(accept).unwrap();
    let headers = HeaderMap::from_iter([(http::header::ACCEPT, accept_value)]);
    let response = error.respond(&profile.preferences(&headers));
    let status = response.status();
    let reason = match response.extensions().get::<hyper::ext::ReasonPhrase>() {
        Some(reason) => String::from_utf8(reason.as_bytes().to_vec()).unwrap(),
        None => errorbook_export::phrase(status.as_u16()).to_owned(),
    };
    Example {
        accept: accept.to_owned(),
        status: format!("{} {reason}", status.as_u16()),
        headers: response
            .headers()
            .iter()
            .map(|(name, value)| {
                let value = String::from_utf8(value.as_bytes().to_vec()).unwrap();
                (name.to_string(), value)
            })
            .collect(),
        body: String::from_utf8(response.body().to_vec()).unwrap(),
    }
}

#[test]
fn an_example_is_what_a_real_error_is_answered_with() {
    for (service, catalogue) in services() {
        let data = with_examples(catalogue);
        for error in errors() {
            let entry = entry(&data, error.code().as_str());
            assert!(!entry.examples.is_empty(), "{service} {}", entry.code);
            for example in &entry.examples {
                let expected = real(&*error, catalogue.profile(), &example.accept);
                assert_eq!(*example, expected, "{service} {}", entry.code);
            }
        }
        let listed = data.entries().count();
        let answered = data
            .entries()
            .filter(|(_, entry)| !entry.examples.is_empty());
        assert_eq!(answered.count(), listed, "{service}");
    }
}

#[test]
fn there_is_an_example_for_each_representation() {
    let rows: &[(&str, &[&str])] = &[
        (
            "default",
            &["application/problem+json", "application/json", "text/plain"],
        ),
        ("code_message", &["application/json", "text/plain"]),
        ("error", &["text/plain", "application/json"]),
        ("nested", &["application/json"]),
        ("oauth", &["text/plain"]),
        ("empty", &["application/json", "text/plain"]),
        (
            "template_problem",
            &["application/problem+json", "application/json", "text/plain"],
        ),
        (
            "problem_alone",
            &["application/problem+json", "application/json"],
        ),
    ];
    for (service, expected) in rows {
        let known = services();
        let (_, catalogue) = known.iter().find(|row| row.0 == *service).unwrap();
        let data = with_examples(catalogue);
        for (_, entry) in data.entries() {
            let accepts: Vec<_> = entry
                .examples
                .iter()
                .map(|example| example.accept.as_str())
                .collect();
            assert_eq!(accepts, *expected, "{service} {}", entry.code);
        }
    }
}

#[test]
fn no_example_shows_what_is_concealed() {
    for (service, catalogue) in services() {
        let data = with_examples(catalogue);
        let (hidden, lost) = (entry(&data, "BOOK_HIDDEN"), entry(&data, "BOOK_LOST"));
        assert_eq!(hidden.examples, lost.examples, "{service}");
    }
}

#[test]
fn what_is_there_already_stays() {
    let mut data = docs::catalogue(&default::ERRORS);
    let given = Example {
        accept: "text/plain".to_owned(),
        status: "418 I'm a teapot".to_owned(),
        headers: Vec::new(),
        body: "mine".to_owned(),
    };
    data.types[0].entries[0].examples = vec![given.clone()];
    docs::add_examples(&mut data);
    assert_eq!(data.types[0].entries[0].examples, [given]);
    let before = data.clone();
    docs::add_examples(&mut data);
    assert_eq!(data, before, "a second call changes nothing");
}

#[test]
fn several_services_speak_each_for_its_types() {
    let mut data = docs::catalogue(&code_message::ERRORS);
    let mut other = docs::catalogue(&error::ERRORS);
    data.types.truncate(1);
    data.types[0].services = vec![data.services[0].name.clone()];
    other.types.remove(0);
    other.types.truncate(1);
    other.types[0].services = vec![other.services[0].name.clone()];
    data.services.append(&mut other.services);
    data.types.append(&mut other.types);
    docs::add_examples(&mut data);
    assert_eq!(
        entry(&data, "BOOK_PLAIN").examples[0].body,
        r#"{"code":"BOOK_PLAIN","message":"Plain"}"#
    );
    assert_eq!(entry(&data, "4031").examples[1].body, r#"{"error":4031}"#);
}

/// What no macro writes: nothing of it may panic, split a header or take memory without bounds.
#[test]
fn a_catalogue_from_anywhere_is_safe() {
    let texts = [
        "",
        "{",
        "}",
        "{}",
        "{{",
        "}}",
        "{a",
        "a}",
        "{a:}",
        "{:}",
        "{a:99999999999999}",
        "{a:>65535}",
        "{nobody}",
        "\r\nx-injected: 1",
        "\0",
        "\u{2028}",
        "</script>",
        "{a}{a:?}{a:#?}{a:x}{a:e}",
        "ü",
        "\u{1f600}",
    ];
    let types = [
        "string",
        "integer",
        "number",
        "boolean",
        "array",
        "object",
        "any",
        "field_error",
        "date",
    ];
    for text in texts {
        for json_type in types {
            let entry = |code: serde_json::Value, name: &str, concealed: Option<&str>| {
                serde_json::json!({
                    "code": code, "status": 401, "variant": text, "title": text, "message": text,
                    "description": text, "help": text, "oauth": text, "reason": text, "since": text,
                    "fields": [{ "name": "a", "type": json_type, "example": text },
                               { "name": text, "type": json_type, "items": "field_error", "optional": true }],
                    "placeholders": [{ "name": "b", "type": json_type }],
                    "headers": [{ "name": name, "value": text }, { "name": "retry-after", "value": "{a}" },
                                { "name": "www-authenticate", "value": "Bearer realm=\"{a}\"" },
                                { "name": "x", "value": "{b}" }],
                    "concealed_as": concealed,
                })
            };
            let json = serde_json::json!({
                "errorbook": 1,
                "services": [{ "name": "a::B", "profile": {
                    "body": [{ "member": [text, "retry_after"] }, { "object": text }, { "literal": [text, text] },
                             { "fields": [text] }, { "array": text }, "end", "end", { "member": ["id", "message"] }],
                    "problem": true, "problem_type": text, "docs": text, "offers": [],
                } }],
                "types": [{ "path": "a::T", "entries": [
                    entry("A".into(), "x-y", None), entry(7.into(), "allow", Some("A")),
                    entry("C".into(), "link", Some("NONE")), entry("D".into(), "vary", Some("D")),
                ] }],
            });
            // Straight into the data: what the reader would refuse must not panic here either.
            let mut catalogue: Catalogue = serde_json::from_value(json).unwrap();
            catalogue.types[0].entries[0].headers[0].name = format!("{text}Bad Name");
            catalogue.services[0].profile.code_header = Some(text.to_owned());
            docs::add_examples(&mut catalogue);
            for (_, entry) in catalogue.entries() {
                assert_eq!(entry.examples.len(), 3, "{text:?} {json_type}");
                for example in &entry.examples {
                    assert!(example.body.len() < 100_000, "{text:?} {json_type}");
                    assert!(
                        !example.status.contains(['\r', '\n']),
                        "{text:?} {}",
                        example.status
                    );
                    for (name, value) in &example.headers {
                        assert!(
                            !value.contains(['\r', '\n', '\0']),
                            "{text:?} {name}: {value}"
                        );
                        assert!(
                            !name.contains(' ') && name != "x-injected",
                            "{text:?} {name}"
                        );
                    }
                }
            }
        }
    }
}
