//! The catalogue as OpenAPI: names, references and descriptions, whatever the catalogue holds. That its schemas
//! fit real answers is tested in the package of integration tests; that linters accept it, by `.ci/openapi`.

use errorbook_export::{Catalogue, Service, openapi};
use expect_test::expect_file;
use proptest::prelude::*;
use pulldown_cmark::{Event, Parser};
use serde_json::{Value, json};

fn acme() -> Catalogue {
    Catalogue::from_json(include_bytes!("data/acme.json")).unwrap()
}

fn document(catalogue: &Catalogue) -> Value {
    serde_json::from_str(&openapi(catalogue)).unwrap()
}

fn catalogue(profile: &Value, entries: &Value) -> Catalogue {
    let catalogue = json!({
        "errorbook": 1,
        "services": [{ "name": "acme::ERRORS", "profile": profile }],
        "types": [{ "path": "acme::Error", "entries": entries }],
    });
    with_examples(Catalogue::from_json(catalogue.to_string().as_bytes()).unwrap())
}

fn with_examples(mut catalogue: Catalogue) -> Catalogue {
    errorbook::docs::add_examples(&mut catalogue);
    catalogue
}

fn entry(code: impl Into<Value>, status: u16) -> Value {
    json!({ "code": code.into(), "status": status, "variant": "V", "title": "T" })
}

#[test]
fn the_document_has_a_schema_per_code_and_a_response_per_status() {
    let public = acme().public();
    let text = openapi(&public);
    assert!(text.ends_with("}\n"));
    assert_eq!(text, openapi(&public));
    let document = document(&public);
    assert_eq!(document["info"]["title"], "org_api errors");
    let names = |kind: &str| -> Vec<String> {
        let components = document["components"][kind].as_object().unwrap();
        components.keys().cloned().collect()
    };
    assert!(names("schemas").contains(&"ORG_BLOCKED".to_owned()));
    assert!(names("schemas").contains(&"Code4031".to_owned()));
    let responses = names("responses");
    assert_eq!(responses.len(), 12);
    for name in &responses {
        let response = &document["components"]["responses"][name];
        let media_types: Vec<&String> = response["content"].as_object().unwrap().keys().collect();
        let expected = ["application/json", "application/problem+json", "text/plain"];
        assert_eq!(media_types, expected, "{name}");
    }
    // The examples are the renderer's own, members in their order.
    let blocked =
        "{\"type\":\"urn:acme:error:ORG_BLOCKED\",\"title\":\"Blocked\",\"code\":\"ORG_BLOCKED\"";
    assert!(text.contains(blocked));
    let taken = &document["components"]["schemas"]["ORG_SLUG_TAKEN"];
    assert_eq!(taken["deprecated"], true);
    let headers = &document["components"]["responses"]["Error429"]["headers"];
    assert_eq!(headers["retry-after"]["required"], true);
    assert_eq!(headers["retry-after"]["schema"]["type"], "integer");
    let headers = &document["components"]["responses"]["Error403"]["headers"];
    assert_eq!(headers["www-authenticate"].get("required"), None);
}

/// The second has every part of a shape and every type of a field, and a type that two services share.
#[test]
fn the_documents_of_the_fixtures() {
    let parts = Catalogue::from_json(include_bytes!("data/parts.json")).unwrap();
    let parts = with_examples(parts);
    for (name, catalogue) in [("acme", acme()), ("parts", parts)] {
        expect_file![format!("data/{name}.openapi.json")].assert_eq(&openapi(&catalogue));
    }
}

#[test]
fn statuses_choose_as_their_shape_allows() {
    let two = json!([entry("A", 403), entry("B", 403)]);
    let number = json!([entry("A", 403), entry(7, 403)]);
    let mut shared = [entry("A", 403), entry("B", 403)];
    for entry in &mut shared {
        entry["oauth"] = json!("access_denied");
    }
    let member = |key: &str, name: &str| json!({ "body": { "object": [[key, { "name": name }]] } });
    let nested =
        json!({ "body": { "object": [["error", { "object": [["code", { "name": "code" }]] }]] } });
    let rows = [
        ("a code at the top", json!({}), &two, "oneOf", Some("code")),
        (
            "another name for it",
            member("error", "code"),
            &two,
            "oneOf",
            Some("error"),
        ),
        (
            "a number among the codes",
            json!({}),
            &number,
            "oneOf",
            None,
        ),
        ("a code that lies deeper", nested, &two, "oneOf", None),
        (
            "nothing that tells",
            member("message", "message"),
            &two,
            "anyOf",
            None,
        ),
        (
            "errors of OAuth",
            member("error", "oauth"),
            &two,
            "oneOf",
            Some("error"),
        ),
        (
            "one error of OAuth",
            member("error", "oauth"),
            &json!(shared),
            "anyOf",
            None,
        ),
    ];
    for (name, profile, entries, choice, discriminator) in rows {
        let document = document(&catalogue(&profile, entries));
        let schema = &document["components"]["schemas"]["Error403"];
        assert_eq!(
            schema[choice].as_array().map(Vec::len),
            Some(2),
            "{name}: {schema}"
        );
        let property = schema["discriminator"]["propertyName"].as_str();
        assert_eq!(property, discriminator, "{name}: {schema}");
    }
    // Of one error there is nothing to choose; without bodies there is nothing at all.
    let one = json!([entry("A", 403)]);
    let document = document(&catalogue(&member("message", "message"), &one));
    assert_eq!(
        document["components"]["schemas"]["Error403"]["$ref"],
        "#/components/schemas/A"
    );
    let document = self::document(&catalogue(
        &json!({ "body": null, "offers": [{ "format": "json" }] }),
        &one,
    ));
    assert_eq!(document["components"]["schemas"], json!({}));
    assert!(
        document["components"]["responses"]["Error403"]
            .get("content")
            .is_none()
    );
}

/// What is sent of a type that two services share, once for each way in which they speak.
#[test]
fn a_shared_code_has_a_schema_per_way_of_speaking() {
    let profile = |member: &str| json!({ "offers": [{ "format": "json" }], "body": { "object": [[member, { "name": "code" }]] } });
    for (profiles, members) in [
        ([profile("a"), profile("a")], vec!["a"]),
        ([profile("a"), profile("b")], vec!["a", "b"]),
    ] {
        let [one, other] = profiles;
        let catalogue = json!({
            "errorbook": 1,
            "services": [
                { "name": "a::ERRORS", "profile": one }, { "name": "b::ERRORS", "profile": other },
            ],
            "types": [{ "path": "lib::Error", "entries": [entry("LIB_A", 400)] }],
        });
        let catalogue =
            with_examples(Catalogue::from_json(catalogue.to_string().as_bytes()).unwrap());
        let document = document(&catalogue);
        let schema = &document["components"]["schemas"]["LIB_A"];
        let ways = schema["anyOf"].as_array();
        let ways = ways.map_or(std::slice::from_ref(schema), Vec::as_slice);
        let required: Vec<&Value> = ways.iter().map(|way| &way["required"][0]).collect();
        assert_eq!(required, members, "{schema:#}");
    }
}

#[test]
fn names_are_valid_and_stay_apart() {
    let codes = [
        "Error403",
        "FieldError",
        "org blocked",
        "org/blocked",
        "\u{e9}",
        "4xx",
        "$ref",
        "",
    ];
    let mut entries: Vec<Value> = codes
        .iter()
        .filter(|code| !code.is_empty())
        .map(|code| entry(*code, 403))
        .collect();
    entries.push(entry(403, 403));
    let document = document(&catalogue(&json!({}), &json!(entries)));
    let schemas = document["components"]["schemas"].as_object().unwrap();
    let names: Vec<&str> = schemas.keys().map(String::as_str).collect();
    let mut expected = [
        "Error403",
        "Error403_2",
        "FieldError_2",
        "org_blocked",
        "org_blocked_2",
        "Code_",
        "Code4xx",
        "Code_ref",
        "Code403",
    ];
    expected.sort_unstable();
    assert_eq!(names, expected);
}

#[test]
fn a_concealed_code_refers_to_the_answer_that_is_given() {
    let whole = document(&acme());
    let hidden = &whole["components"]["schemas"]["ORG_HIDDEN"];
    assert_eq!(hidden["$ref"], "#/components/schemas/ORG_NOT_FOUND");
    assert!(
        hidden["description"]
            .as_str()
            .unwrap()
            .contains("Clients get `ORG_NOT_FOUND` instead.")
    );
    assert!(whole["components"]["schemas"].get("ORG_DEBUG").is_some());
    let public = openapi(&acme().public());
    assert!(!public.contains("ORG_HIDDEN") && !public.contains("ORG_DEBUG"));
}

#[test]
fn components_are_added_to_a_document() {
    let catalogue = acme().public();
    let mut document = json!({
        "openapi": "3.1.1",
        "info": { "title": "t", "version": "1" },
        "components": { "schemas": { "Organization": { "type": "object" } } },
        "x-own": true,
    });
    openapi::add_to(&mut document, &catalogue).unwrap();
    assert_eq!(document["x-own"], true);
    assert_eq!(
        document["components"]["schemas"]["Organization"],
        json!({ "type": "object" })
    );
    assert_eq!(
        document["components"]["responses"],
        self::document(&catalogue)["components"]["responses"]
    );
    let once = document.clone();
    openapi::add_to(&mut document, &catalogue).unwrap();
    assert_eq!(document, once);
    let mut bare = json!({ "openapi": "3.2.0" });
    openapi::add_to(&mut bare, &catalogue).unwrap();
    assert!(bare["components"]["schemas"]["Error403"].is_object());
}

#[test]
fn a_document_that_cannot_take_them_stays_as_it_is() {
    let catalogue = acme().public();
    let own = json!({ "type": "string" });
    let rows = [
        (json!({}), "the document has no member `openapi`"),
        (json!([]), "the document has no member `openapi`"),
        (
            json!({ "swagger": "2.0" }),
            "the document has no member `openapi`",
        ),
        (
            json!({ "openapi": "3.0.3" }),
            "the document is of OpenAPI 3.0.3",
        ),
        (json!({ "openapi": "31" }), "the document is of OpenAPI 31"),
        (
            json!({ "openapi": "3.1.0", "components": [] }),
            "is no object",
        ),
        (
            json!({ "openapi": "3.1.0", "components": { "responses": 1 } }),
            "is no object",
        ),
        (
            json!({ "openapi": "3.1.0", "components": { "schemas": { "Error403": own, "ORG_STORE": own } } }),
            "`schemas/ORG_STORE`, `schemas/Error403`",
        ),
    ];
    for (mut document, expected) in rows {
        let before = document.clone();
        let error = openapi::add_to(&mut document, &catalogue)
            .unwrap_err()
            .to_string();
        let names: Vec<&str> = expected.split(", ").collect();
        assert!(
            names.iter().all(|name| error.contains(name)),
            "{before}: {error}"
        );
        assert_eq!(error.lines().count(), 2, "{error}");
        assert_eq!(document, before);
    }
}

/// Every reference leads somewhere, and every description is text alone.
fn check(value: &Value, document: &Value) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                if let ("$ref", Some(reference)) = (key.as_str(), value.as_str()) {
                    let target = reference
                        .strip_prefix('#')
                        .and_then(|path| document.pointer(path));
                    assert!(target.is_some(), "{reference}");
                }
                if let ("description", Some(description)) = (key.as_str(), value.as_str()) {
                    let html = Parser::new(description)
                        .find(|event| matches!(event, Event::Html(_) | Event::InlineHtml(_)));
                    assert!(html.is_none(), "{html:?} in {description:?}");
                }
                check(value, document);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| check(value, document)),
        _ => {}
    }
}

fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "</script>",
        "<b onload=x>",
        "\"",
        "\\",
        "`",
        "```",
        "\n",
        "\r\n",
        "# ",
        "- ",
        "1. ",
        "[a](b)",
        "*",
        "_",
        "&amp;",
        "{x}",
        "{{",
        "$",
        "~0/",
        "#/",
        "\u{2028}",
        "\u{0}",
        "\u{202e}",
        "|",
        "<!--",
        "x",
        " ",
        "    ",
    ]);
    prop::collection::vec(pieces, 0..8).prop_map(|pieces| pieces.concat())
}

fn is_code(text: &str) -> bool {
    !text.is_empty() && !text.contains(char::is_control)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_in_a_catalogue_breaks_the_document(
        texts in prop::collection::vec(hostile(), 6),
        codes in prop::collection::vec(hostile().prop_filter("a code", |text| is_code(text)), 1..4),
    ) {
        let entries: Vec<Value> = codes
            .iter()
            .map(|code| {
                let mut entry = entry(code.as_str(), 403);
                entry["title"] = json!(texts[0]);
                entry["message"] = json!(texts[1].replace(['{', '}'], ""));
                entry["description"] = json!(texts[2]);
                entry["help"] = json!(texts[3]);
                entry["sunset"] = json!(texts[4]);
                entry["instead"] = json!(texts[4]);
                entry["fields"] = json!([{ "name": texts[5], "type": "string", "example": texts[0] }]);
                entry
            })
            .collect();
        let catalogue = catalogue(&json!({ "docs": "https://x/{code}" }), &json!(entries));
        let document = document(&catalogue);
        check(&document, &document);
        let components = document["components"].as_object().unwrap();
        for name in components.values().flat_map(|kind| kind.as_object().unwrap().keys()) {
            let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
            prop_assert!(!name.is_empty() && name.chars().all(allowed), "{}", name);
        }
        prop_assert_eq!(components["schemas"].as_object().unwrap().len(), codes.len() + 1);
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    let mut catalogue = Catalogue::new(
        vec![Service::new("a::ERRORS"), Service::new("b::ERRORS")],
        Vec::new(),
    );
    let rows = [
        ([None, None], "unversioned"),
        ([Some("1.4.0"), Some("1.4.0")], "1.4.0"),
        // Services that were merged: the document has no version of its own.
        ([Some("1.4.0"), Some("2.0.0")], "unversioned"),
        ([None, Some("2.0.0")], "unversioned"),
    ];
    for (versions, expected) in rows {
        for (service, version) in catalogue.services.iter_mut().zip(versions) {
            service.version = version.map(str::to_owned);
        }
        let document: Value = serde_json::from_str(&openapi(&catalogue)).unwrap();
        assert_eq!(document["info"]["version"], expected, "{versions:?}");
    }
}

/// Names of items are apart, though their codes are alike.
#[test]
fn items_are_named_after_codes() {
    let item = |code: &str| entry(code, 422);
    let mut invalid = entry("ORG_INVALID", 422);
    invalid["fields"] = json!([{ "name": "errors", "type": "array", "items": "field_error", "item_types": [
        { "path": "a::Item", "entries": [item("urn:a:b"), item("urn:a/b")] },
    ] }]);
    let document = document(&catalogue(&json!({}), &json!([invalid])));
    let schemas = &document["components"]["schemas"];
    assert_eq!(
        schemas["urn_a_b_Item"]["properties"]["code"]["const"],
        "urn:a:b"
    );
    assert_eq!(
        schemas["urn_a_b_Item_2"]["properties"]["code"]["const"],
        "urn:a/b"
    );
    let list = schemas["ORG_INVALID"]["properties"]["errors"]["items"]["oneOf"].clone();
    let refs = ["urn_a_b_Item", "urn_a_b_Item_2"]
        .map(|name| json!({ "$ref": format!("#/components/schemas/{name}") }));
    assert_eq!(list, json!(refs));
}
