//! What schemas and samples say of answers is what the renderer sends, whatever the profile.

mod sample;

use errorbook_export::{Body, Catalogue, Entry, Example, Format, Name, Service, Type, openapi};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The catalogue of the exporters' tests with errors that are hard to write down, as each profile answers
/// them: the examples are the renderer's.
fn catalogues() -> Vec<(String, Catalogue)> {
    let shapes: Vec<Value> = serde_json::from_str(include_str!("../../data/shapes.json")).unwrap();
    shapes
        .into_iter()
        .map(|shape| {
            let mut catalogue = acme();
            let service = json!({
                "name": catalogue.services[0].name, "profile": shape["profile"],
            });
            let service: Service = serde_json::from_value(service).unwrap();
            catalogue.services[0].profile = service.profile;
            errorbook::docs::add_examples(&mut catalogue);
            (shape["name"].as_str().unwrap().to_owned(), catalogue)
        })
        .collect()
}

fn acme() -> Catalogue {
    let acme = include_bytes!("../../../export/tests/data/acme.json");
    let mut catalogue = Catalogue::from_json(acme).unwrap().public();
    let hard: Type = serde_json::from_str(include_str!("../../data/hard_errors.json")).unwrap();
    catalogue.types.push(hard);
    for ty in &mut catalogue.types {
        for entry in &mut ty.entries {
            entry.examples.clear();
        }
    }
    Catalogue::from_json(catalogue.to_json().as_bytes()).unwrap()
}

fn is_json(example: &Example) -> bool {
    let media_type = essence(example);
    media_type.ends_with("/json") || media_type.ends_with("+json")
}

/// The media type of a body; empty where there is none.
fn essence(example: &Example) -> &str {
    let media_type = example.media_type().unwrap_or_default();
    media_type.split(';').next().unwrap_or_default()
}

#[test]
fn samples_are_what_the_renderer_writes() {
    for (name, catalogue) in catalogues() {
        let profile = &catalogue.services[0].profile;
        for (_, entry) in catalogue.entries() {
            // Of two representations under one media type, the first is sent.
            let mut seen = BTreeSet::new();
            let all = profile.representations();
            let sent = all.filter(|sent| seen.insert(sent.media_type()));
            for (example, sent) in entry.examples.iter().zip(sent) {
                let row = format!("{name}: {}", entry.code);
                let body = match sent.format {
                    Format::Text(lines) if lines.starts_with("{message} [{code}]") => {
                        let sample = sample::text_sample(profile, entry);
                        assert_eq!(sample, example.body, "{row}");
                        continue;
                    }
                    Format::Text(_) | Format::Xml(_) | Format::Preset(_) => continue,
                    Format::Json(body) => body,
                    Format::Empty => Body::EMPTY,
                };
                let sample = sample::json_sample(body, profile, entry).unwrap_or_default();
                if entry.fields.is_empty() {
                    assert_eq!(sample, example.body, "{row}");
                } else {
                    // The members of a value of the author's have another order.
                    let parse = |json: &str| serde_json::from_str::<Value>(json).ok();
                    assert_eq!(parse(&sample), parse(&example.body), "{row}");
                    assert_eq!(sample.len(), example.body.len(), "{row}");
                }
            }
        }
    }
}

#[test]
fn bodies_are_of_their_schemas() {
    for (name, catalogue) in catalogues() {
        let document: Value = serde_json::from_str(&openapi(&catalogue)).unwrap();
        for (_, entry) in catalogue.entries() {
            let (code, status) = (&entry.code, entry.status);
            for example in entry
                .examples
                .iter()
                .filter(|example| !example.body.is_empty())
            {
                let media_type = essence(example).replace('/', "~1");
                let of_status =
                    format!("/components/responses/Error{status}/content/{media_type}/schema");
                if !is_json(example) {
                    let errors = errors(&document, &of_status, &json!(example.body));
                    assert!(errors.is_empty(), "{name}: {code}: {errors:?}");
                    continue;
                }
                let body: Value = serde_json::from_str(&example.body).unwrap();
                let mut paths = vec![of_status.clone()];
                if Some(example) == entry.examples.iter().find(|example| is_json(example)) {
                    let own = own_schemas(&document, entry);
                    assert_eq!(own.len(), 1, "{name}: {code}: {own:?}");
                    paths.extend(own);
                }
                for path in &paths {
                    let errors = errors(&document, path, &body);
                    assert!(
                        errors.is_empty(),
                        "{name}: {code}: {path}: {errors:?}\n{body}"
                    );
                }
                // A body without the distinguishing members matches no error of the status.
                let reference = document.pointer(&of_status).unwrap()["$ref"]
                    .as_str()
                    .unwrap();
                let schema = document.pointer(reference.trim_start_matches('#')).unwrap();
                if schema.get("oneOf").is_some() {
                    let errors = errors(&document, &of_status, &json!({ "unknown": true }));
                    assert!(!errors.is_empty(), "{name}: {of_status}");
                }
            }
        }
    }
}

/// The schemas whose example in the response of the status is the entry's own.
fn own_schemas(document: &Value, entry: &Entry) -> Vec<String> {
    let path = format!("/components/responses/Error{}/content", entry.status);
    let content = document.pointer(&path).and_then(Value::as_object).unwrap();
    let first = entry
        .examples
        .iter()
        .find(|example| is_json(example))
        .unwrap();
    let json = content
        .iter()
        .filter(|(media_type, _)| *media_type == essence(first));
    let names: BTreeSet<&String> = json
        .flat_map(|(_, media_type)| media_type["examples"].as_object().unwrap())
        .filter(|(_, example)| {
            let body = entry
                .examples
                .iter()
                .find(|example| is_json(example))
                .unwrap();
            let body: Value = serde_json::from_str(&body.body).unwrap();
            body == example["value"] && example["summary"] == entry.title.as_str()
        })
        .map(|(name, _)| name)
        .collect();
    names
        .into_iter()
        .map(|name| format!("/components/schemas/{name}"))
        .collect()
}

fn errors(document: &Value, path: &str, body: &Value) -> Vec<String> {
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": format!("#{path}"),
        "components": document["components"],
    });
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors = validator.iter_errors(body);
    errors.map(|error| error.to_string()).collect()
}

#[test]
fn responses_have_the_headers_and_media_types_that_are_sent() {
    for (name, catalogue) in catalogues() {
        let document: Value = serde_json::from_str(&openapi(&catalogue)).unwrap();
        for (_, entry) in catalogue.entries() {
            let path = format!("/components/responses/Error{}", entry.status);
            let response = document.pointer(&path).unwrap();
            let no_headers = serde_json::Map::new();
            let headers = response.get("headers").and_then(Value::as_object);
            let headers = headers.unwrap_or(&no_headers);
            for example in &entry.examples {
                let row = format!("{name}: {}: {}", entry.code, example.accept);
                let sent: BTreeSet<&str> = example
                    .headers
                    .iter()
                    .map(|header| header.0.as_str())
                    .collect();
                for header in sent.iter().filter(|header| **header != "content-type") {
                    assert!(headers.contains_key(*header), "{row}: {header} is sent");
                }
                for (header, description) in headers {
                    if description.get("required") == Some(&true.into()) {
                        assert!(
                            sent.contains(header.as_str()),
                            "{row}: {header} is required"
                        );
                    }
                }
                let key = example
                    .media_type()
                    .map(|media_type| media_type.split(';').next().unwrap_or_default().to_owned());
                if let Some(key) = key {
                    let media_type = &response["content"][&key];
                    assert!(media_type.is_object(), "{row}: there is no {key}");
                }
            }
        }
    }
}

/// Two services that share a type and speak in different ways.
#[test]
fn merged_services_have_each_their_own_shape() {
    let mut catalogue = acme();
    let second: Service = serde_json::from_value(json!({
        "name": "second::ERRORS",
        "profile": {
            "offers": [{ "format": "json" }, { "format": "text", "lines": "{message} [{code}]\n{field_errors}\n{help}\n{docs}\n" }],
            "body": { "object": [["error", { "object": [["code", { "name": "code" }]] }]] },
        },
    }))
    .unwrap();
    catalogue.services.push(second);
    catalogue.types[1].services = vec!["second::ERRORS".to_owned()];
    let document: Value = serde_json::from_str(&openapi(&catalogue)).unwrap();
    let schemas = &document["components"]["schemas"];
    // Both answer with the first type, only the second service with the second.
    assert_eq!(
        schemas["ORG_BLOCKED"]["anyOf"].as_array().map(Vec::len),
        Some(2)
    );
    assert_eq!(
        schemas["AUTH_SCOPE"]["properties"]["error"]["properties"]["code"]["const"],
        "AUTH_SCOPE"
    );
    let description = schemas["AUTH_SCOPE"]["description"].as_str().unwrap();
    assert!(
        description.contains("Answered by `second` alone."),
        "{description}"
    );
    let bodies = [
        (json!({ "error": { "code": "ORG_BLOCKED" } }), true),
        (
            json!({ "type": "urn:acme:error:ORG_BLOCKED", "title": "Blocked", "code": "ORG_BLOCKED", "detail": "", "slug": "a" }),
            true,
        ),
        (json!({ "error": { "code": "AUTH_SCOPE" } }), true),
        (json!({ "code": "AUTH_SCOPE" }), false),
        (json!({ "error": { "code": "ORG_STORE" } }), false),
    ];
    for (body, expected) in bodies {
        let errors = errors(&document, "/components/schemas/Error403", &body);
        assert_eq!(errors.is_empty(), expected, "{body}: {errors:?}");
    }
}

/// A part of an object: a member, or the word `fields`. Names repeat, and everything may stand everywhere.
fn part() -> impl Strategy<Value = Value> {
    prop_oneof![
        6 => (key(), value()).prop_map(|(key, value)| json!([key, value])),
        1 => Just(json!("fields")),
    ]
}

fn key() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["a", "b", "code", "slug", "\u{e9} \"*/"])
}

/// A value of a template.
fn value() -> impl Strategy<Value = Value> {
    let each = value_without_each().prop_map(|item| json!({ "each": item }));
    let object = (key(), each.clone()).prop_map(|(key, each)| json!({ "object": [[key, each]] }));
    prop_oneof![8 => value_without_each(), 1 => each, 1 => object]
}

fn value_without_each() -> impl Strategy<Value = Value> + Clone {
    let names = Name::OF_TEMPLATES.map(Name::as_str).to_vec();
    let literal = prop::sample::select(vec!["null", "true", "\"x\"", "1e3", "{\"y\":[]}"]);
    let field = prop::sample::select(vec!["slug", "errors", "seats", "name", "none"]);
    let text = prop::sample::select(vec![
        "",
        "{{x}}",
        "urn:acme:{code}",
        "{code:kebab-case}/{status}",
        "{code}: {message}",
        "{help}",
        "at {timestamp:offset} for {request.method} {request.path}",
        "{field.name}",
        "{field.seats} of {field.slug}",
        "{retry_after} {retryable}",
    ]);
    let leaf = prop_oneof![
        4 => prop::sample::select(names).prop_map(|name| json!({ "name": name })),
        1 => literal.prop_map(|json| json!({ "literal": json })),
        1 => field.prop_map(|name| json!({ "field": name })),
        1 => text.prop_map(|text| json!({ "text": text })),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        let member = (key(), inner.clone()).prop_map(|(key, value)| json!([key, value]));
        let members = prop_oneof![6 => member, 1 => Just(json!("fields"))];
        prop_oneof![
            2 => prop::collection::vec(members, 0..4).prop_map(|parts| json!({ "object": parts })),
            1 => prop::collection::vec(inner.clone(), 0..4).prop_map(|all| json!({ "array": all })),
            1 => (inner.clone(), inner).prop_map(|(value, other)| json!({ "or": [value, other] })),
        ]
    })
}

/// An object, or an array.
fn root() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => prop::collection::vec(part(), 1..5).prop_map(|parts| json!({ "object": parts })),
        1 => prop::collection::vec(value(), 0..4).prop_map(|all| json!({ "array": all })),
        1 => value_without_each().prop_map(|item| json!({ "each": item })),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_template_has_its_shape(
        body in root(),
        problem in any::<bool>(),
        docs in any::<bool>(),
    ) {
        let mut catalogue = acme();
        let docs = docs.then_some("https://docs.acme.example/{code}");
        let profile = json!({ "body": body, "problem": problem, "docs": docs });
        let service = json!({ "name": catalogue.services[0].name, "profile": profile });
        let service: Service = serde_json::from_value(service).unwrap();
            catalogue.services[0].profile = service.profile;
        errorbook::docs::add_examples(&mut catalogue);
        let profile = &catalogue.services[0].profile;
        let document: Value = serde_json::from_str(&openapi(&catalogue)).unwrap();
        for (_, entry) in catalogue.entries() {
            let example = entry.examples.iter().find(|example| is_json(example)).unwrap();
            let body: Value = serde_json::from_str(&example.body).unwrap();
            let sample = sample::json_sample(profile.body, profile, entry).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Value>(&sample).unwrap(), &body, "{}", entry.code);
            let path = format!("/components/schemas/Error{}", entry.status);
            let errors = errors(&document, &path, &body);
            prop_assert!(errors.is_empty(), "{}: {:?}: {}", entry.code, errors, body);
        }
    }
}

#[test]
fn examples_are_whole_answers() {
    let catalogue = json!({
        "errorbook": 1,
        "services": [{ "name": "acme::ERRORS", "profile": { "docs": "https://x/{code}", "body": { "object": [["message", { "name": "message" }], ["id", { "name": "request_id" }], "fields"] } } }],
        "types": [{ "path": "acme::Error", "entries": [{
            "code": "ORG_BLOCKED", "status": 403, "variant": "Blocked", "title": "Blocked",
            "message": "{slug}\u{7}is\nblocked \"{why:?}\"",
            "help": "ask\u{2028}us",
            "fields": [
                { "name": "slug", "type": "string", "example": "a\"b" },
                { "name": "gone", "type": "any", "example": "null" },
            ],
            "placeholders": [{ "name": "why", "type": "string" }],
        }] }],
    });
    let mut catalogue = Catalogue::from_json(catalogue.to_string().as_bytes()).unwrap();
    errorbook::docs::add_examples(&mut catalogue);
    let (_, entry) = catalogue.entries().next().unwrap();
    let bodies: Vec<&str> = entry
        .examples
        .iter()
        .map(|example| example.body.as_str())
        .collect();
    assert_eq!(
        bodies,
        [
            r#"{"message":"a\"b\u0007is\nblocked \"\"example-why\"\"","id":"9f1c2d7e-4b3a-4c5d-8e6f-70819a2b3c4d","slug":"a\"b"}"#,
            "a\"b is blocked \"\"example-why\"\" [ORG_BLOCKED]\nask us\nhttps://x/ORG_BLOCKED\n",
        ],
    );
}
