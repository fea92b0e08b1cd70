//! Reading an exported catalogue that may have come from anywhere.

use errorbook_export::Catalogue;
use serde_json::{Value, json};

fn document() -> Value {
    json!({
        "errorbook": 1,
        "services": [{ "name": "acme::ERRORS", "profile": {
            "body": { "object": [["error", { "object": [["code", { "name": "code" }]] }]] },
            "docs": "https://docs.acme.example/{code}", "code_header": "x-code",
        } }],
        "types": [{ "path": "acme::OrgError", "services": ["acme::ERRORS"], "entries": [{
            "code": "ORG_A", "status": 403, "variant": "A", "title": "A",
            "headers": [{ "name": "x-left", "value": "{left} of\t7" }],
        }] }],
    })
}

fn read(json: &[u8]) -> Result<Catalogue, String> {
    Catalogue::from_json(json).map_err(|error| error.to_string())
}

#[test]
fn what_is_written_is_read() {
    for file in [
        document().to_string(),
        include_str!("data/acme.json").to_owned(),
    ] {
        let catalogue = read(file.as_bytes()).unwrap();
        assert_eq!(read(catalogue.to_json().as_bytes()).unwrap(), catalogue);
        assert!(catalogue.to_json().ends_with("}\n"));
    }
}

#[test]
fn a_newer_format_of_the_same_version_may_say_more() {
    let mut document = document();
    document["more"] = json!({ "a": [1, 2] });
    document["types"][0]["entries"][0]["more"] = json!("b");
    assert!(read(document.to_string().as_bytes()).is_ok());
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table")]
fn what_cannot_be_is_told() {
    let rows = [
        ("/errorbook", json!(2), "of format 2"),
        ("/errorbook", json!(0), "of format 0"),
        ("/errorbook", json!(-1), "not a catalogue"),
        ("/errorbook", json!("1"), "not a catalogue"),
        ("/errorbook", json!(null), "no member `errorbook`"),
        ("/services", json!([]), "without a service"),
        ("/services/0/name", json!(""), "which is not a path"),
        ("/services/0/name", json!("a\nb"), "which is not a path"),
        (
            "/services/1",
            json!({ "name": "acme::ERRORS" }),
            "two services are called",
        ),
        (
            "/services/0/profile/docs",
            json!("https://a\r\nx: y"),
            "a URI or a domain with a control character",
        ),
        (
            "/services/0/profile/problem_type",
            json!(""),
            "a URI or a domain with a control character",
        ),
        (
            "/services/0/profile/code_header",
            json!("x code"),
            "which no header has",
        ),
        (
            "/services/0/profile/code_header",
            json!("X-Code"),
            "which no header has",
        ),
        (
            "/services/0/profile/code_header",
            json!("content-length"),
            "which says something else",
        ),
        (
            "/services/0/profile/body/object/0",
            json!("end"),
            "an unknown part of a body",
        ),
        (
            "/services/0/profile/body/object/0",
            json!({ "key": { "name": "place" }, "each": { "each": { "name": "message" } } }),
            "an `each` inside another `each`",
        ),
        (
            "/services/0/profile/body/object/0",
            json!(["a", { "name": "cod" }]),
            "an unknown value",
        ),
        (
            "/services/0/profile/body/object/0",
            json!(["a", { "text": "{cod}" }]),
            "a text with an unknown placeholder",
        ),
        (
            "/services/0/profile/body/object/0",
            json!(["a", { "literal": "{" }]),
            "a constant that is not JSON",
        ),
        (
            "/services/0/profile/body",
            json!({ "literal": "1" }),
            "a body that is no object and no array",
        ),
        (
            "/services/0/profile/offers",
            json!([{ "format": "pdf" }]),
            "unknown variant `pdf`",
        ),
        (
            "/services/0/profile/offers",
            json!([{ "format": "json", "media_type": "json" }]),
            "which is no media type",
        ),
        ("/types/0/path", json!(""), "is the path of no type"),
        (
            "/types/0/path",
            json!("a\u{1b}[2J"),
            "is the path of no type",
        ),
        (
            "/types/0/services/0",
            json!("other"),
            "which is not in the catalogue",
        ),
        ("/types/0/entries/0/code", json!(""), "is no code"),
        ("/types/0/entries/0/code", json!("a\0b"), "is no code"),
        ("/types/0/entries/0/code", json!(1.5), "not a catalogue"),
        (
            "/types/0/entries/0/status",
            json!(399),
            "has the status 399",
        ),
        (
            "/types/0/entries/0/status",
            json!(600),
            "has the status 600",
        ),
        ("/types/0/entries/0/status", json!(70000), "not a catalogue"),
        (
            "/types/0/entries/0/headers/0/name",
            json!("X-Left"),
            "which no header has",
        ),
        (
            "/types/0/entries/0/headers/0/name",
            json!("a:b"),
            "which no header has",
        ),
        (
            "/types/0/entries/0/headers/0/name",
            json!(""),
            "which no header has",
        ),
        (
            "/types/0/entries/0/headers/0/name",
            json!("content-length"),
            "which no error may",
        ),
        (
            "/types/0/entries/0/headers/0/value",
            json!("a\r\nset-cookie: b"),
            "that no header may carry",
        ),
        (
            "/types/0/entries/0/headers/0/value",
            json!("a\u{7f}"),
            "that no header may carry",
        ),
        (
            "/types/0/entries/0/title",
            json!(null),
            "missing field `title`",
        ),
        (
            "/types/0/entries/0/fields",
            json!([{ "name": "a", "type": "text" }]),
            "is not a type of the format",
        ),
        (
            "/types/0/entries/0/fields",
            json!([{ "name": "a", "type": "date" }]),
            "of the type `date`, which no field has",
        ),
        (
            "/types/0/entries/0/fields",
            json!([{ "name": "a", "type": "field_error" }]),
            "of the type `field_error`, which no field has",
        ),
    ];
    assert!(read(document().to_string().as_bytes()).is_ok());
    for (pointer, value, expected) in rows {
        let mut document = document();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match document.pointer_mut(parent).unwrap() {
            Value::Object(members) if value.is_null() => drop(members.remove(key)),
            Value::Object(members) => drop(members.insert(key.to_owned(), value.clone())),
            Value::Array(items) => {
                let index: usize = key.parse().unwrap();
                items.truncate(items.len().max(index));
                if index == items.len() {
                    items.push(value.clone());
                } else {
                    items[index] = value.clone();
                }
            }
            other => panic!("{pointer}: {other}"),
        }
        let error = read(document.to_string().as_bytes()).expect_err(pointer);
        assert!(error.contains(expected), "{pointer} = {value}: {error}");
        assert!(
            !error.contains(char::is_control) || error.contains('\n'),
            "{pointer}: {error:?}"
        );
    }
}

#[test]
fn what_is_no_json_is_told() {
    let deep = "[".repeat(100_000);
    let deep_object = "{\"a\":".repeat(100_000);
    let deep_inside = format!(r#"{{"errorbook":1,"more":{deep}"#);
    let rows: [(&str, &[u8], &str); 9] = [
        ("empty", b"", "not a catalogue: EOF"),
        ("text", b"hello", "not a catalogue: expected"),
        ("HTML", b"<!doctype html>", "not a catalogue: expected"),
        ("a list", b"[]", "not a catalogue: invalid"),
        ("a number", b"1", "not a catalogue: invalid"),
        (
            "not UTF-8",
            b"{\"errorbook\":1,\"services\":[{\"name\":\"\xff\xfe\"}],\"types\":[]}",
            "not a catalogue: invalid unicode",
        ),
        ("deep", deep.as_bytes(), "not a catalogue"),
        ("deep objects", deep_object.as_bytes(), "not a catalogue"),
        (
            "deep where nobody looks",
            deep_inside.as_bytes(),
            "not a catalogue",
        ),
    ];
    for (row, json, expected) in rows {
        let error = read(json).expect_err(row);
        assert!(error.contains(expected), "{row}: {error}");
        assert!(error.len() < 500, "{row}: {} bytes", error.len());
    }
}

#[test]
fn deep_values_that_nobody_looks_at_are_passed_over() {
    let mut document = document().to_string();
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    document.insert_str(1, &format!("\"more\":{deep},"));
    assert!(read(document.as_bytes()).is_ok());
}

#[test]
fn a_document_cut_off_anywhere_is_told() {
    let document = document().to_string();
    for length in 0..document.len() {
        assert!(
            read(&document.as_bytes()[..length]).is_err(),
            "cut off at {length}"
        );
    }
}

#[test]
fn a_wild_byte_is_no_panic() {
    let document = document().to_string().into_bytes();
    for at in 0..document.len() {
        for byte in [0, b'"', b'{', b']', b'\\', b'9', 0x80, 0xff] {
            let mut document = document.clone();
            document[at] = byte;
            let _ = read(&document);
        }
    }
}

/// An attribute that only documents adds a member which older tools do not know.
#[test]
fn members_of_attributes_that_only_document_are_kept() {
    let json = serde_json::json!({
        "errorbook": 1,
        "services": [{ "name": "acme::ERRORS" }],
        "types": [{ "path": "acme::Error", "entries": [{
            "code": "ORG_A", "status": 403, "variant": "A", "title": "A",
            "zone": "eu", "approver": "ops", "weight": 3,
        }] }],
    });
    let catalogue = Catalogue::from_json(json.to_string().as_bytes()).unwrap();
    let (_, entry) = catalogue.entries().next().unwrap();
    let texts: Vec<_> = entry.documentary.0.values().collect();
    assert_eq!(texts.len(), 2, "{texts:?}");
    let again = Catalogue::from_json(catalogue.to_json().as_bytes()).unwrap();
    assert_eq!(again, catalogue);
    // They may be the operator's.
    let public = catalogue.public();
    let (_, entry) = public.entries().next().unwrap();
    assert!(entry.documentary.0.is_empty());
}
