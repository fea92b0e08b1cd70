//! Values at random, against the grammar's own rules.

use crate::{Expected, grammar, read};
use errorbook::challenge::Challenge;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// What stands between commas.
const ELEMENTS: &[&str] = &[
    "",
    "a",
    "a ",
    "a\t",
    "b c",
    "b  c==",
    "b=c",
    "b =\t\"c\"",
    "a b=",
    "a b=c",
    "a  b= c",
    "a b=\"\\\",d\"",
];

const COMMAS: &[&str] = &[",", ", ", " ,", "\t,", ",,", " , ,\t"];

const SCRAPS: &[&str] = &[
    "a", "B9", "a|", "/", "=", "==", "b=c", " = ", ",", " ", "\t", "\"", "\"c\"", "\\", "\\\"",
    "\r\n", "\u{7f}", "é",
];

/// Text as it may come, text of what values are made of, and lists with something in them or nothing.
fn any_value() -> impl Strategy<Value = String> {
    let scraps = |size| vec(select(SCRAPS), size).prop_map(|scraps| scraps.concat());
    let element =
        (select(ELEMENTS), select(COMMAS)).prop_map(|(element, comma)| [element, comma].concat());
    let list = vec(element, 0..5).prop_map(|elements| elements.concat());
    let spoilt = (list.clone(), scraps(1..3), list.clone()).prop_map(|(a, b, c)| a + &b + &c);
    prop_oneof![1 => any::<String>(), 2 => scraps(0..20), 4 => list, 4 => spoilt]
}

const TOKEN: &str = "[-!#$%&'*+.^_`|~0-9A-Za-z]{1,8}";
const TOKEN68: &str = "[-._~+/0-9A-Za-z]{1,8}={0,3}";

/// A challenge, and how it is written.
fn written() -> impl Strategy<Value = (Expected, String)> {
    let content = prop_oneof![
        1 => TOKEN68.prop_map(|token68| (Some(token68.clone()), Vec::new(), token68)),
        4 => vec(parameter(), 0..5).prop_map(|parameters| {
            let (params, texts): (Vec<_>, Vec<_>) = parameters.into_iter().unzip();
            (None, params, texts.concat())
        }),
    ];
    (TOKEN, " {1,3}", content).prop_map(|(scheme, spaces, (token68, params, text))| {
        let text = format!(
            "{scheme}{spaces}{}",
            text.trim_start_matches([',', ' ', '\t'])
        );
        let challenge = Expected {
            scheme,
            token68,
            params,
        };
        (challenge, text)
    })
}

/// A parameter and how it is written, a comma before it.
fn parameter() -> impl Strategy<Value = ((String, String), String)> {
    let white = || "[ \t]{0,2}";
    let token = TOKEN.prop_map(|token| (token.clone(), token));
    let quoted = vec((any::<char>(), any::<bool>()), 0..12).prop_map(|content| {
        let mut value = String::new();
        let mut text = String::from("\"");
        for (c, escaped) in content {
            let c = if c.is_ascii_control() && c != '\t' {
                '"'
            } else {
                c
            };
            if escaped || matches!(c, '"' | '\\') {
                text.push('\\');
            }
            text.push(c);
            value.push(c);
        }
        (value, text + "\"")
    });
    let equals = (white(), white()).prop_map(|(before, after)| format!("{before}={after}"));
    (
        separator(),
        TOKEN,
        equals,
        prop_oneof![1 => token, 2 => quoted],
    )
        .prop_map(|(separator, name, equals, (value, text))| {
            let text = format!("{separator}{name}{equals}{text}");
            ((name, value), text)
        })
}

/// A comma, with the empty elements and the white space that may be around it.
fn separator() -> impl Strategy<Value = String> {
    prop_oneof![Just(", ".to_owned()), "[ \t]{0,2}(,[ \t]{0,2}){1,3}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..64), value in any_value()) {
        for value in [&bytes, value.as_bytes()] {
            match Challenge::parse_all(value) {
                Ok(challenges) => prop_assert!(!challenges.is_empty()),
                Err(error) => prop_assert!(error.position() <= value.len(), "{}", error),
            }
        }
    }

    #[test]
    fn what_is_written_is_read(
        (first, rest) in (written(), vec((separator(), written()), 0..4)),
        around in separator(),
    ) {
        let (mut expected, mut value) = (vec![first.0], around.clone() + &first.1);
        for (separator, (challenge, text)) in rest {
            expected.push(challenge);
            value += &(separator + &text);
        }
        value += &around;
        prop_assert_eq!(read(&value), Some(expected), "{:?}", value);
    }

    #[test]
    fn the_grammar_has_one_meaning_and_this_is_it(value in any_value()) {
        // Every way to take a value is followed, which takes its time.
        let value: String = value.chars().take(24).collect();
        let meanings = grammar::challenges(value.trim_matches([' ', '\t']));
        prop_assert!(meanings.len() <= 1, "{:?}: {:?}", value, meanings);
        prop_assert_eq!(read(&value), meanings.into_iter().next(), "{:?}", value);
    }
}
