//! `Display` and `Error`, where the derive writes them.

use super::generics::{self, Predicates, bound_of};
use super::{Expansion, match_or, transparent_arm, transparent_arms};
use crate::ast::{Field, Variant, option_inner};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::DeriveInput;
use syn::spanned::Spanned;

pub(super) fn expand(expansion: &Expansion) -> TokenStream {
    let display = display(expansion);
    let error = error(expansion);
    quote!(#display #error)
}

fn display(expansion: &Expansion) -> TokenStream {
    let input = expansion.input;
    let generics = &input.original.generics;
    let mut bounds = Predicates::default();
    let arms = transparent_arms(expansion, |_, field, inner| {
        bounds.add(bound_of(field, &quote!(::core::fmt::Display)));
        quote!(::core::fmt::Display::fmt(#inner, __f))
    });
    let body = match_or(&arms, quote!(__e::display(self, &__TABLE, __f)));
    let clause = generics::where_clause(generics, &[&expansion.bounds.format, &bounds], None);
    display_impl(input.original, &clause, &quote!(__f), &body)
}

pub(super) fn display_impl(
    node: &DeriveInput,
    clause: &TokenStream,
    formatter: &TokenStream,
    body: &TokenStream,
) -> TokenStream {
    generics::implementation(
        node,
        &quote!(::core::fmt::Display),
        clause,
        &quote! {
            fn fmt(&self, #formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #body
            }
        },
    )
}

fn error(expansion: &Expansion) -> TokenStream {
    let input = expansion.input;
    let generics = &input.original.generics;
    let mut bounds = Predicates::default();
    let arms: Vec<TokenStream> = input
        .variants
        .iter()
        .filter_map(|variant| source_arm(expansion, variant, &mut bounds))
        .collect();
    let source = (!arms.is_empty()).then(|| {
        let body = match_or(&arms, quote!(::core::option::Option::None));
        quote! {
            fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                use __e::AsDynError as _;
                #body
            }
        }
    });
    let last = generics::has_type_params(generics)
        .then(|| quote!(Self: ::core::fmt::Debug + ::core::fmt::Display));
    // A type without `Debug` is reported where it becomes a `View`: a bound that mentions a lifetime is checked
    // where it is used.
    let last = last.or_else(|| Some(quote!(for<'__a> Self: ::core::fmt::Debug)));
    let clause = generics::where_clause(generics, &[&bounds], last);
    let source = quote!(#source);
    generics::implementation(
        input.original,
        &quote!(::core::error::Error),
        &clause,
        &source,
    )
}

fn source_arm(
    expansion: &Expansion,
    variant: &Variant,
    bounds: &mut Predicates,
) -> Option<TokenStream> {
    let own = variant.source().map(|field| field.key);
    let inner = variant.inner().map(|field| field.key);
    // Beside an inner error, a field may be the source.
    if inner.is_some() && (own.is_none() || own == inner) {
        return transparent_arm(expansion, variant, |_, field, inner| {
            bounds.add(bound_of(field, &quote!(::core::error::Error)));
            let call = field.generic.then(|| quote!(.as_dyn_error()));
            quote!(::core::error::Error::source(#inner #call))
        });
    }
    let field = variant.source()?;
    let path = expansion.path(variant);
    let member = &field.accessor;
    let inner = option_inner(&field.original.ty);
    let ty = inner.unwrap_or(&field.original.ty);
    let bound = || quote!(#ty: ::core::error::Error + 'static);
    bounds.add(field.generic.then(bound));
    let optional = inner.map(|_| quote!(.as_ref()?));
    let source = Ident::new("__source", Span::mixed_site());
    let call = quote_spanned!(source_span(field)=> #source #optional.as_dyn_error());
    Some(quote!(#path { #member: #source, .. } => ::core::option::Option::Some(#call),))
}

/// A type that is not an error is reported at what makes it the source.
fn source_span(field: &Field) -> Span {
    field
        .attrs
        .source
        .or(field.attrs.from)
        .unwrap_or_else(|| field.accessor.span())
        .resolved_at(Span::mixed_site())
}
