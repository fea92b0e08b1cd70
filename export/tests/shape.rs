//! The members of a body, by profile and error. What the renderer writes is compared with it in the package
//! of integration tests.

use errorbook_export::shape::{Member, Piece, Shape, body};
use errorbook_export::{Entry, Profile, Service};
use serde_json::{Value, json};

fn profile(profile: &Value) -> Profile {
    let service = json!({ "name": "acme::ERRORS", "profile": profile });
    let service: Service = serde_json::from_value(service).unwrap();
    service.profile
}

fn entry(more: Value) -> Entry {
    let mut entry = json!({
        "code": "ORG_BLOCKED", "status": 403, "variant": "Blocked", "title": "Blocked",
    });
    let Value::Object(more) = more else {
        panic!("not an object")
    };
    entry.as_object_mut().unwrap().extend(more);
    serde_json::from_value(entry).unwrap()
}

/// The members on one line: `?` marks one that may be absent, `~` a sentence.
fn outline(members: &[Member]) -> String {
    let members: Vec<String> = members
        .iter()
        .map(|member| {
            let mark = if member.required { "" } else { "?" };
            let value = outline_of(&member.value);
            if member.key.is_empty() {
                format!("{mark}{value}")
            } else {
                format!("{}{mark}: {value}", member.key)
            }
        })
        .collect();
    members.join(", ")
}

fn outline_of(shape: &Shape) -> String {
    match shape {
        Shape::Object(members) => format!("{{{}}}", outline(members)),
        Shape::Keyed { members, value } => {
            format!("{{{}; {}\u{2026}}}", outline(members), outline_of(value))
        }
        Shape::Array(items) => format!("[{}]", outline(items)),
        Shape::Items { of_error, of_item } => {
            let own = of_error.as_deref().map_or("none".to_owned(), outline_of);
            format!("[{own} or else {}\u{2026}]", outline_of(of_item))
        }
        Shape::Literal(json) => (*json).to_string(),
        Shape::Constant(_, value) => value.to_string(),
        Shape::Sentence(_, text) => format!("~{text}"),
        Shape::Seconds => "seconds".to_owned(),
        Shape::Text(pieces) => {
            let pieces = pieces.iter().map(|piece| match piece {
                Piece::Constant(text) => text.clone(),
                Piece::Value(text) => format!("<{text}>"),
            });
            format!("{:?}", pieces.collect::<String>())
        }
        Shape::OfRequest(name) => format!("<{}>", name.as_str()),
        Shape::OfItem(name) => format!("item's {}", name.as_str()),
        Shape::Any => "any".to_owned(),
        Shape::Field(field) => field.json_type.to_string(),
        Shape::Either(shapes) => {
            let shapes: Vec<String> = shapes.iter().map(outline_of).collect();
            shapes.join(" | ")
        }
    }
}

fn members(shape: Shape) -> Vec<Member> {
    let Shape::Object(members) = shape else {
        panic!("not an object: {shape:?}")
    };
    members
}

#[test]
fn members_are_those_of_the_profile_and_the_error() {
    let slug = json!([{ "name": "slug", "type": "string", "example": "acme" }]);
    let said = json!({ "message": "{slug} is {{blocked}}", "fields": slug });
    let urn = "urn:acme:{code}";
    let rows = [
        // RFC 9457, whose title is the phrase where there is no type.
        (
            json!({}),
            json!({}),
            r#"title: "Forbidden", code: "ORG_BLOCKED""#,
        ),
        (
            json!({ "problem_type": urn }),
            said.clone(),
            r#"type: "urn:acme:ORG_BLOCKED", title: "Blocked", code: "ORG_BLOCKED", detail: ~acme is {blocked}, slug: string"#,
        ),
        (
            json!({ "docs": "https://x/{code}" }),
            json!({ "message": "no", "code": 4031 }),
            r#"type: "https://x/4031", title: "Blocked", code: 4031, detail: "no""#,
        ),
        // What the error does not have is left out; what may be absent is marked.
        (
            json!({ "body": { "object": [["a", { "name": "help" }], ["b", { "name": "docs" }], ["c", { "name": "type" }], ["d", { "name": "detail" }], ["e", { "name": "retry_after" }], ["f", { "name": "request_id" }], ["g", { "name": "message" }], ["h", { "name": "oauth" }], ["i", { "name": "retryable" }], ["j", { "name": "status" }], ["k", { "name": "phrase" }], ["l", { "name": "title" }]] } }),
            json!({}),
            r#"f?: <request_id>, g: "Blocked", h: "ORG_BLOCKED", i: false, j: 403, k: "Forbidden", l: "Blocked""#,
        ),
        (
            json!({ "body": { "object": ["fields"] } }),
            json!({ "fields": [
                { "name": "a", "type": "integer" }, { "name": "b", "type": "integer", "optional": true },
                { "name": "c", "type": "any" },
            ] }),
            "a: integer, b?: integer, c?: any",
        ),
        // A template's member stands before a field of its name.
        (
            json!({ "body": { "object": [["error", { "object": [["slug", { "literal": "1.50" }], "fields"] }], ["list", { "array": [{ "name": "code" }, { "name": "help" }] }], ["none", { "object": [] }]] } }),
            json!({ "fields": [{ "name": "slug", "type": "string" }, { "name": "b", "type": "array" }] }),
            r#"error: {slug: 1.50, b: array}, list: ["ORG_BLOCKED"], none: {}"#,
        ),
        // Of one name the last counts; what may be absent lets the one before it through.
        (
            json!({ "body": { "object": [["a", { "name": "code" }], ["b", { "name": "status" }], ["a", { "name": "title" }], ["b", { "name": "request_id" }], ["c", { "name": "request_id" }], ["c", { "name": "status" }]] } }),
            json!({}),
            r#"a: "Blocked", b: 403 | <request_id>, c: 403"#,
        ),
        (json!({ "body": { "object": [] } }), json!({}), ""),
    ];
    for (shape, error, expected) in rows {
        let (shape, error) = (profile(&shape), entry(error));
        let members = members(body(shape.body, &shape, &error).unwrap());
        assert_eq!(outline(&members), expected);
    }
    let empty = profile(&json!({ "body": null }));
    assert_eq!(body(empty.body, &empty, &entry(json!({}))), None);
}

#[test]
fn the_wait_is_the_errors_or_its_headers() {
    let wait = json!({ "body": { "object": [["wait", { "name": "retry_after" }]] } });
    let header = |value: &str| json!({ "headers": [{ "name": "retry-after", "value": value }] });
    // Its example would be 30 seconds.
    let mut of_a_template = header("{wait}0");
    of_a_template["placeholders"] = json!([{ "name": "wait", "type": "integer", "example": "3" }]);
    let mut of_a_text = header("{wait}");
    of_a_text["headers"][0]["text"] = true.into();
    let rows = [
        (json!({ "retryable": true }), ""),
        (json!({ "retry_after": 30 }), "wait: 30"),
        (header("120"), "wait: 120"),
        (header("Sun, 06 Nov 1994 08:49:37 GMT"), ""),
        (header("{wait}"), "wait?: seconds"),
        (of_a_text, ""),
        (header("{wait:?}"), ""),
        (header("{wait}0"), ""),
        (of_a_template, ""),
        (header("{{}}"), ""),
    ];
    for (error, expected) in rows {
        let (shape, error) = (profile(&wait), entry(error));
        let members = members(body(shape.body, &shape, &error).unwrap());
        assert_eq!(outline(&members), expected, "{error:?}");
    }
}
