//! The catalogue as Rust: what is declared. That it compiles is tested with the gallery.

use errorbook_export::{Catalogue, rust};
use serde_json::json;

fn acme() -> String {
    let catalogue = Catalogue::from_json(include_bytes!("data/acme.json")).unwrap();
    rust(&catalogue.public())
}

/// The fields of a variant, doc comments aside.
fn variant(file: &str, name: &str) -> String {
    let start = file.find(&format!("\n    {name} {{\n"));
    let body = &file[start.unwrap_or_else(|| panic!("no {name} in {file}"))..];
    let body = &body[..body.find("\n    }").unwrap()];
    let lines = body.lines().skip(2).map(str::trim);
    let fields: Vec<_> = lines.filter(|line| !line.starts_with("//")).collect();
    fields.join(" ")
}

#[test]
fn fields_are_typed() {
    let file = acme();
    let rows = [
        ("OrgBlocked", "slug: String, reply: Reply,"),
        ("OrgRateLimited", "reply: Reply,"),
        (
            "OrgInvalid",
            "errors: Vec<::errorbook::client::FieldError>, reply: Reply,",
        ),
        ("Code4031", "reply: Reply,"),
        (
            "OrgLimits",
            "low: i64, high: i64, ratio: Option<f64>, strict: bool, names: Vec<String>, \
             extra: Option<::errorbook::client::Map<String, ::errorbook::client::Value>>, \
             raw: Option<::errorbook::client::Value>, reply: Reply,",
        ),
    ];
    for (name, expected) in rows {
        assert_eq!(variant(&file, name), expected, "{name}");
    }
    // What a gateway passes on.
    let known = file
        .lines()
        .find(|line| line.contains(r#"Known::new("ORG_LIMITS""#));
    let (_, known) = known.unwrap().split_once(".fields(&[").unwrap();
    let fields = [
        r#"KnownField::new("low", "integer")"#,
        r#"KnownField::new("high", "integer")"#,
        r#"KnownField::new("ratio", "number").optional()"#,
        r#"KnownField::new("strict", "boolean")"#,
        r#"KnownField::new("names", "array")"#,
        r#"KnownField::new("extra", "object").optional()"#,
        r#"KnownField::new("raw", "any").optional()"#,
    ];
    assert_eq!(known, format!("{}]),", fields.join(", ")));
    assert!(!file.contains("ORG_HIDDEN"), "concealed");
    assert!(file.contains("    Unknown(Reply),\n"));
}

/// What an error says stands once, though several answers of its code say it.
#[test]
fn variants_are_documented() {
    let answer = |status: u16, message: &str| {
        json!({
            "code": "ORG_GONE", "shared": true, "status": status, "variant": "A", "title": "Gone", "message": message,
            "description": "For good.", "help": "ask for another", "retryable": true, "retry_after": 30,
        })
    };
    let catalogue = json!({
        "errorbook": 1,
        "services": [{ "name": "acme::ERRORS", "profile": { "docs": "https://acme.example/{code}" } }],
        "types": [{ "path": "acme::OrgError", "entries": [
            answer(410, "it is gone"), answer(404, "it was never there"), answer(404, "it is gone"),
        ] }],
    });
    let catalogue = Catalogue::from_json(catalogue.to_string().as_bytes()).unwrap();
    let file = rust(&catalogue);
    let end = file.find("    OrgGone {").unwrap();
    let docs = file[..end].rsplit("pub enum Error {\n").next().unwrap();
    let lines: Vec<_> = docs
        .lines()
        .map(|line| line.trim().trim_start_matches("///").trim())
        .collect();
    let paragraphs: Vec<_> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    assert_eq!(
        paragraphs,
        [
            "ORG_GONE, 404 or 410.",
            "it is gone",
            "it was never there",
            "For good.",
            "Help: ask for another",
            "Retry: may succeed after 30 s.",
            "See <https://acme.example/ORG_GONE>",
        ]
    );
}

/// One variant for a code that several errors share: what not all of them have is optional.
#[test]
fn shared_codes() {
    let string = |name: &str| json!({ "name": name, "type": "string" });
    let entry = |variant: &str, status: u16, fields: Vec<serde_json::Value>| {
        json!({
            "code": "ORG_GONE", "shared": true, "status": status, "variant": variant, "title": "Gone", "fields": fields,
        })
    };
    let catalogue = json!({
        "errorbook": 1,
        "services": [{ "name": "acme::ERRORS" }],
        "types": [{ "path": "acme::OrgError", "entries": [
            entry("A", 404, vec![string("both"), string("one"), string("typed")]),
            entry("B", 410, vec![string("both"), json!({ "name": "typed", "type": "integer" })]),
        ] }],
    });
    let catalogue = Catalogue::from_json(catalogue.to_string().as_bytes()).unwrap();
    let file = rust(&catalogue);
    assert_eq!(
        variant(&file, "OrgGone"),
        "both: String, one: Option<String>, typed: Option<String>, reply: Reply,"
    );
    assert!(
        file.contains("Known::new(\"ORG_GONE\", &[404, 410])"),
        "{file}"
    );
}

/// A constant is known without the body, unless another answer of the code has another.
#[test]
fn constants() {
    let entry = |code: &str, variant: &str, shared: bool, kind: &str| {
        json!({
            "code": code, "shared": shared, "status": 404, "variant": variant, "title": "Gone",
            "fields": [{ "name": "kind", "type": "string", "const": kind }],
        })
    };
    let catalogue = |profile: &serde_json::Value| {
        json!({
            "errorbook": 1,
            "services": [{ "name": "acme::ERRORS", "profile": profile }],
            "types": [{ "path": "acme::OrgError", "entries": [
                entry("ORG_ONE", "A", false, "one"),
                entry("ORG_MANY", "B", true, "b"),
                entry("ORG_MANY", "C", true, "c"),
            ] }],
        })
    };
    let without = json!({ "body": { "object": [["code", { "name": "code" }]] } });
    for (profile, many) in [
        (json!({}), Some(r#"&[KnownField::new("kind", "string")]),"#)),
        (without, None),
    ] {
        let catalogue = catalogue(&profile).to_string();
        let file = rust(&Catalogue::from_json(catalogue.as_bytes()).unwrap());
        let known = |code: &str| {
            let line = file
                .lines()
                .find(|line| line.contains(&format!("Known::new({code:?}")));
            let (_, fields) = line?.split_once(".fields(")?;
            Some(fields.to_owned())
        };
        let one = r#"&[KnownField::new("kind", "string").constant("one")]),"#;
        assert_eq!(known("ORG_ONE").as_deref(), Some(one));
        assert_eq!(known("ORG_MANY").as_deref(), many);
    }
}
