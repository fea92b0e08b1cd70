//! What of field errors is sent.

use crate::{InvalidOrg, OrgError};
use errorbook::{ApiError, Body, Entry, FieldError, FieldErrors, Offer, Profile};
use http::HeaderMap;
use serde::ser::{Error as _, Serializer};
use serde_json::{Value, json};
use std::collections::BTreeMap;

#[test]
fn a_whole_response() {
    static DEFAULT: Profile = Profile::DEFAULT;
    static ACME: Profile = Profile::new()
        .body(Body::PROBLEM_STATUS)
        .problem_type("urn:acme:error:{code}");
    static TEXT: Profile = Profile::new().offers(&[Offer::TEXT]);
    let mut errors = FieldErrors::new();
    errors.add("/slug", InvalidOrg::Slug);
    errors.add("/seats", InvalidOrg::Seats { min: 2 });
    let error = OrgError::Invalid { errors };
    let listed = r#""errors":[{"pointer":"/slug","code":"ORG_INVALID_SLUG","message":"lower-case letters, digits and hyphens"},{"pointer":"/seats","code":"ORG_INVALID_SEATS","message":"at least 2 seats","min":2}]"#;
    let schemas = [
        include_str!("../../data/schemas/rfc9457-appendix-a.json"),
        include_str!("../../data/schemas/schemastore-problem-object-rfc9457.json"),
    ]
    .map(|schema| jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap());
    for (profile, rest) in [
        (
            &DEFAULT,
            r#"{"title":"Unprocessable Content","code":"ORG_INVALID","detail":"the organization is not valid""#,
        ),
        (
            &ACME,
            r#"{"type":"urn:acme:error:ORG_INVALID","title":"Invalid","status":422,"code":"ORG_INVALID","detail":"the organization is not valid""#,
        ),
    ] {
        let response = error.respond(&profile.preferences(&HeaderMap::new()));
        assert_eq!(response.status(), 422);
        assert_eq!(
            response.headers()["content-type"],
            "application/problem+json"
        );
        assert_eq!(response.body(), format!("{rest},{listed}}}").as_bytes());
        let body: Value = serde_json::from_slice(response.body()).unwrap();
        for schema in &schemas {
            assert!(schema.is_valid(&body), "{body}");
        }
    }

    let response = error.respond(&TEXT.preferences(&HeaderMap::new()));
    assert_eq!(
        response.body(),
        concat!(
            "the organization is not valid [ORG_INVALID]\n",
            "/slug: lower-case letters, digits and hyphens\n",
            "/seats: at least 2 seats\n",
        )
    );
}

/// A field error of every kind.
#[derive(Debug, ApiError)]
#[api_error(codes = 4000..=4999)]
#[status(422)]
enum Kind<'a> {
    #[code(4001)]
    Number,
    #[code(4002)]
    #[message("it is hidden")]
    Hidden { name: &'a str },
    #[code(4003)]
    #[conceal(as = Named)]
    Concealed { name: &'a str },
    #[code(4004)]
    #[message("{name} is taken")]
    Named {
        #[expose]
        name: &'a str,
    },
    #[code(4005)]
    Members {
        #[expose]
        first: Option<u8>,
        #[expose("pointer")]
        clashing: &'a str,
        #[expose]
        last: BTreeMap<&'a str, Vec<f32>>,
    },
    #[status(500)]
    #[code(4006)]
    Store(#[source] std::io::Error),
    #[code(4007)]
    Nested {
        #[expose]
        errors: FieldErrors,
    },
    #[code(4008)]
    #[message("all well")]
    Failing {
        #[expose]
        before: u8,
        #[expose]
        value: Failing,
    },
    #[transparent]
    Other(InvalidOrg),
    #[transparent]
    Legacy(Legacy),
}

#[derive(Debug)]
struct Failing;

impl serde::Serialize for Failing {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(S::Error::custom("fails"))
    }
}

#[derive(Debug)]
struct Legacy;

impl std::fmt::Display for Legacy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("for the operator")
    }
}

impl std::error::Error for Legacy {}

impl errorbook::ManualApiError for Legacy {
    fn entry(&self) -> &'static Entry {
        static ENTRY: Entry = Entry::new("LEGACY_FIELD", 422).with_title("An old rule");
        &ENTRY
    }
}

#[test]
fn what_is_public_is_sent() {
    let nested = FieldErrors::from(FieldError::new("/in", Kind::Number));
    let cases = [
        (
            Kind::Number,
            json!({ "code": 4001, "message": "Unprocessable Content" }),
        ),
        (
            Kind::Hidden { name: "canary" },
            json!({ "code": 4002, "message": "it is hidden" }),
        ),
        (
            Kind::Concealed { name: "acme" },
            json!({ "code": 4004, "message": "acme is taken", "name": "acme" }),
        ),
        (
            Kind::Named { name: "\"\n" },
            json!({ "code": 4004, "message": "\"\n is taken", "name": "\"\n" }),
        ),
        (
            Kind::Members {
                first: None,
                clashing: "canary",
                last: BTreeMap::from([("x", vec![0.5])]),
            },
            json!({ "code": 4005, "message": "Unprocessable Content", "last": { "x": [0.5] } }),
        ),
        (
            Kind::Store(std::io::Error::other("canary")),
            json!({ "code": 4006, "message": "Internal Server Error" }),
        ),
        (
            Kind::Nested { errors: nested },
            json!({
                "code": 4007,
                "message": "Unprocessable Content",
                "errors": [{ "pointer": "/in", "code": 4001, "message": "Unprocessable Content" }],
            }),
        ),
        (
            Kind::Failing {
                before: 1,
                value: Failing,
            },
            json!({ "code": 4008, "message": "all well" }),
        ),
        (
            Kind::Other(InvalidOrg::Seats { min: 3 }),
            json!({ "code": "ORG_INVALID_SEATS", "message": "at least 3 seats", "min": 3 }),
        ),
        (
            Kind::Legacy(Legacy),
            json!({ "code": "LEGACY_FIELD", "message": "An old rule" }),
        ),
    ];
    for (error, mut expected) in cases {
        let row = format!("{error:?}");
        expected["pointer"] = "/at".into();
        let field: FieldError = FieldError::new("/at", error);
        assert_eq!(serde_json::to_value(&field).unwrap(), expected, "{row}");
        assert_eq!(field.message(), expected["message"], "{row}");
        assert!(!format!("{field:?}").contains("canary"), "{row}");
    }
}

/// No integer becomes a float, and members keep their order.
#[test]
fn a_field_is_written_as_in_a_body() {
    #[derive(Debug, serde::Serialize)]
    struct Range {
        to: u128,
        from: i128,
    }

    #[derive(Debug, ApiError)]
    #[api_error(prefix = "ORG")]
    #[status(422)]
    #[code("ORG_RANGE")]
    struct OutOfRange {
        #[expose(json = "object")]
        range: Range,
    }

    let range = Range {
        to: u128::MAX,
        from: i128::MIN,
    };
    let written = serde_json::to_string(&range).unwrap();
    let field: FieldError = FieldError::new("/at", OutOfRange { range });
    let json = serde_json::to_string(&field).unwrap();
    assert!(json.contains(&format!(r#""range":{written}"#)), "{json}");
}
