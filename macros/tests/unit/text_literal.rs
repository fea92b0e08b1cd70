//! Texts that end a raw literal early, and that none can have.

use super::text_literal;

#[test]
fn every_text_is_a_literal() {
    for text in [
        "",
        "plain",
        "\"quoted\" \\ and back",
        "\"# ends one, \"### another",
        "###",
        "a line\nand one\r\nthat ends as on Windows",
        "turned \u{202e}around\u{202c} and \u{2066}kept apart\u{2069}",
        "an ellipsis… and a null \0",
    ] {
        let literal = syn::parse2::<syn::LitStr>(text_literal(text)).unwrap();
        assert_eq!(literal.value(), text);
        let written = literal.token().to_string();
        assert!(
            !written.contains(['\r', '\u{202e}', '\u{2066}']),
            "{written}"
        );
    }
}
