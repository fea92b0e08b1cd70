//! `impl PlainFields` of a type or subset without parameters: in one match its rows, and the fields that are both displayed and
//! sent, where other types have three. rustc takes its time for each impl, each function and each arm.

use super::accessors::{Accessor, Arm, Arms, method, others};
use super::{Expansion, generics, lex, written, written_pattern};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn expand(expansion: &Expansion, arms: &Arms) -> TokenStream {
    // The generated `Debug` of a subset reads its fields there too.
    let field = match expansion.subset {
        None => "dyn __e::Shown + 'static",
        Some(_) => "dyn __e::DebugShown + 'static",
    };
    // `Self::Field` could be a variant.
    let head = lex(&format!(
        "type Field = {field}; fn at(&self, __key: ::core::primitive::u32) -> (::core::primitive::usize, &({field}))"
    ));
    let at = at(expansion, arms, field);
    let method = |which| method(expansion, arms, which);
    let [display, json, write] = [Accessor::Display, Accessor::Json, Accessor::Write].map(method);
    let others = others(expansion, arms);
    generics::implementation(
        expansion.input.original,
        &quote!(__e::PlainFields),
        &TokenStream::new(),
        &quote!(#head { #at } #display #json #write #others),
    )
}

/// One arm per variant: which row, and the field of the key.
fn at(expansion: &Expansion, arms: &Arms, field: &str) -> TokenStream {
    let input = expansion.input;
    if input.variants.is_empty() {
        return quote!(match *self {});
    }
    let mut with_fields = TokenStream::new();
    let mut others = String::new();
    let ty = input.is_enum.then(|| written(&input.original.ident));
    for variant in &input.variants {
        let own = arms.of_variant(variant).iter();
        let own = own.filter(|arm| arm.accessor == Accessor::Json);
        let own: Vec<&Arm> = own.filter(|arm| arms.is_plain(variant, arm)).collect();
        if own.is_empty() {
            let pattern = written_pattern(ty.as_deref(), variant);
            others.extend([&pattern, " => (", &variant.row.to_string(), ", __nothing),"]);
            continue;
        }
        let path = expansion.path(variant);
        let row = Literal::usize_unsuffixed(variant.row);
        match &*own {
            // No other key is asked for here.
            [Arm { fields, value, .. }] => {
                with_fields.extend(quote!(#path { #(#fields)* .. } => (#row, #(#value)*),));
            }
            own => {
                let fields = own.iter().flat_map(|arm| &arm.fields);
                let values = own.iter().map(|arm| &arm.value);
                let keys = own.iter().map(|arm| Literal::u32_unsuffixed(arm.key));
                with_fields.extend(quote! {
                    #path { #(#fields)* .. } => (#row, match __key {
                        #(#keys => #(#values)*,)*
                        _ => __nothing,
                    }),
                });
            }
        }
    }
    let others = lex(&others);
    let head = lex(&format!(
        "let __nothing: &({field}) = &__e::Nothing; match self"
    ));
    quote!(#head { #with_fields #others })
}
