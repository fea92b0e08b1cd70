//! The sentences of broken contracts, and which types a field may change to.

use errorbook_model::lock::{
    Lock, Phrase, broken_by, is_retyped, next_phrase, operation_broken_by,
};

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

#[test]
fn answers_are_compared_by_status() {
    for (was, is, breaks) in [
        (
            "code A 404",
            "code A 405",
            &["had the status 404 and has 405"][..],
        ),
        (
            "code A 404 shared",
            "code A 405 shared",
            &["had the status 404 and has 405"],
        ),
        ("code A 404", "code A 404 shared\ncode A 405 shared", &[]),
        (
            "code A 404 shared\ncode A 405 shared",
            "code A 404",
            &["is no longer answered with the status 405"],
        ),
        (
            "code A 404 b:any shared\ncode A 405 shared",
            "code A 404 b:any? shared\ncode A 405 shared",
            &["may leave out the field `b`"],
        ),
        (
            "code A 404 shared\ncode A 405 shared optional",
            "code A 404",
            &[],
        ),
    ] {
        let [was_lock, is_lock] = [was, is].map(|text| text.parse::<Lock>().unwrap());
        let found = broken_by(&was_lock.codes["A"], &is_lock.codes["A"]);
        let found: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(found, breaks, "{was} / {is}");
    }
}

#[test]
fn answers_of_one_status_are_merged_to_what_they_have_in_common() {
    for (one, other, merged) in [
        ("a:string retryable", "a:string", "a:string"),
        ("a:string b:any", "b:any?", "a:string? b:any?"),
        ("a:string", "a:integer c:any", "a:any c:any?"),
        ("retryable", "retryable", "retryable"),
    ] {
        let [mut one, other, merged] = [one, other, merged].map(|words| {
            let lock: Lock = format!("code A 404 {words} shared").parse().unwrap();
            lock.codes["A"][0].clone()
        });
        one.merge(other);
        assert_eq!(one, merged);
    }
}

#[test]
fn an_operation_may_answer_with_less_and_not_with_more() {
    for (was, is, breaks) in [
        ("operation a B C", "operation a B", &[][..]),
        ("operation a B", "operation a", &[]),
        ("operation a", "operation a", &[]),
        (
            "operation a C",
            "operation a D C B",
            &[
                "answers with `B` too, which its clients do not expect",
                "answers with `D` too, which its clients do not expect",
            ],
        ),
        (
            "operation a B",
            "operation b B",
            &["is no longer an operation"],
        ),
    ] {
        let [was_lock, is_lock] = [was, is].map(|text| text.parse::<Lock>().unwrap());
        let now = is_lock.operations.get("a");
        let found = operation_broken_by(&was_lock.operations["a"], now);
        let found: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(found, breaks, "{was} / {is}");
    }
}
