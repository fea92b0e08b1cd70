//! What a faulty type gets: every impl it would have had, with nothing in them, so that code that uses
//! the type raises no errors of its own. Of what was read it needs only the fields and who writes Display.

use super::adapters;
use super::from;
use super::generics;
use crate::ast::{DisplayBy, Input};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn expand(input: &Input) -> TokenStream {
    let node = input.original;
    let ty = super::quiet(&node.ident);
    let generics = &node.generics;
    let (impl_generics, ty_generics, own_clause) = generics.split_for_impl();
    // A bound that mentions a lifetime is checked where it is used, not here.
    let clause = generics::where_clause(
        generics,
        &[],
        quote!(for<'__a> Self: ::core::error::Error + ::core::marker::Send + ::core::marker::Sync),
    );
    let ours = (input.display == DisplayBy::Derive).then(|| {
        let error_clause =
            generics::where_clause(generics, &[], quote!(for<'__a> Self: ::core::fmt::Debug));
        let from = from::expand(input, &ty);
        quote! {
            #[automatically_derived]
            impl #impl_generics ::core::fmt::Display for #ty #ty_generics #own_clause {
                fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::result::Result::Ok(())
                }
            }
            #[automatically_derived]
            impl #impl_generics ::core::error::Error for #ty #ty_generics #error_clause {}
            #from
        }
    });
    let adapters = adapters::expand_faulty(node);
    let name = node.ident.to_string();
    let visibility = &node.vis;
    quote! {
        static __ENTRIES: __e::Entries = __e::Entries::new();
        static __TABLE: __e::Table = __e::Table::faulty(
            ::core::concat!(::core::module_path!(), "::", #name),
            (::core::line!(), ::core::column!()),
            &__ENTRIES,
        );
        #ours
        #[automatically_derived]
        impl #impl_generics __e::View for #ty #ty_generics #clause {
            fn __view(&self) -> __e::ErrorView<'_> {
                ::core::unreachable!()
            }
        }
        #[automatically_derived]
        impl #impl_generics __errorbook::Described for #ty #ty_generics #own_clause {
            const TABLE: &'static __errorbook::Table = &__TABLE;
        }
        #adapters
        #[automatically_derived]
        impl #impl_generics #ty #ty_generics #own_clause {
            #visibility const API_ERRORS: &'static __errorbook::Table = &__TABLE;
        }
    }
}
