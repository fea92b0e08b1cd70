//! A document of OpenAPI 3.1 as one of 3.0. That generators read it is tested by `.ci/generators`.

use errorbook_export::openapi::{Layout, Style, Version};
use serde_json::{Value, json};

const V3_0: Style = Style {
    version: Version::V3_0,
    layout: Layout::PerStatus,
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
