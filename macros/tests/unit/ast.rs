use super::{is_backtrace, items_type, json_type, occurs_in, option_inner, type_parameters};
use quote::quote;

/// The fragments of `macro_rules!` are groups without delimiters.
#[test]
fn a_type_may_be_another_macros() {
    let fragment = proc_macro2::Group::new(proc_macro2::Delimiter::None, quote!(Option<u8>));
    let ty = syn::parse2(quote!(#fragment)).expect("it is a type");
    assert!(option_inner(&ty).is_some());
    assert_eq!(json_type(&ty), "integer");
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
