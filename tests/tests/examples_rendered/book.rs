//! Errors of every kind, with values that are those of the samples.

use errorbook::{ApiError, FieldErrors, HttpError};
use http::HeaderValue;
use serde::Serialize;
use std::collections::HashMap;
use std::time::{Duration, SystemTime};

#[derive(Debug, ApiError)]
#[api_error(prefix = "BOOK")]
#[allow(
    dead_code,
    reason = "one variant is not raised: it has no answer of its own"
)]
pub(crate) enum BookError {
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

    /// A text, which no body's `retry_after` follows.
    #[status(503)]
    #[code("BOOK_AGAIN")]
    #[header("Retry-After", "{seconds}")]
    #[header("X-Shelf", "{shelf}")]
    Again {
        #[expose(example = "7")]
        seconds: u32,
        #[expose(message, example = "naïve")]
        shelf: String,
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
pub(crate) struct Shape {
    z: u8,
    a: (bool, Option<u8>, f32),
}

#[derive(Debug, ApiError)]
#[api_error(codes = 4000..=4999)]
#[status(403)]
#[code(4031)]
#[message("{0} of {0:?}")]
pub(crate) struct Numbered(#[expose("number")] i8);

/// The errors whose values are those of the samples.
pub(crate) fn errors() -> Vec<Box<dyn ApiError>> {
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
            r#for: 3,
        }),
        Box::new(B::Formats {
            count: 42,
            ratio: 2.0,
            tags: vec![text("example-tags")],
            note: Some(text("example-note")),
            on: true,
            pages: Some(vec![3]),
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
            optional: Some(text("example-optional")),
        }),
        Box::new(B::Again {
            seconds: 7,
            shelf: text("naïve"),
        }),
        Box::new(B::Soon),
        Box::new(B::Later {
            at: SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777),
            cache: "example-cache",
        }),
        Box::new(B::Token {
            scope: text("a\"b\\c"),
        }),
        Box::new(B::Method),
        Box::new(B::Hidden {
            name: text("Ada"),
            reason: 3,
        }),
        Box::new(B::Lost { name: text("Ada") }),
        Box::new(B::Closed),
        Box::new(B::Store(io())),
        Box::new(B::Silent(io())),
        Box::new(Numbered(3)),
        Box::new(HttpError::NotFound),
        Box::new(HttpError::MethodNotAllowed {
            allow: header("GET, HEAD"),
        }),
        Box::new(HttpError::Unauthorized {
            challenge: header("Bearer realm=\"example\""),
        }),
    ]
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "FIELD")]
#[status(422)]
#[code("FIELD_CODE")]
#[message("what is wrong with it")]
struct FieldCode;
