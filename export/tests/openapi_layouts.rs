//! A document of OpenAPI with one response for all errors of an operation. That generators read it is tested by
//! `.ci/generators`.

use errorbook_export::openapi::{Layout, Style, Version};
use errorbook_export::{Catalogue, openapi};
use serde_json::{Value, json};

const ONE_ERROR: Style = Style {
    version: Version::V3_1,
    layout: Layout::OneError,
};

fn styled(mut document: Value, style: Style) -> Value {
    style.apply(&mut document);
    document
}

fn entry(code: impl Into<Value>, status: u16) -> Value {
    json!({ "code": code.into(), "status": status, "variant": "V", "title": "T" })
}

fn document(profile: &Value, entries: &Value) -> Value {
    let catalogue = json!({
        "errorbook": 1,
        "services": [{ "name": "acme::ERRORS", "profile": profile }],
        "types": [{ "path": "acme::Error", "entries": entries }],
    });
    let catalogue = Catalogue::from_json(catalogue.to_string().as_bytes()).unwrap();
    serde_json::from_str(&openapi(&catalogue)).unwrap()
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// A component, a property and a webhook may have any name.
#[test]
fn components_that_are_referred_to_stay() {
    let entries = json!([
        entry("A", 403),
        entry("B", 403),
        entry("C", 404),
        entry("D", 404)
    ]);
    for name in ["example", "examples", "properties", "headers"] {
        let mut own = document(&json!({}), &entries);
        own["components"]["schemas"][name] = json!({
            "properties": { name: reference("Error403") },
            "dependentSchemas": { name: reference("Error404") },
        });
        let response = json!({ "$ref": "#/components/responses/Error403" });
        own["webhooks"][name] = json!({ "post": { "responses": { "2XX": response } } });
        let styled = self::styled(own, ONE_ERROR);
        let components = &styled["components"];
        for kept in [
            "/schemas/Error403",
            "/schemas/Error404",
            "/responses/Error403",
        ] {
            assert!(components.pointer(kept).is_some(), "{name}: {styled:#}");
        }
    }
}

#[test]
fn an_operation_has_all_its_errors_in_one_response() {
    let entries = json!([
        entry("A", 403),
        entry("B", 403),
        entry("C", 404),
        entry("D", 500)
    ]);
    let mut own = document(&json!({}), &entries);
    let of = |name: &str| json!({ "$ref": format!("#/components/responses/{name}") });
    own["components"]["schemas"]["showapierror"] = json!({ "type": "string" });
    own["paths"] = json!({
        "/all": { "get": { "operationId": "all", "responses": {
            "200": { "description": "It." },
            "403": of("Error403"), "404": of("Error404"), "500": of("Error500"),
        } } },
        "/some": {
            "get": { "operationId": "show", "responses": { "403": of("Error403"), "404": of("Error404") } },
            "put": { "operationId": "one", "responses": { "404": of("Error404") } },
            "post": { "operationId": "its-own", "responses": {
                "4XX": { "description": "Own.", "content": { "application/json": { "schema": { "type": "object" } } } },
                "404": of("Error404"),
            } },
            "delete": { "responses": { "403": of("Error403") } },
            "head": { "operationId": "none", "responses": { "204": { "description": "Nothing." } } },
            "patch": { "operationId": "already", "responses": { "default": { "description": "Any." } } },
        },
    });
    let styled = self::styled(own, ONE_ERROR);
    let schema = |path: &str, method: &str| {
        &styled["paths"][path][method]["responses"]["default"]["content"]["application/json"]["schema"]
    };
    // A name that is taken in another case gets a number.
    assert_eq!(*schema("/all", "get"), reference("AllApiError"));
    assert_eq!(*schema("/some", "get"), reference("ShowApiError_2"));
    assert_eq!(*schema("/some", "put"), reference("C"));
    assert_eq!(*schema("/some", "post"), reference("ItsOwnApiError"));
    assert_eq!(
        schema("/some", "delete")["oneOf"],
        json!([reference("A"), reference("B")])
    );
    let keys = |path: &str, method: &str| -> Vec<&String> {
        styled["paths"][path][method]["responses"]
            .as_object()
            .unwrap()
            .keys()
            .collect()
    };
    assert_eq!(keys("/all", "get"), ["200", "default"]);
    assert_eq!(keys("/some", "head"), ["204"]);
    assert_eq!(
        styled["paths"]["/some"]["patch"]["responses"]["default"],
        json!({ "description": "Any." })
    );
    let schemas = &styled["components"]["schemas"];
    let mapping =
        ["A", "B", "C", "D"].map(|name| (name.to_owned(), reference(name)["$ref"].clone()));
    let expected = json!({
        "oneOf": Value::from_iter(["A", "B", "C", "D"].map(reference)),
        "discriminator": { "propertyName": "code", "mapping": serde_json::Map::from_iter(mapping) },
    });
    assert_eq!(schemas["AllApiError"], expected);
    assert_eq!(
        schemas["ShowApiError_2"]["oneOf"],
        json!(["A", "B", "C"].map(reference))
    );
    // Another's body may be of any error too.
    assert_eq!(
        schemas["ItsOwnApiError"],
        json!({ "anyOf": [reference("C"), { "type": "object" }] })
    );
    assert_eq!(styled["components"]["responses"], json!({}));
    assert!(
        schemas
            .as_object()
            .unwrap()
            .keys()
            .all(|name| !name.starts_with("Error")),
        "{schemas}"
    );
    assert_eq!(self::styled(styled.clone(), ONE_ERROR), styled, "twice");
}

#[test]
fn ranges_are_those_of_the_errors() {
    let entries = json!([entry("A", 403), entry("B", 500)]);
    let mut own = document(&json!({}), &entries);
    let error = |status: u16| json!({ "$ref": format!("#/components/responses/Error{status}") });
    let rows = [
        (
            json!({ "200": {}, "403": error(403), "500": error(500) }),
            vec!["200", "4XX", "5XX"],
        ),
        (json!({ "403": error(403) }), vec!["4XX"]),
        (json!({ "500": error(500) }), vec!["5XX"]),
        (
            json!({ "403": error(403), "default": error(500) }),
            vec!["4XX", "5XX"],
        ),
    ];
    for (responses, expected) in rows {
        own["paths"] = json!({ "/": { "get": { "responses": responses } } });
        let style = Style {
            layout: Layout::OneErrorInRanges,
            ..Style::default()
        };
        let mut styled = styled(own.clone(), style);
        let responses = styled["paths"]["/"]["get"]["responses"].take();
        let responses = responses.as_object().unwrap();
        assert_eq!(
            responses.keys().collect::<Vec<_>>(),
            expected,
            "{responses:?}"
        );
        let of_errors: Vec<&Value> = responses
            .values()
            .filter(|response| response["content"].is_object())
            .collect();
        assert!(of_errors.iter().all(|response| *response == of_errors[0]));
    }
}

#[test]
fn a_union_chooses_as_its_constants_allow() {
    let member = |key: &str, name: &str| json!({ "body": { "object": [[key, { "name": name }]] } });
    let nested =
        json!({ "body": { "object": [["error", { "object": [["code", { "name": "code" }]] }]] } });
    let rows = [
        ("a code at the top", json!({}), "A", "oneOf", Some("code")),
        (
            "another name for it",
            member("error", "code"),
            "A",
            "oneOf",
            Some("error"),
        ),
        (
            "codes that are numbers",
            member("code", "code"),
            "7",
            "oneOf",
            None,
        ),
        ("a code that lies deeper", nested, "A", "anyOf", None),
        (
            "nothing that tells",
            member("message", "message"),
            "A",
            "anyOf",
            None,
        ),
    ];
    for (name, profile, code, choice, discriminator) in rows {
        let code = code
            .parse()
            .map_or_else(|_| json!(code), |number: u32| json!(number));
        let entries = json!([entry(code, 403), entry("B", 404)]);
        let document = styled(document(&profile, &entries), ONE_ERROR);
        let union = &document["components"]["schemas"]["ApiError"];
        assert_eq!(
            union[choice].as_array().map(Vec::len),
            Some(2),
            "{name}: {union}"
        );
        let property = union["discriminator"]["propertyName"].as_str();
        assert_eq!(property, discriminator, "{name}: {union}");
    }
}

#[test]
fn the_text_of_xml_has_one_union_too() {
    let body = json!({ "object": [["code", { "name": "code" }]] });
    let xml = json!({ "format": "xml", "root": "Error", "body": body });
    let profile = json!({ "offers": [{ "format": "json" }, xml] });
    let entries = json!([entry("A", 403), entry("B", 404)]);
    let document = styled(document(&profile, &entries), ONE_ERROR);
    let content = &document["components"]["responses"]["ApiError"]["content"];
    let schema = &content["application/xml"]["schema"];
    assert_eq!(schema["type"], "string");
    assert_eq!(schema["contentSchema"], reference("ApiError_2"));
    let union = &document["components"]["schemas"]["ApiError_2"];
    assert_eq!(union["oneOf"], json!([reference("A_2"), reference("B_2")]));
}
