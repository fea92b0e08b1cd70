//! The texts that few variants have.

use errorbook_model::extras::{all, find, push, split_first};

#[test]
fn what_is_added_is_read_back() {
    let texts = [
        ("since", "1.4"),
        ("help", ""),
        ("description", "two lines\nand 7\n more"),
        ("reason", "as 3\n1.4 says"),
        ("owner", "équipe « paiements »"),
        ("other_status", "404 Not Found"),
        ("other_status", "410 Gone"),
    ];
    let mut extras = String::new();
    for (name, text) in texts {
        push(&mut extras, name, text);
    }
    assert_eq!(all(&extras).collect::<Vec<_>>(), texts);
    assert_eq!(find(&extras, "owner"), Some("équipe « paiements »"));
    assert_eq!(find(&extras, "other_status"), Some("404 Not Found"));
    for absent in ["", "own", "owners", "Since"] {
        assert_eq!(find(&extras, absent), None, "{absent}");
    }
}

#[test]
fn what_is_cut_off_is_not_read() {
    for broken in [
        "",
        " ",
        "since",
        "since ",
        "since 3",
        "since 3\n",
        "since 3\n1.",
    ] {
        assert_eq!(split_first(broken.as_bytes()), None, "{broken:?}");
    }
}

#[test]
fn a_catalogue_reads_them_while_it_is_compiled() {
    const HELP: Option<&str> = find("since 3\n1.4help 2\nno", "help");
    assert_eq!(HELP, Some("no"));
}

/// rustc stops a constant after two million steps.
#[test]
fn a_long_text_is_passed_over_in_one_step() {
    const LENGTH: usize = 3_000_000;
    static TEXTS: [u8; LENGTH + 14] = {
        let mut texts = [b'x'; LENGTH + 14];
        texts
            .first_chunk_mut::<10>()
            .unwrap()
            .copy_from_slice(b"d 3000000\n");
        texts
            .last_chunk_mut::<4>()
            .unwrap()
            .copy_from_slice(b"h 0\n");
        texts
    };
    const REST: &[u8] = match split_first(&TEXTS) {
        Some(first) => first.rest,
        None => b"",
    };
    assert_eq!(REST, b"h 0\n");
}
