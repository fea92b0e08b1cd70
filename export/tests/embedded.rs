//! Reading the catalogues inside a program, whatever the program.

use errorbook_export::check::Subject;
use errorbook_export::embedded::{self, Embedded, MAGIC};
use expect_test::expect;
use std::io::{self, Read};

/// How much of a program is looked at in one go.
const CHUNK: usize = 1 << 20;

const ORG: &str = r#"{"errorbook":1,"type":{"path":"acme::OrgError","at":"12:5","entries":[{"code":"ORG_BLOCKED","status":403,"variant":"Blocked","title":"Blocked"}]}}"#;
const AUTH: &str = r#"{"errorbook":1,"type":{"path":"auth::AuthError","at":"3:8","entries":[{"code":"AUTH_OLD","status":403,"variant":"Old","title":"Old"}]}}"#;
const ACME_ERRORS: &str = r#"{"errorbook":1,"catalogue":{"name":"acme::ERRORS","description":"All.","members":[{"type":"acme::OrgError 12:5"},{"catalogue":"auth::ERRORS"}],"profile":{"body":{ "object": [["code", { "name": "code" }]] }}}}"#;
const AUTH_ERRORS: &str = r#"{"errorbook":1,"catalogue":{"name":"auth::ERRORS","members":[{"type":"auth::AuthError 3:8"}]}}"#;
const ALL: [&str; 4] = [ORG, AUTH, ACME_ERRORS, AUTH_ERRORS];

fn piece(json: &str) -> Vec<u8> {
    let length = format!("{:08x}", json.len());
    [&MAGIC[..], length.as_bytes(), json.as_bytes()].concat()
}

fn program(pieces: &[&str]) -> Vec<u8> {
    let mut program = b"\x7fELF and what a linker writes".to_vec();
    for json in pieces {
        program.extend(piece(json));
        program.extend(b"code and data");
    }
    program
}

fn read(program: &[u8]) -> Result<Embedded, String> {
    embedded::read(program).map_err(|error| error.to_string())
}

fn fault(program: &[u8]) -> String {
    read(program).expect_err("it is hostile")
}

#[test]
fn a_catalogue_has_the_types_of_those_it_includes() {
    let catalogue = read(&program(&ALL)).unwrap().catalogue(None).unwrap();
    let types: Vec<_> = catalogue.types.iter().map(|ty| ty.path.as_str()).collect();
    assert_eq!(types, ["acme::OrgError", "auth::AuthError"]);
    assert_eq!(catalogue.services[0].name, "acme::ERRORS");
    assert_eq!(catalogue.services[0].description.as_deref(), Some("All."));
}

#[test]
fn the_order_of_the_pieces_does_not_matter() {
    let expected = read(&program(&ALL)).unwrap().catalogue(None).unwrap();
    let reversed: Vec<_> = ALL.into_iter().rev().collect();
    let catalogue = read(&program(&reversed)).unwrap().catalogue(None).unwrap();
    assert_eq!(catalogue, expected);
}

#[test]
fn a_piece_that_is_there_often_is_one() {
    let again: Vec<_> = ALL.iter().chain(&ALL).chain(&ALL).copied().collect();
    let embedded = read(&program(&again)).unwrap();
    assert_eq!((embedded.types.len(), embedded.catalogues.len()), (2, 2));
}

#[test]
fn a_piece_may_stand_across_the_end_of_what_is_read_in_one_go() {
    let piece = piece(ORG);
    for shift in 0..piece.len() + 2 {
        for chunk in [CHUNK, 2 * CHUNK] {
            let mut program = vec![0; chunk - shift];
            program.extend(&piece);
            program.extend(vec![0; 100]);
            let types = read(&program).unwrap().types.len();
            assert_eq!(types, 1, "{shift} before {chunk}");
        }
    }
}

#[test]
fn a_reader_may_give_little_at_a_time() {
    struct Slow<'a>(&'a [u8], usize);
    impl Read for Slow<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            self.1 += 1;
            if self.1.is_multiple_of(3) {
                return Err(io::ErrorKind::Interrupted.into());
            }
            let length = into.len().min(7);
            self.0.read(&mut into[..length])
        }
    }
    let program = program(&ALL);
    let embedded = embedded::read(Slow(&program, 0)).unwrap();
    assert_eq!(embedded.types.len(), 2);
}

#[test]
fn a_reader_that_fails_is_told() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is gone"))
        }
    }
    let error = embedded::read(Failing).unwrap_err().to_string();
    assert_eq!(error, "it cannot be read: the disk is gone");
}

#[test]
fn a_program_cut_off_anywhere_has_no_catalogue() {
    let program = program(&ALL);
    let last = program.len() - b"code and data".len();
    for length in 0..last {
        let outcome = read(&program[..length]).and_then(|embedded| {
            embedded
                .catalogue(Some("acme::ERRORS"))
                .map_err(|error| error.to_string())
        });
        assert!(outcome.is_err(), "cut off at {length}: {outcome:?}");
    }
    let whole = read(&program[..last]).unwrap();
    assert!(whole.catalogue(Some("acme::ERRORS")).is_ok());
}

#[test]
fn an_elf_file_cut_off_anywhere_is_told_by_its_header() {
    // Class, byte order, and where the header has the offset of the table of sections, its size and count.
    for (class, order, table, width, size) in [
        (2, 1, 40, 8, 58),
        (2, 2, 40, 8, 58),
        (1, 1, 32, 4, 46),
        (1, 2, 32, 4, 46),
    ] {
        let mut file = vec![0; 64];
        file[..6].copy_from_slice(&[0x7f, b'E', b'L', b'F', class, order]);
        for json in ALL {
            file.extend(piece(json));
        }
        let end = file.len() as u64;
        let mut put = |at: usize, number: u64, width: usize| {
            let bytes = if order == 1 {
                number.to_le_bytes()
            } else {
                number.to_be_bytes()
            };
            let from = if order == 1 { 0 } else { 8 - width };
            file[at..at + width].copy_from_slice(&bytes[from..from + width]);
        };
        put(table, end, width);
        put(size, 64, 2);
        put(size + 2, 3, 2);
        file.extend([0; 3 * 64]);
        assert_eq!(
            read(&file).unwrap().types.len(),
            2,
            "class {class}, order {order}"
        );
        for length in 64..file.len() {
            let fault = fault(&file[..length]);
            assert!(
                fault.contains("cut off"),
                "class {class}, order {order}, {length}: {fault}"
            );
        }
        // Where it ends within the header, nothing is in it anyway.
        for length in 0..64 {
            let types = read(&file[..length]).map_or(0, |embedded| embedded.types.len());
            assert_eq!(types, 0, "class {class}, order {order}, {length}");
        }
    }
}

#[test]
fn a_header_that_lies_is_no_panic() {
    let mut file = program(&ALL);
    file[4..64].fill(0xff);
    for class in [1, 2] {
        for order in [1, 2] {
            file[4] = class;
            file[5] = order;
            assert!(
                fault(&file).contains("cut off"),
                "class {class}, order {order}"
            );
        }
    }
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table")]
fn hostile_pieces_are_told() {
    let raw = |length: &str, json: &[u8]| [&MAGIC[..], length.as_bytes(), json].concat();
    let deep = format!(r#"{{"errorbook":1,"type":{}"#, "[".repeat(100_000));
    let deep_member = format!(r#"{{"errorbook":1,"more":{}"#, "{\"a\":".repeat(100_000));
    let status = ORG.replace("403", "200");
    let path = ORG.replace("acme::OrgError", "");
    let header = ORG.replace(
        r#""title":"#,
        r#""headers":[{"name":"x","value":"a\r\nb: c"}],"title":"#,
    );
    let name = AUTH_ERRORS.replace("auth::ERRORS", "\\u001b[31m");
    let member = r#"["code", { "name": "code" }]"#;
    let body = ACME_ERRORS.replace(member, r#""end""#);
    let open = ACME_ERRORS.replace(member, r#"["a", { "name": "cod" }]"#);
    let nested = format!(
        r#"["a", {}{{ "name": "code" }}{}]"#,
        r#"{ "array": ["#.repeat(100),
        "]}".repeat(100),
    );
    let nested = ACME_ERRORS.replace(member, &nested);
    let literal = ACME_ERRORS.replace(member, r#"["a", { "literal": "</x>" }]"#);
    let rows: [(&str, Vec<u8>, &str); 19] = [
        (
            "a length that lies by one",
            raw("00000003", b"{}"),
            "cut off",
        ),
        ("a length of 64 MiB", raw("04000000", b"{}"), "cut off"),
        (
            "a length above that",
            raw("04000001", b"{}"),
            "claims to be",
        ),
        ("a length of 4 GiB", raw("ffffffff", b"{}"), "claims to be"),
        (
            "no JSON",
            raw("00000002", b"no"),
            "a piece of the catalogue is not of its format",
        ),
        (
            "nothing",
            raw("00000000", b""),
            "a piece of the catalogue is not of its format",
        ),
        (
            "not UTF-8",
            raw("00000003", b"\"\xff\""),
            "a piece of the catalogue is not of its format",
        ),
        ("no version", piece("{}"), "no member `errorbook`"),
        (
            "version 2",
            piece(r#"{"errorbook":2,"other":"shape"}"#),
            "format 2",
        ),
        (
            "deep",
            piece(&deep),
            "a piece of the catalogue is not of its format",
        ),
        (
            "deep where nobody looks",
            piece(&deep_member),
            "a piece of the catalogue is not of its format",
        ),
        (
            "a status that is no error's",
            piece(&status),
            "has the status 200",
        ),
        (
            "a type without a path",
            piece(&path),
            "is the path of no type",
        ),
        (
            "a header that splits",
            piece(&header),
            "no header may carry",
        ),
        (
            "a name that steers a terminal",
            piece(&name),
            "which is not a path",
        ),
        (
            "a part of a body that is unknown",
            piece(&body),
            "an unknown part of a body",
        ),
        ("a value that is unknown", piece(&open), "an unknown value"),
        ("a deep body", piece(&nested), "recursion limit exceeded"),
        ("a constant that is no JSON", piece(&literal), "not JSON"),
    ];
    for (row, program, expected) in rows {
        let fault = fault(&program);
        assert!(fault.contains(expected), "{row}: {fault}");
        assert!(
            fault.len() < 2000,
            "{row}: an error of {} bytes",
            fault.len()
        );
    }
}

/// Pieces one after the other, and how many bytes of them were read.
struct Pieces<I>(I, Vec<u8>, u64);
impl<I: Iterator<Item = Vec<u8>>> Read for &mut Pieces<I> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.1.is_empty() {
            self.1 = self.0.next().unwrap_or_default();
        }
        let length = into.len().min(self.1.len());
        into[..length].copy_from_slice(&self.1[..length]);
        self.1.drain(..length);
        self.2 += length as u64;
        Ok(length)
    }
}

#[test]
fn many_lengths_that_lie_a_little_are_told() {
    let large = format!("{{\"errorbook\":1,\"more\":\"{}\"}}", "x".repeat(1 << 20));
    let piece = piece(&large);
    // Far more than a file of them could be in memory: the reader gives up in time.
    let endless = std::iter::repeat_n(piece, 5000);
    let mut pieces = Pieces(endless, Vec::new(), 0);
    let fault = embedded::read(&mut pieces).unwrap_err().to_string();
    assert!(fault.contains("claims to be"), "{fault}");
    assert!(pieces.2 < 128 << 20, "{} bytes were read", pieces.2);
}

#[test]
fn the_magic_word_alone_is_nothing() {
    for rest in [
        "",
        "0000",
        "not hex!",
        "0000000G",
        "ABCDEF00",
        "+0000002",
        "00000\u{e9}0{}",
    ] {
        let program = [&MAGIC[..], rest.as_bytes(), &piece(ORG)].concat();
        let types = read(&program).map(|embedded| embedded.types.len());
        assert_eq!(types, Ok(1), "{rest:?}");
    }
    // Half of it, and then the whole.
    let program = [&MAGIC[..9], &piece(ORG)].concat();
    assert_eq!(read(&program).unwrap().types.len(), 1);
}

#[test]
fn what_has_no_catalogue_says_what_to_do() {
    let fault = |pieces: &[&str]| {
        read(&program(pieces))
            .unwrap()
            .catalogue(None)
            .unwrap_err()
            .to_string()
    };
    expect![[r"
        there is no error catalogue in this program
        build it with errorbook's feature `embed`, which is on by default"]]
    .assert_eq(&fault(&[]));
    expect![[r"
        the program has error types, but no catalogue that lists them
        write `errorbook::catalogue! { pub static ERRORS = [OrgError]; }`"]]
    .assert_eq(&fault(&[ORG, AUTH]));
    expect![[r"
        `acme::ERRORS` lists `auth::ERRORS`, which is not in the program
        build the crate that has it with errorbook's feature `embed`, which is on by default"]]
    .assert_eq(&fault(&[ORG, AUTH, ACME_ERRORS]));
    expect![[r"
        `acme::ERRORS` lists `auth::AuthError 3:8`, which is not in the program
        build the crate that has it with errorbook's feature `embed`, which is on by default"]]
    .assert_eq(&fault(&[ORG, ACME_ERRORS, AUTH_ERRORS]));
    let other = ACME_ERRORS.replace("acme::ERRORS", "acme::OTHERS");
    expect![[r"
        the program has 2 catalogues: `acme::ERRORS`, `acme::OTHERS`
        name one: `--catalogue acme::ERRORS`"]]
    .assert_eq(&fault(&[ORG, AUTH, &other, ACME_ERRORS, AUTH_ERRORS]));
    let circle = AUTH_ERRORS.replace(
        r#"{"type":"auth::AuthError 3:8"}"#,
        r#"{"catalogue":"acme::ERRORS"}"#,
    );
    expect![[r"
        the program's catalogues include one another
        name one: `--catalogue acme::ERRORS`"]]
    .assert_eq(&fault(&[ORG, ACME_ERRORS, &circle]));
    let unknown = read(&program(&ALL))
        .unwrap()
        .catalogue(Some("acme::OTHERS"));
    expect![[r"
        the program has no catalogue `acme::OTHERS`
        it has `acme::ERRORS`, `auth::ERRORS`"]]
    .assert_eq(&unknown.unwrap_err().to_string());
}

#[test]
fn catalogues_that_include_one_another_end() {
    let circle = AUTH_ERRORS.replace(
        r#"{"type":"auth::AuthError 3:8"}"#,
        r#"{"catalogue":"acme::ERRORS"},{"catalogue":"auth::ERRORS"}"#,
    );
    let embedded = read(&program(&[ORG, ACME_ERRORS, &circle])).unwrap();
    let types = embedded.catalogue(Some("auth::ERRORS")).unwrap().types;
    assert_eq!(types.len(), 1);
}

#[test]
fn ten_thousand_catalogues_in_one_another_are_read() {
    let mut pieces = vec![ORG.to_owned()];
    for number in 0..10_000 {
        let member = match number {
            0 => r#"{"type":"acme::OrgError 12:5"}"#.to_owned(),
            _ => format!(r#"{{"catalogue":"c{}"}}"#, number - 1),
        };
        pieces.push(format!(
            r#"{{"errorbook":1,"catalogue":{{"name":"c{number}","members":[{member}]}}}}"#
        ));
    }
    let pieces: Vec<_> = pieces.iter().map(String::as_str).collect();
    let catalogue = read(&program(&pieces)).unwrap().catalogue(None).unwrap();
    assert_eq!(catalogue.services[0].name, "c9999");
    assert_eq!(catalogue.types.len(), 1);
}

#[test]
fn a_hundred_thousand_types_are_read_in_time() {
    let mut all = Vec::new();
    let mut members = Vec::new();
    for number in 0..100_000 {
        all.extend(piece(&format!(
            r#"{{"errorbook":1,"type":{{"path":"t::T","at":"{number}:1","entries":[]}}}}"#
        )));
        members.push(format!(r#"{{"type":"t::T {number}:1"}}"#));
    }
    all.extend(piece(&format!(
        r#"{{"errorbook":1,"catalogue":{{"name":"t::ALL","members":[{}]}}}}"#,
        members.join(",")
    )));
    let catalogue = read(&all).unwrap().catalogue(None).unwrap();
    assert_eq!(catalogue.types.len(), 100_000);
}

#[test]
fn types_that_no_catalogue_lists_are_told_apart() {
    let local = ORG.replace("12:5", "99:9");
    let embedded = read(&program(&[ORG, &local, AUTH, ACME_ERRORS, AUTH_ERRORS])).unwrap();
    let unlisted: Vec<_> = embedded
        .unlisted()
        .iter()
        .map(|ty| (ty.path.as_str(), ty.at.as_deref()))
        .collect();
    assert_eq!(unlisted, [("acme::OrgError", Some("99:9"))]);
}

#[test]
fn a_piece_at_hand_is_read_like_one_of_a_program() {
    let mut embedded = Embedded::default();
    for json in ALL.iter().chain(&ALL) {
        embedded.add_piece(json).unwrap();
    }
    assert_eq!((embedded.types.len(), embedded.catalogues.len()), (2, 2));
    assert!(embedded.catalogue(None).is_ok());
    assert!(embedded.add_piece("{}").is_err());
}

#[test]
fn programs_are_told_from_other_files() {
    for (start, expected) in [
        (&b"\x7fELF\x02\x01"[..], true),
        (b"MZ\x90\0", true),
        (b"\xcf\xfa\xed\xfe\x0c", true),
        (b"\xca\xfe\xba\xbe", true),
        (b"\0asm\x01\0\0\0", true),
        (b"!<arch>\nlib.rmeta", true),
        (b"", false),
        (b"{\"errorbook\":1}", false),
        (b"#!/bin/sh\n", false),
        (b"\x7fEL", false),
    ] {
        assert_eq!(embedded::is_program(start), expected, "{start:?}");
    }
}

#[test]
fn a_type_has_its_file_and_a_service_its_version() {
    // On Windows, a path has what JSON escapes.
    let org = format!("{ORG}\nsrc\\errors \"1\".rs");
    let listing = ACME_ERRORS.replace("\"description\"", "\"version\":\"1.4.0\",\"description\"");
    let pieces = [&*org, AUTH, &*listing, AUTH_ERRORS];
    let catalogue = read(&program(&pieces)).unwrap().catalogue(None).unwrap();
    let files: Vec<_> = catalogue
        .types
        .iter()
        .map(|ty| ty.file.as_deref())
        .collect();
    assert_eq!(files, [Some("src\\errors \"1\".rs"), None]);
    assert_eq!(catalogue.services[0].version.as_deref(), Some("1.4.0"));
    assert!(catalogue.public().types.iter().all(|ty| ty.file.is_none()));
    let finding = &Subject::catalogue(&catalogue).check()[0];
    assert_eq!(
        (finding.file.as_deref(), finding.line),
        (Some("src\\errors \"1\".rs"), Some(12))
    );
}

#[test]
fn a_service_has_its_own_translations_before_those_of_its_members() {
    let mut embedded = Embedded::default();
    for piece in [
        r#"{"errorbook":1,"catalogue":{"name":"acme::ERRORS","members":[{"catalogue":"auth::ERRORS"}]}}"#,
        r#"{"errorbook":1,"catalogue":{"name":"auth::ERRORS","members":[{"catalogue":"acme::ERRORS"}]}}"#,
        r#"{"errorbook":1,"locales":{"name":"acme::ERRORS","language":"en","folder":"locales","texts":{"de":"A = eins","ja":"A = ichi"}}}"#,
        r#"{"errorbook":1,"locales":{"name":"auth::ERRORS","language":"en","texts":{"de":"A = zwei\nB = drei","fr":"A = un"}}}"#,
    ] {
        embedded.add_piece(piece).unwrap();
        embedded.add_piece(piece).unwrap();
    }
    assert_eq!(embedded.locales.len(), 2);
    let service = &embedded.catalogue(Some("acme::ERRORS")).unwrap().services[0];
    assert_eq!(service.language.as_deref(), Some("en"));
    let texts: Vec<_> = service.locales.iter().collect();
    let [de, ja] = texts.as_slice() else {
        panic!("{texts:?}")
    };
    assert_eq!(
        *de,
        (&"de".to_owned(), &"A = eins\nA = zwei\nB = drei".to_owned())
    );
    assert_eq!(*ja, (&"ja".to_owned(), &"A = ichi".to_owned()));
    let folder = &embedded.locales_of("acme::ERRORS").unwrap().folder;
    assert_eq!(folder.as_deref(), Some("locales"));
}
