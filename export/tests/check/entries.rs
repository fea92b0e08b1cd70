//! What one entry should have: headers, texts, names that exist.

use crate::{check, check_entry, entry, ty};
use serde_json::json;

#[test]
fn a_good_catalogue_has_no_findings() {
    assert_eq!(check_entry(403, json!({})), [""; 0]);
    assert_eq!(check(&[]), [""; 0]);
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table")]
fn what_rfcs_ask_of_a_status_is_checked() {
    let header = |name: &str, value: &str| json!({ "headers": [{ "name": name, "value": value }] });
    let unsaid = json!({ "message": null });
    let rows = [
        (
            401,
            json!({}),
            "required-header: `ORG_A` has the status 401, which must carry WWW-Authenticate (RFC 9110 section 15.5.2)",
        ),
        (401, header("www-authenticate", "Bearer"), ""),
        (
            405,
            json!({}),
            "required-header: `ORG_A` has the status 405, which must carry Allow (RFC 9110 section 15.5.6)",
        ),
        (405, header("allow", "GET"), ""),
        (
            406,
            json!({}),
            "rfc-should: `ORG_A` has the status 406, which should list the representations that there are (RFC 9110 section 15.5.7)",
        ),
        (
            406,
            json!({ "fields": [{ "name": "available", "type": "array" }] }),
            "",
        ),
        (
            407,
            json!({}),
            "required-header: `ORG_A` has the status 407, which must carry Proxy-Authenticate (RFC 9110 section 15.5.8)",
        ),
        (407, header("proxy-authenticate", "Basic"), ""),
        (409, json!({}), ""),
        (
            409,
            unsaid.clone(),
            "rfc-should: `ORG_A` has the status 409, which should say what the conflict is with (RFC 9110 section 15.5.10)",
        ),
        (413, json!({}), ""),
        (
            413,
            json!({ "retryable": true }),
            "rfc-should: `ORG_A` has the status 413, which is retryable, and should carry Retry-After (RFC 9110 section 15.5.14)",
        ),
        (413, json!({ "retryable": true, "retry_after": 30 }), ""),
        (
            415,
            json!({}),
            "rfc-should: `ORG_A` has the status 415, which should say what is supported, in Accept or Accept-Encoding (RFC 9110 section 15.5.16)",
        ),
        (415, header("accept", "application/json"), ""),
        (415, header("accept-encoding", "gzip"), ""),
        (
            416,
            json!({}),
            "rfc-should: `ORG_A` has the status 416, which should carry Content-Range, where the range is of bytes (RFC 9110 section 15.5.17)",
        ),
        (416, header("content-range", "bytes */7"), ""),
        (
            426,
            json!({}),
            "required-header: `ORG_A` has the status 426, which must carry Upgrade (RFC 9110 section 15.5.22)",
        ),
        (
            428,
            json!({ "message": null, "help": null }),
            "rfc-should: `ORG_A` has the status 428, which should explain how to send the request again (RFC 6585 section 3)\nno-help: `ORG_A` has no help",
        ),
        (428, unsaid.clone(), ""),
        (
            429,
            unsaid.clone(),
            "rfc-should: `ORG_A` has the status 429, which should explain how many requests are too many (RFC 6585 section 4)",
        ),
        (
            431,
            unsaid.clone(),
            "rfc-should: `ORG_A` has the status 431, which should name the header that is too large (RFC 6585 section 5)",
        ),
        (
            431,
            json!({ "message": null, "fields": [{ "name": "header", "type": "string", "example": "Cookie" }] }),
            "",
        ),
        (
            451,
            unsaid.clone(),
            "rfc-should: `ORG_A` has the status 451, which should explain the legal demand (RFC 7725 section 3)\nrfc-should: `ORG_A` has the status 451, which should say who blocks it, in a Link (RFC 7725 section 4)",
        ),
        (451, header("link", "<https://a>; rel=\"blocked-by\""), ""),
        (503, unsaid, ""),
        (
            511,
            json!({}),
            "rfc-should: `ORG_A` has the status 511, which should not come from an origin server: it is for what stands between (RFC 6585 section 6)",
        ),
        // A concealed error is sent with the status of another.
        (415, json!({ "concealed_as": "ORG_B" }), ""),
    ];
    for (status, changes, expected) in rows {
        let found = check_entry(status, changes.clone()).join("\n");
        assert_eq!(found, expected, "{status} {changes}");
    }
}

#[test]
fn texts_that_are_missing_are_found() {
    let rows = [
        (
            403,
            json!({ "description": null }),
            "no-description: `ORG_A` has no description",
        ),
        (403, json!({ "help": null }), "no-help: `ORG_A` has no help"),
        (503, json!({ "help": null }), ""),
        (403, json!({ "help": null, "internal": true }), ""),
        (403, json!({ "help": null, "concealed_as": "ORG_B" }), ""),
        (
            503,
            json!({ "description": null, "internal": true }),
            "no-description: `ORG_A` has no description",
        ),
        (
            403,
            json!({ "sunset": "2.0", "instead": "ORG_NONE" }),
            "unknown-instead: `ORG_A` points to `ORG_NONE`, which no error has",
        ),
        (403, json!({ "sunset": "2.0", "instead": "ORG_A" }), ""),
    ];
    for (status, changes, expected) in rows {
        let found = check_entry(status, changes.clone()).join("\n");
        assert_eq!(found, expected, "{status} {changes}");
    }
}

/// A title that is made of one word of the code, and was not written.
#[test]
fn a_title_of_one_word_is_short() {
    for (code, status, title, is_short) in [
        ("ORG_MISSING", 404, "Missing", true),
        ("org.missing", 404, "Missing", true),
        ("org-invalid-url", 404, "Url", true),
        ("ORG_TOKEN_EXPIRED", 401, "Token expired", false),
        // The phrase of its status, and what was written.
        ("ORG_GONE", 410, "Gone", false),
        ("ORG_MISSING", 404, "Lost", false),
        ("MISSING", 404, "Missing", false),
        ("ORG_DISMISSING", 404, "Missing", false),
    ] {
        let changes =
            json!({ "title": title, "headers": [{ "name": "www-authenticate", "value": "X" }] });
        let found = check(&[ty("acme::E", &[entry(code, status, changes)])]);
        let short =
            format!("short-title: `{code}` has the title \"{title}\", the one word of its code");
        assert_eq!(
            found.contains(&short),
            is_short,
            "{code} {title}: {found:?}"
        );
    }
    for changes in [
        json!({ "internal": true }),
        json!({ "concealed_as": "ORG_B" }),
    ] {
        let mut changes = changes;
        changes["title"] = json!("A");
        let found = check_entry(403, changes);
        assert!(
            !found.iter().any(|text| text.starts_with("short-title")),
            "{found:?}"
        );
    }
}

#[test]
fn fields_that_need_an_example_are_found() {
    let field = |name: &str, json_type: &str| json!({ "name": name, "type": json_type });
    let of = |fields: serde_json::Value| check_entry(403, json!({ "fields": fields }));
    let fields = json!([
        field("slug", "string"),
        field("open", "boolean"),
        field("seats", "integer")
    ]);
    let expected = "no-example: `ORG_A` has no example of `slug`, `seats`";
    assert_eq!(of(fields), [expected]);
    let given =
        json!([{ "name": "slug", "type": "string", "example": "acme" }, field("names", "array")]);
    assert_eq!(of(given), [""; 0]);
    let internal = json!({ "fields": [field("slug", "string")], "internal": true });
    assert_eq!(check_entry(403, internal), [""; 0]);
}
