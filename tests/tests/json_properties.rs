//! Property tests of the JSON writer against `serde_json`, and of both schemas of RFC 9457 against every
//! document.

use errorbook::{ApiError, Body, Profile, body};
use http::HeaderMap;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::borrow::Cow;
use std::fmt::Debug;
use std::sync::Arc;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ANY")]
#[status(409)]
#[code("ANY_THING")]
#[message("{text}: {text:?}, {number}, {flag}")]
struct Anything {
    #[expose]
    text: String,
    #[expose]
    number: i64,
    #[expose]
    flag: bool,
    #[expose]
    value: Value,
    #[expose]
    maybe: Option<String>,
}

/// A text in whatever a field may keep it in.
#[derive(Debug, ApiError)]
#[api_error(prefix = "ANY")]
#[status(409)]
#[code("ANY_STRING")]
#[message("{owned},{shared},{fixed},{boxed},{counted}")]
struct Kept {
    #[expose(message)]
    owned: String,
    #[expose(message)]
    shared: Cow<'static, str>,
    #[expose(message)]
    fixed: &'static str,
    #[expose(message)]
    boxed: Box<str>,
    #[expose(message)]
    counted: Arc<str>,
}

/// The same of a type with generics, which borrows.
#[derive(Debug, ApiError)]
#[api_error(prefix = "ANY")]
#[status(409)]
#[code("ANY_LENT")]
#[message("{owned},{borrowed},{value},{borrowed:?}")]
struct Lent<'a, T: Debug + Send + Sync> {
    #[expose(message)]
    owned: String,
    #[expose(message)]
    borrowed: &'a str,
    #[expose(message)]
    value: T,
}

static PROBLEM: Profile = Profile::new()
    .body(Body::PROBLEM_STATUS)
    .problem_type("urn:any:{code}")
    .docs("https://any.example/{code}#{code}");
static BLANK: Profile = Profile::new();
static NESTED: Profile = Profile::new()
    .body(body!({ "\u{e9}\"\n": code, "in": [{ "text": message, ..fields }], "end": true }));

fn render(error: &dyn ApiError, profile: &'static Profile) -> Value {
    let response = error.respond(&profile.preferences(&HeaderMap::new()));
    serde_json::from_slice(response.body()).expect("a JSON document")
}

/// What the body should be, by `serde_json`.
fn members(error: &Anything) -> Map<String, Value> {
    let all = json!({
        "text": error.text, "number": error.number, "flag": error.flag,
        "value": error.value, "maybe": error.maybe,
    });
    let Value::Object(mut members) = all else {
        unreachable!()
    };
    members.retain(|_, value| !value.is_null());
    members
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((any::<String>(), inner), 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Any text, and text of the characters that break things.
fn any_text() -> impl Strategy<Value = String> {
    let nasty = prop::sample::select(vec![
        "\"",
        "\\",
        "\n",
        "\r",
        "\0",
        "\u{1f}",
        "\u{7f}",
        "\u{2028}",
        "{",
        "}",
        "{{",
        "</script>",
        "\u{fffd}",
        "\u{10ffff}",
        "a",
        "é",
    ]);
    prop_oneof![
        any::<String>(),
        prop::collection::vec(nasty, 0..20).prop_map(|pieces| pieces.concat()),
    ]
}

fn schemas() -> [jsonschema::Validator; 2] {
    [
        include_str!("../data/schemas/rfc9457-appendix-a.json"),
        include_str!("../data/schemas/schemastore-problem-object-rfc9457.json"),
    ]
    .map(|schema| jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_body_says_what_the_error_says(
        text in any_text(),
        number in any::<i64>(),
        flag in any::<bool>(),
        value in any_json(),
        maybe in prop::option::of(any_text()),
    ) {
        let error = Anything { text, number, flag, value, maybe };
        let message = format!("{0}: {0:?}, {1}, {2}", error.text, error.number, error.flag);
        prop_assert_eq!(error.message(), message.as_str());

        let mut expected = members(&error);
        expected.insert("type".into(), "urn:any:ANY_THING".into());
        expected.insert("title".into(), "Thing".into());
        expected.insert("status".into(), 409.into());
        expected.insert("code".into(), "ANY_THING".into());
        expected.insert("detail".into(), message.clone().into());
        let problem = render(&error, &PROBLEM);
        prop_assert_eq!(&problem, &Value::Object(expected));

        let mut inner = members(&error);
        inner.insert("text".into(), message.into());
        let nested = render(&error, &NESTED);
        prop_assert_eq!(&nested, &json!({ "\u{e9}\"\n": "ANY_THING", "in": [inner], "end": true }));

        for schema in &schemas() {
            for document in [&problem, &render(&error, &BLANK)] {
                prop_assert!(schema.is_valid(document), "{}", document);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_text_is_the_same_whatever_keeps_it(text in any_text()) {
        let kept = Kept {
            owned: text.clone(),
            shared: Cow::Owned(text.clone()),
            // Some hundred texts of some bytes.
            fixed: text.clone().leak(),
            boxed: text.as_str().into(),
            counted: text.as_str().into(),
        };
        let expected = [text.as_str(); 5].join(",");
        prop_assert_eq!(&kept.to_string(), &expected);
        prop_assert_eq!(&render(&kept, &PROBLEM)["detail"], &expected);

        let lent = Lent { owned: text.clone(), borrowed: &text, value: &text };
        let expected = format!("{text},{text},{text},{text:?}");
        prop_assert_eq!(&lent.to_string(), &expected);
        prop_assert_eq!(&render(&lent, &PROBLEM)["detail"], &expected);
    }
}

#[test]
fn a_megabyte_of_text_comes_through() {
    let text = "\"\n\u{1}é".repeat(1 << 18);
    let error = Anything {
        text: text.clone(),
        number: 0,
        flag: false,
        value: Value::Null,
        maybe: None,
    };
    assert_eq!(render(&error, &BLANK)["text"], text.as_str());
}
