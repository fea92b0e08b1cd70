//! `impl Part` of a subset without parameters: in one impl, and where a field is displayed and sent in one arm, what a type
//! has in two. rustc takes its time for each impl, each function and each arm, and there may be many subsets.

use super::accessors::{Accessor, Arm, Arms, method, others};
use super::{Expansion, generics, lex, variant_path, written};
use crate::ast::Variant;
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use std::fmt::Write;

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
    generics::implementation(
        expansion.input.original,
        &quote!(__e::Part),
        &TokenStream::new(),
        &quote! {
            fn at(&self, __key: u32) -> (usize, &dyn __e::Shown) {
                #at
            }
            #display #json #write #others
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
