//! Whatever the values, each body is read back.

use crate::xml::tree;
use crate::{InvalidOrg, OrgError, ask};
use errorbook::{ApiError, Body, FieldErrors, Offer, Profile, body};
use proptest::prelude::*;
use serde_json::{Map, Value};

const TEMPLATE: Body = body!({
    "@at": "{field.text}: {field.value}",
    "a": field.value,
    "b": "{field.value}" or "none",
    "c": { "value": field.value or {}, "d": [field.value, "{message}", [help]] },
    "errors": [each { "@at": pointer, "m": message, "of": field.of, "t": "{field.of}/{code:kebab-case}", ..fields }],
    ..fields,
});

static PROFILE: Profile = Profile::new().body(TEMPLATE).offers(&[
    Offer::JSON,
    Offer::xml(TEMPLATE, "e"),
    Offer::PROBLEM_XML,
    Offer::text("{message}|{field.value}\n{field_errors}\n"),
]);
static LIST: Profile = Profile::new()
    .body(body!([each { ..fields, "m": message, "v": field.value or null }]))
    .offers(&[Offer::JSON, Offer::PROBLEM_XML]);

fn values() -> impl Strategy<Value = Value> {
    let text = prop_oneof![any::<String>(), "[\\x00-\\x20\"\\\\<>&{}\u{fffe}]{0,8}"];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        // `serde_json` reads few of the others back exactly.
        any::<i32>().prop_map(|halves| Value::from(f64::from(halves) / 2.0)),
        text.prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((any::<String>(), inner), 0..6)
                .prop_map(|members| Value::from(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

fn read(error: &dyn ApiError, profile: &'static Profile) -> Value {
    for accept in ["application/xml", "application/problem+xml"] {
        let response = ask(error, profile, accept);
        if response.headers()["content-type"]
            .to_str()
            .unwrap()
            .ends_with("xml")
        {
            tree(std::str::from_utf8(response.body()).unwrap());
        }
    }
    let text = ask(error, profile, "text/plain");
    assert!(std::str::from_utf8(text.body()).is_ok());
    let response = ask(error, profile, "");
    serde_json::from_slice(response.body())
        .unwrap_or_else(|error| panic!("{error}: {:?}", response.body()))
}

proptest! {
    #[test]
    fn every_body_is_read_back(text: String, value in values(), pointer: String, of in values()) {
        let error = OrgError::Any { text: text.clone(), value: value.clone() };
        let json = read(&error, &PROFILE);
        prop_assert_eq!(json.get("text"), None);
        prop_assert_eq!(json["a"].clone(), value.clone());
        prop_assert_eq!(&json["errors"][0]["m"], &text);
        let list = read(&error, &LIST);
        if !value.is_array() {
            prop_assert_eq!(&list[0]["v"], &value);
        }
        let mut errors = FieldErrors::new();
        errors.add([pointer.as_str()], InvalidOrg::Seats { min: 1, of: of.clone() });
        errors.add([pointer.as_str()], InvalidOrg::Slug);
        let json = read(&OrgError::Invalid { errors, form: "new" }, &PROFILE);
        prop_assert_eq!(json["errors"][0]["of"].clone(), of);
        prop_assert_eq!(&json["errors"][1]["m"], "a slug");
        prop_assert_eq!(&json["form"], "new");
    }
}

#[test]
fn a_deep_value_fits_the_stack() {
    let value = (0..500).fold(Value::Null, |inner, _| serde_json::json!({ "a": [inner] }));
    let error = OrgError::Any {
        text: String::new(),
        value,
    };
    for accept in ["application/xml", "application/problem+xml", "text/plain"] {
        let response = ask(&error, &PROFILE, accept);
        assert_eq!(response.status(), 409, "{accept}");
        assert!(response.body().len() < 10_000, "{accept}");
    }
}
