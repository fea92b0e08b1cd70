//! `From` of a field's type, for `#[from]`.

use super::generics;
use crate::ast::{Field, Input, is_backtrace, option_inner};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{DeriveInput, Ident};

/// One impl per variant that has such a field.
pub(super) fn expand(input: &Input, ty: &Ident) -> TokenStream {
    input
        .variants
        .iter()
        .filter_map(|variant| {
            let from = variant
                .fields
                .iter()
                .find(|field| field.attrs.from.is_some())?;
            let ident = input.is_enum.then_some(variant.ident);
            Some(implementation(
                input.original,
                ty,
                ident,
                from,
                &variant.fields,
            ))
        })
        .collect()
}

/// `impl From<Source> for Type`, through the one field that carries the attribute.
fn implementation(
    node: &DeriveInput,
    ty: &Ident,
    variant: Option<&Ident>,
    from: &Field,
    fields: &[Field],
) -> TokenStream {
    let span = from.attrs.from.unwrap_or_else(proc_macro2::Span::call_site);
    let source = option_inner(&from.original.ty).unwrap_or(&from.original.ty);
    let value = |field: &Field, value: TokenStream| match option_inner(&field.original.ty) {
        Some(_) => quote!(::core::option::Option::Some(#value)),
        None => value,
    };
    let set = fields.iter().map(|field| {
        let member = &field.accessor;
        let value = if field.key == from.key {
            value(field, quote!(__source))
        } else if is_backtrace(&field.original.ty) {
            let captured = quote!(::std::backtrace::Backtrace::capture());
            value(field, quote!(::core::convert::From::from(#captured)))
        } else {
            quote!(::core::unreachable!())
        };
        quote!(#member: #value)
    });
    let variant = variant.map(|variant| {
        let variant = super::quiet(variant);
        quote!(::#variant)
    });
    let clause = generics::where_clause(&node.generics, &[], TokenStream::new());
    let (impl_generics, ty_generics, _) = node.generics.split_for_impl();
    quote_spanned! {span=>
        #[automatically_derived]
        impl #impl_generics ::core::convert::From<#source> for #ty #ty_generics #clause {
            fn from(__source: #source) -> Self {
                Self #variant { #(#set),* }
            }
        }
    }
}
