//! Fields whose value is written: in every export, and between two releases.

use errorbook_export::diff::diff;
use errorbook_export::proxy::{self, Files};
use errorbook_export::{Catalogue, html, markdown, openapi, typescript};
use serde_json::{Value, json};

fn catalogue(fields: &Value) -> Catalogue {
    let catalogue = json!({
        "errorbook": 1,
        "services": [{ "name": "acme::ERRORS", "profile": {
            "body": { "object": [["code", { "name": "code" }], "fields"] },
        } }],
        "types": [{ "path": "acme::Error", "entries": [
            { "code": "ORG_A", "status": 403, "variant": "A", "title": "A", "fields": fields },
        ] }],
    });
    let mut catalogue = Catalogue::from_json(catalogue.to_string().as_bytes()).unwrap();
    errorbook::docs::add_examples(&mut catalogue);
    catalogue
}

fn constants() -> Catalogue {
    catalogue(&json!([
        { "name": "kind", "type": "string", "const": "a \"{kind}\"" },
        { "name": "violated-policies", "type": "number", "const": 1.5 },
        { "name": "final", "type": "boolean", "const": true },
        { "name": "target", "type": "string", "template": "\"{name}\" {{1}}" },
        { "name": "name", "type": "string", "example": "acme" },
    ]))
}

#[test]
fn an_export_has_the_value() {
    let catalogue = constants();
    let document = openapi(&catalogue);
    let document: Value = serde_json::from_str(&document).unwrap();
    let schema = &document["components"]["schemas"]["ORG_A"];
    assert_eq!(
        schema["properties"],
        json!({
            "code": { "type": "string", "const": "ORG_A" },
            "kind": { "type": "string", "const": "a \"{kind}\"" },
            "violated-policies": { "type": "number", "const": 1.5 },
            "final": { "type": "boolean", "const": true },
            "target": { "type": "string" },
            "name": { "type": "string", "examples": ["acme"] },
        })
    );
    assert_eq!(
        schema["required"],
        json!([
            "code",
            "kind",
            "violated-policies",
            "final",
            "target",
            "name"
        ])
    );
    let exports = [
        (
            typescript(&catalogue),
            "  kind: \"a \\\"{kind}\\\"\";\n  \"violated-policies\": 1.5;\n  final: true;\n  target: string;\n  name: string;\n",
        ),
        (
            markdown(&catalogue),
            "| `kind` | string, constant | `\"a \\\"{kind}\\\"\"` |",
        ),
        (
            markdown(&catalogue),
            "| `target` | string | `\"\\\"{name}\\\" {1}\"` |",
        ),
        (html(&catalogue), "boolean, constant: <code>true</code>"),
    ];
    for (export, expected) in exports {
        assert!(export.contains(expected), "{expected}\n{export}");
    }
}

#[test]
fn an_example_is_what_is_sent() {
    let catalogue = constants();
    let (_, entry) = catalogue.entries().next().unwrap();
    assert_eq!(
        entry.examples[0].body,
        r#"{"code":"ORG_A","kind":"a \"{kind}\"","violated-policies":1.5,"final":true,"target":"\"acme\" {1}","name":"acme"}"#
    );
}

#[test]
fn another_value_breaks_clients_that_match_it() {
    let field = |member: &str, value: Value| {
        let mut field = json!({ "name": "kind", "type": "string" });
        if !member.is_empty() {
            field[member] = value;
        }
        catalogue(&json!([field]))
    };
    let plain = || field("", Value::Null);
    let rows = [
        (
            field("const", json!("a")),
            field("const", json!("b")),
            "breaking field-changed: `ORG_A` had \"a\" in `kind` and has \"b\"",
        ),
        (
            field("const", json!("a")),
            plain(),
            "breaking field-changed: `ORG_A` had \"a\" in `kind` and has any value",
        ),
        (
            plain(),
            field("const", json!("b")),
            "compatible field-typed: `ORG_A` says that the field `kind` is \"b\"",
        ),
        (
            field("template", json!("{{a}}")),
            field("template", json!("{{b}}")),
            "breaking field-changed: `ORG_A` had \"{a}\" in `kind` and has \"{b}\"",
        ),
    ];
    for (was, is, expected) in rows {
        let changes: Vec<String> = diff(&was, &is)
            .iter()
            .map(|change| format!("{} {}: {}", change.class, change.kind, change.what))
            .collect();
        assert_eq!(changes, [expected]);
    }
}

/// What a service says of every error, an error's own aside.
fn of_a_profile() -> Catalogue {
    let catalogue = json!({
        "errorbook": 1,
        "services": [{ "name": "acme::ERRORS", "profile": {
            "body": { "object": [["code", { "name": "code" }], "fields"] },
            "fields": [["kind", "api_error"], ["region", "eu"], ["live", false]],
            "headers": [
                ["docker-distribution-api-version", "registry/2.0"],
                ["cache-control", "must-revalidate"],
                ["link", "<https://acme.example/terms>; rel=\"terms-of-service\""],
            ],
        } }],
        "types": [{ "path": "errorbook::HttpError", "entries": [
            { "code": "HTTP_NOT_FOUND", "status": 404, "variant": "NotFound", "title": "Not Found" },
            {
                "code": "HTTP_OWN",
                "status": 502,
                "variant": "Own",
                "title": "Own",
                "fields": [{ "name": "kind", "type": "string", "const": "own" }],
                "headers": [{ "name": "cache-control", "value": "max-age=5" }],
            },
        ] }],
    });
    let mut catalogue = Catalogue::from_json(catalogue.to_string().as_bytes()).unwrap();
    errorbook::docs::add_examples(&mut catalogue);
    catalogue
}

#[test]
fn an_export_has_what_a_profile_says_of_every_error() {
    let catalogue = of_a_profile();
    let document: Value = serde_json::from_str(&openapi(&catalogue)).unwrap();
    let schemas = &document["components"]["schemas"];
    for (code, kind) in [("HTTP_NOT_FOUND", "api_error"), ("HTTP_OWN", "own")] {
        let properties = &schemas[code]["properties"];
        assert_eq!(properties["kind"]["const"], kind);
        assert_eq!(properties["region"]["const"], "eu");
        assert_eq!(properties["live"]["const"], false);
        assert_eq!(
            schemas[code]["required"],
            json!(["code", "kind", "region", "live"])
        );
    }
    let headers = &document["components"]["responses"]["Error404"]["headers"];
    assert!(
        headers["docker-distribution-api-version"].is_object(),
        "{headers}"
    );
    assert!(headers["link"].is_object(), "{headers}");
    let bodies: Vec<&str> = catalogue
        .entries()
        .map(|(_, entry)| entry.examples[0].body.as_str())
        .collect();
    assert_eq!(
        bodies,
        [
            r#"{"code":"HTTP_NOT_FOUND","kind":"api_error","region":"eu","live":false}"#,
            r#"{"code":"HTTP_OWN","kind":"own","region":"eu","live":false}"#,
        ]
    );
    let conf = |files: Files| -> String {
        let texts = files.0.into_iter();
        texts
            .map(|(_, text)| String::from_utf8(text).unwrap())
            .collect()
    };
    let nginx = conf(proxy::nginx(&catalogue, "/x"));
    let exports = [
        (
            typescript(&catalogue),
            "  kind: \"api_error\";\n  region: \"eu\";\n  live: false;\n",
        ),
        (
            markdown(&catalogue),
            "| `kind` | string, constant | `\"api_error\"` |",
        ),
        (
            markdown(&catalogue),
            "Every error has `docker-distribution-api-version: registry/2.0`, `cache-control: must-revalidate` and",
        ),
        (nginx.clone(), "docker-distribution-api-version"),
        (nginx, "must-revalidate"),
        (conf(proxy::apache(&catalogue, "/x")), "registry/2.0"),
    ];
    for (export, expected) in exports {
        assert!(export.contains(expected), "{expected}\n{export}");
    }
}

#[test]
fn what_a_profile_says_of_every_error_is_compared() {
    let profile = |fields: Value, headers: Value| {
        let catalogue = json!({
            "errorbook": 1,
            "services": [{
                "name": "acme::ERRORS",
                "profile": { "fields": fields, "headers": headers },
            }],
            "types": [],
        });
        Catalogue::from_json(catalogue.to_string().as_bytes()).unwrap()
    };
    let none = || profile(json!([]), json!([]));
    let one = || profile(json!([["kind", "a"]]), json!([["x-a", "1"]]));
    let other = || profile(json!([["kind", "b"]]), json!([["x-a", "2"]]));
    let rows = [
        (
            one(),
            none(),
            vec![
                "breaking header-lost: no error has the header `x-a` any more",
                "breaking field-lost: no error has the field `kind` by default any more",
            ],
        ),
        (
            none(),
            one(),
            vec![
                "compatible header-added: every error has the header `x-a`",
                "compatible field-added: the field `kind` is \"a\" by default",
            ],
        ),
        (
            one(),
            other(),
            vec![
                "breaking field-changed: the field `kind` was \"a\" by default and is \"b\"",
                "compatible header-changed: every error has another value of the header `x-a`",
            ],
        ),
        (one(), one(), vec![]),
    ];
    for (was, is, expected) in rows {
        let mut changes: Vec<String> = diff(&was, &is)
            .iter()
            .map(|change| format!("{} {}: {}", change.class, change.kind, change.what))
            .collect();
        let mut sorted = expected.clone();
        sorted.sort_unstable();
        changes.sort_unstable();
        assert_eq!(changes, sorted);
    }
}

#[test]
fn a_profile_that_no_error_could_follow_is_refused() {
    let many: Vec<_> = (0..9)
        .map(|number| json!([format!("x-{number}"), "1"]))
        .collect();
    for (member, list) in [
        ("headers", json!([["X-Upper", "1"]])),
        ("headers", json!([["content-type", "text/plain"]])),
        ("headers", json!([["x-line", "1\n2"]])),
        ("headers", json!(many)),
        ("fields", json!([["a b", "1"]])),
        ("fields", json!(many)),
    ] {
        let mut profile = json!({});
        profile[member] = list.clone();
        let catalogue = json!({
            "errorbook": 1,
            "services": [{ "name": "acme::ERRORS", "profile": profile }],
            "types": [],
        });
        let read = Catalogue::from_json(catalogue.to_string().as_bytes());
        assert!(read.is_err(), "{member} {list}");
    }
}
