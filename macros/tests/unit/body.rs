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
