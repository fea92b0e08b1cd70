//! `impl View`, which is what makes a type an `ApiError`, and what a catalogue finds a type by.

use super::{Expansion, generics, variant_path};
use crate::ast::Variant;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::spanned::Spanned;

pub(super) fn expand(expansion: &mut Expansion) -> TokenStream {
    let input = expansion.input;
    let generics = &input.original.generics;
    let arms: Vec<TokenStream> = input
        .variants
        .iter()
        .filter(|variant| variant.is_transparent())
        .filter_map(|variant| inner_arm(expansion, variant))
        .collect();
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
    let view = if arms.is_empty() {
        quote!(__e::ErrorView::derived(self))
    } else {
        quote!(match self {
            #(#arms)*
            #[allow(unreachable_patterns)]
            _ => __e::ErrorView::derived(self),
        })
    };
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

fn inner_arm(expansion: &mut Expansion, variant: &Variant) -> Option<TokenStream> {
    let field = variant.fields.first()?;
    if field.generic {
        expansion
            .bounds
            .inner
            .insert(&field.original.ty, &quote!(__errorbook::ApiError));
    }
    let path = variant_path(expansion.input, variant.ident);
    let member = &field.member;
    let inner = Ident::new(
        "__inner",
        field.original.ty.span().resolved_at(Span::mixed_site()),
    );
    Some(quote!(#path { #member: #inner, .. } => __e::View::__view(#inner),))
}
