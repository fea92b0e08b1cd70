//! The styles of codes: their grammars, how a code is written in another one, and what is said of a misfit.

use errorbook_model::code::{Style, title, words};

const STYLES: [Style; 7] = [
    Style::ScreamingSnake,
    Style::Snake,
    Style::Kebab,
    Style::ScreamingKebab,
    Style::Dot,
    Style::Camel,
    Style::Pascal,
];

/// One code in each style.
const WRITTEN: [[&str; 7]; 4] = [
    [
        "RESOURCE_MISSING",
        "resource_missing",
        "resource-missing",
        "RESOURCE-MISSING",
        "resource.missing",
        "resourceMissing",
        "ResourceMissing",
    ],
    [
        "NO_SUCH_KEY",
        "no_such_key",
        "no-such-key",
        "NO-SUCH-KEY",
        "no.such.key",
        "noSuchKey",
        "NoSuchKey",
    ],
    ["BUSY", "busy", "busy", "BUSY", "busy", "busy", "Busy"],
    [
        "OAUTH2_TOKEN",
        "oauth2_token",
        "oauth2-token",
        "OAUTH2-TOKEN",
        "oauth2.token",
        "oauth2Token",
        "Oauth2Token",
    ],
];

#[test]
fn a_code_is_converted_from_each_style_into_each() {
    for row in WRITTEN {
        for (from, code) in STYLES.into_iter().zip(row) {
            assert!(from.accepts(code), "{code} is {}", from.as_str());
            assert!(Style::Published.accepts(code));
            for (to, converted) in STYLES.into_iter().zip(row) {
                assert_eq!(to.styled(code), converted, "{code} to {}", to.as_str());
                assert_eq!(to.convert(code).as_deref(), Some(converted));
            }
            assert_eq!(Style::Published.convert(code).as_deref(), Some(code));
        }
    }
}

#[test]
fn words_begin_where_the_case_changes() {
    for (code, expected) in [
        ("TokenExpired", &["Token", "Expired"][..]),
        ("HTTPError", &["HTTP", "Error"]),
        ("InvalidS3Key", &["Invalid", "S3", "Key"]),
        ("ORG_V2BETA", &["ORG", "V2BETA"]),
        ("noTARGET", &["no", "TARGET"]),
        ("urn:acme:badNonce", &["urn", "acme", "bad", "Nonce"]),
        ("20404", &["20404"]),
        ("A", &["A"]),
        ("--", &[]),
    ] {
        assert_eq!(words(code).collect::<Vec<_>>(), expected, "{code}");
    }
}

#[test]
fn a_code_without_letters_has_no_style() {
    for code in ["123", "20404", "-32601", "4.04"] {
        for style in STYLES {
            assert_eq!(style.styled(code), code);
            assert_eq!(style.convert(code), None);
        }
    }
}

#[test]
fn a_style_accepts_its_grammar_alone() {
    for (style, accepted, refused) in [
        (
            Style::Camel,
            &["orgBlocked", "busy", "s3Key", "x"][..],
            &["OrgBlocked", "org_blocked", "3s", "", "orgBlöcked"][..],
        ),
        (
            Style::Pascal,
            &["OrgBlocked", "Busy", "X", "HTTPError"],
            &["orgBlocked", "Org-Blocked", "3S", ""],
        ),
        (
            Style::Published,
            &[
                "123",
                "urn:ietf:params:acme:error:badNonce",
                "a/b#c",
                "-1",
                "~|{}",
            ],
            &["", "a b", "a\"b", "a'b", "a`b", "a\\b", "é", "a\tb"],
        ),
    ] {
        for code in accepted {
            assert!(style.accepts(code), "{code}");
        }
        for code in refused {
            assert!(!style.accepts(code), "{code}");
        }
    }
}

/// A style, a prefix and a code, with what is wrong and what to write; two empty texts where nothing is.
const FAULTS: [(Style, &str, &str, &str, &str); 12] = [
    (Style::Pascal, "Org", "OrgBlocked", "", ""),
    (Style::Pascal, "Org", "Org2Late", "", ""),
    (Style::Camel, "org", "orgBlocked", "", ""),
    (
        Style::Pascal,
        "Org",
        "Organized",
        "the code `Organized` has no word behind `Org`, the prefix of its type",
        "write `#[code(\"OrgOrganized\")]`",
    ),
    (
        Style::Pascal,
        "Org",
        "Org",
        "the code `Org` has no word behind `Org`, the prefix of its type",
        "write `#[code(\"OrgOrg\")]`",
    ),
    (
        Style::Camel,
        "org",
        "blocked",
        "the code `blocked` does not start with `org`, the prefix of its type",
        "write `#[code(\"orgBlocked\")]`",
    ),
    (
        Style::Camel,
        "org",
        "ORG_BLOCKED",
        "the code `ORG_BLOCKED` is not camelCase",
        "write `#[code(\"orgBlocked\")]`",
    ),
    (
        Style::Snake,
        "",
        "NoSuchKey",
        "the code `NoSuchKey` is not snake_case",
        "write `style = \"published\"` in `#[api_error(…)]`, or `style = \"PascalCase\"`",
    ),
    (
        Style::ScreamingSnake,
        "",
        "123",
        "the code `123` is not SCREAMING_SNAKE_CASE",
        "write `style = \"published\"` in `#[api_error(…)]`: the code may stay as it was published",
    ),
    (
        Style::Published,
        "",
        "a b",
        "a code cannot contain ' '",
        "write visible ASCII without spaces, quotes and backslashes",
    ),
    (
        Style::Published,
        "",
        "",
        "the code is empty",
        "write visible ASCII without spaces, quotes and backslashes",
    ),
    (
        Style::Published,
        "",
        "urn:ietf:params:acme:error:badNonce",
        "",
        "",
    ),
];

#[test]
fn a_misfit_is_reported_with_what_to_write() {
    for (style, prefix, code, wrong, write) in FAULTS {
        match style.check(code, Some(prefix)) {
            Ok(()) => assert_eq!((wrong, write), ("", ""), "{code}"),
            Err(fault) => assert_eq!((&*fault.wrong, &*fault.write), (wrong, write), "{code}"),
        }
    }
}

#[test]
fn a_published_code_may_be_longer() {
    let of = |length| "A".repeat(length);
    assert!(Style::ScreamingSnake.check(&of(63), Some("")).is_ok());
    let fault = Style::ScreamingSnake.check(&of(64), Some("")).unwrap_err();
    assert!(fault.write.contains("`style = \"published\"`"), "{fault}");
    assert!(Style::Published.check(&of(127), Some("")).is_ok());
    let fault = Style::Published.check(&of(128), Some("")).unwrap_err();
    assert_eq!(fault.write, "write one of at most 127");
}

#[test]
fn a_title_is_the_words_behind_the_prefix() {
    for (code, prefix, expected) in [
        ("ORG_TOKEN_EXPIRED", "ORG", Some("Token expired")),
        ("OrgTokenExpired", "Org", Some("Token expired")),
        ("orgTokenExpired", "org", Some("Token expired")),
        ("org.token.expired", "org", Some("Token expired")),
        ("OrgHTTPError", "Org", Some("Http error")),
        ("NoSuchKey", "", None),
        ("ORG", "ORG", None),
    ] {
        assert_eq!(title(code, prefix).as_deref(), expected, "{code}");
    }
}
