//! A function that makes each variant of a type with a `#[refusal]`: the middleware sends them without a value, and rustc
//! would warn that they are never constructed.

use super::Expansion;
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn expand(expansion: &Expansion) -> TokenStream {
    let input = expansion.input;
    let mut variants = input.variants.iter();
    let has_refusals = variants.any(|variant| variant.attrs.refusal.is_some());
    if !has_refusals || !input.original.generics.params.is_empty() {
        return TokenStream::new();
    }
    let ty = &expansion.ty;
    let made = input.variants.iter().map(|variant| {
        let path = input.is_enum.then(|| {
            let variant = super::quiet(variant.ident);
            quote!(::#variant)
        });
        let fields = variant.fields.iter().map(|field| &field.accessor);
        quote!(let _ = #ty #path { #(#fields: ::core::unreachable!()),* };)
    });
    quote! {
        fn __refuse() {
            #(#made)*
        }
    }
}
