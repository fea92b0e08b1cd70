//! `impl ApiError`, and what a catalogue finds a type by.

use super::generics::{self, Predicates};
use super::{Expansion, match_or, transparent_arm};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn expand(expansion: &mut Expansion) -> TokenStream {
    let input = expansion.input;
    let generics = &input.original.generics;
    let mut inner_bounds = Predicates::default();
    let arms: Vec<TokenStream> = input
        .variants
        .iter()
        .filter_map(|variant| {
            transparent_arm(input, variant, |field, inner| {
                if field.generic {
                    inner_bounds.insert(&field.original.ty, &quote!(__errorbook::ApiError));
                }
                quote!(__errorbook::ApiError::__reveal(#inner))
            })
        })
        .collect();
    expansion.bounds.inner = inner_bounds;
    let is_generic = generics::has_type_params(generics);
    let last = if is_generic {
        quote!(Self: ::core::error::Error + ::core::marker::Send + ::core::marker::Sync)
    } else {
        TokenStream::new()
    };
    let bounds = &expansion.bounds;
    let clause = generics::where_clause(
        generics,
        &[&bounds.format, &bounds.expose, &bounds.inner],
        last,
    );
    let own_clause = generics::where_clause(generics, &[], TokenStream::new());
    let (impl_generics, ty_generics, _) = generics.split_for_impl();
    let ty = &expansion.ty;
    let reveal = match_or(&arms, quote!(__e::Revealed::derived(self)));
    quote! {
        #[automatically_derived]
        impl #impl_generics __errorbook::ApiError for #ty #ty_generics #clause {
            fn entry(&self) -> &'static __errorbook::Entry {
                __e::Revealed::entry(&__errorbook::ApiError::__reveal(self))
            }
            fn message(&self) -> __e::Cow<'_, str> {
                __e::Revealed::message(__errorbook::ApiError::__reveal(self))
            }
            fn __reveal(&self) -> __e::Revealed<'_> {
                #reveal
            }
        }
        #[automatically_derived]
        impl #impl_generics __errorbook::Described for #ty #ty_generics #own_clause {
            const TABLE: &'static __errorbook::Table = &__TABLE;
        }
    }
}
