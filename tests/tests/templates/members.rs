//! Members for field errors, whose keys are the field errors' own.

use crate::xml::tree;
use crate::{InvalidOrg, OrgError, ask, blocked, invalid, invalid_without_items, profile, sent};
use errorbook::testing::assert_catalogued;
use errorbook::{ApiError, FieldError, FieldErrors, HttpError, Offer, Profile, body, catalogue};
use std::fmt::Write;

/// Several of one place, one of the whole document, and one of a name that needs an escape.
fn several() -> OrgError {
    let seats = |min| InvalidOrg::Seats { min, of: ().into() };
    let mut errors = FieldErrors::new();
    errors.add("/seats", seats(2));
    errors.add("/members/0/name", InvalidOrg::Slug);
    errors.add("/seats", seats(3));
    errors.add("", InvalidOrg::Slug);
    errors.push(FieldError::header("a \"b\"", HttpError::BadRequest));
    OrgError::Invalid {
        errors,
        form: "new",
    }
}

macro_rules! rows {
    ($($template:tt $error:expr => $expected:expr;)*) => {
        for (profile, error, expected) in [$((
            profile!(.body(body!($template))),
            &$error as &dyn ApiError,
            $expected,
        )),*] as [(&'static Profile, &dyn ApiError, &str); _] {
            let sent = sent(error, profile);
            assert_eq!(sent, expected, "{error:?}");
            let _: serde_json::Value = serde_json::from_str(&sent).unwrap();
        }
    };
}

#[test]
fn json() {
    rows! {
        { "errors": { each place: [message] } } invalid()
            => r#"{"errors":{"/slug":["a slug"],"/seats":["at least 2 seats"]}}"#;
        { "errors": { each "{place:dotted}": [message] } } several()
            => r#"{"errors":{"seats":["at least 2 seats","at least 3 seats"],"members.0.name":["a slug"],"":["a slug"],"a \"b\"":["Bad Request"]}}"#;
        { "errors": { each "{place:brackets}" or "all": message } } several()
            => r#"{"errors":{"seats":"at least 2 seats","members[0].name":"a slug","all":"a slug","a \"b\"":"Bad Request"}}"#;
        { "errors": { each code: [place] } } several()
            => r#"{"errors":{"ORG_INVALID_SEATS":["/seats","/seats"],"ORG_INVALID_SLUG":["/members/0/name",""],"HTTP_BAD_REQUEST":["a \"b\""]}}"#;
        { "errors": { each place: [{ "c": code, "n": field.min, "f": field.form, ..fields }] } } invalid()
            => r#"{"errors":{"/slug":[{"c":"ORG_INVALID_SLUG","f":"new"}],"/seats":[{"c":"ORG_INVALID_SEATS","n":2,"f":"new","of":{"a":[1,null]}}]}}"#;
        { "errors": { each place: field.min } } invalid() => r#"{"errors":{"/seats":2}}"#;
        { "errors": { each parameter: message } } invalid() => r#"{"errors":{"":"a slug"}}"#;
    }
}

#[test]
fn beside_other_members() {
    rows! {
        { "a": field.none, each place: message, "b": field.none } invalid()
            => r#"{"/slug":"a slug","/seats":"at least 2 seats"}"#;
        { "code": code, each place: message, "b": field.none, "s": status } invalid()
            => r#"{"code":"ORG_INVALID","/slug":"a slug","/seats":"at least 2 seats","s":422}"#;
        { each place: message, "form": field.form } invalid()
            => r#"{"/slug":"a slug","/seats":"at least 2 seats","form":"new"}"#;
        { "/slug": field.none, "c": code, each place: message } invalid()
            => r#"{"c":"ORG_INVALID","/seats":"at least 2 seats"}"#;
        { "code": code, "in": { each place: message }, ..fields } invalid()
            => r#"{"code":"ORG_INVALID","in":{"/slug":"a slug","/seats":"at least 2 seats"},"form":"new"}"#;
    }
}

#[test]
fn an_error_without_field_errors_has_none() {
    rows! {
        { "c": code, "errors": { each place: [message] } } blocked() => r#"{"c":"ORG_BLOCKED"}"#;
        { "c": code, "errors": { each place: [message] } or {} } OrgError::NotFound => r#"{"c":"ORG_NOT_FOUND","errors":{}}"#;
        { "c": code, "errors": { each place: [message] } or {} } invalid_without_items() => r#"{"c":"ORG_INVALID","errors":{}}"#;
        { "c": code, "errors": { each place: [message] } or {} } invalid()
            => r#"{"c":"ORG_INVALID","errors":{"/slug":["a slug"],"/seats":["at least 2 seats"]}}"#;
        { each place: [message] } blocked() => "{}";
        { each place: [message] } invalid_without_items() => "{}";
    }
}

#[test]
fn xml() {
    for (offer, expected) in [
        (
            Offer::xml(
                body!({ "c": code, "errors": { each "{place:dotted}": [message] } }),
                "E",
            ),
            r#"E(c("ORG_INVALID")errors(seats("at least 2 seats")seats("at least 3 seats")members.0.name("a slug")_("a slug")a__b_("Bad Request")))"#,
        ),
        (
            Offer::xml(
                body!({ each code: { "@no": status, "at": place, "n": field.min } }),
                "E",
            ),
            r#"E(ORG_INVALID_SEATS(at("/seats")n("2"))ORG_INVALID_SLUG(at("/members/0/name"))HTTP_BAD_REQUEST(at("a \"b\"")))"#,
        ),
    ] {
        let profile: &'static Profile =
            Box::leak(Box::new(Profile::new().offers(Vec::from([offer]).leak())));
        assert_eq!(tree(&sent(&several(), profile)), expected);
        let without = tree(&sent(&OrgError::NotFound, profile));
        assert!(!without.contains("errors"), "{without}");
    }
}

/// A message without any text.
#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(422)]
#[code("ORG_BLANK")]
#[message("{text}")]
struct Blank {
    #[expose(message)]
    text: &'static str,
}

/// Nor do members merge whose keys and items are empty.
#[test]
fn empty_texts() {
    let mut errors = FieldErrors::new();
    errors.add("/seats", Blank { text: "" });
    errors.add("", InvalidOrg::Slug);
    errors.add("/seats", Blank { text: "" });
    let error = OrgError::Invalid {
        errors,
        form: "new",
    };
    for (offer, expected) in [
        (
            Offer::xml(body!({ "errors": { each place: message } }), "E"),
            r#"E(errors(_seats()_("a slug")))"#,
        ),
        (
            Offer::xml(body!({ "errors": { each place: [message] } }), "E"),
            r#"E(errors(_seats()_seats()_("a slug")))"#,
        ),
    ] {
        let profile: &'static Profile =
            Box::leak(Box::new(Profile::new().offers(Vec::from([offer]).leak())));
        assert_eq!(tree(&sent(&error, profile)), expected);
    }
}

/// Each of many field errors is written, and their number does not square the work.
#[test]
fn many() {
    let mut errors = FieldErrors::new();
    let mut expected = String::from("{");
    for number in 0..20_000 {
        errors.add([number % 10_000], InvalidOrg::Slug);
        if number < 10_000 {
            let comma = if number > 0 { "," } else { "" };
            write!(expected, r#"{comma}"{number}":["a slug","a slug"]"#).unwrap();
        }
    }
    expected.push('}');
    let error = OrgError::Invalid {
        errors,
        form: "new",
    };
    let profile = profile!(.body(body!({ each "{place:dotted}": [message] })));
    assert_eq!(sent(&error, profile), expected);
}

#[test]
fn what_is_no_member_is_not_catalogued() {
    static PROFILE: Profile =
        Profile::new().body(body!({ "code": code, "errors": { each place: [message] } }));
    catalogue! {
        static ERRORS = [OrgError, crate::InvalidOrg];
        profile = PROFILE;
    }
    assert_catalogued!(ERRORS, &ask(&invalid(), &PROFILE, ""));
    for (code, status, errors, fault) in [
        (
            "ORG_INVALID",
            422,
            r#"{"/a":"text"}"#,
            "/errors/~1a has no items",
        ),
        (
            "ORG_INVALID",
            422,
            r#"{"/a":[]}"#,
            "/errors/~1a has no items",
        ),
        ("ORG_INVALID", 422, r#"{"/a":[1]}"#, "not a string"),
        ("ORG_NOT_FOUND", 404, r#"{"/a":["text"]}"#, "not declared"),
    ] {
        let body = format!(r#"{{"code":"{code}","errors":{errors}}}"#);
        let panicked = std::panic::catch_unwind(|| {
            let response = http::Response::builder()
                .status(status)
                .header("content-type", "application/json")
                .header("cache-control", "no-store")
                .header("vary", "Accept")
                .header("x-content-type-options", "nosniff")
                .body(body)
                .unwrap();
            assert_catalogued!(ERRORS, &response);
        });
        let message = *panicked.unwrap_err().downcast::<String>().unwrap();
        assert!(message.contains(fault), "{message}");
    }
}
