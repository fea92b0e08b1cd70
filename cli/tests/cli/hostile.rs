//! Files that are no programs, or not whole ones, or made to mislead.

use super::support::{Folder, acme, catalogue_piece, magic, org, piece, program, run};
use expect_test::{Expect, expect};
use serde_json::json;
use std::fs::File;
use std::time::{Duration, Instant};

#[test]
#[allow(clippy::too_many_lines, reason = "a table")]
fn each_gets_a_clear_error() {
    let raw = |length: &str, json: &[u8]| [&magic()[..], length.as_bytes(), json].concat();
    let mut version = org();
    version["errorbook"] = json!(2);
    let deep = format!("{{\"errorbook\":1,\"types\":{}", "[".repeat(100_000));
    let rows: [(&str, Vec<u8>, Expect); 17] = [
        (
            "empty",
            Vec::new(),
            expect![[r"
            `file`: it is empty
            name a program that was built with errorbook, or what `cargo errorbook export json` wrote"]],
        ),
        (
            "text",
            b"hello\n".to_vec(),
            expect![[r"
            `file`: it is neither a program nor an exported catalogue
            name a program that was built with errorbook, or what `cargo errorbook export json` wrote"]],
        ),
        (
            "not UTF-8",
            b"\xff\xfe\x00h".to_vec(),
            expect![[r"
            `file`: it is neither a program nor an exported catalogue
            name a program that was built with errorbook, or what `cargo errorbook export json` wrote"]],
        ),
        (
            "the magic word",
            magic(),
            expect![[r"
            `file`: it is neither a program nor an exported catalogue
            name a program that was built with errorbook, or what `cargo errorbook export json` wrote"]],
        ),
        (
            "a program without a catalogue",
            program(&[]),
            expect![[r"
            `file`: there is no error catalogue in this program
            build it with errorbook's feature `embed`, which is on by default"]],
        ),
        (
            "a length that lies",
            raw("00100000", b"{}"),
            expect![[r"
            `file`: the file ends in the middle of the catalogue
            it was cut off: build or copy it again"]],
        ),
        (
            "a length of 4 GiB",
            raw("ffffffff", b"{}"),
            expect![[r"
            `file`: its catalogue claims to be 4294967295 bytes long
            the file is damaged, or was made to mislead"]],
        ),
        (
            "a piece that is no JSON",
            raw("00000002", b"\xff\xff"),
            expect![[r"
                `file`: a piece of the catalogue is not of its format: expected value at line 1 column 1
                the file is damaged, or was made to mislead"]],
        ),
        (
            "version 2 in a program",
            piece(&version),
            expect![[r"
            `file`: the program has a catalogue of format 2, and this tool reads format 1
            use the tool of the same release as the program's `errorbook`"]],
        ),
        (
            "version 2 in a file",
            b"{\"errorbook\":2}".to_vec(),
            expect![[r"
            `file`: the catalogue is of format 2, and this tool reads format 1
            use the tool of the same release as the `errorbook` that wrote it"]],
        ),
        (
            "deep JSON",
            deep.into_bytes(),
            expect![[r"
                `file`: not a catalogue: EOF while parsing a list at line 1 column 100023
                write one with `cargo errorbook export json -o FILE`"]],
        ),
        (
            "brackets",
            "[".repeat(100_000).into_bytes(),
            expect![[r"
                `file`: not a catalogue: invalid type: sequence, expected u32 at line 1 column 1
                write one with `cargo errorbook export json -o FILE`"]],
        ),
        (
            "other JSON",
            b"{\"hello\":1}".to_vec(),
            expect![[r"
            `file`: not a catalogue: there is no member `errorbook`
            write one with `cargo errorbook export json -o FILE`"]],
        ),
        (
            "JSON cut off",
            b"{\"errorbook\":1,\"serv".to_vec(),
            expect![[r"
            `file`: not a catalogue: EOF while parsing a string at line 1 column 20
            write one with `cargo errorbook export json -o FILE`"]],
        ),
        (
            "a body that steers a terminal",
            b"{\"errorbook\":1,\"services\":[{\"name\":\"\\u001b[2J\"}],\"types\":[]}".to_vec(),
            expect![[r#"
                `file`: a service has the name "\u{1b}[2J", which is not a path
                write one with `cargo errorbook export json -o FILE`"#]],
        ),
        (
            "a name that steers a terminal",
            piece(&catalogue_piece("a\u{1b}[2J", json!([]))),
            expect![[r#"
                `file`: a service has the name "a\u{1b}[2J", which is not a path
                build it again; errorbook itself writes no such thing"#]],
        ),
        (
            "a member that is missing",
            program(&[
                catalogue_piece("a::B", json!([{ "catalogue": "\u{202e}c" }])),
                org(),
            ]),
            expect![[r"
            `file`: `a::B` lists `\u{202e}c`, which is not in the program
            build the crate that has it with errorbook's feature `embed`, which is on by default"]],
        ),
    ];
    let folder = Folder::new();
    for (row, content, expected) in rows {
        folder.write("file", content);
        let outcome = folder.run(&["export", "json", "file"]);
        assert_eq!(
            (outcome.status, outcome.stdout.as_str()),
            (Some(2), ""),
            "{row}: {outcome:?}"
        );
        let error = outcome
            .stderr
            .trim_end()
            .strip_prefix("error: ")
            .unwrap_or_else(|| panic!("{row}: {outcome:?}"));
        expected.assert_eq(&error.replace("\n       ", "\n"));
    }
}

#[test]
fn what_is_no_file_gets_a_clear_error() {
    let folder = Folder::new();
    let rows: &[(&str, &str)] = &[
        ("nothing", "it cannot be read: No such file"),
        (".", "it is a folder"),
        #[cfg(unix)]
        ("/dev/zero", "it is a device"),
    ];
    for (source, expected) in rows {
        let outcome = folder.run(&["list", source]);
        assert_eq!(outcome.status, Some(2), "{source}: {outcome:?}");
        assert!(outcome.stderr.contains(expected), "{source}: {outcome:?}");
    }
}

#[test]
fn a_program_cut_off_anywhere_has_no_catalogue_to_export() {
    let program = acme();
    let last = program.len() - b"\0code and data\0".len();
    let folder = Folder::new();
    for length in (0..last).step_by(97).chain([last - 1]) {
        folder.write("server", &program[..length]);
        let outcome = folder.run(&["export", "json", "--catalogue", "acme::ERRORS", "server"]);
        assert_eq!(
            (outcome.status, outcome.stdout.as_str()),
            (Some(2), ""),
            "{length}: {outcome:?}"
        );
        assert!(
            outcome.stderr.starts_with("error: `server`: "),
            "{length}: {outcome:?}"
        );
    }
    folder.write("server", &program[..last]);
    assert_eq!(folder.run(&["export", "json", "server"]).status, Some(0));
}

/// Four gigabytes of nothing, of which a file system keeps next to nothing.
fn sparse(folder: &Folder, name: &str, start: &[u8]) {
    let path = folder.write(name, start);
    let file = File::options().write(true).open(path).expect("a file");
    file.set_len(4 << 30).expect("a sparse file");
}

/// Runs the tool with as much memory as it may have, in kilobytes, and in as much time.
#[cfg(target_os = "linux")]
fn run_bounded(folder: &Folder, args: &[&str]) -> super::support::Outcome {
    let tool = env!("CARGO_BIN_EXE_cargo-errorbook");
    let mut command = std::process::Command::new("sh");
    let script = "ulimit -v 1500000; exec timeout 60 \"$0\" \"$@\"";
    command
        .args(["-c", script, tool])
        .args(args)
        .current_dir(folder.path());
    run(command, None)
}

#[cfg(target_os = "linux")]
#[test]
fn four_gigabytes_take_little_memory_and_time() {
    let folder = Folder::new();
    let json = b"{\"errorbook\":1,";
    let claim = [&magic()[..], b"03ffffff{"].concat();
    let rows: [(&str, &[u8], i32, &str); 5] = [
        (
            "zeros",
            b"",
            2,
            "it is neither a program nor an exported catalogue",
        ),
        ("a program", &acme(), 0, ""),
        ("a document", json, 2, "it is larger than 64 MiB"),
        (
            "spaces before a document",
            b"          {",
            2,
            "it is larger than 64 MiB",
        ),
        ("a length of 64 MiB", &claim, 2, "not of its format"),
    ];
    for (row, start, status, expected) in rows {
        sparse(&folder, "file", start);
        let begin = Instant::now();
        let outcome = run_bounded(&folder, &["list", "file"]);
        assert_eq!(outcome.status, Some(status), "{row}: {outcome:?}");
        assert!(outcome.stderr.contains(expected), "{row}: {outcome:?}");
        // It takes half a second on an idle machine.
        assert!(
            begin.elapsed() < Duration::from_secs(30),
            "{row}: {:?}",
            begin.elapsed()
        );
    }
}

/// A file system keeps no holes: what lies behind them is found all the same.
#[test]
fn a_catalogue_behind_a_hole_is_found() {
    use std::io::{Seek, SeekFrom, Write};
    let folder = Folder::new();
    let program = acme();
    let (first, second) = program.split_at(program.len() / 2);
    for hole in [0, 1, 4095, 4096, 1 << 20, (1 << 20) + 1, 1 << 31] {
        sparse(&folder, "file", b"\x7fELF");
        let mut file = File::options()
            .write(true)
            .open(folder.path().join("file"))
            .expect("a file");
        file.seek(SeekFrom::Start(4 + hole)).expect("a place");
        file.write_all(first)
            .and_then(|()| file.write_all(second))
            .expect("room");
        let outcome = folder.run(&["list", "file"]);
        assert_eq!(
            (outcome.status, outcome.stderr.as_str()),
            (Some(0), ""),
            "{hole}: {outcome:?}"
        );
        assert!(outcome.stdout.contains("5 errors"), "{hole}: {outcome:?}");
    }
}

#[test]
fn standard_input_is_read_like_a_file() {
    let folder = Folder::new();
    let rows: [(&str, Vec<u8>, i32); 4] = [
        ("a program", acme(), 0),
        ("nothing", Vec::new(), 2),
        (
            "a document",
            super::support::exported("a::ERRORS", "a::E", &json!([])).into_bytes(),
            0,
        ),
        (
            "a document behind a mark and spaces",
            [
                b"\xef\xbb\xbf \n",
                super::support::exported("a::ERRORS", "a::E", &json!([])).as_bytes(),
            ]
            .concat(),
            0,
        ),
    ];
    for (row, input, status) in rows {
        let outcome = run(folder.command(&["list", "-"]), Some(&input));
        assert_eq!(outcome.status, Some(status), "{row}: {outcome:?}");
    }
}

#[test]
fn texts_that_steer_a_terminal_are_shown_as_escapes() {
    let folder = Folder::new();
    let hostile = "a\u{1b}]0;title\u{7}\u{9b}31m\r\u{202e}z\tb\nc";
    let mut ty = org();
    for key in ["message", "description", "help", "title", "since"] {
        ty["type"]["entries"][0][key] = json!(hostile);
    }
    ty["type"]["entries"][0]["fields"][0]["name"] = json!(hostile);
    let listing = catalogue_piece("acme::ERRORS", json!([{ "type": "acme::OrgError 12:5" }]));
    folder.write("server", program(&[ty, listing]));
    for args in [
        &["list", "server"][..],
        &["explain", "ORG_BLOCKED", "server"],
        &["check", "server"],
        &["diff", "server", "server"],
        &["lock", "server"],
    ] {
        let outcome = folder.run(args);
        let all = format!("{}{}", outcome.stdout, outcome.stderr);
        let steers = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!all.contains(steers), "{args:?}: {all:?}");
        assert!(outcome.status.is_some(), "{args:?}: {outcome:?}");
    }
}
