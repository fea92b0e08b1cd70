//! What changes in how a service speaks.

use crate::{entry, profile, put, text, text_offer, with};
use errorbook_export::diff::{Class, diff};
use expect_test::expect;
use serde_json::{Value, json};

#[test]
fn what_changes_in_a_profile_is_classified() {
    let rows = [
        (
            "/body/object/0",
            Value::Null,
            "breaking member-lost: the body has lost `/code`, the code",
        ),
        (
            "/body/object/0",
            json!(["ref", { "name": "code" }]),
            "breaking member-lost: the body has lost `/code`, the code\ncompatible member-added: the body has `/ref`, the code",
        ),
        (
            "/body/object/1",
            json!(["text", { "name": "title" }]),
            "breaking member-changed: the body's `/text` was the message and is the title",
        ),
        (
            "/body/object/2",
            Value::Null,
            "breaking member-lost: the body has lost `/*`, the fields of the error",
        ),
        (
            "/body/object/3",
            json!(["ok", { "literal": "false" }]),
            "compatible member-added: the body has `/ok`, the constant false",
        ),
        (
            "/body/object/3",
            json!(["more", { "name": "docs" }]),
            "compatible member-added: the body has `/more`, the docs",
        ),
        (
            "/body/object/3",
            json!(["errors", { "object": [{ "key": { "name": "place" }, "each": { "name": "message" }, "list": true }] }]),
            "compatible member-added: the body has `/errors`, an object\ncompatible member-added: the body has `/errors/*`, the place\ncompatible member-added: the body has `/errors/-/-`, the message",
        ),
        (
            "/body",
            json!({ "object": ["fields", ["text", { "name": "message" }], ["code", { "name": "code" }]] }),
            "",
        ),
        (
            "/body",
            json!({ "object": [
                ["e/~", { "object": [["code", { "name": "code" }]] }],
                ["all", { "array": [{ "name": "code" }, { "object": [] }] }],
                ["text", { "name": "message" }],
                "fields",
            ] }),
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
            "/domain",
            json!("b.example"),
            "breaking domain-changed: the domain was `acme.example` and is `b.example`",
        ),
        (
            "/domain",
            Value::Null,
            "breaking domain-changed: the domain was `acme.example` and is absent",
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
            json!([{ "format": "json" }]),
            "breaking representation-lost: `text/plain` is not offered any more",
        ),
        (
            "/offers",
            json!([text_offer(), { "format": "json" }]),
            "breaking default-changed: `text/plain` is the default, not `application/json`",
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
    put(&mut bare, "/offers", json!([{ "format": "json" }]));
    put(&mut bare, "/body/object/2", Value::Null);
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
        "/body/object/0",
        json!(["error", { "name": "oauth" }]),
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

/// The shape of RFC 9457 is a representation of its own, while it is offered.
#[test]
fn a_problem_is_a_representation() {
    let problem = |is: bool| {
        let mut profile = profile();
        put(&mut profile, "/problem", json!(is));
        with(&profile, json!([entry()]))
    };
    let rows = [
        (true, ""),
        (
            false,
            "breaking representation-lost: `application/problem+json` is not offered any more",
        ),
    ];
    for (is, expected) in rows {
        let changes = text(&problem(true), &problem(is));
        assert_eq!(changes.trim_end(), expected, "problem = {is}");
    }
}
