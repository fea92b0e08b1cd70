//! `From<OrgError> for http::Response<B>`, and one call of a hidden macro per framework: it expands to
//! the framework's impl where the runtime has its feature on, and to nothing where it is off.

use super::generics::{self, Bounds, Predicates};
use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

pub(super) fn expand(node: &DeriveInput, bounds: &Bounds) -> TokenStream {
    let bounds = [&bounds.format, &bounds.expose, &bounds.inner];
    expand_with(node, &bounds, &TokenStream::new())
}

/// Of a faulty type, which may not even be an error: the bound is then checked where it is used.
pub(super) fn expand_faulty(node: &DeriveInput) -> TokenStream {
    expand_with(node, &[], &quote!(for<'__a>))
}

fn expand_with(node: &DeriveInput, bounds: &[&Predicates], later: &TokenStream) -> TokenStream {
    let ty = super::quiet(&node.ident);
    let (_, ty_generics, _) = node.generics.split_for_impl();
    let declared = generics::declared(&node.generics);
    let borrows = node.generics.lifetimes().next().is_some();
    // A type that borrows cannot outlive the call, so it cannot travel in the response to be rendered
    // again by a layer further out.
    let respond = if borrows {
        quote!(respond_borrowed)
    } else {
        quote!(respond_owned)
    };
    let last = if !generics::has_type_params(&node.generics) && later.is_empty() {
        TokenStream::new()
    } else if borrows {
        quote!(#later #ty #ty_generics: __errorbook::ApiError)
    } else {
        quote!(#later #ty #ty_generics: __errorbook::ApiError + 'static)
    };
    let clause = generics::where_clause(&node.generics, bounds, last);
    quote! {
        #[automatically_derived]
        impl<#declared __B: ::core::convert::From<__e::Bytes>> ::core::convert::From<#ty #ty_generics>
            for __e::http::Response<__B> #clause
        {
            fn from(__error: #ty #ty_generics) -> Self {
                __e::#respond(__error)
            }
        }
        __errorbook::__adapters! { [#declared] [#ty #ty_generics] [#clause] #respond }
    }
}
