//! The sentences of broken contracts, and which types a field may change to.

use errorbook_model::lock::{Phrase, Value, is_retyped, next_phrase};

#[test]
fn a_sentence_is_cut_at_its_values() {
    let mut rest = "`é{field}` {code}{was} {x}";
    let mut phrases = Vec::new();
    while let Some((phrase, after)) = next_phrase(rest) {
        phrases.push(phrase);
        rest = after;
    }
    assert_eq!(
        phrases,
        [
            Phrase::Words("`é"),
            Phrase::Value(Value::Field),
            Phrase::Words("` "),
            Phrase::Value(Value::Code),
            Phrase::Value(Value::Was),
            Phrase::Words(" {x}"),
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
