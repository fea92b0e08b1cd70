//! `Display` and `Error`, where they are ours.

use super::{Expansion, generics, variant_path};
use crate::ast::{Field, Variant, option_inner};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

pub(super) fn expand(expansion: &mut Expansion) -> TokenStream {
    let display = display(expansion);
    let error = error(expansion);
    quote!(#display #error)
}

fn display(expansion: &mut Expansion) -> TokenStream {
    let input = expansion.input;
    let generics = &input.original.generics;
    let mut inner = generics::Predicates::default();
    let arms: Vec<TokenStream> = input
        .variants
        .iter()
        .filter(|variant| variant.is_transparent())
        .filter_map(|variant| {
            let field = variant.fields.first()?;
            if field.generic {
                inner.insert(&field.original.ty, &quote!(::core::fmt::Display));
            }
            let path = variant_path(input, variant.ident);
            let member = &field.member;
            let inner = inner_ident(field);
            // A type that is no ApiError is told so, once, whichever impl asks.
            let call = if field.generic {
                quote!(::core::fmt::Display::fmt(#inner, __f))
            } else {
                quote!(__e::inner_display(#inner, __f))
            };
            Some(quote!(#path { #member: #inner, .. } => #call,))
        })
        .collect();
    let body = if arms.is_empty() {
        quote!(__e::display(self, __f))
    } else {
        quote!(match self {
            #(#arms)*
            #[allow(unreachable_patterns)]
            _ => __e::display(self, __f),
        })
    };
    let clause = generics::where_clause(
        generics,
        &[&expansion.bounds.format, &inner],
        TokenStream::new(),
    );
    let (impl_generics, ty_generics, _) = generics.split_for_impl();
    let ty = &expansion.ty;
    quote! {
        #[automatically_derived]
        impl #impl_generics ::core::fmt::Display for #ty #ty_generics #clause {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #body
            }
        }
    }
}

fn error(expansion: &mut Expansion) -> TokenStream {
    let input = expansion.input;
    let generics = &input.original.generics;
    let arms: Vec<TokenStream> = input
        .variants
        .iter()
        .filter_map(|variant| source_arm(expansion, variant))
        .collect();
    let source = (!arms.is_empty()).then(|| {
        quote! {
            fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                use __e::AsDynError as _;
                match self {
                    #(#arms)*
                    #[allow(unreachable_patterns)]
                    _ => ::core::option::Option::None,
                }
            }
        }
    });
    let last = if generics::has_type_params(generics) {
        quote!(Self: ::core::fmt::Debug + ::core::fmt::Display)
    } else {
        TokenStream::new()
    };
    let clause = generics::where_clause(generics, &[&expansion.bounds.error], last);
    let (impl_generics, ty_generics, _) = generics.split_for_impl();
    let ty = &expansion.ty;
    quote! {
        #[automatically_derived]
        impl #impl_generics ::core::error::Error for #ty #ty_generics #clause {
            #source
        }
    }
}

fn source_arm(expansion: &mut Expansion, variant: &Variant) -> Option<TokenStream> {
    let path = variant_path(expansion.input, variant.ident);
    let errors = &mut expansion.bounds.error;
    if variant.is_transparent() {
        let field = variant.fields.first()?;
        let member = &field.member;
        if field.generic {
            errors.insert(&field.original.ty, &quote!(::core::error::Error));
        }
        let inner = inner_ident(field);
        let call = if field.generic {
            quote!(::core::error::Error::source(#inner.as_dyn_error()))
        } else {
            quote!(__e::inner_source(#inner))
        };
        return Some(quote!(#path { #member: #inner, .. } => #call,));
    }
    let field = variant.source()?;
    let member = &field.member;
    let inner = option_inner(&field.original.ty);
    if field.generic {
        errors.insert(
            inner.unwrap_or(&field.original.ty),
            &quote!(::core::error::Error + 'static),
        );
    }
    let optional = inner.map(|_| quote!(.as_ref()?));
    let source = Ident::new("__source", Span::mixed_site());
    let call = quote_spanned!(source_span(field)=> #source #optional.as_dyn_error());
    Some(quote!(#path { #member: #source, .. } => ::core::option::Option::Some(#call),))
}

/// In the span of the field's type.
fn inner_ident(field: &Field) -> Ident {
    Ident::new(
        "__inner",
        field.original.ty.span().resolved_at(Span::mixed_site()),
    )
}

/// A type that is no error is reported at what calls it one.
fn source_span(field: &Field) -> Span {
    field
        .attrs
        .source
        .or(field.attrs.from)
        .unwrap_or_else(|| field.member.span())
        .resolved_at(Span::mixed_site())
}
