use super::expand;
use proc_macro2::{Delimiter, Group};
use quote::quote;

/// The fragments of `macro_rules!` are groups without delimiters.
#[test]
fn a_value_of_several_tokens_may_be_another_macros() {
    let fragment = Group::new(Delimiter::None, quote!(-1.5));
    let says = expand(quote!(errorbook, { "a": #fragment, "b": [#fragment] })).to_string();
    assert_eq!(says.matches(r#""-1.5""#).count(), 2, "{says}");
}

#[test]
fn depth_is_bounded_and_width_is_not() {
    let objects = |deep: usize| "{\"a\":".repeat(deep - 1) + "{}" + &"}".repeat(deep - 1);
    let arrays =
        |deep: usize| format!("{{\"a\":{}{}}}", "[".repeat(deep - 1), "]".repeat(deep - 1));
    let beside = |value| format!("{{\"a\":[{}]}}", [value; 300].join(","));
    for (template, is_refused) in [
        (objects(128), false),
        (objects(129), true),
        (arrays(128), false),
        (arrays(129), true),
        (format!("[each {}]", objects(127)), false),
        (format!("[each {}]", objects(128)), true),
        (beside("[]"), false),
        (beside("{}"), false),
    ] {
        let input = format!("errorbook, {template}").parse().expect(&template);
        let says = expand(input).to_string();
        assert_eq!(
            says.contains("too deeply"),
            is_refused,
            "{template}: {says}"
        );
        assert_eq!(says.contains("compile_error"), is_refused, "{template}");
    }
}

/// Whether a template is refused, and the node that it becomes where it is not.
fn value(value: &str) -> String {
    let input = format!("errorbook, {{ \"a\": {value} }}").parse();
    let says = expand(input.expect(value)).to_string();
    let node = says.split_once("\"a\" , ").map(|(_, node)| node);
    let node = node
        .unwrap_or("refused")
        .replace("errorbook :: __private :: ", "");
    node.trim_end_matches([')', ']', ' ']).to_owned()
}

#[test]
fn a_string_without_placeholders_is_a_literal() {
    for (text, node) in [
        (r#""plain""#, r#"Node :: Literal ("\"plain\"""#),
        (r#""{{}}""#, r#"Node :: Literal ("\"{}\"""#),
        (
            "r#\"a \"{{b}}\"\"#",
            r#"Node :: Literal ("\"a \\\"{b}\\\"\"""#,
        ),
        (r#""""#, r#"Node :: Literal ("\"\"""#),
        (r#""{code}""#, r#"Node :: Text ("{code}""#),
        (r#""{{{code}}}""#, r#"Node :: Text ("{{{code}}}""#),
        (r#""{field.a b}""#, r#"Node :: Text ("{field.a b}""#),
    ] {
        assert_eq!(value(text), node, "{text}");
    }
}

#[test]
fn a_field_may_have_any_name() {
    for (text, node) in [
        ("field.name", r#"Node :: Field ("name""#),
        ("field.r#type", r#"Node :: Field ("type""#),
        ("field.type", r#"Node :: Field ("type""#),
        ("field.or", r#"Node :: Field ("or""#),
        ("field.each", r#"Node :: Field ("each""#),
        (
            r#"field."violated-policies""#,
            r#"Node :: Field ("violated-policies""#,
        ),
        (r#"field."a.b""#, r#"Node :: Field ("a.b""#),
        (
            "field.or or null",
            r#"Node :: Or (& Node :: Field ("or") , & Node :: Literal ("null""#,
        ),
        (
            r#"field.a or "{{""#,
            r#"Node :: Or (& Node :: Field ("a") , & Node :: Literal ("\"{\"""#,
        ),
        ("request.method", "Node :: Name (Name :: RequestMethod"),
    ] {
        assert_eq!(value(text), node, "{text}");
    }
}

#[test]
fn any_tokens_are_read_without_a_panic() {
    let words = [
        "each",
        "or",
        "field",
        ".",
        "code",
        "pointer",
        "\"{code}\"",
        "\"{\"",
        "{}",
        "[each {}]",
        ":",
        "\"a\"",
        "null",
        "-",
        "1",
        ",",
        "..",
        "fields",
        "[]",
        "request",
        "()",
    ];
    for first in words {
        for second in words {
            for third in words {
                for template in [
                    format!("[{first} {second} {third}]"),
                    format!("{{ \"a\": {first} {second} {third} }}"),
                    format!("{{ {first} {second} {third} }}"),
                    format!("{first} {second} {third}"),
                ] {
                    if let Ok(input) = format!("errorbook, {template}").parse() {
                        let _ = expand(input);
                    }
                }
            }
        }
    }
}
