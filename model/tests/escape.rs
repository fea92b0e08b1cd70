//! The escapers.

use errorbook_model::escape::{
    json, json_constant, markdown, markdown_cell, pointer_token, uri_component,
};

#[test]
fn each_format_has_its_escapes() {
    assert_eq!(
        json("\0\u{8}\t\n\u{c}\r\u{1f} \"\\/é\u{7f}\u{2028}"),
        "\"\\u0000\\b\\t\\n\\f\\r\\u001f \\\"\\\\/é\u{7f}\u{2028}\""
    );
    assert_eq!(json_constant("\t\n\"é"), "\"\\u0009\\u000a\\\"é\"");
    assert_eq!(markdown_cell("a|b_c\n<d>"), r"a\|b\_c \<d\>");
    assert_eq!(pointer_token("a/b~c"), "a~1b~0c");
    assert_eq!(pointer_token("plain"), "plain");
    assert_eq!(uri_component("A b/é~"), "A%20b%2F%C3%A9~");
}

#[test]
fn markdown_stays_what_it_says() {
    for (text, expected) in [
        ("Use C #", r"Use C \#"),
        ("Use C ##", r"Use C \##"),
        ("C# and # and F#", "C# and # and F#"),
        ("#", r"\#"),
        ("## a", r"\## a"),
    ] {
        assert_eq!(markdown(text), expected);
    }
}
