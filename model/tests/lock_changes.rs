//! The sentences of broken contracts, and which types a field may change to.

use errorbook_model::lock::{Phrase, is_retyped, next_phrase};

#[test]
fn a_sentence_is_cut_at_its_values() {
    let mut rest = "`é{field}` {code}{was} é";
    let mut phrases = Vec::new();
    while let Some((phrase, after)) = next_phrase(rest) {
        phrases.push(phrase);
        rest = after;
    }
    assert_eq!(
        phrases,
        [
            Phrase::Words("`é"),
            Phrase::Field,
            Phrase::Words("` "),
            Phrase::Code,
            Phrase::Was,
            Phrase::Words(" é"),
        ]
    );
}

#[test]
fn any_type_may_become_any_other() {
    for (was, is, retyped) in [
        ("string", "string", false),
        ("string", "integer", true),
        ("string", "any", true),
        ("any", "integer", false),
    ] {
        assert_eq!(is_retyped(was, is), retyped, "{was} {is}");
    }
}
