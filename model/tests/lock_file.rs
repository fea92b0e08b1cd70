//! Reading and writing a lock.

use errorbook_model::lock::{Faults, Lock};

/// What is wrong, with the number of its line, and how many codes and retired codes are read.
#[test]
fn every_line_is_read_or_refused() {
    for (text, wrong) in [
        (
            "\u{feff}# a comment\n\ncode A 403 name:string hint:any?\n",
            "",
        ),
        ("code A 403\n\tretired \tB \r\ntype urn:{code}", ""),
        ("code A 403\ncode A 403\nretired B\nretired B", ""),
        ("", ""),
        ("# a comment alone", ""),
        ("\nretired A B", "2 `retired` must be followed by one code"),
        ("retired", "1 `retired` must be followed by one code"),
        ("type a\ntype a\ntype b", "3 another line says `type a`"),
        (
            "type",
            "1 `type` must be followed by the template of problem types",
        ),
        ("code A 403\ncode A 404", "2 another line says `code A 403`"),
        (
            "code A 403\n\nretired A",
            "3 `A` is both published and retired",
        ),
        (
            "retired A\ncode A 403",
            "2 `A` is both published and retired",
        ),
        ("<<<<<<< ours", "1 this is a conflict marker of a merge"),
        (
            "code A 403\n|||||||",
            "2 this is a conflict marker of a merge",
        ),
        (
            "code A 403 :string",
            "1 \":string\" is not allowed after a status",
        ),
        (
            "code A 403 name",
            "1 \"name\" is not allowed after a status",
        ),
        ("code A 403 name:text", "1 \"text\" is not a JSON type"),
        ("code A 403 name:date", "1 \"date\" is not a JSON type"),
        ("code A 403 a:any a:any?", "1 the field `a` is there twice"),
        ("code A 399", "1 \"399\" is not the status of an error"),
        ("code A 600", "1 \"600\" is not the status of an error"),
        (
            "code A",
            "1 `code` must be followed by a code and its status",
        ),
        (
            "code A 403\nunknown",
            "2 a line of a lock cannot begin with \"unknown\"",
        ),
    ] {
        let found = match text.parse::<Lock>() {
            Ok(_) => String::new(),
            Err(Faults::NotALock) => panic!("{text:?} is not a lock"),
            Err(Faults::Lines(lines)) => {
                assert_eq!(lines.len(), 1, "{text:?}: {lines:?}");
                format!("{} {}", lines[0].0, lines[0].1.wrong)
            }
        };
        assert_eq!(found, wrong, "{text:?}");
    }
}

#[test]
fn another_file_is_not_a_lock() {
    for text in ["[package]\nname = \"acme\"\n", "# Heading\n\ntext\n"] {
        assert_eq!(text.parse::<Lock>(), Err(Faults::NotALock), "{text:?}");
    }
}

#[test]
fn what_is_read_is_written_again() {
    let text = "# The published error codes of acme::ERRORS. Written by `cargo errorbook lock`; commit it.\n\
        # A comment.\n\
        code A 403 a:any hint:string? retryable optional\n\
        code B 500\n\
        retired C\n\
        type urn:acme:{code}\n";
    let lock: Lock = text.parse().unwrap();
    assert_eq!(lock.name, "acme::ERRORS");
    assert_eq!(lock.to_string(), text);
}

#[test]
fn faults_are_listed_with_their_lines() {
    let faults = "code A\n\nretired".parse::<Lock>().unwrap_err();
    assert_eq!(
        faults.to_string(),
        "line 1: `code` must be followed by a code and its status\n\
         write `code ORG_BLOCKED 403`\n\
         line 3: `retired` must be followed by one code\n\
         write `retired ORG_OLD`"
    );
    assert_eq!(
        Faults::NotALock.to_string(),
        "this is not an errorbook lock\n\
         write the path of a file that `cargo errorbook lock` has written"
    );
}
