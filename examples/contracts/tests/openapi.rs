//! What is published is an instance of what the OpenAPI export describes: the status, the media type, the schema, the
//! headers.

use contracts as api;
use errorbook::{ApiError, Catalogue, Profile};
use http::HeaderMap;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The exported document of a catalogue.
fn document(catalogue: &Catalogue) -> Value {
    let document = errorbook_export::openapi(&errorbook::docs::catalogue(catalogue));
    serde_json::from_str(&document).unwrap()
}

fn published(row: &str) -> Value {
    let path = format!("{}/data/{row}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// The same of an example that is made up.
fn sent(error: &dyn ApiError, profile: &'static Profile) -> Value {
    let response = error.respond(&profile.preferences(&HeaderMap::new()));
    let headers = response.headers().iter();
    let headers = headers.map(|(name, value)| (name.as_str(), value.to_str().unwrap()));
    json!({
        "example_status": response.status().as_u16(),
        "example_headers": headers.collect::<BTreeMap<_, _>>(),
        "example_body": std::str::from_utf8(response.body()).unwrap(),
    })
}

/// What is wrong with a value, by the schema of a response and a media type.
fn faults(document: &Value, response: &str, media_type: &str, value: &Value) -> Vec<String> {
    let mut schema = document.clone();
    let media_type = media_type.replace('~', "~0").replace('/', "~1");
    let reference = format!("#/components/responses/{response}/content/{media_type}/schema");
    schema["$ref"] = json!(reference);
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults = validator.iter_errors(value);
    faults.map(|fault| fault.to_string()).collect()
}

fn assert_described(row: &str, document: &Value, published: &Value) {
    let response = format!("Error{}", published["example_status"]);
    let described = &document["components"]["responses"][&response];
    assert!(described.is_object(), "{row}: {response} is not exported");
    let headers = published["example_headers"].as_object().unwrap();
    for name in headers.keys().filter(|name| *name != "content-type") {
        assert!(described["headers"][name].is_object(), "{row}: {name}");
    }
    let body = published["example_body"].as_str().unwrap();
    let Some(media_type) = headers.get("content-type") else {
        assert_eq!(described["content"], Value::Null, "{row}");
        return;
    };
    let media_type = media_type.as_str().unwrap().split(';').next().unwrap();
    let content = &described["content"][media_type];
    assert!(content.is_object(), "{row}: {media_type}: {described}");
    if !media_type.ends_with("xml") {
        let body: Value = serde_json::from_str(body).unwrap();
        let found = faults(document, &response, media_type, &body);
        assert!(found.is_empty(), "{row}: {found:#?}");
        let nothing = faults(document, &response, media_type, &json!("nothing"));
        assert!(!nothing.is_empty(), "{row} describes anything");
    }
}

macro_rules! tests {
    (errors: $($error:ident)*; errors_of_a_request: $($other:ident)*; documents: $($document:ident)*;
        made_up: $($made_up:ident)*;) => {
        $(tests! { $error, published(stringify!($error)) })*
        $(tests! { $other, published(stringify!($other)) })*
        $(tests! { $made_up, sent(&api::$made_up::example(), &api::$made_up::PROFILE) })*
    };
    ($module:ident, $published:expr) => {
        #[test]
        fn $module() {
            assert_described(stringify!($module), &document(&api::$module::ERRORS), &$published);
        }
    };
}

api::for_each_contract!(tests);
