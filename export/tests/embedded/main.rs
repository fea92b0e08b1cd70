//! Reading the catalogues inside a program, whatever the program.

mod catalogues;
mod hostile;

use errorbook_export::embedded::{self, Embedded, MAGIC};
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
