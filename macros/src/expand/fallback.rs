//! What a faulty type gets: every impl it would have had, with nothing in them, so that code that uses
//! the type raises no errors of its own. Of what was read it needs only the fields and who writes Display.

use super::{adapters, api_error, display, from, generics};
use crate::ast::{DisplayBy, Input};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn expand(input: &Input) -> TokenStream {
    let node = input.original;
    let ty = super::quiet(&node.ident);
    let generics = &node.generics;
    let (impl_generics, ty_generics, _) = generics.split_for_impl();
    let own = generics::where_clause(generics, &[], None);
    // A bound that mentions a lifetime is checked where it is used, not here.
    let is_error =
        quote!(for<'__a> Self: ::core::error::Error + ::core::marker::Send + ::core::marker::Sync);
    let clause = generics::where_clause(generics, &[], Some(is_error));
    let generated = (input.display == DisplayBy::Derive).then(|| {
        let ok = quote!(::core::result::Result::Ok(()));
        let display = display::display_impl(node, &own, &quote!(_), &ok);
        let is_debug = quote!(for<'__a> Self: ::core::fmt::Debug);
        let error = generics::implementation(
            node,
            &quote!(::core::error::Error),
            &generics::where_clause(generics, &[], Some(is_debug)),
            &TokenStream::new(),
        );
        let from = from::expand(input);
        quote!(#display #error #from)
    });
    let view = api_error::view_impl(node, &clause, &quote!(::core::unreachable!()));
    let described = generics::described(node);
    let passing = api_error::passing_impl(input, &generics::Predicates::default(), None, &[]);
    let adapters = adapters::expand_faulty(node);
    let name = node.ident.to_string();
    let visibility = &node.vis;
    quote! {
        static __ENTRIES: __e::Entries = __e::Entries::new();
        static __TABLE: __e::Table = __e::Table::faulty(
            ::core::concat!(::core::module_path!(), "::", #name),
            (::core::line!(), ::core::column!()),
            |__table| __ENTRIES.of(__table),
        );
        #generated
        #view
        #described
        #passing
        #adapters
        #[automatically_derived]
        impl #impl_generics #ty #ty_generics #own {
            #visibility const API_ERRORS: &'static __errorbook::Table = &__TABLE;
        }
    }
}
