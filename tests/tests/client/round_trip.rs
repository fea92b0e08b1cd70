//! Any value, in shapes that are made up: what is sent is what is read.

use crate::{read_back, sent};
use errorbook::{ApiError, Body, Offer, Profile, body};
use proptest::prelude::*;
use serde_json::Value;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ANY")]
enum AnyError {
    #[status(409)]
    #[code("ANY_THING")]
    #[message("{text}, {number}")]
    #[field(kind = "conflict")]
    Thing {
        #[expose]
        text: String,
        #[expose]
        number: i64,
        #[expose]
        value: Value,
        #[expose]
        maybe: Option<bool>,
    },
}

static PROFILES: [Profile; 9] = [
    Profile::new().body(Body::PROBLEM),
    Profile::new().body(Body::PROBLEM_STATUS),
    Profile::new().body(Body::CODE_MESSAGE),
    Profile::new().body(Body::NESTED),
    Profile::new().body(body!([{ "c": code, "m": message, "n": field.number }, { ..fields }])),
    Profile::new().body(body!({ "ok": false, "e": [each { "m": message, "c": "c:{code:kebab-case}", "in": { ..fields } }] })),
    Profile::new().body(body!({ "c": code, "k": field.kind, "m": message, "no": field.absent or null, "t": [field.text], ..fields })),
    Profile::new().body(body!({ "m": message, "t": "{timestamp}", "id": request_id, ..fields })).code_header("x-code"),
    Profile::new().body(Body::CODE_MESSAGE).offers(&[Offer::MARKDOWN]),
];

/// JSON without `null`, which stands for nothing in some places.
fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".*".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::btree_map(".*", inner, 0..4)
                .prop_map(|members| members.into_iter().collect()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_shape(text in ".*", number: i64, value in json(), maybe: Option<bool>) {
        let error = AnyError::Thing { text: text.clone(), number, value: value.clone(), maybe };
        for profile in &PROFILES {
            let reply = read_back(&sent(&error, profile, "*/*"), profile);
            prop_assert!(reply.is("ANY_THING"), "{reply:?}");
            prop_assert_eq!(reply.status(), 409);
            if reply.headers()["content-type"] != "text/markdown; charset=utf-8" {
                prop_assert_eq!(reply.message(), Some(&*error.message()));
            }
            prop_assert_eq!(reply.field::<String>("text"), Some(text.clone()));
            prop_assert_eq!(reply.fields()["number"].as_i64(), Some(number));
            prop_assert_eq!(&reply.fields()["value"], &value);
            prop_assert_eq!(reply.field("maybe"), maybe);
            prop_assert_eq!(reply.field("kind"), Some("conflict".to_owned()));
        }
    }

    /// The code is in its place in a text and a page, whatever stands around it.
    #[test]
    fn texts(text in ".*", number: i64) {
        static TEXTS: Profile = Profile::new().offers(&[
            Offer::TEXT,
            Offer::HTML,
            Offer::xml(body!({ "c": code, "m": message, ..fields }), "e"),
        ]);
        let error = AnyError::Thing { text: text.clone(), number, value: Value::from(1), maybe: None };
        for accept in ["text/plain", "text/html", "application/xml"] {
            let reply = read_back(&sent(&error, &TEXTS, accept), &TEXTS);
            prop_assert_eq!(reply.code(), Some("ANY_THING"));
            if accept == "application/xml" {
                prop_assert_eq!(reply.field("number"), Some(number));
            }
        }
    }
}
