//! Field errors: made by hand, from garde and from validator; where they point, what of them is sent.

#![allow(dead_code, reason = "private fields are there to be private")]

use errorbook::{
    ApiError, Body, Entry, FieldError, FieldErrors, JsonPointer, Offer, Profile, catalogue,
};
use http::HeaderMap;
use serde::ser::{Error as _, Serializer};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use validator::Validate;

#[derive(Debug, PartialEq, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(422)]
    #[code("ORG_INVALID")]
    #[message("the organization is not valid")]
    Invalid {
        #[expose]
        errors: FieldErrors,
    },
}

#[derive(Debug, PartialEq, ApiError)]
#[api_error(prefix = "ORG_INVALID")]
#[status(422)]
enum InvalidOrg {
    #[code("ORG_INVALID_SLUG")]
    #[message("lower-case letters, digits and hyphens")]
    Slug,
    #[code("ORG_INVALID_SEATS")]
    #[message("at least {min} seats")]
    Seats {
        #[expose]
        min: u32,
    },
    #[code("ORG_INVALID_EMAIL")]
    Email,
    #[code("ORG_INVALID_OTHER")]
    #[message("{text}")]
    Other {
        #[expose(message)]
        text: String,
    },
}

impl InvalidOrg {
    fn of_garde(path: &[&str], failure: &garde::Error) -> Self {
        match path {
            ["slug"] => Self::Slug,
            ["seats"] => Self::Seats { min: 2 },
            [.., "email"] => Self::Email,
            _ => Self::Other {
                text: failure.message().to_owned(),
            },
        }
    }

    fn of_validator(path: &[&str], failure: &validator::ValidationError) -> Self {
        match (path, &*failure.code) {
            (["slug"], "length") => Self::Slug,
            (["seats"], "range") => Self::Seats {
                min: serde_json::from_value(failure.params["min"].clone()).unwrap(),
            },
            ([.., "email"], _) => Self::Email,
            (_, rule) => Self::Other {
                text: failure.message.as_deref().unwrap_or(rule).to_owned(),
            },
        }
    }
}

catalogue! {
    static ERRORS = [OrgError, InvalidOrg];
}

/// Pointers and codes.
fn places(errors: &FieldErrors) -> Vec<(&str, &str)> {
    errors
        .iter()
        .map(|error| (error.pointer().as_str(), error.code().as_str()))
        .collect()
}

#[test]
fn a_whole_response() {
    static DEFAULT: Profile = Profile::DEFAULT;
    static ACME: Profile = Profile::new()
        .body(Body::PROBLEM_STATUS)
        .problem_type("urn:acme:error:{code}");
    static TEXT: Profile = Profile::new().offers(&[Offer::Text]);
    let mut errors = FieldErrors::new();
    errors.add("/slug", InvalidOrg::Slug);
    errors.add("/seats", InvalidOrg::Seats { min: 2 });
    let error = OrgError::Invalid { errors };
    let listed = r#""errors":[{"pointer":"/slug","code":"ORG_INVALID_SLUG","message":"lower-case letters, digits and hyphens"},{"pointer":"/seats","code":"ORG_INVALID_SEATS","message":"at least 2 seats","min":2}]"#;
    let schemas = [
        include_str!("../data/schemas/rfc9457-appendix-a.json"),
        include_str!("../data/schemas/schemastore-problem-object-rfc9457.json"),
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
        "the organization is not valid [ORG_INVALID]\n"
    );
}

#[test]
fn pointers_name_what_they_are_made_of() {
    let keys = ["foo", "", "a/b", "c%d", "e^f", "g|h", "i\\j", "k\"l", " "];
    let more = ["m~n", "~1", "~01", "/", "é", "0", "-"];
    for key in keys.into_iter().chain(more) {
        let document = json!({ "in": [null, { key: "found" }] });
        let pointer = JsonPointer::from("/in").join(1).join(key);
        // serde_json reads pointers as RFC 6901 says.
        let found = document.pointer(pointer.as_str());
        assert_eq!(found, Some(&json!("found")), "{pointer}");
        assert_eq!(pointer, JsonPointer::from(["in", "1", key]), "{key}");
        assert_eq!(pointer, JsonPointer::from_iter(["in", "1", key]), "{key}");
        assert_eq!(pointer, JsonPointer::from(pointer.as_str()), "{key}");
        let segments: Vec<_> = pointer.segments().collect();
        assert_eq!(segments, ["in", "1", key]);
    }
}

#[test]
fn text_becomes_a_pointer() {
    for (text, expected) in [
        ("", ""),
        ("/", "/"),
        ("/a//b/", "/a//b/"),
        ("/a~0b~1c", "/a~0b~1c"),
        ("slug", "/slug"),
        ("members/0", "/members/0"),
        ("~", "/~0"),
        ("/~2~", "/~02~0"),
        ("/~~0", "/~0~0"),
        ("/é~é", "/é~0é"),
    ] {
        assert_eq!(JsonPointer::from(text), expected, "{text}");
        assert_eq!(JsonPointer::from(text.to_owned()), expected, "{text}");
    }
    assert_eq!(JsonPointer::default().segments().count(), 0);
}

#[test]
fn they_are_kept_in_the_order_in_which_they_came() {
    let mut errors = FieldErrors::from(FieldError::new("/z", InvalidOrg::Email));
    errors.add("/a", InvalidOrg::Slug);
    errors.extend([FieldError::new("", InvalidOrg::Email)]);
    let pointer = JsonPointer::from("/a");
    let boxed: Box<dyn ApiError> = Box::new(InvalidOrg::Slug);
    errors.add(&pointer, boxed);
    let expected = [
        ("/z", "ORG_INVALID_EMAIL"),
        ("/a", "ORG_INVALID_SLUG"),
        ("", "ORG_INVALID_EMAIL"),
        ("/a", "ORG_INVALID_SLUG"),
    ];
    assert_eq!(places(&errors), expected);
    assert_eq!(errors.len(), 4);
    let again: FieldErrors = errors.clone().into_iter().collect();
    assert_eq!(again, errors);
    assert_eq!((&errors).into_iter().count(), 4);
    let fewer: FieldErrors = again.into_iter().take(3).collect();
    assert_ne!(fewer, errors);
}

#[test]
fn none_is_no_error() {
    let none = FieldErrors::new();
    assert!(none.is_empty());
    assert_eq!(serde_json::to_value(&none).unwrap(), json!([]));
    let invalid = |errors| OrgError::Invalid { errors };
    assert_eq!(none.into_result(invalid), Ok(()));
    let errors = FieldErrors::from(FieldError::new("/slug", InvalidOrg::Slug));
    assert_eq!(errors.clone().into_result(invalid), Err(invalid(errors)));
}

#[test]
fn they_go_wherever_an_error_goes() {
    fn check<T: Clone + Default + Send + Sync + std::fmt::Debug + 'static>() {}
    check::<FieldErrors>();
}

#[test]
fn the_catalogue_has_the_codes() {
    let codes: Vec<_> = ERRORS.entries().map(Entry::code).collect();
    let expected = [
        "ORG_INVALID",
        "ORG_INVALID_SLUG",
        "ORG_INVALID_SEATS",
        "ORG_INVALID_EMAIL",
        "ORG_INVALID_OTHER",
    ];
    assert_eq!(codes, expected);
    let error = FieldError::new("/seats", InvalidOrg::Seats { min: 2 });
    let entry = ERRORS.get("ORG_INVALID_SEATS").unwrap();
    assert!(std::ptr::eq(error.entry(), entry));
    assert_eq!(entry.fields()[0].name(), "min");
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

impl ApiError for Legacy {
    fn entry(&self) -> &'static Entry {
        static ENTRY: Entry = Entry::new("LEGACY_FIELD", 422).with_title("An old rule");
        &ENTRY
    }
}

#[test]
fn what_is_public_is_sent() {
    let nested = FieldErrors::from(FieldError::new("/in", Kind::Number));
    let cases = [
        (Kind::Number, json!({ "code": 4001, "message": "Number" })),
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
            json!({ "code": 4005, "message": "Members", "last": { "x": [0.5] } }),
        ),
        (
            Kind::Store(std::io::Error::other("canary")),
            json!({ "code": 4006, "message": "Internal Server Error" }),
        ),
        (
            Kind::Nested { errors: nested },
            json!({
                "code": 4007,
                "message": "Nested",
                "errors": [{ "pointer": "/in", "code": 4001, "message": "Number" }],
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
        let field = FieldError::new("/at", error);
        assert_eq!(serde_json::to_value(&field).unwrap(), expected, "{row}");
        assert_eq!(field.message(), expected["message"], "{row}");
        assert!(!format!("{field:?}").contains("canary"), "{row}");
    }
}

#[test]
fn names_in_json_may_be_others() {
    let mut errors = FieldErrors::new();
    errors.add("/first_name", InvalidOrg::Slug);
    errors.add("/members/0/first_name", InvalidOrg::Email);
    errors.add(["labels", "a/b"], InvalidOrg::Email);
    let errors = errors.rename(|name| match name {
        "first_name" => "firstName".into(),
        "a/b" => format!("{name}~").into(),
        other => other.into(),
    });
    let expected = [
        ("/firstName", "ORG_INVALID_SLUG"),
        ("/members/0/firstName", "ORG_INVALID_EMAIL"),
        ("/labels/a~1b~0", "ORG_INVALID_EMAIL"),
    ];
    assert_eq!(places(&errors), expected);
}

/// What both crates check.
#[derive(serde::Serialize, garde::Validate, Validate)]
#[validate(schema(function = "short_together"))]
struct NewOrg {
    #[garde(length(min = 1), custom(all_lower_case))]
    #[validate(length(min = 1), custom(function = "lower_case"))]
    slug: String,
    #[garde(range(min = 2))]
    #[validate(range(min = 2))]
    seats: u32,
    #[garde(dive)]
    #[validate(nested)]
    owner: Option<NewMember>,
    #[garde(dive)]
    #[validate(nested)]
    members: Vec<NewMember>,
    // validator counts the values of a map.
    #[garde(dive, length(max = 2))]
    labels: BTreeMap<String, Label>,
    #[garde(inner(inner(length(max = 3))))]
    matrix: Vec<Option<String>>,
    #[garde(range(max = 1))]
    #[validate(range(max = 1, message = "no such type"))]
    r#type: u8,
}

#[derive(Clone, serde::Serialize, garde::Validate, Validate)]
struct NewMember {
    #[garde(contains("@"))]
    #[validate(contains(pattern = "@"))]
    email: String,
    #[garde(dive)]
    #[validate(nested)]
    phones: Vec<Phone>,
}

#[derive(Clone, serde::Serialize, garde::Validate, Validate)]
struct Phone {
    #[garde(length(min = 3))]
    #[validate(length(min = 3, message = "length is lower than 3"))]
    number: String,
}

#[derive(serde::Serialize, garde::Validate)]
struct Label {
    #[garde(length(max = 3))]
    value: String,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "garde passes references")]
fn all_lower_case(text: &str, _: &()) -> garde::Result {
    lower_case(text).map_err(|error| garde::Error::new(error.code))
}

fn lower_case(text: &str) -> Result<(), validator::ValidationError> {
    if text.chars().any(char::is_uppercase) {
        return Err(validator::ValidationError::new("lower case"));
    }
    Ok(())
}

fn short_together(org: &NewOrg) -> Result<(), validator::ValidationError> {
    if org.slug.len() + org.members.len() > 9 {
        return Err(validator::ValidationError::new("too long together"));
    }
    Ok(())
}

/// A valid organization with a change.
fn org(change: impl FnOnce(&mut NewOrg)) -> NewOrg {
    let mut org = NewOrg {
        slug: "acme".into(),
        seats: 2,
        owner: None,
        members: Vec::new(),
        labels: BTreeMap::new(),
        matrix: vec![None, Some("abc".into())],
        r#type: 1,
    };
    change(&mut org);
    org
}

fn member(email: &str, phones: &[&str]) -> NewMember {
    let phones = phones.iter().map(|number| Phone {
        number: (*number).into(),
    });
    NewMember {
        email: email.into(),
        phones: phones.collect(),
    }
}

/// Pointer, code and message.
type Wrong = (&'static str, &'static str, &'static str);

/// An organization, and all that is wrong with it.
type Case = (NewOrg, Vec<Wrong>);

fn slug() -> Wrong {
    let message = "lower-case letters, digits and hyphens";
    ("/slug", "ORG_INVALID_SLUG", message)
}

fn seats() -> Wrong {
    ("/seats", "ORG_INVALID_SEATS", "at least 2 seats")
}

fn email(pointer: &'static str) -> Wrong {
    (pointer, "ORG_INVALID_EMAIL", "Email")
}

fn other(pointer: &'static str, message: &'static str) -> Wrong {
    (pointer, "ORG_INVALID_OTHER", message)
}

/// What both crates judge alike.
fn shared_cases() -> Vec<Case> {
    const SHORT: &str = "length is lower than 3";
    let many = |org: &mut NewOrg| {
        org.slug.clear();
        org.members = vec![member("a@acme.example", &["112"]); 11];
        org.members[2] = member("b", &["112", "113", ""]);
        org.members[10] = member("c", &[]);
    };
    vec![
        (org(|_| {}), vec![]),
        (
            org(|org| (org.slug, org.seats) = (String::new(), 1)),
            vec![seats(), slug()],
        ),
        (
            org(|org| org.owner = Some(member("nobody", &["112", "1"]))),
            vec![
                email("/owner/email"),
                other("/owner/phones/1/number", SHORT),
            ],
        ),
        (
            org(many),
            vec![
                email("/members/2/email"),
                other("/members/2/phones/2/number", SHORT),
                email("/members/10/email"),
                slug(),
            ],
        ),
    ]
}

fn check(org: &NewOrg, errors: &FieldErrors, expected: &[Wrong]) {
    let document = serde_json::to_value(org).unwrap();
    let found: Vec<_> = errors
        .iter()
        .map(|error| {
            let pointer = error.pointer().as_str();
            assert!(document.pointer(pointer).is_some(), "{pointer}");
            (pointer, error.code().as_str(), error.message())
        })
        .collect();
    assert_eq!(found, expected, "{document}");
}

#[test]
fn garde() {
    const LONG: &str = "length is greater than 3";
    let labelled = |org: &mut NewOrg| {
        for (key, value) in [("", "long"), ("a.b/c~d", "longer"), ("e", "fit")] {
            let value = value.into();
            org.labels.insert(key.into(), Label { value });
        }
    };
    let own_cases: [Case; 3] = [
        (
            org(|org| (org.slug, org.r#type) = ("Acme".into(), 2)),
            // The names are in the order of those in Rust: `r#type` comes first.
            vec![other("/type", "greater than 1"), slug()],
        ),
        (
            org(labelled),
            vec![
                other("/labels//value", LONG),
                other("/labels/a.b~1c~0d/value", LONG),
                other("/labels", "length is greater than 2"),
            ],
        ),
        (
            org(|org| org.matrix[1] = Some("long".into())),
            vec![other("/matrix/1", LONG)],
        ),
    ];
    for (org, expected) in shared_cases().into_iter().chain(own_cases) {
        let errors = match garde::Validate::validate(&org) {
            Ok(()) => FieldErrors::new(),
            Err(report) => FieldErrors::from_garde(&report, InvalidOrg::of_garde),
        };
        check(&org, &errors, &expected);
    }

    let mut report = garde::Report::new();
    report.append(garde::Path::empty(), garde::Error::new("all of it"));
    let errors = FieldErrors::from_garde(&report, InvalidOrg::of_garde);
    check(&org(|_| {}), &errors, &[other("", "all of it")]);
}

#[test]
fn validator() {
    let own_cases: [Case; 2] = [
        (
            org(|org| (org.slug, org.r#type) = ("Acme".into(), 2)),
            vec![other("/slug", "lower case"), other("/type", "no such type")],
        ),
        (
            org(|org| org.slug = "acme-of-old".into()),
            vec![other("", "too long together")],
        ),
    ];
    for (org, expected) in shared_cases().into_iter().chain(own_cases) {
        let errors = match org.validate() {
            Ok(()) => FieldErrors::new(),
            Err(errors) => FieldErrors::from_validator(&errors, InvalidOrg::of_validator),
        };
        check(&org, &errors, &expected);
    }

    // A list that is the whole body.
    let members = vec![vec![], vec![member("a@b", &[]), member("", &[])]];
    let errors = members.validate().unwrap_err();
    let errors = FieldErrors::from_validator(&errors, InvalidOrg::of_validator);
    assert_eq!(places(&errors), [("/1/1/email", "ORG_INVALID_EMAIL")]);
}
