//! A document of OpenAPI 3.1 in other styles: as one of 3.0, and with one response for all errors of an operation. That
//! generators read both is tested by `.ci/generators`.

use errorbook_export::openapi::{Layout, Style, Version};
use errorbook_export::{Catalogue, openapi};
use serde_json::{Value, json};

const V3_0: Style = Style {
    version: Version::V3_0,
    layout: Layout::PerStatus,
};

const ONE_ERROR: Style = Style {
    version: Version::V3_1,
    layout: Layout::OneError,
};

fn styled(mut document: Value, style: Style) -> Value {
    style.apply(&mut document);
    document
}

/// What becomes of a schema among the components.
fn in_3_0(schema: &Value) -> Value {
    let document = json!({ "openapi": "3.1.0", "components": { "schemas": { "S": schema } } });
    styled(document, V3_0)["components"]["schemas"]["S"].take()
}

fn assert_in_3_0(rows: &[(Value, Value)]) {
    for (schema, expected) in rows {
        let found = in_3_0(schema);
        assert_eq!(found, *expected, "{schema}");
        assert_eq!(in_3_0(&found), *expected, "twice: {schema}");
    }
}

#[test]
fn values_and_types_have_other_words() {
    assert_in_3_0(&[
        (
            json!({ "type": "string", "const": "A" }),
            json!({ "type": "string", "enum": ["A"] }),
        ),
        (
            json!({ "type": "null", "const": null }),
            json!({ "nullable": true, "enum": [null] }),
        ),
        (
            json!({ "type": ["null"] }),
            json!({ "nullable": true, "enum": [null] }),
        ),
        (
            json!({ "type": ["string", "null"] }),
            json!({ "type": "string", "nullable": true }),
        ),
        (json!({ "type": ["string"] }), json!({ "type": "string" })),
        (
            json!({ "type": ["string", "integer"], "minimum": 1 }),
            json!({ "allOf": [{ "anyOf": [{ "type": "string" }, { "type": "integer" }] }], "minimum": 1 }),
        ),
        (
            json!({ "type": ["array", "boolean", "null"], "items": { "const": 1 } }),
            json!({
                "allOf": [{ "anyOf": [
                    { "type": "array", "items": { "enum": [1] }, "nullable": true },
                    { "type": "boolean", "nullable": true },
                ] }],
                "items": { "enum": [1] },
            }),
        ),
        (
            json!({ "oneOf": [{ "type": "null" }, { "$ref": "#/components/schemas/S" }] }),
            json!({ "allOf": [{ "$ref": "#/components/schemas/S" }], "nullable": true }),
        ),
        (
            json!({ "anyOf": [{ "type": "null" }, { "type": "string" }, { "type": "integer" }] }),
            json!({ "anyOf": [{ "type": "string" }, { "type": "integer" }], "nullable": true }),
        ),
    ]);
}

#[test]
fn annotations_arrays_and_limits_have_other_words() {
    assert_in_3_0(&[
        (
            json!({ "type": "string", "examples": ["a", "b"] }),
            json!({ "type": "string", "example": "a" }),
        ),
        (json!({ "examples": [] }), json!({})),
        (
            json!({ "example": 1, "examples": [2] }),
            json!({ "example": 1 }),
        ),
        (
            json!({ "$ref": "#/components/schemas/S", "title": "T" }),
            json!({ "allOf": [{ "$ref": "#/components/schemas/S" }], "title": "T" }),
        ),
        (
            json!({ "$ref": "#/components/schemas/S" }),
            json!({ "$ref": "#/components/schemas/S" }),
        ),
        (
            json!({ "type": "array", "prefixItems": [{ "const": 1 }, { "const": 1 }, { "const": 2 }], "maxItems": 3 }),
            json!({ "type": "array", "items": { "anyOf": [{ "enum": [1] }, { "enum": [2] }] }, "maxItems": 3 }),
        ),
        (
            json!({ "type": "array", "prefixItems": [{ "const": 1 }], "items": false }),
            json!({ "type": "array", "items": { "anyOf": [{ "enum": [1] }] }, "maxItems": 1 }),
        ),
        (
            json!({ "type": "array", "prefixItems": [{ "const": 1 }], "items": { "const": 2 } }),
            json!({ "type": "array", "items": { "anyOf": [{ "enum": [1] }, { "enum": [2] }] } }),
        ),
        (
            json!({ "type": "array", "prefixItems": [{ "const": 1 }] }),
            json!({ "type": "array", "items": { "anyOf": [{ "enum": [1] }, {}] } }),
        ),
        (
            json!({ "type": "array" }),
            json!({ "type": "array", "items": {} }),
        ),
        (
            json!({ "exclusiveMinimum": 1 }),
            json!({ "minimum": 1, "exclusiveMinimum": true }),
        ),
        (
            json!({ "exclusiveMinimum": 1, "minimum": 1 }),
            json!({ "minimum": 1, "exclusiveMinimum": true }),
        ),
        (
            json!({ "exclusiveMinimum": 1, "minimum": 2 }),
            json!({ "minimum": 2 }),
        ),
        (
            json!({ "exclusiveMaximum": 1, "maximum": 0 }),
            json!({ "maximum": 0 }),
        ),
        (
            json!({ "exclusiveMaximum": 1.5 }),
            json!({ "maximum": 1.5, "exclusiveMaximum": true }),
        ),
    ]);
}

#[test]
fn what_has_no_word_is_left_out() {
    assert_in_3_0(&[
        (
            json!({ "contentEncoding": "base64" }),
            json!({ "type": "string", "format": "byte" }),
        ),
        (
            json!({ "contentMediaType": "application/octet-stream" }),
            json!({ "type": "string", "format": "binary" }),
        ),
        (
            json!({ "type": "string", "contentMediaType": "text/csv", "contentSchema": {} }),
            json!({ "type": "string" }),
        ),
        (
            json!({ "type": "object", "patternProperties": { "^x": {} }, "additionalProperties": false }),
            json!({ "type": "object" }),
        ),
        (
            json!({ "type": "object", "additionalProperties": false, "unevaluatedProperties": false, "$comment": "" }),
            json!({ "type": "object", "additionalProperties": false }),
        ),
        (
            json!({ "x-own": { "const": 1 } }),
            json!({ "x-own": { "const": 1 } }),
        ),
        (json!(true), json!({})),
        (json!(false), json!({ "not": {} })),
        // The words are data, or names.
        (
            json!({ "default": { "const": 1 }, "enum": [{ "examples": [1] }] }),
            json!({ "default": { "const": 1 }, "enum": [{ "examples": [1] }] }),
        ),
        (
            json!({ "properties": { "const": { "const": 1 }, "$ref": { "type": "string" } } }),
            json!({ "properties": { "const": { "enum": [1] }, "$ref": { "type": "string" } } }),
        ),
        (
            json!({ "not": { "items": { "allOf": [{ "additionalProperties": { "const": 1 } }] } } }),
            json!({ "not": { "items": { "allOf": [{ "additionalProperties": { "enum": [1] } }] } } }),
        ),
    ]);
}

#[test]
fn schemas_are_found_wherever_they_may_stand() {
    let media_types =
        || json!({ "application/json": { "schema": { "const": 1 }, "example": { "const": 1 } } });
    let operation = json!({
        "parameters": [
            { "name": "a", "schema": { "const": 1 }, "examples": { "e": { "value": { "const": 1 } } } },
            { "name": "b", "content": media_types() },
        ],
        "requestBody": { "content": media_types() },
        "responses": { "200": {
            "description": "const",
            "headers": { "schema": { "schema": { "const": 1 } } },
            "content": media_types(),
        } },
        "callbacks": { "done": { "{$request.body#/url}": { "post": { "requestBody": { "content": media_types() } } } } },
    });
    let document = json!({
        "openapi": "3.1.0",
        "paths": { "/schema": { "parameters": [{ "schema": { "const": 1 } }], "get": operation } },
        "components": {
            "headers": { "h": { "schema": { "const": 1 } } },
            "responses": { "r": { "content": media_types() } },
            "requestBodies": { "b": { "content": media_types() } },
            "parameters": { "p": { "schema": { "const": 1 } } },
        },
    });
    let text = document.to_string();
    let constants = text.matches("\"const\":1").count();
    let text = styled(document, V3_0).to_string();
    // What is left is in the examples.
    let examples = text.matches("\"example\":{\"const\":1}").count() + 1;
    assert_eq!(text.matches("\"const\":1").count(), examples, "{text}");
    assert_eq!(
        text.matches("\"enum\":[1]").count(),
        constants - examples,
        "{text}"
    );
}

#[test]
fn documents_of_3_0_have_nothing_of_3_1() {
    let document = json!({
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://spec.openapis.org/oas/3.1/dialect/base",
        "info": { "title": "T", "summary": "S", "version": "1", "license": { "name": "MIT", "identifier": "MIT" } },
        "webhooks": { "w": { "post": {} } },
        "components": { "responses": { "R": { "description": "" } } },
        "paths": { "/": {
            "get": { "responses": { "404": { "$ref": "#/components/responses/R", "description": "its own" } } },
            "put": {},
        } },
    });
    let expected = json!({
        "openapi": "3.0.3",
        "info": {
            "title": "T",
            "version": "1",
            "license": { "name": "MIT", "url": "https://spdx.org/licenses/MIT.html" },
        },
        "x-webhooks": { "w": { "post": {} } },
        "components": { "responses": { "R": { "description": "" } } },
        "paths": { "/": {
            "get": { "responses": { "404": { "$ref": "#/components/responses/R" } } },
            "put": { "responses": { "default": { "description": "" } } },
        } },
    });
    assert_eq!(styled(document, V3_0), expected);
    // An expression has no address.
    let license =
        json!({ "info": { "license": { "name": "Both", "identifier": "MIT OR Apache-2.0" } } });
    assert_eq!(
        styled(license, V3_0)["info"]["license"],
        json!({ "name": "Both" })
    );
    assert_eq!(
        styled(json!({ "openapi": "3.1.0" }), V3_0)["paths"],
        json!({})
    );
}

#[test]
fn bodies_of_xml_are_described_by_their_elements() {
    let schema = json!({
        "type": "string",
        "contentMediaType": "application/xml",
        "contentSchema": { "$ref": "#/components/schemas/Error403_2" },
    });
    let document = json!({ "components": { "responses": { "R": {
        "content": { "application/xml": { "schema": schema } },
    } } } });
    let styled = styled(document, V3_0);
    let schema = &styled["components"]["responses"]["R"]["content"]["application/xml"]["schema"];
    assert_eq!(
        *schema,
        json!({ "$ref": "#/components/schemas/Error403_2" })
    );
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
