//! The file: how it is read, tidied and written.

use crate::{FILE, catalogue_of, lock, published};
use errorbook_export::lock::{self as locks, Lock};
use expect_test::expect;
use serde_json::json;

#[test]
fn a_catalogue_without_a_lock_gets_one() {
    expect![[r"
        # The published error codes of acme::ERRORS. Written by `cargo errorbook lock`; commit it.
        code ORG_BLOCKED 403 slug:string
        code ORG_INVALID 422 errors:array hint:string?
        code ORG_RATE_LIMITED 429 retryable
        type urn:acme:error:{code}
    "]]
    .assert_eq(&locks::of(&published()).unwrap().to_string());
}

#[test]
fn the_problem_type_is_the_profiles_or_its_docs() {
    for (profile, expected) in [
        (json!({}), None),
        (
            json!({ "docs": "https://d/{code}" }),
            Some("https://d/{code}"),
        ),
        (
            json!({ "docs": "https://d/{code}", "problem_type": "urn:{code}" }),
            Some("urn:{code}"),
        ),
    ] {
        let lock = locks::of(&catalogue_of(profile.clone(), json!([]))).unwrap();
        assert_eq!(lock.problem_type.as_deref(), expected, "{profile}");
    }
}

#[test]
fn integer_codes_are_numbers() {
    let catalogue = catalogue_of(json!({}), json!([{ "code": 4031, "status": 403 }]));
    let lock = locks::of(&catalogue).unwrap().to_string();
    assert!(lock.ends_with("commit it.\ncode 4031 403\n"), "{lock}");
}

#[test]
fn what_is_written_is_read() {
    assert_eq!(lock(FILE).to_string(), FILE);
}

#[test]
fn an_untidy_file_is_tidied() {
    let untidy = "\u{feff}\r\n# Why ORG_OLD went: see the changelog.\r\n  type   urn:acme:error:{code}  \r\n\
        retired ORG_OLD\r\nretired ORG_OLD\r\n\r\n\
        code\tORG_INVALID 422  optional hint:string? errors:array retryable\r\n\
        code ORG_INVALID 422 errors:array hint:string? retryable optional\r\n\
        code ORG_BLOCKED 403 slug:string";
    expect![[r"
        # The published error codes of . Written by `cargo errorbook lock`; commit it.
        # Why ORG_OLD went: see the changelog.
        code ORG_BLOCKED 403 slug:string
        code ORG_INVALID 422 errors:array hint:string? retryable optional
        retired ORG_OLD
        type urn:acme:error:{code}
    "]]
    .assert_eq(&lock(untidy).to_string());
}

#[test]
fn every_fault_of_a_file_is_told() {
    let faulty = "\
code
code ORG_A
code ORG_A 200
code ORG_A 4o3
code ORG_A 403 slug
code ORG_A 403 slug:text
code ORG_A 403 a:string a:integer
code ORG_B 403
code ORG_B 404
retired
retired ORG_B
retired ORG_C ORG_D
retired ORG_E
code ORG_E 403
type
type urn:a
type urn:b
<<<<<<< HEAD
=======
>>>>>>> other
codes ORG_F 403
code ORG_G 403 :string
code ORG_H 403 \u{1b}[31m
";
    expect![[r#"
        line 1: `code` must be followed by a code and its status
        write `code ORG_BLOCKED 403`
        line 2: `code` must be followed by a code and its status
        write `code ORG_BLOCKED 403`
        line 3: "200" is not the status of an error
        write one from 400 to 599: `code ORG_A 403`
        line 4: "4o3" is not the status of an error
        write one from 400 to 599: `code ORG_A 403`
        line 5: "slug" is not allowed after a status
        write `retryable`, `shared`, `optional` or a field, `name:string`
        line 6: "text" is not a JSON type
        write `slug:string`; the types are `string`, `integer`, `number`, `boolean`, `array`, `object`, `any`
        line 7: the field `a` is there twice
        keep the one that is published
        line 7: another line says `code ORG_A 403`
        keep the line that is published
        line 9: another line says `code ORG_B 403`
        keep the line that is published
        line 10: `retired` must be followed by one code
        write `retired ORG_OLD`
        line 11: `ORG_B` is both published and retired
        keep `retired ORG_B`: a retired code must not be used again
        line 12: `retired` must be followed by one code
        write `retired ORG_OLD`
        line 14: `ORG_E` is both published and retired
        keep `retired ORG_E`: a retired code must not be used again
        line 15: `type` must be followed by the template of problem types
        write `type urn:acme:error:{code}`
        line 17: another line says `type urn:a`
        keep the one that is published
        line 18: this is a conflict marker of a merge
        keep the lines of both sides, without the markers: each line stands for itself
        line 19: this is a conflict marker of a merge
        keep the lines of both sides, without the markers: each line stands for itself
        line 20: this is a conflict marker of a merge
        keep the lines of both sides, without the markers: each line stands for itself
        line 21: a line of a lock cannot begin with "codes"
        write `code`, `item`, `operation`, `retired` or `type`, or write the file anew with `cargo errorbook lock`
        line 22: ":string" is not allowed after a status
        write `retryable`, `shared`, `optional` or a field, `name:string`
        line 23: "\u{1b}[31m" is not allowed after a status
        write `retryable`, `shared`, `optional` or a field, `name:string`"#]]
    .assert_eq(&faulty.parse::<Lock>().unwrap_err().to_string());
}
