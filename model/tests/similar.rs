//! Misspelt words.

use errorbook_model::similar::{distance, nearest};

#[test]
fn distances() {
    for (a, b, steps) in [
        ("", "", 0),
        ("", "abc", 3),
        ("code", "code", 0),
        ("code", "mode", 1),
        ("code", "coode", 1),
        ("code", "cde", 1),
        ("code", "cdoe", 1),
        ("code", "ocde", 1),
        ("code", "ocdee", 2),
        // What was swapped is not changed once more.
        ("ca", "abc", 3),
        ("kitten", "sitting", 3),
    ] {
        assert_eq!(distance(a, b), steps, "{a} {b}");
        assert_eq!(distance(b, a), steps, "{b} {a}");
    }
}

#[test]
fn the_nearest_is_meant_if_it_is_near() {
    let known = ["code", "codes", "challenge", "since"];
    for (word, meant) in [
        ("cod", Some("code")),
        ("codess", Some("codes")),
        ("CODE", Some("code")),
        ("chalenge", Some("challenge")),
        ("chllnge", Some("challenge")),
        ("chng", None),
        ("sense", Some("since")),
        ("sanza", None),
        ("", None),
    ] {
        assert_eq!(nearest(word, known), meant, "{word}");
    }
}
