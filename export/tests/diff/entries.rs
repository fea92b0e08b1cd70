//! What changes in an entry.

use crate::{entry, profile, put, text, with};
use serde_json::{Value, json};

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
        ("/grpc", json!("permission_denied"), ""),
        (
            "/grpc",
            json!("not_found"),
            "breaking grpc-changed: `ORG_A` had the gRPC code `permission_denied` and has `not_found`",
        ),
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
