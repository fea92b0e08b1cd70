//! Whatever a request says: it is read, or refused with a code of the catalogue, and no value of it is sent back.

use crate::service::ERRORS;
use crate::{Request, send};
use proptest::prelude::*;

/// Stands in values, never in names.
const CANARY: &str = "canary7f3a";

fn value() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just(format!("\"{CANARY}\"")),
        Just(format!("\"expected u8, missing field `{CANARY}`\"")),
        Just("null".to_owned()),
        Just("1e999".to_owned()),
        Just("-0".to_owned()),
        Just("99999999999999999999999999".to_owned()),
        Just(r#""\ud800""#.to_owned()),
        any::<i64>().prop_map(|number| number.to_string()),
        any::<bool>().prop_map(|value| value.to_string()),
    ];
    leaf.prop_recursive(4, 16, 4, |inner| {
        let name = prop_oneof![
            Just("slug"),
            Just("seats"),
            Just("members"),
            Just("email"),
            Just("labels"),
            Just("plan"),
            Just("paid"),
            Just("months"),
            Just("other"),
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4)
                .prop_map(|items| format!("[{}]", items.join(","))),
            prop::collection::vec((name, inner), 0..5).prop_map(|members| {
                let members = members.into_iter();
                let members = members.map(|(name, value)| format!("\"{name}\":{value}"));
                format!("{{{}}}", members.collect::<Vec<_>>().join(","))
            }),
        ]
    })
}

fn body() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        4 => value().prop_map(String::into_bytes),
        1 => (value(), any::<prop::sample::Index>()).prop_map(|(text, at)| {
            let mut bytes = text.into_bytes();
            bytes.truncate(at.index(bytes.len() + 1));
            bytes
        }),
        1 => (value(), any::<prop::sample::Index>(), any::<u8>()).prop_map(|(text, at, byte)| {
            let mut bytes = text.into_bytes();
            let at = at.index(bytes.len());
            bytes[at] = byte;
            bytes
        }),
        1 => prop::collection::vec(any::<u8>(), 0..1200),
        1 => (1_usize..1100).prop_map(|depth| "{\"members\":[".repeat(depth).into_bytes()),
    ]
}

fn request() -> impl Strategy<Value = Request> {
    let post = (
        prop::sample::select(vec!["/json", "/valid"]),
        prop::sample::select(vec!["", "application/json", "application/json"]),
        body(),
    );
    let form = (
        prop::sample::select(vec!["name", "age", "color"]),
        prop_oneof![
            Just(CANARY.as_bytes().to_vec()),
            prop::collection::vec(any::<u8>(), 0..1200),
        ],
    );
    let text = prop_oneof![Just(CANARY.to_owned()), "[a-z0-9%+=&._~-]{0,40}"];
    let get = (
        prop::sample::select(vec![
            "/query?limit=",
            "/query?",
            "/valid-query?limit=",
            "/pairs?",
            "/one/",
            "/two/7/",
            "/named/red/",
        ]),
        text,
    );
    prop_oneof![
        form.prop_map(|(name, value)| Request {
            method: "POST",
            path: "/form".to_owned(),
            content_type: "application/x-www-form-urlencoded",
            body: [name.as_bytes(), b"=", &value].concat(),
        }),
        post.prop_map(|(path, content_type, body)| Request {
            method: "POST",
            path: path.to_owned(),
            content_type,
            body,
        }),
        get.prop_map(|(path, text)| Request {
            method: "GET",
            path: format!("{path}{text}"),
            content_type: "",
            body: Vec::new(),
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_request_is_answered_with_its_values_or_a_failure(request in request()) {
        let answer = send(&ERRORS, &request);
        if answer.status != 200 {
            prop_assert!((400..500).contains(&answer.status), "{answer:?}");
            let body: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
            let code = body["code"].as_str().unwrap();
            let listed = ERRORS.get(code);
            prop_assert!(listed.is_some_and(|entry| entry.status() == answer.status), "{answer:?}");
            prop_assert!(!answer.body.contains(CANARY), "{answer:?}");
            prop_assert!(answer.body.len() < 1000, "{answer:?}");
        }
    }
}
