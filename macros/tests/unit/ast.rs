use super::{
    boxed_dyn, is_backtrace, items_type, json_type, occurs_in, option_inner, type_parameters,
};
use proc_macro2::{Delimiter, Group, TokenStream};
use quote::quote;

fn fragment(ty: TokenStream) -> syn::Type {
    let group = Group::new(Delimiter::None, ty);
    syn::parse2(quote!(#group)).expect("it is a type")
}

/// The fragments of `macro_rules!` are groups without delimiters.
#[test]
fn a_type_may_be_another_macros() {
    let ty = fragment(quote!(Option<u8>));
    assert!(option_inner(&ty).is_some());
    assert_eq!(json_type(&ty), "integer");
    for (ty, json, items) in [
        (quote!(&'static str), "string", None),
        (quote!([bool]), "array", Some("boolean")),
        (quote!((u8, u8)), "array", None),
        (quote!(&'a [u8; 3]), "array", Some("integer")),
        (quote!(Vec<(f32)>), "array", Some("number")),
    ] {
        let name = ty.to_string();
        let ty = fragment(ty);
        assert_eq!((json_type(&ty), items_type(&ty)), (json, items), "{name}");
    }
    let object = fragment(quote!(dyn Error));
    let (pointer, bounds) = boxed_dyn(&fragment(quote!(Box<#object>))).expect("it is a box");
    assert_eq!(
        (pointer.as_str(), bounds),
        ("Box", vec!["Error".to_owned()])
    );
}

#[test]
fn a_parameter_may_stand_anywhere_in_a_type() {
    let parameters = type_parameters(&syn::parse_quote!(<'a, T: Clone, const N: usize>));
    for (ty, occurs) in [
        ("T", true),
        ("Vec<T>", true),
        ("(u8, [T; 2])", true),
        ("fn(&'a T)", true),
        ("[u8; N]", false),
        ("Vec<u8>", false),
        ("&'a str", false),
    ] {
        let tokens = ty.parse().expect(ty);
        assert_eq!(occurs_in(&parameters, tokens), occurs, "{ty}");
    }
}

#[test]
fn a_json_type_follows_from_the_name_of_a_type() {
    for (ty, json, items) in [
        ("String", "string", None),
        ("&'a str", "string", None),
        ("(std::string::String)", "string", None),
        ("Option<Box<u8>>", "integer", None),
        ("Cow<'a, str>", "string", None),
        ("&[bool]", "array", Some("boolean")),
        ("[(f64); 3]", "array", Some("number")),
        ("(&(str))", "string", None),
        ("&([u8])", "array", Some("integer")),
        ("(u8, u8)", "array", None),
        ("Vec<Custom>", "array", None),
        ("&Option<Arc<HashSet<char>>>", "array", Some("string")),
        ("FieldErrors", "array", Some("field_error")),
        ("HashMap<String, u8>", "object", None),
        ("Option", "any", None),
        ("fn() -> String", "any", None),
    ] {
        let parsed = syn::parse_str(ty).expect(ty);
        assert_eq!(
            (json_type(&parsed), items_type(&parsed)),
            (json, items),
            "{ty}"
        );
    }
}

#[test]
fn so_are_options_and_backtraces() {
    for (ty, is_option, is_a_backtrace) in [
        ("Option<u8>", true, false),
        ("(std::option::Option<u8>)", true, false),
        ("Option", false, false),
        ("Box<Option<u8>>", false, false),
        ("std::backtrace::Backtrace", false, true),
        ("Option<Backtrace>", true, true),
        ("Backtrace<u8>", false, false),
    ] {
        let parsed = syn::parse_str(ty).expect(ty);
        assert_eq!(option_inner(&parsed).is_some(), is_option, "{ty}");
        assert_eq!(is_backtrace(&parsed), is_a_backtrace, "{ty}");
    }
}
