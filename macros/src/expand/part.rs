//! `impl Part` of a subset without parameters: in one impl, and where a field is displayed and sent in one arm, what a type
//! has in two. rustc takes its time for each impl, each function and each arm, and there may be many subsets.

use super::accessors::{Accessor, Arm, Arms, method, others};
use super::{Expansion, generics, lex, match_or, variant_path, written};
use crate::ast::{Field, Variant};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote};
use std::fmt::Write;
use syn::Member;
use syn::spanned::Spanned;

pub(super) fn expand(expansion: &Expansion, arms: &Arms) -> TokenStream {
    let own = |which| {
        let mut variants = expansion.input.variants.iter();
        let has_any = variants.any(|variant| {
            let mut own = arms.of_variant(variant).iter();
            own.any(|arm| arm.accessor == which && !is_in_both(arms, variant, arm))
        });
        has_any.then(|| method(expansion, arms, which)).flatten()
    };
    let [display, json] = [Accessor::Display, Accessor::Json].map(own);
    let write = method(expansion, arms, Accessor::Write);
    let others = others(expansion, arms);
    let at = at(expansion, arms);
    let debug = debug(expansion, arms);
    let part = generics::implementation(
        expansion.input.original,
        &quote!(__e::Part),
        &TokenStream::new(),
        &quote! {
            fn at(&self, __key: u32) -> (usize, &dyn __e::Shown) {
                #at
            }
            #display #json #write #others
        },
    );
    quote!(#part #debug)
}

/// `Debug`. The runtime has that of a variant whose fields are all in `at`: arms for them would be the most of a subset.
fn debug(expansion: &Expansion, arms: &Arms) -> TokenStream {
    let input = expansion.input;
    let variants = input.variants.iter().filter(|variant| {
        let has = |field: &Field| {
            let mut own = arms.of_variant(variant).iter();
            own.any(|arm| arm.key == field.key && is_in_both(arms, variant, arm))
        };
        !variant.fields.iter().all(has)
    });
    let arms = variants.map(|variant| {
        let (path, name) = (variant_path(input, variant.ident), &variant.name);
        let members = variant.fields.iter().map(|field| &field.accessor);
        let span = |field: &Field| field.original.ty.span().resolved_at(Span::mixed_site());
        let values = variant.fields.iter();
        let values: Vec<Ident> = values
            .map(|field| format_ident!("__field{}", field.key, span = span(field)))
            .collect();
        let (kind, names) = match variant.fields.first().map(|field| &field.accessor) {
            Some(Member::Unnamed(_)) => (quote!(debug_tuple), None),
            _ => {
                let names = variant.fields.iter().map(|field| &field.name);
                (quote!(debug_struct), Some(names.map(|name| quote!(#name,))))
            }
        };
        let names: Vec<TokenStream> = names.map_or_else(
            || values.iter().map(|_| TokenStream::new()).collect(),
            Iterator::collect,
        );
        quote! {
            #path { #(#members: #values),* } => __f.#kind(#name) #(.field(#names #values))* .finish(),
        }
    });
    let arms: Vec<TokenStream> = arms.collect();
    let body = match_or(&arms, quote!(__e::debug(self, __f)));
    generics::implementation(
        input.original,
        &quote!(::core::fmt::Debug),
        &TokenStream::new(),
        &quote! {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #body
            }
        },
    )
}

/// Whether a field is displayed and sent.
fn is_in_both(arms: &Arms, variant: &Variant, arm: &Arm) -> bool {
    let has = |which| {
        let mut own = arms.of_variant(variant).iter();
        own.any(|other| other.accessor == which && other.key == arm.key)
    };
    has(Accessor::Display) && has(Accessor::Json)
}

/// One arm per variant: which row, and the field of the key. A transparent variant has no row and is asked for none.
fn at(expansion: &Expansion, arms: &Arms) -> TokenStream {
    let input = expansion.input;
    if input.variants.is_empty() {
        return quote!(match *self {});
    }
    let mut with_fields = TokenStream::new();
    let mut others = String::new();
    for variant in &input.variants {
        let own = arms.of_variant(variant).iter();
        let own =
            own.filter(|arm| arm.accessor == Accessor::Json && is_in_both(arms, variant, arm));
        let own: Vec<&Arm> = own.collect();
        let row = if variant.is_transparent() {
            "usize::MAX".to_owned()
        } else {
            variant.row.to_string()
        };
        let path = variant_path(input, variant.ident);
        let keys = own.iter().map(|arm| Literal::u32_unsuffixed(arm.key));
        match &*own {
            [] => {
                let (ty, name) = (written(&input.original.ident), written(variant.ident));
                // A String takes everything.
                let _ = write!(others, "{ty}::{name} {{ .. }} => ({row}, &__e::Nothing),");
            }
            [arm] => {
                let (fields, value, row) = (&arm.fields, &arm.value, lex(&row));
                with_fields.extend(quote! {
                    #path #fields => (#row, match __key { #(#keys)* => #value, _ => &__e::Nothing }),
                });
            }
            several => {
                let fields = several.iter().map(|arm| &arm.fields);
                let (values, row) = (several.iter().map(|arm| &arm.value), lex(&row));
                with_fields.extend(quote! {
                    #path { .. } => (#row, match (self, __key) {
                        #((#path #fields, #keys) => #values,)*
                        _ => &__e::Nothing,
                    }),
                });
            }
        }
    }
    let others = lex(&others);
    quote!(match self { #with_fields #others })
}
