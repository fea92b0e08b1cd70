//! What an enum says of all its variants, and a variant of all its fields.

#![allow(dead_code, reason = "some are listed, not made")]

use errorbook::{ApiError, Preferences, catalogue};
use http::Response;
use std::time::Duration;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(404)]
#[title("No organization")]
#[message("nothing here")]
#[help("ask support")]
#[header("X-Area", "orgs")]
#[retryable(after = "30s")]
#[oauth("invalid_request")]
#[grpc(unavailable)]
#[log("debug")]
#[owner("team-orgs")]
#[runbook("https://runbooks.acme.example/orgs")]
#[internal]
#[expose(message)]
enum OrgError {
    #[code("ORG_PLAIN")]
    Plain,
    #[code("ORG_OWN")]
    #[status(410)]
    #[title("Gone for good")]
    #[message("{slug} is gone since {year}")]
    #[help("make a new one")]
    #[header("x-area", "gone")]
    #[retryable(after = "1h")]
    #[oauth("access_denied")]
    #[grpc(data_loss)]
    #[log("warn")]
    #[owner("team-archive")]
    #[runbook("http://archive.acme.example")]
    Own { slug: String, year: u16 },
    #[code("ORG_WAITS")]
    #[message("{slug} is not there")]
    Waits {
        #[expose]
        slug: String,
        #[header("Retry-After")]
        wait: Duration,
        #[expose(skip)]
        secret: Secret,
    },
    #[code("ORG_STORE")]
    #[status(500)]
    Store(#[from] std::io::Error),
    #[transparent]
    Other(Other),
}

/// What a variant says of a retry or by its status counts before a header of the type.
#[derive(Debug, ApiError)]
#[api_error(prefix = "HEADERS")]
#[status(503)]
#[header("Retry-After", "60")]
#[header("cache-control", "max-age=60")]
enum Headers {
    #[code("HEADERS_OF_TYPE")]
    OfType,
    #[code("HEADERS_AFTER")]
    #[retryable(after = "5s")]
    After,
    #[code("HEADERS_AGAIN")]
    #[retryable]
    Again,
    #[status(429)]
    #[code("HEADERS_BUSY")]
    Busy,
    #[code("HEADERS_FRESH")]
    #[header("Cache-Control", "no-cache")]
    Fresh,
}

#[derive(Debug)]
struct Secret;

#[derive(Debug, ApiError)]
#[api_error(prefix = "OTHER")]
#[expose]
enum Other {
    #[status(409)]
    #[code("OTHER_TAKEN")]
    #[message("{name} is taken by {by}")]
    Taken { name: String, by: u32 },
    #[status(400)]
    #[code("OTHER_TUPLE")]
    #[message("{0} of {1}")]
    #[expose(message)]
    Tuple(u8, u8),
    #[status(400)]
    #[code("OTHER_PRIVATE")]
    #[expose(skip)]
    Private { name: String, secret: Secret },
    #[status(422)]
    #[code("OTHER_SYNTAX")]
    #[message("the number cannot be read: {source}")]
    Syntax {
        input: String,
        #[expose(message)]
        source: std::num::ParseIntError,
    },
    #[status(503)]
    #[code("OTHER_BUSY")]
    #[expose]
    Busy {
        name: String,
        #[header("Retry-After")]
        wait: Duration,
        #[header("X-Area")]
        #[expose]
        area: String,
        #[status(429)]
        status: u16,
    },
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ONE")]
#[status(403)]
#[code("ONE_BLOCKED")]
#[message("{name} is blocked")]
#[expose]
struct One {
    name: &'static str,
}

catalogue! {
    static ERRORS = [OrgError, Other];
}

fn respond(error: &dyn ApiError) -> (Response<bytes::Bytes>, serde_json::Value) {
    let response = error.respond(&Preferences::default());
    let body = serde_json::from_slice(response.body()).unwrap();
    (response, body)
}

#[test]
fn a_variant_has_what_its_type_says() {
    let (response, body) = respond(&OrgError::Plain);
    assert_eq!(response.status(), 404);
    assert_eq!(response.headers()["x-area"], "orgs");
    assert_eq!(response.headers()["retry-after"], "30");
    assert_eq!(
        body,
        serde_json::json!({"title": "Not Found", "code": "ORG_PLAIN", "detail": "nothing here"})
    );
    let entry = OrgError::Plain.entry();
    assert_eq!(entry.title(), "No organization");
    assert_eq!(entry.help(), Some("ask support"));
    assert_eq!(entry.oauth(), "invalid_request");
    assert!(!entry.is_public());
    assert_eq!(entry.extra("log"), Some("debug"));
    assert_eq!(entry.grpc(), Some("unavailable"));
    assert_eq!(entry.owner(), Some("team-orgs"));
    assert_eq!(entry.runbook(), Some("https://runbooks.acme.example/orgs"));
}

#[test]
fn what_a_variant_says_itself_counts() {
    let error = OrgError::Own {
        slug: "acme".into(),
        year: 2020,
    };
    let (response, body) = respond(&error);
    assert_eq!(response.status(), 410);
    let areas: Vec<_> = response.headers().get_all("x-area").iter().collect();
    assert_eq!(areas, ["gone"]);
    assert_eq!(response.headers()["retry-after"], "3600");
    assert_eq!(
        body,
        serde_json::json!({"title": "Gone", "code": "ORG_OWN", "detail": "acme is gone since 2020"})
    );
    let entry = error.entry();
    assert_eq!(entry.title(), "Gone for good");
    assert_eq!(entry.help(), Some("make a new one"));
    assert_eq!(entry.oauth(), "access_denied");
    assert_eq!(entry.extra("log"), Some("warn"));
    assert_eq!(entry.grpc(), Some("data_loss"));
    assert_eq!(entry.owner(), Some("team-archive"));
    assert_eq!(entry.runbook(), Some("http://archive.acme.example"));
}

#[test]
fn what_a_variant_says_counts_before_a_header_of_the_type() {
    for (error, after, cache) in [
        (Headers::OfType, "60", "max-age=60"),
        (Headers::After, "5", "max-age=60"),
        (Headers::Again, "60", "max-age=60"),
        (Headers::Busy, "60", "no-store"),
        (Headers::Fresh, "60", "no-cache"),
    ] {
        let (response, _) = respond(&error);
        for (name, value) in [("retry-after", after), ("cache-control", cache)] {
            let values: Vec<_> = response.headers().get_all(name).iter().collect();
            assert_eq!(values, [value], "{error:?} {name}");
        }
    }
}

#[test]
fn a_field_counts_before_its_variant_and_that_before_the_type() {
    let error = OrgError::Waits {
        slug: "acme".into(),
        wait: Duration::from_secs(7),
        secret: Secret,
    };
    let (response, body) = respond(&error);
    let waits: Vec<_> = response.headers().get_all("retry-after").iter().collect();
    assert_eq!(waits, ["7"]);
    assert!(error.entry().retry().is_some());
    assert_eq!(body["slug"], "acme");
    assert_eq!(body["detail"], "acme is not there");
    assert_eq!(body.as_object().unwrap().len(), 4, "{body}");

    let (_, body) = respond(&Other::Taken {
        name: "acme".into(),
        by: 7,
    });
    assert_eq!((&body["name"], &body["by"]), (&"acme".into(), &7.into()));
    let (_, body) = respond(&Other::Tuple(1, 2));
    assert_eq!(body["detail"], "1 of 2");
    let (_, body) = respond(&Other::Private {
        name: "acme".into(),
        secret: Secret,
    });
    assert_eq!(body.as_object().unwrap().len(), 2, "{body}");
    let (response, body) = respond(&Other::Busy {
        name: "acme".into(),
        wait: Duration::from_secs(7),
        area: "orgs".into(),
        status: 429,
    });
    assert_eq!(response.status(), 429);
    assert_eq!(response.headers()["retry-after"], "7");
    assert_eq!(
        (&body["name"], &body["area"]),
        (&"acme".into(), &"orgs".into())
    );
    assert!(body.get("wait").is_none(), "{body}");
    assert_eq!(body.as_object().unwrap().len(), 4, "{body}");
    let (_, body) = respond(&One { name: "acme" });
    assert_eq!(body["name"], "acme");
}

#[test]
fn a_source_is_exposed_where_it_says_so_itself() {
    let source = "x".parse::<u8>().unwrap_err();
    let (_, body) = respond(&Other::Syntax {
        input: "x".into(),
        source,
    });
    assert_eq!(
        body["detail"],
        "the number cannot be read: invalid digit found in string"
    );
    assert_eq!(body["input"], "x");
    assert!(body.get("source").is_none());
    let store = OrgError::from(std::io::Error::other("canary"));
    let (_, body) = respond(&store);
    assert!(!body.to_string().contains("canary"), "{body}");
}
