use super::expand;
use proc_macro2::{Delimiter, Group};
use quote::quote;

/// The fragments of `macro_rules!` are groups without delimiters.
#[test]
fn a_pattern_may_be_another_macros() {
    let path = Group::new(Delimiter::None, quote!(errors::OrgError::Blocked));
    let whole = Group::new(Delimiter::None, quote!(#path { name, .. }));
    for pattern in [quote!(#whole), quote!(#path { name, .. })] {
        let says = expand(quote!(errorbook, [&r] [#pattern] [] [] [None])).to_string();
        assert!(!says.contains("compile_error"), "{says}");
        assert!(says.contains("let name = __value0"), "{says}");
    }
}

#[test]
fn a_field_is_a_name_and_a_pattern() {
    for (fields, is_read) in [
        (quote!(name), true),
        (quote!(ref mut name), true),
        (quote!(name: Some(_)), true),
        (quote!(name seats), false),
        (quote!(ref ref mut name), false),
        (quote!(name:), false),
        (quote!("name"), false),
    ] {
        let input = quote!(errorbook, [&r] [OrgError::Blocked { #fields }] [] [] [None]);
        let says = expand(input).to_string();
        assert_eq!(!says.contains("compile_error"), is_read, "{fields}: {says}");
    }
}
