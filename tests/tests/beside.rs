//! Fields of a transparent variant, which are sent beside those of the error inside.

use errorbook::docs::Docs;
use errorbook::testing::assert_catalogued;
use errorbook::utoipa::Errors;
use errorbook::{ApiError, Body, Document, Entry, Offer, Profile, body, catalogue, docs};
use http::{HeaderMap, Method};
use serde_json::json;
use std::collections::BTreeMap;
use std::fmt;
use std::panic::AssertUnwindSafe;
use utoipa::IntoResponses;

#[derive(Debug, ApiError)]
#[api_error(prefix = "AUTH")]
enum AuthError {
    #[status(403)]
    #[code("AUTH_SCOPE")]
    #[message("the token lacks the scope {scope}")]
    Scope {
        #[expose]
        scope: &'static str,
    },
    #[status(404)]
    #[code("AUTH_UNKNOWN")]
    Unknown,
    #[status(403)]
    #[code("AUTH_HIDDEN")]
    #[conceal(as = Unknown)]
    Hidden,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    Auth {
        #[transparent]
        source: AuthError,
        #[expose]
        org: String,
        #[expose("attempt", example = "3")]
        tries: Option<u32>,
        _private: u8,
    },
    Manual {
        #[transparent]
        inner: Legacy,
        #[expose]
        org: &'static str,
    },
    Any(
        #[transparent] Box<dyn ApiError>,
        #[expose("org")] &'static str,
    ),
}

/// A variant around one that is itself around another.
#[derive(Debug, ApiError)]
struct Outer<T: serde::Serialize + fmt::Debug + Send + Sync> {
    #[transparent]
    inner: OrgError,
    #[expose]
    tenant: T,
    #[expose]
    org: u8,
}

#[derive(Debug)]
struct Legacy(&'static str);

impl fmt::Display for Legacy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("legacy")
    }
}

impl std::error::Error for Legacy {}

impl errorbook::ManualApiError for Legacy {
    fn entry(&self) -> &'static Entry {
        static ENTRY: Entry = Entry::new("LEGACY_GONE", 410);
        &ENTRY
    }

    fn message(&self) -> std::borrow::Cow<'_, str> {
        self.0.into()
    }
}

fn auth(source: AuthError, tries: Option<u32>) -> OrgError {
    OrgError::Auth {
        source,
        org: "acme".to_owned(),
        tries,
        _private: 7,
    }
}

static NESTED: Profile = Profile::new().body(Body::NESTED);
static PLACED: Profile =
    Profile::new().body(body!({ "for": field.org, "code": code, "rest": { ..fields } }));
static XML: Profile = Profile::new().offers(&[Offer::PROBLEM_XML, Offer::MARKDOWN]);

#[track_caller]
fn sent(error: &dyn ApiError, profile: &'static Profile) -> serde_json::Value {
    let response = error.respond(&profile.preferences(&HeaderMap::new()));
    assert_eq!(response.status(), error.entry().status());
    let sent: serde_json::Value = serde_json::from_slice(response.body()).unwrap();
    let document = serde_json::to_value(Document::new(error, profile)).unwrap();
    assert_eq!(sent, document);
    sent
}

#[test]
fn they_follow_the_fields_of_the_error_inside() {
    let scope = AuthError::Scope { scope: "read" };
    let error = auth(scope, Some(2));
    assert_eq!(error.message(), "the token lacks the scope read");
    assert_eq!(error.code(), "AUTH_SCOPE");
    let response = error.respond(&Profile::DEFAULT.preferences(&HeaderMap::new()));
    assert_eq!(
        response.body(),
        r#"{"title":"Forbidden","code":"AUTH_SCOPE","detail":"the token lacks the scope read","scope":"read","org":"acme","attempt":2}"#
    );
    assert_eq!(
        sent(&error, &NESTED)["error"],
        json!({ "code": "AUTH_SCOPE", "message": "the token lacks the scope read", "scope": "read", "org": "acme", "attempt": 2 })
    );
    assert_eq!(
        sent(&error, &PLACED),
        json!({ "for": "acme", "code": "AUTH_SCOPE", "rest": { "scope": "read", "attempt": 2 } })
    );
}

#[test]
fn the_error_inside_is_sent_as_before_where_it_is_alone() {
    let alone = json!({ "title": "Not Found", "code": "AUTH_UNKNOWN" });
    for _ in 0..2 {
        assert_eq!(sent(&AuthError::Unknown, &Profile::DEFAULT), alone);
        assert_eq!(
            sent(&auth(AuthError::Unknown, None), &Profile::DEFAULT),
            json!({ "title": "Not Found", "code": "AUTH_UNKNOWN", "org": "acme" })
        );
    }
}

#[test]
fn a_concealed_error_is_answered_as_the_other_with_the_same_fields() {
    let answers = [AuthError::Unknown, AuthError::Hidden].map(|error| {
        let response =
            auth(error, Some(1)).respond(&Profile::DEFAULT.preferences(&HeaderMap::new()));
        format!("{:?} {:?}", response, response.headers())
    });
    assert_eq!(answers[0], answers[1]);
}

#[test]
fn they_stand_beside_an_error_whose_type_is_not_derived() {
    let manual = |text| OrgError::Manual {
        inner: Legacy(text),
        org: "acme",
    };
    for text in ["it moved", "it is gone"] {
        assert_eq!(
            sent(&manual(text), &NESTED),
            json!({ "error": { "code": "LEGACY_GONE", "message": text, "org": "acme" } })
        );
        assert_eq!(
            sent(&Legacy(text), &NESTED),
            json!({ "error": { "code": "LEGACY_GONE", "message": text } })
        );
    }
    let any = OrgError::Any(Box::new(AuthError::Scope { scope: "read" }), "acme");
    assert_eq!(sent(&any, &NESTED)["error"]["org"], json!("acme"));
}

#[test]
fn each_variant_around_adds_its_own() {
    let outer = |source| Outer {
        inner: auth(source, None),
        tenant: "t1",
        org: 9,
    };
    assert_eq!(
        sent(
            &outer(AuthError::Scope { scope: "read" }),
            &Profile::DEFAULT
        ),
        json!({
            "title": "Forbidden", "code": "AUTH_SCOPE", "detail": "the token lacks the scope read", "scope": "read",
            "org": "acme", "tenant": "t1",
        })
    );
}

#[test]
fn every_representation_has_them() {
    let error = auth(AuthError::Scope { scope: "read" }, Some(2));
    for (accept, wanted) in [
        (
            "application/problem+xml",
            "<org>acme</org><attempt>2</attempt>",
        ),
        ("text/markdown", "acme"),
    ] {
        let mut headers = HeaderMap::new();
        headers.insert("accept", accept.parse().unwrap());
        let response = error.respond(&XML.preferences(&headers));
        let body = String::from_utf8(response.into_body().to_vec()).unwrap();
        assert!(body.contains(wanted), "{accept}: {body}");
    }
}

/// A type inside itself, deeper than the fields can be told apart.
#[derive(Debug, ApiError)]
#[api_error(prefix = "DEEP")]
enum Deep {
    #[status(400)]
    #[code("DEEP_END")]
    End,
    More {
        #[transparent]
        inner: Box<Deep>,
        #[expose]
        level: u32,
    },
}

#[test]
fn a_type_inside_itself_sends_the_innermost_of_a_name() {
    let mut error = Deep::End;
    for level in 0..100 {
        error = Deep::More {
            inner: Box::new(error),
            level,
        };
    }
    assert_eq!(
        sent(&error, &Profile::DEFAULT),
        json!({ "title": "Bad Request", "code": "DEEP_END", "level": 0 })
    );
}

catalogue! {
    static ERRORS = [Outer<&'static str>];
}

#[test]
fn a_catalogue_has_them_as_fields_of_some_answers() {
    let data = docs::catalogue(&ERRORS);
    let scope = data
        .entries()
        .find(|(_, entry)| entry.code.to_string() == "AUTH_SCOPE");
    let fields = &scope.expect("it is listed").1.fields;
    let fields: Vec<_> = fields
        .iter()
        .map(|field| {
            (
                field.name.as_str(),
                field.optional,
                field.beside,
                field.example.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        fields,
        [
            ("scope", false, false, None),
            ("org", true, true, None),
            ("attempt", true, true, Some("3")),
            ("tenant", true, true, None),
        ]
    );
    // `org` is a string here and a number there.
    let lock = errorbook_export::lock::of(&data).unwrap().to_string();
    let line = "code AUTH_SCOPE 403 attempt:integer? org:any? scope:string tenant:any?\n";
    assert!(lock.contains(line), "{lock}");
}

/// Two operations: one answers with the errors alone, the other by a variant around them.
fn document() -> serde_json::Value {
    let responses = |responses: BTreeMap<_, _>| json!({ "responses": responses });
    json!({
        "openapi": "3.1.0",
        "info": { "title": "acme", "version": "1" },
        "paths": {
            "/token": { "get": responses(Errors::<AuthError>::responses()) },
            "/org": { "get": responses(Errors::<Result<(), OrgError>>::responses()) },
        },
    })
}

#[test]
fn the_document_of_a_handler_has_them_where_a_variant_is_around() {
    let document = document();
    let properties = |path: &str, status: &str| {
        let media_type = "application~1problem+json";
        let schema = format!("/paths/~1{path}/get/responses/{status}/content/{media_type}/schema");
        let schema = document.pointer(&schema).expect("there is a schema");
        let own = schema.pointer("/oneOf/0").unwrap_or(schema);
        let names = own["properties"].as_object().unwrap().keys().cloned();
        let required = own["required"].as_array().unwrap();
        names.partition::<Vec<_>, _>(|name| required.contains(&json!(name)))
    };
    let names = |list: &[&str]| list.iter().copied().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(properties("token", "404").1, names(&[]));
    assert_eq!(properties("org", "404").1, names(&["attempt", "org"]));
    assert!(properties("org", "403").0.contains(&"scope".to_owned()));
}

#[test]
fn a_catalogue_covers_the_document_of_a_handler_that_has_them() {
    let docs = Docs::new(&ERRORS).openapi(document()).unwrap();
    let answer = docs.answer(&Method::GET, "/openapi.json", &HeaderMap::new());
    let served: serde_json::Value = serde_json::from_slice(answer.unwrap().body()).unwrap();
    for path in ["/token", "/org"] {
        for status in ["403", "404"] {
            assert_eq!(
                served["paths"][path]["get"]["responses"][status],
                json!({ "$ref": format!("#/components/responses/Error{status}") }),
                "{path}"
            );
        }
    }
}

#[test]
fn a_response_with_them_is_as_the_catalogue_says() {
    let outer = |source| Outer {
        inner: auth(source, Some(3)),
        tenant: "t1",
        org: 9,
    };
    let preferences = ERRORS.preferences(&HeaderMap::new());
    for source in [AuthError::Scope { scope: "read" }, AuthError::Hidden] {
        assert_catalogued!(ERRORS, outer(source).respond(&preferences));
    }
    assert_catalogued!(
        ERRORS,
        AuthError::Scope { scope: "read" }.respond(&preferences)
    );
    let other = Outer {
        inner: auth(AuthError::Unknown, Some(3)),
        tenant: "t1",
        org: 9,
    };
    let mut response = other.respond(&preferences);
    let body = String::from_utf8(response.body().to_vec()).unwrap();
    *response.body_mut() = body.replace("tenant", "tenants").into();
    let refused = std::panic::catch_unwind(AssertUnwindSafe(|| {
        assert_catalogued!(ERRORS, response);
    }));
    let refused = *refused.unwrap_err().downcast::<String>().unwrap();
    assert!(refused.contains("tenants"), "{refused}");
}
