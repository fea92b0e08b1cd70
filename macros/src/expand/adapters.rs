//! `From<OrgError> for http::Response<B>`, and one call of a hidden macro per framework: it expands to
//! the framework's impl where the runtime has its feature on, and to nothing where it is off.

use super::Expansion;
use super::generics::{self, Predicates};
use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

pub(super) fn expand(expansion: &Expansion) -> TokenStream {
    let bounds = &expansion.bounds;
    let bounds = [&bounds.format, &bounds.expose, &bounds.inner];
    let variants = expansion.input.variants.iter();
    let inner: Vec<_> = variants
        .filter(|variant| variant.is_transparent())
        .flat_map(|variant| variant.fields.iter().map(|field| &field.original.ty))
        .collect();
    // What a type answers with besides its own errors: for its documentation alone.
    let inner = if inner.is_empty() {
        TokenStream::new()
    } else {
        quote!([#(#inner,)*])
    };
    expand_with(
        expansion.input.original,
        &bounds,
        &TokenStream::new(),
        &inner,
    )
}

/// Of a faulty type, which may not even be an error: the bound is then checked where it is used.
pub(super) fn expand_faulty(node: &DeriveInput) -> TokenStream {
    expand_with(node, &[], &quote!(for<'__a>), &TokenStream::new())
}

fn expand_with(
    node: &DeriveInput,
    bounds: &[&Predicates],
    later: &TokenStream,
    inner: &TokenStream,
) -> TokenStream {
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
        __errorbook::__adapters! { [#declared] [#ty #ty_generics] [#clause] #respond #inner }
    }
}
