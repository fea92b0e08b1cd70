//! One error in every representation.

use crate::{read, read_back, sent};
use errorbook::client::{Known, Reply};
use errorbook::{ApiError, Body, FieldErrors, Offer, Profile, body};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Limit {
    most: u32,
    unit: String,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "REP")]
enum RepError {
    #[status(429)]
    #[code("REP_BUSY")]
    #[title("Busy")]
    #[message("{waiting} wait for <{name}> & \"more\"\nand more")]
    #[help("wait, and *try* again")]
    #[retryable(after = "30s")]
    Busy {
        #[expose]
        waiting: u32,
        #[expose]
        name: String,
        #[expose("is-full")]
        is_full: bool,
        #[expose]
        limit: Limit,
        #[expose]
        tags: Vec<String>,
        #[expose]
        absent: Option<u32>,
    },
    #[status(422)]
    #[code("REP_INVALID")]
    #[message("the request is not valid")]
    #[help("see the list")]
    Invalid {
        #[expose]
        errors: FieldErrors,
    },
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "REP_INVALID")]
#[status(422)]
enum RepInvalid {
    #[code("REP_INVALID_SLUG")]
    #[message("a slug is short: <b> & *c*")]
    Slug,
}

static PROFILE: Profile = Profile::new()
    .docs("https://docs.acme.example/{code}")
    .offers(&[
        Offer::JSON,
        Offer::json(Body::NESTED).media_type("application/vnd.nested+json"),
        Offer::json(body!([each {
            "id": "urn:{code:kebab-case}",
            "at": pointer,
            "text": message,
            "in": { ..fields },
            "wait": retry_after,
        }]))
        .media_type("application/vnd.each+json"),
        Offer::TEXT,
        Offer::text("{code:kebab-case}: {message}\n{field_errors}\n{help}\n{field.waiting}\n{field.name}\n")
            .media_type("text/x-own"),
        Offer::HTML,
        Offer::MARKDOWN,
        Offer::PROBLEM_XML,
        Offer::xml(body!({ "@code": code, "message": message, "retry": retry_after, "help": help, ..fields }), "Error"),
    ]);

fn busy() -> RepError {
    RepError::Busy {
        waiting: 3,
        name: "acme: [REP_OTHER]".into(),
        is_full: true,
        limit: Limit {
            most: 7,
            unit: "5".into(),
        },
        tags: vec!["one".into(), "two".into()],
        absent: None,
    }
}

/// What a representation carries besides the code and the message.
struct Row {
    accept: &'static str,
    is_line: bool,
    has_help: bool,
    has_docs: bool,
    fields: &'static [&'static str],
}

const ALL: &[&str] = &["is-full", "limit", "name", "tags", "waiting"];

const ROWS: &[Row] = &[
    Row {
        accept: "application/problem+json",
        is_line: false,
        has_help: false,
        has_docs: true,
        fields: ALL,
    },
    Row {
        accept: "application/json",
        is_line: false,
        has_help: false,
        has_docs: true,
        fields: ALL,
    },
    Row {
        accept: "application/vnd.nested+json",
        is_line: false,
        has_help: false,
        has_docs: true,
        fields: ALL,
    },
    Row {
        accept: "application/vnd.each+json",
        is_line: false,
        has_help: false,
        has_docs: true,
        fields: ALL,
    },
    Row {
        accept: "text/plain",
        is_line: true,
        has_help: true,
        has_docs: true,
        fields: &[],
    },
    Row {
        accept: "text/x-own",
        is_line: true,
        has_help: true,
        has_docs: true,
        fields: &["name", "waiting"],
    },
    Row {
        accept: "text/html",
        is_line: false,
        has_help: true,
        has_docs: true,
        fields: &[],
    },
    Row {
        accept: "text/markdown",
        is_line: true,
        has_help: true,
        has_docs: true,
        fields: ALL,
    },
    Row {
        accept: "application/problem+xml",
        is_line: false,
        has_help: false,
        has_docs: true,
        fields: ALL,
    },
    Row {
        accept: "application/xml",
        is_line: false,
        has_help: true,
        has_docs: true,
        fields: ALL,
    },
];

#[test]
fn an_error_with_fields() {
    let error = busy();
    for row in ROWS {
        let response = sent(&error, &PROFILE, row.accept);
        let content_type = response.headers()["content-type"].to_str().unwrap();
        assert!(content_type.starts_with(row.accept), "{content_type}");
        let reply = read_back(&response, &PROFILE);
        let context = format!("{}: {reply:?}", row.accept);
        assert!(reply.is("REP_BUSY"), "{context}");
        assert!(!reply.is("REP_OTHER"), "{context}");
        let message = error.message();
        let message = if row.is_line {
            message.replace('\n', " ")
        } else {
            message.into_owned()
        };
        assert_eq!(reply.message(), Some(&*message), "{context}");
        assert_eq!(reply.help().is_some(), row.has_help, "{context}");
        if let Some(help) = reply.help() {
            assert_eq!(help, "wait, and *try* again", "{context}");
        }
        assert_eq!(
            reply.docs(),
            row.has_docs.then_some("https://docs.acme.example/REP_BUSY"),
            "{context}"
        );
        assert_eq!(reply.retry_after().unwrap().as_secs(), 30, "{context}");
        let fields: Vec<_> = reply
            .fields()
            .keys()
            .filter(|name| *name != "is_full")
            .collect();
        assert_eq!(fields, row.fields, "{context}");
        assert!(reply.field_errors().is_empty(), "{context}");
        if row.fields.contains(&"waiting") {
            assert_eq!(reply.field("waiting"), Some(3), "{context}");
            assert_eq!(
                reply.field("name"),
                Some("acme: [REP_OTHER]".to_owned()),
                "{context}"
            );
        }
        if row.fields == ALL {
            typed_fields(&reply, &context);
        }
    }
}

fn typed_fields(reply: &Reply, context: &str) {
    assert_eq!(reply.field("is-full"), Some(true), "{context}");
    assert_eq!(
        reply.field("tags"),
        Some(vec!["one".to_owned(), "two".to_owned()]),
        "{context}"
    );
    let limit = Limit {
        most: 7,
        unit: "5".into(),
    };
    assert_eq!(reply.field("limit"), Some(limit), "{context}");
    assert_eq!(reply.field::<u32>("absent"), None, "{context}");
    assert_eq!(reply.field::<u32>("name"), None, "{context}");
}

/// What is asked for, where the representation has no types, or no element for what has nothing in it.
#[test]
fn fields_that_are_hard_to_read_back() {
    #[derive(Debug, ApiError)]
    #[api_error(prefix = "REP")]
    #[status(409)]
    #[code("REP_HARD")]
    struct Hard {
        #[expose]
        tags: Vec<String>,
        #[expose]
        labels: BTreeMap<String, Option<bool>>,
        #[expose("org/name")]
        name: String,
        #[expose]
        kinds: Vec<Kind>,
        #[expose]
        pair: (u8, String),
    }
    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    enum Kind {
        Small,
        Large { seats: u32 },
        Other(bool),
    }
    let kinds = [Kind::Small, Kind::Large { seats: 7 }, Kind::Other(true)];
    for length in [3, 2, 1, 0] {
        let tags: Vec<String> = ["", "7", "true"][..length]
            .iter()
            .map(ToString::to_string)
            .collect();
        let labels: BTreeMap<String, Option<bool>> = tags
            .iter()
            .map(|tag| (format!("a{tag}"), Some(true)))
            .collect();
        let error = Hard {
            tags: tags.clone(),
            labels: labels.clone(),
            name: "7".into(),
            kinds: kinds[..length].to_vec(),
            pair: (8, "8".into()),
        };
        for row in ROWS.iter().filter(|row| row.fields == ALL) {
            let reply = read_back(&sent(&error, &PROFILE, row.accept), &PROFILE);
            let context = format!("{}: {reply:?}", row.accept);
            assert_eq!(reply.field("tags"), Some(tags.clone()), "{context}");
            assert_eq!(
                reply.field("kinds"),
                Some(kinds[..length].to_vec()),
                "{context}"
            );
            assert_eq!(reply.field("labels"), Some(labels.clone()), "{context}");
            assert_eq!(reply.field("pair"), Some((8, "8".to_owned())), "{context}");
            assert_eq!(reply.field("org/name"), Some("7".to_owned()), "{context}");
            let absent = reply.field::<Vec<u8>>("absent");
            assert!(absent.is_none_or(|list| list.is_empty()), "{context}");
            assert_eq!(reply.field::<Value>("absent"), None, "{context}");
            assert_eq!(reply.field::<bool>("absent"), None, "{context}");
            assert_eq!(reply.field::<bool>("org/name"), None, "{context}");
            let members = reply.field::<BTreeMap<String, u8>>("org/name");
            assert_eq!(members, None, "{context}");
        }
    }
}

#[test]
fn field_errors() {
    let mut errors = FieldErrors::new();
    errors.add("/slug", RepInvalid::Slug);
    errors.add("/a b/0", RepInvalid::Slug);
    let error = RepError::Invalid { errors };
    for row in ROWS {
        let reply = read_back(&sent(&error, &PROFILE, row.accept), &PROFILE);
        let context = format!("{}: {reply:?}", row.accept);
        let found: Vec<_> = reply
            .field_errors()
            .iter()
            .map(|error| (error.pointer(), error.message()))
            .collect();
        let message = Some("a slug is short: <b> & *c*");
        if row.is_line {
            // A line does not say where its place ends.
            assert_eq!(found.len(), 2, "{context}");
            assert_eq!(found[0], (Some("/slug"), message), "{context}");
        } else {
            assert_eq!(
                found,
                [(Some("/slug"), message), (Some("/a b/0"), message)],
                "{context}"
            );
        }
    }
}

/// An error is then told by its status, by the code of OAuth, by whether it has field errors, and at last by its title.
#[test]
fn a_shape_without_a_code_tells_an_error_by_what_it_has() {
    static OAUTH: Profile = Profile::new().body(Body::OAUTH);
    static TITLED: Profile = Profile::new().body(body!({ "title": title }));
    static ERRORS: [Known; 5] = [
        Known::new("SUSPENDED", &[403]).oauth("invalid_grant"),
        Known::new("invalid_client", &[403, 401]),
        Known::new("EXPIRED", &[401]).oauth("invalid_grant"),
        Known::new("BLOCKED", &[409]).title("Blocked"),
        Known::new("CLOSED", &[409]).title("Closed"),
    ];
    let find = |profile, status, body: String| {
        let json = [("content-type", "application/json")];
        read(profile, status, &json, body).unwrap().find(&ERRORS)
    };
    for (status, error, code) in [
        (403, "invalid_grant", Some("SUSPENDED")),
        (401, "invalid_grant", Some("EXPIRED")),
        (401, "invalid_client", Some("invalid_client")),
        (403, "invalid_client", Some("invalid_client")),
        (403, "access_denied", None),
        (400, "invalid_grant", None),
    ] {
        let body = format!(r#"{{"error":"{error}","error_description":"d"}}"#);
        assert_eq!(find(&OAUTH, status, body), code, "{status} {error}");
    }
    for (status, title, code) in [
        (409, "Closed", Some("CLOSED")),
        (409, "Blocked", Some("BLOCKED")),
        (409, "Geschlossen", None),
        (403, "Closed", None),
    ] {
        let body = format!(r#"{{"title":"{title}"}}"#);
        assert_eq!(find(&TITLED, status, body), code, "{status} {title}");
    }
}
