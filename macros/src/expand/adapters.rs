//! `From<OrgError> for http::Response<B>`, and one call of a hidden macro for all frameworks: it expands to
//! a framework's impls where the runtime has its feature on, and to nothing where it is off.

use super::Expansion;
use super::generics::{self, Predicates};
use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Type};

/// `From` of a type. What the frameworks' impls need of it is added to `rows`.
pub(super) fn expand(expansion: &Expansion, rows: &mut TokenStream) -> TokenStream {
    let bounds = &expansion.bounds;
    let bounds = [&bounds.format, &bounds.expose, &bounds.inner];
    let inner = expansion.input.transparent();
    let inner: Vec<&Type> = inner.map(|field| &field.original.ty).collect();
    expand_with(expansion.input.original, &bounds, None, &inner, rows)
}

/// Of a faulty type, which may not even be an error: the bound is then checked where it is used.
pub(super) fn expand_faulty(node: &DeriveInput) -> TokenStream {
    let mut rows = TokenStream::new();
    let from = expand_with(node, &[], Some(&quote!(for<'__a>)), &[], &mut rows);
    let call = call(&rows);
    quote!(#from #call)
}

/// The call, once for all types: each takes rustc some time.
pub(super) fn call(rows: &TokenStream) -> TokenStream {
    quote!(__errorbook::__adapters! { #rows })
}

fn expand_with(
    node: &DeriveInput,
    bounds: &[&Predicates],
    later: Option<&TokenStream>,
    inner: &[&Type],
    rows: &mut TokenStream,
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
    // The types of transparent variants are only for the documentation.
    rows.extend(quote!({ [#declared] [#ty #ty_generics] [#clause] #respond [#(#inner,)*] }));
    quote! {
        #[automatically_derived]
        impl<#declared __B: ::core::convert::From<__e::Bytes>> ::core::convert::From<#ty #ty_generics>
            for __e::http::Response<__B> #clause
        {
            fn from(__error: #ty #ty_generics) -> Self {
                __e::#respond(__error)
            }
        }
    }
}
