//! The escapers.

use errorbook_model::escape::{
    json, json_constant, markdown, markdown_cell, pointer_token, uri_component, xml_attribute,
    xml_text,
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

/// A parser makes a space of a tab in an attribute, and a line feed of a carriage return anywhere.
#[test]
fn xml_reads_back_what_was_written() {
    let written = |write: fn(&mut Vec<u8>, &str), text: &str| {
        let mut out = Vec::new();
        write(&mut out, text);
        String::from_utf8(out).unwrap()
    };
    for (text, in_text, in_attribute) in [
        ("a b~", "a b~", "a b~"),
        ("a\tb\nc", "a\tb\nc", "a&#9;b&#10;c"),
        ("\r\n", "&#13;\n", "&#13;&#10;"),
        ("<&>\"'", "&lt;&amp;&gt;&quot;'", "&lt;&amp;&gt;&quot;'"),
        (
            "é\u{7f}\u{85}\u{1f600}",
            "é\u{7f}\u{85}\u{1f600}",
            "é\u{7f}\u{85}\u{1f600}",
        ),
        (
            "\0\u{1f}\u{fffe}",
            "\u{fffd}\u{fffd}\u{fffd}",
            "\u{fffd}\u{fffd}\u{fffd}",
        ),
    ] {
        assert_eq!(written(xml_text, text), in_text, "{text:?}");
        assert_eq!(written(xml_attribute, text), in_attribute, "{text:?}");
    }
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
