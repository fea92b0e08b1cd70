//! Codes and types over a whole catalogue.

use crate::{check, entry, ty};
use serde_json::{Value, json};

#[test]
fn one_code_in_two_types_is_found_over_everything() {
    let plain = |code: &str| entry(code, 403, json!({}));
    let found = check(&[
        ty("a::E", &[plain("X_A"), plain("X_B")]),
        ty("b::E", &[plain("X_B")]),
        ty("c::V", &[plain("X_B")]),
        ty("d::E", &[plain("X_D")]),
    ]);
    assert_eq!(
        found,
        ["duplicate-code: `X_B` is the code of `a::E::V` and of `b::E::V` and of `c::V`"]
    );
    // A number is no text.
    let number = entry(4031, 403, json!({}));
    let text = entry("4031", 403, json!({}));
    let found = check(&[ty("a::E", &[number]), ty("b::E", &[text])]);
    assert!(
        !found.iter().any(|text| text.starts_with("duplicate-code")),
        "{found:?}"
    );
}

#[test]
fn one_type_in_two_versions_is_found() {
    let at = |at: &str, entries: &[Value]| json!({ "path": "a::E", "at": at, "entries": entries });
    let plain = |code: &str, status: u16| entry(code, status, json!({}));
    let rows: [(&str, Vec<Value>, &[&str]); 5] = [
        (
            "the same twice",
            vec![
                at("1:1", &[plain("A_A", 403)]),
                at("9:1", &[plain("A_A", 403)]),
            ],
            &[],
        ),
        (
            "another status",
            vec![
                at("1:1", &[plain("A_A", 403)]),
                at("1:1", &[plain("A_A", 404)]),
            ],
            &["two-versions: `a::E` is there twice, and `A_A` differ"],
        ),
        (
            "a code more, a code less",
            vec![
                at("1:1", &[plain("A_A", 403), plain("A_B", 403)]),
                at("2:1", &[plain("A_A", 403), plain("A_C", 403)]),
            ],
            &["two-versions: `a::E` is there twice, and `A_C`, `A_B` differ"],
        ),
        (
            "two of one name in two functions",
            vec![
                at("1:1", &[plain("A_A", 403)]),
                at("2:1", &[plain("A_B", 403)]),
            ],
            &[],
        ),
        (
            "many",
            vec![
                at(
                    "1:1",
                    &[
                        plain("A_A", 403),
                        plain("A_B", 403),
                        plain("A_C", 403),
                        plain("A_D", 403),
                    ],
                ),
                at(
                    "2:1",
                    &[
                        plain("A_A", 404),
                        plain("A_B", 404),
                        plain("A_C", 404),
                        plain("A_D", 404),
                    ],
                ),
            ],
            &["two-versions: `a::E` is there twice, and `A_A`, `A_B`, `A_C` and 1 more differ"],
        ),
    ];
    for (row, types, expected) in rows {
        assert_eq!(check(&types), expected, "{row}");
    }
}

#[test]
fn codes_of_another_style_than_most_are_found() {
    let rows: [(&[&str], &[&str], &str); 8] = [
        (&["ORG_A", "ORG_B"], &["org-a"], "`b::E` has `org-a`"),
        (&["ORG_A"], &["LONE"], ""),
        (&["org.a"], &["lone"], ""),
        (&["org.a"], &["LONE"], "`b::E` has `LONE`"),
        (
            &["ORG_A", "ORG_B"],
            &["ORG-C", "ORG_D"],
            "`b::E` has `ORG-C`",
        ),
        (
            &["ORG_A", "ORG_B"],
            &["Org_C", "ORG_D-E"],
            "`b::E` has `Org_C`, `ORG_D-E`",
        ),
        (
            &["ORG-A", "ORG-B"],
            &["a_b", "c_d", "e_f", "g_h"],
            "`a::E` has `ORG-A`, `ORG-B`",
        ),
        (&["LONE"], &["alone"], ""),
    ];
    for (one, other, expected) in rows {
        let entries = |codes: &[&str]| -> Vec<Value> {
            codes
                .iter()
                .map(|code| entry(*code, 403, json!({})))
                .collect()
        };
        let found = check(&[ty("a::E", &entries(one)), ty("b::E", &entries(other))]).join("\n");
        let is_right = if expected.is_empty() {
            found.is_empty()
        } else {
            found.ends_with(expected)
        };
        assert!(is_right, "{one:?} {other:?}: {found}");
    }
    let integers = [entry(4031, 403, json!({}))];
    let words = [
        entry("ORG_A", 403, json!({})),
        entry("ORG_B", 403, json!({})),
    ];
    let found = check(&[ty("a::E", &integers), ty("b::E", &words)]);
    assert_eq!(
        found,
        ["mixed-style: most codes are SCREAMING_SNAKE_CASE, and `a::E` has `4031`"]
    );
}

#[test]
fn errorbooks_own_errors_are_nobodys_to_mend() {
    let bare = json!({ "description": null, "help": null, "message": null });
    let own = ty(
        "errorbook::http_error::HttpError",
        &[entry("HTTP_UNSUPPORTED_MEDIA_TYPE", 415, bare)],
    );
    let kebab = ty("a::E", &[entry("org-a", 403, json!({}))]);
    assert_eq!(check(&[own.clone(), kebab]), [""; 0]);
    // But nobody else may have their codes.
    let clash = ty(
        "a::E",
        &[entry("HTTP_UNSUPPORTED_MEDIA_TYPE", 403, json!({}))],
    );
    assert_eq!(check(&[own, clash]).len(), 1);
}
