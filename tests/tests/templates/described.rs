//! What a template sends is what the OpenAPI export says of it, and what `assert_catalogued!` expects.

use crate::{OrgError, blocked, blocked_for, invalid, invalid_without_items};
use errorbook::testing::assert_catalogued;
use errorbook::{ApiError, Catalogue, Profile, body, catalogue};
use http::HeaderMap;
use serde_json::{Value, json};

fn assert_described(name: &str, catalogue: &'static Catalogue, profile: &'static Profile) {
    let document = errorbook_export::openapi(&errorbook::docs::catalogue(catalogue));
    let document: Value = serde_json::from_str(&document).unwrap();
    let any = |value| OrgError::Any {
        text: "t".into(),
        value,
    };
    for error in [
        blocked(),
        blocked_for("x"),
        OrgError::NotFound,
        invalid(),
        invalid_without_items(),
        any(json!("x")),
        any(json!({ "a": [1] })),
        OrgError::Gone {
            at: "/orgs/acme",
            hint: 1,
        },
    ] {
        let response = error.respond(&profile.preferences(&HeaderMap::new()));
        let status = response.status().as_u16();
        let mut schema = document.clone();
        let media_type = response.headers()["content-type"].to_str().unwrap();
        let media_type = media_type.replace('/', "~1");
        schema["$ref"] = json!(format!(
            "#/components/responses/Error{status}/content/{media_type}/schema"
        ));
        let body: Value = serde_json::from_slice(response.body()).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let faults: Vec<String> = validator
            .iter_errors(&body)
            .map(|fault| fault.to_string())
            .collect();
        assert!(faults.is_empty(), "{name}: {error:?}: {body}: {faults:#?}");
        assert_catalogued!(catalogue, &response);
    }
}

macro_rules! templates {
    ($($name:ident: $template:tt)*) => {
        $(#[test]
        fn $name() {
            static PROFILE: Profile = Profile::new().body(body!($template));
            catalogue! {
                static ERRORS = [OrgError, crate::InvalidOrg];
                profile = PROFILE;
            }
            assert_described(stringify!($name), &ERRORS, &PROFILE);
        })*
    };
}

templates! {
    constants: { "a": field.kind or null, "b": field.kind or "x", "c": field.form or 1, "code": code }
    containers_or: { "code": code, "in": { "k": field.kind } or {}, "fields": { ..fields } or null, "list": [help] or [] }
    each_or: { "code": code, "errors": [each { "at": pointer, "n": field.min or null, ..fields }] or [] }
    each_at_the_top: [each { "code": code, "at": pointer or null, "text": "{code:kebab-case} {message}" }]
    each_member: { "code": code, "kind": field.kind, "errors": { each place: [message] } }
    each_member_or: { "code": code, "errors": { each "{place:dotted}": { "c": code, "n": field.min, ..fields } } or {} }
    each_member_at_the_top: { "detail": detail, "code": code, each "{place:brackets}" or "all": [{ "text": message }] }
    each_or_message: { "code": code, "detail": [each { "at": pointer, "m": message }] or message }
    member_or_message: { "code": code, "detail": { each place: [message] } or "{phrase}!" }
    or_values: { "code": code, "a": field.kind or field.form or null, "b": { "h": help } or { "m": message } }
    each_segments: { "code": code, "errors": [each { "loc": ["body", ..place], "path": [..place] }] or message }
    each_place: { "code": code, "errors": [each { "at": place, "in": "{place:dotted}", "of": "<{pointer:brackets}>" }] }
    each_text: { "code": code, "errors": [each message] }
    nested: { "error": { "code": code, "details": [{ "k": field.kind, "l": [field.kind] }] }, "meta": { "deep": { ..fields } } }
    strings: { "code": "urn:acme:{code}", "status": "{status}", "who": "{field.name}", "what": "{field.value}" }
    array: [{ "errorCode": code, "message": message, "fields": { ..fields } }]
}
