//! `From` of a field's type, for `#[from]`.

use super::generics;
use crate::ast::{Field, Input, Variant, is_backtrace, option_inner};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

/// One impl per variant that has such a field.
pub(super) fn expand(input: &Input) -> TokenStream {
    let variants = input.variants.iter();
    variants
        .filter_map(|variant| Some(implementation(input, variant, variant.from()?)))
        .collect()
}

/// `impl From<Source> for Type`, through the one field that carries the attribute.
fn implementation(input: &Input, variant: &Variant, from: &Field) -> TokenStream {
    let (node, ty) = (input.original, super::quiet(&input.original.ident));
    let span = from.attrs.from.unwrap_or_else(Span::call_site);
    // The attribute may stand in another macro than the derive.
    let given = Ident::new("__source", span);
    let source = option_inner(&from.original.ty).unwrap_or(&from.original.ty);
    let value = |field: &Field, value: TokenStream| match option_inner(&field.original.ty) {
        Some(_) => quote!(::core::option::Option::Some(#value)),
        None => value,
    };
    let set = variant.fields.iter().map(|field| {
        let member = &field.accessor;
        let value = if field.key == from.key {
            value(field, quote!(#given))
        } else if is_backtrace(&field.original.ty) {
            let captured = quote!(::std::backtrace::Backtrace::capture());
            value(field, quote!(::core::convert::From::from(#captured)))
        } else {
            quote!(::core::unreachable!())
        };
        quote!(#member: #value)
    });
    let path = input.is_enum.then(|| {
        let variant = super::quiet(variant.ident);
        quote!(::#variant)
    });
    let clause = generics::where_clause(&node.generics, &[], None);
    let (impl_generics, ty_generics, _) = node.generics.split_for_impl();
    quote_spanned! {span=>
        #[automatically_derived]
        impl #impl_generics ::core::convert::From<#source> for #ty #ty_generics #clause {
            fn from(#given: #source) -> Self {
                Self #path { #(#set),* }
            }
        }
    }
}
