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
    let inner = expansion.input.transparent();
    let mut inner = inner.map(|field| &field.original.ty).peekable();
    // The types of transparent variants, which only the documentation of the impls needs.
    let inner = inner.peek().is_some().then(|| quote!([#(#inner,)*]));
    expand_with(expansion.input.original, &bounds, None, inner.as_ref())
}

/// Of a faulty type, which may not even be an error: the bound is then checked where it is used.
pub(super) fn expand_faulty(node: &DeriveInput) -> TokenStream {
    expand_with(node, &[], Some(&quote!(for<'__a>)), None)
}

fn expand_with(
    node: &DeriveInput,
    bounds: &[&Predicates],
    later: Option<&TokenStream>,
    inner: Option<&TokenStream>,
) -> TokenStream {
    let ty = super::quiet(&node.ident);
    let (_, ty_generics, _) = node.generics.split_for_impl();
    let declared = generics::declared(&node.generics);
    let borrows = node.generics.lifetimes().next().is_some();
    // A type that borrows cannot outlive the call, so it cannot travel in the response to be rendered
    // again by a layer further out.
    let (respond, outlives) = if borrows {
        (quote!(respond_borrowed), None)
    } else {
        (quote!(respond_owned), Some(quote!(+ 'static)))
    };
    let last = (generics::has_type_params(&node.generics) || later.is_some())
        .then(|| quote!(#later #ty #ty_generics: __errorbook::ApiError #outlives));
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
