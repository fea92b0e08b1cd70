//! Catalogues that no macro wrote.

use errorbook::docs;
use errorbook_export::{Body, Catalogue, Name, Node, Profile, Property};

/// What no macro writes: nothing of it may panic, split a header or take memory without bounds.
/// A profile that says one text wherever it says one.
fn profile(text: &'static str) -> Profile {
    let inside = [
        Property::Pair(text, Node::Literal(text)),
        Property::Fields,
        Property::Pair(text, Node::Array(&[])),
    ];
    let members = [
        Property::Pair(text, Node::Name(Name::RetryAfter)),
        Property::Pair(text, Node::Object(inside.to_vec().leak())),
        Property::Pair("id", Node::Name(Name::Message)),
    ];
    Profile {
        body: Body::of(Box::leak(Box::new(Node::Object(members.to_vec().leak())))).as_problem(),
        problem_type: Some(text),
        docs: Some(text),
        offers: &[],
        code_header: Some(text),
        ..Profile::DEFAULT
    }
}

#[test]
fn a_catalogue_from_anywhere_is_safe() {
    let texts = [
        "",
        "{",
        "}",
        "{}",
        "{{",
        "}}",
        "{a",
        "a}",
        "{a:}",
        "{:}",
        "{a:99999999999999}",
        "{a:>65535}",
        "{nobody}",
        "\r\nx-injected: 1",
        "\0",
        "\u{2028}",
        "</script>",
        "{a}{a:?}{a:#?}{a:x}{a:e}",
        "ü",
        "\u{1f600}",
    ];
    let types = [
        "string",
        "integer",
        "number",
        "boolean",
        "array",
        "object",
        "any",
        "field_error",
        "date",
    ];
    for text in texts {
        for json_type in types {
            let entry = |code: serde_json::Value, name: &str, concealed: Option<&str>| {
                serde_json::json!({
                    "code": code, "status": 401, "variant": text, "title": text, "message": text,
                    "description": text, "help": text, "oauth": text, "reason": text, "since": text,
                    "fields": [{ "name": "a", "type": json_type, "example": text },
                               { "name": text, "type": json_type, "items": "field_error", "optional": true }],
                    "placeholders": [{ "name": "b", "type": json_type }],
                    "headers": [{ "name": name, "value": text }, { "name": "retry-after", "value": "{a}" },
                                { "name": "www-authenticate", "value": "Bearer realm=\"{a}\"" },
                                { "name": "x", "value": "{b}" }],
                    "concealed_as": concealed,
                })
            };
            let json = serde_json::json!({
                "errorbook": 1,
                "services": [{ "name": "a::B" }],
                "types": [{ "path": "a::T", "entries": [
                    entry("A".into(), "x-y", None), entry(7.into(), "allow", Some("A")),
                    entry("C".into(), "link", Some("NONE")), entry("D".into(), "vary", Some("D")),
                ] }],
            });
            // Straight into the data: what the reader would refuse must not panic here either.
            let mut catalogue: Catalogue = serde_json::from_value(json).unwrap();
            catalogue.types[0].entries[0].headers[0].name = format!("{text}Bad Name");
            catalogue.services[0].profile = profile(text.to_owned().leak());
            docs::add_examples(&mut catalogue);
            for (_, entry) in catalogue.entries() {
                assert_eq!(entry.examples.len(), 3, "{text:?} {json_type}");
                for example in &entry.examples {
                    assert!(example.body.len() < 100_000, "{text:?} {json_type}");
                    assert!(
                        !example.status.contains(['\r', '\n']),
                        "{text:?} {}",
                        example.status
                    );
                    for (name, value) in &example.headers {
                        assert!(
                            !value.contains(['\r', '\n', '\0']),
                            "{text:?} {name}: {value}"
                        );
                        assert!(
                            !name.contains(' ') && name != "x-injected",
                            "{text:?} {name}"
                        );
                    }
                }
            }
        }
    }
}
