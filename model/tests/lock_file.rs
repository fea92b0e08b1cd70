//! Reading and writing a lock.

use errorbook_model::lock::{Faults, Lock, read};

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
            "code A 404 shared\ncode A 403 a:any shared\ncode A 404 shared",
            "",
        ),
        (
            "code A 403 shared\ncode A 404",
            "2 another line says `code A 403 shared`",
        ),
        (
            "code A 403 shared\ncode A 403 a:any shared",
            "2 another line says `code A 403 shared`",
        ),
        ("code urn:a:b?c 403\ncode -32601 404\ncode # 404", ""),
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
        ("operation a B C\noperation b\noperation a C  B", ""),
        ("operation", "1 `operation` must be followed by its name"),
        (
            "operation a B\noperation a B C",
            "2 another line says `operation a B`",
        ),
        (
            "code A 403\nunknown\ncode B 403",
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
    for text in [
        "[package]\nname = \"acme\"\n",
        "# Heading\n\ntext\n",
        "use acme::Id;\n\ntype Id = u8;\n\nfn main() {}\n",
        "code A 403\nversion = 4\n",
    ] {
        assert_eq!(text.parse::<Lock>(), Err(Faults::NotALock), "{text:?}");
    }
}

#[test]
fn what_is_read_is_written_again() {
    let text = "# The published error codes of acme::ERRORS. Written by `cargo errorbook lock`; commit it.\n\
        # A comment.\n\
        code A 403 a:any hint:string? retryable optional\n\
        code B 500\n\
        operation create_org A B\n\
        operation health\n\
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

#[test]
fn the_lock_that_is_meant_is_named() {
    let folder = std::env::temp_dir().join(format!("errorbook-locks-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("locks/of")).unwrap();
    std::fs::create_dir_all(folder.join("empty")).unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
    write("errorbook.lock", "code A 403\n");
    write("locks/billing.lock", "code B 403\n");
    write("Cargo.lock", "version = 4\n");
    write("notes.md", "# Notes\n\ntext\n");
    write("bytes.lock", "");
    std::fs::write(folder.join("bytes.lock"), b"\xff").unwrap();
    let has_written = "write the path of a file that `cargo errorbook lock` has written";
    for (name, wrong, advice) in [
        (
            "errorbook.lok",
            "there is no `errorbook.lok` here",
            "did you mean `errorbook.lock`?",
        ),
        (
            "Errorbook.lock",
            "there is no `Errorbook.lock` here",
            "did you mean `errorbook.lock`?",
        ),
        (
            "locks/biling.lock",
            "there is no `locks/biling.lock` here",
            "did you mean `locks/billing.lock`?",
        ),
        (
            "orgs.lock",
            "there is no `orgs.lock` here",
            "write it with `cargo errorbook lock -o orgs.lock`",
        ),
        (
            "locks",
            "`locks` is a folder",
            "did you mean `locks/billing.lock`?",
        ),
        (
            "locks/of",
            "`locks/of` is a folder",
            "did you mean `locks/billing.lock`?",
        ),
        (
            "empty",
            "`empty` is a folder",
            "did you mean `errorbook.lock`?",
        ),
        (
            "Cargo.lock",
            "`Cargo.lock` is not an errorbook lock",
            "did you mean `errorbook.lock`?",
        ),
        (
            "notes.md",
            "`notes.md` is not an errorbook lock",
            "did you mean `errorbook.lock`?",
        ),
        (
            "bytes.lock",
            "`bytes.lock` is not an errorbook lock",
            "did you mean `errorbook.lock`?",
        ),
    ] {
        let faults = read(&folder, name, " here").unwrap_err();
        assert_eq!(faults.len(), 1, "{name}");
        assert_eq!(
            (faults[0].wrong.as_str(), faults[0].write.as_str()),
            (wrong, advice),
            "{name}"
        );
    }
    let (lock, text) = read(&folder, "errorbook.lock", "").unwrap();
    assert_eq!((lock.codes.len(), text.as_str()), (1, "code A 403\n"));
    // Without a lock beside it there is none to mean.
    std::fs::remove_file(folder.join("errorbook.lock")).unwrap();
    std::fs::remove_file(folder.join("locks/billing.lock")).unwrap();
    for (name, advice) in [
        ("errorbook.lock", "write it with `cargo errorbook lock`"),
        ("notes.md", has_written),
        ("empty", has_written),
    ] {
        assert_eq!(
            read(&folder, name, "").unwrap_err()[0].write,
            advice,
            "{name}"
        );
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_shared_code_has_a_line_per_status() {
    let lock: Lock = "code A 405 b:string? shared\ncode A 404 shared"
        .parse()
        .unwrap();
    let statuses: Vec<u16> = lock.codes["A"].iter().map(|answer| answer.status).collect();
    assert_eq!(statuses, [404, 405]);
    let text = lock.to_string();
    assert!(
        text.ends_with("code A 404 shared\ncode A 405 b:string? shared\n"),
        "{text}"
    );
    assert_eq!(text.parse(), Ok(lock));
}
