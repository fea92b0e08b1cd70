//! Programs that are cut off, or lie.

use crate::{ACME_ERRORS, ALL, AUTH_ERRORS, ORG, piece, program, read};
use errorbook_export::embedded::{self, MAGIC};
use std::io::{self, Read};

fn fault(program: &[u8]) -> String {
    read(program).expect_err("it is hostile")
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
