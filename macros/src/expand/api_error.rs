//! `impl View`, which is what makes a type an `ApiError`, and what a catalogue finds a type by.

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
                quote!(__e::View::__view(#inner))
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
    let view = match_or(&arms, quote!(__e::ErrorView::derived(self)));
    quote! {
        #[automatically_derived]
        impl #impl_generics __e::View for #ty #ty_generics #clause {
            fn __view(&self) -> __e::ErrorView<'_> {
                #view
            }
        }
        #[automatically_derived]
        impl #impl_generics __errorbook::Described for #ty #ty_generics #own_clause {
            const TABLE: &'static __errorbook::Table = &__TABLE;
        }
    }
}
