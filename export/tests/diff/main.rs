//! What changed between two releases, by what it does to clients.

#![allow(clippy::needless_pass_by_value, reason = "`json!` makes values")]

use errorbook_export::Catalogue;
use errorbook_export::diff::{Change, Class, diff};
use expect_test::expect;
use serde_json::{Value, json};

fn service(profile: &Value) -> Value {
    json!({ "name": "acme::ERRORS", "description": "All.", "profile": profile })
}

fn profile() -> Value {
    json!({
        "body": [{ "member": ["code", "code"] }, { "member": ["text", "message"] }, { "fields": [] }],
        "problem_type": "urn:acme:{code}",
        "docs": "https://docs/{code}",
        "code_header": "x-code",
    })
}

fn entry() -> Value {
    json!({
        "code": "ORG_A", "status": 403, "variant": "A", "title": "A", "message": "no {name}",
        "description": "What it means.", "help": "ask", "retryable": true, "retry_after": 30,
        "fields": [
            { "name": "name", "type": "string", "example": "acme" },
            { "name": "hint", "type": "string", "optional": true },
            { "name": "tags", "type": "array", "items": "string" },
            { "name": "raw", "type": "any" },
        ],
        "headers": [
            { "name": "www-authenticate", "value": "Bearer realm=\"a\"" },
            { "name": "x-left", "value": "{left}" },
        ],
    })
}

fn catalogue(services: Value, types: Value) -> Catalogue {
    let json = json!({ "errorbook": 1, "services": services, "types": types });
    Catalogue::from_json(json.to_string().as_bytes()).unwrap()
}

fn with(profile: &Value, entries: Value) -> Catalogue {
    catalogue(
        json!([service(profile)]),
        json!([{ "path": "acme::OrgError", "entries": entries }]),
    )
}

fn text(old: &Catalogue, new: &Catalogue) -> String {
    let lines = |change: Change| format!("{} {}: {}\n", change.class, change.kind, change.what);
    let lines: Vec<_> = diff(old, new).into_iter().map(lines).collect();
    lines.concat()
}

/// Writes a value at a path such as `/fields/0/type`; `null` takes it away.
fn put(value: &mut Value, pointer: &str, new: Value) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match value.pointer_mut(parent).unwrap() {
        Value::Array(items) => {
            let index: usize = key.parse().unwrap();
            if new.is_null() {
                items.remove(index);
            } else if index == items.len() {
                items.push(new);
            } else {
                items[index] = new;
            }
        }
        Value::Object(members) => {
            if new.is_null() {
                members.remove(key);
            } else {
                members.insert(key.to_owned(), new);
            }
        }
        other => panic!("{pointer}: {other}"),
    }
}

#[test]
fn nothing_changed_is_nothing() {
    let one = with(&profile(), json!([entry()]));
    assert_eq!(diff(&one, &one), []);
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table")]
fn what_changes_in_an_entry_is_classified() {
    let rows = [
        (
            "/status",
            json!(404),
            "breaking status-changed: `ORG_A` had the status 403 and has 404",
        ),
        (
            "/fields/0",
            Value::Null,
            "breaking field-lost: `ORG_A` has lost the field `name`",
        ),
        (
            "/fields/0/type",
            json!("integer"),
            "breaking field-retyped: `ORG_A` had the field `name` as string and has it as integer",
        ),
        (
            "/fields/0/optional",
            json!(true),
            "breaking field-optional: `ORG_A` may leave out the field `name`",
        ),
        (
            "/fields/1/optional",
            json!(false),
            "compatible field-required: `ORG_A` always has the field `hint`",
        ),
        (
            "/fields/2/items",
            json!("integer"),
            "breaking field-retyped: `ORG_A` had items of string in `tags` and has items of integer",
        ),
        (
            "/fields/2/items",
            Value::Null,
            "breaking field-retyped: `ORG_A` had items of string in `tags` and has items of any type",
        ),
        (
            "/fields/3/type",
            json!("object"),
            "compatible field-typed: `ORG_A` says that the field `raw` is object",
        ),
        (
            "/fields/4",
            json!({ "name": "new", "type": "string" }),
            "compatible field-added: `ORG_A` has the field `new`",
        ),
        (
            "/fields/0/example",
            json!("other"),
            "editorial text-changed: `ORG_A` has another example of `name`",
        ),
        (
            "/retryable",
            json!(false),
            "breaking retryable-withdrawn: `ORG_A` is no longer retryable",
        ),
        (
            "/retry_after",
            Value::Null,
            "breaking header-lost: `ORG_A` has lost the header `retry-after`",
        ),
        (
            "/retry_after",
            json!(60),
            "compatible header-changed: `ORG_A` has another value of the header `retry-after`",
        ),
        (
            "/headers/0",
            Value::Null,
            "breaking header-lost: `ORG_A` has lost the header `www-authenticate: Bearer`",
        ),
        (
            "/headers/0/value",
            json!("Bearer realm=\"b\""),
            "compatible header-changed: `ORG_A` has another value of the header `www-authenticate: Bearer`",
        ),
        (
            "/headers/0/value",
            json!("Basic realm=\"a\""),
            "breaking header-lost: `ORG_A` has lost the header `www-authenticate: Bearer`\ncompatible header-added: `ORG_A` has the header `www-authenticate: Basic`",
        ),
        (
            "/headers/1/optional",
            json!(true),
            "breaking header-optional: `ORG_A` may leave out the header `x-left`",
        ),
        (
            "/headers/2",
            json!({ "name": "x-new", "value": "1" }),
            "compatible header-added: `ORG_A` has the header `x-new`",
        ),
        (
            "/title",
            json!("B"),
            "editorial text-changed: `ORG_A` has another title",
        ),
        (
            "/message",
            Value::Null,
            "editorial text-changed: `ORG_A` has another message",
        ),
        (
            "/description",
            json!("Else."),
            "editorial text-changed: `ORG_A` has another description",
        ),
        (
            "/help",
            json!("ask again"),
            "editorial text-changed: `ORG_A` has another help",
        ),
        (
            "/reason",
            json!("No"),
            "editorial text-changed: `ORG_A` has another reason phrase",
        ),
        (
            "/since",
            json!("2.0"),
            "editorial text-changed: `ORG_A` has another `since`",
        ),
        (
            "/sunset",
            json!("2.0"),
            "editorial text-changed: `ORG_A` has another `sunset`",
        ),
        (
            "/variant",
            json!("B"),
            "editorial moved: `ORG_A` was `acme::OrgError::A` and is `acme::OrgError::B`",
        ),
        ("/log", json!("debug"), ""),
        ("/oauth", json!("invalid_grant"), ""),
        (
            "/examples",
            json!([{ "accept": "a/b", "status": "403 Forbidden", "headers": [], "body": "" }]),
            "",
        ),
        (
            "/placeholders",
            json!([{ "name": "left", "type": "integer" }]),
            "",
        ),
        (
            "/code",
            json!("ORG_B"),
            "breaking code-gone: `ORG_A` is gone\ncompatible code-added: `ORG_B` is new",
        ),
        (
            "/code",
            json!(4031),
            "breaking code-gone: `ORG_A` is gone\ncompatible code-added: `4031` is new",
        ),
    ];
    let old = with(&profile(), json!([entry()]));
    for (pointer, value, expected) in rows {
        let mut entry = entry();
        put(&mut entry, pointer, value.clone());
        let new = with(&profile(), json!([entry]));
        assert_eq!(text(&old, &new).trim_end(), expected, "{pointer} = {value}");
    }
}

#[test]
fn what_changes_in_a_profile_is_classified() {
    let rows = [
        (
            "/body/0",
            Value::Null,
            "breaking member-lost: the body has lost `/code`, the code",
        ),
        (
            "/body/0",
            json!({ "member": ["ref", "code"] }),
            "breaking member-lost: the body has lost `/code`, the code\ncompatible member-added: the body has `/ref`, the code",
        ),
        (
            "/body/1",
            json!({ "member": ["text", "title"] }),
            "breaking member-changed: the body's `/text` was the message and is the title",
        ),
        (
            "/body/2",
            Value::Null,
            "breaking member-lost: the body has lost `/*`, the fields of the error",
        ),
        (
            "/body/3",
            json!({ "literal": ["ok", "false"] }),
            "compatible member-added: the body has `/ok`, the constant false",
        ),
        ("/body/3", json!({ "literal": ["ok", ""] }), ""),
        (
            "/body/3",
            json!({ "member": ["more", "docs"] }),
            "compatible member-added: the body has `/more`, the docs",
        ),
        (
            "/body",
            json!([{ "fields": [] }, { "member": ["text", "message"] }, { "member": ["code", "code"] }]),
            "",
        ),
        (
            "/body",
            json!([{ "object": "e/~" }, { "member": ["code", "code"] }, "end", { "array": "all" }, { "member": ["", "code"] }, { "object": "" }, "end", "end", { "member": ["text", "message"] }, { "fields": [] }]),
            "breaking member-lost: the body has lost `/code`, the code\ncompatible member-added: the body has `/all`, an array\ncompatible member-added: the body has `/all/0`, the code\ncompatible member-added: the body has `/all/1`, an object\ncompatible member-added: the body has `/e~1~0`, an object\ncompatible member-added: the body has `/e~1~0/code`, the code",
        ),
        (
            "/problem",
            json!(true),
            "compatible representation-added: `application/problem+json` is offered",
        ),
        (
            "/problem_type",
            json!("urn:b:{code}"),
            "breaking type-changed: the problem type was `urn:acme:{code}` and is `urn:b:{code}`",
        ),
        (
            "/problem_type",
            Value::Null,
            "breaking type-changed: the problem type was `urn:acme:{code}` and is `https://docs/{code}`",
        ),
        (
            "/docs",
            json!("https://b/{code}"),
            "editorial docs-changed: the documentation was `https://docs/{code}` and is `https://b/{code}`",
        ),
        (
            "/docs",
            Value::Null,
            "breaking header-lost: no error has the header `link` any more\neditorial docs-changed: the documentation was `https://docs/{code}` and is absent",
        ),
        (
            "/offers",
            json!(["json"]),
            "breaking representation-lost: `text` is not offered any more",
        ),
        (
            "/offers",
            json!(["text", "json"]),
            "breaking default-changed: `text` is the default, not `json`",
        ),
        (
            "/code_header",
            Value::Null,
            "breaking header-lost: no error has the header `x-code` any more",
        ),
        (
            "/code_header",
            json!("x-error"),
            "breaking header-lost: no error has the header `x-code` any more\ncompatible header-added: every error has the header `x-error`",
        ),
        (
            "/help_link",
            json!(false),
            "breaking header-lost: no error has the header `link` any more",
        ),
        (
            "/nosniff",
            json!(false),
            "breaking header-lost: no error has the header `x-content-type-options` any more",
        ),
        (
            "/no_store",
            json!(false),
            "breaking header-lost: no error has the header `cache-control` any more",
        ),
    ];
    let old = with(&profile(), json!([entry()]));
    for (pointer, value, expected) in rows {
        let mut profile = profile();
        put(&mut profile, pointer, value.clone());
        let new = with(&profile, json!([entry()]));
        assert_eq!(text(&old, &new).trim_end(), expected, "{pointer} = {value}");
    }
}

#[test]
fn the_other_direction_of_a_breaking_profile_is_not_always_breaking() {
    let mut bare = profile();
    put(&mut bare, "/code_header", Value::Null);
    put(&mut bare, "/offers", json!(["json"]));
    put(&mut bare, "/body/2", Value::Null);
    let classes: Vec<_> = diff(&with(&bare, json!([])), &with(&profile(), json!([])))
        .iter()
        .map(|change| change.class)
        .collect();
    assert_eq!(classes, [Class::Compatible; 3]);
}

#[test]
fn an_oauth_error_counts_where_bodies_say_it() {
    let mut oauth = profile();
    put(
        &mut oauth,
        "/body/0",
        json!({ "member": ["error", "oauth"] }),
    );
    let mut other = entry();
    put(&mut other, "/oauth", json!("invalid_grant"));
    expect![[r"
        breaking oauth-changed: `ORG_A` had the OAuth error `ORG_A` and has `invalid_grant`
    "]]
    .assert_eq(&text(
        &with(&oauth, json!([entry()])),
        &with(&oauth, json!([other])),
    ));
}

#[test]
fn changes_come_by_class_then_code() {
    let simple = |code: &str, status: u16, title: &str| json!({ "code": code, "status": status, "variant": "V", "title": title });
    let old = with(
        &profile(),
        json!([
            simple("B", 403, "B"),
            simple("A", 403, "A"),
            simple("C", 403, "C")
        ]),
    );
    let mut other = profile();
    put(&mut other, "/problem_type", json!("urn:b:{code}"));
    let new = with(
        &other,
        json!([
            simple("D", 403, "D"),
            simple("C", 404, "X"),
            simple("A", 403, "Y")
        ]),
    );
    expect![[r"
        breaking type-changed: the problem type was `urn:acme:{code}` and is `urn:b:{code}`
        breaking code-gone: `B` is gone
        breaking status-changed: `C` had the status 403 and has 404
        compatible code-added: `D` is new
        editorial text-changed: `A` has another title
        editorial text-changed: `C` has another title
    "]]
    .assert_eq(&text(&old, &new));
}

#[test]
fn services_that_were_merged_are_paired_by_name() {
    let named =
        |name: &str, nosniff: bool| json!({ "name": name, "profile": { "nosniff": nosniff } });
    let entry = |code: &str| json!([{ "code": code, "status": 403, "variant": "V", "title": "V" }]);
    let old = catalogue(
        json!([named("a", true), named("b", true), named("c", true)]),
        json!([
            { "path": "x::Both", "services": ["a", "b"], "entries": entry("BOTH") },
            { "path": "x::All", "entries": entry("ALL") },
        ]),
    );
    let new = catalogue(
        json!([named("d", true), named("b", false), named("a", true)]),
        json!([
            { "path": "x::Both", "services": ["b", "d"], "entries": entry("BOTH") },
            { "path": "x::All", "entries": entry("ALL") },
        ]),
    );
    expect![[r"
        breaking header-lost: of `b`, no error has the header `x-content-type-options` any more
        breaking service-gone: the service `c` is gone
        breaking code-gone: `a` no longer answers with `BOTH`
        compatible service-added: the service `d` is new
    "]]
    .assert_eq(&text(&old, &new));
}

#[test]
fn one_service_may_be_renamed() {
    let old = with(&profile(), json!([entry()]));
    let mut new = old.clone();
    new.services[0].name = "acme::API".to_owned();
    new.services[0].description = None;
    new.types[0].path = "acme::api::OrgError".to_owned();
    expect![[r"
        editorial service-renamed: the service `acme::ERRORS` is called `acme::API`
        editorial text-changed: the service's description is another
        editorial moved: `ORG_A` was `acme::OrgError::A` and is `acme::api::OrgError::A`
    "]]
    .assert_eq(&text(&old, &new));
}

#[test]
fn codes_that_two_types_have_are_compared_type_by_type() {
    let types = |status: u16| {
        let entry =
            |status: u16| json!([{ "code": "X", "status": status, "variant": "V", "title": "V" }]);
        json!([{ "path": "a::E", "entries": entry(403) }, { "path": "b::E", "entries": entry(status) }])
    };
    let services = json!([service(&profile())]);
    let (old, new) = (
        catalogue(services.clone(), types(404)),
        catalogue(services, types(410)),
    );
    assert_eq!(
        text(&old, &new),
        "breaking status-changed: `X` had the status 404 and has 410\n"
    );
}
